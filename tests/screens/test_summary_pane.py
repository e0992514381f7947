"""The page before it is printed: made off the window's thread, turned, zoomed, handed on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.paper.options import PageOptions, Paper, PaperError, WardPage
from neutro_desk.screens.page_preview import PagePreview, Zoom
from neutro_desk.screens.style import Look
from neutro_desk.screens.summary_pane import SummaryPane
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.case import Patient
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.conftest import NOW

PAGE = b'<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842" viewBox="0 0 595 842"/>'


@pytest.fixture(scope="module")
def phrasebooks() -> Mapping[Reader, Phrasebook]:
    catalogue = load_catalogue(resource("wording", "en"))
    return {reader: Phrasebook(catalogue, reader) for reader in Reader}


@pytest.fixture
def work_up(schemes: Schemes, pack: Pack) -> Callable[..., WorkUp]:
    """A maker of work-ups of the shipped drug-induced fall."""
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))

    def make(notes: str = "", patient: Patient | None = None) -> WorkUp:
        changed = replace(case, notes=notes, patient=patient or case.patient)
        return WorkUp(AssessedCase(changed, schemes), pack=pack)

    return make


def clock() -> datetime:
    return NOW


@pytest.fixture
def pane(qtbot: QtBot, phrasebooks: Mapping[Reader, Phrasebook]) -> SummaryPane:
    """The pane, not yet seen."""
    pane = SummaryPane(Look(LIGHT), phrasebooks, clock, WardPage("Ward 5", "Sepsis line 2222"), "a4")
    qtbot.addWidget(pane)
    pane.resize(1022, 486)
    return pane


def seen(qtbot: QtBot, pane: SummaryPane, work_up: WorkUp) -> None:
    """Show the pane with a work-up and wait for its page."""
    pane.show_work_up(work_up)
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        pane.show()


def test_the_page_is_made_when_the_pane_is_seen_and_not_before(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up())
    assert pane.preview.count == 0
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        pane.show()
    assert pane.preview.count >= 1
    assert pane.page.text() == f"Page 1 of {pane.preview.count}"
    assert "typst" in sys.modules


def test_the_patient_s_page_is_another_page(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        QTest.mouseClick(pane.reader.segment("patient"), Qt.MouseButton.LeftButton)
    assert pane.options.audience is Reader.PATIENT
    assert pane.preview.count == 1


def test_sensitive_tests_are_named_only_where_a_clinician_ticks_it(qtbot: QtBot, pane: SummaryPane) -> None:
    pane.show()
    pane.sensitive.setChecked(True)
    assert not pane.options.names_sensitive
    QTest.mouseClick(pane.reader.segment("patient"), Qt.MouseButton.LeftButton)
    assert pane.options.names_sensitive


def test_paper_and_reader_go_with_the_wish_to_print(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show()
    QTest.mouseClick(pane.paper.segment("letter"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.print_wanted) as wish:
        QTest.mouseClick(pane.print_button, Qt.MouseButton.LeftButton)
    assert wish.args == [
        PageOptions(Reader.CLINICIAN, Paper.LETTER, NOW, ward=WardPage("Ward 5", "Sepsis line 2222"))
    ]


def test_grey_is_seen_in_the_preview_and_goes_with_the_wish_to_print(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    assert _is_coloured(pane)
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        QTest.mouseClick(pane.ink.segment("grey"), Qt.MouseButton.LeftButton)
    assert not _is_coloured(pane)
    with qtbot.waitSignal(pane.pdf_wanted) as wish:
        QTest.mouseClick(pane.pdf_button, Qt.MouseButton.LeftButton)
    assert wish.args is not None
    assert wish.args[0].grey


def _is_coloured(pane: SummaryPane) -> bool:
    """Return whether any point within the sheet has a colour; ink beside it is not looked at."""
    pane.preview.show_updating("")
    image = pane.preview.grab().toImage()
    middle = range(image.width() // 3, 2 * image.width() // 3)
    colours = (image.pixelColor(x, y) for x in middle for y in range(40, min(260, image.height())))
    return any(colour.saturation() > 60 for colour in colours)


@pytest.mark.parametrize("width", [700, 870, 1022])
def test_no_control_of_the_preview_lies_on_another(
    qtbot: QtBot, phrasebooks: Mapping[Reader, Phrasebook], width: int
) -> None:
    pane = SummaryPane(Look(LIGHT, 1.5), phrasebooks, clock, WardPage(), "a4")
    qtbot.addWidget(pane)
    pane.resize(width, 400)
    pane.show()
    controls = (pane.back, pane.page, pane.onward, pane.zoom, pane.smaller, pane.larger)
    assert pane.zoom.isVisible() is (width > 700)  # the smallest room keeps - and +, and the keys
    for before, after in pairwise([one for one in controls if one.isVisible()]):
        assert before.geometry().right() < after.geometry().left()


def test_pdf_and_copy_are_asked_for_by_their_buttons(qtbot: QtBot, pane: SummaryPane) -> None:
    pane.show()
    with qtbot.waitSignal(pane.pdf_wanted) as wish:
        QTest.mouseClick(pane.pdf_button, Qt.MouseButton.LeftButton)
    assert wish.args is not None
    assert wish.args[0].paper is Paper.A4
    with qtbot.waitSignal(pane.copy_wanted):
        QTest.keyClick(pane.copy_button, Qt.Key.Key_Return)


def test_notes_are_handed_on_before_the_page_is_printed(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    order: list[str] = []

    def noted(text: str) -> None:
        order.append(text)

    def printed(options: PageOptions) -> None:
        order.append(options.audience.value)

    pane.notes_typed.connect(noted)
    pane.print_wanted.connect(printed)
    pane.notes.setFocus()
    QTest.keyClicks(pane.notes, "Single room")
    pane.ask_print()
    assert order == ["Single room", "clinician"]


def test_notes_that_did_not_change_are_not_handed_on(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up("As before"))
    assert pane.notes.toPlainText() == "As before"
    with qtbot.assertNotEmitted(pane.notes_typed):
        pane.finish_notes()


def test_nothing_of_one_patient_is_left_when_another_is_opened(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    QTest.keyClicks(pane.notes, "about the first patient")
    with (
        qtbot.assertNotEmitted(pane.notes_typed),
        qtbot.waitSignal(pane.page_made, timeout=30_000),
    ):
        pane.show_work_up(work_up(patient=Patient(name="OTHER, Person")))
        assert pane.preview.count == 0
        assert pane.notes.toPlainText() == ""


def test_the_old_page_stays_marked_while_the_new_one_is_made(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    before = pane.preview.count
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        pane.show_work_up(work_up("New note"))
        assert pane.preview.count == before
        assert pane.preview.updating == "Updating"
    assert pane.preview.updating == ""


def test_the_same_summary_is_not_set_again(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    pane.show_work_up(work_up())
    assert pane.preview.updating == ""


def test_a_page_that_cannot_be_made_says_why_and_shows_no_old_numbers(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    seen(qtbot, pane, work_up())
    pane.show_failure(PaperError("The page could not be set: no font"))
    assert pane.message.text() == "The page could not be set: no font"
    assert pane.message.isVisible()
    assert pane.preview.count == 0


def test_pages_are_turned_by_key_and_stop_at_the_ends(qtbot: QtBot) -> None:
    preview = PagePreview(Look(LIGHT))
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show()
    preview.show_pages((PAGE, PAGE))
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.place == 0
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.place == 1
    preview.show_pages((PAGE,))
    assert preview.place == 0


def test_the_page_fits_the_width_until_a_size_is_chosen(qtbot: QtBot) -> None:
    preview = PagePreview(Look(LIGHT))
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show()
    preview.show_pages((PAGE,))
    fitting = preview.factor
    assert fitting < 1
    assert preview.horizontalScrollBar().maximum() == 0
    preview.set_zoom(Zoom.FULL)
    assert preview.factor == 1
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.factor == pytest.approx(1.25)
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.factor == pytest.approx(1)
    preview.set_zoom(Zoom.FIT)
    assert preview.factor == fitting


def test_the_pane_says_that_the_first_page_is_being_made(
    qtbot: QtBot, pane: SummaryPane, work_up: Callable[..., WorkUp]
) -> None:
    pane.show_work_up(work_up())
    with qtbot.waitSignal(pane.page_made, timeout=30_000):
        pane.show()
        assert pane.preview.updating == "Making the page"
    assert pane.preview.updating == ""


def test_the_texts_of_the_ward_stand_in_a_list_beside_copy(
    qtbot: QtBot, phrasebooks: Mapping[Reader, Phrasebook]
) -> None:
    pane = SummaryPane(Look(LIGHT), phrasebooks, clock, WardPage(), "a4", ("Handover", "A & E"))
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    assert pane.texts_button.isVisible()
    menu = pane.texts_button.texts()
    qtbot.addWidget(menu)
    assert [action.text() for action in menu.actions()] == ["Handover", "A && E"]
    with qtbot.waitSignal(pane.text_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == ["A & E"]


def test_a_ward_without_texts_sees_no_list(qtbot: QtBot, phrasebooks: Mapping[Reader, Phrasebook]) -> None:
    pane = SummaryPane(Look(LIGHT), phrasebooks, clock, WardPage(), "a4")
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    assert not pane.texts_button.isVisible()
