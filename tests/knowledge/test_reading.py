"""Reading a knowledge pack: what is taken over, and how every problem is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError, Problem
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.workup.causes import Category, Checked, Mechanism, ReviewStatus
from neutro_desk.workup.statements import Text
from neutro_desk.workup.steps import Step
from tests.knowledge.a_pack import CLOZAPINE, FELTY, QUESTION, changed, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound pack."""
    return written(tmp_path / "knowledge")


def problems(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of a pack that must not load."""
    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)
    return caught.value.problems


def test_a_sound_pack_comes_over_whole(folder: Path) -> None:
    pack = load_pack(folder)
    assert (pack.version, pack.review_by) == ("2026-11", date(2027, 5, 31))
    assert [(one.id, one.step, one.kind) for one in pack.questions] == [
        ("spleen-large", Step.AUTOIMMUNE, "yes_no")
    ]
    assert pack.references["book"].short == "Book 2017"
    felty = pack.causes[0]
    assert (felty.id, felty.category, felty.mechanisms) == (
        "felty",
        Category.AUTOIMMUNE,
        (Mechanism.INCREASED_DESTRUCTION,),
    )
    assert [(one.question, one.answer, one.weight) for one in felty.links] == [("spleen-large", "yes", 2)]
    assert felty.tests == (Text("Ultrasound"),)
    assert felty.facts[0][0] == Text("A fact.")
    assert felty.provenance.checked is Checked.SOURCE_CHECKED
    assert felty.provenance.status is ReviewStatus.UNDER_REVIEW
    assert pack.drugs[0].latency_days == (42, 126)
    assert len(pack.caveats[0].conditions) == 5
    assert pack.clozapine is not None
    assert [one.jurisdiction.value for one in pack.clozapine.labels] == ["US", "EU", "UK"]
    table = pack.clozapine.labels[0].tables[0]
    assert (table.repeat_below, table.repeat_hours) == (Decimal("1.5"), 24)
    assert [(band.low, band.high, band.resume, band.until) for band in table.bands] == [
        (Decimal("1.5"), None, None, ()),
        (None, Decimal("1.5"), Decimal("1.5"), (Decimal("1.0"), Decimal("1.4"))),
    ]


def test_the_hash_follows_every_byte_of_every_file(folder: Path) -> None:
    before = load_pack(folder).content_hash
    assert len(before) == 12
    assert load_pack(folder).content_hash == before
    changed(folder, "causes/felty.toml", "A fact.", "A fact!")
    assert load_pack(folder).content_hash != before


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "reason"),
    [
        ("questions.toml", "step =", "stepp =", "question spleen-large, line 1", "stepp"),
        ("questions.toml", '"autoimmune-spleen"', '"spleen"', "question spleen-large, line 1", "spleen"),
        (
            "questions.toml",
            "date = 2026",
            'kind = "maybe"\ndate = 2026',
            "question spleen-large",
            "kind maybe",
        ),
        ("questions.toml", "date = 2026", 'derived = "x"\ndate = 2026', "question spleen-large", "called x"),
        ("questions.toml", '["book"]', '["other"]', "question spleen-large", "source other"),
        ("questions.toml", '["book"]', "[]", "question spleen-large", "no source"),
        (
            "questions.toml",
            "source checked",
            "this ward's own",
            "question spleen-large",
            "mark of a ward's own items",
        ),
        (
            "questions.toml",
            '["book"]',
            '["book", "no-source"]',
            "question spleen-large",
            "marked source checked, although no-source stands among its sources",
        ),
        (
            "questions.toml",
            "2026-11-21",
            "2027-06-01",
            "question spleen-large",
            "2027-06-01 lies after the pack's review on 2027-05-31",
        ),
        ("questions.toml", '"Large spleen?"', '" "', "question spleen-large", "text is empty"),
        ("questions.toml", "Is your spleen", "[K] Is your spleen", "question spleen-large", "mark [K]"),
        ("causes/felty.toml", "A fact.", "A fact [V2].", "fact 1, line", "text holds the working mark [V2]"),
        ("causes/felty.toml", '["increased_destruction"]', "[]", "", "no mechanism is given"),
        ("causes/felty.toml", '"About it."', '""', "", "about is empty"),
        ("causes/felty.toml", '"Large spleen"', '"Large spleen [K]"', "link spleen-large", "reason holds"),
        (
            "drugs.toml",
            '"About it."',
            '"About it [V]."',
            "drug clozapine",
            "about holds the working mark [V]",
        ),
        ("caveats.toml", '"Decide with the prescriber."', '""', "caveat with-prescriber", "text is empty"),
        ("causes/felty.toml", 'question = "spleen-large"', 'question = "liver"', "link liver", "liver"),
        ("causes/felty.toml", 'answer = "yes"', 'answer = "maybe"', "link spleen-large", "maybe"),
        ("causes/felty.toml", "weight = 2", "weight = 0", "link spleen-large", "weight 0"),
        ("causes/felty.toml", "weight = 2", "weight = 4", "link spleen-large", "weight 4"),
        ("causes/felty.toml", "weight = 2", "weight = -4", "link spleen-large", "weight -4"),
        ("causes/felty.toml", "weight = 2", "weight = 1.5", "link spleen-large", "int"),
        ("causes/felty.toml", '"autoimmune"', '"immune"', "line 2", "immune"),
        ("causes/felty.toml", "category", "kategory", "line 2", "kategory"),
        ("causes/felty.toml", "[[test]]\n", '[[test]]\nnote = "x"\n', "test 1", "note"),
        ("drugs.toml", "evidence = 3", "evidence = 4", "drug clozapine", "evidence 4"),
        ("drugs.toml", "[42, 126]", "[126, 42]", "drug clozapine", "latency_days"),
        ("drugs.toml", '"clozaril"', '"Clozaril"', "drug clozapine", "Clozaril"),
        ("caveats.toml", "cause:felty", "cause:lupus", "caveat with-prescriber", "cause:lupus"),
        ("caveats.toml", "severity:severe", "severity:grim", "caveat with-prescriber", "severity:grim"),
        ("clozapine.toml", "[stopping]", "[stoping]", "stopping", "is missing"),
        ("clozapine.toml", 'id = "UK"', 'id = "AU"', "label AU", "AU"),
        ("clozapine.toml", 'id = "EU"', 'id = "US"', "label", "must be US, EU, UK, each once"),
        ("clozapine.toml", '\nlow = "1.5"', '\nlow = "1.4"', "US general", "leave a gap"),
        ("clozapine.toml", 'high = "1.5"', 'high = "1.6"', "US general", "leave a gap"),
        ("clozapine.toml", '\nlow = "1.5"', "\nlow = 1.5", "band 1, line", "low"),
        ("clozapine.toml", 'high = "1.5"', 'high = "NaN"', "band 2, line", "NaN is no count"),
        ("clozapine.toml", 'high = "1.5"', 'high = "1,5"', "band 2, line", "1,5 is no number"),
        ("clozapine.toml", 'high = "1.5"', 'high = "-1"', "band 2, line", "-1 is no count"),
        (
            "clozapine.toml",
            '\nlow = "1.5"',
            '\nlow = "1.5"\nhigh = "1.5"',
            "band 1, line",
            "1.5 does not lie above 1.5",
        ),
        ("clozapine.toml", 'resume = "1.5"\n', "", "band 2, line", "resume does not fit"),
        ("clozapine.toml", '"continue"', '"continue"\nresume = "1.0"', "band 1, line", "resume does not fit"),
        ("clozapine.toml", '"1.0", ', "", "band 2, line", "until does not fit the monitoring daily_thrice"),
        ("clozapine.toml", '"interrupt"', '"carry on"', "band 2, line", "carry on"),
        ("clozapine.toml", 'below = "1.5"', 'below = "1.4"', "repeat 1, line", "no line of its table"),
        ("clozapine.toml", 'below = "1.5"', 'below = "x"', "repeat 1, line", "x is no number"),
        ("clozapine.toml", "hours = 24", "hours = 0", "repeat 1, line", "0 hours"),
        ("clozapine.toml", 'label = "UK"', 'label = "EU"', "label UK", "has no general bands"),
        ("clozapine.toml", '["book"]', '["other"]', "stopping", "source other"),
        ("clozapine.toml", '["book"]', "[]", "stopping", "needs a source"),
        ("clozapine.toml", '"source checked"', '"not yet verified"', "stopping", "needs a source"),
        ("clozapine.toml", "[stopping]", "extra = 1\n[stopping]", "extra", "unknown key"),
        ("pack.toml", "2027-05-31", '"soon"', "", "date"),
        ("references.toml", "short", "shrot", "book", "shrot"),
        ("drugs.toml", "[[drug]]", "[other]\nx = 1\n[[drug]]", "other", "unknown key"),
    ],
)
def test_a_mistake_is_named_with_its_file_its_row_and_the_reason(
    folder: Path, file: str, old: str, new: str, place: str, reason: str
) -> None:
    changed(folder, file, old, new)
    named = [one for one in problems(folder) if one.file == Path(file).name]
    assert any(place in one.place and reason in one.reason for one in named), named


def test_an_id_given_twice_is_refused(folder: Path) -> None:
    (folder / "questions.toml").write_text(QUESTION * 2, encoding="utf-8")
    assert [(one.file, one.reason) for one in problems(folder)] == [
        ("questions.toml", "id spleen-large stands twice")
    ]


def test_a_cause_never_weighs_one_answer_twice(folder: Path) -> None:
    link = FELTY[FELTY.index("[[link]]") : FELTY.index("[[test]]")]
    changed(folder, "causes/felty.toml", "[[test]]", link.replace("weight = 2", "weight = -2") + "[[test]]")
    assert [one.reason for one in problems(folder)] == ["spleen-large answered yes is weighed twice"]


def test_a_key_finding_needs_a_reason_that_speaks_for_the_cause(folder: Path) -> None:
    mechanisms = 'mechanisms = ["increased_destruction"]\n'
    changed(folder, "causes/felty.toml", mechanisms, mechanisms + 'key = ["spleen-large"]\n')
    assert load_pack(folder).causes[0].key == ("spleen-large",)
    changed(folder, "causes/felty.toml", 'key = ["spleen-large"]', 'key = ["spleen-large", "joint-pain"]')
    assert [one.reason for one in problems(folder)] == [
        "no reason for it speaks of its key finding joint-pain"
    ]


def test_one_name_never_means_two_drugs(folder: Path) -> None:
    other = CLOZAPINE.replace('id = "clozapine"', 'id = "olanzapine"').replace(
        '"clozapine", ', '"olanzapine", '
    )
    (folder / "drugs.toml").write_text(CLOZAPINE + other, encoding="utf-8")
    assert [one.reason for one in problems(folder)] == ["name clozaril already means clozapine"]


def test_all_problems_of_all_files_come_at_once(folder: Path) -> None:
    changed(folder, "questions.toml", "step =", "stepp =")
    changed(folder, "causes/felty.toml", "weight = 2", "weight = 7")
    changed(folder, "drugs.toml", '["book"]', '["missing"]')
    (folder / "caveats.toml").write_text("[[caveat", encoding="utf-8")
    files = [one.file for one in problems(folder)]
    assert set(files) == {"questions.toml", "felty.toml", "drugs.toml", "caveats.toml"}


def test_the_message_names_the_first_problem_and_how_many_more(folder: Path) -> None:
    changed(folder, "causes/felty.toml", "weight = 2", "weight = 7")
    with pytest.raises(KnowledgeError, match=r"^felty\.toml: link spleen-large, line \d+: weight 7"):
        load_pack(folder)
    changed(folder, "drugs.toml", '["book"]', '["missing"]')
    with pytest.raises(KnowledgeError, match=r"\(and 1 more\)$"):
        load_pack(folder)


def test_the_line_of_a_broken_row_is_the_line_in_its_file(folder: Path) -> None:
    changed(folder, "causes/felty.toml", "weight = 2", "weight = 7")
    line = FELTY.split("\n").index("[[link]]") + 1
    assert [one.place for one in problems(folder)] == [f"link spleen-large, line {line}"]


@pytest.mark.parametrize(
    "file", ["pack.toml", "references.toml", "questions.toml", "drugs.toml", "caveats.toml", "clozapine.toml"]
)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert Problem(file, "", "cannot be read") in problems(folder)


def test_a_folder_without_causes_is_refused(folder: Path) -> None:
    (folder / "causes" / "felty.toml").unlink()
    changed(folder, "caveats.toml", '"cause:felty", ', "")
    assert [one.reason for one in problems(folder)] == ["no cause is there"]


@pytest.mark.parametrize("name", ["local.toml", "causes/more/felty.toml"])
def test_a_file_that_is_not_of_the_pack_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(FELTY, encoding="utf-8")
    assert Problem(name, "", "is no file of the pack") in problems(folder)


def test_what_an_editor_leaves_is_neither_read_nor_part_of_the_hash(folder: Path) -> None:
    before = load_pack(folder).content_hash
    (folder / "causes" / "felty.toml~").write_text("old", encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\0")
    assert load_pack(folder).content_hash == before


def test_a_key_given_twice_is_named_with_its_line(folder: Path) -> None:
    (folder / "references.toml").write_text(
        "[book]\nshort = 'a'\nfull = 'b'\nshort = 'c'\n", encoding="utf-8"
    )
    named = [str(one) for one in problems(folder) if one.file == "references.toml"]
    assert len(named) == 1
    assert "line 4" in named[0]


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "drugs.toml").write_bytes(b"\xff\xfe")
    assert any(one.file == "drugs.toml" for one in problems(folder))
