"""Screen, clipboard and page say the same of made-up cases, field by field.

Five hundred cases go through screen and clipboard, every third with counts per microlitre first; every tenth
is printed too, for a page and reading it back take some 150 ms. What the screen says is read from its own
parts: the result band, the column of statements, the rows of the checklist, the list of causes with its
cautions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.installed_files import resource
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.page import make_pdf
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind, evidence_lines
from neutro_desk.screens.result import ResultBand
from neutro_desk.screens.result_words import BandWords
from neutro_desk.screens.row_content import RowContent, row_content
from neutro_desk.screens.statement_column import StatementColumn
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import AnswerWord
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper.clipboard import Text
from tests.paper.made_cases import YEAR, made_case
from tests.paper.reading import pages_of

CASES, CHUNKS = 500, 10
NOW = datetime(YEAR, 11, 21, 7, 2)
_BY_AGE = {"infancy", "child", "newborn", "preterm", "over-60", "young-infant"}
"""What the date of birth answers with no stands on the screen alone: the page has the age at its head."""

_HEADINGS = {
    AnswerWord.YES: "✓ YES",
    AnswerWord.NO: "– NO",
    AnswerWord.UNKNOWN: "~ NOT KNOWN",
    AnswerWord.PENDING: "… PENDING",
}
_SAID_ELSEWHERE = {
    "Signs of infection are often weak or absent": "Signs of infection are often weak or absent",
    "For healthcare professionals": "Supports, does not replace, clinical judgement",
}
"""Cautions of the screen that the page says in its alarm and above its versions."""

_NUMBERED = re.compile(r" \[\d+(?:, \d+)*\]")
_MARKS = re.compile(r"[‡§¶]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen shows of a case."""

    band: BandWords
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[RowContent, str], ...]
    lines: tuple[EvidenceLine, ...]


class Screen:
    """The parts of the window that show a case."""

    def __init__(self, qtbot: QtBot, pack: Pack) -> None:
        """Build the parts once."""
        self.catalogue = load_catalogue(resource("wording", "en"))
        self.book, self.pack = Phrasebook(self.catalogue), pack
        self.book.year_understood = YEAR
        look = Look(LIGHT, 1.0)
        self.band = ResultBand(look, self.book, _clock)
        self.column = StatementColumn(look, self.book)
        for part in (self.band, self.column):
            qtbot.addWidget(part)

    def show(self, work_up: WorkUp) -> Shown:
        """Show a case and return what is said of it."""
        self.book.lines = work_up.lines
        self.band.show_work_up(work_up)
        self.column.show_groups(work_up.summary.course_statements)
        ranking = work_up.ranking
        assert ranking is not None
        return Shown(
            self.band.words,
            self._groups(work_up),
            tuple((row_content(one, work_up, self.book), one.derived) for one in self.pack.questions),
            evidence_lines(ranking, self.pack, self.book, everything=False, opened=set()),
        )

    def _groups(self, work_up: WorkUp) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return headings with their sentences as the column shows them."""
        told = iter(self.column.plain_text().splitlines())
        return tuple(
            (next(told), tuple(next(told) for _ in statements))
            for _, statements in work_up.summary.course_statements
        )


def _clock() -> datetime:
    return NOW


@pytest.fixture
def screen(qtbot: QtBot, pack: Pack) -> Screen:
    """The parts of the window."""
    return Screen(qtbot, pack)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_screen_clipboard_and_page_say_the_same(
    screen: Screen, schemes: Schemes, pack: Pack, chunk: int
) -> None:
    for number in range(chunk, CASES, CHUNKS):
        work_up = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=pack)
        book = Phrasebook(screen.catalogue, first_unit="/uL" if number % 3 == 0 else "10*9/L")
        screen.book.first_unit = book.first_unit
        shown = screen.show(work_up)
        text = Text(summary_text(work_up.summary, book))
        said = [
            *_number_and_grades(shown, text),
            *_course(shown, text),
            *_answers(shown, text),
            *_causes(shown, text),
            *_cautions(shown, text),
        ]
        missing = [one for one in said if one.casefold() not in text.whole.casefold()]
        assert not missing, f"case {number}: the clipboard lacks {missing}"
        _printed(work_up, book, [*said, *_sources(text)], number)


def _printed(work_up: WorkUp, book: Phrasebook, said: list[str], number: int) -> None:
    pages = pages_of(make_pdf(work_up.summary, book, PageOptions(Reader.CLINICIAN, Paper.A4, NOW)))
    foot = re.compile(r"Neutro Desk [^·]* · Knowledge [^·]*?Page \d+ of \d+$")
    told = " ".join(foot.sub("", page).removeprefix("Continued from page 1") for page in pages)
    whole = "".join(told.split()).casefold()
    missing = [one for one in said if "".join(one.split()).casefold() not in whole]
    assert not missing, f"case {number}: the page lacks {missing}"


# -- number, unit, grades ---------------------------------------------------------------------------------


def _number_and_grades(shown: Shown, text: Text) -> list[str]:
    band = shown.band
    said = [band.change, band.working, band.chip_range]
    printed = text.block("ABSOLUTE NEUTROPHIL COUNT")
    if band.other_unit:
        number = band.number.replace("≤", "not above ")
        said.append(f"{number} {band.unit} ({band.other_unit})")
    else:
        assert not any(re.match(r"(not above )?[<>]?\d", line) for line in printed)
    said += [band.chip_word] if band.severity is not None else []
    assert _grades_on_screen(band) == _grades_in(text)
    for line in band.lines if band.other_unit else ():
        said.append("".join(span.text for span in line))
    head, rule, _ = band.alarm or ("", "", "")
    said += [head.upper(), rule]
    assert ("FOLLOW SEPSIS PATHWAY" in text.whole) is (band.alarm is not None)
    return [one for one in said if one]


def _grades_on_screen(band: BandWords) -> list[tuple[str, str]]:
    told = (re.fullmatch(r"CTCAE v(\d)(?:\.0)? (?:grade|at least) (\d)", line) for line in band.panel)
    return [(one[1], one[2]) for one in told if one is not None]


def _grades_in(text: Text) -> list[tuple[str, str]]:
    told = (
        re.match(r"CTCAE v(\d)\.0(?: \[\d+\])?: Grade (\d)", line) for line in text.block("SCHEME / GRADE")
    )
    return [(one[1], one[2]) for one in told if one is not None]


# -- course -----------------------------------------------------------------------------------------------


def _course(shown: Shown, text: Text) -> list[str]:
    """Return the sentences of the course; of durations the numbers stand in the table's rows."""
    said: list[str] = []
    table = " ".join(text.block("TIME BELOW EACH LINE"))
    beside = text.block("NADIR, DECLINE, RECOVERY")
    left = [line.removeprefix("- ").strip() for line in beside]
    for heading, sentences in shown.groups:
        bullet = next((line for line in left if line.startswith(f"{heading} ")), "")
        for sentence in sentences:
            row = re.match(r"Below ([\d.]+|\d+)(?: ×10⁹/L)?(?::| from| until)", sentence)
            if sentence in bullet or sentence in table:
                said.append(sentence)
            elif row is not None:
                numbers = re.findall(r"\d+\.\d", sentence.partition(":")[2])
                line = re.search(rf"<{re.escape(row[1])} ([^<]*)", table)
                assert line is not None, sentence
                assert set(numbers) <= set(line[1].split()), (sentence, line[0])
            else:
                assert sentence.startswith("No count below "), sentence
        rest = bullet.removeprefix(heading)
        for sentence in sorted(sentences, key=len, reverse=True):
            rest = rest.replace(sentence, "")
        assert not rest.strip(" ."), f"{bullet} says more than the screen"
        left = [line for line in left if line != bullet]
    assert left == []
    return said


