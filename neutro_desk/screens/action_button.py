"""ActionButton: a button with its key beside its text, in one of four roles; it paints itself."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from neutro_desk.screens.key_names import key_name

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

FOCUS_RING = 3
_WRAPS = int(Qt.TextFlag.TextWordWrap)


class Role(Enum):
    """What a button is for; it decides height and colours."""

    PLAIN = "plain"
    MAIN = "main"
    LINK = "link"
    ANSWER = "answer"


_PADDING = {Role.PLAIN: 8, Role.MAIN: 5, Role.LINK: 4, Role.ANSWER: 11}
_HEIGHT = {Role.PLAIN: 36, Role.MAIN: 36, Role.LINK: 26, Role.ANSWER: 30}


class ActionButton(QAbstractButton):
    """A button that Space, Enter and the pointer press."""

    def __init__(
        self,
        look: Look,
        text: str,
        role: Role = Role.PLAIN,
        *,
        key: str = "",
        widest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the button.

        Args:
            look: Theme and scale.
            text: What it says.
            role: What it is for.
            key: The key that does the same, in English; written small beside the text.
            widest: Pixels above which the text wraps.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._look, self._role, self._key, self._widest = look, role, "", widest
        self.setFont(look.font(13, 400 if role in (Role.LINK, Role.PLAIN) else 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if role is Role.LINK else Qt.CursorShape.ArrowCursor)
        growing = (
            QSizePolicy.Policy.Preferred if role in (Role.PLAIN, Role.MAIN) else QSizePolicy.Policy.Fixed
        )
        self.setSizePolicy(growing, QSizePolicy.Policy.Fixed)
        self.show_text(text, key)

    def show_text(self, text: str, key: str = "") -> None:
        """Say something else on the button."""
        self.setText(text)
        self._key = key_name(key)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return text, key and padding; two lines or more where the text is too wide."""
        width = self._content_width() + 2 * self._padding()
        height = self._look.px(_HEIGHT[self._role])
        if self._widest is not None and width > self._widest:
            room = self._widest - 2 * self._padding() - self._key_width()
            lines = QFontMetrics(self.font()).boundingRect(QRect(0, 0, room, 10_000), _WRAPS, self.text())
            return QSize(self._widest, max(height, lines.height() + self._look.px(12)))
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: text is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by Space; Up and Down move on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border or focus ring, text and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        ground, ink, border = self._colours()
        paint_box(painter, QRectF(self.rect()), ground, border, self._look)
        if self.hasFocus():
            ring = (
                self._look.theme.text
                if self._role is Role.MAIN and self.isEnabled()
                else self._look.theme.accent
            )
            paint_ring(painter, QRectF(self.rect()), ring, self._look)
        self._paint_text(painter, QColor(ink))
        painter.end()

    def _paint_text(self, painter: QPainter, ink: QColor) -> None:
        inner = self.rect().adjusted(self._padding_left(), 0, -self._padding(), 0)
        left = inner.left() + max(0, (inner.width() - self._content_width()) // 2)
        if self._role in (Role.LINK, Role.ANSWER):
            left = inner.left()
        painter.setPen(ink)
        painter.setFont(self.font())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | (
            _WRAPS if self._widest else 0
        )
        room = QRect(left, 0, inner.right() + 1 - left - self._key_width(), self.height())
        painter.drawText(room, flags, self.text())
        if self._key:
            if self._role is not Role.MAIN or not self.isEnabled():
                painter.setPen(QColor(self._look.theme.text_3))
            painter.setFont(self._look.font(11))
            text_end = min(
                room.left() + QFontMetrics(self.font()).horizontalAdvance(self.text()), room.right()
            )
            rest = QRect(text_end + self._look.px(7), 0, self._key_width(), self.height())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._key)

    def _colours(self) -> tuple[str | None, str, str | None]:
        """Return ground, ink and border."""
        theme = self._look.theme
        if self._role is Role.LINK:
            return (
                theme.raised if self.underMouse() else None,
                theme.accent if self.isEnabled() else theme.text_3,
                None,
            )
        if not self.isEnabled():
            return (theme.raised, theme.text_3, theme.divider)
        if self._role is Role.MAIN:
            return (theme.accent_fill, theme.on_accent, theme.accent_fill)
        pressed = theme.accent_soft if self.isDown() else theme.raised if self.underMouse() else theme.surface
        return (pressed, theme.text, theme.border)

    def _padding(self) -> int:
        return self._look.px(_PADDING[self._role])

    def _padding_left(self) -> int:
        return self._padding()

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(self._look.font(11)).horizontalAdvance(self._key) + self._look.px(7)

    def _content_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) + 1 + self._key_width()


def paint_box(
    painter: QPainter, rect: QRectF, ground: str | None, border: str | None, look: Look, radius: float = 4
) -> None:
    """Paint a rounded box with a line of 1 px."""
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else QColor(ground))
    painter.setPen(Qt.PenStyle.NoPen if border is None else QPen(QColor(border), 1))
    half = 0.0 if border is None else 0.5
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), look.px(radius), look.px(radius))


def paint_ring(painter: QPainter, rect: QRectF, color: str, look: Look, radius: float = 4) -> None:
    """Paint the focus ring of 3 px, inside, so that nothing moves."""
    half = FOCUS_RING / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(color), FOCUS_RING))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), look.px(radius) - 1, look.px(radius) - 1)
