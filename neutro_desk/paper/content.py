"""The clinician's page as plain strings and lists, in the order of its blocks; the template adds no word."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from decimal import Decimal

from neutro_desk.paper.checklist_block import (
    SIGNS_OF_INFECTION,
    STOP_WITH_PRESCRIBER,
    causes_block,
    caveat_sentences,
    checklist_block,
    cited,
    notes_text,
)
from neutro_desk.paper.clozapine_block import clozapine_block
from neutro_desk.paper.count_table import count_table
from neutro_desk.paper.course_block import course_block, durations_block
from neutro_desk.paper.drawing import text_width
from neutro_desk.paper.fever_block import fever_met
from neutro_desk.paper.frame import closing, collected_on, identity_block, page_frame
from neutro_desk.paper.number_block import band_range, grade_block, number_block
from neutro_desk.paper.options import PageOptions
from neutro_desk.paper.trend import TrendStyle, value_text
from neutro_desk.paper.trend_frame import Band, Limit
from neutro_desk.paper.trend_hatch import Hatch
from neutro_desk.paper.trend_lane import event_text
from neutro_desk.paper.words import Words, joined_sentences, plain
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, Patient
from neutro_desk.workup.course import Sample
from neutro_desk.workup.fever import fever_statement, rule_statement
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.quantities import to_canonical, unit_label
from neutro_desk.workup.summary import Summary

NOTE = 120
"""Characters of a source's note."""

WIDTH = 504.6

_LEFT_OUT: Mapping[str, object] = {
    "table": {
        **{key: {"columns": [], "more": "", "per_row": 10} for key in ("first", "all", "told")},
        "rest": None,
        "voided": [],
    },
    "notes": {"empty": True, "title": "", "text": []},
}
"""Blocks left out that the template asks something of; the others are None."""


def clinician_content(summary: Summary, phrasebook: Phrasebook, options: PageOptions) -> dict[str, object]:
    """Return everything the clinician's page says, in full; the trend is drawn with its plan."""
    words = Words(dated_book(summary, phrasebook), summary.sources)
    content: dict[str, object] = {
        **page_frame(summary, words, options),
        "identity": identity_block(summary.case.patient, words, options, collected_on(summary)),
        "alarm": _alarm(summary, words, options),
        "number": number_block(summary, words),
        "grade": grade_block(summary, words),
        "trend": trend_block(summary, words),
        "table": count_table(summary, words),
        "durations": durations_block(summary, words),
        "course": course_block(summary, words),
        "checklist": checklist_block(summary, words),
        "causes": causes_block(summary, words),
        "clozapine": clozapine_block(summary, words),
        "notes": {
            "title": words.line("page.notes"),
            "text": notes_text(summary.case.notes) or plain(words.line("page.no_notes")),
            "empty": not summary.case.notes.strip(),
        },
        "caveats": _caveats(summary, words),
        "closing": closing(summary, words, options),
        "continued": words.line("page.continued"),
        "continues": words.halves("page.continues", "list"),
        "more_there": words.halves("page.more_there", "count", "page"),
    }
    content["sources"] = _sources(words)
    for block in options.ward.left_out:
        content[block] = _LEFT_OUT.get(block)
    return content


def _caveats(summary: Summary, words: Words) -> dict[str, object]:
    fixed, others = caveat_sentences(summary, words)
    return {
        "title": words.line("page.caveats"),
        "fixed": joined_sentences(fixed),
        "others": joined_sentences(others),
        "cautioned": any(caveat.id == STOP_WITH_PRESCRIBER for caveat in summary.caveats),
    }


def dated_book(summary: Summary, phrasebook: Phrasebook) -> Phrasebook:
    """Return the phrasebook for this page: titles name the last count's year, the rest every other."""
    latest = summary.latest.cbc.collected if summary.latest is not None else None
    last = summary.course.samples[-1].time if summary.course.samples else latest
    book = copy(phrasebook)
    book.year_understood = last.year if last is not None else None
    book.lines = summary.lines
    return book


def _alarm(summary: Summary, words: Words, options: PageOptions) -> dict[str, object] | None:
    if summary.warning is None or summary.warning_statement is None:
        return None
    asco = words.cite_own("asco-idsa-2018", "page.source.asco")
    nice = words.cite_own("nice-cg151", "page.source.nice")
    said = [words.rich(rule_statement(summary.warning))]
    said.append(fever_met(summary, words))
    fever = fever_statement(summary.warning)
    if fever is not None and fever.key == "warning.temperature":
        said.append(words.own("page.alarm_fever", fever=fever))
    elif fever is not None:
        said.append(words.rich(fever))
    if options.ward.phone:
        said.append(words.own("page.ward_phone", phone=options.ward.phone))
    if options.ward.policy:
        said.append(words.own("page.ward_policy", policy=options.ward.policy))
    signs = next((caveat for caveat in summary.caveats if caveat.id == SIGNS_OF_INFECTION), None)
    if signs is not None:
        said.append([*words.own("page.alarm_signs"), *cited(signs.provenance.sources, words)])
    return {
        "head": words.rich(summary.warning_statement),
        "rule": joined_sentences(said),
        "line": words.own("page.antibiotics", asco=f"[{asco}]", nice=f"[{nice}]"),
    }


