"""Painting inside a rectangle, so that pictures in SVG know where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter


@contextmanager
def clipped_to(painter: QPainter, rect: QRectF) -> Iterator[None]:
    """Paint inside a rectangle alone; the state of the painter is kept.

    Qt's SVG generator goes on with the inner clip after `restore`, so the outer one is set again.
    """
    outer = painter.clipBoundingRect() if painter.hasClipping() else None
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()
    if outer is None:
        painter.setClipping(False)
    else:
        painter.setClipRect(outer)
