"""Lines of a pasted block that hold no result: times of collection, patient details, headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from neutro_desk.exchange.pasted_moments import (
    MAY_HOLD_MOMENT,
    MOMENT,
    SHORT_MOMENT,
    Stamp,
    only_clock,
    stamp_of,
    whole_stamp,
)
from neutro_desk.exchange.pasted_names import name_at, not_blood
from neutro_desk.exchange.pasted_titles import ROLES

_IDENTITY = (
    r"patient(?:'?s)?(?:[ _]?(?:name|id|no\.?|number|details|information))?"
    r"|(?:sur|fore|first |last |given |full )?name"
    r"|mrn|medical record(?: (?:no\.?|number))?|nhs(?: (?:no\.?|number))?|hospital (?:no\.?|number|id)|urn?"
    r"|d\.?o\.?b\.?|date of birth|birth ?date|born|age|sex|gender|address|phone|tel(?:ephone)?"
    r"|ward|bed|room|location|consultant|physician|doctor|clinician|clinic"
    r"|(?:ordering |requesting |referring )?provider"
    r"|(?:ordered|requested|authori[sz]ed|verified|signed|collected|resulted) by|referred by"
    r"|accession(?: (?:no\.?|number))?"
    r"|(?:lab|specimen|sample|order|request|report|account|encounter|visit|case|episode)"
    r"(?: |\.)?(?:id|no\.?|number|#)|csn|ssn|pid|insurance"
)
_IS_IDENTITY = re.compile(rf"\W*(?:{_IDENTITY})\s*(?:[:=#\t]|\s{{2,}}|(?=[0-9])|\Z)", re.IGNORECASE)
_HOLDS_IDENTITY = re.compile(
    r"\b(?:d\.?o\.?b\b|date of birth|mrn\b|nhs (?:no|number)\b|patient(?: name| id)?\s*[:=])", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"receiv|report|result|order|request|print|verif|final|issue|accession|admi|discharg|birth|d\.?o\.?b|due|next"
    r"|last|previous|updat|releas|authori[sz]|validat|enter|sign|start|stop|given|dose",
    re.IGNORECASE,
)
_COLLECTED = re.compile(
    r"(?:\bdate\s*(?:/|and|&)?\s*(?:of\s+)?(?:time|test|collection|sample)?|\btime|collect(?:ed|ion)?|\bcoll\.?|drawn?"
    r"|taken|sampled?|specimen|obtained|abnahme|entnahme\w*|pr[eé]l[eè]vement|toma de muestra)"
    r"(?:\s*(?:date|time|on|at|/|and|&))*\s*[:=\-–]?\s*\Z",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:received|reported|resulted|result|ordered|requested|printed|verified|final(?:i[sz]ed)?|issued|updated|released"
    r"|authori[sz]ed|validated|entered|signed|previous(?:ly)?|last|prior)(?:\s*(?:date|time|on|at|/))*\s*[:=\-–]?\s*\Z",
    re.IGNORECASE,
)
LONGEST_HEADING = 4
"""Words; a longer line is a comment, not the heading of another specimen."""

_HEADING_WORDS = frozenset(
    [
        "cbc",
        "fbc",
        "full",
        "blood",
        "count",
        "complete",
        "with",
        "w",
        "and",
        "wo",
        "without",
        "auto",
        "automated",
        "manual",
        "differential",
        "diff",
        "result",
        "results",
        "lab",
        "labs",
        "laboratory",
        "haematology",
        "hematology",
        "haemogram",
        "hemogram",
        "panel",
        "profile",
        "test",
        "tests",
        "report",
        "specimen",
        "sample",
        "whole",
        "venous",
        "edta",
        "from",
        "on",
        "of",
        "for",
        "date",
        "time",
        "collected",
        "collection",
        "drawn",
        "taken",
        "at",
        "bloods",
        "cell",
        "cells",
        "white",
        "absolute",
        "relative",
        "values",
        "percent",
        "smear",
        "film",
        "the",
        "latest",
        "today",
        "status",
        "final",
        "type",
        "component",
        "components",
        "analysis",
        "name",
        "flag",
        "reference",
        "range",
        "ref",
        "units",
        "unit",
        "value",
        "counts",
        "morphology",
        "comment",
        "comments",
        "coagulation",
        "chemistry",
        "biochemistry",
        "automatic",
        "hg",
    ]
)
_FORM_OF_HEADING = re.compile(r"(?:\bdiff|relative|percent).*(?:%|percent)|%|\brelative\b", re.IGNORECASE)
_ABSOLUTE_HEADING = re.compile(r"\babs(?:olute)?\b|#", re.IGNORECASE)
_DIFFERENTIAL_WORD = re.compile(r"\bdiff|\babs|\brelative|\bpercent|\bcounts?\b|\bvalues?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A time on a line, with the words before it.

    Attributes:
        name: The words.
        stamp: The time.
        is_collection: Whether it is taken as the collection; other times are only shown.
    """

    name: str
    stamp: Stamp
    is_collection: bool


