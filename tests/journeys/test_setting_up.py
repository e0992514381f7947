"""Records are set up on a workstation in one form, and their recovery key goes onto paper."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from neutro_desk.screens.records_menu import Standing
from neutro_desk.screens.set_up_dialog import SetUpDialog
from neutro_desk.ward_records.session import State
from neutro_desk.workup.case import Patient
from tests.journeys.nurse import Nurse, Start
from tests.journeys.records_office import (
    NAME,
    PASSPHRASE,
    HandClocks,
    RecordsNurse,
    strings_in_widgets,
)

SMITH = Patient(name="SMITH, Jane", identifier="445512")


def test_a_workstation_without_records_works_as_quick_mode(nurse: Nurse, own_settings: Path) -> None:
    bar = nurse.window.patient_bar
    assert bar.records.standing is Standing.NONE
    assert nurse.startup.composition.signing_in.records is None
    assert "Quick mode: nothing is stored" in bar.identity.text()
    assert not (own_settings / "records").exists()


def test_the_form_names_all_problems_at_once(newcomer: RecordsNurse) -> None:
    dialog = newcomer.open_form()
    dialog.passphrase.line.setText("short")
    dialog.again.line.setText("other")
    dialog.folder.line.setText("records")
    dialog.go_on.click()
    said = [
        field.problem.sentence.text()
        for field in (dialog.name, dialog.passphrase, dialog.again, dialog.folder)
    ]
    assert said[0] == "A name is needed."
    assert said[1].startswith("A passphrase has at least 15 characters; these are 5.")
    assert said[2:] == [
        "This is not the same passphrase.",
        "Give the whole path of a folder on this workstation.",
    ]
    assert newcomer.state() is State.NONE


def test_records_are_set_up_and_their_key_is_typed_back(newcomer: RecordsNurse, own_settings: Path) -> None:
    key = newcomer.set_up()
    assert len(key.split("-")) == 8
    assert newcomer.state() is State.OPEN
    assert newcomer.records.person is not None
    assert newcomer.records.person.name == NAME
    assert (own_settings / "records" / "keys.json").is_file()
    assert newcomer.nurse.window.patient_bar.records.list.text() == NAME


def test_the_recovery_key_is_not_left_by_esc_nor_by_a_wrong_group(newcomer: RecordsNurse) -> None:
    dialog = newcomer.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with newcomer.nurse.qtbot.waitSignal(newcomer.records.unlocked):
        dialog.go_on.click()
    dialog.reject()
    assert dialog.isVisible()
    dialog.recovery.group.line.setText(
        "AAAA" if dialog.recovery._groups[dialog.recovery._asked] != "AAAA" else "CCCC"
    )
    dialog.recovery.done.click()
    assert dialog.isVisible()
    assert "reads otherwise" in dialog.recovery.group.problem.sentence.text()
    assert not dialog.passphrase.text()


def test_what_is_typed_stays_while_records_are_set_up(newcomer: RecordsNurse) -> None:
    newcomer.nurse.enter("1.2")
    newcomer.set_up()
    assert newcomer.nurse.desk.typed.wbc == "1.2"
    assert newcomer.nurse.window.first_field.text() == "1.2"


# -- the recovery key on paper ----------------------------------------------------------------------------


def _with_key(newcomer: RecordsNurse) -> SetUpDialog:
    """Set records up as far as the recovery key; return the dialog that shows it."""
    dialog = newcomer.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with newcomer.nurse.qtbot.waitSignal(newcomer.records.unlocked):
        dialog.go_on.click()
    return dialog


def test_the_recovery_key_is_saved_as_a_page(newcomer: RecordsNurse, tmp_path: Path) -> None:
    dialog = _with_key(newcomer)
    newcomer.nurse.asked.page = tmp_path / "key"
    dialog.recovery.save_it.click()
    assert dialog.recovery.said.text().startswith("Saved as key.pdf. Move it off this workstation")
    text = pypdf.PdfReader(tmp_path / "key.pdf").pages[0].extract_text()
    assert all(group in "".join(text.split()) for group in dialog.recovery._groups)
    assert newcomer.nurse.asked.suggested[-1].name == "recovery-key.pdf"


def test_without_a_printer_that_is_said_beside_the_key(
    newcomer: RecordsNurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", list)
    dialog = _with_key(newcomer)
    dialog.recovery.print_it.click()
    assert dialog.recovery.said.text().startswith("No printer found. Save the page as PDF")


def test_the_recovery_key_is_printed(
    newcomer: RecordsNurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", lambda: ["Ward 4"])
    newcomer.nurse.asked.prints_into = tmp_path / "printed.pdf"
    dialog = _with_key(newcomer)
    dialog.recovery.print_it.click()
    assert dialog.recovery.said.text() == "Sent to the printer."
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_nothing_of_the_key_is_left_once_the_dialog_is_closed(newcomer: RecordsNurse) -> None:
    key = newcomer.set_up()
    assert not [text for text in strings_in_widgets() if any(group in text for group in key.split("-"))]
    assert newcomer.signing_in.setting_up._code == ""


def test_a_folder_that_holds_records_is_not_written_over(signed_in: RecordsNurse, own_settings: Path) -> None:
    before = (own_settings / "records" / "keys.json").read_bytes()
    dialog = signed_in.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    dialog.go_on.click()
    assert "There are records in this folder already" in dialog.folder.problem.sentence.text()
    assert (own_settings / "records" / "keys.json").read_bytes() == before


def test_records_in_a_folder_of_ones_own_are_found_at_the_next_start(
    newcomer: RecordsNurse, start: Start, tmp_path: Path, own_settings: Path
) -> None:
    chosen = tmp_path / "ward 4"
    newcomer.nurse.asked.records = chosen
    dialog = newcomer.open_form()
    dialog.choose.click()
    assert dialog.folder.text() == str(chosen)
    newcomer.set_up()
    assert f'store = "{chosen}"' in (own_settings / "ward.toml").read_text(encoding="utf-8")
    again = RecordsNurse(start(clocks=newcomer.clocks), newcomer.clocks)
    assert again.state() is State.LOCKED
    assert again.records.folder == chosen


def test_the_remark_about_another_group_is_seen_whole(start: Start, clocks: HandClocks) -> None:
    nurse = RecordsNurse(start(clocks=clocks), clocks)
    dialog = nurse.open_form()
    dialog.name.line.setText(NAME)
    for field in (dialog.passphrase, dialog.again):
        field.line.setText(PASSPHRASE)
    with nurse.nurse.qtbot.waitSignal(nurse.records.unlocked):
        dialog.go_on.click()
    dialog.reject()
    dialog.recovery.done.click()
    problem = dialog.recovery.group.problem

    def is_whole() -> bool:
        return problem.isVisible() and problem.visibleRegion().boundingRect() == problem.rect()

    nurse.nurse.qtbot.waitUntil(is_whole)
