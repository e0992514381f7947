"""The course as plain values for `--json` (INTERFACE); what cannot be said is null, with its reason."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from neutro_desk.exchange.results import Json, Say, line, rounded, time_text
from neutro_desk.workup.course import Course, Days, Decline, Episode, Nadir, Recovery, When
from neutro_desk.workup.periodicity import Periodicity


def course_result(course: Course, rhythm: Periodicity, say: Say) -> Json:
    """Return a course and its rhythm as the `course` verb prints them."""
    samples = course.samples
    provisional = sum(sample.provisional for sample in samples)
    return {
        "observations": len(samples),
        **({"provisional": provisional} if provisional else {}),
        "first": _time(samples[0].time) if samples else None,
        "last": _time(samples[-1].time) if samples else None,
        "unit": "10*9/L",
        "nadir": _nadir(course.nadir),
        "episodes": [_episode(episode, say) for episode in course.episodes],
        "recoveries": [_recovery(recovery) for recovery in course.recoveries],
        "decline": _decline(course.decline, say),
        "tiers": _tiers(course),
        "periodicity": {
            "period_days": rhythm.period_days,
            "power": rhythm.power,
            "p_value": rhythm.p_value,
            "withheld": None if rhythm.withheld is None else say(rhythm.withheld),
        },
    }


def json_line(result: Json) -> str:
    """Return a result on one line of JSON, with the end of the line."""
    import msgspec  # noqa: PLC0415  stays out of the start

    return msgspec.json.encode(result).decode() + "\n"


def _recovery(recovery: Recovery) -> Json:
    rule = f"first of {recovery.runs} consecutive days at or above {line(recovery.line)} after the nadir"
    return {"time": _time(recovery.time), "rule": rule}


def _episode(episode: Episode, say: Say) -> Json:
    area = episode.d_index
    return {
        "threshold": line(episode.threshold),
        "start": _when(episode.start),
        "end": None if episode.end is None else _when(episode.end),
        "open_start": episode.open_start,
        "open_end": episode.open_end,
        "nadir": _nadir(episode.nadir),
        "days": _days(episode.days),
        "calendar_days": episode.calendar_days,
        "longest_gap_days": episode.longest_gap_days,
        "d_index": None
        if area is None
        else {
            "daily": area.daily,
            "interpolated": area.interpolated,
            **({} if area.withheld is None else {"withheld": say(area.withheld)}),
        },
    }


def _when(when: When) -> Json:
    return {"earliest": _time(when.earliest), "best": _time(when.best), "latest": _time(when.latest)}


def _days(days: Days) -> Json:
    return {"at_least": days.at_least, "about": days.about, "at_most": days.at_most}


def _nadir(nadir: Nadir | None) -> Json | None:
    if nadir is None:
        return None
    sign = None if nadir.comparator is None else "<=" if nadir.at_limit else nadir.comparator.value
    comparator = {} if sign is None else {"comparator": sign}
    provisional = {"provisional": True} if nadir.provisional else {}
    return {"value": format(nadir.value, "f"), "time": _time(nadir.time), **comparator, **provisional}


def _decline(decline: Decline | None, say: Say) -> Json:
    found = decline or Decline()
    interval = found.interval
    return {
        "from": _time(found.start),
        "to": _time(found.end),
        "points": found.points,
        "percent_per_day": found.percent_per_day,
        "halving_days": found.halving_days,
        "interval": None if interval is None else {"low": interval[0], "high": interval[1], "level": 0.95},
        "in_48_h": None if found.in_48_h is None else rounded(found.in_48_h),
        "raises_concern": found.raises_concern,
        "withheld": None if found.withheld is None else say(found.withheld),
        **({} if found.theil_sen is None else {"theil_sen_percent_per_day": found.theil_sen}),
    }


def _tiers(course: Course) -> Json | None:
    tiers = course.tiers
    if tiers is None:
        return None
    longest = tiers.longest_below_500
    return {
        "longest_days_below_0.5": None if longest is None else _days(longest),
        **{f"prolonged_{days}": shown.value for days, shown in tiers.prolonged},
        "chronic": tiers.chronic.value,
    }


@lru_cache(maxsize=256)
def _time(time: datetime | None) -> str | None:
    return None if time is None else time_text(time)
