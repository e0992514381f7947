"""Reads a ward's own grading scheme, and refuses one that could make a very low count look harmless."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from neutro_desk.knowledge.scheme_file import SCHEME_KEYS, SchemeFile
from neutro_desk.workup.grading import SEVERE_LINE
from neutro_desk.workup.schemes import Band, Review, Scheme, Severity

_KEYS = (SCHEME_KEYS - {"age"}) | {"reviewed_by", "reviewed_on"}
_BAND_KEYS = frozenset(("low", "high", "word"))
_SHIPPED = ("clinical", "ctcae", "daids", "reference-limits")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,30}", re.ASCII)
_LONGEST = {"name": 30, "version": 12, "source": 300, "reviewed_by": 100}

UPPERMOST_LINE = (Decimal("1.0"), Decimal("10"))
"""Between these lies the line from which a count is `not below`, 10^9/L; others are in another unit."""

PROFOUND_LINE = Decimal("0.1")
"""Profound may begin above this, never below, 10^9/L. Source: CLINICAL 2.1, 2.2."""

_DECIMALS = 3


def load_ward_scheme(path: Path) -> Scheme:
    """Return a ward's own scheme of severity words.

    The file is written as resources/schemes/clinical.toml is, with `reviewed_by` and `reviewed_on` beside the
    name. A word may be left out, not moved so far that a count looks more harmless than it is: below 0.5 a
    count is severe or profound, at 0.5 at least moderate, and profound does not begin below 0.1.

    Raises:
        KnowledgeError: With the file and what is wrong with it.
    """
    file = SchemeFile(path)
    review = Review(file.text(file.content, "reviewed_by"), _day(file))
    scheme = file.scheme(_KEYS, _BAND_KEYS, review)
    _check_name(file, scheme)
    _check_words(file, scheme.bands)
    _check_lines(file, scheme)
    return scheme


def _day(file: SchemeFile) -> date:
    written = file.content.get("reviewed_on")
    if type(written) is date:
        return written
    try:
        return date.fromisoformat(written if isinstance(written, str) else "")
    except ValueError as error:
        raise file.fault("reviewed_on must be a day such as 2026-11-02") from error


def _check_name(file: SchemeFile, scheme: Scheme) -> None:
    if not _ID.fullmatch(scheme.id):
        raise file.fault(f"id {scheme.id!r} must be small letters, digits, dots and hyphens, 31 at most")
    for text in (scheme.id, scheme.name.casefold()):
        taken = next((name for name in _SHIPPED if text.startswith(name)), None)
        if taken is not None:
            raise file.fault(f"{text} begins as a scheme of this program does; it needs a name of its own")
    for key, longest in _LONGEST.items():
        text = file.text(file.content, key)
        if len(text) > longest or not text.isprintable():
            raise file.fault(f"{key} must be one line of {longest} characters at most")


def _check_words(file: SchemeFile, bands: tuple[Band, ...]) -> None:
    """Refuse bands out of order, and those whose word is milder than their counts are."""
    words = [band.word for band in bands if band.word is not None]
    squares = [word.squares for word in words]
    if words[0] is not Severity.NOT_BELOW:
        raise file.fault('the highest band must be "not below"')
    if squares != sorted(set(squares)):
        raise file.fault("the words must grow graver from band to band, each once")
    for band, word in zip(bands, words, strict=True):
        said = f'"{word.value}"'
        if _reaches_below(band, SEVERE_LINE) and word.squares < Severity.SEVERE.squares:
            raise file.fault(f"{said} reaches below 0.5; there a count is severe or profound")
        if band.low == SEVERE_LINE and word.squares < Severity.MODERATE.squares:
            raise file.fault(f"{said} holds 0.5; there a count is at least moderate")
        if word is Severity.PROFOUND and band.high is not None and band.high < PROFOUND_LINE:
            raise file.fault(f"{said} begins at {band.high}; it must begin at 0.1 or above")


def _reaches_below(band: Band, line: Decimal) -> bool:
    return band.low is None or band.low < line


def _check_lines(file: SchemeFile, scheme: Scheme) -> None:
    lowest, highest = UPPERMOST_LINE
    uppermost = scheme.lines[-1]
    if not lowest <= uppermost <= highest:
        raise file.fault(f"the highest line is {uppermost}; lines are in 10^9/L, the highest from 1.0 to 10")
    for line in scheme.lines:
        if line == 0 or line != round(line, _DECIMALS):
            raise file.fault(f"{line} is no whole number of cells per microlitre")
