"""Completes the name of a medicine in a line of text: Down chooses, Enter puts the name into the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from neutro_desk.workup.drug_offers import OfferKind, drug_offers

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.drug_names import DrugNames

MOST_OFFERED = 8


class NameCompleter(QObject):
    """A list under the line with the medicines of the drug list that begin as typed."""

    def __init__(self, line: QLineEdit, look: Look, names: DrugNames) -> None:
        """Stand by a line."""
        super().__init__(line)
        self._names, self._wanted = names, True
        self._offered = QStringListModel(self)
        self.list = QCompleter(self._offered, self)
        self.list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setMaxVisibleItems(MOST_OFFERED)
        shown = QListView()
        shown.setFont(look.font(14))
        shown.setAccessibleName(self.tr("Medicines that begin so"))
        self.list.setPopup(shown)
        line.setCompleter(self.list)
        line.textEdited.connect(self.offer)

    def want(self, *, wanted: bool) -> None:
        """Complete only where the line is for a medicine."""
        self._wanted = wanted
        self.offer("")

    @Slot(str)
    def offer(self, typed: str) -> None:
        """Offer what begins as typed."""
        found = drug_offers(typed, self._names) if self._wanted else ()
        begun = [offer.name for offer in found if offer.kind is OfferKind.BEGINS and not offer.is_whole]
        self._offered.setStringList(begun[:MOST_OFFERED])
