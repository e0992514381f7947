"""RecoveryPage: the recovery key, shown once: printed or saved, and one group typed back before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neutro_desk.screens.secret_field import TextField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

IN_ROW = 4


class RecoveryPage(QWidget):
    """Shows a key and lets nobody pass who has not kept it.

    Signals:
        print_wanted: The page is to be printed.
        pdf_wanted: The page is to be saved as a file.
        confirmed: The group asked for was typed back.
        refused: What was typed back is another group.
    """

    print_wanted = Signal()
    pdf_wanted = Signal()
    confirmed = Signal()
    refused = Signal()

    def __init__(self, look: Look) -> None:
        """Start without a key."""
        super().__init__()
        self._look = look
        self._groups: tuple[str, ...] = ()
        self._asked = 0
        self.heading = self._label(self.tr("The recovery key: print it now"), 17, 600)
        self.purpose = self._label(
            self.tr(
                "It opens the records when passphrases are forgotten, and in an emergency. It is shown this"
                " once and kept nowhere on this workstation. Lock the page away, not beside the workstation."
            ),
            13,
        )
        self.lost = self._label(
            self.tr(
                "If every passphrase and this key are lost, nobody can open the records again: not the"
                " hospital's IT, and not the makers of this program."
            ),
            13,
            600,
        )
        self.key = QFrame()
        self.key.setStyleSheet(
            f".QFrame {{ border: 1px solid {look.theme.border}; background: {look.theme.raised}; }}"
        )
        self._cells = QGridLayout(self.key)
        self._cells.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        self._cells.setVerticalSpacing(look.px(6))
        self.print_it = QPushButton(self.tr("Print"))
        self.save_it = QPushButton(self.tr("Save as PDF"))
        self.said = self._label("", 13)
        self.said.hide()
        self.done = QPushButton(self.tr("Done"))
        self.group = TextField(look, self.tr("Group"), beside=self.done)
        self.group.line.setMaxLength(8)
        self._build()

    def _build(self) -> None:
        px = self._look.px
        self.print_it.clicked.connect(self.print_wanted)
        self.save_it.clicked.connect(self.pdf_wanted)
        self.done.clicked.connect(self.compare)
        self.group.line.returnPressed.connect(self.compare)
        self.group.edited.connect(self.forget_problem)
        self.print_it.setProperty("role", "main")
        for button in (self.print_it, self.save_it, self.done):
            button.setFont(self._look.font(13, 600 if button is self.print_it else 400))
            button.setMinimumHeight(px(36))
            button.setAutoDefault(False)
        out = QHBoxLayout()
        out.setSpacing(px(8))
        out.addWidget(self.print_it)
        out.addWidget(self.save_it)
        out.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(10))
        for widget in (self.heading, self.purpose, self.lost, self.key):
            lines.addWidget(widget)
        lines.addLayout(out)
        lines.addWidget(self.said)
        lines.addWidget(self.group)
        lines.addStretch(1)

    # -- values in ----------------------------------------------------------------------------------------

    def show_key(self, groups: tuple[str, ...], asked: int) -> None:
        """Show a key.

        Args:
            groups: Its groups.
            asked: Place of the group that is to be typed back.
        """
        self._groups, self._asked = groups, asked
        for place, group in enumerate(groups):
            cell = QLabel(f"{group}")
            cell.setFont(self._look.font(21, 600))
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            spoken = self.tr("Group {0}: {1}").replace("{0}", str(place + 1))
            cell.setAccessibleName(spoken.replace("{1}", " ".join(group)))
            self._cells.addWidget(cell, place // IN_ROW, place % IN_ROW)
        label = self.tr("Type group {0} from the paper, to show that it can be read")
        self.group.show_label(label.replace("{0}", str(asked + 1)))
        self.print_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Say what came of printing or saving."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def forget(self) -> None:
        """Let go of the key."""
        self._groups = ()
        for cell in self.key.findChildren(QLabel):
            cell.clear()
            cell.setAccessibleName("")
            cell.deleteLater()
        self.group.clear()

    # -- what the person does -----------------------------------------------------------------------------

    @Slot()
    def compare(self) -> None:
        """Go on when the group is the one that was asked for."""
        typed = "".join(self.group.text().upper().split())
        if self._groups and typed == self._groups[self._asked]:
            self.confirmed.emit()
            return
        wrong = self.tr("Group {0} of the page reads otherwise. Compare it sign by sign.")
        self.group.show_problem(wrong.replace("{0}", str(self._asked + 1)))
        self.group.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.group.line.selectAll()
        self.refused.emit()

    @Slot()
    def forget_problem(self) -> None:
        """Take the remark away while the text changes."""
        self.group.show_problem("")

    def _label(self, text: str, size: int, weight: int = 400) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(size, weight))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
