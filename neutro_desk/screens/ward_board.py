"""The ward board (F9): everyone with a current low count, first concern first, over the whole window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.board_filter import Shown, belongs, chosen
from neutro_desk.screens.board_legend import BoardLegend
from neutro_desk.screens.board_model import BoardModel
from neutro_desk.screens.board_view import BoardView
from neutro_desk.screens.page_bar import PageBar
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.window_page import WindowPage

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import BoardPatient
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

SEARCH_WIDTH = 200
DAYS_SHOWN = 30
"""As `workup.board.CURRENT`; said where older ones are left out."""


class WardBoard(WindowPage):
    """Shows rows; opens, keeps and reads nothing.

    Signals:
        patient_asked: The number of the patient to be opened.
        older_asked: Low counts with older samples are to be shown too, or no longer.
        left: Back to what stood here before.
    """

    patient_asked = Signal(int)
    older_asked = Signal(bool)
    left = Signal()

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        window: QMainWindow,
        phone: str,
        clock: Callable[[], datetime],
    ) -> None:
        """Build the board, with nobody on it.

        Args:
            look: Theme and scale.
            phrasebook: The words for the clinician.
            window: What it lies over.
            phone: The ward's own number for the tag of the warning line.
            clock: The workstation's time.
        """
        super().__init__(look, window)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self._patients: tuple[BoardPatient, ...] = ()
        self._scheme, self._shows_older = "", False
        self.setAccessibleName(self.tr("Ward board"))
        self.bar = PageBar(look, self.tr("Ward board"), self)
        self.said, self.back = self.bar.said, self.bar.add_button(self.tr("Back"), "F9")
        self.search = QLineEdit(self)
        self.model = BoardModel(phrasebook, self)
        self.view = BoardView(self.model, look, phone, self)
        self.empty = QLabel(self)
        self.parts = SegmentedSwitch(look, self._segments(), self.tr("Show"), parent=self)
        self.older = ActionButton(look, "", Role.LINK, parent=self)
        self.legend = BoardLegend(look, phrasebook, self)
        self._lay_out()
        self.parts.set_chosen(Shown.ALL.value)
        self.back.clicked.connect(self.left)
        self.search.textChanged.connect(self.choose)
        self.search.returnPressed.connect(self.open_first)
        self.parts.chosen.connect(self.choose)
        self.view.patient_asked.connect(self.patient_asked)
        self.older.clicked.connect(self.ask_older)

    # -- how it is built ----------------------------------------------------------------------------------

    def _segments(self) -> tuple[tuple[str, str], ...]:
        return (
            (Shown.ALL.value, self.tr("All")),
            (Shown.WARNED.value, self.tr("Warning line")),
            (Shown.BELOW.value, self.tr("Below 0.5")),
            (Shown.FALLING.value, self.tr("Falling")),
            (Shown.FEVER.value, self.tr("Fever or unwell")),
            (Shown.OLD.value, self.tr("Sample over 24 h")),
        )

    def _lay_out(self) -> None:
        look, theme = self._look, self._look.theme
        self.search.setPlaceholderText(self.tr("Name or record number"))
        self.search.setAccessibleName(self.tr("Search the board by name or record number"))
        self.search.setFixedWidth(look.px(SEARCH_WIDTH))
        self.search.setFixedHeight(look.px(30))
        self.search.setFont(look.font(13))
        self.empty.setFont(look.font(15))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setStyleSheet(f"color: {theme.text_2}; padding: {look.px(40)}px;")
        tools = QGridLayout()
        tools.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        tools.setSpacing(look.px(12))
        tools.setColumnStretch(2, 1)
        tools.addWidget(self.search, 0, 0)
        tools.addWidget(self.parts, 0, 1)
        tools.addWidget(self.older, 0, 3)
        self._tools = tools
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.legend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts into a row of their own where there is no room beside the search."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._look.px
        beside = px(SEARCH_WIDTH) + self.parts.sizeHint().width() + self.older.sizeHint().width() + px(72)
        if beside > self.width():
            self._tools.addWidget(self.parts, 1, 0, 1, 4)
        else:
            self._tools.addWidget(self.parts, 0, 1)

    # -- values in ----------------------------------------------------------------------------------------

    def show_patients(
        self, patients: Sequence[BoardPatient], scheme: str, *, older: int, shows_older: bool
    ) -> None:
        """Show the patients of the board.

        Args:
            patients: In the order of the board.
            scheme: Name and version of the scheme in use.
            older: How many low counts have a sample older than 30 days.
            shows_older: Whether these are among the patients.
        """
        self._patients, self._scheme, self._shows_older = tuple(patients), scheme, shows_older
        self.older.setVisible(bool(older))
        hidden = self.tr("{0} with a sample over {1} d old: show").format(older, DAYS_SHOWN)
        shown = self.tr("Leave out samples over {0} d old").format(DAYS_SHOWN)
        self.older.show_text(shown if shows_older else hidden)
        self.choose()

    @Slot()
    def tell_time(self) -> None:
        """Let ages follow the clock."""
        self.model.tell_time(self._clock())
        self._say_how_many()

    @Slot()
    def clear(self) -> None:
        """Let go of every patient."""
        self._patients = ()
        self.search.setText("")  # clear() would leave it to undo
        self.model.set_patients((), self._clock(), "")
        self.said.clear()

    def _say_how_many(self) -> None:
        number, now = len(self._patients), self._clock()
        patients = self.tr("1 patient") if number == 1 else self.tr("{0} patients").format(number)
        at = self._phrasebook.moment_text(now, "full")
        order = self.tr("low latest count, first concern first")
        self.said.setText(f"{patients} · {order} · {at}")
        for value, text in self._segments():
            part = Shown(value)
            found = sum(belongs(one, part, now) for one in self._patients)
            self.parts.show_text(value, f"{text} {found}")
        self._fold()

    # -- what the person asks -----------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Show the part and the letters asked for; who was chosen stays so where still there."""
        current = self.view.currentIndex().row()
        kept = self.model.patients[current].id if 0 <= current < len(self.model.patients) else None
        now = self._clock()
        part = Shown(self.parts.value or Shown.ALL.value)
        found = chosen(self._patients, part, self.search.text(), now)
        self.model.set_patients(found, now, self._scheme)
        self.view.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(self._why_empty())
        row = self.model.row_of(kept) if kept is not None else None
        if found:
            self.view.selectRow(row or 0)
        self._say_how_many()

    def _why_empty(self) -> str:
        if self._patients:
            return self.tr("Nobody here: choose All or type other letters.")
        return self.tr(
            "No patient has a low latest count on record. Counts that were not saved, and patients without "
            "a count, are not on this board."
        )

    @Slot()
    def ask_older(self) -> None:
        """Ask for older samples, or to leave them out again."""
        self.older_asked.emit(not self._shows_older)

    @Slot()
    def open_first(self) -> None:
        """Enter in the search opens the chosen row."""
        self.view.ask(self.view.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; letters go to the search, Up and Down to the rows."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.view.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.text().isalnum():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.setText(self.search.text() + event.text())
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Let the keys go to the rows."""
        target: QWidget = self.view if self.model.patients else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)
