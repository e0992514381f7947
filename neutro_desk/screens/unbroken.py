"""Keeps dates and numbers with their units in one piece where a painted line wraps."""

from __future__ import annotations

import re

_DATE = re.compile(r"(?<=\d)-(?=[A-Z][a-z]{2}\b)|(?<=[A-Z][a-z]{2})-(?=\d{4}\b)")
_UNIT = re.compile(r"(?<=\d) (?=(?:d|h|y|°[CF])\b|%|×10)")


def unbroken(text: str) -> str:
    """Return a text whose dates and units do not break; for painting alone, never for the clipboard."""
    return _UNIT.sub("\u00a0", _DATE.sub("\u2011", text))
