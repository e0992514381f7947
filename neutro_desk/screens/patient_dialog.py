"""The form for the patient: everything optional, every problem at its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.event_field import EventField
from neutro_desk.screens.key_names import key_name
from neutro_desk.screens.marks import chevron
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.workup.case import Duffy, Patient, Setting, Sex
from neutro_desk.workup.typed_event import Problem
from neutro_desk.workup.typed_patient import TypedPatient, may_be_newborn, read_patient, typed_patient

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

_Member = TypeVar("_Member", bound=Enum)

WIDTH = 480
NEWBORN = ("birth_time", "gestation_weeks", "birth_weight_g")


class PatientDialog(QDialog):
    """Shows and takes the fields of one patient; built anew for each opening.

    It keeps the window's other keys off while it is open: one patient's fields never reach another case.

    Signals:
        patient_entered: The `Patient` as typed.
    """

    patient_entered = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        patient: Patient,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """Build the form with what is known; `clock` tells the day that no birth date is after."""
        super().__init__(parent)
        self._look, self._phrasebook, self._patient, self._clock = look, phrasebook, patient, clock
        self.setWindowTitle(self.tr("Patient details"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(look.px(WIDTH))
        self._sheet = QWidget()
        self._lines = QVBoxLayout(self._sheet)
        self._lines.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(4))
        self._lines.setSpacing(look.px(8))
        self.fields: dict[str, EventField] = {}
        self._build_form()
        self._build_frame()
        self._fill(typed_patient(patient))
        self.fields["name"].line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building -----------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self._add_field("name", self.tr("Name"), self.tr("SURNAME, First name"))
        self._add_field("identifier", self.tr("MRN"), self.tr("the hospital's number"))
        self._add_field("birth_date", self.tr("Birth date"), self.tr("04-Mar-1961 or 1961-03-04"))
        self._add_choices()
        self._add_field("diagnosis", self.tr("Diagnosis"), "")
        self.fold = QPushButton(self.tr("Newborn: birth time, gestation, birth weight"))
        self.fold.setProperty("role", "link")
        self.fold.setFont(self._look.font(13))
        self.fold.setCheckable(True)
        self.fold.setAutoDefault(False)
        self.fold.setAccessibleDescription(self.tr("Shows or hides three fields"))
        self.fold.toggled.connect(self.show_newborn)
        self._lines.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.why_newborn = self._note(
            self.tr(
                "A newborn's lower limit depends on these. Without them a count under 28 days has no label."
            )
        )
        self._lines.addWidget(self.why_newborn)
        self._add_field("birth_time", self.tr("Birth time"), self.tr("0610 or 06:10"))
        self._add_field("gestation_weeks", self.tr("Gestation"), self.tr("completed weeks"))
        self._add_field("birth_weight_g", self.tr("Birth weight, g"), "")
        self._lines.addStretch(1)
        self.fields["birth_date"].line.textEdited.connect(self.suit_age)

    def _add_field(self, name: str, label: str, hint: str) -> None:
        field = EventField(name, label, hint, self._look)
        field.choice_taken.connect(self.take_choice)
        field.line.textEdited.connect(self.forget_problems)
        self.fields[name] = field
        self._lines.addWidget(field)

    def _add_choices(self) -> None:
        self.sex = self._choices(self.tr("Sex"), tuple(Sex))
        self.setting = self._choices(self.tr("Looked after in"), tuple(Setting))
        self.duffy = self._choices(self.tr("Duffy type"), tuple(Duffy), optional=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(8))
        grid.setVerticalSpacing(self._look.px(8))
        for row, choices in enumerate((self.sex, self.setting, self.duffy)):
            label = QLabel(choices.accessibleName())
            label.setFont(self._look.font(13))
            label.setMinimumWidth(self._look.px(110))
            label.setBuddy(choices)
            grid.addWidget(label, row, 0)
            grid.addWidget(choices, row, 1)
        note = self._note(self.tr("A tested fact, never inferred from ancestry."))
        self.duffy.setAccessibleDescription(note.text())
        grid.addWidget(note, 3, 1)
        grid.setColumnStretch(1, 1)
        self._lines.addLayout(grid)

    def _note(self, text: str) -> QLabel:
        note = QLabel(text)
        note.setFont(self._look.font(12))
        note.setStyleSheet(f"color: {self._look.theme.text_2};")
        note.setWordWrap(True)
        return note

    def _choices(self, name: str, members: tuple[Enum, ...], *, optional: bool = True) -> ChoiceBox:
        choices = ChoiceBox(self._look, name)
        if optional:
            choices.addItem(self.tr("Not recorded"), None)
        for member in members:
            choices.addItem(self._phrasebook.word(member), member)
        return choices

    def _build_frame(self) -> None:
        """Put the form above the buttons; on a low screen it scrolls, the buttons stay."""
        look = self._look
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._sheet)
        slim_bar(scroll, look)
        self._scroll = scroll
        self.leave = QPushButton(self.tr("Cancel") + "   " + key_name("Esc"))
        self.leave.setAccessibleName(self.tr("Cancel"))
        self.leave.setAccessibleDescription(key_name("Esc"))
        self.save = QPushButton(self.tr("Save") + "   " + key_name("Enter"))
        self.save.setAccessibleName(self.tr("Save"))
        self.save.setAccessibleDescription(key_name("Enter"))
        self.save.setProperty("role", "main")
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.save_patient)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(14))
        row.setSpacing(look.px(8))
        row.addStretch(1)
        for button in (self.leave, self.save):
            button.setFont(look.font(13, 600 if button is self.save else 400))
            button.setMinimumHeight(look.px(30))
            button.setAutoDefault(button is self.save)
            row.addWidget(button)
        self.save.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(row)

    def show_typed(self, typed: TypedPatient) -> None:
        """Show text that was typed in a form of another scale or look."""
        self._fill(typed)

    def _fill(self, typed: TypedPatient) -> None:
        for name, field in self.fields.items():
            field.line.setText(getattr(typed, name))
        self.sex.setCurrentIndex(self.sex.findData(typed.sex))
        self.setting.setCurrentIndex(self.setting.findData(typed.setting))
        self.duffy.setCurrentIndex(self.duffy.findData(typed.duffy))
        newborn = any(getattr(typed, name) for name in NEWBORN)
        self.fold.setChecked(newborn)
        self.show_newborn(newborn)
        self.suit_age(typed.birth_date)

    # -- the form -----------------------------------------------------------------------------------------

    def typed(self) -> TypedPatient:
        """Return the text of the form."""
        texts = {name: field.line.text() for name, field in self.fields.items()}
        return TypedPatient(
            **texts,
            sex=_chosen(self.sex, Sex),
            setting=_chosen(self.setting, Setting),
            duffy=_chosen(self.duffy, Duffy) or Duffy.UNKNOWN,
        )

    @Slot(str)
    def suit_age(self, birth_date: str) -> None:
        """Open the fields of newborns once the birth date says so; nothing closes them but a person."""
        if may_be_newborn(birth_date, self._clock().date()):
            self.fold.setChecked(True)

    @Slot(bool)
    def show_newborn(self, shown: bool) -> None:
        """Show or fold the fields of newborns."""
        self.fold.setIcon(QIcon(chevron(self._look, down=shown, ratio=self.devicePixelRatioF())))
        self.why_newborn.setVisible(shown)
        for name in NEWBORN:
            self.fields[name].setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Grow to the form, as far as the screen goes."""
        wanted = self._sheet.sizeHint()
        room = self.screen().availableGeometry().height() - self._look.px(120)
        self._scroll.setMinimumHeight(max(self._look.px(120), min(wanted.height(), room)))
        self._sheet.updateGeometry()
        self.adjustSize()

    @Slot()
    def forget_problems(self) -> None:
        """Take the remarks off while the text changes."""
        for field in self.fields.values():
            field.show_problem("", ())

    @Slot()
    def save_patient(self) -> None:
        """Emit the patient and close; or show every problem at its field."""
        reading = read_patient(self.typed(), self._patient, self._clock().date())
        if reading.patient is None:
            self._show_problems(reading.problems)
            return
        self.accept()
        self.patient_entered.emit(reading.patient)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.forget_problems()
        shown = {problem.field: problem for problem in problems}
        if any(name in shown for name in NEWBORN):
            self.fold.setChecked(True)
        for name, problem in shown.items():
            book, days = self._phrasebook, (day for day in problem.may_be if isinstance(day, date))
            choices = tuple((book.full_date(day), day.isoformat()) for day in days)
            self.fields[name].show_problem(book.text(problem.statement), choices)
        self._fit()
        first = next(field for name, field in self.fields.items() if name in shown)
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)
        first.line.selectAll()
        self._scroll.ensureWidgetVisible(first)

    def done(self, result: int) -> None:
        """Close and hold nothing of the patient any more, however long the window keeps this form."""
        super().done(result)
        self._patient = Patient()
        self._fill(TypedPatient())
        self.forget_problems()

    @Slot(str, str)
    def take_choice(self, name: str, text: str) -> None:
        """Put the reading that was chosen into its field."""
        line = self.fields[name].line
        line.setText(text)
        self.forget_problems()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        if name == "birth_date":
            self.suit_age(text)


def _chosen(choices: QComboBox, kind: type[_Member]) -> _Member | None:
    value = choices.currentData()
    return value if isinstance(value, kind) else None
