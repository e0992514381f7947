"""Choosing where episodes end: a menu of usual counts, and a small form for another one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.event_field import EventField
from neutro_desk.screens.field import plain_label
from neutro_desk.workup.episode_end import ENDS, read_episode_end
from neutro_desk.workup.quantities import display_line, unit_label
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

WIDTH = 400


class EpisodeEndChoice(QObject):
    """Offers the ends of an episode.

    Signals:
        end_chosen: 10^9/L, a `Decimal`; None for each episode's own line.
    """

    end_chosen = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, window: QWidget) -> None:
        """Offer them over a widget of the window."""
        super().__init__(window)
        self._look, self._phrasebook, self._window = look, phrasebook, window
        self.form: EpisodeEndForm | None = None

    def open_menu(self, at: QPoint, chosen: Decimal | None) -> QMenu:
        """Open the menu at a point of the screen; the end in use is ticked."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for end in (None, *ENDS, *((chosen,) if chosen not in (None, *ENDS) else ())):
            said = say("episode_end.own") if end is None else say("episode_end.at", until=end)
            action = menu.addAction(self._phrasebook.text(said))
            action.setData("" if end is None else str(end))
            action.setCheckable(True)
            action.setChecked(end == chosen)
        menu.addSeparator()
        menu.addAction(self._phrasebook.text(say("episode_end.other"))).setData(None)
        menu.triggered.connect(self.take_action)
        menu.popup(at)
        return menu

    @Slot(QAction)
    def take_action(self, action: QAction) -> None:
        """Say which end was chosen, or ask for another one."""
        end = action.data()
        if end is None:
            self.ask_other()
        else:
            self.end_chosen.emit(Decimal(end) if end else None)

    def ask_other(self) -> None:
        """Open the form for another count."""
        self.form = EpisodeEndForm(self._look, self._phrasebook, self._window)
        self.form.end_entered.connect(self.end_chosen)
        self.form.open()


class EpisodeEndForm(QDialog):
    """One line for a count.

    Signals:
        end_entered: 10^9/L, a `Decimal`.
    """

    end_entered = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget) -> None:
        """Build the form."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Episode ends at"))
        self.setMinimumWidth(look.px(WIDTH))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        lines.setSpacing(look.px(8))
        unit = phrasebook.first_unit
        label = self.tr("Ends at, {0}").replace("{0}", unit_label(unit))
        self.field = EventField("end", label, display_line(ENDS[0], unit), look)
        self.field.choice_taken.connect(self.take_choice)
        self.field.line.textEdited.connect(self.forget_problem)
        explained = plain_label(
            self.tr(
                "An episode begins below its line and goes on until the first count at or above this one."
            ),
            look.font(12),
            look.theme.text_2,
        )
        explained.setWordWrap(True)
        lines.addWidget(explained)
        lines.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        self.leave = ActionButton(look, self.tr("Cancel"), key="Esc")
        self.leave.clicked.connect(self.reject)
        self.take = ActionButton(look, self.tr("Use it"), Role.MAIN, key="Enter")
        self.take.clicked.connect(self.enter)
        self.field.line.returnPressed.connect(self.enter)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        lines.addLayout(row)

    @Slot()
    def enter(self) -> None:
        """Say the count and close; or show why it cannot be."""
        reading = read_episode_end(self.field.line.text(), self._phrasebook.first_unit)
        if reading.value is not None:
            self.accept()
            self.end_entered.emit(reading.value)
        elif reading.problem is not None:
            choices = [(text, text) for text in reading.may_be]
            self.field.show_problem(self._phrasebook.text(reading.problem), choices)
            self.adjustSize()
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def take_choice(self, name: str, text: str) -> None:
        """Put the reading that was chosen into the line."""
        self.field.line.setText(text)
        self.forget_problem()
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def forget_problem(self) -> None:
        """Take the remark off while the text changes."""
        self.field.show_problem("", ())
