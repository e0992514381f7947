"""The whole work-up of one case: every step derived once, when first asked for."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

from neutro_desk.workup.anc import DEPENDS_ON, Anc
from neutro_desk.workup.assessed import AssessedCount, assess, lines_kept
from neutro_desk.workup.assessed_case import AssessedCase, lowest_last, samples_of
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.causes import Finding, Pack, Ranking, rank_causes
from neutro_desk.workup.cbc import CbcReading, TypedCbc, read_cbc
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.course import Course, begin_course, complete_course, extend_course, sample_of
from neutro_desk.workup.course_statements import Group
from neutro_desk.workup.episode_end import ending_at
from neutro_desk.workup.fever import WarningLine, warning_line
from neutro_desk.workup.fever_definitions import FeverAssessment, assess_fever, number_met
from neutro_desk.workup.findings import derive_findings
from neutro_desk.workup.on_clozapine import ClozapineAdvice, clozapine_advice
from neutro_desk.workup.periodicity import Periodicity
from neutro_desk.workup.statements import NoteKind, Statement, leaves_no_number, say
from neutro_desk.workup.summary import Summary, result_statements, said_of_course, summarise

__all__ = ["AssessedCase", "WorkUp", "gives_number"]


class WorkUp:
    """Everything derived from a case and the open count, lazily and once; a new one after each change.

    Attributes:
        case: The case.
        reading: The open count as read; None when nothing is open.
        replaces: Id of the count that the open one amends, left out while it does.
        pack: The knowledge pack; None until it is loaded, and then no causes are ranked.
        clozapine_label: Whose clozapine label the ward chose; None until it does.
        rhythm: The strongest rhythm of the recorded counts; None until it was looked for.
        ends_at: Where a person wants episodes to end, 10^9/L; None: each at its own line.
    """

    def __init__(  # noqa: PLR0913  all that it is derived from, each by name
        self,
        assessed: AssessedCase,
        *,
        reading: CbcReading | None = None,
        replaces: str | None = None,
        pack: Pack | None = None,
        today: date | None = None,
        typed: TypedCbc | None = None,
        clozapine_label: Jurisdiction | None = None,
        rhythm: Periodicity | None = None,
        ends_at: Decimal | None = None,
    ) -> None:
        """Keep what everything is derived from; derive nothing yet."""
        self._assessed = assessed
        self.case = assessed.case
        self.schemes = assessed.schemes
        self.reading = reading
        self.replaces = replaces
        self.pack = pack
        self.today = today
        self._typed = typed
        self.clozapine_label = clozapine_label
        self.rhythm = rhythm
        self.ends_at = ends_at

    @property
    def recorded(self) -> AssessedCase:
        """The case without the open count."""
        return self._assessed

    @cached_property
    def draft(self) -> AssessedCount | None:
        """The open count, assessed; None when nothing is open."""
        if self.reading is None:
            return None
        return assess(self.reading.cbc, self.reading.notes, self.schemes, self.case.patient)

    @cached_property
    def counts(self) -> tuple[AssessedCount, ...]:
        """The counts of the case, without one that is being amended, once what is typed gives a number."""
        if not self.replaces or self.draft is None or not gives_number(self.draft):
            return self._assessed.counts
        return tuple(count for count in self._assessed.counts if count.cbc.id != self.replaces)

    @cached_property
    def lines(self) -> tuple[Decimal, ...]:
        """Every line that a number shown must keep its side of (`lines_kept`)."""
        of_draft = () if self.draft is None else lines_kept(self.schemes, (self.draft,))
        return tuple(sorted({*self._assessed.lines, *of_draft}))

    @cached_property
    def undated(self) -> tuple[AssessedCount, ...]:
        """The counts of the case without a collection time: any of them may be the latest."""
        return tuple(count for count in self.counts if count.cbc.collected is None)

    @cached_property
    def dated(self) -> tuple[AssessedCount, ...]:
        """Every count on the time line, the open one included once it has a time and a number."""
        if self.counts is self._assessed.counts:
            with_time = list(self._assessed.dated)
        else:
            with_time = [count for count in self._assessed.dated if count.cbc.id != self.replaces]
        if self._draft_on_time_line is not None:
            insort(with_time, self._draft_on_time_line, key=lowest_last)
        return tuple(with_time)

    @cached_property
    def _draft_on_time_line(self) -> AssessedCount | None:
        draft = self.draft
        dated = draft is not None and draft.cbc.collected is not None and gives_number(draft)
        return draft if dated else None

    @cached_property
    def recent(self) -> Course:
        """The course as far as result band and warning line need it: what follows each keystroke."""
        return ending_at(self._recent, self.ends_at)

    @cached_property
    def _recent(self) -> Course:
        if self.counts is not self._assessed.counts:
            return begin_course(samples_of(self.dated), self.case.events)
        recorded = self._assessed.recent
        opened = None if self._draft_on_time_line is None else sample_of(self._draft_on_time_line)
        return recorded if opened is None else extend_course(recorded, opened, self.case.events)

    @cached_property
    def course(self) -> Course:
        """The course over time."""
        if self._recent is not self._assessed.recent:
            return complete_course(self.recent, self.case.events)
        if self.ends_at is None:
            return self._assessed.course
        return replace(self._assessed.course, ends_at=self.recent.ends_at, longer=self.recent.longer)

    @cached_property
    def result(self) -> tuple[Statement, ...]:
        """What stands beside the number of the latest count."""
        return result_statements(self.latest, self.recent)

    def differs_by_draft_alone(self, other: WorkUp) -> bool:
        """Return whether case and knowledge are those of another one: only the open count was typed."""
        return (
            self._assessed is other._assessed
            and self.pack is other.pack
            and self.clozapine_label is other.clozapine_label
            and self.rhythm is other.rhythm
            and self.ends_at == other.ends_at
        )

    @cached_property
    def latest(self) -> AssessedCount | None:
        """The count the summary rests on: an undated open one that gives a number, else the last in time.

        A last one with an open question stands, without a number, and no earlier one in its place; without
        any dated count the lowest undated one does.
        """
        if self.draft is not None and self.draft.cbc.collected is None and gives_number(self.draft):
            return self.draft
        newest_first = reversed(self.dated)
        in_use = (count for count in newest_first if count.cbc.voided is None and _says_something(count))
        newest = next(in_use, None)
        if newest is not None:
            return newest
        without_time = [count for count in self.undated if count.cbc.voided is None and gives_number(count)]
        return max(without_time, key=lowest_last, default=None)

    @cached_property
    def shown(self) -> AssessedCount | None:
        """The count of the result band: the open one as soon as anything stands in it, else the latest."""
        if self.draft is not None and (
            gives_number(self.draft) or self.draft.anc.notes or _typed_anything(self.draft.cbc)
        ):
            return self.draft
        return self.latest

    @cached_property
    def if_answered(self) -> Statement | None:
        """What the count would be with the first answer offered to an open question; never a result."""
        if self.reading is None or self._typed is None:
            return None
        asked = [note for note in self.reading.notes if note.kind is NoteKind.ASK]
        offered = next((choice for note in asked for choice in note.choices if choice.changes), None)
        if offered is None:
            return None
        reading = read_cbc(self._typed.chosen(offered), None, self.schemes.lines)
        anc = assess(reading.cbc, reading.notes, self.schemes, self.case.patient).anc
        if anc.value is None:
            return None
        if not anc.working:
            return say("count.if_plain", reading=offered.label, value=anc.value)
        return say("count.if_chosen", reading=offered.label, working=anc.working, value=anc.value)

    @cached_property
    def warning(self) -> WarningLine | None:
        """The warning line: the latest count, the one typed, the last dated or an undated one raises it."""
        found = (warning_line(anc, self.recent, self.case) for anc in self._looked_at)
        return next((line for line in found if line is not None), None)

    @cached_property
    def fever(self) -> FeverAssessment:
        """Each body's definition of febrile neutropenia, by the count that meets the most of them."""
        drugs = () if self.pack is None else self.pack.drugs
        found = (assess_fever(anc, self.recent, self.case, drugs) for anc in self._looked_at)
        return max(found, key=number_met)

    @property
    def _looked_at(self) -> list[Anc | None]:
        """The counts that warning line and definitions look at; None alone while no count gives a number."""
        in_use = (count for count in self.undated if count.cbc.voided is None)
        counts = [self.latest, self.draft, self._last_dated, *in_use]
        return [*(count.anc for count in counts if count is not None and gives_number(count))] or [None]

    @property
    def _last_dated(self) -> AssessedCount | None:
        in_use = (count for count in reversed(self.dated) if count.cbc.voided is None)
        return next((count for count in in_use if gives_number(count)), None)

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """What counts and events already tell of the checklist."""
        if self.pack is None:
            return {}
        in_use = [count for count in self.dated if count.cbc.voided is None]
        if self.draft is not None and self.draft.cbc.collected is None and gives_number(self.draft):
            in_use.append(self.draft)
        if not in_use:
            in_use = sorted((count for count in self.undated if count.cbc.voided is None), key=lowest_last)
        pack, course, rhythm = self.pack, self.course, self.rhythm
        derive = partial(derive_findings, self.case, in_use, course, pack, rhythm)
        return self._assessed.told((pack, course, rhythm, *in_use), derive)

    @cached_property
    def ranking(self) -> Ranking | None:
        """The ranked causes; None without a knowledge pack."""
        if self.pack is None:
            return None
        return rank_causes(self.case, self.findings, self.pack, self.course)

    @cached_property
    def clozapine(self) -> ClozapineAdvice | None:
        """What the chosen clozapine label says; None where clozapine is not on the time line."""
        if self.pack is None:
            return None
        return clozapine_advice(
            self.case, self.latest, self.dated, self.pack, self.clozapine_label, self.today
        )

    @cached_property
    def course_statements(self) -> tuple[Group, ...]:
        """What stands beside the plot, as in the summary, which takes longer to derive."""
        return said_of_course(self.case, self.course, self.rhythm)

    @cached_property
    def summary(self) -> Summary:
        """What screen, clipboard and paper say."""
        return summarise(
            self.case,
            latest=self.latest,
            latest_is_draft=self.latest is not None and self.latest is self.draft,
            counts=self.dated,
            undated=self.undated,
            course=self.course,
            warning=self.warning,
            fever=self.fever,
            schemes=self.schemes,
            ranking=self.ranking,
            pack=self.pack,
            clozapine=self.clozapine,
            rhythm=self.rhythm,
            lines=self.lines,
        )


def gives_number(count: AssessedCount) -> bool:
    """Return whether a count has a value or at least a proven upper limit."""
    return count.anc.value is not None or count.anc.upper_limit is not None


def _says_something(count: AssessedCount) -> bool:
    """Return whether a count has a number, or would have one but for an open question or a block."""
    questioned = (note for note in count.anc.notes if note.field in DEPENDS_ON)
    return gives_number(count) or leaves_no_number(questioned)


def _typed_anything(cbc: Cbc) -> bool:
    return replace(cbc, id="", differential=Cbc().differential, method=None, collected=None) != Cbc()
