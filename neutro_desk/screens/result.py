"""The result band: number first, colour last; it never scrolls away, and the warning line is part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.alarm_button import AlarmButton
from neutro_desk.screens.marks import paint_direction
from neutro_desk.screens.result_alarm import AlarmLine, write_line
from neutro_desk.screens.result_chip import LOW, TIGHT, WIDE, SeverityChip
from neutro_desk.screens.result_line import WorkingLine
from neutro_desk.screens.result_words import BandWords, band_words, spoken
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.screens.working_panel import WorkingPanel
from neutro_desk.wording.phrasebook import Span

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

HEIGHT, TOP_HEIGHT, WORKING_HEIGHT = 174, 106, 31
CHIP_AT, DIRECTION_AT = 332, 690
LEAST_NUMBER = 14
"""A number shrinks to this before it is ever cut, in pixels of the design."""

ONE_LINE_EACH_FROM = 1000
"""Below this width a sentence may wrap: the duration then comes first, so that it is never the one cut."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Measures of the band for one width: `narrow` in two columns, `tight` in rows, `low` without working."""

    below: float
    narrow: bool
    tight: bool
    top: int
    alarm: int
    number: int
    chip_at: int
    low: bool = False

    @property
    def working(self) -> int:
        return 0 if self.low else WORKING_HEIGHT

    @property
    def height(self) -> int:
        return self.top + self.working + self.alarm + 1


SHAPES = (
    _Shape(520, narrow=True, tight=True, top=128, alarm=54, number=46, chip_at=178),
    _Shape(900, narrow=True, tight=False, top=TOP_HEIGHT, alarm=54, number=62, chip_at=320),
    _Shape(float("inf"), narrow=False, tight=False, top=TOP_HEIGHT, alarm=36, number=62, chip_at=CHIP_AT),
)
TALL = replace(SHAPES[-1], alarm=54)
"""For a warning line whose words take two rows."""
LOWEST = _Shape(520, narrow=True, tight=True, top=113, alarm=66, number=34, chip_at=146, low=True)
LOW_ROOM = 330
"""Below this height of the window's ground, in design pixels, a tight band leaves its working line out."""


