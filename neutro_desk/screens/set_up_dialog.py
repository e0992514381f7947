"""SetUpDialog: the first person, the passphrase and the folder of new records; then their recovery key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.recovery_page import RecoveryPage
from neutro_desk.screens.secret_field import MAIN_HEIGHT, SecretField, TextField
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH = 560
REMARKS = 90
"""Pixels beneath the key for what came of printing and of the group typed back."""


class TypedSetUp(NamedTuple):
    """The text of the form."""

    folder: str
    name: str
    passphrase: str
    again: str


class SetUpDialog(QDialog):
    """One form, then the recovery key, which cannot be closed before a group of it was typed back.

    Signals:
        set_up_wanted: The `TypedSetUp`.
        folder_wanted: Another folder is to be chosen.
        key_kept: The recovery key was printed or written down: the group asked for was right.
    """

    set_up_wanted = Signal(object)
    folder_wanted = Signal()
    key_kept = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with a blank form."""
        super().__init__(parent)
        self._look = look
        self._shows_key = self._is_busy = False
        self.setWindowTitle(self.tr("Set up records on this workstation"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.choose = QPushButton(self.tr("Choose"))
        self.choose.setFont(look.font(13))
        self.choose.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleDescription(self.tr("Another folder of this workstation"))
        self.folder = TextField(look, self.tr("Folder on this workstation"), beside=self.choose)
        self.name = TextField(look, self.tr("Your name"), self.tr("as the audit is to show it"))
        four = self.tr("four words that have nothing to do with each other")
        self.passphrase = SecretField(look, self.tr("Passphrase"), four)
        self.again = SecretField(look, self.tr("Passphrase again"))
        self.trouble = self._label("", 13)
        self.trouble.hide()
        self.recovery = RecoveryPage(look)
        self.recovery.confirmed.connect(self.finish)
        self.recovery.refused.connect(self.show_refused)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._scrolled(self._form()))
        self._key_scroll = self._scrolled(self.recovery)
        self.pages.addWidget(self._key_scroll)
        self._build()
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> QWidget:
        form = QWidget()
        lines = QVBoxLayout(form)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(10))
        intro = self.tr(
            "The records keep this ward's patients encrypted on this workstation. Each person signs in with a"
            " passphrase of their own; you are the first, and may add others. Quick counts go on without it."
        )
        lines.addWidget(self._label(intro, 13))
        for field in (self.name, self.passphrase, self.again, self.folder):
            field.edited.connect(self.forget_problems)
            lines.addWidget(field)
        lines.addWidget(self.trouble)
        lines.addStretch(1)
        return form

    def _scrolled(self, sheet: QWidget) -> QScrollArea:
        look = self._look
        sheet.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(4))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        slim_bar(scroll, look)
        return scroll

    def _build(self) -> None:
        look = self._look
        self.leave = QPushButton(self.tr("Cancel"))
        self.go_on = QPushButton(self.tr("Set up"))
        self.go_on.setProperty("role", "main")
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.say_set_up)
        self.choose.clicked.connect(self.folder_wanted)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(14))
        row.setSpacing(look.px(8))
        row.addStretch(1)
        for button in (self.leave, self.go_on):
            button.setFont(look.font(13, 600 if button is self.go_on else 400))
            button.setMinimumHeight(look.px(30))
            button.setAutoDefault(button is self.go_on)
            row.addWidget(button)
        self.go_on.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.buttons)
        self._fit(look.px(560))

    def _fit(self, height: int) -> None:
        """Take the room that the page wants, in pixels, as far as the screen goes."""
        room = self.screen().availableGeometry()
        look = self._look
        self.setMinimumWidth(min(look.px(WIDTH), room.width() - look.px(40)))
        self.resize(look.px(WIDTH), min(height, room.height() - look.px(60)))

    # -- values in ----------------------------------------------------------------------------------------

    def show_folder(self, folder: str) -> None:
        """Show where the records are to lie."""
        self.folder.line.setText(folder)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show every problem at its field, by its name in `TypedSetUp`; "" is about the whole."""
        self.forget_problems()
        fields = {
            "folder": self.folder,
            "name": self.name,
            "passphrase": self.passphrase,
            "again": self.again,
        }
        for name, field in fields.items():
            field.show_problem(problems.get(name, ""))
        self.trouble.setText(problems.get("", ""))
        self.trouble.setVisible(bool(problems.get("")))
        first = next((field for name, field in fields.items() if name in problems), None)
        if first is not None:
            first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, busy: bool) -> None:
        """Say that the records are being made."""
        self._is_busy = busy
        self.go_on.setText(self.tr("Setting up ...") if busy else self.tr("Set up"))
        for widget in (self.go_on, self.leave, self.pages):
            widget.setEnabled(not busy)

    def show_key(self, groups: tuple[str, ...], asked: int) -> None:
        """Show the recovery key, once.

        Args:
            groups: Its groups.
            asked: Place of the group that is to be typed back.
        """
        self._shows_key = True
        self._forget_secrets()
        self.setWindowTitle(self.tr("Recovery key"))
        self.buttons.hide()
        self.recovery.show_key(groups, asked)
        self.pages.setCurrentIndex(1)
        self._fit(self.recovery.heightForWidth(self.width()) + self._look.px(REMARKS))

    # -- what the person does -----------------------------------------------------------------------------

    @Slot()
    def say_set_up(self) -> None:
        """Ask to make the records with what is typed."""
        texts = (self.folder.text(), self.name.text(), self.passphrase.text(), self.again.text())
        if not self._is_busy:
            self.set_up_wanted.emit(TypedSetUp(*texts))

    @Slot()
    def forget_problems(self) -> None:
        """Take the remarks off while the text changes."""
        for field in (self.folder, self.name, self.passphrase, self.again):
            field.show_problem("")
        self.trouble.hide()

    @Slot()
    def show_refused(self) -> None:
        """Scroll to the remark, once the layouts know its height."""
        QTimer.singleShot(0, self, self.reveal_remark)

    @Slot()
    def reveal_remark(self) -> None:
        """Scroll so far that the remark about the group is whole."""
        self._key_scroll.ensureWidgetVisible(self.recovery.group.problem, 0, self._look.px(8))

    @Slot()
    def finish(self) -> None:
        """Close: the key was kept."""
        self._shows_key = False
        self.key_kept.emit()
        self.accept()

    def reject(self) -> None:
        """Close the form by Esc; the key stays until somebody shows that it was kept."""
        if self._shows_key:
            self.recovery.say(self.tr("Type the group first: the key is never shown again."))
        elif not self._is_busy:
            super().reject()

    def done(self, result: int) -> None:
        """Close and hold neither passphrase nor key any more."""
        super().done(result)
        self._forget_secrets()
        self.recovery.forget()

    def _forget_secrets(self) -> None:
        self.passphrase.clear()
        self.again.clear()

    def _label(self, text: str, size: int, weight: int = 400) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(size, weight))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
