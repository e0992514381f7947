"""SignInPanel: who you are and your passphrase; or, in an emergency, the recovery key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.secret_field import MAIN_HEIGHT, SecretField, StackedField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH = 440


class SignInPanel(QWidget):
    """Takes a name and a passphrase, or the recovery key; Enter goes on.

    Signals:
        sign_in_wanted: Name and passphrase.
        recovery_wanted: The recovery key, as typed.
        quick_wanted: A count is to be worked out without the records.
        person_chosen: The name that is chosen now.
    """

    sign_in_wanted = Signal(str, str)
    recovery_wanted = Signal(str)
    quick_wanted = Signal()
    person_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        """Start with nobody to choose."""
        super().__init__()
        self._look = look
        self._by_recovery = self._is_busy = False
        self._wait = 0
        self.setFixedWidth(look.px(WIDTH))
        self.heading = self._text(self.tr("Records locked"), 21, 600)
        self.why = self._text("", 13)
        self.why.hide()
        self.name = ChoiceBox(look, "")
        self.name.setFont(look.font(15))
        self.name.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.who = StackedField(look, self.tr("Who"), self.name)
        self.passphrase = SecretField(look, self.tr("Passphrase"))
        self.recovery = SecretField(
            look, self.tr("Recovery key"), self.tr("8 groups of 4, from the printed page")
        )
        self.emergency = self._text(
            self.tr("For emergencies: whoever comes in this way may do everything; the audit notes it."), 13
        )
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "main")
        self.go_on.setFont(look.font(15, 600))
        self.quick = self._link(self.tr("Quick count without the records"))
        self.other_way = self._link("")
        self._build()
        self._connect()
        self._show_way()
        self._show_button()

    def _build(self) -> None:
        px = self._look.px
        links = QHBoxLayout()
        links.setSpacing(px(16))
        links.addWidget(self.quick)
        links.addStretch(1)
        links.addWidget(self.other_way)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(12))
        for widget in (self.heading, self.why, self.who, self.emergency, self.passphrase, self.recovery):
            lines.addWidget(widget)
        lines.addSpacing(px(4))
        lines.addWidget(self.go_on)
        lines.addLayout(links)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self.try_it)
        self.quick.clicked.connect(self.quick_wanted)
        self.other_way.clicked.connect(self.turn_way)
        self.name.currentTextChanged.connect(self.say_chosen)
        for field in (self.passphrase, self.recovery):
            field.line.returnPressed.connect(self.try_it)
            field.edited.connect(self.forget_problem)

    def _text(self, text: str, size: int, weight: int = 400) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(size, weight))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if weight == 400:
            label.setStyleSheet(f"color: {self._look.theme.text_2};")
        return label

    def _link(self, text: str) -> QPushButton:
        link = QPushButton(text)
        link.setProperty("role", "link")
        link.setFont(self._look.font(13))
        link.setAutoDefault(False)
        return link

    @property
    def chosen(self) -> str:
        """Whose passphrase is asked for; "" while it is the recovery key."""
        return "" if self._by_recovery else self.name.currentText()

    # -- values in ----------------------------------------------------------------------------------------

    def show_people(self, names: Sequence[str], chosen: str = "") -> None:
        """Show who may sign in, and choose one; the passphrase is blank."""
        self.name.blockSignals(True)
        self.name.clear()
        self.name.addItems(list(names))
        self.name.setCurrentIndex(max(0, self.name.findText(chosen)))
        self.name.blockSignals(False)
        self.clear()
        self.say_chosen()

    def show_why(self, heading: str, why: str) -> None:
        """Say above the form what stands behind it."""
        self.heading.setText(heading)
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def show_problem(self, text: str) -> None:
        """Show beneath the line why nobody was signed in; an empty text takes it away."""
        field = self._line_in_use()
        field.show_problem(text)
        if text:
            field.line.selectAll()
            self.take_keys()

    def show_wait(self, seconds: int) -> None:
        """Count down until the next try; 0 lets it begin."""
        self._wait = seconds
        self._show_button()

    def show_busy(self, busy: bool) -> None:
        """Say that the passphrase is being tried."""
        self._is_busy = busy
        for part in (self.name, self.other_way):  # what is said of the try belongs to this line and person
            part.setEnabled(not busy)
        self._show_button()

    @Slot()
    def clear(self) -> None:
        """Let go of everything typed."""
        for field in (self.passphrase, self.recovery):
            field.clear()
            field.show_problem("")

    def take_keys(self) -> None:
        """Put the cursor into the passphrase."""
        self._line_in_use().line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the person does -----------------------------------------------------------------------------

    @Slot()
    def try_it(self) -> None:
        """Ask to sign in with what is typed."""
        typed = self._line_in_use().text()
        if self._is_busy or self._wait or not typed:
            return
        if self._by_recovery:
            self.recovery_wanted.emit(typed)
        else:
            self.sign_in_wanted.emit(self.name.currentText(), typed)

    @Slot()
    def turn_way(self) -> None:
        """Take the recovery key instead of a passphrase, or the other way round."""
        self._by_recovery = not self._by_recovery
        self.clear()
        self._show_way()
        self.take_keys()
        self.say_chosen()

    @Slot()
    def forget_problem(self) -> None:
        """Take the remark away while the text changes."""
        self._line_in_use().show_problem("")

    @Slot()
    def say_chosen(self) -> None:
        """Say whose passphrase is asked for; "" while it is the recovery key."""
        self.passphrase.show_problem("")
        self.person_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press a button by Enter as by Space; Esc goes to the quick count."""
        if event.key() == Qt.Key.Key_Escape:
            self.quick_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused: QWidget | None = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif focused is self.name:
                self.take_keys()
        else:
            super().keyPressEvent(event)

    # -- how it stands ------------------------------------------------------------------------------------

    def _line_in_use(self) -> SecretField:
        return self.recovery if self._by_recovery else self.passphrase

    def _show_way(self) -> None:
        for field in (self.who, self.passphrase):
            field.setVisible(not self._by_recovery)
        self.recovery.setVisible(self._by_recovery)
        self.emergency.setVisible(self._by_recovery)
        other = self.tr("Use a passphrase") if self._by_recovery else self.tr("Use the recovery key")
        self.other_way.setText(other)

    def _show_button(self) -> None:
        free = not self._is_busy and not self._wait
        text = self.tr("Sign in")
        if self._is_busy:
            text = self.tr("Checking the passphrase ...")
        elif self._wait:
            text = self.tr("Wait {0} s before the next try").replace("{0}", str(self._wait))
        self.go_on.setText(text)
        self.go_on.setEnabled(free)
        for line in (self.passphrase.line, self.recovery.line):
            line.setReadOnly(self._is_busy)