def is_identity(text: str) -> bool:
    """Return whether a line holds patient details or the numbers of papers."""
    return _IS_IDENTITY.match(text) is not None or _HOLDS_IDENTITY.search(text) is not None


def identity_label(text: str) -> str:
    """Return the label of a line of patient details, without the details."""
    found = re.match(r"[^:=#\t0-9]{1,30}?(?=\s*[:=#\t0-9]|\s{2,}|\Z)", text.strip())
    known = _IS_IDENTITY.match(text)
    return found[0].strip() if found and known else ""


def moments_on(text: str, line: int) -> tuple[Label, ...]:
    """Return the times of a line that holds times and headings and nothing else; none for any other line."""
    labels: list[Label] = []
    place = 0
    for found in _moments(text):
        name = text[place : found.start()].strip(" \t|;,([@")
        follows_other = bool(labels) and not name and not labels[-1].is_collection
        other = _OTHER_TIME.search(name) is not None or follows_other
        collection = None if other else _COLLECTED.search(name)
        collected = collection is not None
        if name_at(name) is not None or (re.search(r"[0-9]", name) and not collected and not other):
            return ()
        name = collection[0] if collection is not None else name
        stamp = stamp_of(found, line, labelled=collected)
        labels.append(Label(name.rstrip(":= "), stamp, not other and (collected or is_heading(name))))
        place = found.end()
    rest = text[place:].strip(" \t|;,.)]")
    if not labels or re.search(r"[0-9]", re.sub(r"[0-9]+:[0-9]+\s*h\w*", "", rest)):
        return ()
    return (
        tuple(labels)
        if is_heading(rest)
        else tuple(
            Label(label.name, label.stamp, label.is_collection and label.stamp.labelled) for label in labels
        )
    )


def _moments(text: str) -> list[re.Match[str]]:
    if not MAY_HOLD_MOMENT.search(text):
        return []
    return list(MOMENT.finditer(text)) or list(SHORT_MOMENT.finditer(text))


def labels_collection(text: str) -> bool:
    """Return whether a line only says that the next one is the time of collection."""
    return (
        re.search(r"[0-9]", text) is None
        and not _OTHER_TIME.search(text)
        and bool(_COLLECTED.fullmatch(text.strip()))
    )


def clock_on(text: str) -> str:
    """Return the time of a line that holds nothing but a time of day; "" for any other line."""
    without = re.sub(
        r"\A\W*(?:collection |collected )?time\s*[:=]?\s*", "", text, flags=re.IGNORECASE
    ).strip()
    has_label = without != text.strip()
    return without if only_clock(without) and (":" in without or has_label) else ""


def moment_of(text: str, line: int) -> Stamp | None:
    """Return the time a text is, with or without a year."""
    return whole_stamp(text, line)


def is_heading(text: str) -> bool:
    """Return whether a text is made of the words of headings only; a blank one is."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return text.casefold().strip(" :") in ROLES or all(word in _HEADING_WORDS for word in words)


def form_of_heading(text: str) -> str:
    """Return `%` or `#` where a heading says how the cells beneath it are counted; else ""."""
    if not _DIFFERENTIAL_WORD.search(text):
        return ""
    share, absolute = _FORM_OF_HEADING.search(text), _ABSOLUTE_HEADING.search(text)
    if share and not absolute:
        return "%"
    return "#" if absolute and not share else ""


def other_specimen(text: str) -> bool:
    """Return whether a heading begins results of something else than blood."""
    return len(text.split()) <= LONGEST_HEADING and not_blood(text)


def without_label(text: str) -> tuple[str, bool]:
    """Return the text before a time without the label of the time, and whether that is the collection.

    A time without a label is taken as the collection: it stands beside the result.
    """
    other = _OTHER_LABEL.search(text)
    if other is not None:
        return text[: other.start()], False
    collected = _COLLECTED.search(text)
    return (text if collected is None else text[: collected.start()]), True
