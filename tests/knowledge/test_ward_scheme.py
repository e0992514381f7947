"""A ward's own scheme: read as written, and refused where it could make a very low count look harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.ward_scheme import load_ward_scheme
from neutro_desk.workup.grading import Severity, word_by

DUMFRIES = """
id = "dumfries"
name = "Dumfries"
version = "2"
source = "Local guideline, haematology"
reviewed_by = "Haematology consultants"
reviewed_on = 2026-11-02

[[band]]
low = "1.8"
word = "not below"

[[band]]
low = "1.0"
high = "1.8"
word = "mild"

[[band]]
low = "0.5"
high = "1.0"
word = "moderate"

[[band]]
high = "0.5"
word = "severe"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "dumfries.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_wards_scheme_is_read_with_its_review(tmp_path: Path) -> None:
    scheme = load_ward_scheme(written(tmp_path, DUMFRIES))
    assert (scheme.id, scheme.name, scheme.version) == ("dumfries", "Dumfries", "2")
    assert scheme.review is not None
    assert (scheme.review.by, scheme.review.on) == ("Haematology consultants", date(2026, 11, 2))
    assert scheme.lines == (Decimal("0.5"), Decimal("1.0"), Decimal("1.8"))


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("1.8", Severity.NOT_BELOW),
        ("1.799", Severity.MILD),
        ("1.0", Severity.MILD),
        ("0.999", Severity.MODERATE),
        ("0.5", Severity.MODERATE),
        ("0.499", Severity.SEVERE),
        ("0", Severity.SEVERE),
    ],
)
def test_mild_begins_at_1_8_in_dumfries(tmp_path: Path, value: str, word: Severity) -> None:
    """NHS Dumfries and Galloway: 1.0 to 1.8 mild, 0.5 to 1.0, under 0.5 (CLINICAL 2.1)."""
    call = word_by(load_ward_scheme(written(tmp_path, DUMFRIES)), Decimal(value))
    assert call.word is word
    assert call.own is not None
    assert call.own.name == "Dumfries"


