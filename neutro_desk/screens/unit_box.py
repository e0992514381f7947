"""UnitBox: the unit beside a number; Alt+Down or a letter chooses, Up and Down move between fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from neutro_desk.screens.action_button import paint_box, paint_ring
from neutro_desk.workup.quantities import unit_label

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


_MICRO = ("\u00b5", "\u03bc")
"""Both signs for micro: case folding makes the second of the first."""


class UnitBox(QComboBox):
    """A choice of unit, by UCUM code.

    Signals:
        unit_chosen: The code a person chose.
    """

    unit_chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        codes: tuple[str, ...],
        name: str,
        *,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the units; the first is chosen.

        Args:
            look: Theme and scale.
            codes: UCUM codes on offer.
            name: What a screen reader says.
            flat: Without a frame, small and right-aligned, for the line beneath a field.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._look, self._flat = look, flat
        self.setFont(look.font(12 if flat else 13))
        self._offered = codes
        for code in codes:
            self.addItem(unit_label(code), code)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("A letter chooses, Alt+Down opens the list"))
        self.setFixedHeight(look.px(18 if flat else 32))
        if not flat:
            self.setFixedWidth(look.px(96))
        self.activated.connect(self.say_unit)

    @property
    def unit(self) -> str:
        """The code that is chosen."""
        return str(self.currentData() or "")

    def set_unit(self, code: str) -> None:
        """Show a unit silently; one that is not on offer, from a file, is in the list only while it is shown.

        "" shows none.
        """
        for place in reversed(range(len(self._offered), self.count())):
            if self.itemData(place) != code:
                self.removeItem(place)
        place = self.findData(code) if code else -1
        if code and place < 0:
            self.addItem(unit_label(code), code)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.update()

    @Slot(int)
    def say_unit(self, place: int) -> None:
        """Say which unit was chosen."""
        self.unit_chosen.emit(str(self.itemData(place)))

    def sizeHint(self) -> QSize:
        """Return the width of the widest unit."""
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        return QSize(widest + self._look.px(2 if self._flat else 34), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change nothing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Alt+Down or Space, choose by a letter, move on by Up, Down and Enter."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier:
            self.showPopup()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.focusNextPrevChild(True)
        elif key == Qt.Key.Key_Up and not held:
            self.focusNextPrevChild(False)
        elif key == Qt.Key.Key_Space:
            self.showPopup()
        elif event.text().isalpha() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self._choose_letter(event.text().casefold())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or held:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _choose_letter(self, letter: str) -> None:
        """Choose the next unit per volume of that letter: L for litre, U or M for microlitre."""
        for step in range(1, self.count() + 1):
            place = (self.currentIndex() + step) % self.count()
            volume = self.itemText(place).rpartition("/")[2].casefold()
            if volume[:1] == letter or (volume[:1] in _MICRO and letter in ("u", "m", *_MICRO)):
                self.setCurrentIndex(place)
                self.say_unit(place)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, unit and chevron."""
        theme, painter, rect = self._look.theme, QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if not self._flat:
            paint_box(painter, rect, theme.field, theme.border, self._look)
        if self.hasFocus():
            paint_ring(painter, rect, theme.accent, self._look)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text_2 if self._flat else theme.text))
        if self._flat:
            inner = self.rect().adjusted(0, 0, -self._look.px(2), 0)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.currentText()
            )
        else:
            inner = self.rect().adjusted(self._look.px(9), 0, -self._look.px(20), 0)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.currentText()
            )
            self._paint_chevron(painter, QPointF(rect.right() - self._look.px(14), rect.center().y()))
        painter.end()

    def _paint_chevron(self, painter: QPainter, at: QPointF) -> None:
        reach = 4.5 * self._look.scale
        painter.setPen(QPen(QColor(self._look.theme.text_2), 1.4 * self._look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(at.x() - reach, at.y() - reach / 2),
                    QPointF(at.x(), at.y() + reach / 2),
                    QPointF(at.x() + reach, at.y() - reach / 2),
                ]
            )
        )
