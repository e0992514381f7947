"""A panel with all that the knowledge pack holds of one cause: read by keys, closed by Esc."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from neutro_desk.screens.evidence_lines import EvidenceLine, LineKind
from neutro_desk.screens.link_place import beneath_link
from neutro_desk.screens.slim_bar import WIDTH as BAR
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.unbroken import unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cause_details import DetailLine, DetailSection
    from neutro_desk.workup.content import Reference

WIDTH, TALLEST, PAD, SPARE = 468, 520, 16, 8
CONTENT = "content"
"""The link to the content view."""


class CausePanel(QFrame):
    """Opens at the name of a cause; Esc, Enter or a click elsewhere closes it, arrows scroll.

    Signals:
        content_wanted: The cause is to be read in the content view, with all its links.
    """

    content_wanted = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget) -> None:
        """Build an empty panel."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._look, self._phrasebook = look, phrasebook
        theme, pad = look.theme, look.px(PAD)
        self.setObjectName("causePanel")
        self.setStyleSheet(
            f"#causePanel {{ background: {theme.surface}; border: 1px solid {theme.border}; }}"
            f"#causePanel QTextBrowser {{ background: {theme.surface}; color: {theme.text}; border: none; }}"
        )
        self._references: Mapping[str, Reference] = {}
        self._sourced: list[DetailLine] = []
        self.source: SourcePanel | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(pad, look.px(12), look.px(4), look.px(10))
        self._page = QTextBrowser(self)
        self._page.setFont(look.font(13))
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setOpenLinks(False)
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._page.anchorClicked.connect(self.follow)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.document().setDocumentMargin(0)
        slim_bar(self._page, look)
        self._rows.addWidget(self._page)
        self.setFocusProxy(self._page)
        self._page.setAccessibleDescription(
            self.tr(
                "Up and Down scroll, Tab goes to the next source, Enter opens it,"
                " Ctrl+B opens the content view, Esc closes"
            )
        )

    def show_details(
        self, sections: Sequence[DetailSection], at: QPoint, references: Mapping[str, Reference]
    ) -> None:
        """Show what is known, the left upper corner at a point of the screen, as far as there is room.

        Args:
            sections: What is known.
            at: The point of the screen.
            references: The citations that a source opens.
        """
        self._references, self._sourced = references, []
        shown = "".join(self._section(place, one) for place, one in enumerate(sections))
        self._page.setHtml(shown + self._way_on())
        self._keep_off_the_bar()
        name = self._phrasebook.text(sections[0].heading) if sections else ""
        for part in (self, self._page):
            part.setAccessibleName(name)
        self._fit(at)
        self._page.verticalScrollBar().setValue(0)
        self.show()
        self._page.setFocus(Qt.FocusReason.PopupFocusReason)

    def text(self) -> str:
        """Return all that is shown."""
        return self._page.toPlainText()

    @property
    def page(self) -> QTextBrowser:
        """The text, which scrolls."""
        return self._page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        elif event.key() == Qt.Key.Key_B and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to_content()
        else:
            super().keyPressEvent(event)

    @Slot(QUrl)
    def follow(self, link: QUrl) -> None:
        """Open the source of a statement, or go on to the content view."""
        if link.toString() == CONTENT:
            self.go_to_content()
            return
        line = self._sourced[int(link.toString())]
        keys = () if line.provenance is None else line.provenance.sources
        full = "\n".join(self._references[key].full for key in keys if key in self._references)
        shown = EvidenceLine(
            LineKind.CAUTION, self._phrasebook.text(line.text), citation=full, provenance=line.provenance
        )
        if self.source is None:
            self.source = SourcePanel(self._look, self._phrasebook, self)
        at = beneath_link(self._page, link.toString())
        self.source.show_line(shown, at + QPoint(self.source.width(), 0))

    @Slot()
    def go_to_content(self) -> None:
        """Close, and go on to the content view."""
        self.close()
        self.content_wanted.emit()

    def _way_on(self) -> str:
        said = self._written(self.tr("In the content view, with every link and source (Ctrl+B)"))
        above, size = self._look.px(10), self._look.px(12)
        link = (
            f'<a href="{CONTENT}" style="color: {self._look.theme.accent}; font-size: {size}px;">{said}</a>'
        )
        return f'<p style="margin: {above}px 0 0 0;">{link}</p>'

    def _keep_off_the_bar(self) -> None:
        frame = self._page.document().rootFrame()
        room = frame.frameFormat()
        room.setRightMargin(self._look.px(10))
        frame.setFrameFormat(room)

    def _fit(self, at: QPoint) -> None:
        look, screen = self._look, self.screen().availableGeometry()
        width = min(look.px(WIDTH), screen.width())
        margins = self._rows.contentsMargins()
        text_width = width - margins.left() - margins.right() - look.px(BAR) - 2
        self._page.document().setTextWidth(text_width)
        wanted = (
            round(self._page.document().size().height()) + margins.top() + margins.bottom() + look.px(SPARE)
        )
        height = min(wanted, look.px(TALLEST), screen.height())
        self.setFixedSize(width, height)
        left = max(screen.left(), min(at.x(), screen.right() + 1 - width))
        top = max(screen.top(), min(at.y(), screen.bottom() + 1 - height))
        self.move(left, top)

    def _section(self, place: int, section: DetailSection) -> str:
        look, theme = self._look, self._look.theme
        heading = self._written(self._phrasebook.text(section.heading))
        size, above = (15, 0) if place == 0 else (12, look.px(12))
        head = (
            f'<p style="margin: {above}px 0 {look.px(2)}px 0; font-size: {look.px(size)}px; font-weight: 600;'
            f' color: {theme.text if place == 0 else theme.text_2};">{heading}</p>'
        )
        return head + "".join(self._line(line) for line in section.lines)

    def _line(self, line: DetailLine) -> str:
        look, theme = self._look, self._look.theme
        text = self._written(self._phrasebook.text(line.text))
        beneath = self._written(self._origin(line))
        origin = ""
        if beneath:
            self._sourced.append(line)
            origin = (
                f'<br/><a href="{len(self._sourced) - 1}" style="font-size: {look.px(12)}px;'
                f' color: {theme.accent}; text-decoration: none;">{beneath}</a>'
            )
        below = look.px(6 if beneath else 2)
        return f'<p style="margin: 0 0 {below}px 0; color: {theme.text};">{text}{origin}</p>'

    def _origin(self, line: DetailLine) -> str:
        """Return the short citations, then in words why they are less than checked."""
        mark = self._phrasebook.word(line.mark) if line.mark is not None else ""
        said = "; ".join(line.sources) or mark[:1].upper() + mark[1:]
        return f"{said} · {mark}" if line.sources and mark else said

    def _written(self, text: str) -> str:
        return escape(unbroken(text))
