"""MomentField: a date and a time side by side, either of which may hold the whole, with one echo beneath."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from neutro_desk.screens.entry_line import EntryLine
from neutro_desk.screens.field import EntryField

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


class MomentField(EntryField):
    """When something happened to the sample.

    Attributes:
        time: The line of the time; `line` is the one of the date.
    """

    def __init__(
        self, look: Look, phrasebook: Phrasebook, name: str, names: tuple[str, str, str], *, width: int
    ) -> None:
        """Build both lines, blank.

        Args:
            look: Theme and scale.
            phrasebook: Sentences of questions.
            name: Of the moment: its fields of the typed count end in `_date` and `_time`.
            names: The label, and the full names of date and time for a screen reader.
            width: Pixels a question may take.
        """
        label, of_date, of_time = names
        super().__init__(look, phrasebook, f"{name}_date", label, width=width, value=114)
        self.call(label, of_date)
        self.time = EntryLine(f"{name}_time")
        self.time.setAccessibleName(of_time)
        self.time.setFixedSize(look.px(64), look.px(32))
        for line in (self.line, self.time):
            line.setFont(look.font(14, 500))
            line.setProperty("tight", True)
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            line.setToolTip(self.tr("0610, 21nov 0610, -1 0610 (yesterday), now"))
        self.time.answer_wanted.connect(self.take_answer)
        self.add(self.time)

    def lines(self) -> list[EntryLine]:
        """Return date and time."""
        return [self.line, self.time]

    def show_texts(self, date: str, time: str) -> None:
        """Show text that came from outside."""
        self.line.show_text(date)
        self.time.show_text(time)

    @property
    def is_blank(self) -> bool:
        """Whether neither line holds anything."""
        return not self.line.text().strip() and not self.time.text().strip()

    def show_read(self, read_as: datetime, after: str) -> None:
        """Say the moment in full where the lines do not, and `after` it what belongs to it."""
        said = (
            []
            if self._is_written_out(read_as)
            else [f"{self._phrasebook.full_date(read_as)} {read_as:%H:%M}"]
        )
        self.show_echo(", ".join([*said, after] if after else said))

    def _is_written_out(self, read_as: datetime) -> bool:
        """Return whether the lines already say day, month, year and time in full."""
        day = self.line.text().strip().casefold()
        in_full = day in (self._phrasebook.full_date(read_as).casefold(), read_as.strftime("%Y-%m-%d"))
        return in_full and self.time.text().strip() == read_as.strftime("%H:%M")
