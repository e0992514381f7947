"""The order of the Tab key through the zones of the window, whenever a pane or its tools came late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_zones(window: QWidget, zones: Sequence[QWidget]) -> None:
    """Let the Tab key go through the zones in this order; within each its own order stays.

    Args:
        window: The window they stand in.
        zones: From the first to the last; none within another.
    """
    stops: dict[QWidget, list[QWidget]] = {zone: [] for zone in zones}
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        zone = next((one for one in zones if one is widget or one.isAncestorOf(widget)), None)
        if zone is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            stops[zone].append(widget)
        widget = widget.nextInFocusChain()
    order = [stop for zone in zones for stop in stops[zone]]
    for before, after in pairwise(order):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)
