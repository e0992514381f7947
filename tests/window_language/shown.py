"""What can be seen and heard of a window: every text of its widgets and models, and every text painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 400


class Shown:
    """Texts with where each was seen."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def take(self, text: object, where: str) -> None:
        if isinstance(text, str) and text.strip():
            self.texts.setdefault(text.strip(), where)

    def take_window(self, window: QWidget) -> None:
        """Take what the widgets of a window say, seen or heard."""
        self.take(window.windowTitle(), "title")
        for widget in (window, *window.findChildren(QWidget)):
            if widget.isVisible() and widget.window() is window:
                self._take_widget(widget)

    def take_menu(self, menu: QMenu) -> None:
        for action in menu.actions():
            self.take(action.text(), "menu")
            self.take(action.toolTip(), "menu, tool tip")

    def _take_widget(self, widget: QWidget) -> None:
        kind = type(widget).__name__
        self.take(widget.toolTip(), f"{kind}, tool tip")
        self.take(widget.accessibleName(), f"{kind}, accessible name")
        self.take(widget.accessibleDescription(), f"{kind}, accessible description")
        for text in _own_texts(widget):
            self.take(text, kind)
        if isinstance(widget, QAbstractItemView):
            self._take_model(widget, kind)

    def _take_model(self, view: QAbstractItemView, kind: str) -> None:
        model = view.model()
        if isinstance(view, QTableView):
            for column in range(model.columnCount()):
                self.take(model.headerData(column, Qt.Orientation.Horizontal), f"{kind}, heading")
        columns = 1 if isinstance(view, QListView) else model.columnCount()
        for row in range(min(model.rowCount(), _MOST_ROWS)):
            for column in range(columns):
                for said in _said(model, model.index(row, column, QModelIndex())):
                    self.take(said, f"{kind}, cell")


def _said(model: QAbstractItemModel, index: QModelIndex) -> Iterator[object]:
    for role in _ROLES:
        yield model.data(index, role)


def _own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTextEdit):
        yield widget.placeholderText()
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QGroupBox):
        yield widget.title()


@contextmanager
def painted_texts(shown: Shown) -> Iterator[None]:
    """Take every text that is painted meanwhile, also into pictures that are kept."""
    paint = QPainter.drawText

    def recorded(painter: QPainter, *words: Any) -> Any:  # noqa: ANN401  Qt's own overloads
        for word in words:
            shown.take(word if isinstance(word, str) else None, "painted")
        return paint(painter, *words)

    QPainter.drawText = recorded  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        QPainter.drawText = paint  # type: ignore[method-assign]
