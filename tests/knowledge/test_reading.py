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

ITEM = 'sources = ["book"]\nchecked = "source checked"\nstatus = "under review"\ndate = 2026-11-21\n'
QUESTION = f"""[[question]]
id = "spleen-large"
step = "autoimmune-spleen"
text = {{ clinician = "Large spleen?", patient = "Is your spleen large?" }}
{ITEM}
"""
FELTY = f"""name = {{ clinician = "Felty syndrome", patient = "Felty syndrome" }}
category = "autoimmune"
mechanisms = ["increased_destruction"]
about = {{ clinician = "About it." }}
{ITEM}
[[link]]
question = "spleen-large"
answer = "yes"
weight = 2
reason = {{ clinician = "Large spleen" }}
{ITEM}
[[test]]
text = {{ clinician = "Ultrasound" }}

[[fact]]
text = {{ clinician = "A fact." }}
{ITEM}
"""
CLOZAPINE = f"""[[drug]]
id = "clozapine"
name = {{ clinician = "clozapine", patient = "clozapine" }}
drug_class = "antipsychotic"
names = ["clozapine", "clozaril"]
mechanisms = ["unknown"]
evidence = 3
latency_days = [42, 126]
about = {{ clinician = "About it." }}
{ITEM}
"""
CAUTION = f"""[[caveat]]
id = "with-prescriber"
text = {{ clinician = "Decide with the prescriber." }}
conditions = [
  "category:drug", "cause:felty", "cause:drug.clozapine", "question:spleen-large", "severity:severe",
]
{ITEM}
"""
GATES = f"""[stopping]
{ITEM}
[[label]]
id = "US"
{ITEM}
[[label]]
id = "EU"
{ITEM}
[[label]]
id = "UK"
{ITEM}
[[repeat]]
label = "US"
population = "general"
below = "1.5"
hours = 24

[[band]]
label = "US"
population = "general"
low = "1.5"
level = "not below"
treatment = "continue"
monitoring = "schedule"
{ITEM}
[[band]]
label = "US"
population = "general"
high = "1.5"
level = "severe"
treatment = "interrupt"
resume = "1.5"
monitoring = "daily_thrice"
until = ["1.0", "1.4"]
{ITEM}
[[band]]
label = "EU"
population = "general"
level = "unnamed"
{ITEM}
[[band]]
label = "UK"
population = "general"
level = "unnamed"
{ITEM}
"""
FILES = {
    "pack.toml": 'version = "2026-11"\nreview_by = 2027-05-31\n',
    "references.toml": '[book]\nshort = "Book 2017"\nfull = "A book, 2017."\n',
    "questions.toml": QUESTION,
    "drugs.toml": CLOZAPINE,
    "caveats.toml": CAUTION,
    "clozapine.toml": GATES,
    "causes/felty.toml": FELTY,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound pack."""
    (tmp_path / "causes").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def problems(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of a pack that must not load."""
    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)
    return caught.value.problems


def changed(folder: Path, file: str, old: str, new: str) -> None:
    """Replace text in a file that must hold it."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


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
        ("causes/felty.toml", 'question = "spleen-large"', 'question = "liver"', "link liver", "liver"),
        ("causes/felty.toml", 'answer = "yes"', 'answer = "maybe"', "link spleen-large", "maybe"),
        ("causes/felty.toml", "weight = 2", "weight = 0", "link spleen-large", "weight 0"),
        ("causes/felty.toml", "weight = 2", "weight = 4", "link spleen-large", "weight 4"),
        ("causes/felty.toml", "weight = 2", "weight = -4", "link spleen-large", "weight -4"),
        ("causes/felty.toml", "weight = 2", "weight = 1.5", "link spleen-large", "int"),
        ("causes/felty.toml", '"autoimmune"', '"immune"', "", "immune"),
        ("causes/felty.toml", "category", "kategory", "", "kategory"),
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


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "drugs.toml").write_bytes(b"\xff\xfe")
    assert any(one.file == "drugs.toml" for one in problems(folder))
