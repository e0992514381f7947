"""The row of tabs beneath the result, with the tools of the open pane at its right end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from neutro_desk.screens.action_button import ActionButton
from neutro_desk.screens.pane import Pane

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


ROW_HEIGHT = 38


class TabRow(QWidget):
    """Course, Causes and Summary as tabs; on a wide window one heading instead.

    Signals:
        chosen: The pane a person chose.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build the row."""
        super().__init__(parent)
        self._look = look
        texts = {
            Pane.COURSE: (self.tr("Course"), "F3"),
            Pane.CAUSES: (self.tr("Causes"), "F4"),
            Pane.SUMMARY: (self.tr("Summary"), "F5"),
        }
        self._tabs = {pane: _Tab(look, text, key, self) for pane, (text, key) in texts.items()}
        for pane, tab in self._tabs.items():
            tab.setProperty("pane", pane.value)
            tab.clicked.connect(self._say_chosen)
        self._by_value = {pane.value: pane for pane in Pane}
        self._summary = ActionButton(look, self.tr("Summary"), key="F5", parent=self)
        self._summary.setProperty("pane", Pane.SUMMARY.value)
        self._summary.clicked.connect(self._say_chosen)
        self._tools: QWidget | None = None
        self._causes = Pane.CAUSES
        self.setAccessibleName(self.tr("Panes"))

    def show_tabs(self, opened: object, tools: QWidget | None) -> None:
        """Show all three tabs, one of them open."""
        for pane, tab in self._tabs.items():
            tab.show_state(is_open=pane is opened, heading=False)
            tab.setVisible(True)
        self._summary.hide()
        self._take_tools(tools)

    def show_heading(self, pane: object, tools: QWidget | None) -> None:
        """Show one pane's name as a heading; the heading of the causes carries the way to the summary."""
        for one, tab in self._tabs.items():
            tab.show_state(is_open=one is pane, heading=True)
            tab.setVisible(one is pane)
        self._summary.setVisible(pane is self._causes)
        self._take_tools(tools)

    def _take_tools(self, tools: QWidget | None) -> None:
        if self._tools is not None and self._tools is not tools:
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            tools.setParent(self)
            tools.show()
        self._arrange()

    def wanted_height(self, width: int) -> int:
        """Return the height at a width: a second row where tabs and tools do not fit into one."""
        tabs = sum(tab.wanted_width() for tab in self._tabs.values() if tab.isVisibleTo(self))
        tools = 0 if self._tools is None else self._tools.sizeHint().width()
        fits = self._look.px(8) + tabs + tools + self._look.px(24) <= width
        return self._look.px(ROW_HEIGHT) * (1 if fits or self._tools is None else 2)

    def refit(self) -> None:
        """Give the tools the room that their words want now."""
        if self._tools is not None and self._tools.width() != self._tools.sizeHint().width():
            self._arrange()

    @Slot()
    def _say_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAbstractButton):
            self.chosen.emit(self._by_value[sender.property("pane")])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place tabs and tools."""
        self._arrange()

    def _arrange(self) -> None:
        look, x = self._look, self._look.px(8)
        row = min(self.height(), look.px(ROW_HEIGHT))
        for tab in self._tabs.values():
            if tab.isVisibleTo(self):
                width = tab.wanted_width()
                tab.setGeometry(x, 0, width, row)
                x += width
        right = self.width() - look.px(12)
        if self._summary.isVisibleTo(self):
            hint = self._summary.sizeHint()
            right -= hint.width()
            self._summary.setGeometry(right, (row - look.px(30)) // 2, hint.width(), look.px(30))
            right -= look.px(12)
        if self._tools is not None:
            in_two_rows = self.height() > row
            room = self.width() - look.px(16) if in_two_rows else max(right - x, 0)
            fit: Callable[[int], None] | None = getattr(self._tools, "fit", None)
            if fit is not None:
                fit(room)
            hint = self._tools.sizeHint()
            width, height = min(hint.width(), room), min(hint.height(), row)
            top = (row if in_two_rows else 0) + (row - height) // 2
            self._tools.setGeometry(look.px(8) if in_two_rows else right - width, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line beneath it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.raised))
        painter.setPen(QColor(self._look.theme.divider))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.height() > self._look.px(ROW_HEIGHT):
            painter.drawLine(0, self._look.px(ROW_HEIGHT), self.width(), self._look.px(ROW_HEIGHT))
        painter.end()


class _Tab(QAbstractButton):
    """One tab: name, key, and a 3 px line beneath the open one."""

    def __init__(self, look: Look, text: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._key, self._heading = look, key, False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Opens the pane; key {0}").replace("{0}", key))

    def show_state(self, *, is_open: bool, heading: bool) -> None:
        """Show whether it is the open one, and whether it only heads its pane."""
        self._heading = heading
        self.setChecked(is_open)
        self.update()

    def nextCheckState(self) -> None:
        """Stay: the window decides which tab is open."""

    def wanted_width(self) -> int:
        """Return the width of text, key and padding."""
        look = self._look
        text = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.text())
        return text + QFontMetrics(look.font(11)).horizontalAdvance(self._key) + look.px(14 + 8 + 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on press, as tabs do."""
        if not self._heading:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, theme = self._look, self._look.theme
        is_open = self.isChecked()
        font = look.font(13, 600 if is_open else 400)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if is_open else theme.text_2))
        base = (self.height() + QFontMetrics(font).capHeight()) // 2
        painter.drawText(look.px(14), base, self.text())
        x = look.px(14) + QFontMetrics(font).horizontalAdvance(self.text()) + look.px(8)
        painter.setFont(look.font(11))
        painter.setPen(QColor(theme.text_3))
        painter.drawText(x, base, self._key)
        if is_open and not self._heading:
            painter.fillRect(QRect(0, self.height() - 3, self.width(), 3), QColor(theme.accent))
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            for inset in range(3):
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.end()
