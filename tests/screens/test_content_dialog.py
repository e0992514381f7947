"""The content view: keyboard first, every statement opens its source, out-of-date content stays readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from neutro_desk.installed_files import resource
from neutro_desk.screens.content_dialog import ContentDialog
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.content import Checked, Pack, WardPack
from neutro_desk.workup.statements import Text

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def books() -> Mapping[Reader, Phrasebook]:
    """English for each reader."""
    catalogue = load_catalogue(resource("wording", "en"))
    return {reader: Phrasebook(catalogue, reader) for reader in Reader}


def a_view(
    qtbot: QtBot, books: Mapping[Reader, Phrasebook], pack: Pack, today: date = TODAY, scale: float = 1.0
) -> ContentDialog:
    view = ContentDialog(Look(LIGHT, scale), books, pack, today)
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture
def view(qtbot: QtBot, books: Mapping[Reader, Phrasebook], pack: Pack) -> ContentDialog:
    """The content view of what ships."""
    return a_view(qtbot, books, pack)


def typed(view: ContentDialog, text: str) -> list[str]:
    """Type into the search; return the ids of what is listed."""
    QTest.keyClicks(view.head.search, text)
    view.show_entry()
    return [match.entry.id for match in view.entries.matches]


def opened_source(view: ContentDialog) -> SourcePanel:
    assert view.page.panel is not None
    assert view.page.panel.isVisible()
    return view.page.panel


def test_it_opens_with_everything_and_the_cursor_in_the_search(view: ContentDialog, pack: Pack) -> None:
    assert view.focusWidget() is view.head.search
    assert len(view.entries.matches) == len(view.index.entries)
    assert view.foot.text().startswith(f"{len(view.index.entries)} of {len(view.index.entries)}")
    assert pack.content_hash in view.foot.text()
    assert view.banner.isHidden()


def test_the_list_is_a_sound_model(view: ContentDialog) -> None:
    tester = QAbstractItemModelTester(view.entries, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    typed(view, "felty")
    view.head.search.clear()
    assert tester.model() is view.entries


def test_typing_lists_what_is_found_and_shows_the_nearest(view: ContentDialog) -> None:
    assert typed(view, "clozaril") == ["clozapine"]
    assert view.page.toPlainText().startswith("Clozapine")
    assert "clozaril" in view.entries.remark(view.entries.matches[0])


def test_arrows_move_in_the_list_while_the_cursor_stays_in_the_search(view: ContentDialog) -> None:
    found = typed(view, "spleen")
    QTest.keyClick(view.head.search, Qt.Key.Key_Down)
    assert view.list.currentIndex().row() == 1
    view.show_entry()
    assert view.page.toPlainText().startswith(view.entries.name(view.entries.matches[1].entry)[:20])
    QTest.keyClick(view.head.search, Qt.Key.Key_Up)
    assert view.list.currentIndex().row() == 0
    assert view.focusWidget() is view.head.search
    assert len(found) > 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_reads_the_entry_and_escape_goes_back_then_clears_then_closes(
    view: ContentDialog, key: Qt.Key
) -> None:
    typed(view, "felty")
    QTest.keyClick(view.head.search, key)
    assert view.focusWidget() is view.page
    QTest.keyClick(view.page, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.head.search
    QTest.keyClick(view.head.search, Qt.Key.Key_Escape)
    assert (view.head.search.text(), view.isVisible()) == ("", True)
    QTest.keyClick(view.head.search, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_statement_opens_its_source_by_keys_with_citation_mark_status_and_date(
    view: ContentDialog, pack: Pack
) -> None:
    typed(view, "felty")
    QTest.keyClick(view.head.search, Qt.Key.Key_Return)
    QTest.keyClick(view.page, Qt.Key.Key_Tab)
    QTest.keyClick(view.page, Qt.Key.Key_Return)
    text = opened_source(view).text()
    felty = next(cause for cause in pack.causes if cause.id == "felty")
    assert felty.about.clinician in text
    for key in felty.provenance.sources:
        assert pack.references[key].full in text
    assert "Secondary source · under review, 21-Nov-2026" in text


def test_every_line_with_a_source_is_a_link_that_opens_it(view: ContentDialog) -> None:
    typed(view, "felty")
    for place in range(len(view.page._lines)):
        view.page.open_source(QUrl(str(place)))
        assert opened_source(view).text()


def test_a_line_nobody_verified_says_so_in_the_list_and_beside_the_line(
    view: ContentDialog, pack: Pack
) -> None:
    unsure = next(one for one in pack.drugs if one.provenance.checked is Checked.NOT_VERIFIED)
    view.open_entry("drug", unsure.id)
    row = view.list.currentIndex().row()
    assert view.entries.remark(view.entries.matches[row]).endswith("not yet verified")
    assert "Not yet verified" in view.page.toPlainText()


def test_kind_and_review_status_narrow_the_list(view: ContentDialog, pack: Pack) -> None:
    view.head.kinds.segment("drug").click()
    assert len(view.entries.matches) == len(pack.drugs)
    view.head.kinds.segment("question").click()
    view.head.status.setCurrentIndex(1)
    wanted = [one.id for one in pack.questions if one.provenance.status.value == "submitted"]
    assert [match.entry.id for match in view.entries.matches] == wanted


def test_the_register_is_switched_for_list_and_page(view: ContentDialog, pack: Pack) -> None:
    view.open_entry("cause", "felty")
    felty = next(cause for cause in pack.causes if cause.id == "felty")
    assert felty.about.clinician in view.page.toPlainText()
    view.head.reader.segment("patient").click()
    assert felty.about.patient in view.page.toPlainText()
    assert felty.about.clinician not in view.page.toPlainText()
    row = view.list.currentIndex().row()
    assert view.entries.name(view.entries.matches[row].entry) == felty.name.patient
    view.head.reader.segment("clinician").click()
    assert felty.about.clinician in view.page.toPlainText()


def test_the_page_follows_once_the_keys_rest(qtbot: QtBot, view: ContentDialog) -> None:
    QTest.keyClicks(view.head.search, "clozaril")
    qtbot.waitUntil(lambda: view.page.toPlainText().startswith("Clozapine"))


def test_nothing_found_is_said(view: ContentDialog) -> None:
    assert typed(view, "qqqq") == []
    assert view.page.toPlainText().startswith("Nothing found.")
    QTest.keyClick(view.head.search, Qt.Key.Key_Return)
    assert view.focusWidget() is view.head.search


def test_out_of_date_content_stays_readable_under_a_banner(
    qtbot: QtBot, books: Mapping[Reader, Phrasebook], pack: Pack
) -> None:
    assert a_view(qtbot, books, pack, pack.review_by).banner.isHidden()
    view = a_view(qtbot, books, pack, pack.review_by + timedelta(days=1))
    assert view.banner.isVisible()
    assert view.banner.text() == "Cause list was due for review 31-May-2027. Check local policy."
    assert typed(view, "clozaril") == ["clozapine"]


def test_a_note_of_the_ward_shows_its_mark_and_whose_it_is(
    qtbot: QtBot, books: Mapping[Reader, Phrasebook], pack: Pack
) -> None:
    own = replace(pack.causes[0].provenance, checked=Checked.LOCAL, sources=())
    ward = WardPack("Dumfries", "1", date(2027, 11, 2), "Nobody", date(2026, 11, 2), "0" * 12)
    noted = replace(pack, notes={"cause:felty": ((Text("Seen in the Tuesday clinic."), own),)}, ward=ward)
    view = a_view(qtbot, books, noted)
    assert typed(view, "tuesday clinic") == ["felty"]
    text = view.page.toPlainText()
    assert "Notes of this ward" in text
    assert "Seen in the Tuesday clinic." in text
    assert "This ward's own" in text
    assert "with Dumfries 1 (this ward's own)" in view.foot.text()


def test_the_key_that_opened_it_closes_it(view: ContentDialog) -> None:
    QTest.keyClick(view.head.search, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not view.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_name_is_painted_outside_its_row(
    qtbot: QtBot, books: Mapping[Reader, Phrasebook], pack: Pack, scale: float
) -> None:
    view = a_view(qtbot, books, pack, scale=scale)
    rows = view.list.visualRect(view.entries.index(0))
    letters = Look(LIGHT, scale).font(13, 600)
    assert rows.height() >= 2 * letters.pixelSize() + 8
    assert view.head.kinds.geometry().right() < view.head.reader.geometry().left()
