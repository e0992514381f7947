"""The patient's page as plain strings and lists: plain language, no grades, no sources, nothing sensitive."""

from __future__ import annotations

import re
from decimal import Decimal

from neutro_desk import __version__
from neutro_desk.paper.content import (
    WIDTH,
    dated_book,
    reference_limit,
    trend_description,
    trend_limits,
)
from neutro_desk.paper.course_block import row_line
from neutro_desk.paper.frame import collected_on, identity_block, page_frame
from neutro_desk.paper.options import PageOptions
from neutro_desk.paper.trend import Trend, TrendStyle, draw_trend
from neutro_desk.paper.trend_frame import Band
from neutro_desk.paper.trend_hatch import Hatch
from neutro_desk.paper.words import Rich, Words
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.causes import RankedCause
from neutro_desk.workup.course import RECOVERY_LINE
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.summary import Heading, Summary

CAUSES_SHOWN = 3
HEIGHTS = (182.0, 152.0, 122.0)
"""Heights of the trend in points: the usual one, and what it is given up to for the page to be one side."""

_DRAWN = (
    EventKind.DRUG,
    EventKind.CHEMOTHERAPY,
    EventKind.RADIOTHERAPY,
    EventKind.G_CSF,
    EventKind.STEROID,
    EventKind.TRANSFUSION,
    EventKind.FEVER,
)
"""Events on the patient's trend; what a ward wrote as "other" may be nobody else's business."""

_DOSE_AND_FORM = frozenset(("mg", "mcg", "g", "ml", "tablet", "tablets", "capsule", "capsules", "iv", "oral"))
"""Words beside a drug's name that tell nothing of what it is."""


def patient_content(summary: Summary, phrasebook: Phrasebook, options: PageOptions) -> dict[str, object]:
    """Return everything the patient's template sets."""
    words = Words(dated_book(summary, phrasebook))
    low = summary.warning is not None or _is_low(summary)
    title = words.line("page.title" if low else "page.title_patient_plain")
    return {
        **page_frame(summary, words, options),
        "title": title,
        "identity": identity_block(summary.case.patient, words, options, collected_on(summary)),
        "alarm": _fever_advice(summary, words),
        "shows": {"title": words.line("page.patient.shows"), "text": _shows(summary, words)},
        "trend": _trend(summary, words, options),
        "causes": {"title": words.line("page.patient.causes"), **_causes(summary, words)},
        "next": {"title": words.line("page.patient.next"), "items": _next(summary, words, options)},
        "ring": _ring(words, options),
        "foot": [
            words.line("page.patient.foot"),
            words.line("page.versions_patient", version=__version__, knowledge=words.text(summary.knowledge)),
        ],
    }


def _is_low(summary: Summary) -> bool:
    word = summary.latest.grades.severity.word if summary.latest is not None else None
    return word is not None and word is not Severity.NOT_BELOW


def _fever_advice(summary: Summary, words: Words) -> dict[str, object]:
    """Return the advice on fever, which stands on every page; with the fever recorded, if there is one."""
    warning = summary.warning
    head = (
        words.own("page.patient.emergency") if warning is not None else words.own("page.patient.fever_title")
    )
    text: Rich = []
    fever = warning.fever if warning is not None else None
    if fever is not None and fever.temperature is not None and fever.begins is not None:
        reading = f"{fever.temperature.value} {unit_label(fever.temperature.unit)}"
        text += [*words.own("page.patient.fever_now", temperature=reading, at=fever.begins), [" ", ""]]
    return {"head": head, "text": [*text, *words.own("page.patient.fever_tell")]}


def _shows(summary: Summary, words: Words) -> Rich:
    text = words.own("page.patient.are")
    latest = summary.latest
    if latest is None or latest.anc.highest is None:
        return [*text, [" ", ""], *words.own("page.patient.no_count")]
    value = words.phrasebook.count(latest.anc.highest, unit=False)
    if latest.anc.value is None:
        value = f"{words.line('page.not_above')} {value}"
    elif latest.anc.comparator is not None:
        value = latest.anc.comparator.value + value
    word = latest.grades.severity.word
    collected = latest.cbc.collected
    key = (
        "page.patient.yours"
        if word is not None and word is not Severity.NOT_BELOW
        else "page.patient.yours_no_word"
    )
    said = words.own(
        key if collected else key + "_undated",
        word=words.phrasebook.word(word) if word is not None else "",
        value=value,
        unit=unit_label(words.phrasebook.first_unit),
        date=collected,
    )
    text += [[" ", ""], *said]
    if latest.anc.provisional:
        text += [[" ", ""], *words.own("page.patient.provisional")]
    limit = reference_limit(summary)
    if limit is not None:
        text += [[" ", ""], *words.own("page.patient.usual_from", limit=words.line_of(limit))]
    for row in summary.durations:
        if row_line(row) == RECOVERY_LINE and row.open_end and row.about is not None and row.about >= 1:
            half = words.line_of(RECOVERY_LINE)
            text += [[" ", ""], *words.own("page.patient.below", line=half, days=row.about)]
    return text


