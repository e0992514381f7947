"""Pictures of ward board, patient list and dialogs of the records: synthetic patients, no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.screens.audit_dialog import AuditDialog, ShownEntry
from neutro_desk.screens.backups_dialog import BackupsDialog, ShownBackup
from neutro_desk.screens.board_words import BoardPatient
from neutro_desk.screens.erase_dialog import EraseDialog
from neutro_desk.screens.patient_list import PatientList
from neutro_desk.screens.patient_list_model import ListedPatient
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.screens.ward_board import WardBoard
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.board import board_row, first_concern_first
from neutro_desk.workup.case import Answer, Case, Cbc, Comparator, Event, EventKind, Quantity
from neutro_desk.workup.whole import AssessedCase, WorkUp

NOW = datetime(2026, 11, 21, 7, 32)
WINDOW = (1366, 768)
WARD = (
    ("SMITH, Jane", "445512", ((17, "1.62"), (19, "0.81"), (21, "0.42")), "38.4"),
    ("NOVAK, Petra", "452044", ((14, "2.3"), (16, "2.1"), (19, "1.62"), (21, "0.88")), "38.5"),
    ("OKAFOR, Ada", "450871", ((9, "1.9"), (11, "0.9"), (13, "0.3"), (18, "<0.1"), (21, "<0.1")), "no"),
    ("MOREAU, Claire", "451630", ((11, "0.8"), (14, "0.7"), (17, "0.57"), (20, "0.46")), "unknown"),
    ("LINDQVIST, Per", "447203", ((8, "1.7"), (12, "0.5"), (14, "0.2"), (17, "0.1"), (21, "0.21")), "no"),
    ("TANAKA, Hiro", "449118", ((8, "1.5"), (11, "0.7"), (14, "0.2"), (19, "0.38"), (21, "0.74")), "no"),
    ("GARCIA, Luis", "446790", ((7, "1.25"), (14, "1.24"), (21, "1.21")), "no"),
    ("EVANS, Rhys", "448355", ((12, "0.6"), (15, "0.4"), (19, "1.08"), (21, "1.38")), ""),
)
"""Name, number, counts by day of November 2026, and a temperature or the answer about fever."""


def take_patients(application: QApplication, folder: Path, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Save each picture that is wanted; give its name."""
    words = Phrasebook(load_catalogue(resource("wording", "en")))
    words.year_understood = NOW.year
    for theme, scale in ((LIGHT, 100), (DARK, 100), (LIGHT, 150), (DARK, 150)):
        look = Look(theme, scale / 100)
        application.setPalette(look.palette())
        application.setFont(look.font(13))
        application.setStyleSheet(look.sheet())
        at = f"1366x768-{theme.name}" if scale == 100 else f"1366x768-{theme.name}-{scale}-per-cent"
        makers = {f"ward-board-{at}": _board}
        if (theme, scale) in ((LIGHT, 100), (DARK, 150)):
            makers |= {
                f"records-patients-{scale}-{theme.name}": _list,
                f"records-backups-{scale}-{theme.name}": _backups,
                f"records-audit-{scale}-{theme.name}": _audit,
                f"records-erase-{scale}-{theme.name}": _erase,
            }
        for name, make in makers.items():
            if wanted(name):
                yield from _taken(application, folder, name, make(look, words))


def _taken(application: QApplication, folder: Path, name: str, shown: QWidget) -> Iterator[str]:
    shown.show()
    application.processEvents()
    picture = shown.grab().toImage()
    picture.save(str(folder / f"{name}.png"))
    if name == "ward-board-1366x768-light":
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(str(folder / "ward-board-1366x768-grey.png"))
    shown.hide()
    shown.deleteLater()
    yield name


def _window() -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(*WINDOW)
    window.show()
    return window


def _board(look: Look, words: Phrasebook) -> QWidget:
    window, schemes = _window(), load_schemes(resource("schemes"))
    found = [
        BoardPatient(place, name, number, board_row(WorkUp(AssessedCase(_case(counts, fever), schemes))))
        for place, (name, number, counts, fever) in enumerate(WARD, start=1)
    ]
    order = first_concern_first([one.row for one in found])
    board = WardBoard(look, words, window, "Sepsis line 2222", lambda: NOW)
    active = schemes.active
    scheme = f"{active.name} {active.version}"
    board.show_patients([found[place] for place in order], scheme, older=0, shows_older=False)
    board.lay()
    board.take_focus()
    return window


def _case(counts: tuple[tuple[int, str], ...], fever: str) -> Case:
    samples = tuple(_count(day, anc) for day, anc in counts)
    if not fever:
        return Case(counts=samples)
    if not fever[0].isdigit():
        return Case(counts=samples, answers=MappingProxyType({"fever-or-unwell": Answer(fever)}))
    reading = Quantity(Decimal(fever), "Cel")
    return Case(
        counts=samples, events=(Event(EventKind.FEVER, at=NOW - timedelta(hours=2), temperature=reading),)
    )


def _count(day: int, anc: str) -> Cbc:
    comparator = Comparator.BELOW if anc[0] == "<" else None
    value = Quantity(Decimal(anc.lstrip("<")), "10*9/L", comparator)
    return Cbc(f"c{day}", datetime(2026, 11, day, 6, 10), anc=value)


def _list(look: Look, words: Phrasebook) -> QWidget:
    window = _window()
    page = PatientList(look, words, window)
    page.show_found(_listed(), len(WARD))
    page.lay()
    page.take_focus()
    return window


def _listed() -> list[ListedPatient]:
    return [
        ListedPatient(place, name, number, date(1950 + 3 * place, 3, place), datetime(2026, 11, 21, 6, 10))
        for place, (name, number, _, _) in enumerate(WARD, start=1)
    ]


def _backups(look: Look, words: Phrasebook) -> QWidget:
    dialog = BackupsDialog(look, words)
    shown = [
        ShownBackup(str(place), NOW - timedelta(minutes=30 * place + 12), "by itself") for place in range(6)
    ]
    dialog.show_backups(shown, "", may_restore=True)
    said = (
        "Patients in this copy: 8; in the records now: 8. Its last entry is of 21-Nov-2026 07:19: what was "
    )
    dialog.show_look(said + "saved later is not in it. Nothing was changed by looking.", _listed())
    return dialog


def _audit(look: Look, words: Phrasebook) -> QWidget:
    del words
    dialog = AuditDialog(look, ("A. Okafor", "P. Lindqvist"), (("viewed", "viewed"),), "21-Nov-2026")
    kinds = (("viewed", ""), ("changed", "revision 4, 1 rows"), ("printed", "clinician"), ("signed in", ""))
    rows = [
        ShownEntry(
            str(240 - place),
            f"21-Nov-2026 07:{30 - place:02}:09",
            "A. Okafor",
            kinds[place % 4][0],
            "" if place % 4 == 3 else str(place % 5 + 1),
            kinds[place % 4][1],
        )
        for place in range(14)
    ]
    dialog.show_entries(rows, "14 entries")
    return dialog


def _erase(look: Look, words: Phrasebook) -> QWidget:
    del words
    return EraseDialog(look, "SMITH, Jane · 04-Mar-1961 · 445512", "445512")
