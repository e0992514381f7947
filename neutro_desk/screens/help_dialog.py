"""Keys and help (F1): every key, what the number means, where it ends, settings and licences."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from neutro_desk import __version__
from neutro_desk.workup.fever import LINE, WATCHED
from neutro_desk.workup.quantities import GRADE_LINES

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

WIDTH, HEIGHT = 760, 600


class HelpDialog(QDialog):
    """A window of text that blocks nothing; Esc closes it."""

    def __init__(self, look: Look, settings: Path, parent: QWidget | None = None) -> None:
        """Write the help; `settings` is the folder of ward.toml."""
        super().__init__(parent)
        self._look, self._settings = look, settings
        self.setWindowTitle(self.tr("Keys and help"))
        self.setModal(False)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setFont(look.font(13))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Keys and help"))
        self.text.document().setDocumentMargin(look.px(16))
        self.text.setHtml(self._html())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.resize(look.px(WIDTH), look.px(HEIGHT))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and F1."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
        else:
            super().keyPressEvent(event)

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return every key with what it does, as listed."""
        return (*self._window_keys(), *self._entry_keys(), *self._pane_keys())

    # -- what it says -------------------------------------------------------------------------------------

    def _window_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F1", self.tr("keys and help")),
            ("F2", self.tr("new count, cursor in WBC")),
            ("Shift+F2", self.tr("table of earlier counts")),
            ("Ctrl+Enter", self.tr("add this count to the course")),
            ("F3, F4, F5", self.tr("course, causes, summary")),
            ("F6, Shift+F6", self.tr("next, previous zone of the window")),
            ("F7", self.tr("add an event: drug, chemotherapy, G-CSF, fever and others")),
            ("F8", self.tr("amend the selected count")),
            ("F12", self.tr("self-check of the program")),
            ("Ctrl+P", self.tr("preview and print the page")),
            ("Ctrl+Shift+C", self.tr("copy the summary as text")),
            (
                "Ctrl+Z, Ctrl+Shift+Z",
                self.tr("in a field: take back typing; else undo, redo the last command"),
            ),
            ("Ctrl+N", self.tr("new case")),
            ("Ctrl+O, Ctrl+Shift+O", self.tr("open a case file; a file can also be dropped on the window")),
            ("Ctrl+S, Ctrl+Shift+S", self.tr("save the case file, save it under another name")),
            ("Ctrl+W", self.tr("close the case")),
            ("Ctrl++, Ctrl+-, Ctrl+0", self.tr("larger, smaller, usual size")),
        )

    def _entry_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter, Tab, Down", self.tr("next field")),
            ("Shift+Tab, Up", self.tr("field before")),
            ("Esc", self.tr("leave a field; nothing typed is lost")),
            ("Alt+1, Alt+2 …", self.tr("answer the question under the field")),
            ("Alt+Down", self.tr("choose the unit; on the unit itself also a letter")),
            ("Left, Right, Space", self.tr("in a switch: move, choose")),
        )

    def _pane_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Left, Right, Home, End", self.tr("course: the count before, after, first, last")),
            ("1, 2, 3, 4, 0", self.tr("causes: yes, no, not known, pending, clear")),
            ("N, Enter", self.tr("causes: note, go to the next best question")),
        )

    def _html(self) -> str:
        groups = (
            (self.tr("Everywhere"), self._window_keys()),
            (self.tr("While typing a count"), self._entry_keys()),
            (self.tr("In the panes"), self._pane_keys()),
        )
        parts = [self._heading(self.tr("Keys"))]
        parts += [self._table(title, keys) for title, keys in groups]
        for title, paragraphs in self._sections():
            parts.append(self._heading(title))
            parts += [f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs]
        return "".join(parts)

    def _sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (self.tr("Typing"), self._typing()),
            (self.tr("What the number means"), self._meaning()),
            (self.tr("Where it ends"), self._limits()),
            (self.tr("Settings, files, licences"), self._papers()),
        )

    def _typing(self) -> tuple[str, ...]:
        return (
            self.tr(
                "A point or a comma is the decimal mark when one of them stands in a number. Text with two"
                " readings, such as 1,500, is a question under its field; nothing is guessed."
            ),
            self.tr("Times: 0610 today, -1 0610 yesterday, 21nov 0610, 2026-11-21 06:10, or now."),
            self.tr("A value below the laboratory's limit is typed as <0.1 and is never turned into 0."),
            self.tr(
                "A blank is not zero: bands left blank make the result provisional until they are given."
            ),
        )

    def _meaning(self) -> tuple[str, ...]:
        deep, low, middle, high = (str(line) for line in GRADE_LINES)
        words = self.tr(
            "ANC is the absolute neutrophil count: white cells × (segs + bands) / 100. Severity by the exact"
            " value, lower ends included: mild {2} to below {3}, moderate {1} to below {2}, severe {0} to"
            " below {1}, profound below {0} ×10⁹/L. CTCAE 5 and 6 stand beside it."
        )
        warning = self.tr(
            "The red line shows when the latest count, or its upper limit, is at or below {0}, when it falls"
            " there within 48 hours at its rate, or when it is below {1} and a fall cannot be judged. Its"
            " absence reassures of nothing."
        )
        return (
            words.format(deep, low, middle, high),
            self.tr(
                "The interval beside a manual count is its counting error alone. A white count below a line"
                " proves an upper limit even without a differential; it is shown as not above that number."
            ),
            warning.format(LINE, WATCHED),
        )

    def _limits(self) -> tuple[str, ...]:
        return (
            self.tr("Entered by hand: check every number against the laboratory's report."),
            self.tr(
                "It supports clinical judgement and does not replace it. It is for qualified clinicians, is"
                " no registered medical device, and gives no doses, no orders and no probabilities."
            ),
            self.tr("What is not shown is not a no: not asked, not known and not counted are said as such."),
        )

    def _papers(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Neutro Desk {0}. Nothing is sent anywhere; nothing is stored unless a case file is saved."
            ).replace("{0}", __version__),
            self.tr("Case files are not encrypted.")
            + " "
            + self.tr("Settings of the ward: {0}").replace("{0}", str(self._settings / "ward.toml")),
            self.tr(
                "Licence: MIT, the Neutro Desk contributors. Built on Qt and PySide6 (LGPL 3), pyqtgraph"
                " (MIT), NumPy and msgspec (BSD) and Typst (Apache 2.0); the page's fonts are Source Sans (OFL); the"
                " real sample comes from the MIMIC-IV demo under the ODbL."
            ),
        )

    def _heading(self, text: str) -> str:
        style = f"font-size:{self._look.px(16)}px; font-weight:600; margin-top:{self._look.px(12)}px"
        return f'<p style="{style}">{escape(text)}</p>'

    def _table(self, title: str, keys: tuple[tuple[str, str], ...]) -> str:
        px, theme = self._look.px, self._look.theme
        cell = f'<td width="{px(190)}" style="font-weight:600">'
        rows = "".join(f"<tr>{cell}{escape(key)}</td><td>{escape(does)}</td></tr>" for key, does in keys)
        heading = f'<p style="color:{theme.text_2}; margin-bottom:{px(2)}px">{escape(title)}</p>'
        return f'{heading}<table cellspacing="0" cellpadding="{px(2)}">{rows}</table>'
