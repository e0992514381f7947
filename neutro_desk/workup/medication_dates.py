"""Dates in a line of a medication list: which is the start, which the stop, and which says neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:(?:19|20)[0-9]{2})"
_CLOCK = r"(?:(?:\s+|t|,\s*)[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?"
_DAY = "|".join(
    (
        rf"{_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}{_CLOCK}",
        rf"[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-]?{_MONTH}(?:[ ,./-]+{_YEAR}|[ ./-][0-9]{{2}}(?![0-9]))?{_CLOCK}",
        rf"{_MONTH}[ -]?[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?{_CLOCK}",
        rf"[0-9]{{1,2}}(?P<apart>[/.-])[0-9]{{1,2}}(?P=apart)(?:{_YEAR}|[0-9]{{2}}){_CLOCK}",
    )
)
_BARE_DAY = r"[0-9]{1,2}[/.][0-9]{1,2}(?![0-9/.])"
_START = r"(?:re)?start(?:ed|ing)?(?:\s*date)?|commenced|beg[iau]n|initiated|since|from|first\s+dose|given"
_STOP = (
    r"stop(?:ped)?(?:\s*date)?|end(?:ed)?(?:\s*date)?|until|till?|to|through|thru|discontinued|d/c(?:'?d)?|dc'?d|"
    r"finished|ceased|completed|last\s+dose"
)
_LINK = r"\s*(?:on|at|in|[:=])?\s*"
_DATED = re.compile(
    rf"(?<![a-z0-9/.])(?:(?P<start>{_START})|(?P<stop>{_STOP})|(?P<dash>[-\u2013\u2014>\u2192]+))?{_LINK}"
    rf"(?<![a-z0-9/.])(?P<day>{_DAY})(?![0-9a-z])",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![a-z])(?:(?P<start>{_START})|(?P<stop>{_STOP})|on)\b{_LINK}(?P<day>{_BARE_DAY})", re.IGNORECASE
)
_FROM = re.compile(r"(?<![a-z0-9/.])(?P<day>[0-9]{1,2}[/.][0-9]{1,2})(?![0-9/])\.?", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:(?P<dash>[-\u2013\u2014>\u2192]+)|(?P<stop>until|till?|to)\b)\s*"
    r"(?P<day>[0-9]{1,2}[/.][0-9]{1,2})"
    r"(?![0-9/]|\s*(?:[mk]?g|mcg|[\u00b5\u03bc]g|ml|l|units?|iu|%|tab|cap|puff|drop|/))\.?",
    re.IGNORECASE,
)
_LONG = r"(?:about\s+|~\s*)?[0-9]+\s*(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)"
_SPAN = re.compile(
    rf"(?<![a-z0-9])(?:since|for|x|over|last|past)\s*{_LONG}(?:\s+ago)?(?![a-z])"
    rf"|(?<![a-z0-9]){_LONG}\s+ago(?![a-z])|(?<![a-z])since\s+(?!\d)[a-z]+",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"(?<![a-z])(?:stopped|discontinued|d/c(?:'?d)?|dc'?d|ceased|finished|completed|withheld|held|ended|paused)"
    r"(?![a-z/])",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?:every|each|per|q)\s*\Z|/\s*\Z", re.IGNORECASE)
_ONGOING = re.compile(
    r"[-\u2013\u2014>\u2192]+\s*(?:ongoing|present|now|current(?:ly)?|date)?\s*(?=\Z|[),;])", re.I
)
_EMPTY = re.compile(r"[(\[]\s*[,:;-]*\s*[)\]]")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
LAST_DAY, LAST_MONTH = 31, 12
_TWO_DIGIT_YEAR = re.compile(r"\A([0-9]{1,2}([/.-])[0-9]{1,2}\2)([0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text and the dates that were found in it, each as it stands there.

    Attributes:
        rest: The text without them.
        start: The date that is called a start; "" without one.
        stop: The date that is called a stop.
        loose: Dates with no word beside them.
        spans: What is said of time without a date, such as `since 3 weeks`: it is not read.
        stopped: A word that says it was stopped, without a date for it; "" without one.
    """

    rest: str
    start: str = ""
    stop: str = ""
    loose: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    stopped: str = ""


def find_dates(text: str) -> DatedText:
    """Return the dates of a text apart from the rest.

    A word beside a date says what it is: `started`, `since`, `from`; `stopped`, `until`, `d/c`. Two dates
    with a dash or `to` between them are a start and a stop. Any other date stays loose. A day without a
    year needs one of these, or `on`: alone it may be a dose.
    """
    found = sorted((*_DATED.finditer(text), *_bare(text)), key=re.Match.start)
    start, stop = "", ""
    loose: list[str] = []
    for place, match in enumerate(found):
        day = _written(match["day"])
        named = match.groupdict()
        follows = place > 0 and not text[found[place - 1].end() : match.start()].strip(" ,")
        if named.get("start") and not start:
            start = day
        elif follows and loose and not start and not stop and (named.get("stop") or named.get("dash")):
            start, stop = loose.pop(), day
        elif (named.get("stop") or (follows and named.get("dash") and start)) and not stop:
            stop = day
        else:
            loose.append(day)
    rest = text
    for match in reversed(found):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    spans = [match for match in _SPAN.finditer(rest) if not _EVERY.search(rest[: match.start()])]
    for match in reversed(spans):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if found:
        rest = _ONGOING.sub(" ", rest)
    stopped = None if stop else _STOPPED.search(rest)
    if stopped is not None:
        rest = f"{rest[: stopped.start()]} {rest[stopped.end() :]}"
    tidy = " ".join(_EMPTY.sub(" ", rest).split()).strip(" ,-\u2013")
    return DatedText(
        tidy,
        start,
        stop,
        tuple(loose),
        tuple(" ".join(span[0].split()) for span in spans),
        "" if stopped is None else stopped[0],
    )


def _bare(text: str) -> list[re.Match[str]]:
    """Return days without a year that a word, or a dash between two, calls dates; others may be a dose."""
    taken = [match.span() for match in _DATED.finditer(text)]
    found: list[re.Match[str]] = []
    for match in (*_BARE.finditer(text), *_ranges(text)):
        if not any(first < match.end() and match.start() < last for first, last in taken):
            found.append(match)
            taken.append(match.span())
    return found


def _ranges(text: str) -> list[re.Match[str]]:
    """Return the two ends of each `22/10 - 29/10` where both may be days of a year."""
    ends: list[re.Match[str]] = []
    for first in _FROM.finditer(text):
        second = _TO.match(text, first.end())
        if second is not None and _may_be_day(first["day"]) and _may_be_day(second["day"]):
            ends += (first, second)
    return ends


def _may_be_day(day: str) -> bool:
    one, other = sorted(int(part) for part in re.split("[/.]", day))
    return 1 <= one <= LAST_MONTH and other <= LAST_DAY


def _written(day: str) -> str:
    """Return a date as the fields of an event take it: no ordinals, the year in four digits."""
    return _TWO_DIGIT_YEAR.sub(r"\g<1>20\3", _ORDINAL.sub("", " ".join(day.split())))
