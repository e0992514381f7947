"""Where a link of a page stands on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser


def beneath_link(page: QTextBrowser, link: str) -> QPoint:
    """Return the point of the screen beneath the beginning of a link; of the page itself without it."""
    block = page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref() == link:
                cursor = QTextCursor(page.document())
                cursor.setPosition(piece.position())
                return page.viewport().mapToGlobal(page.cursorRect(cursor).bottomLeft())
            pieces += 1
        block = block.next()
    return page.viewport().mapToGlobal(QPoint(0, 0))
