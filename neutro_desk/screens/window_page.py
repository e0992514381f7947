"""WindowPage: a page over the whole window; what is beneath is hidden, out of the tab order, hears no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class WindowPage(QWidget):
    """Lies over a window while it is shown, as large as the window.

    Attributes:
        live_keys: Keys of the window that go on working while it is covered.
    """

    live_keys = frozenset(
        ("F1", "F9", "F12", "Ctrl+L", "Ctrl+O", "Ctrl+N", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0")
    )

    def __init__(self, look: Look, window: QMainWindow) -> None:
        """Stand over a window, not shown yet."""
        super().__init__(window)
        self._covered = window
        self._before: QWidget | None = None
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(look.theme.surface))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.hide()
        window.installEventFilter(self)

    @property
    def is_laid(self) -> bool:
        """Whether the window is covered."""
        return not self.isHidden()

    def lay(self) -> None:
        """Cover the window."""
        if self.is_laid:
            return
        self._before = self._covered.focusWidget()
        self.setGeometry(self._covered.rect())
        self._show_beneath(shown=False)
        self._let_keys_through(covered=True)
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Uncover the window; the keys go where they were."""
        if not self.is_laid:
            return
        self.hide()
        self._show_beneath(shown=True)
        self._let_keys_through(covered=False)
        before, self._before = self._before, None
        if before is not None and not before.isHidden():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_beneath(self, *, shown: bool) -> None:
        beneath = self._covered.centralWidget()
        if beneath is not None:
            beneath.setVisible(shown)

    def _let_keys_through(self, *, covered: bool) -> None:
        for shortcut in self._covered.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            shortcut.setEnabled(not covered or shortcut.key().toString() in self.live_keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QMainWindow):
            self.setGeometry(watched.rect())
        return False
