"""EntrySum: the line beneath the differential: what it adds to, or what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.field import plain_label
from neutro_desk.screens.question_panel import QuestionPanel
from neutro_desk.workup.statements import Note, NoteKind

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


class EntrySum(QWidget):
    """One line of text, or a question in its place.

    Signals:
        choice_taken: The `Choice` taken in answer to a question about the whole differential.
    """

    choice_taken = Signal(object)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int) -> None:
        """Start blank."""
        super().__init__()
        self.setFixedWidth(width)
        self._look, self._phrasebook, self._width = look, phrasebook, width
        self.panel: QuestionPanel | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.said = plain_label("", look.font(12), look.theme.text_2)
        self.said.setMinimumHeight(look.px(18))
        self.said.setWordWrap(True)
        self._lines.addWidget(self.said)

    def show_sum(self, said: str, notes: Iterable[Note]) -> None:
        """Show a sentence, or in its place the first note that asks or warns."""
        found = list(notes)
        asked = [note for note in found if note.kind is not NoteKind.NOTE]
        remarks = [note for note in found if note.kind is NoteKind.NOTE]
        self.said.setText(self._phrasebook.text(remarks[0].statement) if remarks else said)
        self.said.setVisible(not asked)
        if asked and self.panel is None:
            self.panel = QuestionPanel(self._look, self._phrasebook, self._width)
            self.panel.choice_taken.connect(self.choice_taken)
            self._lines.addWidget(self.panel)
        if self.panel is not None:
            if asked:
                self.panel.show_note(asked[0])
            self.panel.setVisible(bool(asked))
