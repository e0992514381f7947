"""UnreadablePanel: the record file could not be read: what happened, what was done, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH = 520


class UnreadablePanel(QWidget):
    """Says it and offers the last good copy and the quick mode.

    Signals:
        copy_wanted: The last good copy is to be opened read-only.
        quick_wanted: A count is to be worked out without the records.
    """

    copy_wanted = Signal()
    quick_wanted = Signal()

    def __init__(self, look: Look, reason: str, last_good: str) -> None:
        """Say it.

        Args:
            look: Theme and scale.
            reason: What is wrong, in a sentence.
            last_good: When the newest copy that can be read was made; "" where there is none.
        """
        super().__init__()
        self._look = look
        self.setFixedWidth(look.px(WIDTH))
        nothing = self.tr("The record file could not be read. Nothing was changed.")
        copy = self.tr("There is no copy that can be read.")
        if last_good:
            copy = self.tr("Last good copy {0}.").replace("{0}", last_good)
        self.sentence = self._label(f"{nothing} {copy}", 17, 600)
        self.reason = self._label(reason, 13)
        self.advice = self._label(
            self.tr("Tell the hospital's IT before anything is restored: the file as it stands is kept."), 13
        )
        self.copy = QPushButton(self.tr("Open copy read-only"))
        self.copy.setVisible(bool(last_good))
        self.quick = QPushButton(self.tr("Quick mode"))
        for button, is_main in ((self.copy, bool(last_good)), (self.quick, not last_good)):
            button.setFont(look.font(13, 600 if is_main else 400))
            button.setMinimumHeight(look.px(36))
            if is_main:
                button.setProperty("role", "main")
        self.copy.clicked.connect(self.copy_wanted)
        self.quick.clicked.connect(self.quick_wanted)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        row.addWidget(self.copy)
        row.addWidget(self.quick)
        row.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(12))
        for label in (self.sentence, self.reason, self.advice):
            lines.addWidget(label)
        lines.addLayout(row)

    def take_keys(self) -> None:
        """Put the keys on the first button."""
        first = self.quick if self.copy.isHidden() else self.copy
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self, text: str, size: int, weight: int = 400) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(size, weight))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if weight == 400:
            label.setStyleSheet(f"color: {self._look.theme.text_2};")
        return label
