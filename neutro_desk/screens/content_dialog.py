"""The content view (Ctrl+B): all that the program knows, found by a word, with its sources; needs no case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.content_head import ALL, ContentHead
from neutro_desk.screens.content_model import MATCH_ROLE, ContentDelegate, ContentModel
from neutro_desk.screens.content_page import ContentPage
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.content_details import content_details
from neutro_desk.workup.content_search import ContentIndex, ContentKind, Match
from neutro_desk.workup.knowledge_in_use import knowledge_banner, knowledge_statement

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.content import Pack

WIDTH, HEIGHT, LIST = 1060, 660, 352
PAUSE_MS = 60
"""The page follows once the keys rest so long: no key waits for it."""
KEY = "Ctrl+B"


class ContentDialog(QDialog):
    """A window beside the work: it blocks nothing and changes nothing."""

    def __init__(
        self,
        look: Look,
        phrasebooks: Mapping[Reader, Phrasebook],
        pack: Pack,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Show everything; the cursor stands in the search field.

        Args:
            look: Theme and scale.
            phrasebooks: Sentences for each reader.
            pack: The knowledge pack.
            today: For what is out of date.
            parent: The window.
        """
        super().__init__(parent)
        self._look, self._phrasebooks, self._pack = look, phrasebooks, pack
        self._words = phrasebooks[Reader.CLINICIAN]
        self.setWindowTitle(self.tr("What is known"))
        self.setModal(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.show_entry)
        self.index = ContentIndex(pack, self._words.word)
        self.head = ContentHead(look, self)
        self.entries = ContentModel(self._words, self)
        self.list = self._make_list()
        self.page = ContentPage(look, self._words, self)
        self.banner = self._make_banner(today)
        self.foot = QLabel(self)
        self._lay_out()
        self.head.asked.connect(self.search)
        self.head.reader_chosen.connect(self.choose_reader)
        self.head.walked.connect(self.walk)
        self.head.entered.connect(self.read_entry)
        self.page.left.connect(self.back_to_search)
        self.list.selectionModel().currentChanged.connect(self._pause.start)
        self.list.activated.connect(self.read_entry)
        shortcut = QShortcut(QKeySequence(KEY), self)
        shortcut.activated.connect(self.close)
        self.search()
        self.show_entry()
        self.head.search.setFocus()

    def _make_list(self) -> QListView:
        look = self._look
        found = QListView(self)
        found.setModel(self.entries)
        found.setItemDelegate(ContentDelegate(look, self.entries, found))
        found.setUniformItemSizes(True)
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setFixedWidth(look.px(LIST))
        found.setStyleSheet(f"QListView {{ background: {look.theme.raised}; border: none; outline: none; }}")
        found.setAccessibleName(self.tr("What was found"))
        found.setAccessibleDescription(self.tr("Up and Down choose an entry, Enter reads it"))
        slim_bar(found, look)
        return found

    def _make_banner(self, today: date) -> QLabel:
        look, theme = self._look, self._look.theme
        banner = QLabel(self)
        banner.setFont(look.font(13, 500))
        banner.setWordWrap(True)
        banner.setTextFormat(Qt.TextFormat.PlainText)
        banner.setStyleSheet(
            f"color: {theme.on_amber}; background: {theme.amber}; padding: {look.px(6)}px {look.px(14)}px;"
        )
        text = "\n".join(self._words.text(said) for said in knowledge_banner(self._pack, today))
        banner.setText(text)
        banner.setAccessibleName(text)
        banner.setVisible(bool(text))
        return banner

    def _lay_out(self) -> None:
        look, theme = self._look, self._look.theme
        self.foot.setFont(look.font(12))
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.foot.setStyleSheet(
            f"color: {theme.text_2}; background: {theme.raised}; border-top: 1px solid {theme.divider};"
            f" padding: {look.px(4)}px {look.px(14)}px;"
        )
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.list)
        beside.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.head)
        column.addLayout(beside, 1)
        column.addWidget(self.foot)
        room = self.screen().availableGeometry()
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height() - look.px(60)))

    # -- what the person asks -----------------------------------------------------------------------------

    @Slot()
    def search(self) -> None:
        """List what is found, and show the first of it."""
        head = self.head
        found = self.index.search(head.search.text(), head.wanted_kinds, head.wanted_status)
        self.entries.set_matches(found)
        self._say_how_many(len(found))
        if found:
            self.list.setCurrentIndex(self.entries.index(0))
        else:
            self.page.setPlainText(self.tr("Nothing found. Fewer letters, another spelling, or All kinds?"))

    def typed(self) -> str:
        """Return what stands in the search field."""
        return self.head.search.text()

    def open_entry(self, kind: str, name: str) -> None:
        """Show one entry among all of them.

        Args:
            kind: Value of a `ContentKind`.
            name: Its id.
        """
        self.head.search.clear()
        self.head.kinds.set_chosen(ALL)
        self.head.status.setCurrentIndex(0)
        self.search()
        for row, match in enumerate(self.entries.matches):
            if (match.entry.kind, match.entry.id) == (ContentKind(kind), name):
                self.list.setCurrentIndex(self.entries.index(row))
                self.list.scrollTo(self.entries.index(row), QListView.ScrollHint.PositionAtTop)
                self.show_entry()
                return

    @Slot(str)
    def choose_reader(self, reader: str) -> None:
        """Show the clinical or the plain register."""
        self._words = self._phrasebooks[Reader(reader)]
        self.entries.set_phrasebook(self._words)
        self.page.set_phrasebook(self._words)
        self.show_entry()

    @Slot(object)
    def walk(self, event: QKeyEvent) -> None:
        """Move in the list while the cursor stays in the search field."""
        QApplication.sendEvent(self.list, event)

    @Slot()
    def read_entry(self) -> None:
        """Go to the page of the chosen entry."""
        if self.entries.matches:
            self.show_entry()
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def back_to_search(self) -> None:
        """Go back to the search field, its words selected."""
        self.head.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.search.selectAll()

    # -- what is shown ------------------------------------------------------------------------------------

    @Slot()
    def show_entry(self) -> None:
        """Show all that is known of the chosen entry."""
        self._pause.stop()
        match: Match | None = self.list.currentIndex().data(MATCH_ROLE)
        if match is not None:
            sections = content_details(self._pack, match.entry.kind, match.entry.id)
            self.page.show_details(sections, self._pack)
            self.page.setAccessibleName(self.entries.name(match.entry))

    def _say_how_many(self, found: int) -> None:
        said = self.tr("{0} of {1}").format(found, len(self.index.entries))
        knowledge = self._words.text(knowledge_statement(self._pack))
        self.foot.setText(f"{said}  ·  {knowledge}  ·  {self._pack.content_hash}")
        self.foot.setAccessibleName(self.foot.text())
