"""Finds what is cut: labels, buttons, headings and painted text that need more room than they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

_TAG = re.compile(r"<[^>]*>")
_ARROW = 30
"""Pixels of the arrow of a list, and around its text."""

_AROUND_HINT = 16
"""Pixels of the frame and the padding of a line, at least."""

_AROUND_HEADING = 4
"""Pixels the style adds to a heading and does not need."""

_SPARE = 1
"""A pixel is lost to rounding where a width is measured in parts of pixels."""


def clipped(window: QWidget) -> Iterator[str]:
    """Give what is cut in a window, each as a sentence."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield from _too_narrow(widget)
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
                yield from _beyond_its_place(widget)
            if isinstance(widget, QTableView):
                yield from _headings(widget)


def _too_narrow(widget: QWidget) -> Iterator[str]:
    kind = type(widget).__name__
    if isinstance(widget, QLabel):
        text = unescape(_TAG.sub("", widget.text())).strip()
        if text and text not in widget.toolTip() and not _holds(widget, text):
            yield f"{kind} {text!r}: {widget.width()}x{widget.height()}"
    elif isinstance(widget, QAbstractButton | QComboBox):
        text, wanted = _text_of(widget)
        if text and wanted > widget.width() + _SPARE and text not in widget.toolTip():
            yield f"{kind} {text!r}: needs {wanted}, has {widget.width()}"
    elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + _AROUND_HINT
        if wanted > widget.width() + _SPARE and widget.placeholderText() not in widget.toolTip():
            yield f"{kind} placeholder {widget.placeholderText()!r}: needs {wanted}, has {widget.width()}"


def _text_of(widget: QAbstractButton | QComboBox) -> tuple[str, int]:
    """Return what a control says, and the width it takes; a list may hold longer entries than the chosen."""
    if isinstance(widget, QComboBox):
        text = widget.currentText()
        return text, widget.fontMetrics().horizontalAdvance(text) + _ARROW
    return widget.text(), widget.sizeHint().width()


def _holds(label: QLabel, text: str) -> bool:
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        longest = max(text.split(), key=len)
        margins = label.width() - label.contentsRect().width()
        wide = label.fontMetrics().horizontalAdvance(longest) + margins <= label.width() + _SPARE
        return wide and wanted <= label.height() + _SPARE
    if text != label.text().strip():  # rich text knows its own width
        return label.sizeHint().width() <= label.width() + _SPARE
    lines = text.splitlines()
    widest = max(label.fontMetrics().horizontalAdvance(line) for line in lines)
    return widest <= label.contentsRect().width() + _SPARE


def _beyond_its_place(widget: QWidget) -> Iterator[str]:
    """Give a control that leaves what it stands in; up and down a scroll area may hide it."""
    rect, scrolls = widget.rect(), False
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    if not text:
        return
    above, below = widget, widget.parentWidget()
    while below is not None and not above.isWindow():
        at = QRect(widget.mapTo(below, QPoint(0, 0)), rect.size())
        scrolls = scrolls or isinstance(below.parentWidget(), QAbstractScrollArea)
        if at.left() < -_SPARE or at.right() > below.width() - 1 + _SPARE:
            yield f"{type(widget).__name__} {text!r}: {at.left()} to {at.right()} of {below.width()} across"
            return
        if not scrolls and (at.top() < -_SPARE or at.bottom() > below.height() - 1 + _SPARE):
            yield f"{type(widget).__name__} {text!r}: {at.top()} to {at.bottom()} of {below.height()} down"
            return
        above, below = below, below.parentWidget()


def _headings(view: QTableView) -> Iterator[str]:
    across: QHeaderView = view.horizontalHeader()
    model = view.model()
    if not across.isVisible() or model is None:
        return
    for column in range(model.columnCount()):
        text = model.headerData(column, Qt.Orientation.Horizontal)
        wanted, has = across.sectionSizeHint(column), across.sectionSize(column)
        told = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or ""
        if (
            text
            and not across.isSectionHidden(column)
            and wanted > has + _AROUND_HEADING
            and text not in told
        ):
            yield f"heading {text!r}: needs {wanted}, has {has}"


@contextmanager
def cut_when_painted(found: list[str]) -> Iterator[None]:
    """Note every text that is painted into less room than it needs meanwhile."""
    paint = QPainter.drawText

    def checked(painter: QPainter, *words: Any) -> Any:  # noqa: ANN401  Qt's own overloads
        found.extend(_cut(painter, words))
        return paint(painter, *words)

    QPainter.drawText = checked  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        QPainter.drawText = paint  # type: ignore[method-assign]


def _cut(painter: QPainter, words: tuple[Any, ...]) -> Iterator[str]:
    if len(words) != 3 or not isinstance(words[0], QRect | QRectF) or not isinstance(words[2], str):
        return
    rect, flags, text = QRectF(words[0]).toAlignedRect(), int(words[1]), words[2]
    if flags & int(Qt.TextFlag.TextDontClip) or not text.strip() or text.endswith("…"):
        return
    letters: QFontMetrics = painter.fontMetrics()
    if flags & int(Qt.TextFlag.TextWordWrap):
        room = QRect(0, 0, rect.width(), 10_000)
        taken = letters.boundingRect(room, flags & int(Qt.TextFlag.TextWordWrap), text)
        if taken.height() > rect.height() + 2 or taken.width() > rect.width() + 2:
            needed = f"{taken.width()}x{taken.height()}"
            yield f"painted {text!r}: needs {needed}, has {rect.width()}x{rect.height()}"
        return
    wide = letters.horizontalAdvance(text)
    if wide > rect.width() + 2:
        yield f"painted {text!r}: needs {wide}, has {rect.width()}"
