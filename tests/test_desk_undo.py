"""Undo and redo hold for every command on the case, in any order a ward may give them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from inspect import isfunction

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from neutro_desk.desk import Desk
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Answer, Case, Cbc, Event, EventKind, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.grading import Schemes
from tests.test_desk import FALL, PASTED, SEVERE, laboratory_count

NOW = datetime(2026, 11, 21, 7, 32)
BY_ENTRY = ("desk.clear_count", "desk.take_pasted")
"""Commands on the entry alone: taking them back leaves the case."""

numbers = st.decimals(Decimal("0.1"), Decimal(3), places=2)
reasons = st.sampled_from(("wrong patient", "clotted sample", "typing error", "said by telephone"))
events = st.sampled_from(
    (
        Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 1)),
        Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40)),
        Event(EventKind.TRANSFUSION, at=date(2026, 11, 20)),
    )
)


class Ward(RuleBasedStateMachine):
    """Someone who gives commands in any order; beside the desk the cases are written down by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(load_schemes(resource("schemes")), lambda: NOW)
        self.desk.open_case(FALL, None)
        self.past: list[Case] = []
        self.future: list[Case] = []
        self.days = 0

    def done(self, command: Callable[[], object]) -> None:
        """Give a command; write the case down when it was another one afterwards."""
        before = self.desk.case
        command()
        if self.desk.case != before:
            self.past.append(before)
            self.future.clear()

    def earlier(self) -> datetime:
        """Return a time that no count has, days away from every other."""
        self.days += 3
        return datetime(2026, 9, 1, 6, 10) - timedelta(days=self.days)

    def in_use(self) -> list[Cbc]:
        return [cbc for cbc in self.desk.case.counts if cbc.voided is None]

    @rule(anc=numbers)
    def add_count(self, anc: Decimal) -> None:
        when = self.earlier()
        self.desk.start_count()
        typed = TypedCbc(EntryMode.LABORATORY_ANC, f"{when:%Y-%m-%d}", f"{when:%H:%M}", anc=str(anc))
        self.desk.type_draft(typed)
        before = len(self.desk.case.counts)
        self.done(self.desk.add_count)
        assert len(self.desk.case.counts) == before + 1

    @rule(anc=numbers, reason=reasons, data=st.data())
    def amend(self, anc: Decimal, reason: str, data: st.DataObject) -> None:
        if not self.in_use():
            return
        cbc = data.draw(st.sampled_from(self.in_use()))
        self.desk.amend_count(cbc.id)
        self.desk.type_draft(replace(self.desk.typed, anc=str(anc), laboratory="North"))
        self.desk.give_reason(reason)
        self.done(self.desk.add_count)

    @rule(data=st.data())
    def open_an_amendment(self, data: st.DataObject) -> None:
        if self.in_use():
            self.desk.amend_count(data.draw(st.sampled_from(self.in_use())).id)

    @rule(reason=reasons, data=st.data())
    def void(self, reason: str, data: st.DataObject) -> None:
        if self.desk.case.counts:
            cbc = data.draw(st.sampled_from(self.desk.case.counts))
            self.done(lambda: self.desk.void_count(cbc.id, reason))

    @rule(values=st.lists(numbers, max_size=3))
    def add_earlier_counts(self, values: list[Decimal]) -> None:
        counts = [Cbc(collected=self.earlier(), anc=Quantity(value, "10*9/L")) for value in values]
        self.done(lambda: self.desk.add_counts(counts))

    @rule(event=events)
    def add_event(self, event: Event) -> None:
        self.done(lambda: self.desk.add_event(event))

    @rule(several=st.lists(events, max_size=3))
    def add_events(self, several: list[Event]) -> None:
        self.done(lambda: self.desk.add_events(several))

    @precondition(lambda self: self.desk.case.events)
    @rule(event=events, data=st.data())
    def replace_event(self, event: Event, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.desk.case.events))
        self.done(lambda: self.desk.replace_event(before, event))

    @precondition(lambda self: self.desk.case.events)
    @rule(data=st.data())
    def remove_event(self, data: st.DataObject) -> None:
        event = data.draw(st.sampled_from(self.desk.case.events))
        self.done(lambda: self.desk.remove_event(event))

    @rule(question=st.sampled_from(("fever-or-unwell", "other")), word=st.sampled_from(("yes", "no", "")))
    def answer(self, question: str, word: str) -> None:
        self.done(lambda: self.desk.answer(question, Answer(word) if word else None))

    @rule(name=st.sampled_from((None, "SMITH, Jane", "DOE, John")))
    def set_patient(self, name: str | None) -> None:
        self.done(lambda: self.desk.set_patient(Patient(name=name)))

    @rule(notes=st.sampled_from(("", "Repeat tomorrow.", "Film seen.")))
    def set_notes(self, notes: str) -> None:
        self.done(lambda: self.desk.set_notes(notes))

    @rule(segs=st.integers(1, 60))
    def type_something(self, segs: int) -> None:
        self.done(lambda: self.desk.type_draft(replace(self.desk.typed, segs=str(segs))))

    @rule()
    def paste(self) -> None:
        self.done(lambda: self.desk.take_pasted(PASTED))

    @rule()
    def clear(self) -> None:
        self.done(self.desk.start_count)

    @rule()
    def undo(self) -> None:
        command = self.desk.undoable
        before, typed = self.desk.case, self.desk.typed
        self.desk.undo()
        if command is None:
            assert (self.desk.case, self.past) == (before, [])
        elif command.key in BY_ENTRY:
            assert self.desk.case == before
        else:
            self.future.append(before)
            assert self.desk.case == self.past.pop()
            assert self.desk.typed == typed

    @rule()
    def redo(self) -> None:
        command, before = self.desk.redoable, self.desk.case
        self.desk.redo()
        if command is None:
            assert (self.desk.case, self.future) == (before, [])
        elif command.key in BY_ENTRY:
            assert self.desk.case == before
        else:
            self.past.append(before)
            assert self.desk.case == self.future.pop()

    @rule()
    def undo_and_redo_of_the_last_command_meet(self) -> None:
        before = (self.desk.case, self.desk.typed, self.desk.undoable)
        if self.desk.undoable is None:
            return
        amending = self.desk.amends
        self.desk.undo()
        self.desk.redo()
        assert (self.desk.case, self.desk.typed, self.desk.undoable) == before
        assert self.desk.amends in {amending, None}

    @invariant()
    def every_count_has_an_id_of_its_own_and_no_voided_one_is_used(self) -> None:
        ids = [cbc.id for cbc in self.desk.case.counts]
        assert len(ids) == len(set(ids))
        assert {count.cbc.id for count in self.desk.work_up.dated if count.cbc.id} <= set(ids)
        assert self.desk.amends is None or self.desk.amends in {cbc.id for cbc in self.in_use()}

    @invariant()
    def what_is_voided_says_why(self) -> None:
        assert all(cbc.voided.reason for cbc in self.desk.case.counts if cbc.voided is not None)

    def teardown(self) -> None:
        """Take everything back: the case is the first one again; do everything again: it is the last."""
        last = self.desk.case
        taken_back = 0
        while self.desk.undoable is not None:
            self.desk.undo()
            taken_back += 1
        assert self.desk.case == FALL
        assert not self.desk.has_unsaved_changes
        for _ in range(taken_back):
            self.desk.redo()
        if not self.future:
            assert self.desk.case == last


