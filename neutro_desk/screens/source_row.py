"""SourceRow: columns of wrapped text that open their source by Enter, Space or pointer; one may be marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from neutro_desk.screens.action_button import paint_ring
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.unbroken import unbroken

if TYPE_CHECKING:
    from neutro_desk.screens.evidence_lines import EvidenceLine
    from neutro_desk.screens.style import Look

BAR = 4
"""Width of the bar at the left of a marked row, in design pixels."""

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Column(NamedTuple):
    """One column: its share of the room that the fixed ones leave, or its own width in design pixels."""

    text: str
    font: QFont
    colour: str
    share: int = 0
    width: int = 0


class SourceRow(QFrame):
    """One row of a table; the columns of all rows stand under each other by their widths and shares.

    Signals:
        source_wanted: The `EvidenceLine` whose source is to be shown, and where on the screen.
    """

    source_wanted = Signal(object, object)

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column],
        source: EvidenceLine | None = None,
        *,
        marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build the row.

        Args:
            look: Theme and scale.
            columns: From left to right.
            source: What opens; None for a head, which takes no focus.
            marked: Whether the row stands out, by a bar and its ground.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._look, self.source, self._marked = look, source, marked
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6))
        line.setSpacing(look.px(14))
        self.labels = [self._label(column) for column in columns]
        for label, column in zip(self.labels, columns, strict=True):
            if column.width:
                label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
                label.setFixedWidth(look.px(column.width))
            line.addWidget(label, column.share)
        text = ". ".join(column.text for column in columns if column.text)
        self.setAccessibleName(text)
        if source is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(self.tr("Enter shows the source"))

    def _label(self, column: Column) -> QLabel:
        label = plain_label(unbroken(column.text), column.font, column.colour)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def open_source(self) -> None:
        """Ask for the source."""
        if self.source is not None:
            self.source_wanted.emit(self.source, self.mapToGlobal(self.rect().bottomRight() + QPoint(0, 2)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by the pointer."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open_source()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter and Space; Up and Down go to the row before and after."""
        if event.key() in _OPENS:
            self.open_source()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, dividing line and focus ring."""
        painter, theme = QPainter(self), self._look.theme
        if self._marked:
            painter.fillRect(self.rect(), QColor(theme.accent_soft))
            painter.fillRect(0, 0, self._look.px(BAR), self.height(), QColor(theme.text))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.divider))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            paint_ring(painter, self.rect().toRectF(), theme.accent, self._look)
        painter.end()
