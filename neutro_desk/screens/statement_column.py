"""The statements of the course beside or beneath the plot: wrapped, scrolled when space ends, never cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.focus_ring import FocusRing

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.statements import Statement

_WITH_UNIT = re.compile(r"(\d) (?=(?:d|h|%|°C|×10)\b|%)")
"""A blank between a number and its unit, where a line must not break."""

DURATION = "course.heading_duration"
"""How the key of the group begins that says durations, with the link to where episodes end."""

END_LINK = "episodeEnd"
TITLE, SENTENCES = "groupTitle", "groupSentences"

Groups = Sequence[tuple["Statement", Sequence["Statement"]]]


class _Said(NamedTuple):
    """The texts of one group: its heading, its sentences with marks of emphasis and plain, and a link."""

    heading: str
    marked: str
    plain: str
    link: str = ""


class StatementColumn(QScrollArea):
    """Groups of statements under small headings.

    Signals:
        sample_wanted: Name of a sample that was chosen, on an empty desk.
        recent_wanted: Path of a recent file that was chosen there.
        end_wanted: Another end of the episodes is to be chosen.
    """

    sample_wanted = Signal(str)
    recent_wanted = Signal(str)
    end_wanted = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Start empty, in one column."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._columns = 1
        self._groups: list[QWidget] = []
        self._said: list[_Said] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What the course says"))
        self.setAccessibleDescription(self.tr("Up and Down scroll"))
        self._sheet = QWidget()
        self._sheet.setObjectName("statementSheet")
        self._sheet.setStyleSheet(f"#statementSheet {{ background: {look.theme.surface}; }}")
        halves = QHBoxLayout(self._sheet)
        halves.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(6))
        halves.setSpacing(look.px(28))
        self._halves = (QVBoxLayout(), QVBoxLayout())
        for half in self._halves:
            half.setSpacing(0)
            halves.addLayout(half, 1)
        self.setWidget(self._sheet)
        FocusRing(self, look)

    def show_groups(self, groups: Groups, episode_end: str = "") -> None:
        """Show headings and statements in the reader's words; what says the same as before stays as it is.

        Args:
            groups: Headings, each with what stands beneath it.
            episode_end: What is said under the durations of where episodes end, as a link.
        """
        said = [self._read(heading, statements, episode_end) for heading, statements in groups]
        if said and said == self._said:
            return
        kept = dict(zip(self._said, self._groups, strict=False))  # hints were not said: they all go
        stays = [kept.pop(one, None) for one in said]
        free = list(kept.items())
        shown = [
            group or self._retold(one, free) or self._group(one)
            for one, group in zip(said, stays, strict=True)
        ]
        self._replace(shown, said)

    def show_hints(
        self,
        groups: Groups,
        samples: Iterable[tuple[str, str]],
        recent: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Show what can be done on an empty desk; samples as (name, title), recent files as (path, name)."""
        shown = [self._group(self._read(heading, statements)) for heading, statements in groups]
        links = (
            (self.tr("Recent files"), "recent", list(recent), self.tr("Opens this case file")),
            (self.tr("Look at a sample"), "sample", list(samples), self.tr("Opens this sample case")),
        )
        shown += [self._links(*group) for group in links if group[2]]
        self._replace(shown)

    def set_columns(self, columns: int) -> None:
        """Stand in one column, or in two."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def plain_text(self) -> str:
        """Return all that is shown, line by line."""
        labels = [label for group in self._groups for label in group.findChildren(QLabel)]
        return "\n".join(label.accessibleName() or label.text() for label in labels)

    def sample(self, name: str) -> QPushButton | None:
        """Return the link to a sample; None if it is not offered."""
        return self.findChild(QPushButton, f"sample:{name}")

    def end_link(self) -> QPushButton | None:
        """Return the link to where episodes end; None while no duration is said."""
        links = (group.findChild(QPushButton, END_LINK) for group in self._groups)
        return next((link for link in links if link is not None), None)

    def wanted_height(self, width: int) -> int:
        """Return the pixels it takes to show everything at a width."""
        layout = self._sheet.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _replace(self, groups: list[QWidget], said: Sequence[_Said] = ()) -> None:
        for group in self._groups:
            if group not in groups:
                group.hide()
                group.deleteLater()
        self._groups, self._said = groups, list(said)
        self._arrange()

    def _arrange(self) -> None:
        """Put the groups into one column, or into two of about the same length, in reading order."""
        for half in self._halves:
            while half.takeAt(0) is not None:
                pass
        first = len(self._groups)
        if self._columns == 2:
            lengths = [group.sizeHint().height() for group in self._groups]
            first = min(range(len(lengths) + 1), key=lambda cut: abs(sum(lengths[:cut]) - sum(lengths[cut:])))
        for number, group in enumerate(self._groups):
            line = group.findChild(QFrame, "groupLine")
            if line is not None:
                line.setVisible(number not in (first - 1, len(self._groups) - 1))
            self._halves[0 if number < first else 1].addWidget(group)
            group.show()  # Qt shows a new child later, and until then a layout counts it as nothing
        for half in self._halves:
            half.addStretch(1)
        rows = self._sheet.layout()
        if isinstance(rows, QHBoxLayout):
            rows.setSpacing(self._look.px(28) if self._columns == 2 else 0)
            rows.setStretch(1, 1 if self._columns == 2 else 0)

    def _read(self, heading: Statement, statements: Sequence[Statement], episode_end: str = "") -> _Said:
        marked, plain = [], []
        for statement in statements:
            spans = self._phrasebook.spans(statement)
            marked.append("".join(_marked(span.text, strong=span.strong) for span in spans))
            plain.append("".join(span.text for span in spans))
        link = episode_end if heading.key.startswith(DURATION) else ""
        return _Said(self._phrasebook.text(heading), "<br/>".join(marked), "\n".join(plain), link)

    def _retold(self, said: _Said, free: list[tuple[_Said, QWidget]]) -> QWidget | None:
        """Let a group that is not needed any more say this; making a new one takes ten times as long."""
        for place, (before, group) in enumerate(free):
            title, sentences = (group.findChild(QLabel, name) for name in (TITLE, SENTENCES))
            if before.link == said.link and title is not None and sentences is not None:
                del free[place]
                title.setText(said.heading)
                _tell(sentences, said, self._look.px(18))
                return group
        return None

    def _group(self, said: _Said) -> QWidget:
        contents: list[QWidget] = [self._sentences(said)]
        if said.link:
            link = self._link(
                END_LINK, said.link, self.tr("Opens a list of counts at which an episode may end")
            )
            link.clicked.connect(self.end_wanted)
            contents.insert(0, link)
        return self._box(said.heading, contents)

    def _box(self, heading: str, contents: Sequence[QWidget]) -> QWidget:
        look = self._look
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, look.px(1), 0, 0)
        lines.setSpacing(0)
        title = QLabel(heading)
        title.setObjectName(TITLE)
        title.setFont(look.font(12))
        title.setStyleSheet(f"color: {look.theme.text_2};")
        title.setWordWrap(True)
        title.setMinimumHeight(look.px(18))
        lines.addWidget(title)
        for content in contents:
            lines.addWidget(content)
        lines.addSpacing(look.px(5))
        line = QFrame()
        line.setObjectName("groupLine")
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {look.theme.divider}; border: none;")
        lines.addWidget(line)
        lines.addSpacing(look.px(3))
        return box

    def _sentences(self, said: _Said) -> QLabel:
        look = self._look
        label = QLabel()
        label.setObjectName(SENTENCES)
        label.setTextFormat(Qt.TextFormat.RichText)
        _tell(label, said, look.px(18))
        label.setFont(look.font(13))
        label.setStyleSheet(f"color: {look.theme.text};")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _links(self, heading: str, kind: str, offered: Sequence[tuple[str, str]], says: str) -> QWidget:
        links: list[QWidget] = []
        for name, title in offered:
            link = self._link(f"{kind}:{name}", title, says)
            link.clicked.connect(self.open_link)
            links.append(link)
        return self._box(heading, links)

    def _link(self, name: str, title: str, says: str) -> QPushButton:
        link = QPushButton(title)
        link.setObjectName(name)
        link.setFlat(True)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setFont(self._look.font(13))
        link.setProperty("role", "link")
        link.setStyleSheet("text-align: left; padding-left: 0;")
        link.setAccessibleDescription(says)
        link.setToolTip(title)  # a long one is cut where the column is narrow
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.setAutoDefault(False)
        return link

    @Slot()
    def open_link(self) -> None:
        """Say which sample or recent file was chosen."""
        link = self.sender()
        if link is not None:
            kind, _, name = link.objectName().partition(":")
            (self.recent_wanted if kind == "recent" else self.sample_wanted).emit(name)


def _tell(label: QLabel, said: _Said, line_height: int) -> None:
    marked = said.marked.replace("\n", "<br/>")
    label.setText(f'<div style="line-height: {line_height}px;">{marked}</div>')
    label.setAccessibleName(said.plain)


def _marked(text: str, *, strong: bool) -> str:
    safe = _WITH_UNIT.sub("\\1\u00a0", escape(text)).replace("⁹/L", "⁹/\u2060L")
    return f"<b>{safe}</b>" if strong else safe
