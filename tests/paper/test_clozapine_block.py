"""What page and plain text say of clozapine: that no label was chosen, or what the chosen one says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.paper.example import book, options
from tests.paper.reading import text_of

US, EU, UK = Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK
OF_A_LABEL = re.compile(
    r"times a week|weekly|daily|interrupt|resume|rechallenge|re-expose|red result|repeat within|Treatment:"
    r"|Monitoring:|check the current label"
)
OF_OTHER_CAUSES = re.compile(r"CBC daily to 3 times a week until recovery|CBC 2-3 times a week for 6 weeks")
"""First tests of a drug reaction of any kind, and of cyclic neutropenia."""

NONE_CHOSEN = "None was chosen (US, EU or UK), so no monitoring text is shown."
PRESCRIBER = "Decide with the prescriber: some drugs must not be stopped without a replacement."
Make = Callable[..., Summary]


@pytest.fixture
def summary(schemes: Schemes, pack: Pack) -> Make:
    """A maker of summaries: the shipped fall to 0.42 with another drug as its cause, by a label or none."""

    def make(label: Jurisdiction | None, name: str = "clozapine") -> Summary:
        case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
        drug = Event(EventKind.DRUG, name, start=date(2026, 10, 1))
        case = replace(case, events=(drug,), answers={})
        return WorkUp(AssessedCase(case, schemes), pack=pack, clozapine_label=label).summary

    return make


def plain(summary: Summary, reader: Reader = Reader.CLINICIAN) -> str:
    """Return the plain text on one line."""
    return " ".join(summary_text(summary, book(reader), options(reader)).split())


def page(summary: Summary, reader: Reader = Reader.CLINICIAN) -> str:
    return text_of(make_pdf(summary, book(reader), options(reader)))


def test_without_a_chosen_label_page_and_text_say_only_that(summary: Make) -> None:
    for text in (page(summary(None)), plain(summary(None))):
        assert NONE_CHOSEN in text
        assert OF_A_LABEL.findall(OF_OTHER_CAUSES.sub("", " ".join(text.split()))) == []
        assert PRESCRIBER in text or "Stop or switch only with the prescriber." in text


def test_without_clozapine_no_label_is_missed(summary: Make) -> None:
    for label in (None, US):
        text = plain(summary(label, "carbimazole"))
        assert "Clozapine label" not in text
        assert "CLOZAPINE" not in text
        assert text.count(PRESCRIBER) == 1


@pytest.mark.parametrize(
    ("label", "says", "never"),
    [
        (US, ("Treatment: haematology; interrupt; no rechallenge", "daily until 1.0 or above"), "re-expose"),
        (UK, ("red result", "stop at once, do not re-expose", "full blood count daily"), "rechallenge"),
        (EU, ("see the communication of September 2025",), "interrupt"),
    ],
)
def test_the_chosen_label_stands_on_page_and_text_with_its_sources(
    summary: Make, label: Jurisdiction, says: tuple[str, ...], never: str
) -> None:
    chosen = summary(label)
    for text in (page(chosen), plain(chosen)):
        for words in (*says, "check the current label", "rebound psychosis", PRESCRIBER):
            assert words in text
        assert never not in text
        assert text.count(PRESCRIBER) == 1
        assert NONE_CHOSEN not in text
    assert f"Clozapine, {label.value} label" in page(chosen)
    assert f"CLOZAPINE, {label.value} LABEL" in plain(chosen)
    keys = {source.key for source in chosen.sources}
    assert chosen.clozapine is not None
    for line in chosen.clozapine.lines:
        assert line.provenance is None or keys >= set(line.provenance.sources)


def test_a_source_stands_once_after_the_sentences_that_rest_on_it(summary: Make) -> None:
    text = plain(summary(UK))
    block = text[text.index("CLOZAPINE, UK") : text.index("NOTES")]
    references = {source.key: source for source in summary(UK).sources}
    red, answer = (
        int(text.rsplit("] " + " ".join(references[key].full.split())[:30], 1)[0].rsplit("[", 1)[1])
        for key in ("clozapine-uk", "clozapine-uk-2026")
    )
    both = f"[{min(red, answer)}, {max(red, answer)}]"
    assert block.count("[") == 3
    assert f"Monitoring: full blood count daily. {both}" in block
    assert f"check the current label. {both}" in block
    assert f"decide with the psychiatrist. [{red}]" in block


def test_the_patients_page_holds_no_word_of_any_label(summary: Make) -> None:
    for label in (None, *Jurisdiction):
        text = page(summary(label), Reader.PATIENT)
        assert OF_A_LABEL.findall(text) == []
        assert "Clozapine label" not in text
