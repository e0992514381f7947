"""A stretch of pasted text becomes numbers, ranges, units, flags and words; nothing is interpreted yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_VOLUME = (
    r"(?:cu\.?\s?mm|mm\s?cu|cumm|cmm|mm\s?\^?\s?[3³]|mcl|[dmnuµμ]?l(?:it(?:er|re)s?)?|microlit(?:er|re)s?|hpf|lpf"
    r"|field|100\s?ml|100\s?(?:wbcs?|leu[ck]ocytes|white\s(?:blood\s)?cells)|hr?|min|kg|vol(?:ume)?)"
)
_POWER = r"10\s?(?:(?:\*\*|[*^e(])\s?\+?(?:12|[369])\)?|[³⁶⁹]|¹²)"
UNIT = (
    rf"(?:(?:[x×]\s?)?{_POWER}(?:\s?cells)?\s?(?:/|\sper\s|(?=mcl))\s?{_VOLUME}"
    rf"|(?:[x×]\s?)?10\s(?:12|[369])\s?/\s?{_VOLUME}|(?:[x×]\s?)?{_POWER}|[x×]\s?10(?:\s(?:12|[369]))?"
    rf"|(?:1|(?:[x×]\s?)?10(?:12|[369]))/(?!100){_VOLUME}"
    rf"|(?:[a-zµμ#]{{1,9}}|[x×]\s?1000)?(?:/|\sper\s)\s?{_VOLUME}"
    rf"|(?:cells?|k|thou(?:sand)?|giga|g|gm)?\s?/\s?{_VOLUME}"
    rf"|per\s{_VOLUME}|%|per\s?cent|pct|‰|fl|pg|mm3|u3|[µμu]m\^?[3³])(?![a-z0-9*^³])"
)
"""Everything that looks like a unit, complete or not; letter case does not matter."""

_UNGROUPED = r"(?:[0-9]+(?:[.,'’][0-9]+)*|[.,][0-9]+)"
_GROUPED = r"[1-9][0-9]{0,2}[ \u00a0\u2009\u202f][0-9]{3}"
_DIGITS = rf"(?:{_GROUPED}|{_UNGROUPED})"
_TO = r"\s?(?:-|–|—|−|\bto\b|\.\.)\s?"
_BETWEEN = rf"(?:{_GROUPED}{_TO}{_GROUPED}|{_UNGROUPED}{_TO}{_UNGROUPED})"
_ENDS = r"(?=\s|\Z|[\])|;*↓↑]|,(?![0-9])|\.(?:\s|\Z))"
_FLAG = (
    r"(?:(?-i:LL|HH|AA|L|H|A|C|N|R)|\*+|[↓↑]+|!+|low|high|abnormal|abn|critical|crit|panic|normal|alert"
    r"|corrected|corr|amended|revised)"
)
_TOKENS = re.compile(
    rf"""(?P<range>[\[(]?\s?{_BETWEEN}(?:\s?[\])])?(?=\s|\Z|[,;|%\])]|{UNIT}))
    |(?P<site>\[[0-9]{{1,4}}\](?=\s|\Z))
    |(?P<bound>[\[(]\s?(?:[<>≤≥]\s?=?)\s?{_DIGITS}\s?[\])])
    |(?P<unit>\(\s?{UNIT}\s?\)|\[\s?{UNIT}\s?\]|{UNIT})
    |(?P<number>\*?(?:(?:[<>≤≥~]\s?=?\s?)|[-−–+](?=[0-9.]))?{_DIGITS})(?:{_ENDS}|(?=\(?{_FLAG}(?:\W|\Z))|(?=\(?{UNIT}))
    |(?P<flag>[\[(]?{_FLAG}[\])]?(?=[\s,;|\])]|\Z)|[↓↑*]+(?=[0-9]))
    |(?P<word>[^\s]+)""".replace("\n    ", ""),
    re.IGNORECASE,
)


class Sort(Enum):
    """What a piece of text looks like."""

    RANGE = "range"
    BOUND = "bound"
    UNIT = "unit"
    NUMBER = "number"
    FLAG = "flag"
    WORD = "word"


_SORTS = {sort.value: sort for sort in Sort} | {"site": Sort.WORD}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a line, as written, and where it begins."""

    sort: Sort
    text: str
    start: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of a text, in their order; blanks between them are dropped."""
    found: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace() or text[place] in ",;|":
            place += 1
            continue
        match = _TOKENS.match(text, place)
        if match is None or match.end() == place:
            place += 1
            continue
        sort = _SORTS[match.lastgroup or "word"]
        if sort is Sort.WORD and text[place] in "([" and match.lastgroup == "word":
            place += 1
            continue
        text_of = match[0].strip().rstrip(",;") if sort is Sort.WORD else match[0].strip()
        if sort is not Sort.WORD or text_of.strip("()[]"):
            found.append(Token(sort, text_of, place))
        place = match.end()
    return tuple(found)


def unbracketed(text: str) -> str:
    """Return a unit, range or flag without the brackets around it; brackets of its own stay."""
    plain = text.strip()
    for opening, closing in ("()", "[]"):
        if plain.startswith(opening) and (plain.endswith(closing) or closing not in plain):
            plain = plain[1:].strip()
        if plain.endswith(closing) and opening not in plain:
            plain = plain[:-1].strip()
    return plain
