"""A small knowledge pack and hand-made courses for the tests of step 4."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Cbc, Comparator, Event, EventKind, Quantity
from neutro_desk.workup.causes import (
    Category,
    Cause,
    Caveat,
    Checked,
    Drug,
    Link,
    Mechanism,
    Pack,
    Provenance,
    Question,
    Reference,
    ReviewStatus,
)
from neutro_desk.workup.course import Course, Days, Episode, Nadir, Sample, Shown, Tiers, When
from neutro_desk.workup.grading import GradeCall, Grades, SeverityCall
from neutro_desk.workup.statements import Text
from neutro_desk.workup.steps import Step

LOW = Decimal("1.5")
SURE = Provenance(("book",), Checked.SOURCE_CHECKED, ReviewStatus.UNDER_REVIEW, date(2026, 11, 21))
UNSURE = replace(SURE, sources=(), checked=Checked.NOT_VERIFIED)
UNGRADED = Grades(SeverityCall(None), GradeCall("5.0", None), GradeCall("6.0", None))


def question(name: str, step: Step = Step.DRUGS, derived: str = "", kind: str = "yes_no") -> Question:
    """A question whose text is its name."""
    return Question(name, step, Text(f"{name}?"), SURE, kind=kind, derived=derived)


def link(asked: str, weight: int, answer: str = "yes", provenance: Provenance = SURE) -> Link:
    """A link whose reason names the question and the answer."""
    return Link(asked, answer, weight, Text(f"{asked} {answer}"), provenance)


def cause(name: str, *links: Link, category: Category = Category.OTHER) -> Cause:
    """A cause with links."""
    about, tests = Text(f"about {name}"), (Text(f"test for {name}"),)
    return Cause(name, Text(name), category, (Mechanism.UNKNOWN,), about, links, tests, SURE)


def drug(name: str, *others: str, evidence: int = 2, **more: object) -> Drug:
    """A drug by its generic name and other names."""
    values: dict[str, object] = {"evidence": evidence, "provenance": SURE, **more}
    return Drug(
        id=name,
        name=Text(name, name),
        drug_class="class",
        names=(name, *others),
        mechanisms=(Mechanism.UNKNOWN,),
        about=Text(""),
        **values,  # type: ignore[arg-type]
    )


def pack(
    questions: Iterable[Question] = (),
    causes: Iterable[Cause] = (),
    drugs: Iterable[Drug] = (),
    caveats: Iterable[Caveat] = (),
) -> Pack:
    """A pack of these."""
    references = {"book": Reference("book", "Book", "A book.")}
    return Pack(
        "test",
        date(2027, 5, 31),
        "0" * 12,
        tuple(questions),
        tuple(causes),
        tuple(drugs),
        tuple(caveats),
        references,
    )


def at(day: str, clock: str = "06:00") -> datetime:
    """A time on a day of November 2026, or on any day in full."""
    return datetime.fromisoformat(f"{day if '-' in day else f'2026-11-{day}'}T{clock}")


def sample(day: str, anc: str) -> Sample:
    """A sample; `<0.1` is censored."""
    below = anc.startswith("<")
    return Sample(at(day), Decimal(anc.lstrip("<")), Comparator.BELOW if below else None)


def course(*values: tuple[str, str], chronic: Shown = Shown.NOT_SHOWN) -> Course:
    """A course with its episodes below 1.5, made by hand."""
    samples = tuple(sample(day, anc) for day, anc in values)
    episodes: list[Episode] = []
    run: list[Sample] = []
    for one in (*samples, None):
        if one is not None and one.anc < LOW:
            run.append(one)
        elif run:
            episodes.append(_episode(run, open_start=run[0] is samples[0], open_end=one is None))
            run = []
    last = samples[-1].time if samples else None
    return Course(samples, last, episodes=tuple(episodes), tiers=Tiers(None, (), chronic))


def _episode(run: list[Sample], *, open_start: bool, open_end: bool) -> Episode:
    nobody_knows = When(None, None, None)
    lowest = min(run, key=lambda one: one.anc)
    return Episode(
        LOW,
        nobody_knows,
        None if open_end else nobody_knows,
        open_start,
        open_end,
        Nadir(lowest.anc, lowest.time),
        Days((run[-1].time - run[0].time).total_seconds() / 86400, None, None),
        None,
        0.0,
        len(run),
        run[0].time,
        run[-1].time,
    )


def count(day: str = "21", anc: str = "0.42", **fields: object) -> AssessedCount:
    """An assessed count; `fields` are those of the blood count."""
    cbc = Cbc(id=f"c{day}", collected=at(day) if day else None, **fields)  # type: ignore[arg-type]
    white = Decimal(str(cbc.wbc.value)) if cbc.wbc else None
    return AssessedCount(cbc, Anc(value=Decimal(anc), wbc_used=white), UNGRADED)


def quantity(value: str, unit: str = "10*9/L") -> Quantity:
    """A measured value; `<150` is censored."""
    below = value.startswith("<")
    return Quantity(Decimal(value.lstrip("<")), unit, Comparator.BELOW if below else None)


def given(name: str, start: str, stop: str | None = None) -> Event:
    """A drug event from one day to another, or ongoing."""
    ends = None if stop is None else at(stop).date()
    return Event(EventKind.DRUG, name, start=at(start).date(), stop=ends)
