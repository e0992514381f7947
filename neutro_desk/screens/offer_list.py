"""Lines offered beneath a field: chosen with Up and Down while the field keeps the focus, or by click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

ROW, _PAD = 26, 8
LEAST_REMARK = 5
"""Letters below which a shortened remark says nothing."""


def height_for(layout: QLayout, width: int) -> int:
    """Return the height a layout wants at a width, whether or not a line of it wraps, both in pixels."""
    layout.activate()
    return (
        layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    )


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One line: what it says, what stands at its right, and the number it is chosen by."""

    text: str
    place: int
    remark: str = ""


def remark_beside(row: OfferRow, letters: QFontMetrics, small: QFontMetrics, width: int, gap: int) -> str:
    """Return what of a remark has room beside the text, which comes first; "" where too little is left.

    Args:
        row: The line.
        letters: Of the text.
        small: Of the remark.
        width: Room for both, in pixels.
        gap: Between them, in pixels.
    """
    room = width - letters.horizontalAdvance(row.text) - gap
    fitted = small.elidedText(row.remark, Qt.TextElideMode.ElideRight, room)
    return fitted if len(fitted) > LEAST_REMARK or fitted == row.remark else ""


class NameLine(QLineEdit):
    """A field whose Up and Down go to the offers beneath it.

    Signals:
        moved: Steps down the offers; negative goes up.
    """

    moved = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Dress the field."""
        super().__init__(parent)
        self.setFont(look.font(14))
        self.setMinimumHeight(look.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Up and Down on."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class OfferList(QWidget):
    """The lines, one of which may be chosen.

    Signals:
        chosen: Place of the line that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self._look, self._name = look, name
        self._font, self._small = look.font(13), look.font(12)
        self._strong = look.font(13, 600)
        self.rows: tuple[OfferRow, ...] = ()
        self._at: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_offers(self, rows: tuple[OfferRow, ...], at: int | None = None) -> None:
        """Offer other lines; `at` is the row that Enter would take, None while none is chosen."""
        self.rows, self._at = rows, at
        self.setVisible(bool(rows))
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def choice(self) -> int | None:
        """Place of the row that Enter takes; None while none is chosen."""
        return None if self._at is None or not self.rows else self.rows[self._at].place

    @Slot(int)
    def move_choice(self, by: int) -> None:
        """Choose the next row, or the one before."""
        if self.rows:
            first = 0 if by > 0 else len(self.rows) - 1
            self._at = first if self._at is None else min(max(self._at + by, 0), len(self.rows) - 1)
            self._say()
            self.update()

    def _say(self) -> None:
        """Tell a screen reader what is offered, and what Enter would take."""
        self.setAccessibleName(self._name)
        chosen = "" if self._at is None or not self.rows else self.rows[self._at].text
        offered = ", ".join(row.text for row in self.rows)
        self.setAccessibleDescription(f"{chosen}. {offered}" if chosen else offered)

    def sizeHint(self) -> QSize:
        """Return one height for each row."""
        return QSize(self._look.px(120), len(self.rows) * self.row_height() + 2)

    def _row_at(self, y: float) -> int | None:
        at = int((y - 1) // self.row_height())
        return at if 0 <= at < len(self.rows) else None

    def row_height(self) -> int:
        """Return the height of one line, in pixels."""
        return self._look.px(44 if self._look.is_touch else ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by click."""
        at = self._row_at(event.position().y())
        if at is not None:
            self._at = at
            self.chosen.emit(self.rows[at].place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that rows can be clicked."""
        over = self._row_at(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint border and rows; the chosen one on the accent's ground with its edge."""
        look, theme, high = self._look, self._look.theme, self.row_height()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.field))
        for at, row in enumerate(self.rows):
            place = QRect(1, 1 + at * high, self.width() - 2, high)
            if at == self._at:
                painter.fillRect(place, QColor(theme.accent_soft))
                painter.fillRect(QRect(place.left(), place.top(), look.px(3), high), QColor(theme.accent))
            inner = place.adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
            font = self._strong if at == self._at else self._font
            painter.setFont(self._small)
            painter.setPen(QColor(theme.text_2))
            remark = remark_beside(row, QFontMetrics(font), painter.fontMetrics(), inner.width(), look.px(10))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, remark)
            if remark:
                inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(remark) - look.px(10))
            painter.setFont(font)
            painter.setPen(QColor(theme.text))
            text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, middle, text)
        painter.setPen(QColor(theme.border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
