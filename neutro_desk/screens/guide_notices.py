"""What stands in place of the guide, or above it: that it is being loaded, what is wrong, what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

BANNER = 36


class GuideNotices:
    """A banner at the top, and a sentence in the middle while there is nothing else."""

    def __init__(self, look: Look, parent: QWidget, loading: str) -> None:
        """Build both, unseen."""
        self._look = look
        self._shown: tuple[str, bool] | None = None
        self.banner = self._label(look.theme.on_amber, look.theme.amber, parent)
        self.loading = self._label(look.theme.text_2, look.theme.surface, parent)
        self.loading.setText(loading)
        self.loading.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _label(self, ink: str, ground: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setFont(self._look.font(13, 500))
        label.setWordWrap(True)
        label.setStyleSheet(f"color: {ink}; background: {ground}; padding: 0 {self._look.px(16)}px;")
        label.hide()
        return label

    @property
    def message(self) -> str:
        """What is said now; "" for nothing."""
        shown = (label.text() for label in (self.banner, self.loading) if not label.isHidden())
        return "\n".join(shown)

    def show(self, banner: str, *, is_loading: bool) -> bool:
        """Say something above the guide, or nothing, and whether it is still being loaded.

        Returns:
            Whether that is something else than before.
        """
        if (banner, is_loading) == self._shown:
            return False
        self._shown = banner, is_loading
        self.banner.setText(banner)
        self.banner.setAccessibleName(banner)
        self.banner.setVisible(bool(banner))
        self.loading.setVisible(is_loading)
        return True

    def arrange(self, rect: QRect) -> QRect:
        """Take the room the banner needs, and return the rest."""
        rest = QRect(rect)
        if not self.banner.isHidden():
            wanted = self.banner.heightForWidth(rect.width()) + self._look.px(10)
            height = max(self._look.px(BANNER), wanted)
            self.banner.setGeometry(rect.left(), rect.top(), rect.width(), height)
            rest.setTop(rect.top() + height)
        self.loading.setGeometry(rest)
        return rest
