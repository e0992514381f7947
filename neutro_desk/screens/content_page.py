"""The page of the content view: all that is known of one entry, each source a link that opens it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.link_place import beneath_link
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.unbroken import unbroken
from neutro_desk.workup.content import Checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cause_details import DetailLine, DetailSection
    from neutro_desk.workup.content import Pack

_PAD = 16


class ContentPage(QTextBrowser):
    """One entry in full; Tab walks through the sources, Enter opens one.

    Signals:
        left: Esc or Shift+Tab at the first source: the keyboard goes back to the search.
    """

    left = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build an empty page."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._lines: list[DetailLine] = []
        self._pack: Pack | None = None
        self.panel: SourcePanel | None = None
        theme = look.theme
        self.setStyleSheet(
            f"QTextBrowser {{ background: {theme.surface}; color: {theme.text}; border: none; padding: 0; }}"
            f"QTextBrowser:focus {{ border: none; padding: 0; }}"
        )
        self.setFont(look.font(13))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(look.px(_PAD))
        self.setAccessibleName(self.tr("What is known"))
        self.setAccessibleDescription(
            self.tr("Up and Down scroll, Tab goes to the next source, Enter opens it, Esc goes back")
        )
        slim_bar(self, look)
        self.anchorClicked.connect(self.open_source)

    def set_phrasebook(self, phrasebook: Phrasebook) -> None:
        """Speak to another reader from now on."""
        self._phrasebook = phrasebook

    def show_details(self, sections: Sequence[DetailSection], pack: Pack) -> None:
        """Show an entry from its beginning."""
        self._pack, self._lines = pack, []
        self.setHtml("".join(self._section(place, one) for place, one in enumerate(sections)))
        self.verticalScrollBar().setValue(0)

    @Slot(QUrl)
    def open_source(self, link: QUrl) -> None:
        """Open the source of a line beside it."""
        line, pack = self._lines[int(link.toString())], self._pack
        if line.provenance is None or pack is None:
            return
        full = [pack.references[key].full for key in line.provenance.sources if key in pack.references]
        shown = EvidenceLine(
            LineKind.CAUTION,
            self._phrasebook.text(line.text),
            citation="\n".join(full),
            provenance=line.provenance,
        )
        if self.panel is None:
            self.panel = SourcePanel(self._look, self._phrasebook, self)
        self.panel.show_line(shown, beneath_link(self, link.toString()) + QPoint(self.panel.width(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back; a Tab past the last source, or Shift+Tab before the first, leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: no page of this program reaches outside."""
        return None if kind == QTextDocument.ResourceType.ImageResource.value else ""

    def _section(self, place: int, section: DetailSection) -> str:
        look, theme = self._look, self._look.theme
        heading = _written(self._phrasebook.text(section.heading))
        size, above, ink = (17, 0, theme.text) if place == 0 else (13, look.px(14), theme.text_2)
        head = (
            f'<p style="margin: {above}px 0 {look.px(3)}px 0; font-size: {look.px(size)}px; font-weight: 600;'
            f' color: {ink};">{heading}</p>'
        )
        return head + "".join(self._line(line) for line in section.lines)

    def _line(self, line: DetailLine) -> str:
        look, theme = self._look, self._look.theme
        text, origin = _written(self._phrasebook.text(line.text)), ""
        if line.provenance is not None:
            self._lines.append(line)
            origin = (
                f'<br/><a href="{len(self._lines) - 1}" style="font-size: {look.px(12)}px;'
                f' color: {theme.accent}; text-decoration: none;">{_written(self._origin(line))}</a>'
            )
        below = look.px(7 if origin else 3)
        return f'<p style="margin: 0 0 {below}px 0; color: {theme.text};">{text}{origin}</p>'

    def _origin(self, line: DetailLine) -> str:
        """Return the short citations, how sure the line is, and its review."""
        word, origin = self._phrasebook.word, line.provenance
        said = [*line.sources[:1], *([f"+{len(line.sources) - 1}"] if len(line.sources) > 1 else [])]
        if origin is not None:
            named = origin.checked is Checked.LOCAL and line.sources  # the source itself says whose it is
            said += [word(origin.status)] if named else [word(origin.checked), word(origin.status)]
        text = " · ".join(said)
        return text[:1].upper() + text[1:]


def _written(text: str) -> str:
    return escape(unbroken(text))
