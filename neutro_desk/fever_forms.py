"""Fever beside the work: its panel, and the forms of the scores, whose answers last as long as the case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from neutro_desk.workup.score import ScoreName
from neutro_desk.workup.score_form import TypedScore

if TYPE_CHECKING:
    from neutro_desk.desk import Desk
    from neutro_desk.forms import Forms, Reopen
    from neutro_desk.screens.fever_panel import FeverPanel
    from neutro_desk.screens.score_dialog import ScoreDialog
    from neutro_desk.wording.phrasebook import Phrasebook


class FeverForms(QObject):
    """Opens the panel and the forms; the case file has no place for their answers, so they stay here.

    Signals:
        said: A short message for the status line.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, phrasebook: Phrasebook, forms: Forms) -> None:
        """Keep what panel and forms are made of; nothing is answered yet."""
        super().__init__()
        self._desk, self._words, self._forms = desk, phrasebook, forms
        self._typed: dict[ScoreName, TypedScore] = {}
        self._panel: FeverPanel | None = None
        self._dialogs: dict[ScoreName, ScoreDialog] = {}
        self._copied = ""

    @Slot()
    def forget(self) -> None:
        """Let the answers go, and a result on the clipboard: they belong to the case that was open."""
        self._typed.clear()
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    @Slot()
    def open_panel(self) -> None:
        """Open the panel, or come back to it."""
        from neutro_desk.screens.fever_panel import FeverPanel  # noqa: PLC0415

        panel = FeverPanel(self._forms.look, self._words, self._forms.window)
        panel.show_work_up(self._desk.work_up)
        panel.mascc_wanted.connect(self.open_mascc)
        panel.cisne_wanted.connect(self.open_cisne)
        self._desk.work_up_changed.connect(panel.show_work_up)
        self._close_panel()
        self._panel = panel
        self._forms.show_form(panel, self._panel_again)
        panel.take_keys()

    def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None and self._forms.is_open(panel):
            panel.close()

    def _panel_again(self) -> Reopen:
        return self.open_panel

    @Slot()
    def open_mascc(self) -> None:
        """Open the form of MASCC with what was answered for this case."""
        self._open_score(ScoreName.MASCC)

    @Slot()
    def open_cisne(self) -> None:
        """Open the form of CISNE with what was answered for this case."""
        self._open_score(ScoreName.CISNE)

    def _open_score(self, name: ScoreName) -> None:
        from neutro_desk.screens.score_dialog import ScoreDialog  # noqa: PLC0415

        before = self._dialogs.get(name)
        if before is not None and self._forms.is_open(before):
            before.activateWindow()
            return
        typed = self._typed.get(name, TypedScore(name))
        dialog = ScoreDialog(self._forms.look, self._words, typed, self._forms.window)
        dialog.show_work_up(self._desk.work_up)
        dialog.typed_changed.connect(self.keep)
        dialog.copy_wanted.connect(self.copy_result)
        self._desk.work_up_changed.connect(dialog.show_work_up)
        self._dialogs[name] = dialog
        self._forms.show_form(dialog, partial(self._score_again, name))

    def _score_again(self, name: ScoreName) -> Reopen:
        return partial(self._open_score, name)

    @Slot(object)
    def keep(self, typed: TypedScore) -> None:
        """Keep the answers for as long as the case stays open."""
        self._typed[typed.name] = typed

    @Slot(str)
    def copy_result(self, text: str) -> None:
        """Put a result on the clipboard."""
        self._copied = text
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Result copied"))
