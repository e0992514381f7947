"""The form for one event of the time line (F7): by keyboard alone, every problem at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.event_buttons import EventButtons
from neutro_desk.screens.event_field import EventField, choice_of
from neutro_desk.screens.name_completer import NameCompleter
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.event_name import NAMED_BY_DRUGS, with_name_asked
from neutro_desk.workup.typed_event import AT_ONCE, EventReading, TypedEvent, read_event, typed_event

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.drug_names import DrugNames

WIDTH = 440


class EventDialog(QDialog):
    """Adds an event, or amends one that is chosen in its first list.

    Signals:
        event_added: A new `Event`.
        event_amended: An `Event` as it was when the form was opened, and the one that takes its place.
        event_removed: The `Event` to take off the time line.
        list_wanted: Several medicines are to be typed at once.
    """

    event_added = Signal(object)
    event_amended = Signal(object, object)
    event_removed = Signal(object)
    list_wanted = Signal()

    def __init__(
        self, look: Look, phrasebook: Phrasebook, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """Build the form; `clock` tells the workstation's time for typed dates."""
        super().__init__(parent)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self._events: tuple[Event, ...] = ()
        self._names: DrugNames | None = None
        self._kept_names: set[str] = set()
        self._filling = False
        self.setWindowTitle(self.tr("Event"))
        self.setModal(False)
        self.setMinimumWidth(look.px(WIDTH))
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        self._lines.setSpacing(look.px(8))
        self._build_choices()
        self._build_fields()
        self._build_buttons()

    # -- building -----------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        self.which = ChoiceBox(self._look, self.tr("New event, or one to amend"))
        self.which.currentIndexChanged.connect(self.show_chosen)
        self.kind = ChoiceBox(self._look, self.tr("Kind of event"))
        for kind in EventKind:
            self.kind.addItem(self._phrasebook.word(kind), kind)
        self.kind.currentIndexChanged.connect(self.suit_kind)
        self.once = QCheckBox(self.tr("Happened at one time"))
        self.once.setAccessibleDescription(self.tr("Without the tick it lasts from a start to a stop"))
        self.once.toggled.connect(self.suit_span)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(8))
        grid.setVerticalSpacing(self._look.px(6))
        for row, (text, choices) in enumerate(((self.tr("Event"), self.which), (self.tr("Kind"), self.kind))):
            label = QLabel(text)
            label.setFont(self._look.font(13))
            label.setMinimumWidth(self._look.px(110))
            label.setBuddy(choices)
            grid.addWidget(label, row, 0)
            grid.addWidget(choices, row, 1)
        self.once.setFont(self._look.font(13))
        outline = self.once.palette()  # the box is drawn in this colour, and was not seen on the dark ground
        outline.setColor(outline.ColorRole.Window, QColor(self._look.theme.border))
        self.once.setPalette(outline)
        grid.addWidget(self.once, 2, 1)
        grid.setColumnStretch(1, 1)
        self._lines.addLayout(grid)

    def _build_fields(self) -> None:
        texts = {
            "name": (self.tr("Name"), self.tr("of the drug, cycle or event")),
            "first": (self.tr("Start"), self.tr("12oct, -1 or 2026-10-12 06:10")),
            "stop": (self.tr("Stop"), self.tr("blank: ongoing")),
            "dose": (self.tr("Dose"), self.tr("as written, not read")),
            "temperature": (self.tr("Temperature, °C"), ""),
        }
        self.fields = {
            name: EventField(name, label, hint, self._look) for name, (label, hint) in texts.items()
        }
        for field in self.fields.values():
            field.choice_taken.connect(self.take_choice)
            field.line.textEdited.connect(self.forget_problems)
            self._lines.addWidget(field)

    def _build_buttons(self) -> None:
        buttons = EventButtons(self._look)
        self.remove, self.list, self.save = buttons.remove, buttons.list, buttons.save
        self.remove.clicked.connect(self.remove_event)
        buttons.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.save_event)
        self.list.clicked.connect(self.ask_for_list)
        self._lines.addWidget(buttons)

    def know(self, names: DrugNames) -> None:
        """Complete and question names of medicines by a drug list."""
        self._names = names
        self.completer = NameCompleter(self.fields["name"].line, self._look, names)
        self.completer.want(wanted=self.kind.currentData() in NAMED_BY_DRUGS)

    # -- opening ------------------------------------------------------------------------------------------

    def open_new(self, events: tuple[Event, ...]) -> None:
        """Open an empty form; the events so far can be chosen for amendment."""
        self._open(events, 0)

    def open_event(self, events: tuple[Event, ...], place: int) -> None:
        """Open the form on one of the events."""
        self._open(events, place + 1)

    def open_typed(self, events: tuple[Event, ...], before: Event | None, typed: TypedEvent) -> None:
        """Open the form with text typed in a form of another scale or look; `before` is what it amends."""
        self._open(events, events.index(before) + 1 if before in events else 0)
        self._fill(typed)

    @property
    def before(self) -> Event | None:
        """The event that is being amended; None for a new one."""
        chosen = self.which.currentIndex()
        return self._events[chosen - 1] if chosen > 0 else None

    def _open(self, events: tuple[Event, ...], chosen: int) -> None:
        self._events = events
        self._filling = True
        self.which.clear()
        self.which.addItem(self.tr("New event"))
        for event in events:
            self.which.addItem(self._called(event))
        self._filling = False
        self.which.setCurrentIndex(chosen)
        self.show_chosen(chosen)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.kind if chosen == 0 else self.fields["name"].line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _called(self, event: Event) -> str:
        name = event.name or self._phrasebook.word(event.kind)
        begins = event.begins or event.stop
        when = self._phrasebook.moment_text(begins, "full") if begins is not None else self.tr("no time")
        return f"{name}, {when}"

    @Slot(int)
    def show_chosen(self, chosen: int) -> None:
        """Show the event chosen in the first list, or an empty form."""
        if self._filling or chosen < 0:
            return
        self.remove.setVisible(chosen > 0)
        self.list.setVisible(chosen == 0)
        self._fill(typed_event(self._events[chosen - 1]) if chosen > 0 else TypedEvent())

    def _fill(self, typed: TypedEvent) -> None:
        self._filling = True
        self.kind.setCurrentIndex(self.kind.findData(typed.kind))
        self.once.setChecked(typed.once)
        for name, field in self.fields.items():
            field.line.setText(getattr(typed, name))
        self._filling = False
        self.suit_span(typed.once)
        self.forget_problems()

    # -- the form -----------------------------------------------------------------------------------------

    def typed(self) -> TypedEvent:
        """Return the text of the form."""
        texts = {name: field.line.text() for name, field in self.fields.items()}
        return TypedEvent(EventKind(self.kind.currentData()), self.once.isChecked(), **texts)

    @Slot(int)
    def suit_kind(self, index: int) -> None:
        """Suggest for another kind whether it happens at one time or lasts."""
        if self._filling:
            return
        if self._names is not None:
            self.completer.want(wanted=self.kind.currentData() in NAMED_BY_DRUGS)
        once = EventKind(self.kind.currentData()) in AT_ONCE
        self.once.setChecked(once)
        self.suit_span(once)

    @Slot(bool)
    def suit_span(self, once: bool) -> None:
        """Show the fields that the event has."""
        if self._filling:
            return
        fever = self.kind.currentData() is EventKind.FEVER
        self.fields["first"].show_label(self.tr("When") if once else self.tr("Start"))
        self.fields["stop"].setVisible(not once)
        self.fields["temperature"].setVisible(fever)
        self.fields["dose"].setVisible(not fever)

    @Slot()
    def forget_problems(self) -> None:
        """Take the remarks off while the text changes."""
        for field in self.fields.values():
            field.show_problem("", ())

    @Slot()
    def save_event(self) -> None:
        """Emit the event and close; or show every problem at its field."""
        typed = self.typed()
        reading = read_event(typed, self._clock())
        before = self.before
        kept = {*self._kept_names, (before.name if before is not None else None) or ""}
        reading = with_name_asked(reading, typed.name, typed.kind, self._names, kept)
        if reading.event is None:
            self._show_problems(reading)
            return
        event = self._with_what_is_not_shown(reading.event)
        self.accept()
        if before is not None:
            self.event_amended.emit(before, event)
        else:
            self.event_added.emit(event)

    def _with_what_is_not_shown(self, event: Event) -> Event:
        """Keep what an amended event holds although its kind shows no field for it."""
        before = self.before
        if before is None or before.temperature is None or event.kind is EventKind.FEVER:
            return event
        return replace(event, temperature=before.temperature)

    def _show_problems(self, reading: EventReading) -> None:
        self.forget_problems()
        shown = {problem.field: problem for problem in reading.problems}
        for problem in shown.values():
            self.fields[problem.field].show_problem(
                self._phrasebook.text(problem.statement),
                tuple(self._choice(problem.field, reading) for reading in problem.may_be),
            )
        first = next(field for name, field in self.fields.items() if name in shown)
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)
        first.line.selectAll()

    def _choice(self, field: str, reading: date | str) -> tuple[str, str]:
        as_typed = field == "name" and reading == " ".join(self.fields["name"].line.text().split())
        return (self.tr("Keep as typed"), str(reading)) if as_typed else choice_of(reading, self._phrasebook)

    @Slot(str, str)
    def take_choice(self, name: str, text: str) -> None:
        """Put the reading that was chosen into its field; a name that was chosen is not asked about again."""
        if name == "name":
            self._kept_names.add(text)
        self.fields[name].line.setText(text)
        self.forget_problems()
        self.fields[name].line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask_for_list(self) -> None:
        """Close the form and ask for the medication list."""
        self.reject()
        self.list_wanted.emit()

    @Slot()
    def remove_event(self) -> None:
        """Ask to take the chosen event off the time line."""
        before = self.before
        self.reject()
        if before is not None:
            self.event_removed.emit(before)