_VERY_LOW = (Severity.SEVERE, Severity.PROFOUND)


def _trend(summary: Summary, words: Words, options: PageOptions) -> dict[str, object]:
    low = max((band.high for band in summary.bands if band.word in _VERY_LOW and band.high), default=None)
    top = max((band.high for band in summary.bands if band.high), default=None)
    bands: tuple[Band, ...] = ()
    if low is not None and top is not None:
        bands = (Band(Decimal(0), low, Hatch.DENSE, words.line("page.band_very_low"), strong=True),)
        bands += (Band(low, top, Hatch.DOTS, words.line("page.band_low")),) if low < top else ()
    limits = trend_limits(summary, words)
    events = [event for event in summary.case.events if _may_be_drawn(event, summary, options)]
    drawn: list[Trend] = []
    for height in HEIGHTS:
        style = TrendStyle(WIDTH, height, 10.5, 11.0, 14.0, 30.0, 395.0, bands, every_value=False)
        trend = draw_trend(summary.course, events, (), limits, words.phrasebook, style)
        drawn += [trend] if trend is not None else []
    if not drawn:
        return {"drawings": [], "alt": "", "note": ""}
    notes = ["page.patient.chart_note"]
    if any(sample.provisional for sample in summary.course.samples):
        notes.append("page.patient.chart_provisional")
    return {
        "drawings": [one.drawing.as_values() for one in drawn],
        "alt": trend_description(summary, words, drawn[0].events),
        "note": " ".join(words.line(key) for key in notes),
    }


def _may_be_drawn(event: Event, summary: Summary, options: PageOptions) -> bool:
    """Return whether others may read of an event: a drug only if the page names it to the patient anyway.

    Every word that was typed must stand in the patient name of one cause, or tell dose or form: what a name
    veils, and what a ward wrote beside it, would otherwise be read beside the course.
    """
    if event.kind is not EventKind.DRUG or options.names_sensitive:
        return event.kind in _DRAWN
    typed = _words(event.name or "") - _DOSE_AND_FORM
    return bool(typed) and any(typed <= _words(cause.name.patient) for cause in _named(summary))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _named(summary: Summary) -> list[RankedCause]:
    sensitive = {line.question for _, lines in summary.checklist for line in lines if line.sensitive}
    return [cause for cause in summary.leading if _may_be_named(cause, sensitive)][:CAUSES_SHOWN]


def _causes(summary: Summary, words: Words) -> dict[str, object]:
    items: list[Rich] = []
    for cause in _named(summary):
        name = cause.name.patient[:1].upper() + cause.name.patient[1:]
        about = cause.about.patient
        key = "page.patient.cause" if about else "page.patient.cause_bare"
        items.append(words.own(key, name=name.rstrip("."), about=about))
    note = words.line("page.patient.causes_none_sure") if items else words.line("page.patient.causes_unknown")
    return {"items": items, "note": note}


def _may_be_named(cause: RankedCause, sensitive: set[str]) -> bool:
    """Return whether a cause has words for patients and rests on more than sensitive answers."""
    told = {reason.finding for reason in cause.reasons_for}
    return bool(cause.name.patient) and bool(told - sensitive)


def _next(summary: Summary, words: Words, options: PageOptions) -> list[Rich]:
    items = [words.own("page.patient.more_tests")]
    pending = [line for heading, lines in summary.checklist if heading is Heading.PENDING for line in lines]
    named = [
        words.text(line.text)
        for line in pending
        if line.text.patient and (not line.sensitive or options.names_sensitive)
    ]
    if named:
        items.append(words.own("page.patient.pending", list=" ".join(named)))
    if len(named) < len(pending):
        items.append(words.own("page.patient.pending_unnamed"))
    return [*items, words.own("page.patient.medicines"), words.own("page.patient.living")]


def _ring(words: Words, options: PageOptions) -> dict[str, object]:
    fields = [
        [words.line("page.patient.day_and_night"), words.safe(options.ward.phone)],
        [words.line("page.patient.ward"), words.safe(options.ward.heading)],
        [words.line("page.patient.next_test"), ""],
        [words.line("page.patient.doctor"), ""],
    ]
    return {
        "title": words.line("page.patient.ring"),
        "fields": fields,
        "questions": words.line("page.patient.questions"),
    }
