"""The fever panel: definitions side by side, those met marked; then what guidelines say, with sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.fever_lines import DefinitionRow, FeverLines, QuoteRow, fever_lines
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.source_row import Column, SourceRow
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.screens.evidence_lines import EvidenceLine
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

WIDTH, HEIGHT, MARGIN = 1010, 660, 40
PAUSE_MS = 120
"""The panel follows what is typed once no key came for so long, as the panes do."""
BODY, STATE = 112, 64
FEVER, COUNT, CASE = 27, 30, 43
TEXT, SHORT, MARK = 60, 20, 20


class FeverPanel(QDialog):
    """A window beside the work that follows it and blocks nothing; Esc closes it.

    Signals:
        mascc_wanted, cisne_wanted: The form of a score is to be opened.
    """

    mascc_wanted = Signal()
    cisne_wanted = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build an empty panel."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._said = FeverLines()
        self._work_up: WorkUp | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.show_latest)
        self._panel: SourcePanel | None = None
        self.rows: list[SourceRow] = []
        self.setWindowTitle(self.tr("Fever with a low count"))
        self.setModal(False)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim_bar(self._area, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(
            min(look.px(WIDTH), room.width() - MARGIN), min(look.px(HEIGHT), room.height() - 2 * MARGIN)
        )

    def _foot(self) -> QHBoxLayout:
        look = self._look
        foot = QHBoxLayout()
        foot.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(10))
        foot.setSpacing(look.px(8))
        self.mascc = ActionButton(look, self.tr("MASCC form"))
        self.cisne = ActionButton(look, self.tr("CISNE form"))
        self.mascc.setAccessibleDescription(
            self.tr("Points of risk in adults, with what speaks against them")
        )
        self.cisne.setAccessibleDescription(self.tr("Points of risk with a solid tumour, with their rates"))
        self.leave = ActionButton(look, self.tr("Close"), Role.PLAIN, key="Esc")
        self.mascc.clicked.connect(self.mascc_wanted)
        self.cisne.clicked.connect(self.cisne_wanted)
        self.leave.clicked.connect(self.close)
        foot.addWidget(self.mascc)
        foot.addWidget(self.cisne)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        return foot

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show another work-up: at once before the panel is seen, and once the keys rest while it is."""
        self._work_up = work_up
        if self.isVisible():
            self._pause.start()
        else:
            self.show_latest()

    @Slot()
    def show_latest(self) -> None:
        """Show the latest work-up; where its words stay the same everything is left alone."""
        if self._work_up is None:
            return
        said = fever_lines(self._work_up, self._phrasebook)
        if said == self._said:
            return
        place = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        scrolled = self._area.verticalScrollBar().value()
        self._said = said
        self._build()
        self._area.verticalScrollBar().setValue(scrolled)
        if place is not None and place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keys(self) -> None:
        """Take the keyboard, at the first row."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return everything shown, line by line."""
        sheet = self._area.widget()
        return "" if sheet is None else "\n".join(label.text() for label in sheet.findChildren(QLabel))

    # -- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        look, theme, said = self._look, self._look.theme, self._said
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, look.px(10), 0, look.px(12))
        column.setSpacing(0)
        self.rows = []
        if said.met:
            column.addWidget(self._wrapped(said.met, look.font(15, 600), theme.text))
        column.addWidget(self._wrapped(said.recorded, look.font(13), theme.text))
        column.addWidget(self._wrapped(self._own("open"), look.font(12), theme.text_2))
        column.addSpacing(look.px(4))
        column.addWidget(self._head())
        for definition in said.definitions:
            column.addWidget(self._definition(definition))
        for heading, quoted in said.quotes:
            column.addSpacing(look.px(10))
            column.addWidget(self._wrapped(heading, look.font(13, 600), theme.text))
            for quote in quoted:
                column.addWidget(self._quote(quote))
        last = said.trouble or self._own("quoted")
        column.addSpacing(look.px(8))
        column.addWidget(self._wrapped(last, look.font(12), theme.text_2))
        column.addStretch(1)
        self._area.setWidget(sheet)

    def _own(self, name: str) -> str:
        return self._phrasebook.text(say(f"fever.panel.{name}"))

    def _wrapped(self, text: str, font: QFont, colour: str) -> QLabel:
        label = plain_label(text, font, colour)
        label.setWordWrap(True)
        label.setContentsMargins(self._look.px(12), self._look.px(2), self._look.px(12), self._look.px(2))
        return label

    def _head(self) -> SourceRow:
        font, ink = self._look.font(12, 600), self._look.theme.text_2
        return SourceRow(
            self._look,
            (
                Column(self.tr("Body"), font, ink, width=BODY),
                Column(self.tr("Fever"), font, ink, FEVER),
                Column(self.tr("Count"), font, ink, COUNT),
                Column("", font, ink, width=STATE),
                Column(self.tr("By what is recorded"), font, ink, CASE),
            ),
        )

    def _definition(self, row: DefinitionRow) -> SourceRow:
        look, theme = self._look, self._look.theme
        plain, strong = look.font(13), look.font(13, 600)
        state = "■ " + self.tr("Met") if row.met else "□ " + self.tr("Needs")
        shown, ink = (strong, theme.text) if row.met else (plain, theme.text_2)
        columns = (
            Column(row.body, strong, theme.text, width=BODY),
            Column(row.fever, plain, theme.text, FEVER),
            Column(row.count, plain, theme.text, COUNT),
            Column(state, shown, ink, width=STATE),
            Column(row.case, shown, ink, CASE),
        )
        return self._kept(SourceRow(look, columns, row.source, marked=row.met))

    def _quote(self, row: QuoteRow) -> SourceRow:
        look, theme = self._look, self._look.theme
        columns = (
            Column(row.text, look.font(13), theme.text, TEXT),
            Column(row.short, look.font(12), theme.accent, SHORT),
            Column(row.mark, look.font(12), theme.text_2, MARK),
        )
        return self._kept(SourceRow(look, columns, row.source))

    def _kept(self, row: SourceRow) -> SourceRow:
        row.source_wanted.connect(self.show_source)
        self.rows.append(row)
        return row

    @Slot(object, object)
    def show_source(self, line: EvidenceLine, at: QPoint) -> None:
        """Show the source of a row beneath it."""
        if self._panel is None:
            self._panel = SourcePanel(self._look, self._phrasebook, self)
        self._panel.show_line(line, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc and by the keys that opened it."""
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F and event.modifiers() == modifiers:
            self.close()
        else:
            super().keyPressEvent(event)
