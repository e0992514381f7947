"""The list of ranked causes beside the questions: painted lines, read by keys, each opening its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from neutro_desk.screens.evidence_delegate import EvidenceDelegate
from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.evidence_model import LINE_ROLE, EvidenceModel
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class EvidenceList(QListView):
    """The lines in a list that is read by keys as by pointer.

    Signals:
        cause_wanted: Id of the cause of which all that is known is to be shown, and where on the screen.
        source_wanted: The line whose source is to be shown, and where on the screen.
        questions_wanted: Id of the cause whose open questions are all to be named.
    """

    cause_wanted = Signal(str, object)
    source_wanted = Signal(object, object)
    questions_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Dress the view."""
        super().__init__(parent)
        self.lines = EvidenceModel(self)
        self._delegate = EvidenceDelegate(look, self.lines, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        slim_bar(self, look)
        self.setAccessibleName(self.tr("Causes, by strength of evidence"))
        self.setAccessibleDescription(
            self.tr("Up and Down read the lines, Enter opens a cause or shows the source")
        )
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(look.theme.surface))
        self.setPalette(palette)
        self.clicked.connect(self.open_line)

    def show_lines(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show other lines, scrolled to the same place, with the same line under the cursor."""
        if lines == self.lines.lines:
            return
        place, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._delegate.set_width(self.viewport().width())
        self.lines.set_lines(lines)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(min(place, len(lines) - 1)))
        self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.viewport().width():
            self._delegate.set_width(self.viewport().width())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the line under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_line(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what opens."""
        super().mouseMoveEvent(event)
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        opens = line is not None and (line.source or line.provenance or line.more)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    @Slot(QModelIndex)
    def open_line(self, index: QModelIndex) -> None:
        """Ask for what is known of a cause, for the source of a line, or for all its open questions."""
        line: EvidenceLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        if line.kind is LineKind.CAUSE:
            under = self.visualRect(index).bottomLeft() + QPoint(0, 2)
            self.cause_wanted.emit(line.cause, self.viewport().mapToGlobal(under))
        elif line.kind is LineKind.NOT_ASKED:
            self.questions_wanted.emit(line.cause)
        elif line.source or line.provenance is not None:
            under = self.visualRect(index).bottomRight() + QPoint(0, 2)
            self.source_wanted.emit(line, self.viewport().mapToGlobal(under))
