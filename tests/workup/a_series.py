"""Short ways to write a series of counts in tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Comparator, Method
from neutro_desk.workup.course import Course, Days, Episode, Sample, analyse_course

DAY_0 = datetime(2026, 1, 1, 6, 0)
HALF = Decimal("0.5")


def at(day: float) -> datetime:
    """Return the time so many days after the first."""
    return DAY_0 + timedelta(days=day)


def sample(day: float, anc: str, method: Method | None = None, laboratory: str | None = None) -> Sample:
    """Return a sample; `<0.1` is censored, `=<0.3` an upper limit by the white count alone, `>5` beyond 5."""
    if anc.startswith("=<"):
        return Sample(at(day), Decimal(anc[2:]), Comparator.BELOW, method, laboratory, at_limit=True)
    if anc[0] in "<>":
        return Sample(at(day), Decimal(anc[1:]), Comparator(anc[0]), method, laboratory)
    return Sample(at(day), Decimal(anc), None, method, laboratory)


def series(*counts: tuple[float, str]) -> list[Sample]:
    """Return samples from (day, count)."""
    return [sample(day, anc) for day, anc in counts]


def course_of(*counts: tuple[float, str]) -> Course:
    """Return the course of (day, count)."""
    return analyse_course(series(*counts))


def only_episode(*counts: tuple[float, str], below: str = "0.5") -> Episode:
    """Return the one episode below a line; fail if there are none or several."""
    (episode,) = analyse_course(series(*counts), thresholds=(Decimal(below),)).episodes
    return episode


def bounds(days: Days) -> tuple[float, float | None, float | None]:
    """Return at least, about, at most."""
    return days.at_least, days.about, days.at_most
