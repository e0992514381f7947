"""Case files: what is written comes back, what is wrong is named, what was there survives."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.exchange.case_file import CaseFileError, decode_case, encode_case, read_case, write_case
from neutro_desk.installed_files import resource
from neutro_desk.workup.case import Case, Comparator

SAMPLES = sorted(resource("samples").glob("*.neutro.json"))


def with_count(**entries: object) -> str:
    """Return the text of a case file with one count."""
    return json.dumps({"format": "neutro-desk-case", "version": 1, "counts": [entries]})


def problems_of(text: str) -> tuple[str, ...]:
    """Return the problems a text is refused for."""
    with pytest.raises(CaseFileError) as refusal:
        decode_case(text)
    return refusal.value.problems


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_read_and_written_again_is_the_same_text(path: Path) -> None:
    assert encode_case(read_case(path)) == path.read_text(encoding="utf-8")


def test_there_are_three_samples() -> None:
    assert len(SAMPLES) >= 3


def test_only_format_and_version_must_be_present() -> None:
    assert decode_case('{"format": "neutro-desk-case", "version": 1}') == Case()


def test_a_number_keeps_its_trailing_zero() -> None:
    case = decode_case(with_count(wbc={"value": "1.20", "unit": "10*9/L"}))
    assert case.counts[0].wbc is not None
    assert str(case.counts[0].wbc.value) == "1.20"


def test_a_unit_spelling_becomes_its_ucum_code() -> None:
    case = decode_case(with_count(wbc={"value": "5.2", "unit": "K/mm3"}))
    assert case.counts[0].wbc is not None
    assert (case.counts[0].wbc.value, case.counts[0].wbc.unit) == (Decimal("5.2"), "10*3/uL")


def test_a_value_below_the_laboratory_limit_stays_censored() -> None:
    case = decode_case(with_count(anc={"value": "0.1", "unit": "10*9/L", "comparator": "<"}))
    assert case.counts[0].anc is not None
    assert case.counts[0].anc.comparator is Comparator.BELOW


def test_a_damaged_file_is_named_with_its_line() -> None:
    assert problems_of('{"format": "neutro-desk-case",\n "version": }') == (
        "The file is damaged at line 2: expecting value.",
    )


@pytest.mark.parametrize("text", ["[]", "{}", '{"format": "other", "version": 1}', "3", "[" * 100_000])
def test_another_kind_of_file_is_refused(text: str) -> None:
    assert problems_of(text) == ("This is not a Neutro Desk case file.",)


@pytest.mark.parametrize("half", [r"\ud83d", r"a\uDE00b"])
def test_half_a_character_is_refused_because_it_could_not_be_saved_again(half: str) -> None:
    text = '{"format": "neutro-desk-case", "version": 1, "notes": "' + half + '"}'
    assert problems_of(text) == ("The file holds half a character, which no text can hold.",)


def test_a_character_written_by_both_its_halves_is_read() -> None:
    case = decode_case(r'{"format": "neutro-desk-case", "version": 1, "notes": "\ud83d\ude00"}')
    assert case.notes == "\U0001f600"


def test_a_newer_file_is_refused_unread() -> None:
    (problem,) = problems_of('{"format": "neutro-desk-case", "version": 2, "something": "new"}')
    assert "newer Neutro Desk (version 2)" in problem


def test_a_key_given_twice_is_refused_by_name() -> None:
    assert problems_of('{"format": "neutro-desk-case", "version": 1, "notes": "a", "notes": "b"}') == (
        "notes: given twice.",
    )


def test_an_unknown_key_is_refused_by_name() -> None:
    (problem,) = problems_of(with_count(neutrofils="3"))
    assert "neutrofils" in problem
    assert "counts" in problem


def test_every_wrong_value_is_named_at_once() -> None:
    problems = problems_of(
        with_count(
            collected="2026-02-30T10:00",
            method="by eye",
            wbc={"value": "1,5", "unit": "MM3"},
            mcv={"value": "-88", "unit": "fL"},
        )
    )
    assert len(problems) == 5
    assert [problem.split(":")[0] for problem in problems] == [
        "counts[0].collected",
        "counts[0].method",
        "counts[0].wbc",
        "counts[0].wbc",
        "counts[0].mcv",
    ]
    assert "The decimal mark in files is a point." in "".join(problems)


@pytest.mark.parametrize(
    "text", ["2026-11-21T06:10Z", "2026-11-21T06:10+01:00", "21.11.2026", "2026-11-21", "now"]
)
def test_a_time_with_a_zone_or_without_a_clock_is_refused(text: str) -> None:
    (problem,) = problems_of(with_count(collected=text))
    assert problem.startswith("counts[0].collected:")


def with_event(**entries: object) -> str:
    """Return the text of a case file with one event."""
    return json.dumps({"format": "neutro-desk-case", "version": 1, "events": [entries]})


@pytest.mark.parametrize("kind", ["drug", "chemotherapy"])
def test_a_named_drug_may_stand_without_any_date_and_is_written_back_so(kind: str) -> None:
    case = decode_case(with_event(kind=kind, name="clozapine", start=None, stop=None))
    assert case.events[0].begins is None
    assert decode_case(encode_case(case)) == case


@pytest.mark.parametrize("entries", [{"kind": "fever"}, {"kind": "drug"}, {"kind": "g-csf", "name": "x"}])
def test_every_other_event_needs_a_date(entries: dict[str, str]) -> None:
    assert problems_of(with_event(**entries)) == ("events[0]: a date is missing (at, or start and stop).",)


def test_two_counts_with_one_id_are_refused() -> None:
    text = json.dumps({"format": "neutro-desk-case", "version": 1, "counts": [{"id": "c1"}, {"id": "c1"}]})
    assert problems_of(text) == ("counts: the id c1 is given twice.",)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ([{}, {}], ["c1", "c2"]),
        ([{"id": "c2"}, {}], ["c2", "c3"]),
        ([{}, {"id": "c1"}], ["c2", "c1"]),
        ([{"id": None}, {"id": "lab-7"}, {}], ["c1", "lab-7", "c3"]),
    ],
)
def test_counts_without_an_id_get_one_that_is_free(given: list[dict[str, str]], read: list[str]) -> None:
    text = json.dumps({"format": "neutro-desk-case", "version": 1, "counts": given})
    assert [cbc.id for cbc in decode_case(text).counts] == read


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.neutro.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseFileError, match="UTF-8"):
        read_case(path)


def test_a_folder_that_cannot_take_the_file_leaves_the_old_one_whole(tmp_path: Path) -> None:
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("here", encoding="utf-8")
    with pytest.raises(CaseFileError, match="was not saved"):
        write_case(Case(), blocked / "case.neutro.json")
    assert blocked.read_text(encoding="utf-8") == "here"
    assert [entry.name for entry in tmp_path.iterdir()] == ["not-a-folder"]


def test_saving_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "case.neutro.json"
    write_case(Case(notes="first"), path)
    write_case(Case(notes="second"), path)
    assert read_case(path).notes == "second"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.neutro.json"]


def test_saving_through_a_link_changes_the_file_it_points_at(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.neutro.json", tmp_path / "link.neutro.json"
    write_case(Case(notes="before"), kept)
    link.symlink_to(kept)
    write_case(Case(notes="after"), link)
    assert link.is_symlink()
    assert read_case(kept).notes == "after"
