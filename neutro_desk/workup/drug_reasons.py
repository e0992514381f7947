"""One cause for each known drug on the time line, with the reasons that timing and counts give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Case, Event, EventKind, Moment
from neutro_desk.workup.content import Category, Cause, Checked, Drug, Pack, Provenance
from neutro_desk.workup.course import Course, Episode, Sample
from neutro_desk.workup.drug_findings import (
    SHORT_DAYS,
    duration,
    is_short_course,
    long_course,
    of_findings,
    of_marrow,
)
from neutro_desk.workup.drugs import Exposure, exposures
from neutro_desk.workup.ranked import Finding, Origin, RankedCause, Reason
from neutro_desk.workup.scoring import scored
from neutro_desk.workup.statements import Text, say
from neutro_desk.workup.timing import (
    LOW,
    SIX_WEEKS_DAYS,
    THREE_MONTHS_DAYS,
    count_before,
    count_on,
    current_episode,
    day_of,
    days_between,
    number_before,
    number_until,
    sample_below,
)

USUAL_WINDOW_DAYS = (7, 180)
"""Days from start to fall that fit a drug without a window of its own. Source: Curtis 2017; CLINICAL 5.6."""

CHEMOTHERAPY_WINDOW_DAYS = (1, SIX_WEEKS_DAYS)
"""The same for a cytotoxic without a window of its own. Source: CLINICAL 5.4 row 1."""

EARLY_IS_USUAL = frozenset(("trimethoprim-sulfamethoxazole", "co-trimoxazole"))
"""An early fall never speaks against these. Source: Asmar 1981; CLINICAL 5.6, D31."""

WASHED_OUT_DAYS = 10
"""With normal counts since it was stopped, a drug stopped longer ago than this no longer fits.
Source: Ibanez 2005 (dipyrone: no excess risk after 10 days)."""

_LEAD_LINE = Decimal("1.0")
_EVIDENCE_KEYS = {1: "drug.reported", 2: "drug.known", 3: "drug.most_reported"}
_COUNTS, _EVENTS = Origin.COUNTS.value, Origin.EVENTS.value
MODEL_CAUSES = {Category.DRUG: "idiosyncratic-drug", Category.CHEMOTHERAPY: "chemotherapy"}
"""Category of a drug -> the general cause of the pack that lends it its tests."""


def drug_causes(
    case: Case, findings: Mapping[str, Finding], pack: Pack, course: Course | None
) -> tuple[RankedCause, ...]:
    """Return one cause for each drug of the list that drug and chemotherapy events name.

    Reasons: how well known it is (1 to 3); the fall inside its window (+2); a normal count before it (+1);
    stopped and rising since (+1); fell again when restarted (+1); no other cell line low (+1); a count below
    0.5 (+1); for one that stops the marrow alone another line low and a high MCV (+1 each). Against: low
    before the start (-3); started on the day of the first low count (-2); a fall before the window (-1; under
    7 days of a beta-lactam or glycopeptide -2); such an antibiotic of unknown duration (-2); stopped long
    before the fall (-2); no rise after it was stopped (-2); normal counts while it was taken (-1); a recovery
    after the course of chemotherapy, before this fall (-2). A cytotoxic acts on every cell line and to any
    depth: neither that no other line is low nor a count below 0.5 speaks for it. Names that are not in the
    list give no cause.

    Args:
        case: For the events.
        findings: The findings in force, for other cell lines.
        pack: For the drug list, and the tests of the general cause.
        course: For times and counts; without it only what is known of the drug counts.
    """
    shared = of_findings(findings, pack)
    taken_long = long_course(findings, pack)
    tests = {cause.id: cause for cause in pack.causes}
    return tuple(
        _drug_cause(
            exposure,
            (*shared, *duration(exposure, taken_long), *of_marrow(exposure.drug, findings, pack)),
            tests,
            course,
        )
        for exposure in exposures(case.events, pack.drugs)
    )


def _drug_cause(
    exposure: Exposure, shared: Sequence[Reason], causes: Mapping[str, Cause], course: Course | None
) -> RankedCause:
    drug = exposure.drug
    category = Category.CHEMOTHERAPY if drug.chemotherapy else Category.DRUG
    reasons = [_evidence(drug), *(() if course is None else _timing(exposure, course))]
    if not drug.chemotherapy:
        reasons += shared
    model = causes.get(MODEL_CAUSES[category])
    return scored(
        RankedCause(
            id=f"drug.{drug.id}",
            name=_as_heading(drug.name),
            category=category,
            mechanisms=drug.mechanisms,
            tests=drug.tests or (() if model is None else model.tests),
            about=drug.about,
            provenance=drug.provenance,
        ),
        reasons,
    )


def _as_heading(name: Text) -> Text:
    return Text(name.clinician[:1].upper() + name.clinician[1:], name.patient[:1].upper() + name.patient[1:])


def source_of(provenance: Provenance) -> str:
    """Return the source of an item: its first reference, or the mark that nobody checked it."""
    if provenance.checked is Checked.NOT_VERIFIED or not provenance.sources:
        return provenance.checked.value
    return provenance.sources[0]


def _evidence(drug: Drug) -> Reason:
    said = say("drug.cytotoxic" if drug.chemotherapy else _EVIDENCE_KEYS[drug.evidence])
    return Reason("known-drug", said, source_of(drug.provenance), drug.evidence, drug.provenance.checked)


def _timing(exposure: Exposure, course: Course) -> list[Reason]:
    episode = current_episode(course)
    event = None if episode is None else _event_in_question(exposure, episode)
    if episode is None or event is None or event.begins is None:
        return []
    if _low_before(event.begins, episode):
        return [Reason("already-low", say("drug.already_low"), _COUNTS, -3)]
    if not exposure.drug.chemotherapy and day_of(event.begins) == episode.first_low.date():
        return [Reason("same-day", say("drug.same_day"), _EVENTS, -2)]
    reasons = (
        _lead(exposure.drug, event.begins, episode, course),
        _normal_before(event.begins, course),
        _rising_since(event, episode, course),
        _stopped_before(exposure.drug, event, episode, course),
        _normal_while_taken(exposure.drug, event, episode, course),
        _recovered_between(event, episode, course),
    )
    return [reason for reason in reasons if reason is not None]


def _event_in_question(exposure: Exposure, episode: Episode) -> Event | None:
    """Return the last start before the fall; failing that the first start after it."""
    started = [event for event in exposure.events if event.begins is not None]
    earlier = [event for event in started if _starts_by(event, episode)]
    return earlier[-1] if earlier else next(iter(started), None)


def _starts_by(event: Event, episode: Episode) -> bool:
    return event.begins is not None and day_of(event.begins) <= episode.first_low.date()


def _low_before(begins: Moment, episode: Episode) -> bool:
    """Return whether a count of the episode was low before the drug was started."""
    if isinstance(begins, datetime):
        return episode.first_low < begins
    return episode.first_low.date() < begins


def _within(course: Course, episode: Episode) -> list[Sample]:
    return [sample for sample in course.samples if episode.first_low <= sample.time <= episode.last_low]


def _window(drug: Drug) -> tuple[int, int]:
    if drug.latency_days is not None:
        return drug.latency_days
    return CHEMOTHERAPY_WINDOW_DAYS if drug.chemotherapy else USUAL_WINDOW_DAYS


def _lead(drug: Drug, begins: Moment, episode: Episode, course: Course) -> Reason | None:
    """Compare the days from the start to the first count below 1.0 (else 1.5) with the drug's window."""
    deep = next((sample for sample in _within(course, episode) if sample_below(sample, _LEAD_LINE)), None)
    line, fall = (LOW, episode.first_low) if deep is None else (_LEAD_LINE, deep.time)
    days = days_between(begins, fall)
    first, last = _window(drug)
    if first <= days <= last:
        return Reason("lead-time", say("drug.lead", days=days, line=line), _EVENTS, 2)
    if days < first and EARLY_IS_USUAL.isdisjoint(drug.names):
        said = say("drug.early", days=days, first=first, last=last)
        weight = -2 if is_short_course(drug) and days < SHORT_DAYS else -1
        return Reason("early", said, source_of(drug.provenance), weight, drug.provenance.checked)
    return None


