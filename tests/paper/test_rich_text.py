"""The summary as HTML: the words of the plain text with their structure, and no markup of a person."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.languages import LANGUAGES, Language
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.paper.rich_text import summary_html
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper import example
from tests.paper.made_cases import made_case

CASES = 40
VOID = {"meta", "br"}
KNOWN = {
    *("html", "head", "title", "body", "h2", "h3", "h4", "p", "ul", "li", "strong", "s"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *VOID,
}
BETWEEN = {"h2", "h3", "h4", "p", "li", "td", "th", "br"}


class Read(HTMLParser):
    """A document read back: its tags, its attributes and its words, with every tag closed in order."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)
        if tag in BETWEEN:
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" not in self._open:
            self.said.append(data)

    @property
    def words(self) -> list[str]:
        return "".join(self.said).casefold().split()


def words_of(text: str) -> list[str]:
    """Return the words of plain text, without the dashes of its lists and the commas of its wrapped rows."""
    lines = (line.removeprefix("- ") for line in text.splitlines())
    return " ".join(lines).casefold().split()


def document(reader: Reader = Reader.CLINICIAN) -> Read:
    return Read(summary_html(example.summary_of_the_drawing(), example.book(reader), example.options(reader)))


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.code for language in LANGUAGES])
@pytest.mark.parametrize("reader", Reader)
def test_rich_text_says_the_words_of_the_plain_text_and_no_others(
    schemes: Schemes, pack: Pack, reader: Reader, language: Language
) -> None:
    book = Phrasebook(load_catalogue(resource("wording", language.code)), reader, language=language)
    for number in range(CASES):
        work_up = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=pack)
        book.lines = work_up.lines
        found = Read(summary_html(work_up.summary, book))
        plain = summary_text(work_up.summary, book)
        assert found.words == words_of(plain), f"case {number}"


def rows_of(found: Read, place: int) -> int:
    """Return the rows of a table without its head."""
    starts = [at for at, tag in enumerate(found.tags) if tag == "table"]
    ends = [*starts[1:], len(found.tags)]
    return found.tags[starts[place] : ends[place]].count("tr") - 1


def test_headings_table_and_lists_are_marked_as_such() -> None:
    found = document()
    assert found.tags.count("h2") == 1
    assert found.tags.count("h3") >= 8
    assert found.tags.count("h4") == 5  # the five headings of the checklist
    assert "table" in found.tags
    assert "ul" in found.tags
    # The table of counts and that of durations: three and five columns, each row with all its cells.
    assert found.tags.count("th") == 3 + 5
    assert found.tags.count("td") == 3 * rows_of(found, 0) + 5 * rows_of(found, 1)


def test_nothing_but_plain_structure_is_used() -> None:
    found = document()
    assert set(found.tags) <= KNOWN
    assert {name for name, _ in found.attributes} == {"lang", "charset", "scope"}


def test_the_number_stands_strong_and_a_voided_value_struck_through_and_named() -> None:
    text = summary_html(example.summary_of_the_drawing(), example.book(), example.options())
    assert "<strong>0.42 ×10⁹/L (420 /µL)</strong>" in text
    assert "(voided <s>2.70</s>)" in text


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "A & B", '"><img src=x onerror=y>', "</p></body>", "&lt;b&gt;", "<!-- -->"],
)
@pytest.mark.parametrize("reader", Reader)
def test_markup_in_what_a_person_typed_stays_text(name: str, reader: Reader) -> None:
    summary = example.summary_of_the_drawing()
    patient = replace(summary.case.patient, name=name, identifier=name)
    events = (replace(summary.case.events[0], name=name), *summary.case.events[1:])
    summary = replace(summary, case=replace(summary.case, patient=patient, events=events, notes=name))
    found = Read(summary_html(summary, example.book(reader), example.options(reader)))
    assert set(found.tags) <= KNOWN
    assert {key for key, _ in found.attributes} <= {"lang", "charset", "scope"}
    assert " ".join(name.casefold().split()) in " ".join(found.words)


def test_the_document_names_its_language_and_no_patient_in_its_head() -> None:
    text = summary_html(example.summary_of_the_drawing(), example.book(), example.options())
    head = text[: text.index("<body>")]
    assert '<html lang="en">' in head
    assert "<title>Neutropenia summary</title>" in head
    assert "SMITH" not in head


def test_another_reader_than_the_phrasebooks_is_refused() -> None:
    with pytest.raises(ValueError, match="speaks to the clinician"):
        summary_html(example.summary_of_the_drawing(), example.book(), example.options(Reader.PATIENT))
