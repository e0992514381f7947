"""PatientBar: who is open, on a dark bar; or the amber bar that says that nobody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from neutro_desk.screens.bar_button import BarButton, BarInk, Identity
from neutro_desk.screens.records_menu import RecordsMenu, Standing

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Case, Patient

HEIGHT = 44


class PatientBar(QWidget):
    """The bar at the top; it never cuts a button and folds in steps when it is narrow.

    Signals:
        patient_wanted: The fields of the patient are to be seen or typed.
        new_wanted: A new case (Ctrl+N).
        open_wanted: A case file is to be opened (Ctrl+O).
        save_wanted: The case is to be saved (Ctrl+S).
        close_wanted: The patient is to be closed (Ctrl+W).
        records_wished: A `RecordsWish`: to lock, to unlock, or one of the list of the records.
    """

    patient_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()
    records_wished = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the bar with nobody on it."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._identified = False
        self._shown: tuple[Patient, int | None, str | None, bool] | None = None
        self._menu: QMenu | None = None
        ink = self._ink()
        self.setFixedHeight(look.px(HEIGHT))
        self.setAccessibleName(self.tr("Patient"))
        self.identity = Identity(look, ink, self)
        self.identity.setAccessibleDescription(self.tr("Patient details"))
        self.details = BarButton(look, ink, self.tr("Patient details"), "", self)
        self.new = BarButton(look, ink, self.tr("New"), "Ctrl+N", self)
        self.open = BarButton(look, ink, self.tr("Open"), "Ctrl+O", self)
        self.save = BarButton(look, ink, self.tr("Save"), "Ctrl+S", self)
        self.close_case = BarButton(look, ink, self.tr("Close"), "Ctrl+W", self)
        self.records = RecordsMenu(look, ink, self)
        self.more = BarButton(look, ink, self.tr("Menu"), "", self, opens=True)
        self._connect()
        self._show_nobody(None, unsaved=True, rest=())

    def _connect(self) -> None:
        self.identity.clicked.connect(self.patient_wanted)
        self.details.clicked.connect(self.patient_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.close_case.clicked.connect(self.close_wanted)
        self.more.clicked.connect(self.show_menu)
        self.records.wished.connect(self.records_wished)

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object, object, object, bool)
    def show_case(self, case: Case, age_years: int | None, home_label: str | None, unsaved: bool) -> None:
        """Show whose case is open.

        Args:
            case: The open case.
            age_years: Age at the latest count; None while not known.
            home_label: Name of the case file; None while it has none.
            unsaved: Whether the case, or a count being typed, is not in its file.
        """
        self._show((case.patient, age_years, home_label, unsaved))

    def _show(self, shown: tuple[Patient, int | None, str | None, bool]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        patient, age_years, home_label, unsaved = shown
        self._identified = bool(patient.name or patient.identifier)
        rest = self._rest(patient, age_years)
        if self._identified:
            first = patient.name or self._record_number(patient)
            self.identity.show_identity(first, rest)
        else:
            self._show_nobody(home_label, unsaved=unsaved, rest=rest)
        for button in (self.identity, *self._every_button()):
            button.show_ink(self._ink())
        self._arrange()
        self.update()

    def show_records(
        self, standing: Standing, person: str, *, may_administer: bool = False, has_kept: bool = False
    ) -> None:
        """Show how the records stand, who is signed in, and what that person may do."""
        self.records.show_standing(standing, person, may_administer=may_administer, has_kept=has_kept)
        shown, self._shown = self._shown, None
        if shown is not None:
            self._show(shown)
        self._arrange()

    def _show_nobody(self, home_label: str | None, *, unsaved: bool, rest: tuple[str, ...]) -> None:
        if home_label is None:
            first, second = self.tr("NO PATIENT - NOT SAVED"), self._quick_mode()
        elif unsaved:
            first = self.tr("NO PATIENT - NOT SAVED")
            second = self.tr("Changes are not in {} yet").format(home_label)
        else:
            first = self.tr("NO PATIENT - SAVED AS {}").format(home_label)
            second = self._quick_mode_saved()
        self.identity.show_identity(first, (second, *rest))

    def _quick_mode(self) -> str:
        if self.records.standing is Standing.LOCKED:
            return self.tr("Records locked. Quick mode: nothing is stored")
        if self.records.standing is Standing.OPEN:  # what is typed is kept, encrypted
            return self.tr("Not in the records yet: Ctrl+S makes it a patient")
        return self.tr("Quick mode: nothing is stored")

    def _quick_mode_saved(self) -> str:
        if self.records.standing is Standing.OPEN:
            return self.tr("Not a patient of the records")
        return self.tr("Quick mode: nothing is stored on its own")

    def _rest(self, patient: Patient, age_years: int | None) -> tuple[str, ...]:
        parts = []
        if patient.birth_date is not None:
            parts.append(self._born(self._phrasebook.full_date(patient.birth_date), age_years))
        if patient.sex is not None:
            parts.append(self._phrasebook.word(patient.sex))
        if patient.name and patient.identifier:
            parts.append(self._record_number(patient))
        return tuple(parts)

    def _born(self, birth_date: str, age_years: int | None) -> str:
        if age_years is None or age_years < 0:
            return birth_date
        age = self.tr("under 1 y") if age_years == 0 else self.tr("{} y").format(age_years)
        return f"{birth_date} ({age})"

    def _record_number(self, patient: Patient) -> str:
        return self.tr("MRN {}").format(patient.identifier)

    # -- the room there is --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        self._arrange()

    def _buttons(self) -> tuple[BarButton, ...]:
        return (self.details, self.new, self.open, self.save, self.close_case)

    def _every_button(self) -> tuple[BarButton, ...]:
        return (*self._buttons(), self.more, *self.records.every_button())

    def _wanted(self) -> tuple[BarButton, ...]:
        """Return the buttons of the case: nobody is closed while nobody is open."""
        return self._buttons() if self._identified else self._buttons()[:-1]

    def _arrange(self) -> None:
        """Fold until all fits: first the keys, then the rest under the name, then the buttons into a menu."""
        look = self._look
        room = self.width() - look.px(10) - look.px(12) - look.px(8)
        records = self.records.buttons()
        wanted, in_menu = (*self._wanted(), *records), (self.more, *records)
        steps = (
            (wanted, True, False),
            (wanted, False, False),
            (wanted, False, True),
            (in_menu, False, False),
            (in_menu, False, True),
            ((self.more, records[-1]), False, True),
        )
        buttons, keys, folded = next(
            (step for step in steps if self._room_for(*step) <= room),
            steps[-1],
        )
        right = self.width() - look.px(12)
        top = (self.height() - look.px(30)) // 2
        for button in reversed(buttons):
            width = button.width_with(key=keys)
            button.setGeometry(right - width, top, width, look.px(30))
            right -= width + look.px(8)
        for button in self._every_button():
            button.setVisible(button in buttons)
        width = min(self.identity.width_of(folded=folded), right - look.px(10))
        edge = look.px(2 if folded else 6)
        self.identity.setGeometry(look.px(10), edge, width, self.height() - 2 * edge)
        self.identity.fold(folded=folded)

    def _room_for(self, buttons: tuple[BarButton, ...], keys: bool, folded: bool) -> int:
        row = sum(button.width_with(key=keys) + self._look.px(8) for button in buttons)
        return row + self.identity.width_of(folded=folded)

    @Slot()
    def show_menu(self) -> None:
        """Show the buttons that found no room, as a list."""
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the list of the buttons, with their keys beside them."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        self._menu.setFont(self._look.font(13))
        hidden = (button for button in self.records.buttons() if not button.isVisible())
        for button in (*self._wanted(), *hidden):
            text = f"{button.text()}\t{button.key}" if button.key else button.text()
            self._menu.addAction(text).triggered.connect(button.click)
        return self._menu

    # -- painting -----------------------------------------------------------------------------------------

    def _ink(self) -> BarInk:
        theme = self._look.theme
        if self._identified:
            return BarInk(theme.bar, theme.bar_text, theme.bar_text_2, theme.border)
        return BarInk(theme.amber, theme.on_amber, theme.on_amber, theme.on_amber)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; a dark bar on a dark window wears a line beneath."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._ink().ground))
        if self._look.theme.name == "dark" and self._identified:
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._look.theme.divider))
        painter.end()