# -- answers ----------------------------------------------------------------------------------------------


def _answers(shown: Shown, text: Text) -> list[str]:
    asked = [(row, derived) for row, derived in shown.rows if row.is_asked]
    on_paper = [
        (head, line.removeprefix("- ").strip())
        for head in _HEADINGS.values()
        for line in text.block(head)
        if line != "none"
    ]
    said: list[str] = []
    for row, derived in asked:
        head = _HEADINGS[row.answer] if row.answer is not None else _HEADINGS[AnswerWord.YES]
        fact = f": {row.fact}" if row.fact and head != "– NO" and not row.own else ""
        begins = f"{row.text.rstrip('?')}{fact}"
        found = [entry for entry in on_paper if entry[0] == head and entry[1].startswith(begins)]
        if not found:
            assert head == "– NO", begins
            assert derived in _BY_AGE, begins
            continue
        assert row.note in found[0][1]
        said.append(begins)
        on_paper.remove(found[0])
    assert on_paper == [], "the clipboard has answers the screen has not"
    return said


# -- causes, cautions, sources ----------------------------------------------------------------------------


def _causes(shown: Shown, text: Text) -> list[str]:
    told = text.after("LEADING CAUSES", "NOTES")
    causes = [block for block in told if re.match(r"\d+ ", block[0])]
    heads = [line for line in shown.lines if line.kind is LineKind.CAUSE]
    said: list[str] = []
    reached = 0
    for block in causes:
        name = _MARKS.sub("", block[0].partition(" ")[2])
        place = next(
            place for place, head in enumerate(heads) if f"{head.text}: {head.support.lower()}" == name
        )
        assert place >= reached, "the page has another order than the screen"
        reached = place
        lines = [line for line in shown.lines if line.cause == heads[place].cause]
        for kind, begins in ((LineKind.FOR, "For: "), (LineKind.AGAINST, "Against or missing: ")):
            printed = next((line.removeprefix(begins) for line in block if line.startswith(begins)), "")
            reasons = [line for line in lines if line.kind is kind]
            whole = " ".join(f"{line.text.rstrip('.')}." for line in reasons)
            plain = _MARKS.sub("", _NUMBERED.sub("", printed)).partition("Not asked: ")[0].strip()
            assert plain == whole
            _cited(reasons, printed, text)
            said.append(printed)
    if not causes:
        assert heads == []
    return said


def _cited(reasons: list[EvidenceLine], printed: str, text: Text) -> None:
    """Hold that a reason's number leads to the very source the screen opens for it."""
    split = [line.removeprefix("[").split("] ", 1) for line in text.block("SOURCES")]
    entries = {entry[0]: entry[1] for entry in split}
    for reason in reasons:
        number = re.search(re.escape(reason.text.rstrip(".")) + r" \[(\d+)\]", printed)
        if reason.citation and reason.source != "not yet verified":
            assert number is not None, reason.text
        if number is not None:
            assert entries[number[1]] in (reason.citation, reason.source)


def _cautions(shown: Shown, text: Text) -> list[str]:
    cautions = [line.text for line in shown.lines if line.kind is LineKind.CAUTION]
    said: list[str] = []
    for caution in cautions:
        elsewhere = next((to for begins, to in _SAID_ELSEWHERE.items() if caution.startswith(begins)), "")
        plain = _MARKS.sub("", _NUMBERED.sub("", text.whole))
        assert (caution.rstrip(".") in plain) or (elsewhere and elsewhere in plain), caution
    return said


def _sources(text: Text) -> list[str]:
    return [line.partition("] ")[2] for line in text.block("SOURCES")]
