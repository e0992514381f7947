"""Where a known name stands in a stretch of pasted text, and which words beside a value say nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from neutro_desk.exchange.analyte_names import Analyte, read_name

MOST_WORDS = 10
"""Words of the longest name that is looked for."""

FILLER = frozenset(
    [
        "ref",
        "reference",
        "range",
        "normal",
        "interval",
        "limits",
        "limit",
        "standard",
        "expected",
        "nr",
        "rr",
        "unit",
        "units",
        "flag",
        "result",
        "results",
        "value",
        "your",
        "is",
        "was",
        "of",
        "at",
        "and",
        "with",
        "on",
        "from",
        "now",
        "today",
        "only",
        "-",
        "–",
        "—",
        "=",
        ":",
        ".",
        "/",
        "'",
        "low-high",
    ]
)
"""Words around a value that change nothing about it."""

_WORDS = re.compile(r"\S+")
_RULE = re.compile(r"[-_*.]{2,}")
_SITE = re.compile(r"\[[0-9]{1,4}\]")
_LETTERS = re.compile(r"[^\W\d_]+(?=[<>]?[0-9])")
_NOT_BLOOD = re.compile(
    r"(?<!-)\b(?:urine|urinalysis|urinary|csf|cerebrospinal|spinal|fluid|pleural|ascites|ascitic|synovial|peritoneal"
    r"|stool|faeces|feces|sputum|lavage|marrow|aspirate|dialysate|sediment|swab)\b|/\s?[hl]pf\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def name_at(text: str) -> tuple[Analyte, str, int] | None:
    """Return the longest known name at the start of a text, as written, and where the text goes on.

    A colon, an equals sign or a number right behind the name ends it: `WBC:1.2`, `segs30%`.
    """
    lead = len(text) - len(text.lstrip(" ([."))
    words = list(_WORDS.finditer(text, lead))[:MOST_WORDS]
    rule = next((place for place, word in enumerate(words) if _RULE.fullmatch(word[0])), len(words))
    ends = [word.end() for word in words[:rule] if says_anything(word[0])]
    for end in reversed(ends):
        written = text[lead:end].rstrip(" :=,;.-–—")
        if written.count(")") > written.count("("):
            written = written.rstrip(")")
        analyte = read_name(written)
        if analyte is not None:
            return analyte, written, end
    glued = _LETTERS.match(text, lead)
    if glued is not None and (analyte := read_name(glued[0])) is not None and not analyte.short:
        return analyte, glued[0], glued.end()
    return None


def says_anything(word: str) -> bool:
    """Return whether a word holds a letter, a digit or one of the marks of cells, unlike `---` and `***`."""
    return re.search(r"[^\W_]|[%#]", word) is not None


def parted(text: str) -> str:
    """Return a text with the colons and equals signs behind names as blanks."""
    return re.sub(r"(?<=[^\W\d_]|[%#)\]])\s*[:=]+(?=\s|[<>0-9.]|\Z)\s*", " ", text)


def is_filler(word: str) -> bool:
    """Return whether a word beside a value says nothing about it."""
    if _SITE.fullmatch(word):
        return True
    return word.casefold().strip("()[].,;:") in FILLER or not word.strip("()[].,;:-–—=/")


_NO_RESULT = re.compile(
    r"pending|see (?:comment|note|below|text).*"
    r"|not (?:done|reported|performed|detected|available|calculated).*"
    r"|n/?[adr]|nd|dnr|tnp|qns|[-–—_.*]+|h(?:a?e|e)moly[sz]ed.*|clotted.*|cancell?ed.*|insufficient.*|unable.*"
    r"|in (?:process|progress)|rejected.*|invalid.*|error.*|quantity not sufficient.*|test not performed.*",
    re.IGNORECASE,
)
_NAMES_BLOOD = re.compile(r"\b(?:cbc|fbc|blood|ha?emat\w*|ha?emogram|diff(?:erential)?)\b", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"\b(?:if|until|till|unless|when|once|goal|target|aim|hold|keep|need(?:ed|s)?|threshold|should|must|transfuse|start"
    r"|stop|give|criteri(?:a|on)|requires?|restart|consider)\b",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Return whether a line reads like an instruction or a plan: `ANC > 0.5 needed for the next cycle`."""
    return _INSTRUCTION.search(text) is not None


def is_no_result(text: str) -> bool:
    """Return whether a text stands in the place of a result: `pending`, `---`, `see comment`."""
    return _NO_RESULT.fullmatch(text) is not None


def names_blood(text: str) -> bool:
    """Return whether a heading begins results of blood."""
    return _NAMES_BLOOD.search(text) is not None


def not_blood(text: str) -> bool:
    """Return whether a text names another specimen than blood."""
    return _NOT_BLOOD.search(text) is not None
