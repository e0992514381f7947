"""PeopleDialog: who may sign in: a list, a form to add somebody, and the longest idle time for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.secret_field import MAIN_HEIGHT, SecretField, StackedField, TextField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH, LIST_WIDTH = 760, 300
CLINICIAN, ADMINISTRATOR = "clinician", "administrator"
LOCK_MINUTES = (1, 2, 3, 5, 10, 15)


class PersonLine(NamedTuple):
    """One who may sign in: name, role in words, and whether it is whoever looks."""

    name: str
    role: str
    is_self: bool


class TypedPerson(NamedTuple):
    """The text of the form for somebody new."""

    name: str
    role: str
    passphrase: str
    again: str


class PeopleDialog(QDialog):
    """Shows who may sign in and takes what is to be changed.

    Signals:
        add_wanted: The `TypedPerson`.
        remove_wanted: Name of who may no longer sign in; asked for twice.
        passphrase_wanted: Name of who is to get a new passphrase.
        lock_cap_chosen: The longest idle time for everybody, minutes.
    """

    add_wanted = Signal(object)
    remove_wanted = Signal(str)
    passphrase_wanted = Signal(str)
    lock_cap_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with an empty list."""
        super().__init__(parent)
        self._look = look
        self._asked_about = ""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("People who may sign in"))
        self.people = QListWidget()
        self.people.setFont(look.font(13))
        self.people.setAccessibleName(self.tr("People who may sign in"))
        self.people.setMinimumWidth(look.px(LIST_WIDTH))
        self.people.setWordWrap(True)
        self.people.setResizeMode(QListView.ResizeMode.Adjust)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setStyleSheet(
            f"QListWidget {{ border: 1px solid {look.theme.border}; background: {look.theme.field}; }}"
            f"QListWidget:focus {{ border: 3px solid {look.theme.accent}; }}"
            f"QListWidget::item {{ padding: {look.px(7)}px; }}"
            f"QListWidget::item:selected {{ background: {look.theme.accent_fill};"
            f" color: {look.theme.on_accent}; }}"
        )
        self.people.currentItemChanged.connect(self.forget_question)
        self.reset = self._button(self.tr("New passphrase"))
        self.remove = self._button(self.tr("Remove"))
        self.said = self._label("")
        self.name = TextField(look, self.tr("Name"), self.tr("as the audit is to show it"))
        self.role = ChoiceBox(look, "")
        self.role.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.passphrase = SecretField(look, self.tr("First passphrase"), self.tr("at least 15 characters"))
        self.again = SecretField(look, self.tr("First passphrase again"))
        self.add = self._button(self.tr("Add"))
        self.add.setProperty("role", "main")
        self.cap = ChoiceBox(look, "")
        self.cap.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.close_it = self._button(self.tr("Close"))
        self._fill_choices()
        self._build()
        self._connect()
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building -----------------------------------------------------------------------------------------

    def _fill_choices(self) -> None:
        self.role.addItem(self.tr("Clinician: works with patients"), CLINICIAN)
        self.role.addItem(self.tr("Administrator: people and keys too"), ADMINISTRATOR)
        for minutes in LOCK_MINUTES:
            one, more = self.tr("1 minute"), self.tr("{0} minutes").replace("{0}", str(minutes))
            self.cap.addItem(one if minutes == 1 else more, minutes)

    def _build(self) -> None:
        px = self._look.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.reset)
        buttons.addWidget(self.remove)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self._heading(self.tr("May sign in")))
        left.addWidget(self.people, 1)
        left.addLayout(buttons)
        left.addWidget(StackedField(self._look, self.tr("Lock for everybody at the latest after"), self.cap))
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self._heading(self.tr("Add a person")))
        right.addWidget(self.name)
        right.addWidget(StackedField(self._look, self.tr("Role"), self.role))
        right.addWidget(self.passphrase)
        right.addWidget(self.again)
        right.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(px(24))
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(14), px(16), px(14))
        whole.setSpacing(px(12))
        whole.addLayout(both, 1)
        whole.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(px(WIDTH), room.width() - px(40)), min(px(470), room.height() - px(60)))

    def _connect(self) -> None:
        self.add.clicked.connect(self.say_add)
        self.remove.clicked.connect(self.ask_remove)
        self.reset.clicked.connect(self.say_reset)
        self.close_it.clicked.connect(self.reject)
        self.cap.activated.connect(self.say_cap)
        for field in (self.name, self.passphrase, self.again):
            field.edited.connect(self.forget_problems)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setFont(self._look.font(13))
        button.setMinimumHeight(self._look.px(30))
        button.setAutoDefault(False)
        return button

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(14, 600))
        return label

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(13))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    # -- values in ----------------------------------------------------------------------------------------

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show who may sign in; the same person stays chosen."""
        chosen = self._chosen()
        self.people.clear()
        for person in people:
            you = ", " + self.tr("you") if person.is_self else ""
            item = QListWidgetItem(f"{person.name}  ({person.role}{you})")
            item.setData(Qt.ItemDataRole.UserRole, person.name)
            self.people.addItem(item)
            if person.name == chosen or self.people.count() == 1:
                self.people.setCurrentItem(item)

    def show_cap(self, minutes: int) -> None:
        """Show the longest idle time for everybody."""
        self.cap.setCurrentIndex(max(0, self.cap.findData(minutes)))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show every problem at its field, by its name in `TypedPerson`; "" stands at the foot."""
        for name, field in (("name", self.name), ("passphrase", self.passphrase), ("again", self.again)):
            field.show_problem(problems.get(name, ""))
        self.say(problems.get("", ""))

    def say(self, text: str) -> None:
        """Say something at the foot."""
        self.said.setText(text)

    def show_busy(self, busy: bool) -> None:
        """Take no more wishes while one is carried out."""
        for button in (self.add, self.remove, self.reset, self.close_it):
            button.setEnabled(not busy)

    def clear_form(self) -> None:
        """Blank the form: somebody was added."""
        for field in (self.name, self.passphrase, self.again):
            field.clear()

    # -- what the person does -----------------------------------------------------------------------------

    def _chosen(self) -> str:
        item: QListWidgetItem | None = self.people.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def say_add(self) -> None:
        """Ask to add who is typed."""
        role = str(self.role.currentData())
        texts = (self.name.text(), role, self.passphrase.text(), self.again.text())
        self.add_wanted.emit(TypedPerson(*texts))

    @Slot()
    def ask_remove(self) -> None:
        """Ask once more, at the foot, before somebody is removed."""
        name = self._chosen()
        if not name:
            return
        if name == self._asked_about:
            self.forget_question()
            self.remove_wanted.emit(name)
            return
        self._asked_about = name
        self.remove.setText(self.tr("Really remove"))
        said = self.tr("{0} can then no longer sign in. What they entered stays, under their name.")
        self.say(said.replace("{0}", name))

    @Slot()
    def forget_question(self) -> None:
        """Ask anew about whoever is chosen next."""
        self._asked_about = ""
        self.remove.setText(self.tr("Remove"))
        self.say("")

    @Slot()
    def say_reset(self) -> None:
        """Ask to give whoever is chosen a new passphrase."""
        if self._chosen():
            self.passphrase_wanted.emit(self._chosen())

    @Slot()
    def say_cap(self) -> None:
        """Say which longest idle time was chosen."""
        self.lock_cap_chosen.emit(int(self.cap.currentData()))

    @Slot()
    def forget_problems(self) -> None:
        """Take the remarks off while the text changes."""
        self.show_problems({})

    def done(self, result: int) -> None:
        """Close and hold no passphrase any more."""
        super().done(result)
        self.clear_form()
