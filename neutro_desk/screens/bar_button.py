"""Buttons of the patient bar: they paint themselves in the ink of the bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from neutro_desk.screens.action_button import paint_box, paint_ring
from neutro_desk.screens.key_names import key_name

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class BarInk:
    """Colours of the bar: ground, first and second text, border of its buttons."""

    ground: str
    text: str
    text_2: str
    border: str


class _OnBar(QAbstractButton):
    """A button in the ink of the bar that Enter presses as Space does."""

    def __init__(self, look: Look, ink: BarInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._ink = look, ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_ink(self, ink: BarInk) -> None:
        """Wear the colours of another bar."""
        self._ink = ink
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by either Enter key."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_touch(self, painter: QPainter) -> None:
        if self.underMouse() or self.isDown():
            veil = QColor(self._ink.text)
            veil.setAlpha(48 if self.isDown() else 26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(QRectF(self.rect()), self._look.px(4), self._look.px(4))

    def _paint_ring(self, painter: QPainter) -> None:
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self._ink.text, self._look)


class BarButton(_OnBar):
    """An outlined button with its key beside the text, which can be left away."""

    def __init__(
        self, look: Look, ink: BarInk, text: str, key: str, parent: QWidget, *, opens: bool = False
    ) -> None:
        """Build the button; `opens` draws the mark of a list."""
        super().__init__(look, ink, parent)
        self._key, self._opens = key_name(key), opens
        self.setText(text)
        self.setFont(look.font(13, 500))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key)
        self.setToolTip(f"{text} ({self._key})" if key else text)

    @property
    def key(self) -> str:
        """The key that does the same."""
        return self._key

    def width_with(self, *, key: bool) -> int:
        """Return the width the button needs, with or without its key."""
        mark = self._look.px(16) if self._opens else 0
        return self._text_width() + 2 * self._look.px(11) + mark + (self._key_width() if key else 0)

    def sizeHint(self) -> QSize:
        """Return the size with the key."""
        return QSize(self.width_with(key=True), self._look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint border, text and, where there is room, the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_touch(painter)
        paint_box(painter, QRectF(self.rect()), None, self._ink.border, self._look)
        self._paint_ring(painter)
        left = self._look.px(11)
        painter.setPen(QColor(self._ink.text))
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, self._text_width(), self.height()), _LEFT, self.text())
        after = left + self._text_width()
        if self._opens:
            self._paint_mark(painter, after + self._look.px(10))
        elif self.width() >= self.width_with(key=True) and self._key:
            painter.setFont(self._look.font(11))
            painter.setPen(QColor(self._ink.text_2))
            rest = QRect(after + self._look.px(8), 0, self._key_width(), self.height())
            painter.drawText(rest, _LEFT, self._key)
        painter.end()

    def _paint_mark(self, painter: QPainter, center: int) -> None:
        reach, middle = self._look.px(4), self.height() / 2
        painter.setPen(QPen(QColor(self._ink.text), 1.5 * self._look.scale))
        tip = QPointF(center, middle + reach / 2)
        for side in (-reach, reach):
            painter.drawLine(QLineF(QPointF(center + side, middle - reach / 2), tip))

    def _text_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) + 1

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(self._look.font(11)).horizontalAdvance(self._key) + self._look.px(8)


class Identity(_OnBar):
    """Who is open: a strong text and the rest beside it, or beneath it where the bar is narrow."""

    def __init__(self, look: Look, ink: BarInk, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(look, ink, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._first, self._rest = "", ""
        self._folded = False

    def show_identity(self, first: str, rest: tuple[str, ...]) -> None:
        """Show who is open; the whole is read out and stands in the tool tip."""
        self._first, self._rest = first, "  ·  ".join(rest)
        whole = ", ".join((first, *rest))
        self.setText(whole)
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Put the rest beneath the first text, or beside it."""
        self._folded = folded
        self.update()

    def width_of(self, *, folded: bool) -> int:
        """Return the width that shows everything."""
        first = QFontMetrics(self._first_font(folded=folded)).horizontalAdvance(self._first)
        rest = QFontMetrics(self._rest_font(folded=folded)).horizontalAdvance(self._rest)
        edges = 2 * self._look.px(6) + 2
        if not self._rest:
            return first + edges
        return (max(first, rest) if folded else first + self._look.px(14) + rest) + edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both texts; what does not fit ends in dots, never in the middle of a letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_touch(painter)
        self._paint_ring(painter)
        inner = self.rect().adjusted(self._look.px(6), 0, -self._look.px(6), 0)
        folded = self._folded and bool(self._rest)
        first_font, rest_font = self._first_font(folded=folded), self._rest_font(folded=folded)
        first = QFontMetrics(first_font).elidedText(self._first, Qt.TextElideMode.ElideRight, inner.width())
        upper = (
            QRect(inner.left(), self._look.px(1), inner.width(), inner.height() * 11 // 20)
            if folded
            else inner
        )
        painter.setFont(first_font)
        painter.setPen(QColor(self._ink.text))
        painter.drawText(upper, _LEFT, first)
        lower = QRect(inner.left(), upper.bottom(), inner.width(), inner.bottom() - upper.bottom())
        if not folded:
            start = inner.left() + QFontMetrics(first_font).horizontalAdvance(first) + self._look.px(14)
            lower = QRect(start, 0, max(0, inner.right() + 1 - start), self.height())
        painter.setFont(rest_font)
        painter.setPen(QColor(self._ink.text_2))
        rest = QFontMetrics(rest_font).elidedText(self._rest, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, _LEFT, rest)
        painter.end()

    def _first_font(self, *, folded: bool) -> QFont:
        return self._look.font(15 if folded else 17, 600)

    def _rest_font(self, *, folded: bool) -> QFont:
        return self._look.font(12 if folded else 13)
