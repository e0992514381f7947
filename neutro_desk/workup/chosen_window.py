"""The fall over a window that a person chose in the plot; the warning line never rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from neutro_desk.workup.case import Event
from neutro_desk.workup.course_statements import Group, decline_statements
from neutro_desk.workup.decline import decline_between
from neutro_desk.workup.sides import one_at_a_time
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import Course


def chosen_window(course: Course, events: Sequence[Event], start: datetime, end: datetime) -> Group:
    """Return the heading of a chosen window and what is said of the fall in it.

    Args:
        course: The course.
        events: Of the case.
        start: Time of the first count of the window.
        end: Time of its last count.
    """
    samples = one_at_a_time(course.samples)
    decline = decline_between(samples, events, course.gaps, start, end)
    points = sum(start <= sample.time <= end for sample in samples)
    if points < 2:  # noqa: PLR2004  a window of one count is only begun
        heading = say("course.heading_chosen_count", at=start)
    else:
        heading = say("course.heading_chosen_window", start=start, end=end, points=points)
    return heading, decline_statements(decline)
