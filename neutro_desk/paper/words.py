"""Words of a page: texts through the phrasebook as stretches the template sets, with source numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from neutro_desk.paper.fonts import printable
from neutro_desk.paper.trend_frame import line_text
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.causes import Checked, Reference
from neutro_desk.workup.statements import Statement, Text, Value, say

Stretch = list[str]
"""A text and how it is set: "" plain, "b" strong, "r" source number, "x" struck through, "s" small."""

Rich = list[Stretch]

MARKS = {
    Checked.NOT_VERIFIED: "‡",
    Checked.SECONDARY_SOURCE: "§",
    Checked.SOURCE_CHECKED: "",
    Checked.LOCAL: "¶",
}

LONGEST_AGAIN = 48
"""Characters of a name or number where it stands again; the head of the page has it in full."""


class Words:
    """What a page says, for one reader."""

    CLINICIAN = Reader.CLINICIAN

    def __init__(self, phrasebook: Phrasebook, sources: Iterable[Reference] = ()) -> None:
        """Keep the phrasebook, and the sources that may be cited."""
        self.phrasebook = phrasebook
        self.sources: list[Reference] = []
        self._known = {source.key: source for source in sources}

    def line(self, key: str, **values: Value) -> str:
        """Return one of the page's own texts, without emphasis."""
        return printable(self.phrasebook.text(say(key, **values)))

    def halves(self, key: str, *names: str) -> list[str]:
        """Return a text cut at the values the template fills in, such as page numbers."""
        return self.line(key, **dict.fromkeys(names, "\x1f")).split("[U+001F]")

    def own(self, key: str, **values: Value) -> Rich:
        """Return one of the page's own texts with its emphasis."""
        return self.rich(say(key, **values))

    def rich(self, said: Statement | Text) -> Rich:
        """Return a sentence with its emphasis."""
        return [
            [printable(span.text), "b" if span.strong else ""]
            for span in self.phrasebook.spans(said)
            if span.text
        ]

    def text(self, said: Statement | Text) -> str:
        """Return a sentence without emphasis."""
        return printable(self.phrasebook.text(said))

    def safe(self, text: str) -> str:
        """Return a person's text with every character printable, on one line."""
        return " ".join(printable(text).split())

    def short(self, text: str | None) -> str:
        """Return a person's text short enough to stand again in a title or at the foot of each page."""
        shown = self.safe(text or "")
        return shown if len(shown) <= LONGEST_AGAIN else f"{shown[: LONGEST_AGAIN - 1].rstrip()}…"

    def text_date(self, day: date | None) -> str:
        """Return a day as the reader writes it; "" for none."""
        return self.phrasebook.full_date(day) if day is not None else ""

    def line_of(self, line: Decimal) -> str:
        """Return a line or limit (10^9/L) in the unit that stands first."""
        return line_text(line, self.phrasebook)

    def number_of(self, key: str) -> int | None:
        """Return the number of a source by its key, the next one at its first mention; None if unknown."""
        for place, source in enumerate(self.sources, 1):
            if source.key == key:
                return place
        if key not in self._known:
            return None
        self.sources.append(self._known[key])
        return len(self.sources)

    def cite(self, key: str) -> Rich:
        """Return the number of a source as ` [3]`, or nothing when it is not in the list."""
        number = self.number_of(key)
        return [] if number is None else [[f" [{number}]", "r"]]

    def cite_own(self, key: str, said: str) -> int:
        """Return the number of a source the page itself quotes, adding it to the list if it is not there.

        Args:
            key: Key of the source.
            said: Key of its text in the catalogue, used when the list lacks it.
        """
        number = self.number_of(key)
        if number is not None:
            return number
        full = self.phrasebook.text(say(said))
        self.sources.append(Reference(key, full, full))
        return len(self.sources)


def plain(text: str) -> Rich:
    """Return a person's text as one plain stretch."""
    return [[printable(text), ""]] if text else []


def strong(text: str) -> Rich:
    """Return a text as one strong stretch."""
    return [[printable(text), "b"]]


def joined_sentences(sentences: Iterable[Rich], between: str = " ") -> Rich:
    """Return sentences as one run of stretches, each ending in a full stop."""
    whole: Rich = []
    for sentence in sentences:
        if not sentence:
            continue
        if whole:
            whole.append([between, ""])
        whole.extend(sentence)
        said = [text for text, kind in sentence if kind != "r"]
        if said and not said[-1].rstrip().endswith((".", "?", "!", ":")):
            whole.append([".", ""])
    return whole
