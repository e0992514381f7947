"""Medication review first: the agents on the time line by evidence and timing, above the questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.evidence_lines import BLOCKS
from neutro_desk.screens.marks import paint_support
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.workup.causes import Support
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.causes import Pack
    from neutro_desk.workup.medication_review import MedicationReview, ReviewedAgent
    from neutro_desk.workup.statements import Statement

PAD, HEAD, LINE, SUPPORT, GAP = 14, 28, 19, 106, 6
MOST = 2
"""Most agents named here; the others stand among the causes."""

_WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One agent, or one remark beneath the agents.

    Attributes:
        name: Name of the agent; "" for a remark.
        said: What is said of it, in one text.
        support: Its strength in words; "" for a remark.
        blocks: Blocks of support, 0 to 3.
        cause: Id of the cause it is in the ranking; "" for none.
    """

    name: str
    said: str
    support: str = ""
    blocks: int = 0
    cause: str = ""


def review_lines(review: MedicationReview, pack: Pack, book: Phrasebook) -> tuple[ReviewLine, ...]:
    """Return the agents by evidence and timing, names nobody could place, and who decides about stopping."""
    if not review.agents and not review.not_listed:
        return ()
    lines = [_agent_line(agent, pack, book) for agent in review.agents[:MOST]]
    left = len(review.agents) - MOST
    if left > 0:
        lines.append(ReviewLine("", book.text(say("review_box.more", number=left))))
    lines += [
        ReviewLine("", book.text(say("review_agent.not_listed", name=name))) for name in review.not_listed
    ]
    return (*lines, ReviewLine("", book.text(say("cause_details.prescriber"))))


def _agent_line(agent: ReviewedAgent, pack: Pack, book: Phrasebook) -> ReviewLine:
    cause = agent.cause
    support = cause.support if cause is not None else Support.NONE
    reference = pack.references.get(agent.source)
    said = [book.text(agent.sentences[0]), *(book.text(one) for one in _timing(agent))]
    said.append(reference.short if reference is not None else book.source(agent.source))
    return ReviewLine(
        book.text(cause.name if cause is not None else agent.drug.name),
        unbroken(" · ".join(part for part in said if part)),
        book.word(support),
        BLOCKS[support],
        cause.id if cause is not None else "",
    )


def _timing(agent: ReviewedAgent) -> Iterable[Statement]:
    """Return when it was started and stopped, and the window where a source gives the agent its own."""
    first, last = agent.window
    if agent.since_start is None:
        yield say("review_agent.no_start")
    elif agent.since_start < 0:
        yield say("review_agent.started_after", days=-agent.since_start)
    elif agent.is_own_window:
        yield say("review_box.started_in_window", days=agent.since_start, first=first, last=last)
    else:
        yield say("review_box.started", days=agent.since_start)
    if agent.since_stop is not None and agent.since_stop >= 0:
        yield say("review_box.stopped", days=agent.since_stop)


class ReviewBox(QWidget):
    """The agents, read from top to bottom; a click on one opens what is known of it.

    Signals:
        cause_wanted: Id of the cause of an agent, and where on the screen.
    """

    cause_wanted = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build an empty box."""
        super().__init__(parent)
        self._look = look
        self._title, self._name, self._small = look.font(12, 600), look.font(13, 600), look.font(12)
        self.lines: tuple[ReviewLine, ...] = ()
        self.list_button = ActionButton(
            look, self.tr("Medication list"), Role.LINK, key="Ctrl+M", parent=self
        )
        self.list_button.setFont(look.font(12, 500))
        self.setMouseTracking(True)
        self.hide()

    def show_lines(self, lines: tuple[ReviewLine, ...]) -> None:
        """Show other agents."""
        if lines == self.lines:
            return
        self.lines = lines
        self.setAccessibleName(self.tr("Medication review first"))
        spoken = (", ".join(part for part in (one.name, one.support, one.said) if part) for one in lines)
        self.setAccessibleDescription(". ".join(spoken))
        self.update()

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, both in pixels."""
        return self._places(width)[-1].bottom() + 1 + self._look.px(GAP)

    def _places(self, width: int) -> list[QRect]:
        """Return where each line stands, the head first."""
        look = self._look
        places = [QRect(0, 0, width, look.px(HEAD))]
        for line in self.lines:
            said = self._height_of(line.said, width - 2 * look.px(PAD))
            height = (look.px(LINE) if line.name else 0) + said + look.px(GAP)
            places.append(QRect(0, places[-1].bottom() + 1, width, height))
        return places

    def _height_of(self, text: str, width: int) -> int:
        font: QFont = self._small
        return QFontMetrics(font).boundingRect(0, 0, width, 9999, _WRAPPED, text).height() if text else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right of the head."""
        super().resizeEvent(event)
        size, high = self.list_button.sizeHint(), self._look.px(HEAD)
        left = self.width() - size.width() - self._look.px(PAD - 4)
        self.list_button.setGeometry(left, (high - size.height()) // 2, size.width(), size.height())

    def _agent_at(self, point: QPoint) -> ReviewLine | None:
        places = self._places(self.width())[1:]
        found = (line for line, place in zip(self.lines, places, strict=True) if place.contains(point))
        line = next(found, None)
        return line if line is not None and line.cause else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what is known of an agent."""
        line = self._agent_at(event.position().toPoint())
        if line is not None:
            self.cause_wanted.emit(line.cause, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what opens."""
        opens = self._agent_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, agents with their strength, and remarks."""
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        head, *places = self._places(self.width())
        painter.setFont(self._title)
        painter.setPen(QColor(theme.text))
        inner = head.adjusted(look.px(PAD), 0, -look.px(PAD), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.tr("Medication review first"))
        for line, place in zip(self.lines, places, strict=True):
            self._paint_line(painter, place.adjusted(look.px(PAD), 0, -look.px(PAD), 0), line)

    def _paint_line(self, painter: QPainter, place: QRect, line: ReviewLine) -> None:
        look, theme = self._look, self._look.theme
        if line.name:
            first = QRect(place.left(), place.top(), place.width(), look.px(LINE))
            painter.setFont(self._name)
            painter.setPen(QColor(theme.text))
            room = first.adjusted(0, 0, -look.px(SUPPORT), 0)
            name = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            right = QRect(first.right() - look.px(SUPPORT), first.top(), look.px(SUPPORT), first.height())
            if line.blocks:
                paint_support(painter, right.left(), right.center().y() - look.scale * 5.5, line.blocks, look)
                right.setLeft(right.left() + look.px(35))
            painter.setFont(self._small)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, line.support)
            place = place.adjusted(0, look.px(LINE), 0, 0)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_2))
        painter.drawText(place, _WRAPPED, line.said)
