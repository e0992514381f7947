"""What is known, in the real window: looked up without a case, from a cause; a ward's own; a broken pack."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.kept import copies
from neutro_desk.knowledge.pack_files import read_files
from neutro_desk.knowledge.record import RECORD, record_of
from neutro_desk.screens.content_dialog import ContentDialog
from neutro_desk.screens.evidence_lines import LineKind
from neutro_desk.screens.pane import Pane
from neutro_desk.startup import Startup
from tests.journeys.nurse import CTRL, Nurse, Start
from tests.knowledge import a_ward_pack

OWN_CAUTION = """[[caution]]
id = "call"
text = { clinician = "Below 0.5 with sepsis: call the duty haematologist." }
conditions = ["severity:severe"]
"""
REFUSED = "drugs.toml: was changed after its release"


def content_view() -> ContentDialog:
    """Return the content view that is open."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ContentDialog)]
    visible = [one for one in shown if one.isVisible()]
    assert len(visible) == 1
    return visible[0]


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program as a build leaves it, its pack with a record beside it; returns the folder of the pack."""
    root = tmp_path / "bundle"
    shutil.copytree(resource(), root / "resources")
    pack = root / "resources" / "knowledge"
    (root / "resources" / RECORD).write_text(record_of(read_files(pack)), encoding="ascii")
    monkeypatch.setattr(sys, "_MEIPASS", str(root), raising=False)
    return pack


def tamper(pack: Path) -> None:
    """Change one figure of the pack, so that it still reads."""
    drugs = pack / "drugs.toml"
    text = drugs.read_text(encoding="utf-8")
    assert "evidence = 3" in text
    drugs.write_text(text.replace("evidence = 3", "evidence = 1", 1), encoding="utf-8")


def test_without_a_case_a_brand_name_leads_to_the_source_by_keys_alone(nurse: Nurse) -> None:
    nurse.press(Qt.Key.Key_B, CTRL)
    view = content_view()
    QTest.keyClicks(view.head.search, "septrin")
    QTest.keyClick(view.head.search, Qt.Key.Key_Return)
    assert view.page.toPlainText().startswith("Trimethoprim-sulfamethoxazole")
    QTest.keyClick(view.page, Qt.Key.Key_Tab)
    QTest.keyClick(view.page, Qt.Key.Key_Return)
    assert view.page.panel is not None
    assert "Curtis" in view.page.panel.text()
    view.page.panel.close()
    QTest.keyClick(view.page, Qt.Key.Key_Escape)
    QTest.keyClick(view.head.search, Qt.Key.Key_Escape)
    QTest.keyClick(view.head.search, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert not nurse.desk.case.counts


def test_the_knowledge_at_the_foot_opens_what_is_known(nurse: Nurse) -> None:
    QTest.mouseClick(nurse.window.status.knowledge, Qt.MouseButton.LeftButton)
    assert content_view().isVisible()


def test_a_second_press_brings_the_same_view_and_not_another(nurse: Nurse) -> None:
    nurse.press(Qt.Key.Key_B, CTRL)
    first = content_view()
    nurse.startup.composition.content_form.open_content()
    assert content_view() is first


def test_the_panel_of_a_cause_leads_on_to_the_content_view(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.window.open_pane(Pane.CAUSES)
    column = nurse.causes.causes
    QTest.keyClick(column.list, Qt.Key.Key_Home)
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    assert column.cause_panel is not None
    QTest.keyClick(column.cause_panel, Qt.Key.Key_B, CTRL)
    view = content_view()
    assert not column.cause_panel.isVisible()
    assert view.page.toPlainText().startswith("Trimethoprim-sulfamethoxazole")


def test_what_stands_in_the_search_stays_when_the_window_is_made_larger(nurse: Nurse) -> None:
    nurse.press(Qt.Key.Key_B, CTRL)
    QTest.keyClicks(content_view().head.search, "felty")
    nurse.startup.composition.change_scale(1)
    assert content_view().typed() == "felty"


def test_a_wards_own_caution_shows_in_window_page_and_content_view_as_its_own(
    start: Start, own_settings: Path
) -> None:
    a_ward_pack.written(own_settings, OWN_CAUTION)
    (own_settings / "ward.toml").write_text('knowledge = "own.toml"\n', encoding="utf-8")
    nurse = start()
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.window.open_pane(Pane.CAUSES)
    lines = nurse.causes.causes.list.lines.lines
    ours = next(line for line in lines if line.text.startswith("Below 0.5 with sepsis"))
    assert (ours.kind, ours.source) == (LineKind.CAUTION, "This ward's own: Dumfries")
    assert "Dumfries 1 (this ward's own)" in nurse.window.status.knowledge.accessibleName()
    nurse.startup.handing_out.copy_text()
    text = " ".join(QApplication.clipboard().text().split())
    assert "Below 0.5 with sepsis: call the duty haematologist" in text
    assert "¶ This ward's own" in text
    nurse.press(Qt.Key.Key_B, CTRL)
    view = content_view()
    QTest.keyClicks(view.head.search, "duty haematologist")
    assert view.entries.remark(view.entries.matches[0]) == "Caution · this ward's own"
    assert nurse.causes.message == ""


def test_a_wards_own_that_is_refused_leaves_ours_under_a_banner(start: Start, own_settings: Path) -> None:
    a_ward_pack.written(own_settings, OWN_CAUTION.replace("severity:severe", "severity:grim"))
    (own_settings / "ward.toml").write_text('knowledge = "own.toml"\n', encoding="utf-8")
    nurse = start()
    nurse.window.open_pane(Pane.CAUSES)
    assert nurse.causes.message == (
        "This ward's own cause list was refused (own.toml: caution call, line 8: condition severity:grim"
        " names nothing that exists). The program's own is used alone."
    )
    assert nurse.window.status.knowledge.text() == "Knowledge 2026-11, review by 31-May-2027"


def test_a_tampered_pack_is_refused_and_the_last_good_one_used_under_a_banner(
    start: Start, released: Path, own_settings: Path
) -> None:
    first = start()
    good = first.desk.work_up.pack
    assert good is not None
    first.qtbot.waitUntil(lambda: len(copies(own_settings)) == 1)
    tamper(released)
    second = start()
    used = second.desk.work_up.pack
    assert used is not None
    assert (used.is_last_good, used.content_hash) == (True, good.content_hash)
    second.window.open_pane(Pane.CAUSES)
    assert REFUSED in second.causes.message
    assert "last good copy is used" in second.causes.message
    assert second.window.status.knowledge.text().startswith("Knowledge 2026-11, last good copy")
    second.press(Qt.Key.Key_B, CTRL)
    assert REFUSED in content_view().banner.text()


def test_without_any_good_pack_the_count_works_and_the_causes_say_why_not(
    qtbot: QtBot, qapp: QApplication, released: Path
) -> None:
    tamper(released)
    startup = Startup(qapp, look="light")
    with qtbot.waitSignal(startup.stood):
        startup.show()
    QTest.keyClicks(startup.window.first_field, "1.20")
    assert startup.desk.typed.wbc == "1.20"
    startup.window.open_pane(Pane.CAUSES)
    causes = startup.window.pane(Pane.CAUSES)
    qtbot.waitUntil(lambda: REFUSED in causes.message)  # type: ignore[attr-defined]
    assert "Count and course work as ever." in causes.message  # type: ignore[attr-defined]
    startup.composition.content_form.open_content()
    assert startup.window.status.message.text() == "The knowledge of causes is not loaded"
    startup.window.closing.disconnect()
    startup.window.close()
