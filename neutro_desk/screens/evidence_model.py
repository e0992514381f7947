"""The lines of the ranked causes as a model, each with the sentence a screen reader says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind

LINE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """The lines, each with the sentence a screen reader says."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines: tuple[EvidenceLine, ...] = ()
        self._labels = {
            LineKind.FOR: self.tr("For"),
            LineKind.AGAINST: self.tr("Against"),
            LineKind.NOT_ASKED: self.tr("Not asked"),
            LineKind.HEADING: self.tr("Cautions"),
            LineKind.CAUTION: self.tr("Caution"),
        }

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        """The lines."""
        return self._lines

    def set_lines(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def label(self, kind: LineKind) -> str:
        """Return the word for a kind of line."""
        return self._labels.get(kind, "")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Return the line, or what is said of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [self.label(line.kind), line.text, line.support, line.source, self.more_of(line)]
            if line.kind is LineKind.CAUSE:
                parts[0] = self.tr("Cause {0}").format(line.rank)
            return ". ".join(part for part in parts if part)
        return None

    def name_of(self, line: EvidenceLine) -> str:
        """Return what names a line: its kind, or whose label it comes from."""
        return line.support if line.kind is LineKind.LABEL else self.label(line.kind)

    def text_of(self, line: EvidenceLine) -> str:
        """Return the text that is painted."""
        text = self.label(line.kind) if line.kind is LineKind.HEADING else line.text
        return f"{text} {self.more_of(line)}".rstrip()

    def more_of(self, line: EvidenceLine) -> str:
        """Return how many open questions are left out."""
        return self.tr("and {0} more").format(line.more) if line.more else ""
