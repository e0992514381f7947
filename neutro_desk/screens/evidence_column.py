"""The column of ranked causes: heading, list, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.cause_panel import CausePanel
from neutro_desk.screens.evidence_lines import EvidenceLine, evidence_lines, without_support
from neutro_desk.screens.evidence_list import EvidenceList
from neutro_desk.screens.label_strip import LabelStrip
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.workup.cause_details import cause_details
from neutro_desk.workup.causes import Pack, Ranking, ReviewStatus
from neutro_desk.workup.on_clozapine import ClozapineAdvice
from neutro_desk.workup.statements import Statement, say

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

HEADER, FOOTER = 32, 38


class EvidenceColumn(QWidget):
    """What speaks for and against each cause, strongest first.

    Signals:
        label_chosen: Whose clozapine label applies, as text.
        content_wanted: Id of a cause that is to be read in the content view.
    """

    label_chosen = Signal(str)
    content_wanted = Signal(str)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the column without causes."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._ranking: Ranking | None = None
        self._pack: Pack | None = None
        self._everything = False
        self._opened: frozenset[str] = frozenset()
        self._reviewed = self._after_more = ""
        self._clozapine: ClozapineAdvice | None = None
        self.label = LabelStrip(look, self)
        self.label.chosen.connect(self.label_chosen)
        self.list = EvidenceList(look, self)
        self.list.cause_wanted.connect(self.show_cause)
        self.list.source_wanted.connect(self.show_source)
        self.list.questions_wanted.connect(self.open_questions)
        self.more = ActionButton(look, "", Role.LINK, parent=self)
        self.more.setFont(look.font(12, 500))
        self.more.clicked.connect(self.switch_everything)
        self._panel: SourcePanel | None = None
        self._cause_panel: CausePanel | None = None
        self._shown_cause = ""

    @property
    def panel(self) -> SourcePanel | None:
        """The panel with a source, once one was opened."""
        return self._panel

    @property
    def cause_panel(self) -> CausePanel | None:
        """The panel with all that is known of a cause, once one was opened."""
        return self._cause_panel

    @property
    def reviewed(self) -> str:
        """What is said of the review of the content."""
        return self._reviewed

    def show_ranking(self, ranking: Ranking, pack: Pack, clozapine: ClozapineAdvice | None = None) -> None:
        """Show other causes; with clozapine on the time line also what its label says, or the choice."""
        self._ranking, self._pack, self._clozapine = ranking, pack, clozapine
        self.label.show_advice(clozapine)
        self._reviewed = self._phrasebook.text(_review(pack))
        self.setToolTip(self._phrasebook.text(say("causes_pane.rule")))
        self._show()

    def start_over(self) -> None:
        """Fold everything that was opened."""
        self._everything, self._opened = False, frozenset()

    def _show(self) -> None:
        if self._ranking is None or self._pack is None:
            return
        lines = evidence_lines(
            self._ranking,
            self._pack,
            self._phrasebook,
            everything=self._everything,
            opened=self._opened,
            clozapine=self._clozapine,
        )
        self.list.show_lines(lines)
        rest = without_support(self._ranking)
        if self._everything:
            self.more.show_text(self.tr("Show fewer"))
            self._after_more = ""
        else:
            self.more.show_text(self.tr("Show {0} more").format(rest))
            self._after_more = self.tr("asked, or not asked, with nothing for them so far")
        self.more.setVisible(rest > 0)
        self.more.setAccessibleDescription(self._after_more)
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        look = self._look
        header, footer = look.px(HEADER), look.px(FOOTER) if not self.more.isHidden() else 0
        empty = look.px(46) if self._nothing_yet() else 0
        strip = 0 if self.label.isHidden() else self.label.heightForWidth(self.width())
        self.label.setGeometry(0, header, self.width(), strip)
        above = header + strip + empty
        self.list.setGeometry(0, above, self.width(), max(0, self.height() - above - footer))
        size = self.more.sizeHint()
        top = self.height() - footer + (footer - size.height()) // 2
        self.more.setGeometry(look.px(11), top, size.width(), size.height())

    def _nothing_yet(self) -> bool:
        ranking = self._ranking
        return ranking is not None and without_support(ranking) == len(ranking.ranked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading and what stands beside the link."""
        look, theme = self._look, self._look.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        head = QRect(0, 0, self.width(), look.px(HEADER))
        painter.fillRect(head, QColor(theme.raised))
        painter.setPen(QColor(theme.divider))
        painter.drawLine(head.bottomLeft(), head.bottomRight())
        inner = head.adjusted(look.px(14), 0, -look.px(14), 0)
        painter.setFont(look.font(12))
        painter.setPen(QColor(theme.text_2))
        reviewed = painter.fontMetrics().elidedText(
            self._reviewed, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, reviewed)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(self._reviewed) - look.px(10)
        painter.setFont(look.font(13, 600))
        painter.setPen(QColor(theme.text))
        title = self.tr("Causes, by strength of evidence")
        if painter.fontMetrics().horizontalAdvance(title) > room:
            title = self.tr("Causes")
        if painter.fontMetrics().horizontalAdvance(title) > room:
            title = ""
        painter.drawText(inner, middle, title)
        painter.setPen(QColor(theme.text_2))
        painter.setFont(look.font(12))
        if self._nothing_yet():
            said = self._phrasebook.text(say("causes_pane.nothing_yet"))
            strip = 0 if self.label.isHidden() else self.label.height()
            place = QRect(inner.left(), head.bottom() + strip + look.px(6), inner.width(), look.px(40))
            painter.drawText(place, Qt.TextFlag.TextWordWrap, said)
        if not self.more.isHidden():
            foot = self.rect().adjusted(0, self.height() - look.px(FOOTER), 0, 0)
            left = self.more.geometry().right() + look.px(4)
            rest = QRect(left, foot.top(), self.width() - left - look.px(6), foot.height())
            letters, after = painter.fontMetrics(), self._after_more
            if letters.horizontalAdvance(after) > rest.width():
                after = self.tr("with nothing for them so far") if after else ""
            after = letters.elidedText(after, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, middle, after)
            painter.setPen(QColor(theme.divider))
            painter.drawLine(foot.topLeft(), foot.topRight())

    @Slot()
    def switch_everything(self) -> None:
        """List the causes with nothing for them too, or leave them out again."""
        self._everything = not self._everything
        self._show()

    @Slot(str)
    def open_questions(self, cause: str) -> None:
        """Name all open questions of a cause, or the first ones again."""
        self._opened = self._opened ^ {cause}
        self._show()

    @Slot(str, object)
    def show_cause(self, cause: str, at: QPoint) -> None:
        """Open the panel with all that the knowledge pack holds of a cause."""
        pack = self._pack
        sections = cause_details(pack, cause, self._clozapine) if pack is not None else ()
        if pack is None or not sections:
            return
        if self._cause_panel is None:
            self._cause_panel = CausePanel(self._look, self._phrasebook, self)
            self._cause_panel.content_wanted.connect(self.want_content)
        self._shown_cause = cause
        self._cause_panel.show_details(sections, at, pack.references)

    @Slot()
    def want_content(self) -> None:
        """Say that the cause in the panel is to be read in the content view."""
        self.content_wanted.emit(self._shown_cause)

    @Slot(object, object)
    def show_source(self, line: EvidenceLine, at: QPoint) -> None:
        """Open the panel with the source of a line."""
        if self._panel is None:
            self._panel = SourcePanel(self._look, self._phrasebook, self)
        self._panel.show_line(line, at)


def _review(pack: Pack) -> Statement:
    sources = [cause.provenance for cause in pack.causes] + [drug.provenance for drug in pack.drugs]
    sources += [item.provenance for item in pack.caveats]
    sources += [question.provenance for question in pack.questions]
    approved = all(source.status is ReviewStatus.APPROVED for source in sources)
    return say("causes_pane.reviewed" if approved else "causes_pane.under_review", version=pack.version)
