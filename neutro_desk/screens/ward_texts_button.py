"""WardTextsButton: a ward's own short texts as a list to copy from; put away where the ward has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from neutro_desk.screens.action_button import ActionButton

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class WardTextsButton(ActionButton):
    """Opens the list.

    Signals:
        text_chosen: Name of the ward's text to copy.
    """

    text_chosen = Signal(str)

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        """Build the button.

        Args:
            look: Theme and scale.
            names: What the ward calls its texts, in its order.
        """
        super().__init__(look, self.tr("Copy a text of the ward"))
        self._menu_font, self._names = look.font(13), tuple(names)
        self.setAccessibleDescription(self.tr("Opens the list of the ward's own short texts"))
        if not names:
            self.hide()
        self.clicked.connect(self.open_texts)

    @Slot()
    def open_texts(self) -> None:
        """Open the list above the button, which stands at the foot."""
        menu = self.texts()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def texts(self) -> QMenu:
        """Return the list; it goes once it was closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._menu_font)
        for name in self._names:
            menu.addAction(name.replace("&", "&&")).setData(name)
        menu.triggered.connect(self.say_text)
        return menu

    @Slot(QAction)
    def say_text(self, action: QAction) -> None:
        """Say which text was chosen."""
        self.text_chosen.emit(action.data())
