"""What is written beside the panels of other lines, and what the cursor reads out of them."""

from __future__ import annotations

from collections.abc import Sequence

from neutro_desk.screens.line_series import Panel
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.other_lines import Analyte
from neutro_desk.workup.quantities import display_number, unit_label
from neutro_desk.workup.statements import say

WHOLE_FROM = 1e5
"""From here on a number of a scale is written in whole, never with an exponent."""


class LineWords:
    """Names, values and units of the panels, through one phrasebook."""

    def __init__(self, phrasebook: Phrasebook) -> None:
        """Keep the phrasebook."""
        self._phrasebook = phrasebook

    def name(self, panel: Panel, *, short: bool = False) -> str:
        """Return what a line is called."""
        return self._phrasebook.text(say(f"lines.{'short' if short else 'name'}.{panel.analyte.value}"))

    def unit(self, panel: Panel) -> str:
        """Return the unit of a panel as people write it."""
        return unit_label(panel.unit)

    def value(self, panel: Panel, place: int) -> str:
        """Return one value without its unit, with `<` or `>` where it is a limit.

        White cells are rounded as in the table of counts, the others stand as they were entered.
        """
        given = panel.given[place]
        if panel.analyte is Analyte.WBC:
            number = self._phrasebook.number(given.value, panel.unit)
        else:
            number = display_number(panel.shown[place])
        if given.comparator is None or number[:1] in "<>":
            return number
        return f"{given.comparator.value}{number}"

    def in_view(self, panel: Panel, shown: tuple[int, int] | None, *, short: bool = False) -> str:
        """Return what is said of the values in the picture.

        Args:
            panel: The line.
            shown: Places of the lowest and the last of them; None where there are none.
            short: Whether the last alone is said.
        """
        if shown is None:
            return "" if short else self._phrasebook.text(say("lines.none_here"))
        lowest, last = shown
        latest = self.value(panel, last)
        if short or not panel.is_series:
            return self._phrasebook.text(say("lines.alone", last=latest))
        return self._phrasebook.text(say("lines.in_view", lowest=self.value(panel, lowest), last=latest))

    def widest(self, panel: Panel) -> str:
        """Return about the widest text that stands beside a panel, whatever stretch of time is shown."""
        longest = max((str(number) for number in panel.shown), key=len)
        if panel.analyte is Analyte.WBC:
            longest = self._phrasebook.number(max(value.value for value in panel.given), panel.unit)
        signs = any(value.comparator is not None for value in panel.given)
        widest = f"<{longest}" if signs else longest
        return self._phrasebook.text(say("lines.in_view", lowest=widest, last=widest))

    def not_done(self) -> str:
        """Return what stands where a count has no value on a line."""
        return self._phrasebook.text(say("lines.none"))

    def reading(self, panels: Sequence[Panel], count_id: str) -> str:
        """Return the values of one blood count on every line, in one line of text."""
        return ", ".join(self._of_count(panel, count_id) for panel in panels)

    def _of_count(self, panel: Panel, count_id: str) -> str:
        name, place = self.name(panel, short=True), panel.places.get(count_id)
        if place is None:
            return self._phrasebook.text(say("lines.not_done", name=name))
        unit = self.unit(panel)
        said = self._phrasebook.text(
            say("lines.reading", name=name, value=self.value(panel, place), unit=unit)
        )
        if panel.given[place].uncorrected:
            return self._phrasebook.text(say("lines.uncorrected", reading=said))
        return said


def tick(value: float) -> str:
    """Return a number as the scale of a panel shows it, without a digit more than it needs."""
    return f"{value:g}" if value < WHOLE_FROM else f"{value:.0f}"
