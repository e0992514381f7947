"""The schemes of a ward: its own in the place of the clinical one, and what a faulty file costs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from neutro_desk.ward import Ward
from neutro_desk.ward_schemes import schemes_of
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.case import Cbc, Differential, Duffy, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.grading import Severity, grade
from neutro_desk.workup.schemes import Schemes

OWN = """
id = "dumfries"
name = "Dumfries"
version = "2"
source = "Local guideline"
reviewed_by = "Haematology"
reviewed_on = 2026-11-02
band = [
  { low = "1.8", word = "not below" },
  { low = "1.0", high = "1.8", word = "mild" },
  { low = "0.5", high = "1.0", word = "moderate" },
  { high = "0.5", word = "severe" },
]
"""


def dumfries(folder: Path) -> Schemes:
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    return schemes_of(Ward(scheme="own.toml"), folder)


def test_a_ward_without_a_scheme_of_its_own_grades_by_the_clinical_one(tmp_path: Path) -> None:
    schemes = schemes_of(Ward(), tmp_path)
    assert (schemes.active, schemes.own, schemes.own_fault) == (schemes.clinical, None, "")


def test_a_wards_scheme_gives_the_word_and_ctcae_stays_as_it_is(tmp_path: Path) -> None:
    """1.6 is mild by the 1.8 of Dumfries; grade 0 by CTCAE 6.0 (CLINICAL 2.1)."""
    schemes = dumfries(tmp_path)
    found = grade(Anc(value=Decimal("1.6")), schemes, None, Patient(), None)
    assert (found.severity.word, found.severity.own) == (Severity.MILD, schemes.own)
    assert found.ctcae_6.grade == 0
    plain = grade(Anc(value=Decimal("1.6")), schemes_of(Ward(), tmp_path), None, Patient(), None)
    assert (plain.severity.word, plain.severity.own) == (Severity.NOT_BELOW, None)


def test_every_line_of_the_ward_joins_the_lines_that_stay(tmp_path: Path) -> None:
    assert dumfries(tmp_path).lines == tuple(map(Decimal, ("0.1", "0.5", "1.0", "1.5", "1.8")))


def test_a_wards_scheme_is_found_by_its_name(tmp_path: Path) -> None:
    schemes = dumfries(tmp_path)
    assert schemes.named("Dumfries") is schemes.own
    assert schemes.names[-2:] == ("clinical", "dumfries")


def test_a_faulty_file_costs_that_file_alone_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace('low = "1.0"', 'low = "1.1"'), encoding="utf-8")
    schemes = schemes_of(Ward(scheme="own.toml"), tmp_path)
    assert schemes.active is schemes.clinical
    assert schemes.own_fault == "own.toml: the bands overlap, or leave a gap: 1.1 is followed by 1.0"
    missing = schemes_of(Ward(scheme="gone.toml"), tmp_path)
    assert missing.own_fault == "gone.toml: cannot be read"


def test_below_half_the_first_year_has_its_words_and_above_it_no_ward_moves_them(tmp_path: Path) -> None:
    """A newborn of 6 hours has no verified limit: words stand below 0.5 only (CLINICAL 2.4)."""
    graver = OWN.replace('low = "0.5"', 'low = "0.75"').replace('high = "0.5"', 'high = "0.75"')
    (tmp_path / "own.toml").write_text(graver, encoding="utf-8")
    schemes = schemes_of(Ward(scheme="own.toml"), tmp_path)

    def word(value: str, hours: int | None) -> Severity | None:
        days = None if hours is None else hours // 24
        anc = Anc(value=Decimal(value))
        return grade(anc, schemes, None, Patient(), days, age_hours=hours).severity.word

    assert [word(value, None) for value in ("0.74", "0.5", "0.49")] == [Severity.SEVERE] * 3
    assert [word(value, 6) for value in ("0.74", "0.5", "0.49")] == [None, None, Severity.SEVERE]
    assert word("0.74", 100 * 24) is Severity.SEVERE


def test_the_duffy_null_interval_is_that_of_the_country_the_ward_chose(tmp_path: Path) -> None:
    """1.19: below the 1.210 of the United States, within the 1.185 of the United Kingdom (CLINICAL 2.3)."""
    patient = Patient(duffy=Duffy.NULL)
    found = {}
    for country in ("United States", "United Kingdom", "Saudi Arabia", "Namibia"):
        schemes = schemes_of(Ward(duffy_reference=country), tmp_path)
        (call,) = grade(Anc(value=Decimal("1.19")), schemes, None, patient, None).limits
        found[call.limit.name] = (str(call.limit.low), str(call.limit.high), call.position)
    assert found == {
        "Duffy-null, United States": ("1.210", "5.390", "below"),
        "Duffy-null, United Kingdom": ("1.185", "5.462", "within"),
        "Duffy-null, Saudi Arabia": ("1.140", "5.290", "within"),
        "Duffy-null, Namibia": ("0.820", "6.370", "within"),
    }


def test_a_white_count_alone_proves_what_lies_below_the_wards_own_line(tmp_path: Path) -> None:
    cbc = Cbc(wbc=Quantity(Decimal("1.7"), "10*9/L"))
    own = assess(cbc, check_cbc(cbc), dumfries(tmp_path), Patient()).grades.severity
    assert (own.word, own.at_least) == (Severity.MILD, True)
    clinical = assess(cbc, check_cbc(cbc), schemes_of(Ward(), tmp_path), Patient()).grades.severity
    assert clinical.word is None


def test_two_counts_across_the_wards_line_ask_which_is_plotted(tmp_path: Path) -> None:
    """1.82 of the laboratory and 1.79 computed lie within 0.1, but have other words where 1.8 is a line."""
    cbc = Cbc(
        wbc=Quantity(Decimal("3.58"), "10*9/L"),
        differential=Differential(neutrophils=Decimal(50)),
        anc=Quantity(Decimal("1.82"), "10*9/L"),
    )
    asked = [note.statement.key for note in check_cbc(cbc, dumfries(tmp_path).lines)]
    assert "anc.which" in asked
    assert "anc.which" not in [note.statement.key for note in check_cbc(cbc)]
