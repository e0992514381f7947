from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from neutro_desk.workup.causes import Pack
from tests.commands.calling import Calling

Writing = Callable[..., Path]


def test_causes_are_ranked_with_what_speaks_for_and_against(call: Calling, fall: Path) -> None:
    found = call("causes", fall, "--json")
    assert found.status == 0
    assert list(found.json)[:4] == ["ranked", "next_question", "caveats", "emergency"]
    first = found.json["ranked"][0]
    assert list(first) == [
        *("id", "name", "category", "mechanisms", "support", "score"),
        *("for", "against", "not_asked", "tests"),
    ]
    assert first["for"]
    assert all(list(reason) == ["finding", "text", "source"] for reason in first["for"])
    scores = [cause["score"] for cause in found.json["ranked"] if cause["score"] > 0]
    assert scores == sorted(scores, reverse=True)
    assert list(found.json["next_question"]) == ["id", "why"]


def test_an_emergency_is_true_with_its_rules_or_null(call: Calling, fall: Path, table: Writing) -> None:
    found = call("causes", fall, "--json").json
    assert found["emergency"] is True
    assert found["emergency_rules"]
    normal = table(
        '{"format": "neutro-desk-case", "version": 1, "counts": [{"collected": "2026-01-01T06:00",'
        ' "anc": {"value": "3.0", "unit": "10*9/L"}}]}',
        "normal.neutro.json",
    )
    assert call("causes", normal, "--json").json["emergency"] is None


def test_the_rules_name_the_definitions_met_with_the_fever_included(call: Calling, table: Writing) -> None:
    # CLINICAL 8.5, T89
    case = table(
        '{"format": "neutro-desk-case", "version": 1, "events": ['
        '{"kind": "chemotherapy", "name": "docetaxel", "at": "2026-11-10"},'
        '{"kind": "fever", "at": "2026-11-21T05:40", "temperature": {"value": "38.1", "unit": "Cel"}}],'
        '"counts": [{"collected": "2026-11-21T06:00", "anc": {"value": "0.500", "unit": "10*9/L"}}]}',
        "fever.neutro.json",
    )
    found = call("causes", case, "--json").json
    assert found["emergency"] is True
    assert found["emergency_rules"] == [
        "Count meets NICE",
        "Definition met, fever included: NICE CG151",
        "Definition met, fever included: CISNE study",
    ]


def test_with_clozapine_the_text_says_that_no_label_was_chosen(call: Calling, table: Writing) -> None:
    case = table(
        '{"format": "neutro-desk-case", "version": 1, "events": [{"kind": "drug", "name": "Clozaril",'
        ' "start": "2026-10-01"}], "counts": [{"collected": "2026-11-21T06:00", "anc": {"value": "1.2",'
        ' "unit": "10*9/L"}}]}',
        "clozapine.neutro.json",
    )
    said = "Clozapine: no label was chosen (US, EU or UK), so no monitoring text is shown."
    assert said in call("causes", case).out.splitlines()
    assert list(call("causes", case, "--json").json)[:4] == [
        "ranked",
        "next_question",
        "caveats",
        "emergency",
    ]
    text = " ".join(call("summary", case, "--text").out.split())
    assert "CLOZAPINE LABEL None was chosen (US, EU or UK), so no monitoring text is shown." in text
    for words in ("3 times a week", "continue.", "red result", "re-expose"):
        assert words not in text


def test_the_categories_are_those_of_the_contract(call: Calling, fall: Path) -> None:
    named = {
        *("chemotherapy", "drug", "infection", "autoimmune", "congenital", "nutritional", "duffy_null"),
        *("sequestration", "marrow_disorder", "spurious", "other"),
    }
    assert {cause["category"] for cause in call("causes", fall, "--json").json["ranked"]} <= named


def test_a_case_that_cannot_be_read_is_a_wrong_call_with_every_problem(call: Calling, table: Writing) -> None:
    text = '{"format": "neutro-desk-case", "version": 1, "patient": {"sex": "x", "duffy": "y"}}'
    found = call("causes", table(text, "a.json"))
    assert (found.status, found.out) == (2, "")
    assert "patient.sex" in found.err
    assert "patient.duffy" in found.err


def test_every_question_of_the_checklist_is_listed(call: Calling, pack: Pack) -> None:
    found = call("findings", "--json").json
    assert [question["id"] for question in found] == [question.id for question in pack.questions]
    assert all(list(question) == ["id", "text", "step", "kind", "answers"] for question in found)
    assert all(question["text"] for question in found)
    assert len(call("findings").out.splitlines()) == len(found)


def test_each_reason_says_its_strength_in_a_word_and_what_is_told_already(call: Calling, fall: Path) -> None:
    said = call("causes", fall).out
    assert "   + Among the drugs most often reported (strong; curtis-2017)" in said
    assert "   + Started 16 d before first ANC <1.0 (moderate; from the events)" in said
    assert "   + A drug in the 6 months before (told already; curtis-2017)" in said
