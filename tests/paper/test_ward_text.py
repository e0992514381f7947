"""A ward's own text is filled in from the summary: marks are kept, and what is not known is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.languages import GERMAN
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.paper.ward_text import _VALUES, ward_text
from neutro_desk.text_template import FIELDS, TextTemplate
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import Case, Cbc, Comparator, Differential, Patient, Quantity
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper import example
from tests.paper.made_cases import made_case

HANDOVER = TextTemplate(
    "handover", "{patient}: ANC {anc} ({grade}), collected {collected}, {duration}. {warning}"
)
AT = datetime(2026, 11, 21, 6, 10)


def filled(source: str, summary: Summary, book: Phrasebook | None = None) -> str:
    return ward_text(TextTemplate("text", source), summary, book or example.book())


def of_case(case: Case, schemes: Schemes, pack: Pack | None = None) -> Summary:
    return WorkUp(AssessedCase(case, schemes), pack=pack).summary


def test_a_field_is_worded_for_each_name_of_the_list_and_no_other() -> None:
    assert tuple(_VALUES) == FIELDS


def test_the_text_of_the_readme_is_filled_in(schemes: Schemes) -> None:
    fall = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    assert ward_text(HANDOVER, of_case(fall, schemes), example.book()) == (
        "SAMPLE, Drug-induced: ANC 0.42 ×10⁹/L (SEVERE, 0.1 to <0.5 ×10⁹/L), collected 21-Nov-2026 06:10, "
        "Below 0.5: 0 to 2.0 d so far, ongoing. "
        "Fever or unwell: emergency, follow sepsis pathway (Count meets NICE and IDSA)"
    )


def test_in_german_the_same_numbers_stand_with_german_words() -> None:
    german = Phrasebook({**load_catalogue(resource("wording", "de")), **example.SAYINGS}, language=GERMAN)
    assert filled("{anc}; {grade}; {collected}", example.summary_of_the_drawing(), german) == (
        "0.42 ×10⁹/L; SCHWER, 0.1 bis <0.5 ×10⁹/L; 21-Nov-2026 06:10"
    )


def test_what_is_not_known_is_said_and_never_left_blank(schemes: Schemes) -> None:
    nothing = of_case(Case(), schemes)
    everything = " | ".join(f"{{{field}}}" for field in FIELDS)
    said = dict(zip(FIELDS, filled(everything, nothing).split(" | "), strict=True))
    assert said.pop("warning") == "Warning line not shown; that does not exclude an emergency"
    assert said.pop("fever") == "Fever or unwell: Not asked"
    assert said.pop("entered_by_hand") == "Entered by hand - check against the laboratory report"
    assert set(said.values()) == {"not known"}


def a_count(**others: object) -> Cbc:
    return Cbc(id="c1", collected=AT, **others)  # type: ignore[arg-type]


def wbc(value: str, comparator: Comparator | None = None) -> Quantity:
    return Quantity(Decimal(value), "10*9/L", comparator)


@pytest.mark.parametrize(
    ("cbc", "said"),
    [
        # 1.2 x 30 / 100 = 0.36; the bands are blank, so the count may be higher.
        (a_count(wbc=wbc("1.2"), differential=Differential(segs=Decimal(30))), "0.36 ×10⁹/L (PROVISIONAL)"),
        # No differential: the white count is the upper limit.
        (a_count(wbc=wbc("0.3")), "not above 0.30 ×10⁹/L"),
        (a_count(anc=wbc("0.1", Comparator.BELOW)), "<0.10 ×10⁹/L"),
        (a_count(anc=wbc("0.42")), "0.42 ×10⁹/L"),
    ],
)
def test_a_count_keeps_its_marks(schemes: Schemes, cbc: Cbc, said: str) -> None:
    assert filled("{anc}", of_case(Case(counts=(cbc,)), schemes)) == said


def test_a_count_that_is_not_added_yet_is_called_so() -> None:
    draft = replace(example.summary_of_the_drawing(), latest_is_draft=True)
    assert filled("{anc}", draft) == "0.42 ×10⁹/L (not yet added to the course)"
    assert filled("{anc_other}", draft) == "420 /µL (not yet added to the course)"


def test_a_count_without_a_time_says_that_it_is_not_known(schemes: Schemes) -> None:
    cbc = replace(a_count(anc=wbc("0.42")), collected=None)
    assert filled("{anc}, {collected}", of_case(Case(counts=(cbc,)), schemes)) == "0.42 ×10⁹/L, not known"


def test_no_word_is_told_with_its_reason(schemes: Schemes) -> None:
    baby = Patient(birth_date=date(2026, 11, 15))
    said = filled("{grade}", of_case(Case(baby, (a_count(anc=wbc("3.0")),)), schemes))
    assert said == "No verified limit for this age: value shown without a label."


def test_what_a_person_typed_is_one_line_and_no_field(schemes: Schemes) -> None:
    case = Case(Patient(name="{anc}\n{warning}", identifier="{{x}}"))
    assert filled("{patient} {identifier}", of_case(case, schemes)) == "{anc} {warning} {{x}}"


def test_the_values_are_those_of_the_copied_summary(schemes: Schemes, pack: Pack) -> None:
    book = example.book()
    for number in range(40):
        work_up = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=pack)
        text = " ".join(summary_text(work_up.summary, book).split()).casefold()
        count = re.sub(r" \(.*", "", filled("{anc}", work_up.summary))
        grade = filled("{grade}", work_up.summary)
        for said in (count, grade):
            assert said == "not known" or said.casefold() in text, f"case {number}: {said}"
