"""The list of the content view: entries that were found, and how each is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neutro_desk.screens.unbroken import unbroken
from neutro_desk.workup.content_search import ContentKind, Entry, Match

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

MATCH_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, _LEFT, _EDGE = 46, 14, 3

_Index = QModelIndex | QPersistentModelIndex


class ContentModel(QAbstractListModel):
    """The entries that were found, nearest first."""

    def __init__(self, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Begin without entries."""
        super().__init__(parent)
        self._phrasebook = phrasebook
        self.matches: tuple[Match, ...] = ()

    def set_matches(self, matches: tuple[Match, ...]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.matches = matches
        self.endResetModel()

    def set_phrasebook(self, phrasebook: Phrasebook) -> None:
        """Speak to another reader from now on."""
        self._phrasebook = phrasebook
        if self.matches:
            self.dataChanged.emit(self.index(0), self.index(len(self.matches) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many entries were found."""
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, what it is, or the entry itself."""
        if not index.isValid() or not 0 <= index.row() < len(self.matches):
            return None
        match = self.matches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(match.entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.name(match.entry)}. {self.remark(match)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.name(match.entry)
        return match if role == MATCH_ROLE else None

    def name(self, entry: Entry) -> str:
        """Return the name of an entry, with a capital letter."""
        text = self._phrasebook.text(entry.name)
        return unbroken(text[:1].upper() + text[1:])

    def remark(self, match: Match) -> str:
        """Return what the entry is, by which name it was found, and its review."""
        entry, word = match.entry, self._phrasebook.word
        parts = [word(entry.kind)]
        if match.by:
            parts.append(f"“{match.by}”")
        elif entry.kind in (ContentKind.CAUSE, ContentKind.DRUG):
            parts += [word(one) for one in entry.words[:1]]
        elif entry.kind is ContentKind.QUESTION:
            parts += [word(one) for one in entry.words]
        if entry.provenance is not None:
            parts.append(word(entry.provenance.checked))
        return " · ".join(parts)


class ContentDelegate(QStyledItemDelegate):
    """Paints one entry: its name, and beneath it what it is and how sure."""

    def __init__(self, look: Look, model: ContentModel, parent: QWidget) -> None:
        """Keep look and fonts."""
        super().__init__(parent)
        self._look, self._model = look, model
        self._name, self._small = look.font(13, 600), look.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; every row is as high."""
        return QSize(0, self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row; the chosen one carries ground and edge."""
        theme, px = self._look.theme, self._look.px
        match: Match = index.data(MATCH_ROLE)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(theme.accent_soft))
            painter.fillRect(rect.left(), rect.top(), px(_EDGE), rect.height(), QColor(theme.accent))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.divider))
        inner = rect.adjusted(px(_LEFT), px(4), -px(10), -px(5))
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        for font, ink, where, text in (
            (self._name, theme.text, upper, self._model.name(match.entry)),
            (self._small, theme.text_2, lower, self._model.remark(match)),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
