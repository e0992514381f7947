"""Rhythm: looks for a rhythm in the recorded counts beside the work, and hands it to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from neutro_desk.background import Errand
from neutro_desk.desk import Desk
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.course import Course
from neutro_desk.workup.periodicity import Periodicity, course_periodicity, may_have_rhythm
from neutro_desk.workup.whole import WorkUp


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found, and in which counts."""

    counts: tuple[Cbc, ...]
    rhythm: Periodicity


class Rhythm(QObject):
    """Asks for the rhythm once for each set of recorded counts; a short series is never asked about."""

    def __init__(self, desk: Desk) -> None:
        """Hear the desk from now on."""
        super().__init__()
        self._desk = desk
        self._asked: tuple[Cbc, ...] = ()
        self._errand = Errand((), self)
        self._errand.finished.connect(self.take)
        desk.work_up_changed.connect(self.look)

    @Slot(object)
    def look(self, work_up: WorkUp) -> None:
        """Look for the rhythm of counts that were not looked at yet."""
        counts = work_up.case.counts
        if counts is self._asked:
            return
        self._asked = counts
        self._errand.cancel()
        recorded = work_up.recorded
        if may_have_rhythm(recorded.samples):
            self._errand.request(partial(_find, counts, recorded.course))

    @Slot(object)
    def take(self, found: _Found) -> None:
        """Hand what was found to the desk."""
        self._desk.set_rhythm(found.counts, found.rhythm)


def _find(counts: tuple[Cbc, ...], course: Course) -> _Found:
    return _Found(counts, course_periodicity(course))
