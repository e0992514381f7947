"""EntryField: label, line and unit, the echo beneath, and in its place what we ask about the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from neutro_desk.screens.entry_hints import hint_of
from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.statements import Note, NoteKind

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

LABEL, GAP, VALUE, CELL = 66, 8, 92, 72
NARROW_LABEL, NARROW_BELOW = 60, 300
ECHO_HEIGHT = 18
_LABEL_SIZES = (13, 12, 11, 10)
"""Of a label beside its line, in pixels of the design: the first that fits."""


class EntryField(QWidget):
    """One entry of the blood count.

    Signals:
        choice_taken: The `Choice` taken in answer to a question about this field.
        answer_unplaced: Number of an answer asked for by its key while nothing is asked here.
    """

    choice_taken = Signal(object)
    answer_unplaced = Signal(int)

    def __init__(
        self,
        look: Look,
        phrasebook: Phrasebook,
        name: str,
        label: str,
        *,
        width: int,
        value: float = VALUE,
        host: QVBoxLayout | None = None,
        beneath: QWidget | None = None,
    ) -> None:
        """Build the field, blank.

        Args:
            look: Theme and scale.
            phrasebook: Sentences of questions.
            label: What stands beside or above the line.
            name: The field of the typed count; notes with this name belong here.
            width: Pixels a question may take.
            value: Width of the line, in pixels of the design.
            host: Where questions open, for a field with its label above; otherwise they open in the field.
            beneath: A unit that takes the place of the echo (label above only).
        """
        super().__init__()
        above = host is not None
        self._look, self._phrasebook, self._width, self._above = look, phrasebook, width, above
        self._title = label
        self._echo_text = ""
        self.keeps_echo_line = True
        self._panels: list[QuestionPanel] = []
        self.line = EntryLine(name)
        self.line.setFont(look.font(15, 500))
        self.line.setFixedSize(look.px(value), look.px(30 if above else 32))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.answer_wanted.connect(self.take_answer)
        self._hint = hint_of(name)
        self.line.setAccessibleDescription(self._hint)
        self.label = plain_label(label, look.font(12 if above else 13))
        self.label.setBuddy(self.line)
        self.call(label)
        self.echo = plain_label("", look.font(12), look.theme.text_2)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(look.px(GAP))
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._host = self._lines if host is None else host
        self._beneath = beneath
        if above:
            self._stand_above()
        else:
            self._stand_left()

    def call(self, label: str, full_name: str = "") -> None:
        """Name the field; `full_name` is what a screen reader says."""
        self._title = label
        self.label.setText(label)
        self.line.setAccessibleName(full_name or label)
        self._fit_label()

    def _fit_label(self) -> None:
        """Write the label as large as it fits beside the line."""
        room = self.label.maximumWidth()
        for size in (12,) if self._above else _LABEL_SIZES:
            self.label.setFont(self._look.font(size))
            if QFontMetrics(self.label.font()).horizontalAdvance(self._title) <= room:
                return

    def add(self, *beside: QWidget) -> None:
        """Put unit, switch or tick right of the line."""
        for widget in beside:
            self.row.insertWidget(self.row.count() - 1, widget)

    def lines(self) -> list[EntryLine]:
        """Return the lines a person types in."""
        return [self.line]

    def add_before(self, widget: QWidget) -> None:
        """Put something between label and line."""
        self.row.insertWidget(1, widget)

    def show_echo(self, text: str) -> None:
        """Show what was understood, beneath the line."""
        self._echo_text = text
        if not self._panels or all(panel.isHidden() for panel in self._panels):
            self._write_echo(text)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show remarks and questions; they stand in the place of the echo, and go when there are none."""
        remarks = [] if self._above else [note for note in notes if _is_remark(note)]
        asked = [note for note in notes if note not in remarks]
        while len(self._panels) < len(asked):
            self._add_panel()
        for panel, note in zip(self._panels, asked, strict=False):
            panel.show_note(note, self._title if self._above else "")
        for place, panel in enumerate(self._panels):
            panel.setVisible(place < len(asked))
        leaves_none = any(note.kind in (NoteKind.ASK, NoteKind.BLOCK) for note in asked)
        self.line.show_asks(leaves_none)
        texts = [self._phrasebook.text(note.statement) for note in notes]
        self.line.setAccessibleDescription(" ".join(texts) or self._echo_text or self._hint)
        remark = " ".join(self._phrasebook.text(note.statement) for note in remarks)
        self._write_echo(remark or self._echo_text, hidden=bool(asked) and not self._above)

    def questions(self) -> list[QuestionPanel]:
        """Return the panels that are open."""
        return [panel for panel in self._panels if not panel.isHidden()]

    @Slot(int)
    def take_answer(self, place: int) -> None:
        """Take an answer of the open question by its number from 0."""
        for panel in self.questions():
            if panel.answers():
                panel.answer(place)
                return
        self.answer_unplaced.emit(place)

    def _write_echo(self, text: str, *, hidden: bool = False) -> None:
        self.echo.setText(text)
        if self.echo.wordWrap():
            least = self._look.px(ECHO_HEIGHT)
            self.echo.setMinimumHeight(max(least, self.echo.heightForWidth(self._width)))
        if not self._above:
            self.echo.setVisible(not hidden and (self.keeps_echo_line or bool(text)))

    def _add_panel(self) -> None:
        panel = QuestionPanel(self._look, self._phrasebook, self._width)
        panel.choice_taken.connect(self.choice_taken)
        panel.hide()
        self._panels.append(panel)
        self._host.addWidget(panel)

    def _stand_left(self) -> None:
        look = self._look
        label = NARROW_LABEL if self._width < look.px(NARROW_BELOW) else LABEL
        self.label.setFixedWidth(look.px(label))
        self._fit_label()
        self.row.addWidget(self.label)
        self.row.addWidget(self.line)
        self.row.addStretch(1)
        self._lines.addLayout(self.row)
        self.echo.setMinimumHeight(look.px(ECHO_HEIGHT))
        self.echo.setWordWrap(True)
        self.echo.setIndent(0)
        self.echo.setContentsMargins(look.px(label + GAP), 0, 0, 0)
        self._lines.addWidget(self.echo)

    def _stand_above(self) -> None:
        look = self._look
        self.label.setFixedHeight(look.px(17))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lines.addWidget(self.label)
        self._lines.addWidget(self.line)
        beneath = self.echo if self._beneath is None else self._beneath
        beneath.setFixedHeight(look.px(ECHO_HEIGHT))
        self.echo.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.echo.setContentsMargins(0, 0, look.px(2), 0)
        self._lines.addWidget(beneath)


def _is_remark(note: Note) -> bool:
    return note.kind is NoteKind.NOTE and not note.choices


def plain_label(text: str, font: QFont, colour: str | None = None) -> QLabel:
    """Return a label of plain text; its colour through its palette, which costs less than a sheet."""
    label = QLabel(text)
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if colour is not None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        label.setPalette(palette)
    return label
