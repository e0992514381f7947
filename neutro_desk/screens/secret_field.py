"""Fields of the forms for signing in: a label above a line, what is wrong beneath; secrets can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from neutro_desk.screens.event_field import Question

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

MAIN_HEIGHT = 36
AROUND_HINT = 24
"""Frame and padding of a line, left and right of the hint in it."""


class StackedField(QWidget):
    """A label above a widget, and beneath it what is wrong.

    Attributes:
        problem: The amber remark; hidden while nothing is wrong.
    """

    def __init__(self, look: Look, label: str, field: QWidget, beside: QWidget | None = None) -> None:
        """Stack label and field; `beside` stands at the right of the field."""
        super().__init__()
        self._label = QLabel(label)
        self._label.setFont(look.font(13))
        self._label.setBuddy(field)
        field.setAccessibleName(label)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(field, 1)
        if beside is not None:
            row.addWidget(beside)
        self.problem = Question(look)
        self.problem.hide()
        self._field, self._said = field, field.accessibleDescription()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        lines.addWidget(self._label)
        lines.addLayout(row)
        lines.addWidget(self.problem)

    def show_label(self, text: str) -> None:
        """Call the field something else."""
        self._label.setText(text)
        self._field.setAccessibleName(text)

    def describe(self, text: str) -> None:
        """Say what the field is for, to those who hear the screen."""
        self._said = text
        self._field.setAccessibleDescription(text)

    def show_problem(self, text: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        self.problem.show_question(text, ())
        self.problem.fit(self.width())
        self.problem.setVisible(bool(text))
        self._field.setAccessibleDescription(text or self._said)


class TextField(StackedField):
    """A labelled line of plain text.

    Signals:
        edited: Its text was changed by a person.
    """

    edited = Signal()

    def __init__(self, look: Look, label: str, hint: str = "", beside: QWidget | None = None) -> None:
        """Start blank."""
        self.line = QLineEdit()
        self.line.setFont(look.font(15))
        self.line.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.line.setPlaceholderText(hint)
        if hint:
            room = look.px(AROUND_HINT)
            self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(hint) + room)
        super().__init__(look, label, self.line, beside)
        self.describe(hint)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Blank the line; what was typed does not come back by undo."""
        self.line.setText("")  # `clear` could be undone


class SecretField(TextField):
    """A line whose text is hidden until somebody shows it; no input method remembers it."""

    def __init__(self, look: Look, label: str, hint: str = "") -> None:
        """Start blank and hidden."""
        self.show_text = QPushButton()
        self.show_text.setFont(look.font(13))
        self.show_text.setMinimumHeight(look.px(MAIN_HEIGHT))
        self.show_text.setCheckable(True)
        self.show_text.setAutoDefault(False)
        self.show_text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        super().__init__(look, label, hint, self.show_text)
        hidden = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        plain = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        self.line.setInputMethodHints(hidden | plain)
        self.show_text.toggled.connect(self.turn)
        shown, covered = self.tr("Show"), self.tr("Hide")
        metrics = self.show_text.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in (shown, covered))
        self.show_text.setMinimumWidth(widest + look.px(26))
        self._shown, self._covered = shown, covered
        self.turn(shown=False)

    @Slot(bool)
    def turn(self, shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.show_text.setText(self._covered if shown else self._shown)
        name = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.show_text.setAccessibleName(name)

    def clear(self) -> None:
        """Blank and hide the line."""
        super().clear()
        self.show_text.setChecked(False)
