"""Loads the knowledge pack off the window's thread from the first paint on, and keeps it for who asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.background import Errand
from neutro_desk.installed_files import kept_folder, resource, settings_folder

if TYPE_CHECKING:
    from pathlib import Path

    from neutro_desk.ward import Ward
    from neutro_desk.workup.content import Pack


class PackLoading(QObject):
    """One loading of the pack; whoever stands later than it asks for it then.

    Signals:
        loaded: The pack; again when it is fetched later.
        refused: Why there is no pack.
    """

    loaded = Signal(object)
    refused = Signal(object)

    def __init__(self, ward: Ward, parent: QObject | None = None) -> None:
        """Begin at once."""
        super().__init__(parent)
        self._pack: Pack | None = None
        self._refusal: Exception | None = None
        self._errand = Errand((PackRefusedError,), self)
        self._keeping = Errand((), self)
        self._errand.finished.connect(self.take_pack)
        self._errand.failed.connect(self.take_refusal)
        self._naming = Errand(())  # without a parent: its thread may end after the window
        self._own = settings_folder() / ward.knowledge if ward.knowledge else None
        self.load(ward.language)

    @Slot(str)
    def load(self, language: str) -> None:
        """Load the pack with its texts in a language; the one before stays until it is there."""
        self._errand.request(partial(_load, self._own, language))

    @Slot()
    def fetch(self) -> None:
        """Say again what came before anybody listened."""
        if self._pack is not None:
            self.loaded.emit(self._pack)
        elif self._refusal is not None:
            self.refused.emit(self._refusal)

    @Slot(object)
    def take_pack(self, pack: Pack) -> None:
        """Keep the pack, and say that it is there; then build the names of its medicines."""
        self._pack = pack
        self.fetch()
        self._keeping.request(partial(_keep, pack))
        self._naming.request(partial(_prepare, pack))

    @Slot(object)
    def take_refusal(self, refusal: PackRefusedError) -> None:
        """Keep why there is none, and say so."""
        self._refusal = refusal
        self.fetch()


class PackRefusedError(Exception):
    """There is no pack to work with, and no good copy of one."""


def _load(own: Path | None, language: str) -> Pack:
    from neutro_desk.knowledge.faults import KnowledgeError  # noqa: PLC0415  off the window's thread
    from neutro_desk.ward_knowledge import pack_for  # noqa: PLC0415

    try:
        return pack_for(resource("knowledge"), kept_folder(), own, language)
    except KnowledgeError as error:
        raise PackRefusedError(str(error)) from error


def _prepare(pack: Pack) -> None:
    from neutro_desk.workup.drug_names import drug_names  # noqa: PLC0415  off the window's thread

    drug_names(pack.drugs, pack.medicines).prepare()
    drug_names(pack.drugs).prepare()


def _keep(pack: Pack) -> None:
    from neutro_desk.ward_knowledge import keep_copy  # noqa: PLC0415

    keep_copy(pack, resource("knowledge"), kept_folder())
