"""Desk: holds the open count, the case and what is derived from them; the only place they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from neutro_desk.draft import Draft, Drafts, obstacle, read_draft
from neutro_desk.exchange.case_file import read_case
from neutro_desk.history import History
from neutro_desk.home import CaseFile, Home
from neutro_desk.languages import ENGLISH, Language
from neutro_desk.workup.case import Answer, Case, Cbc, Event, Patient, Quantity
from neutro_desk.workup.case_changes import (
    next_count_id,
    sorted_out,
    with_answer,
    with_counts,
    with_event,
    with_voided,
    without_event,
)
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.periodicity import Periodicity
from neutro_desk.workup.retyped import typed_again
from neutro_desk.workup.statements import Choice, Statement, say
from neutro_desk.workup.whole import AssessedCase, WorkUp


class Desk(QObject):
    """The open Draft, the Case and the WorkUp.

    Signals:
        work_up_changed: A new `WorkUp`, after any change.
        draft_replaced: The `TypedCbc`, when its text changed by anything but typing.
        case_opened: The `Case`, when another one came to the desk.
        keeping_changed: The home of the case or whether it holds the latest state changed.
        counts_refused: Pairs of `Cbc` and `Statement`, in a tuple: the counts that `add_counts` left out.
        event_missed: An event that was to be amended or removed is not there any more; nothing was changed.
    """

    work_up_changed = Signal(object)
    draft_replaced = Signal(object)
    case_opened = Signal(object)
    keeping_changed = Signal()
    counts_refused = Signal(object)
    event_missed = Signal()

    def __init__(
        self,
        schemes: Schemes,
        clock: Callable[[], datetime],
        mode: EntryMode = EntryMode.SEGS_AND_BANDS,
        first_unit: str = "10*9/L",
        lower_limit: Quantity | None = None,
        clozapine_label: Jurisdiction | None = None,
    ) -> None:
        """Start with an empty case in quick mode.

        Args:
            schemes: What counts are graded by.
            clock: The workstation's time.
            mode: How the ward's laboratory reports neutrophils.
            first_unit: Stands beside the fields of a new count.
            lower_limit: The laboratory's lower limit, taken for a count that names none itself.
            clozapine_label: Whose clozapine label the ward chose; None until it does.
        """
        super().__init__()
        self._clock = clock
        self._mode = mode
        self._first_unit, self._lower_limit = first_unit, lower_limit
        self._pack: Pack | None = None
        self._clozapine_label = clozapine_label
        self._rhythm: Periodicity | None = None
        self._ends_at: Decimal | None = None
        self._assessed = AssessedCase(Case(), schemes)
        self._drafts = Drafts(self._blank())
        self._history = History()
        self._home: Home | None = None
        self._kept_case = self.case
        self._work_up = self._derive()

    @property
    def case(self) -> Case:
        """The case."""
        return self._assessed.case

    @property
    def typed(self) -> TypedCbc:
        """The text of the open count."""
        return self._drafts.open.typed

    @property
    def amends(self) -> str | None:
        """Id of the count that the open one amends; None for a new count."""
        return self._drafts.open.amends

    @property
    def reason(self) -> str:
        """Why that count is amended, as typed."""
        return self._drafts.open.reason

    @property
    def reason_missing(self) -> bool:
        """Whether a count is amended and nobody said why."""
        return self._drafts.open.reason_missing

    @property
    def work_up(self) -> WorkUp:
        """What is derived from case and open count."""
        return self._work_up

    @property
    def home(self) -> Home | None:
        """Where the case is kept; None in quick mode."""
        return self._home

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether the case differs from what its home holds."""
        return self.case != self._kept_case

    @property
    def has_open_draft(self) -> bool:
        """Whether something is typed that is not part of the case."""
        return not self.typed.is_blank

    # -- the open count ---------------------------------------------------------------------------------

    def type_draft(self, typed: TypedCbc) -> None:
        """Take the text of the open count as it stands after a keystroke."""
        if typed != self.typed:
            if typed.mode is not self.typed.mode:
                self._mode = typed.mode
            self._drafts.open = replace(self._drafts.open, typed=typed)
            self._announce()

    def choose(self, choice: Choice) -> None:
        """Take one answer to a question about the typed text."""
        self._drafts.open = replace(self._drafts.open, typed=self.typed.chosen(choice))
        self._show_draft()

    def take_pasted(self, typed: TypedCbc) -> None:
        """Put a pasted count into the entry as a new one; undo brings back what stood there."""
        self._drafts.paste(typed, self._history.position)
        self._show_draft()

    def start_count(self) -> None:
        """Clear the entry for a new count; what was typed is set aside, and undo brings it back."""
        self._drafts.clear(self._history.position)
        self._show_draft()

    def amend_count(self, count_id: str, language: Language = ENGLISH) -> None:
        """Open a count of the case for amendment; the case changes only when it is added again.

        Args:
            count_id: The count.
            language: Whose months its dates are typed with.
        """
        self._drafts.put(Draft(typed_again(self._count(count_id), self.typed.mode, language), count_id))
        self._show_draft()

    def give_reason(self, reason: str) -> None:
        """Take why a count is amended, as it is typed."""
        self._drafts.open = replace(self._drafts.open, reason=reason)

    def obstacle(self) -> Statement | None:
        """Return why the open count cannot join the course yet; None when it can."""
        return obstacle(self._drafts.open, self._work_up, self.case)

    def add_count(self) -> bool:
        """Add the open count to the course, or put it in the place of the amended one; False if it cannot.

        The amended count is kept, voided with the reason that was typed.
        """
        reading, draft = self._work_up.reading, self._drafts.open
        if reading is None or self.obstacle() is not None or draft.reason_missing:
            return False
        case = with_counts(self.case, (replace(reading.cbc, id=next_count_id(self.case.counts)),))
        if draft.amends is not None:
            case = with_voided(case, (draft.amends,), self._clock(), f"amended: {_plain(draft.reason)}")
        case = with_voided(case, draft.corrected_ids, self._clock(), "replaced by a correction")
        self._change(say("desk.amend_count" if draft.amends else "desk.add_count"), case, announce=False)
        self._drafts.settle()
        self._show_draft()
        return True

    def case_with_draft(self) -> Case:
        """Return the case and the open count as far as it is read: what is kept when all must close."""
        reading = self._work_up.reading
        if reading is None or not self.has_open_draft:
            return self.case
        return with_counts(self.case, (replace(reading.cbc, id=next_count_id(self.case.counts)),))

    # -- the case ---------------------------------------------------------------------------------------

    def add_counts(self, counts: Iterable[Cbc]) -> tuple[Cbc, ...]:
        """Add earlier counts, all as one command, but for those that a count of the case puts in question.

        The counts are held against the case as it was before, not against one another: what is odd among
        them is asked where they are typed.

        Returns:
            The counts left out: their time is taken, or they lie a tenfold jump within 24 h from a count of
            the case. `counts_refused` says why.
        """
        added, refused = sorted_out(self.case, counts)
        self._change(say("desk.add_counts", number=len(added)), with_counts(self.case, added))
        if refused:
            self.counts_refused.emit(refused)
        return tuple(cbc for cbc, _ in refused)

    def void_count(self, count_id: str, reason: str) -> None:
        """Take a count out of use; it is kept with the reason and shown struck through.

        Raises:
            ValueError: If no reason is given.
        """
        if not reason.strip():
            message = "a count is voided for a reason"
            raise ValueError(message)
        case = with_voided(self.case, (count_id,), self._clock(), _plain(reason))
        self._change(say("desk.void_count"), case)

    def add_event(self, event: Event) -> None:
        """Put an event on the time line."""
        self._change(say("desk.add_event"), with_event(self.case, event))

    def add_events(self, events: Iterable[Event]) -> None:
        """Put the events of a medication list on the time line, all as one command."""
        case = self.case
        for event in events:
            case = with_event(case, event)
        self._change(say("desk.add_events"), case)

    def replace_event(self, before: Event, event: Event) -> None:
        """Put another event in the place of one; `event_missed` says when undo took that one away."""
        if before in self.case.events:
            self._change(say("desk.amend_event"), with_event(self.case, event, before))
        else:
            self.event_missed.emit()

    def remove_event(self, event: Event) -> None:
        """Take an event off the time line; `event_missed` says when it was gone already."""
        if event in self.case.events:
            self._change(say("desk.remove_event"), without_event(self.case, event))
        else:
            self.event_missed.emit()

    def answer(self, question: str, answer: Answer | None) -> None:
        """Answer a question of the checklist; None clears it."""
        self._change(say("desk.answer"), with_answer(self.case, question, answer))

    def set_patient(self, patient: Patient) -> None:
        """Say who the counts belong to."""
        self._change(say("desk.patient"), replace(self.case, patient=patient))

    def set_notes(self, notes: str) -> None:
        """Replace the notes printed on the page."""
        self._change(say("desk.notes"), replace(self.case, notes=notes))

    # -- undo -------------------------------------------------------------------------------------------

    @property
    def undoable(self) -> Statement | None:
        """The command that undo would take back."""
        return self._drafts.undoable(self._history.position) or self._history.undoable

    @property
    def redoable(self) -> Statement | None:
        """The command that redo would do again."""
        return self._drafts.redoable(self._history.position) or self._history.redoable

    def undo(self) -> None:
        """Take back the last command; a count that was set aside comes back if nothing was typed since."""
        if self._drafts.undoable(self._history.position) is None:
            self._go_to(self._history.undo(self.case))
            return
        self._drafts.undo()
        self._drafts.let_go_of(self._ids_in_use())
        self._show_draft()

    def redo(self) -> None:
        """Do the last command taken back again."""
        if self._drafts.redoable(self._history.position) is None:
            self._go_to(self._history.redo(self.case))
            return
        self._drafts.redo()
        self._show_draft()

    def _go_to(self, case: Case | None) -> None:
        if case is None:
            return
        self._put(case)
        self._keep_amending()
        self._announce()
        self.keeping_changed.emit()

    # -- keeping ----------------------------------------------------------------------------------------

    def open_case(self, case: Case, home: Home | None) -> None:
        """Bring another case to the desk; nothing of the one before stays."""
        self._put(case)
        self._history.forget()
        self._home = home
        self._kept_case = case
        self._ends_at = None
        self._drafts.put(Draft(self._blank()))
        self._work_up = self._derive()
        self.case_opened.emit(case)
        self.draft_replaced.emit(self.typed)
        self.work_up_changed.emit(self._work_up)
        self.keeping_changed.emit()

    def open_file(self, path: Path) -> None:
        """Open a case file; raise CaseFileError, the desk unchanged, when it cannot be read."""
        self.open_case(read_case(path), CaseFile(path))

    def open_sample(self, path: Path) -> None:
        """Open a case file as a sample: it has no home, so saving asks where to."""
        self.open_case(read_case(path), None)

    def new_case(self) -> None:
        """Close the case; start an empty one in quick mode."""
        self.open_case(Case(), None)

    def bring_back(self, draft: Draft, case: Case | None = None) -> None:
        """Put typing that was kept back into the entry; nothing was done that could be taken back.

        Args:
            draft: The open count as it was kept; a count it amends that is not in use any more is let go.
            case: The case where its changes were kept and not saved; None leaves the one that is open.
        """
        if case is not None:
            self._put(case)
        self._drafts.put(draft)
        self._drafts.let_go_of(self._ids_in_use())
        self._show_draft()
        self.keeping_changed.emit()

    def save(self, home: Home | None = None) -> None:
        """Save the case where it is kept, or in a new home; the room's exception passes when that fails."""
        place = home or self._home
        if place is None:
            message = "the case has no home yet"
            raise ValueError(message)
        place.save(self.case)
        self._home = place
        self._kept_case = self.case
        self.keeping_changed.emit()

    def set_pack(self, pack: Pack) -> None:
        """Take the knowledge pack once it is loaded."""
        self._pack = pack
        self._announce()

    def set_rhythm(self, counts: tuple[Cbc, ...], rhythm: Periodicity) -> None:
        """Take the rhythm found in the recorded counts, unless they are others by now."""
        if counts is self.case.counts:
            self._rhythm = rhythm
            self._announce()

    def set_clozapine_label(self, label: Jurisdiction) -> None:
        """Take the ward's choice of a clozapine label; it belongs to no case, so no undo step."""
        self._clozapine_label = label
        self._announce()

    def set_episode_end(self, ends_at: Decimal | None) -> None:
        """Let episodes end at another count, 10^9/L, or each at its line; it goes with the case, no undo."""
        if ends_at != self._ends_at:
            self._ends_at = ends_at
            self._announce()

    # -- how it is done ---------------------------------------------------------------------------------

    def _change(self, command: Statement, case: Case, *, announce: bool = True) -> None:
        """Put another case on the desk as one step; what changes nothing is none."""
        if case == self.case:
            return
        self._drafts.go_on_from(self._history.position)
        self._history.keep(command, self.case)
        self._put(case)
        if announce:
            self._keep_amending()
            self._announce()
        self.keeping_changed.emit()

    def _keep_amending(self) -> None:
        """Go on amending a count only while it is in use."""
        before = self._drafts.open
        self._drafts.let_go_of(self._ids_in_use())
        if self._drafts.open != before:
            self.draft_replaced.emit(self.typed)

    def _show_draft(self) -> None:
        self.draft_replaced.emit(self.typed)
        self._announce()

    def _put(self, case: Case) -> None:
        if case.counts is not self.case.counts:
            self._rhythm = None
        self._assessed = AssessedCase(case, self._assessed.schemes, self._assessed)

    def _announce(self) -> None:
        self._work_up = self._derive()
        self.work_up_changed.emit(self._work_up)

    def _derive(self) -> WorkUp:
        now = self._clock()
        return WorkUp(
            self._assessed,
            reading=read_draft(self._drafts.open, self._assessed, now, self._lower_limit),
            replaces=self.amends,
            pack=self._pack,
            today=now.date(),
            typed=self.typed,
            clozapine_label=self._clozapine_label,
            rhythm=self._rhythm,
            ends_at=self._ends_at,
        )

    def _blank(self) -> TypedCbc:
        return TypedCbc(mode=self._mode, wbc_unit=self._first_unit, anc_unit=self._first_unit)

    def _count(self, count_id: str) -> Cbc:
        return next(cbc for cbc in self.case.counts if cbc.id == count_id)

    def _ids_in_use(self) -> frozenset[str]:
        return frozenset(cbc.id for cbc in self.case.counts if cbc.voided is None)


def _plain(reason: str) -> str:
    """Return a reason on one line, without blanks around it."""
    return " ".join(reason.split())
