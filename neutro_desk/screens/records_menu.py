"""The records in the patient bar: a button that locks or unlocks, and one whose list does the rest."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from neutro_desk.screens.bar_button import BarButton

if TYPE_CHECKING:
    from neutro_desk.screens.bar_button import BarInk
    from neutro_desk.screens.patient_bar import PatientBar
    from neutro_desk.screens.style import Look


class Standing(Enum):
    """How the records stand, as the bar shows it."""

    NONE = "none"
    LOCKED = "locked"
    OPEN = "open"


class RecordsWish(Enum):
    """What is asked of the records."""

    PATIENTS = "patients"
    BOARD = "board"
    EXPORT_PATIENT = "export patient"
    EXPORT_ALL = "export all"
    IMPORT_FILES = "import files"
    IMPORT_FOLDER = "import folder"
    BACKUPS = "backups"
    AUDIT = "audit"
    MERGE = "merge"
    ERASE = "erase"
    SET_UP = "set up"
    UNLOCK = "unlock"
    LOCK = "lock"
    SWITCH_PERSON = "switch person"
    BRING_BACK = "bring back"
    OWN_WORDS = "change my passphrase"
    PEOPLE = "people"
    RENEW_RECOVERY = "renew recovery"


class RecordsMenu(QObject):
    """Both buttons and the list; the bar places them.

    Signals:
        wished: A `RecordsWish`.
    """

    wished = Signal(object)

    def __init__(self, look: Look, ink: BarInk, bar: PatientBar) -> None:
        """Start without records."""
        super().__init__(bar)
        self._look, self._bar = look, bar
        self._standing, self._may_administer, self._has_kept = Standing.NONE, False, False
        self._menu: QMenu | None = None
        self.lock = BarButton(look, ink, self.tr("Lock"), "Ctrl+L", bar)
        self.unlock = BarButton(look, ink, self.tr("Unlock"), "Ctrl+L", bar)
        self.list = BarButton(look, ink, self.tr("Records"), "", bar, opens=True)
        self.lock.clicked.connect(self.say_lock)
        self.unlock.clicked.connect(self.say_unlock)
        self.list.clicked.connect(self.show_list)

    def show_standing(
        self, standing: Standing, person: str, *, may_administer: bool, has_kept: bool = False
    ) -> None:
        """Show how the records stand and who is signed in.

        Args:
            standing: How they stand.
            person: Who is signed in; "" for nobody.
            may_administer: Whether that person may change people and keys.
            has_kept: Whether work of that person was kept and waits to be brought back.
        """
        self._standing, self._may_administer, self._has_kept = standing, may_administer, has_kept
        name = person or self.tr("Records")
        self.list.setText(name)
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(self.tr("Opens the list for the records"))
        self.list.setToolTip(self.tr("Signed in: {0}").replace("{0}", person) if person else name)

    @property
    def standing(self) -> Standing:
        """How the records stand."""
        return self._standing

    def buttons(self) -> tuple[BarButton, ...]:
        """Return the buttons that the bar shows now, from the left."""
        if self._standing is Standing.OPEN:
            return (self.list, self.lock)
        if self._standing is Standing.LOCKED:
            return (self.unlock,)
        return (self.list,)

    def every_button(self) -> tuple[BarButton, ...]:
        """Return all of them, shown or not."""
        return (self.list, self.unlock, self.lock)

    def menu(self) -> QMenu:
        """Return the list as it stands now."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._bar)
        self._menu.setFont(self._look.font(13))
        for wish, text in self._offered():
            action = self._menu.addAction(text)
            action.setData(wish)
            action.triggered.connect(self.say_wish)
        return self._menu

    def _offered(self) -> list[tuple[RecordsWish, str]]:
        if self._standing is Standing.NONE:
            return [(RecordsWish.SET_UP, self.tr("Set up records on this workstation"))]
        offered = [
            (RecordsWish.PATIENTS, self.tr("Patients") + "\tCtrl+O"),
            (RecordsWish.BOARD, self.tr("Ward board") + "\tF9"),
            (RecordsWish.EXPORT_PATIENT, self.tr("Export this patient")),
            (RecordsWish.EXPORT_ALL, self.tr("Export every patient")),
            (RecordsWish.IMPORT_FILES, self.tr("Import case files")),
            (RecordsWish.IMPORT_FOLDER, self.tr("Import a folder of case files")),
            (RecordsWish.BACKUPS, self.tr("Backups")),
        ]
        if self._has_kept:
            offered.append((RecordsWish.BRING_BACK, self.tr("Bring back the work kept for you")))
        offered += [
            (RecordsWish.SWITCH_PERSON, self.tr("Switch person")),
            (RecordsWish.OWN_WORDS, self.tr("Change my passphrase")),
        ]
        if self._may_administer:
            offered += [
                (RecordsWish.AUDIT, self.tr("Audit")),
                (RecordsWish.MERGE, self.tr("This patient was entered twice")),
                (RecordsWish.ERASE, self.tr("Erase this patient")),
                (RecordsWish.PEOPLE, self.tr("People who may sign in")),
                (RecordsWish.RENEW_RECOVERY, self.tr("New recovery key")),
            ]
        return offered

    @Slot()
    def show_list(self) -> None:
        """Open the list beneath its button, or at the foot of the bar where that found no room."""
        button, menu = self.list, self.menu()
        at = button.mapToGlobal(button.rect().bottomLeft())
        if not button.isVisible():
            left = self._bar.width() - menu.sizeHint().width()
            at = self._bar.mapToGlobal(QPoint(left, self._bar.height()))
        menu.popup(at)

    @Slot()
    def say_wish(self) -> None:
        """Say what was chosen from the list."""
        action = self.sender()
        if isinstance(action, QAction):
            self.wished.emit(action.data())

    @Slot()
    def say_lock(self) -> None:
        """Ask to lock."""
        self.wished.emit(RecordsWish.LOCK)

    @Slot()
    def say_unlock(self) -> None:
        """Ask to unlock."""
        self.wished.emit(RecordsWish.UNLOCK)