Ward.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, report_multiple_bugs=False
)
TestAnyOrderOfCommands = Ward.TestCase


# -- each command by name ---------------------------------------------------------------------------------


def _amended(desk: Desk) -> None:
    desk.amend_count("c1")
    desk.type_draft(replace(desk.typed, anc="0.18"))
    desk.give_reason("typing error")
    assert desk.add_count()


def _added(desk: Desk) -> None:
    desk.type_draft(SEVERE)
    assert desk.add_count()


def _corrected(desk: Desk) -> None:
    desk.type_draft(replace(SEVERE, collected_date="19-Nov-2026"))
    reading = desk.work_up.reading
    assert reading is not None
    offered = [choice for note in reading.notes for choice in note.choices]
    desk.choose(next(choice for choice in offered if choice.label.key == "choice.replace"))
    assert desk.add_count()


FEVER = Event(EventKind.FEVER, at=date(2026, 11, 21))
CARBIMAZOLE = Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 12))
COMMANDS: dict[str, Callable[[Desk], object]] = {
    "adding a count": _added,
    "amending a count": _amended,
    "voiding a count": lambda desk: desk.void_count("c1", "clotted sample"),
    "adding 2 counts": lambda desk: desk.add_counts(
        laboratory_count("", "0.9", datetime(2026, 11, day)) for day in (2, 3)
    ),
    "adding an event": lambda desk: desk.add_event(FEVER),
    "taking over a medication list": lambda desk: desk.add_events((FEVER, CARBIMAZOLE)),
    "amending an event": lambda desk: desk.replace_event(desk.case.events[0], FEVER),
    "removing an event": lambda desk: desk.remove_event(desk.case.events[0]),
    "an answer": lambda desk: desk.answer("fever-or-unwell", Answer("yes")),
    "the patient's details": lambda desk: desk.set_patient(Patient(name="SMITH, Jane")),
    "the notes": lambda desk: desk.set_notes("Repeat tomorrow."),
}


@pytest.fixture
def desk(schemes: Schemes, now: datetime) -> Desk:
    desk = Desk(schemes, lambda: now)
    clozapine = Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 1))
    desk.open_case(replace(FALL, events=(clozapine,)), None)
    return desk


@pytest.mark.parametrize("text", COMMANDS)
def test_each_command_is_taken_back_and_done_again_by_its_name(
    desk: Desk, phrasebook: Phrasebook, text: str
) -> None:
    first = desk.case
    COMMANDS[text](desk)
    after = desk.case
    assert after != first
    assert desk.undoable is not None
    assert phrasebook.text(desk.undoable) == text
    desk.undo()
    assert desk.case == first
    assert desk.redoable is not None
    assert phrasebook.text(desk.redoable) == text
    desk.redo()
    assert desk.case == after


def test_a_correction_is_taken_back_whole(desk: Desk) -> None:
    first = desk.case
    _corrected(desk)
    assert [cbc.voided is None for cbc in desk.case.counts] == [False, True, True]
    desk.undo()
    assert desk.case == first


def test_every_public_command_on_the_case_is_tried_here() -> None:
    """A new command that changes the case must join the table above, or the list of those that do not."""
    others = {
        *("type_draft", "choose", "take_pasted", "start_count", "amend_count", "give_reason"),  # the entry
        *("undo", "redo", "open_case", "open_file", "open_sample", "new_case", "bring_back", "save"),
        *("set_pack", "set_clozapine_label", "set_rhythm"),  # of the ward or worked out, not of the case
        "set_episode_end",  # of the session
        *("obstacle", "case_with_draft"),  # change nothing
    }
    tried = {
        *("add_count", "void_count", "add_counts", "add_event", "replace_event", "remove_event"),
        *("add_events", "answer", "set_patient", "set_notes"),
    }
    own = {name for name, member in vars(Desk).items() if isfunction(member) and not name.startswith("_")}
    assert own - others == tried