_HATCHES = {
    Severity.PROFOUND: Hatch.CROSS,
    Severity.SEVERE: Hatch.DENSE,
    Severity.MODERATE: Hatch.WIDE,
    Severity.MILD: Hatch.DOTS,
}


def clinician_style(summary: Summary, words: Words, height: float) -> TrendStyle:
    """Return how the clinician's trend is drawn: the bands, the one the latest count lies in strong."""
    latest = summary.latest.grades.severity.word if summary.latest is not None else None
    bands: list[Band] = []
    for band in reversed(summary.bands):
        if band.high is None or band.word is None:
            continue
        low, name = band.low or Decimal(0), words.phrasebook.word(band.word)
        reach = band_range(band.low, band.high, words)
        bands.append(Band(low, band.high, _HATCHES[band.word], name, reach, strong=band.word is latest))
    return TrendStyle(WIDTH, height, 7.8, 8.2, 11.0, 25.8, 410.0, tuple(bands))


def reference_limit(summary: Summary) -> Decimal | None:
    """Return the laboratory's lower limit as printed with the latest count that has one, 10^9/L."""
    counts = [summary.latest] if summary.latest is not None else []
    for count in [*counts, *reversed(summary.counts)]:
        if count.cbc.anc_lower_limit is not None and count.cbc.voided is None:
            return to_canonical(count.cbc.anc_lower_limit)
    return None


_NAME = 46.0
"""Width of the name of a limit beside the trend, points; the table of grades has it in full."""


def trend_limits(summary: Summary, words: Words) -> tuple[Limit, ...]:
    """Return the limits the trend draws: the laboratory's, and those beside the latest count's grade."""
    own = reference_limit(summary)
    limits = [] if own is None else [_limit(own, words.line("page.limit_name"), words)]
    if summary.latest is None or words.phrasebook.reader is not words.CLINICIAN:
        return tuple(limits)
    for call in summary.latest.grades.limits:
        name = words.phrasebook.name("limit", call.limit.name).partition(",")[0]
        while text_width(name, 7.8) > _NAME:
            name = f"{name.rstrip('…')[:-1].rstrip()}…"
        limits.append(replace(_limit(call.limit.low, name, words), is_second=True))
    return tuple(limits)


def _limit(value: Decimal, name: str, words: Words) -> Limit:
    return Limit(value, name, words.line("page.limit_reach", limit=words.line_of(value)))


def trend_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return the trend's title and every event in words; it is drawn when its height is known."""
    block = {
        "title": words.line("page.trend_none"),
        "dated": bool(summary.course.samples),
        "left_title": words.line("page.events_title"),
        "left_more": words.halves("page.events_more", "count"),
        "events": _events(summary, words),
    }
    samples = summary.course.samples
    if not samples:
        return block
    who = _who(summary.case.patient, words)
    key = "page.trend_title" if len(samples) > 1 else "page.trend_title_one"
    title = words.line(key, who=who, first=samples[0].time, last=samples[-1].time, number=len(samples))
    if any(sample.provisional for sample in samples):
        title = words.line("page.trend_provisional", title=title)
    return {**block, "title": title}


def _events(summary: Summary, words: Words) -> dict[str, object]:
    """Return every event in words, for readers who see no trend."""
    texts = [words.safe(event_text(event, words.phrasebook)) for event in summary.case.events]
    return {"title": words.line("page.events"), "texts": texts}


def _who(patient: Patient, words: Words) -> str:
    name, identifier = words.short(patient.name), words.short(patient.identifier)
    if name and identifier:
        return words.line("page.trend_who", name=name, identifier=identifier)
    if identifier:
        return words.line("page.trend_who_number", identifier=identifier)
    return name or words.line("page.nobody")


def trend_description(summary: Summary, words: Words, drawn: tuple[Event, ...]) -> str:
    """Return the description of the trend: kind, axes, turning points, gaps, events."""
    samples, phrasebook = summary.course.samples, words.phrasebook
    lowest = min(samples, key=_value)
    gaps = " ".join(
        words.line("page.alt_gap", days=gap.days, start=gap.start) for gap in summary.course.gaps[:6]
    )
    events = " ".join(f"{event_text(event, phrasebook)}." for event in drawn)
    return words.line(
        "page.alt",
        first=samples[0].time,
        last=samples[-1].time,
        unit=unit_label(phrasebook.first_unit),
        number=len(samples),
        lowest=value_text(lowest, phrasebook),
        latest=value_text(samples[-1], phrasebook),
        gaps=gaps,
        events=events,
    )


def _value(sample: Sample) -> Decimal:
    return sample.anc


def _sources(words: Words) -> dict[str, object]:
    """Return the sources as short numbered notes: the citation, or its short form where that is long."""
    entries = [
        [str(number), words.safe(source.full if len(source.full) <= NOTE else source.short)]
        for number, source in enumerate(words.sources, 1)
    ]
    return {
        "title": words.line("page.sources"),
        "entries": entries,
    }
