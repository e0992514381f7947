"""The line for a medicine in the step of drugs: first letters, a start, Enter; no match is ever guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from neutro_desk.screens.event_field import Question
from neutro_desk.screens.offer_list import NameLine, OfferList, OfferRow, height_for
from neutro_desk.screens.offer_words import SHOWN, remark_on, written_offer
from neutro_desk.workup.case import EventKind
from neutro_desk.workup.drug_names import Sort
from neutro_desk.workup.drug_offers import DrugOffer, OfferKind, drug_offers
from neutro_desk.workup.statements import say
from neutro_desk.workup.typed_event import AT_ONCE, TypedEvent, read_event

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Event
    from neutro_desk.workup.drug_names import DrugNames

PAD, FIELD = 14, 30


class DrugLine(QWidget):
    """Name, start and stop of one medicine after the other.

    Signals:
        event_given: The `Event` to put on the time line.
        left: The person is done here.
        size_changed: The line needs another height.
    """

    event_given = Signal(object)
    left = Signal()
    size_changed = Signal()

    def __init__(
        self, look: Look, phrasebook: Phrasebook, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """Build the line; `clock` tells the workstation's time for typed days."""
        super().__init__(parent)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self._names: DrugNames | None = None
        self._offers: tuple[DrugOffer, ...] = ()
        self._taken: DrugOffer | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(look.px(PAD), look.px(8), look.px(PAD), look.px(8))
        self._lines.setSpacing(look.px(4))
        self.name = NameLine(look)
        self.name.setAccessibleName(self.tr("Medicine"))
        self.name.setPlaceholderText(self.tr("Medicine: first letters, then Enter"))
        self.name.setAccessibleDescription(self.tr("Down chooses among the matches, Enter takes, Esc leaves"))
        self.offers = OfferList(look, self.tr("Medicines that begin so"))
        self.said = QLabel()
        self.said.setFont(look.font(12))
        self.said.setWordWrap(True)
        self.said.setStyleSheet(f"color: {look.theme.text_2};")
        self.start = self._day(self.tr("Start"), self.tr("3nov, -18"))
        self.stop = self._day(self.tr("Stop"), self.tr("blank: ongoing"))
        self.question = Question(look)
        self._lines.addWidget(self.name)
        self._lines.addWidget(self.offers)
        self._lines.addWidget(self.said)
        self._lines.addLayout(self._days())
        self._lines.addWidget(self.question)
        for part in (self.offers, self.said, self.question):
            part.hide()
        self._connect()

    def _day(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setFont(self._look.font(14))
        line.setMinimumHeight(self._look.px(FIELD))
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setAccessibleDescription(self.tr("{0}; Enter puts the medicine on the time line").format(hint))
        return line

    def _days(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(6))
        for line in (self.start, self.stop):
            label = QLabel(line.accessibleName())
            label.setFont(self._look.font(12))
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, 1)
        return row

    def _connect(self) -> None:
        self.name.textEdited.connect(self.offer)
        self.name.returnPressed.connect(self.take_name)
        self.name.moved.connect(self.offers.move_choice)
        self.offers.chosen.connect(self.take_offer)
        self.question.chosen.connect(self.take_day)
        for line in (self.start, self.stop):
            line.returnPressed.connect(self.give_event)
            line.textEdited.connect(self.forget_question)

    # -- values in ----------------------------------------------------------------------------------------

    def know(self, names: DrugNames) -> None:
        """Offer the medicines of a drug list."""
        self._names = names

    def open(self) -> None:
        """Take the focus for another medicine."""
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def start_over(self) -> None:
        """Forget what was typed."""
        for line in (self.name, self.start, self.stop):
            line.clear()
        self._taken, self._offers = None, ()
        self.offers.show_offers(())
        self._say("")
        self.forget_question()

    @property
    def has_typing(self) -> bool:
        """Whether something is typed that is not on the time line yet."""
        return any(line.text().strip() for line in (self.name, self.start, self.stop))

    # -- the name -----------------------------------------------------------------------------------------

    @Slot()
    def offer(self) -> None:
        """Offer what the typed letters may mean."""
        self._taken = None
        typed = self.name.text().strip()
        self._offers = drug_offers(typed, self._names) if self._names is not None else ()
        rows = [
            OfferRow(written_offer(offer, self._phrasebook), place)
            for place, offer in enumerate(self._offers[:SHOWN])
        ]
        if rows and not any(offer.is_whole for offer in self._offers):
            rows.append(OfferRow(self._phrasebook.text(say("drug_line.as_typed", name=typed)), -1))
        self.offers.show_offers(tuple(rows), 0 if self._is_plain else None)
        self._say(remark_on(self._offers, typed, self._phrasebook, is_plain=self._is_plain))

    @property
    def _is_plain(self) -> bool:
        """Whether one medicine alone begins so, or was typed to its end: Enter takes it."""
        offers = self._offers
        if not offers or offers[0].kind is not OfferKind.BEGINS:
            return False
        return len(offers) == 1 or (offers[0].is_whole and not offers[1].is_whole)

    @Slot()
    def take_name(self) -> None:
        """Take the chosen medicine, or the name as typed where nothing of the list may be meant."""
        if not self.name.text().strip():
            self.leave()
        elif self.offers.choice is not None:
            self.take_offer(self.offers.choice)
        elif self._taken is not None or not self._offers:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offers.move_choice(1)

    @Slot(int)
    def take_offer(self, place: int) -> None:
        """Take one of the offers, or at -1 the name as it was typed."""
        if place >= 0:
            self._taken = self._offers[place]
            self.name.setText(self._taken.written)
        else:
            self._taken, self._offers = None, ()
        self.offers.show_offers(())
        self._say(self._match())
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self) -> str:
        """Return what the taken name was matched to; "" where it is the name itself."""
        if self._taken is None or self._taken.named.sort is Sort.OTHER:
            return self._phrasebook.text(say("drug_line.not_listed"))
        return "" if self._taken.written == self._taken.name else written_offer(self._taken, self._phrasebook)

    # -- the event ----------------------------------------------------------------------------------------

    @Slot()
    def give_event(self) -> None:
        """Put the medicine on the time line; or ask about its name or its days."""
        if self._taken is None and self._offers:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.take_name()
            return
        reading = read_event(self._typed(), self._clock())
        if reading.event is None:
            problem = reading.problems[0]
            answers = tuple(_choice(day, self._phrasebook) for day in problem.may_be)
            self._ask(problem.field, self._phrasebook.text(problem.statement), answers)
            return
        self.event_given.emit(reading.event)
        self.start_over()
        self._say(self._added(reading.event))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> TypedEvent:
        kind = self._taken.event_kind if self._taken is not None else EventKind.DRUG
        stop = self.stop.text()
        once = kind in AT_ONCE and not stop.strip()
        return TypedEvent(kind, once, self.name.text(), self.start.text(), stop)

    def _added(self, event: Event) -> str:
        if event.begins is None:
            return self._phrasebook.text(say("drug_line.added_until", name=event.name, stop=event.stop))
        return self._phrasebook.text(say("drug_line.added", name=event.name, start=event.begins))

    def _ask(self, field: str, text: str, answers: tuple[tuple[str, str], ...]) -> None:
        line = {"name": self.name, "stop": self.stop}.get(field, self.start)
        self.question.show_question(text, answers)
        self.question.setProperty("field", field)
        self.question.show()
        line.setAccessibleDescription(text)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
        self.size_changed.emit()

    @Slot(str)
    def take_day(self, text: str) -> None:
        """Put the day that was chosen into its field."""
        line = self.stop if self.question.property("field") == "stop" else self.start
        line.setText(text)
        self.forget_question()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def forget_question(self) -> None:
        """Take the question off while the text changes."""
        if not self.question.isHidden():
            self.question.hide()
            self.size_changed.emit()

    # -- leaving, room ------------------------------------------------------------------------------------

    @Slot()
    def leave(self) -> None:
        """Put the line away and say so."""
        self.start_over()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.size_changed.emit()

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, both in pixels; 0 while it is put away."""
        return 0 if self.isHidden() else height_for(self._lines, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and divider."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


def _choice(reading: date | str, phrasebook: Phrasebook) -> tuple[str, str]:
    """Return what stands on the button of a reading, and the text it puts into the field."""
    if isinstance(reading, str):
        return reading, reading
    return phrasebook.moment_text(reading, "full"), reading.isoformat()
