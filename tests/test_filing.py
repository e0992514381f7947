"""Filing: nothing unsaved leaves the desk unasked, and a file in trouble costs nothing."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent

from neutro_desk.desk import Desk
from neutro_desk.exchange.case_file import read_case, write_case
from neutro_desk.filing import Filing
from neutro_desk.home import CaseFile
from neutro_desk.screens.asking import Unsaved
from neutro_desk.ward import Ward, read_ward
from neutro_desk.workup.case import Case, Cbc, Patient, Quantity
from neutro_desk.workup.cbc import TypedCbc
from neutro_desk.workup.grading import Schemes
from tests.asked import ReadyAnswers

ONE_COUNT = Case(
    counts=(Cbc(id="c1", collected=datetime(2026, 11, 19, 6, 10), anc=Quantity(Decimal("0.81"), "10*9/L")),)
)
JANE = Patient(name="SMITH, Jane", identifier="445512")
TYPED = TypedCbc(collected_date="21nov", collected_time="0610", wbc="1.20", segs="30", bands="5")

DAMAGED = '{"format": "neutro-desk-case", "version": 1, "counts": ['
NEWER = '{"format": "neutro-desk-case", "version": 2}'
TWICE = '{"format": "neutro-desk-case", "version": 1, "notes": "a", "notes": "b"}'


@pytest.fixture
def asked() -> ReadyAnswers:
    return ReadyAnswers()


@pytest.fixture
def desk(qapp: object, schemes: Schemes, now: datetime) -> Desk:
    return Desk(schemes, lambda: now)


@pytest.fixture
def filing(desk: Desk, asked: ReadyAnswers, own_settings: Path) -> Filing:
    return Filing(desk, asked, Ward(), own_settings)


@pytest.fixture
def ward_file(tmp_path: Path) -> Path:
    path = tmp_path / "ward.neutro.json"
    write_case(ONE_COUNT, path)
    return path


LEAVING: dict[str, Callable[[Filing, Path], object]] = {
    "new": lambda filing, _: filing.new_case(),
    "open": lambda filing, path: filing.open_path(str(path)),
    "sample": lambda filing, _: filing.open_sample("drug-induced-fall.neutro.json"),
}


# -- unsaved work -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", LEAVING)
def test_to_stay_keeps_case_and_typed_count(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path, way: str
) -> None:
    desk.set_notes("unsaved")
    desk.type_draft(TYPED)
    LEAVING[way](filing, ward_file)
    assert len(asked.asked) == 1
    assert (desk.case.notes, desk.typed) == ("unsaved", TYPED)
    assert desk.undoable is not None


@pytest.mark.parametrize("way", LEAVING)
def test_what_is_discarded_on_request_is_gone(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path, way: str
) -> None:
    asked.unsaved = Unsaved.DISCARD
    desk.set_notes("unsaved")
    LEAVING[way](filing, ward_file)
    assert asked.asked == ["The case has changes that are not saved."]
    assert "unsaved" not in desk.case.notes


def test_nothing_is_asked_while_there_is_nothing_to_lose(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path
) -> None:
    filing.open_path(str(ward_file))
    filing.new_case()
    assert (asked.asked, desk.case) == ([], Case())


def test_a_count_that_is_only_typed_is_asked_about(filing: Filing, desk: Desk, asked: ReadyAnswers) -> None:
    desk.type_draft(replace(TYPED, wbc="", segs="3"))
    filing.new_case()
    assert asked.asked == ["A count is typed but not added."]
    assert desk.typed.segs == "3"


def test_saving_a_typed_count_on_leaving_adds_it_first(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.unsaved, asked.saves = Unsaved.SAVE, tmp_path / "kept.neutro.json"
    desk.type_draft(TYPED)
    filing.new_case()
    assert desk.case == Case()
    assert [cbc.wbc for cbc in read_case(tmp_path / "kept.neutro.json").counts] == [
        Quantity(Decimal("1.20"), "10*9/L")
    ]


def test_a_typed_count_that_cannot_be_added_stays_at_the_desk(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.unsaved, asked.saves = Unsaved.SAVE, tmp_path / "kept.neutro.json"
    desk.type_draft(replace(TYPED, collected_date="", collected_time=""))
    filing.new_case()
    assert [title for title, _ in asked.told] == ["The open count could not be added."]
    assert desk.typed.wbc == "1.20"
    assert not (tmp_path / "kept.neutro.json").exists()


def test_a_save_that_is_called_off_keeps_the_case_at_the_desk(
    filing: Filing, desk: Desk, asked: ReadyAnswers
) -> None:
    asked.unsaved, asked.saves = Unsaved.SAVE, None
    desk.set_notes("unsaved")
    filing.new_case()
    assert desk.case.notes == "unsaved"


@pytest.mark.parametrize(("choice", "closes"), [(Unsaved.STAY, False), (Unsaved.DISCARD, True)])
def test_the_window_closes_only_once_unsaved_work_is_settled(
    filing: Filing, desk: Desk, asked: ReadyAnswers, choice: Unsaved, closes: bool
) -> None:
    asked.unsaved = choice
    desk.set_notes("unsaved")
    event = QCloseEvent()
    filing.close_window(event)
    assert event.isAccepted() is closes


@pytest.mark.parametrize("way", [*LEAVING, "close"])
def test_text_still_being_written_is_asked_about_too(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path, way: str
) -> None:
    def hand_on() -> None:
        desk.set_notes("still being written")

    filing.typing_needed.connect(hand_on)
    if way == "close":
        filing.close_window(QCloseEvent())
    else:
        LEAVING[way](filing, ward_file)
    assert asked.asked == ["The case has changes that are not saved."]
    assert desk.case.notes == "still being written"


def test_text_still_being_written_is_saved_with_the_case(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    def hand_on() -> None:
        desk.set_notes("still being written")

    filing.typing_needed.connect(hand_on)
    asked.saves = tmp_path / "kept.neutro.json"
    filing.save()
    assert read_case(tmp_path / "kept.neutro.json").notes == "still being written"


# -- files that cannot be read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (DAMAGED, "The file is damaged at line 1: expecting value."),
        (NEWER, "The file is from a newer Neutro Desk (version 2); this one reads 1."),
        (TWICE, "notes: given twice."),
        ("", "The file is damaged at line 1: expecting value."),
        ("[]", "This is not a Neutro Desk case file."),
    ],
)
def test_a_file_that_is_refused_leaves_the_case_on_the_desk(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path, tmp_path: Path, text: str, says: str
) -> None:
    bad = tmp_path / "bad.neutro.json"
    bad.write_text(text, encoding="utf-8")
    filing.open_path(str(ward_file))
    filing.open_path(str(bad))
    assert asked.told == [("bad.neutro.json was not opened.", (says,))]
    assert (desk.case, desk.home) == (ONE_COUNT, CaseFile(ward_file))
    assert filing.ward.recent == (str(ward_file),)


def test_a_file_that_is_not_there_is_named(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    filing.open_path(str(tmp_path / "gone.neutro.json"))
    assert asked.told == [
        ("gone.neutro.json was not opened.", ("The file could not be read: no such file or directory.",))
    ]
    assert desk.case == Case()


def test_a_folder_dropped_as_a_file_is_refused(filing: Filing, asked: ReadyAnswers, tmp_path: Path) -> None:
    filing.open_path(str(tmp_path))
    assert len(asked.told) == 1


def test_a_file_chosen_in_the_dialog_is_opened(
    filing: Filing, desk: Desk, asked: ReadyAnswers, ward_file: Path
) -> None:
    filing.open_with_dialog()
    assert desk.case == Case()
    asked.opens = ward_file
    filing.open_with_dialog()
    assert desk.case == ONE_COUNT


# -- saving -----------------------------------------------------------------------------------------------


def test_a_case_without_a_home_asks_where_and_then_saves_there(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.saves = tmp_path / "kept"
    desk.set_notes("one")
    assert filing.save()
    desk.set_notes("two")
    assert filing.save()
    assert asked.asked == ["save"]
    assert read_case(tmp_path / "kept.neutro.json").notes == "two"


def test_a_missing_folder_is_named_and_the_case_stays_unsaved(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.saves = tmp_path / "gone" / "kept.neutro.json"
    desk.set_notes("one")
    assert not filing.save()
    ((title, (problem,)),) = asked.told
    assert title == "The case was not saved."
    assert "no such file or directory" in problem
    assert "choose another folder" in problem
    assert (desk.has_unsaved_changes, desk.home, filing.ward.recent) == (True, None, ())


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "read-only file system"),
        (errno.ENOSPC, "no space left"),
    ],
)
def test_a_folder_that_takes_no_file_is_named_and_the_case_stays_unsaved(
    filing: Filing,
    desk: Desk,
    asked: ReadyAnswers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    says: str,
) -> None:
    def refuses(**_place: object) -> tuple[int, str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refuses)
    asked.saves = tmp_path / "kept.neutro.json"
    desk.set_notes("one")
    assert not filing.save()
    assert says in asked.told[0][1][0]
    assert (desk.has_unsaved_changes, desk.home, filing.ward.recent) == (True, None, ())


def test_a_place_that_holds_a_folder_of_that_name_keeps_it(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    folder = tmp_path / "kept.neutro.json"
    folder.mkdir()
    asked.saves = folder
    desk.set_notes("one")
    assert not filing.save()
    assert folder.is_dir()
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.neutro.json"]


def test_a_file_that_names_a_patient_is_said_once_to_be_open_to_readers(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.saves = tmp_path / "kept.neutro.json"
    desk.set_patient(JANE)
    assert filing.save()
    desk.set_notes("two")
    assert filing.save()
    assert asked.asked == ["save", "not encrypted"]


def test_who_does_not_want_an_open_file_saves_none(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    asked.saves, asked.saves_open = tmp_path / "kept.neutro.json", False
    desk.set_patient(JANE)
    assert not filing.save()
    assert list(tmp_path.iterdir()) == []
    asked.saves_open = True
    assert filing.save()
    assert asked.asked == ["save", "not encrypted", "save", "not encrypted"]


def test_suggested_names_and_recent_files_hold_no_field_of_the_patient(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path, own_settings: Path
) -> None:
    asked.saves = tmp_path / "bed-4.neutro.json"
    desk.set_patient(JANE)
    filing.save()
    assert [path.name for path in asked.suggested] == ["case.neutro.json"]
    assert filing.ward.recent == (str(tmp_path / "bed-4.neutro.json"),)
    settings = (own_settings / "ward.toml").read_text(encoding="utf-8")
    assert "SMITH" not in settings
    assert "445512" not in settings


def test_a_sample_is_no_recent_file_and_is_never_overwritten(
    filing: Filing, desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    filing.open_sample("drug-induced-fall.neutro.json")
    assert (filing.ward.recent, desk.home) == ((), None)
    filing.save()
    assert asked.asked == ["save"]


# -- settings ---------------------------------------------------------------------------------------------


def test_the_way_of_reporting_is_remembered_for_the_ward(filing: Filing, own_settings: Path) -> None:
    filing.remember_entry("total")
    assert read_ward(own_settings).entry == "total"


def test_settings_that_cannot_be_written_are_said_and_hold_until_the_end(
    desk: Desk, asked: ReadyAnswers, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    filing = Filing(desk, asked, Ward(), blocked / "settings")
    said: list[str] = []
    filing.said.connect(said.append)
    filing.remember_entry("lab")
    assert filing.ward.entry == "lab"
    assert said == ["The settings could not be saved: Not a directory."]
