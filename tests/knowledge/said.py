"""Whether a name or a number stands in a text of the pack."""

from __future__ import annotations

import re

SHORT = 3
"""Up to so many characters, and numbers, count only as whole words."""


def stands(word: str, text: str) -> bool:
    """Return whether a word stands in a text: short ones and numbers as whole words, capitals as capitals."""
    if len(word) > SHORT and not word[0].isdigit():
        return word.casefold() in text.casefold()
    sense = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.search(rf"(?<![\w.]){re.escape(word)}(?!\w|[.,]\d)", text, sense) is not None
