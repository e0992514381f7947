"""The content view beside the work: opens it, at a cause too, and keeps what stands in its search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.workup.cause_details import DRUG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from neutro_desk.desk import Desk
    from neutro_desk.forms import Forms, Reopen
    from neutro_desk.screens.content_dialog import ContentDialog
    from neutro_desk.wording.phrasebook import Phrasebook, Reader


class ContentForm(QObject):
    """Opens the content view over the window, once.

    Signals:
        said: Why it cannot be opened.
    """

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        phrasebooks: Mapping[Reader, Phrasebook],
        clock: Callable[[], datetime],
        forms: Forms,
    ) -> None:
        """Keep what the view is made of."""
        super().__init__()
        self._desk, self._phrasebooks, self._clock, self._forms = desk, phrasebooks, clock, forms
        self._view: ContentDialog | None = None

    @Slot()
    def open_content(self) -> None:
        """Ctrl+B: open the view, or come back to the one that is open."""
        self._opened()

    @Slot(str)
    def open_content_of(self, cause: str) -> None:
        """Open the view at a ranked cause, a named drug, or the first drug of a regimen."""
        view = self._opened()
        if view is not None:
            name = cause.removeprefix(DRUG).split("+")[0]
            view.open_entry("drug" if cause.startswith(DRUG) else "cause", name)

    @Slot()
    def renew(self) -> None:
        """Show the pack that was loaded in an open view: after a change of language it speaks another."""
        view = self._view
        if view is not None and self._forms.is_open(view):
            typed = view.typed()
            view.close()
            self._view = None
            self._open_typed(typed)

    def _opened(self) -> ContentDialog | None:
        pack = self._desk.work_up.pack
        if pack is None:
            self.said.emit(self.tr("The knowledge of causes is not loaded"))
            return None
        view = self._view
        if view is None or not self._forms.is_open(view):
            from neutro_desk.screens.content_dialog import ContentDialog  # noqa: PLC0415

            today = self._clock().date()
            view = ContentDialog(self._forms.look, self._phrasebooks, pack, today, self._forms.window)
            self._view = view
        self._forms.show_form(view, partial(self._again, view))
        return view

    def _again(self, view: ContentDialog) -> Reopen:
        return partial(self._open_typed, view.typed())

    def _open_typed(self, typed: str) -> None:
        view = self._opened()
        if view is not None:
            view.head.search.setText(typed)
