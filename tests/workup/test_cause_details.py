"""What is said of a cause: everything the shipped pack holds of it, each line with its source or its mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Event, EventKind, Patient
from neutro_desk.workup.cause_details import DetailLine, DetailSection, cause_details
from neutro_desk.workup.causes import Caveat, Checked, Pack
from neutro_desk.workup.clozapine import LabelLine
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.drug_reasons import drug_causes
from neutro_desk.workup.on_clozapine import ClozapineAdvice
from neutro_desk.workup.statements import Text, say
from tests.workup import small_pack
from tests.workup.small_pack import SURE, UNSURE


def said(sections: tuple[DetailSection, ...], book: Phrasebook) -> str:
    parts = [part for one in sections for part in (one.heading, *(line.text for line in one.lines))]
    return "\n".join(book.text(part) for part in parts)


def section(sections: tuple[DetailSection, ...], key: str) -> tuple[DetailLine, ...]:
    return next((one.lines for one in sections if one.heading.key == f"cause_details.{key}"), ())


def by_label(sections: tuple[DetailSection, ...], key: str) -> tuple[DetailLine, ...]:
    return next((one.lines for one in sections if one.heading.key == f"clozapine.{key}"), ())


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("idiosyncratic-drug", ["hapten", "glycoproteins", "autoantibodies", "increased destruction"]),
        ("severe-congenital", ["ELANE"]),
        ("cyclic-neutropenia", ["ELANE"]),
        ("copper-deficiency", ["opper"]),
        ("chemotherapy", ["decreased production"]),
        ("hypersplenism", ["abnormal distribution"]),
        ("bacterial-sepsis", ["consumption", "severe sepsis", "infection risk follows severity", "lactate"]),
        ("duffy-null", ["Duffy-null"]),
        ("artefact", ["artefact"]),
    ],
)
def test_the_mechanism_of_a_source_document_is_read_in_its_cause(
    pack: Pack, phrasebook: Phrasebook, cause: str, words: list[str]
) -> None:
    text = said(cause_details(pack, cause), phrasebook)
    assert [word for word in words if word not in text] == []


def test_nothing_that_the_pack_holds_of_a_cause_is_left_out(pack: Pack) -> None:
    for cause in pack.causes:
        sections = cause_details(pack, cause.id)
        shown = [line.text for one in sections for line in one.lines]
        held = [cause.about, *(fact for fact, _ in cause.facts), *cause.tests]
        assert [text for text in held if text.clinician and text not in shown] == [], cause.id


def test_every_cause_and_drug_of_the_pack_can_be_written(pack: Pack, phrasebook: Phrasebook) -> None:
    for name in (*(one.id for one in pack.causes), *(f"drug.{one.id}" for one in pack.drugs)):
        sections = cause_details(pack, name)
        text = said(sections, phrasebook)
        assert "Mechanism: " in text, name
        assert pack.version in text, name
        assert "under review" in text or "submitted" in text, name


def test_a_cause_opens_with_its_name_category_and_mechanisms_in_words(
    pack: Pack, phrasebook: Phrasebook
) -> None:
    first = cause_details(pack, "bacterial-sepsis")[0]
    assert said((first,), phrasebook).splitlines() == [
        "Bacterial infection, sepsis",
        "Category: infection",
        "Mechanism: increased destruction; decreased production; abnormal distribution (proposed)",
    ]


def test_each_line_shows_its_short_sources_and_why_it_is_less_than_checked() -> None:
    seconded = replace(SURE, checked=Checked.SECONDARY_SOURCE)
    facts = ((Text("sure"), SURE), (Text("second"), seconded), (Text("open"), UNSURE))
    cause = replace(small_pack.cause("flu"), facts=facts)
    assert section(cause_details(small_pack.pack(causes=[cause]), "flu"), "facts") == (
        DetailLine(Text("sure"), ("Book",), None, SURE),
        DetailLine(Text("second"), ("Book",), Checked.SECONDARY_SOURCE, seconded),
        DetailLine(Text("open"), (), Checked.NOT_VERIFIED, UNSURE),
    )


def test_review_status_and_date_of_the_item_and_the_pack_stand_last(
    pack: Pack, phrasebook: Phrasebook
) -> None:
    last = cause_details(pack, "copper-deficiency")[-1]
    assert last.heading.key == "cause_details.review"
    assert said((last,), phrasebook).splitlines()[1:] == [
        "Copper deficiency: under review, 21-Nov-2026",
        "Knowledge pack 2026-11, review by 31-May-2027",
    ]


@pytest.mark.parametrize("cause", ["idiosyncratic-drug", "drug.clozapine", "drug.docetaxel"])
def test_a_drug_is_not_stopped_without_the_prescriber(pack: Pack, phrasebook: Phrasebook, cause: str) -> None:
    steps = section(cause_details(pack, cause), "tests")
    assert phrasebook.text(steps[0].text).startswith("Decide with the prescriber: some drugs must not be")
    assert len(steps) > 1


def test_a_cause_that_is_no_drug_says_nothing_of_prescribers(pack: Pack, phrasebook: Phrasebook) -> None:
    assert "prescriber" not in said(cause_details(pack, "copper-deficiency"), phrasebook)


def test_a_drug_shows_the_cautions_that_name_it_or_its_category(pack: Pack) -> None:
    texts = {caveat.id: caveat.text for caveat in pack.caveats}
    of_clozapine = [line.text for line in section(cause_details(pack, "drug.clozapine"), "cautions")]
    assert texts["stop-with-prescriber"] in of_clozapine
    assert texts["clozapine-label"] in of_clozapine
    of_the_other = [line.text for line in section(cause_details(pack, "drug.clomipramine"), "cautions")]
    assert texts["clozapine-label"] not in of_the_other


def test_a_caution_without_conditions_is_left_to_the_list() -> None:
    general = Caveat("coexist", Text("Causes may coexist."), SURE)
    made = small_pack.pack(causes=[small_pack.cause("flu")], caveats=[general])
    assert section(cause_details(made, "flu"), "cautions") == ()


def test_a_named_drug_has_its_own_lines_and_beneath_them_the_facts_of_the_general_cause(
    pack: Pack, phrasebook: Phrasebook
) -> None:
    sections = cause_details(pack, "drug.clozapine")
    assert said(sections[:1], phrasebook).splitlines() == [
        "Clozapine",
        "Category: drug",
        "Drug class: antipsychotic",
        "Mechanism: unknown",
    ]
    drug = next(one for one in pack.drugs if one.id == "clozapine")
    about, latency = section(sections, "about")
    assert about.text == drug.about
    assert phrasebook.text(latency.text) == "Usual time from the start to the fall: 1 to 126 days."
    assert (
        latency.sources
        == about.sources
        == tuple(pack.references[key].short for key in drug.provenance.sources)
    )
    general = next(one for one in pack.causes if one.id == "idiosyncratic-drug")
    assert [line.text for line in section(sections, "general")] == [fact for fact, _ in general.facts]


def test_clozapine_has_first_steps_of_its_own_and_none_that_order_what_its_label_decides(
    pack: Pack, phrasebook: Phrasebook
) -> None:
    steps = [phrasebook.text(line.text) for line in section(cause_details(pack, "drug.clozapine"), "tests")]
    assert steps[1] == "The schedule of the country's current label"
    assert not [step for step in steps if "daily" in step or "stopped or switched" in step]
    others = [
        phrasebook.text(line.text) for line in section(cause_details(pack, "drug.carbimazole"), "tests")
    ]
    assert "CBC daily to 3 times a week until recovery" in others


def test_what_the_chosen_clozapine_label_says_stands_with_clozapine_alone(pack: Pack) -> None:
    line = LabelLine(say("clozapine.provisional"))
    sourced = LabelLine(say("clozapine.rebound"), SURE)
    chosen = ClozapineAdvice(Jurisdiction.UK, (line, sourced))
    lines = by_label(cause_details(pack, "drug.clozapine", chosen), "title")
    assert [(one.text, one.mark) for one in lines] == [(line.text, None), (sourced.text, None)]
    assert by_label(cause_details(pack, "drug.carbimazole", chosen), "title") == ()
    unset = by_label(cause_details(pack, "drug.clozapine", ClozapineAdvice(None)), "heading")
    assert [one.text for one in unset] == [say("clozapine.none_chosen")]


def test_a_cytotoxic_stands_above_the_facts_of_chemotherapy(pack: Pack) -> None:
    general = next(one for one in pack.causes if one.id == "chemotherapy")
    shown = section(cause_details(pack, "drug.docetaxel"), "general")
    assert [line.text for line in shown] == [fact for fact, _ in general.facts]
    assert shown


def test_a_time_to_the_fall_that_nobody_checked_is_not_given() -> None:
    open_drug = small_pack.drug("x", latency_days=(3, 9), provenance=UNSURE)
    known = small_pack.drug("y", latency_days=(3, 9))
    made = small_pack.pack(drugs=[open_drug, known])
    assert section(cause_details(made, "drug.x"), "about") == ()
    assert len(section(cause_details(made, "drug.y"), "about")) == 1


def test_drugs_given_together_each_have_their_own_lines(pack: Pack, phrasebook: Phrasebook) -> None:
    given = Event(EventKind.CHEMOTHERAPY, "docetaxel + cyclophosphamide", start=date(2026, 10, 14))
    (regimen,) = drug_causes(Case(patient=Patient(), events=(given,)), {}, pack, None)
    sections = cause_details(pack, regimen.id)
    names = [phrasebook.text(one.heading) for one in sections if one.heading.key == "cause_details.name"]
    assert sorted(names) == ["Cyclophosphamide", "Docetaxel"]
    assert [one.heading.key for one in sections].count("cause_details.general") == 1


def test_a_cause_the_pack_does_not_know_has_no_details(pack: Pack) -> None:
    assert cause_details(pack, "nothing") == cause_details(pack, "drug.nothing") == ()