class ResultBand(QWidget):
    """Number, severity, direction, working and the warning line of one work-up.

    Signals:
        fever_wanted: The warning line was pressed.
    """

    fever_wanted = Signal()

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        clock: Callable[[], datetime],
        phone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Build the band; `phone` is the ward's number or policy line at the right of the warning."""
        super().__init__(parent)
        self._look, self._phrasebook, self._clock = look, phrasebook, clock
        self.words = BandWords()
        self._alarm, self._chip, self._line = AlarmLine(look, phone), SeverityChip(look), WorkingLine(look)
        self._panel: WorkingPanel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shape = SHAPES[-1]
        self.setFixedHeight(look.px(HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Result"))
        self.working = ActionButton(look, self.tr("Working"), Role.LINK, parent=self)
        self.working.setAccessibleDescription(self.tr("Shows formula, source and version of the result"))
        self.working.clicked.connect(self.show_working)
        self.fever = AlarmButton(look, self)
        self.fever.clicked.connect(self.fever_wanted)

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show another work-up."""
        words = band_words(work_up, self._phrasebook, self._clock())
        self.working.setVisible(bool(words.panel))
        if words == self.words:
            return
        self.words = words
        self.fever.setVisible(words.alarm is not None)
        self.setAccessibleDescription(spoken(words))
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_lines(words.panel)
        self._take_shape(self.width())
        self.update()

    def blank(self) -> None:
        """Show no result any more: after a fault none can be trusted."""
        self.words = BandWords()
        self.setAccessibleDescription("")
        self.working.hide()
        self.fever.hide()
        self.update()

    @Slot()
    def show_working(self) -> None:
        """Open the panel with formula, source and version."""
        if self._panel is None:
            self._panel = WorkingPanel(self._look, self.window())
        self._panel.show_lines(self.words.panel)
        self._panel.show()
        self._panel.raise_()

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._look.px(1022), self._look.px(HEIGHT))

    def height_for(self, width: int) -> int:
        """Take the shape for a width and the height of the window; return the height it needs, in pixels."""
        self._take_shape(width)
        return self._look.px(self._shape.height)

    def _shape_for(self, width: int) -> _Shape:
        shape = next(shape for shape in SHAPES if width < shape.below * self._look.scale)
        if shape is SHAPES[-1] and not self._alarm.fits(self.words, width - self.fever.room):
            return TALL
        ground = self.parentWidget()
        is_low = ground is not None and ground.height() < self._look.px(LOW_ROOM)
        return LOWEST if shape.tight and is_low else shape

    def _take_shape(self, width: int) -> None:
        shape = self._shape_for(width)
        if shape is not self._shape:
            self._shape = shape
            self.setFixedHeight(self._look.px(shape.height))
            self._place_link()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape of the width; keep the link at the right end of the working line."""
        self._take_shape(self.width())
        self._place_link()

    def _place_link(self) -> None:
        """Put the link at the end of the working line, or where there is none beside the direction."""
        self.fever.is_named = not self._shape.tight
        self.fever.setGeometry(self._alarm_place())
        look, hint = self._look, self.working.sizeHint()
        middle = 83 if self._shape.low else self._shape.top + WORKING_HEIGHT / 2
        top = look.px(middle) - hint.height() // 2
        self.working.setGeometry(
            self.width() - hint.width() - self._look.px(16), top, hint.width(), hint.height()
        )

    def _alarm_place(self) -> QRect:
        top = self._look.px(self._shape.top + self._shape.working) + 1
        return QRect(0, top, self.width(), self.height() - top)

    # -- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        look, theme = self._look, self._look.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        shape = self._shape
        chip_at = look.px(shape.chip_at)
        direction_at = look.px(20) if shape.tight else chip_at if shape.narrow else look.px(DIRECTION_AT)
        self._paint_number(painter, chip_at - look.px(12))
        self._paint_grades(painter, chip_at, (self.width() if shape.narrow else direction_at) - look.px(12))
        self._paint_direction(painter, direction_at)
        painter.setPen(QColor(theme.divider))
        for y in (look.px(shape.top), look.px(shape.top + shape.working), self.height() - 1):
            painter.drawLine(0, y, self.width(), y)
        if not shape.low:
            at, right = QPointF(look.px(20), look.px(shape.top + 20)), self.width() - look.px(92)
            if shape.narrow:
                self._line.paint_narrow(painter, self.words, at, right, tight=shape.tight)
            else:
                self._line.paint_wide(painter, self.words, at, right)
        place = self._alarm_place().adjusted(0, 0, -self.fever.room, 0)
        in_rows = shape.narrow or shape is TALL
        self._alarm.paint(painter, self.words, self._alarm_place(), place.width(), narrow=in_rows)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_number(self, painter: QPainter, right: float) -> None:
        look, theme, words, tight = self._look, self._look.theme, self.words, self._shape.tight
        base, left = look.px(51 if tight else 66), look.px(20 if tight else 68)
        ink = theme.text if words.other_unit else theme.text_3
        if not tight:
            write_line(
                painter, QPointF(look.px(20), base), "ANC", look.font(17, 600), theme.text_2, look.px(44)
            )
        unit_font = look.font(14 if tight else 20, 600)
        room = right - left - QFontMetrics(unit_font).horizontalAdvance(words.unit) - look.px(10)
        size = self._shape.number
        while (
            size > LEAST_NUMBER and QFontMetrics(look.font(size, 600)).horizontalAdvance(words.number) > room
        ):
            size -= 2
        end = write_line(painter, QPointF(left, base), words.number, look.font(size, 600), ink, room + 2)
        unit_ink = theme.text_2 if words.other_unit else theme.text_3
        write_line(painter, QPointF(end + look.px(8), base), words.unit, unit_font, unit_ink, right - end)
        below = look.px(69 if tight else 97)
        right = self.width() - look.px(12) if tight else right
        end = write_line(
            painter,
            QPointF(left, below),
            words.other_unit,
            look.font(13 if tight else 15),
            theme.text_2,
            right - left,
        )
        start = end + look.px(14) if words.other_unit else left
        whole = QFontMetrics(look.font(12)).horizontalAdvance(words.collected) <= right - start
        collected = words.collected if whole else words.collected_short
        write_line(painter, QPointF(start, below), collected, look.font(12), theme.text_2, right - start)

    def _paint_grades(self, painter: QPainter, left: float, right: float) -> None:
        """Paint the chip and what stands beneath it: grades, scheme, limits."""
        look, theme, words, shape = self._look, self._look.theme, self.words, self._shape
        top, height = look.px(8 if shape.narrow else 22), look.px(34 if shape.narrow else 42)
        chip = LOW if shape.low else TIGHT if shape.tight else WIDE
        self._chip.paint(painter, words, QRectF(left, top, right - left, height), chip)
        if shape.low:
            beneath = words.provisional or words.chip_range
            write_line(
                painter, QPointF(left, look.px(55)), beneath, look.font(12, 600), theme.text, right - left
            )
        if shape.narrow:
            return
        x, y = left, look.px(84)
        if words.provisional:
            x = write_line(
                painter, QPointF(left, y), words.provisional, look.font(13, 600), theme.text, right - left
            )
            x = write_line(painter, QPointF(x, y), " · ", look.font(13), theme.text_2, right - x)
        grades, small = look.font(13), look.font(12)
        graded = " · ".join(part for part in (words.grades, words.scheme) if part)
        beneath = words.limits
        if QFontMetrics(grades).horizontalAdvance(graded) > right - x:
            grades = small
        if QFontMetrics(grades).horizontalAdvance(graded) > right - x:
            graded = words.grades
            both = " · ".join(part for part in (words.scheme, words.limits) if part)
            # The status line names the scheme too; a limit stands nowhere else in the window.
            beneath = both if QFontMetrics(small).horizontalAdvance(both) <= right - left else words.limits
        write_line(painter, QPointF(x, y), graded, grades, theme.text_2, right - x)
        if beneath:
            write_line(painter, QPointF(left, look.px(100)), beneath, small, theme.text_2, right - left)

    def _paint_direction(self, painter: QPainter, left: float) -> None:
        look, theme, words, narrow, tight = (
            self._look,
            self._look.theme,
            self.words,
            self._shape.narrow,
            self._shape.tight,
        )
        base: float = look.px(88 if tight else 60 if narrow else 41)
        x, right = left, self.width() - look.px(16)
        size = 15 if narrow else 21
        if words.direction is not None and words.direction.value != "cannot say":
            arrow = look.px(16 if narrow else 20)
            paint_direction(painter, QRectF(x, base - arrow * 0.85, arrow, arrow), words.direction, look)
            x += look.px(24 if narrow else 36)
        heading = look.font(size if words.direction is not None else 14, 600)
        flag = words.flag_short if self._shape.low else ""
        said = " · ".join(part for part in (flag, words.heading) if part)
        x = write_line(painter, QPointF(x, base), said, heading, theme.text, right - x)
        write_line(
            painter,
            QPointF(x + look.px(10), base),
            words.change,
            look.font(17 if not narrow else 13),
            theme.text,
            right - x,
        )
        base = look.px(105 if tight else 78 if narrow else 64)
        last = look.px(self._shape.top - 2)
        short = self.width() < look.px(ONE_LINE_EACH_FROM)
        lines = list(reversed(words.lines) if short else words.lines)
        if narrow and words.limits:  # beneath the chip there is no line for them
            lines.append((Span(words.limits),))
        for place, line in enumerate(lines):
            end = self._write_spans(None, QPointF(left, base), line, right)
            if place and end > last:
                continue
            if end > last:  # no room for a second row: one that ends in dots is better than half of two
                said, font = "".join(span.text for span in line), look.font(13)
                write_line(painter, QPointF(left, base), said, font, theme.text, right - left)
                return
            base = self._write_spans(painter, QPointF(left, base), line, right) + look.px(18)

    def _write_spans(
        self, painter: QPainter | None, at: QPointF, spans: tuple[Span, ...], right: float
    ) -> float:
        """Write a sentence wrapped at words, or measure it without a painter; return its last baseline."""
        x, base = at.x(), at.y()
        if painter is not None:
            painter.setPen(QColor(self._look.theme.text))
        for span in spans:
            font = self._look.font(13, 600 if span.strong else 400)
            metrics = QFontMetrics(font)
            if painter is not None:
                painter.setFont(font)
            for word in unbroken(span.text).split(" "):
                if x + metrics.horizontalAdvance(word) > right and x > at.x():
                    x, base = at.x(), base + self._look.px(17)
                if word and painter is not None:
                    painter.drawText(QPointF(x, base), word)
                x += metrics.horizontalAdvance(word + " ")
            x -= metrics.horizontalAdvance(" ")
        return base
