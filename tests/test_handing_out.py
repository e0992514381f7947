"""Handing out: the page reaches a file or a printer, the clipboard is cleared, and trouble is said."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from neutro_desk.desk import Desk
from neutro_desk.handing_out import CLIPBOARD_SECONDS, HandingOut
from neutro_desk.installed_files import resource
from neutro_desk.paper import printing
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.text_template import TextTemplate
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.cbc import TypedCbc
from neutro_desk.workup.grading import Schemes
from tests.asked import ReadyAnswers
from tests.paper.reading import text_of

TYPED = TypedCbc(collected_date="21nov", collected_time="0610", wbc="1.20", segs="30", bands="5")


@pytest.fixture
def asked() -> ReadyAnswers:
    return ReadyAnswers()


@pytest.fixture
def desk(qapp: object, schemes: Schemes, pack: Pack, now: datetime) -> Desk:
    made = Desk(schemes, lambda: now)
    made.set_pack(pack)
    made.type_draft(TYPED)
    return made


@pytest.fixture
def handing_out(desk: Desk, asked: ReadyAnswers, now: datetime) -> HandingOut:
    catalogue = load_catalogue(resource("wording", "en"))
    books = {reader: Phrasebook(catalogue, reader) for reader in Reader}
    for book in books.values():
        book.year_understood = now.year
    return HandingOut(desk, asked, books)


@pytest.fixture
def options(now: datetime) -> PageOptions:
    return PageOptions(Reader.CLINICIAN, Paper.LETTER, now)


def test_the_page_is_written_where_the_user_says(
    qtbot: QtBot, handing_out: HandingOut, asked: ReadyAnswers, options: PageOptions, tmp_path: Path
) -> None:
    asked.page = tmp_path / "page"
    with qtbot.waitSignal(handing_out.said) as said:
        handing_out.save_page(options)
    assert said.args == ["Saved the page as page.pdf"]
    text = text_of((tmp_path / "page.pdf").read_bytes())
    assert "0.42" in text
    assert "severe" in text.lower()


def test_the_suggested_name_of_the_page_holds_no_field_of_the_patient(
    handing_out: HandingOut, asked: ReadyAnswers, options: PageOptions
) -> None:
    handing_out.save_page(options)
    assert [path.name for path in asked.suggested] == ["neutropenia-summary.pdf"]


def test_a_page_that_cannot_be_written_is_said(
    qtbot: QtBot, handing_out: HandingOut, asked: ReadyAnswers, options: PageOptions, tmp_path: Path
) -> None:
    asked.page = tmp_path / "gone" / "page.pdf"
    with qtbot.waitSignal(handing_out.failed) as failed:
        handing_out.save_page(options)
    assert failed.args is not None
    assert "Choose another folder" in failed.args[0]


def test_without_a_printer_the_page_is_offered_as_a_file(
    handing_out: HandingOut,
    asked: ReadyAnswers,
    options: PageOptions,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    asked.page = tmp_path / "page.pdf"
    handing_out.print_page(options)
    assert [title for title, _ in asked.told] == ["No printer found."]
    assert asked.asked == ["page"]
    assert (tmp_path / "page.pdf").exists()


def test_the_printer_is_offered_the_paper_that_was_chosen(
    handing_out: HandingOut,
    asked: ReadyAnswers,
    options: PageOptions,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Letter is 612 x 792 points.
    monkeypatch.setattr(printing, "printer_names", lambda: ["ward printer"])
    asked.prints_into = tmp_path / "printed.pdf"
    said: list[str] = []
    handing_out.said.connect(said.append)
    handing_out.print_page(options)
    sheet = PdfReader(tmp_path / "printed.pdf").pages[0].mediabox
    assert (round(float(sheet.width)), round(float(sheet.height))) == (612, 792)
    assert said == ["Sent to the printer"]


def test_a_print_dialog_that_is_called_off_prints_nothing(
    qtbot: QtBot,
    handing_out: HandingOut,
    asked: ReadyAnswers,
    options: PageOptions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: ["ward printer"])
    with qtbot.assertNotEmitted(handing_out.said), qtbot.assertNotEmitted(handing_out.failed):
        handing_out.print_page(options)
    assert asked.asked == ["printer"]


def test_the_copied_summary_says_the_count_and_its_word(handing_out: HandingOut) -> None:
    handing_out.copy_text()
    text = QGuiApplication.clipboard().text()
    assert "0.42" in text
    assert "severe" in text.lower()


def test_the_copied_summary_can_be_pasted_with_its_headings_and_tables(handing_out: HandingOut) -> None:
    handing_out.copy_text()
    content = QGuiApplication.clipboard().mimeData()
    assert content.hasText()
    assert content.hasHtml()
    assert "<h2>Neutropenia summary</h2>" in content.html()
    assert "<strong>0.42 ×10⁹/L (420 /µL)</strong>" in content.html()
    handing_out.clear_clipboard()
    assert QGuiApplication.clipboard().text() == ""
    assert QGuiApplication.clipboard().text("html")[0] == ""


def test_a_copied_summary_leaves_the_clipboard_after_a_minute(qtbot: QtBot, handing_out: HandingOut) -> None:
    handing_out.copy_text()
    (timer,) = handing_out.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() == CLIPBOARD_SECONDS * 1000 == 60_000
    timer.setInterval(0)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_someone_else_copied_since_stays_on_the_clipboard(handing_out: HandingOut) -> None:
    handing_out.copy_text()
    QGuiApplication.clipboard().setText("potassium 4.1")
    handing_out.clear_clipboard()
    assert QGuiApplication.clipboard().text() == "potassium 4.1"


def test_copying_again_starts_the_minute_anew(handing_out: HandingOut, desk: Desk) -> None:
    handing_out.copy_text()
    desk.type_draft(TypedCbc(wbc="1.20", segs="10", bands="0"))
    handing_out.copy_text()
    assert "0.12" in QGuiApplication.clipboard().text()
    handing_out.clear_clipboard()
    assert QGuiApplication.clipboard().text() == ""


def test_a_text_of_the_ward_is_copied_filled_in_and_leaves_the_clipboard_too(
    qtbot: QtBot, desk: Desk, asked: ReadyAnswers
) -> None:
    books = {reader: Phrasebook(load_catalogue(resource("wording", "en")), reader) for reader in Reader}
    texts = (TextTemplate("Handover", "ANC {anc}, {patient}"), TextTemplate("Night", "{grade}"))
    handing_out = HandingOut(desk, asked, books, texts)
    with qtbot.waitSignal(handing_out.said) as said:
        handing_out.copy_ward_text("Handover")
    assert said.args == ["Handover copied; it leaves the clipboard after a minute"]
    copied = "ANC 0.42 ×10⁹/L (not yet added to the course), not known"
    assert QGuiApplication.clipboard().text() == copied
    assert QGuiApplication.clipboard().text("html")[0] == ""
    handing_out.clear_clipboard()
    assert QGuiApplication.clipboard().text() == ""