def _normal_before(begins: Moment, course: Course) -> Reason | None:
    sample = count_before(course.samples, begins, THREE_MONTHS_DAYS)
    if sample is None or sample_below(sample, LOW) is not False:
        return None
    return Reason(
        "normal-before", say("drug.normal_before", count=count_on(sample)), _COUNTS, 1, group="normal-before"
    )


def _rising_since(event: Event, episode: Episode, course: Course) -> Reason | None:
    """Speak for a drug whose count rose after it was stopped during the episode."""
    stop = event.stop
    if stop is None or days_between(episode.first_low, stop) < 0:
        return None
    until = number_until(course.samples, day_of(stop))
    latest = course.samples[-1]
    if until in (0, len(course.samples)) or latest.comparator is not None:
        return None
    if latest.anc <= course.samples[until - 1].anc:
        return None
    said = say("drug.rising_since", stop=stop, count=count_on(latest))
    return Reason("rising-since", said, _COUNTS, 1, group="rise")


def _stopped_before(drug: Drug, event: Event, episode: Episode, course: Course) -> Reason | None:
    """Speak against a drug stopped long before the fall, or stopped with normal counts after it.

    A drug whose window runs beyond the usual one may act late: only the first then counts against it.
    """
    ended = event.stop
    if ended is None:
        return None
    days, last = days_between(ended, episode.first_low), _window(drug)[1]
    ahead = course.samples[number_until(course.samples, day_of(ended)) : _before_fall(episode, course)]
    normal_since = last <= USUAL_WINDOW_DAYS[1] and any(
        sample_below(sample, LOW) is False for sample in ahead
    )
    if days <= (WASHED_OUT_DAYS if normal_since else max(THREE_MONTHS_DAYS, last)):
        return None
    return Reason("stopped-before", say("drug.stopped_before", days=days), _EVENTS, -2)


