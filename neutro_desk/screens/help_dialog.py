"""The help (F1): keys, what the number means, limits, status of the content, where the settings lie."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from neutro_desk import __version__
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.content import Pack, Provenance

WIDTH, HEIGHT = 660, 640
TITLE, HEADING = 21, 14
LINE_HEIGHT = 115
"""Per cent of the font's own."""

translate = QCoreApplication.translate


class HelpDialog(QDialog):
    """A window beside the work: it blocks nothing, Esc and F1 close it, its links open nothing outside."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        """Show a text in Markdown."""
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Keys and help"))
        self.setModal(False)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setOpenExternalLinks(False)
        self.text.setAccessibleName(self.tr("Keys and help"))
        self.text.setAccessibleDescription(self.tr("Arrow keys scroll, Esc closes"))
        self.text.setFont(look.font(13))
        self.text.document().setDefaultFont(look.font(13))
        self.text.document().setDocumentMargin(look.px(12))
        self.text.setMarkdown(text)
        self._set_blocks()
        self._rule_tables()
        slim_bar(self.text, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        room = self.screen().availableGeometry()
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height() - look.px(60)))

    def _set_blocks(self) -> None:
        """Set headings in the sizes of the window, and air between paragraphs and lines."""
        block = self.text.document().begin()
        while block.isValid():
            cursor, form = QTextCursor(block), block.blockFormat()
            level = form.headingLevel()
            if level:
                letters = QTextCharFormat()
                letters.setFont(self._look.font(TITLE if level == 1 else HEADING, 600))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(letters)
                cursor.clearSelection()
                form.setTopMargin(self._look.px(4 if level == 1 else 14))
            if cursor.currentTable() is None:
                form.setBottomMargin(self._look.px(6 if level or block.textList() is None else 2))
                form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            block = block.next()

    def _rule_tables(self) -> None:
        """Give tables thin lines between the rows and room in the cells."""
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setBorder(1)
                form.setBorderCollapse(True)
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderBrush(QColor(self._look.theme.divider))
                form.setCellPadding(self._look.px(4))
                form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                form.setColumnWidthConstraints(
                    [QTextLength(QTextLength.Type.PercentageLength, share) for share in (34, 66)]
                )
                frame.setFormat(form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by the key that opened it, too."""
        if event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)


def help_text(template: str, settings: Path, pack: Pack | None, phrasebook: Phrasebook) -> str:
    """Return the help with its gaps filled.

    Args:
        template: The Markdown of `resources/help`, with `{content}`, `{settings}` and `{version}`.
        settings: The folder of the ward's settings.
        pack: The knowledge pack; None while it is not loaded.
        phrasebook: For the words of the review states.
    """
    gaps = {
        "{content}": _content(pack, phrasebook),
        "{settings}": str(settings),
        "{version}": __version__,
    }
    for gap, text in gaps.items():
        template = template.replace(gap, text)
    return template


def _content(pack: Pack | None, phrasebook: Phrasebook) -> str:
    """Return version, date of review and how many items stand in which state."""
    if pack is None:
        return translate("HelpDialog", "The knowledge of causes is not loaded; no causes are ranked.")
    origins: list[Provenance] = []
    for items in (pack.questions, pack.causes, pack.drugs, pack.caveats):
        origins += [item.provenance for item in items]
    origins += [] if pack.fever is None else [text.provenance for text in pack.fever.texts]
    states = Counter(origin.status for origin in origins)
    sources = Counter(origin.checked for origin in origins)
    by_state = ", ".join(f"{number} {phrasebook.word(state)}" for state, number in states.most_common())
    by_source = ", ".join(f"{number} {phrasebook.word(check)}" for check, number in sources.most_common())
    lines = (
        translate("HelpDialog", "Knowledge {0}, due for review by {1}, {2} items.").format(
            pack.version, phrasebook.full_date(pack.review_by), len(origins)
        ),
        translate("HelpDialog", "Review: {0}.").format(by_state),
        translate("HelpDialog", "Sources: {0}. Each item carries its own.").format(by_source),
    )
    return "\n".join(f"- {line}" for line in lines)
