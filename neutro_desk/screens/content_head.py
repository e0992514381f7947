"""The head of the content view: search field, kinds, review status, and for whom it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.content_search import ContentKind, Filter

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

ALL = "all"
_WALKS = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class ContentHead(QWidget):
    """What is looked for.

    Signals:
        asked: Words, kind or status changed.
        reader_chosen: The register: `clinician` or `patient`.
        walked: A key that moves in the list, typed in the search field.
        entered: Enter in the search field.
    """

    asked = Signal()
    reader_chosen = Signal(str)
    walked = Signal(object)
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build it, the cursor in the search field."""
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setFont(look.font(14))
        self.search.setMinimumHeight(look.px(34))
        self.search.setPlaceholderText(self.tr("Search causes, drugs, brand names, mechanisms, texts"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search in all that is known"))
        self.search.setAccessibleDescription(
            self.tr("Up and Down choose an entry, Enter reads it, Esc clears, then closes")
        )
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.asked)
        self.kinds = self._kinds(look)
        self.kinds.set_chosen(ALL)
        self.kinds.chosen.connect(self.say_asked)
        self.status = self._status(look)
        self.status.currentIndexChanged.connect(self.say_asked)
        readers = (
            (Reader.CLINICIAN.value, self.tr("Clinical")),
            (Reader.PATIENT.value, self.tr("Plain")),
        )
        self.reader = SegmentedSwitch(look, readers, self.tr("Words for"), text_size=12, parent=self)
        self.reader.set_chosen(Reader.CLINICIAN.value)
        self.reader.chosen.connect(self.reader_chosen)
        self._lay_out(look)

    def _kinds(self, look: Look) -> SegmentedSwitch:
        kinds = (
            (ALL, self.tr("All")),
            (ContentKind.CAUSE.value, self.tr("Causes")),
            (ContentKind.DRUG.value, self.tr("Drugs")),
            (ContentKind.CAUTION.value, self.tr("Cautions")),
            (ContentKind.QUESTION.value, self.tr("Questions")),
            (ContentKind.FEVER.value, self.tr("Fever")),
            (ContentKind.REFERENCE.value, self.tr("Sources")),
        )
        return SegmentedSwitch(look, kinds, self.tr("Kind"), text_size=12, parent=self)

    def _status(self, look: Look) -> ChoiceBox:
        box = ChoiceBox(look, self.tr("Review status"), self)
        box.setFont(look.font(12))
        box.setMinimumHeight(look.px(30))
        for status, text in (
            (Filter.ANY, self.tr("Any review")),
            (Filter.SUBMITTED, self.tr("Submitted")),
            (Filter.UNDER_REVIEW, self.tr("Under review")),
            (Filter.APPROVED, self.tr("Approved")),
        ):
            box.addItem(text, status)
        return box

    def _lay_out(self, look: Look) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(10))
        rows.setSpacing(look.px(8))
        rows.addWidget(self.search)
        below = QHBoxLayout()
        below.setSpacing(look.px(10))
        below.addWidget(self.kinds)
        below.addWidget(self.status)
        below.addStretch(1)
        below.addWidget(self.reader)
        rows.addLayout(below)

    @property
    def wanted_kinds(self) -> frozenset[ContentKind]:
        """The kinds that are wanted; none means all."""
        value = self.kinds.value
        return frozenset() if value in (None, ALL) else frozenset((ContentKind(value),))

    @property
    def wanted_status(self) -> Filter:
        """The review status that is wanted."""
        return Filter(self.status.currentData())

    @Slot()
    def say_asked(self) -> None:
        """Say that something else is looked for."""
        self.asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys of the search field move in the list and read the entry; Esc clears typing first."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in _WALKS:
                self.walked.emit(event)
                return True
            if key in _ENTERS:
                self.entered.emit()
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