def test_the_day_of_the_review_may_stand_in_quotes(tmp_path: Path) -> None:
    text = DUMFRIES.replace("= 2026-11-02", '= "2026-11-02"')
    scheme = load_ward_scheme(written(tmp_path, text))
    assert scheme.review is not None
    assert scheme.review.on == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        # what it is called, and who reviewed it
        ('id = "dumfries"', 'id = "Dumfries"', "must be small letters"),
        ('id = "dumfries"', 'id = "ctcae-7"', "needs a name of its own"),
        ('name = "Dumfries"', 'name = "Clinical"', "needs a name of its own"),
        ('name = "Dumfries"', 'name = "A name much longer than the result band"', "30 characters"),
        ('name = "Dumfries"', 'name = "Dum\\nfries"', "one line"),
        ('name = "Dumfries"', 'name = ""', "name is missing"),
        ('version = "2"', "version = 2", 'must stand in quotes: version = "2"'),
        ('reviewed_by = "Haematology consultants"', "", "reviewed_by is missing"),
        ("reviewed_on = 2026-11-02", "", "reviewed_on must be a day"),
        ("reviewed_on = 2026-11-02", 'reviewed_on = "2 November"', "reviewed_on must be a day"),
        ("reviewed_on = 2026-11-02", "reviewed_on = 2026-11-02T10:00:00", "reviewed_on must be a day"),
        ('version = "2"', 'version = "2"\nauthor = "x"', "unknown key author"),
        # the bands
        ('low = "1.8"', 'low = "1.9"', "overlap, or leave a gap: 1.9 is followed by 1.8"),
        ('low = "1.8"', 'low = "1.7"', "overlap, or leave a gap: 1.7 is followed by 1.8"),
        ('low = "1.8"', 'low = "1.8"\nhigh = "9"', "the first band is the highest"),
        ('high = "0.5"', 'low = "0.0"\nhigh = "0.5"', "the last the lowest"),
        ('low = "1.8"', "low = 1.8", 'must stand in quotes: low = "1.8"'),
        ('low = "1.8"', 'low = "1,8"', "1,8 is no number"),
        ('low = "1.8"', 'low = "-1.8"', "-1.8 is no count"),
        ('low = "1.8"', 'low = "1e1"', "1e1 is no number"),
        ('word = "mild"', 'word = "slight"', "slight is no severity word"),
        ('word = "mild"', "grade = 1", "unknown key grade"),
        ('word = "mild"', "", "neither a word"),
        ('word = "not below"', 'word = "mild"', 'must be "not below"'),
        ('word = "moderate"', 'word = "mild"', "graver from band to band"),
        ('word = "mild"', 'word = "severe"', "graver from band to band"),
    ],
)
def test_a_faulty_file_is_refused_with_its_name_and_the_fault(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in DUMFRIES
    path = written(tmp_path, DUMFRIES.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=reason) as caught:
        load_ward_scheme(path)
    assert str(caught.value).startswith("dumfries.toml: ")


def of_lines(*bands: tuple[str, str]) -> str:
    """Return a file of bands, each with its low and its word, highest first; the last low is the bottom."""
    head = DUMFRIES[: DUMFRIES.index("[[band]]")]
    text, high = "", ""
    for low, word in bands:
        ends = (f'high = "{high}"\n' if high else "") + (f'low = "{low}"\n' if low else "")
        text += f'[[band]]\n{ends}word = "{word}"\n'
        high = low
    return head + text


@pytest.mark.parametrize(
    ("bands", "reason"),
    [
        # below 0.5 a count is severe or profound, on 0.5 at least moderate
        ((("1.5", "not below"), ("0.4", "moderate"), ("", "severe")), "reaches below 0.5"),
        ((("1.5", "not below"), ("0.499", "mild"), ("", "severe")), "reaches below 0.5"),
        ((("1.5", "not below"), ("", "moderate")), "reaches below 0.5"),
        ((("1.5", "not below"), ("0.5", "mild"), ("", "severe")), "holds 0.5"),
        # profound is not moved below 0.1
        ((("1.5", "not below"), ("0.5", "moderate"), ("0.05", "severe"), ("", "profound")), "begins at 0.05"),
        # lines are in 10^9/L, to the cell
        ((("1500", "not below"), ("500", "moderate"), ("", "severe")), "the highest line is 1500"),
        ((("0.999", "not below"), ("0.5", "moderate"), ("", "severe")), "the highest line is 0.999"),
        ((("1.5", "not below"), ("0.5005", "moderate"), ("", "severe")), "no whole number of cells"),
        ((("1.5", "not below"), ("0", "severe"), ("", "profound")), "begins at 0;"),
    ],
)
def test_a_scheme_that_makes_a_low_count_look_harmless_is_refused(
    tmp_path: Path, bands: tuple[tuple[str, str], ...], reason: str
) -> None:
    with pytest.raises(KnowledgeError, match=reason):
        load_ward_scheme(written(tmp_path, of_lines(*bands)))


@pytest.mark.parametrize(
    "bands",
    [
        (("1.0", "not below"), ("0.5", "moderate"), ("", "severe")),
        (("1.5", "not below"), ("0.501", "mild"), ("", "severe")),
        (("10", "not below"), ("1.0", "mild"), ("0.5", "moderate"), ("0.1", "severe"), ("", "profound")),
        (("1.5", "not below"), ("0.75", "moderate"), ("0.2", "severe"), ("", "profound")),
        (("1.5", "not below"), ("1.0", "mild"), ("", "profound")),
    ],
)
def test_a_graver_scheme_than_the_clinical_one_is_taken(
    tmp_path: Path, bands: tuple[tuple[str, str], ...]
) -> None:
    scheme = load_ward_scheme(written(tmp_path, of_lines(*bands)))
    assert [band.word.value for band in scheme.bands if band.word] == [word for _, word in bands]


def test_a_file_that_is_missing_too_large_or_no_text_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"dumfries\.toml: cannot be read"):
        load_ward_scheme(tmp_path / "dumfries.toml")
    with pytest.raises(KnowledgeError, match="too large"):
        load_ward_scheme(written(tmp_path, "#" * 70000))
    (tmp_path / "dumfries.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(KnowledgeError, match="UTF-8"):
        load_ward_scheme(tmp_path / "dumfries.toml")
    with pytest.raises(KnowledgeError, match=r"dumfries\.toml: "):
        load_ward_scheme(written(tmp_path, "[[band"))
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_ward_scheme(tmp_path)