def _normal_while_taken(drug: Drug, event: Event, episode: Episode, course: Course) -> Reason | None:
    """Speak against a drug that was taken beyond its window while counts were still normal."""
    begins, stop = event.begins, event.stop
    if drug.chemotherapy or begins is None:
        return None
    last = _window(drug)[1]
    beyond = number_until(course.samples, day_of(begins) + timedelta(days=last))
    until = _before_fall(episode, course)
    if stop is not None:
        until = min(until, number_until(course.samples, day_of(stop)))
    taken = course.samples[beyond:until]
    normal = [sample for sample in taken if sample_below(sample, LOW) is False]
    if not normal:
        return None
    said = say("drug.normal_while_taken", start=begins, count=count_on(normal[-1]))
    return Reason("normal-while-taken", said, _COUNTS, -1)


def _recovered_between(event: Event, episode: Episode, course: Course) -> Reason | None:
    """Speak against a course of chemotherapy whose own fall had already recovered before this one."""
    if event.kind is not EventKind.CHEMOTHERAPY or event.begins is None:
        return None
    started = number_until(course.samples, day_of(event.begins) - timedelta(days=1))
    since = course.samples[started : _before_fall(episode, course)]
    lows = [place for place, sample in enumerate(since) if sample_below(sample, LOW)]
    if not lows:
        return None
    normal = next((sample for sample in since[lows[-1] :] if sample_below(sample, LOW) is False), None)
    if normal is None:
        return None
    return Reason("recovered-between", say("drug.recovered_between", count=count_on(normal)), _COUNTS, -2)


def _before_fall(episode: Episode, course: Course) -> int:
    """Return how many samples were taken before the first low one."""
    return number_before(course.samples, episode.first_low)
