"""QuestionPanel: what we ask or refuse, under its field on amber ground, with a button for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.key_names import key_name
from neutro_desk.workup.statements import Choice, Note

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

EDGE = 3
PADDING = 10
ABOVE, BELOW = 6, 8
GAP = 8


class QuestionPanel(QWidget):
    """A sentence, then its answers in one row or more; the focus stays where it is.

    Signals:
        choice_taken: The `Choice` a person took.
    """

    choice_taken = Signal(object)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        width: int,
        parent: QWidget | None = None,
        *,
        key: str = "Alt+{0}",
    ) -> None:
        """Start empty.

        Args:
            look: Theme and scale.
            phrasebook: Sentences.
            width: In pixels.
            parent: The widget it stands in.
            key: How the key of an answer is written on its button; `{0}` is its number.
        """
        super().__init__(parent)
        self._look, self._phrasebook, self._width, self._key = look, phrasebook, width, key
        self._note: Note | None = None
        self._answers: list[tuple[ActionButton, Choice]] = []
        self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        px = look.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(PADDING) + EDGE, px(ABOVE + 8), px(PADDING), px(BELOW + 8))
        self._lines.setSpacing(px(6))
        self._sentence = QLabel()
        self._sentence.setFont(look.font(13))
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        palette = self._sentence.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(look.theme.question_text))
        self._sentence.setPalette(palette)
        self._lines.addWidget(self._sentence)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._sentence.text()

    def answers(self) -> list[ActionButton]:
        """Return the buttons in their order."""
        return [button for button, _ in self._answers]

    def show_note(self, note: Note, label: str = "") -> None:
        """Show a note with its answers; `label` names the field where several share the panel's place."""
        if note == self._note:
            return
        self._note = note
        sentence = self._phrasebook.text(note.statement)
        sentence = f"{label}: {sentence}" if label else sentence
        self._sentence.setText(sentence)
        inner = self._width - 2 * self._look.px(PADDING) - EDGE
        self._sentence.setFixedHeight(self._sentence.heightForWidth(inner))
        self.setAccessibleName(sentence)
        self._drop_answers()
        self._add_answers(note.choices, inner)

    def answer(self, place: int) -> None:
        """Take one answer by its number from 0; none there: nothing happens."""
        if 0 <= place < len(self._answers):
            self.choice_taken.emit(self._answers[place][1])

    @Slot()
    def say_choice(self) -> None:
        """Say which answer was taken."""
        pressed = self.sender()
        for button, choice in self._answers:
            if button is pressed:
                self.choice_taken.emit(choice)
                return

    def _drop_answers(self) -> None:
        while self._lines.count() > 1:
            row = self._lines.takeAt(1)
            layout = None if row is None else row.layout()
            if layout is not None:
                layout.deleteLater()
        for button, _ in self._answers:
            button.hide()
            button.deleteLater()
        self._answers.clear()

    def _add_answers(self, choices: tuple[Choice, ...], inner: int) -> None:
        row, taken, gap = None, 0, self._look.px(GAP)
        for number, choice in enumerate(choices, start=1):
            text = self._phrasebook.text(choice.label)
            button = ActionButton(
                self._look, text, Role.ANSWER, key=self._key.format(number), widest=inner, parent=self
            )
            button.setAccessibleDescription(key_name(f"Alt+{number}"))
            # The digit answers from the field, so that typing on can never press an answer by mistake.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.say_choice)
            self._answers.append((button, choice))
            width = button.sizeHint().width()
            if row is None or taken + gap + width > inner:
                row, taken = QHBoxLayout(), -gap
                row.setSpacing(gap)
                row.setAlignment(Qt.AlignmentFlag.AlignLeft)
                self._lines.addLayout(row)
            row.addWidget(button)
            button.show()
            taken += gap + width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the amber edge."""
        painter, theme = QPainter(self), self._look.theme
        px = self._look.px
        ground = self.rect().adjusted(0, px(ABOVE), 0, -px(BELOW))
        painter.fillRect(ground, QColor(theme.question_ground))
        painter.fillRect(QRect(0, ground.top(), px(EDGE), ground.height()), QColor(theme.question_edge))
        painter.end()
