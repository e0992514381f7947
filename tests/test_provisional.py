"""A provisional count is marked wherever it stands: band, plot, table, statements, page, clipboard, JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from neutro_desk.exchange.case_file import write_case
from neutro_desk.paper.content import clinician_content
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.patient import patient_content
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.screens.course_table import Column, CourseTable
from neutro_desk.screens.plot_header import PlotHeader
from neutro_desk.screens.plot_series import series_of
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.result_words import band_words
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.case import Case, Cbc, Differential, Known, Method, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Statement
from neutro_desk.workup.table_rows import count_rows
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.commands.calling import calling
from tests.paper import example

NOW = datetime(2026, 11, 21, 7, 32)
BEFORE = Cbc(
    id="c1",
    collected=datetime(2026, 11, 19, 6, 10),
    wbc=Quantity(Decimal("3.0"), "10*9/L"),
    differential=Differential(segs=Decimal(25), bands=Decimal(2), bands_reported=True),
    method=Method.MANUAL,
)
BLANK_BANDS = replace(
    BEFORE,
    id="c2",
    collected=datetime(2026, 11, 21, 6, 10),
    wbc=Quantity(Decimal("1.20"), "10*9/L"),
    differential=Differential(segs=Decimal(30)),
)
CORRECTION_UNKNOWN = replace(
    BLANK_BANDS,
    differential=Differential(segs=Decimal(40), bands=Decimal(0), bands_reported=True),
    nrbc=Decimal(20),
    wbc_corrected=Known.UNKNOWN,
)
CORRECTION_NOT_ASKED = replace(CORRECTION_UNKNOWN, wbc_corrected=None)
FAR_OFF_SUM = replace(
    BLANK_BANDS,
    differential=Differential(
        segs=Decimal(30),
        bands=Decimal(5),
        bands_reported=True,
        lymphocytes=Decimal(40),
        monocytes=Decimal(5),
    ),
)
provisional = pytest.mark.parametrize(
    "latest",
    [BLANK_BANDS, CORRECTION_UNKNOWN, CORRECTION_NOT_ASKED, FAR_OFF_SUM],
    ids=["bands blank", "correction unknown", "correction not asked", "sum far off"],
)


def work_up(schemes: Schemes, latest: Cbc) -> WorkUp:
    return WorkUp(AssessedCase(Case(counts=(BEFORE, latest)), schemes))


@provisional
def test_the_band_says_so(latest: Cbc, schemes: Schemes, phrasebook: Phrasebook) -> None:
    assert band_words(work_up(schemes, latest), phrasebook, NOW).provisional == "PROVISIONAL"


@provisional
def test_mark_and_legend_of_the_plot_say_so(
    qtbot: QtBot, latest: Cbc, schemes: Schemes, phrasebook: Phrasebook
) -> None:
    derived = work_up(schemes, latest)
    series = series_of(derived.course, derived.counts, schemes.clinical)
    assert [mark.sample.provisional for mark in series.marks] == [False, True]
    words = PlotWords(phrasebook)
    assert "provisional" in words.reading(series.marks[1], with_year=False)[1]
    header = PlotHeader(Look(LIGHT), words)
    qtbot.addWidget(header)
    header.show_series(series)
    assert header.legend.accessibleDescription().endswith("provisional")
    header.show_series(replace(series, marks=series.marks[:1]))
    assert "provisional" not in header.legend.accessibleDescription()


@provisional
def test_the_row_of_the_table_says_so(latest: Cbc, schemes: Schemes, phrasebook: Phrasebook) -> None:
    table = CourseTable(phrasebook, Look(LIGHT))
    table.set_rows(count_rows(work_up(schemes, latest).counts, (), ()))
    assert str(table.index(0, Column.ANC).data()).endswith("prov.")
    assert "prov." not in str(table.index(1, Column.ANC).data())


@provisional
def test_what_is_said_of_the_course_says_so(latest: Cbc, schemes: Schemes, phrasebook: Phrasebook) -> None:
    groups = work_up(schemes, latest).summary.course_statements
    said: dict[str, tuple[Statement, ...]] = {phrasebook.text(head): lines for head, lines in groups}
    lately = [phrasebook.text(line) for line in said["Latest"]]
    assert "(provisional)" in lately[0]
    assert "1 of 2 counts provisional: what rests on them may change" in lately
    assert "Provisional" in [phrasebook.text(line) for line in said["Nadir"]]


@provisional
def test_page_and_clipboard_say_so(latest: Cbc, schemes: Schemes) -> None:
    book, options = example.book(), PageOptions(Reader.CLINICIAN, Paper.A4, NOW)
    summary = work_up(schemes, latest).summary
    page = clinician_content(summary, book, options)
    assert page["number"]["provisional"] == "PROVISIONAL"  # type: ignore[index]
    assert page["trend"]["title"].endswith("dashed frame: provisional")  # type: ignore[index]
    text = summary_text(summary, book, options)
    assert "PROVISIONAL" in text
    assert "provisional" in text.partition("ALL COUNTS")[2].partition("TIME BELOW")[0]


@provisional
def test_the_patients_page_says_so_without_the_word(latest: Cbc, schemes: Schemes) -> None:
    book, options = example.book(Reader.PATIENT), PageOptions(Reader.PATIENT, Paper.A4, NOW)
    summary = work_up(schemes, latest).summary
    assert "This number is not final." in summary_text(summary, book, options)
    note = patient_content(summary, book, options)["trend"]["note"]  # type: ignore[index]
    assert note.endswith("A dashed frame means that the number is not final.")


@provisional
def test_the_command_line_says_so_in_words_and_json(
    latest: Cbc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    write_case(Case(counts=(BEFORE, latest)), path)
    call = calling(capsys)
    assert [count["anc"]["provisional"] for count in call("anc", path, "--json").json] == [False, True]
    assert call("anc", path).out.count("PROVISIONAL") == 1
