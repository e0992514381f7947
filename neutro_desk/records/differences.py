"""What changed between two cases, as facts to add: values that stayed, or read the same, add nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from neutro_desk.records.codec import Codec
from neutro_desk.records.errors import records_error
from neutro_desk.records.places import places
from neutro_desk.workup.case import Case, Event, Patient


class FactKind(Enum):
    """Kinds of facts of a patient."""

    PATIENT = "patient"
    COUNT = "count"
    EVENT = "event"
    ANSWER = "answer"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class StandingFact:
    """The last revision of one fact.

    Attributes:
        place: Where it stands among its kind.
        payload: Its bytes; None when it was taken back.
    """

    place: int
    payload: bytes | None


@dataclass(frozen=True, slots=True)
class NewFact:
    """One fact to add; no payload takes the one of this name back."""

    kind: FactKind
    name: str
    place: int
    payload: bytes | None


Standing = Mapping[tuple[FactKind, str], StandingFact]


def new_facts(before: Case, after: Case, standing: Standing, codec: Codec) -> tuple[NewFact, ...]:
    """Return what to add so that the store holds `after`.

    Args:
        before: The case the change began with.
        after: The case to keep.
        standing: What the store holds of the patient.
        codec: Makes the bytes.

    Raises:
        RecordsError: If the store does not hold `before` where the two differ (another save was faster), or
            a value would not come back as it is.
    """
    work = _Differences(standing, codec)
    work.patient(before, after)
    work.counts(before, after)
    work.events(before.events, after.events)
    work.answers(before, after)
    work.notes(before, after)
    return tuple(work.found)


def first_fact(patient: Patient, codec: Codec) -> NewFact:
    """Return the fact a patient begins with; raise RecordsError when it would not come back as it is."""
    content = codec.encode_patient(patient)
    _comes_back(codec.decode_patient, content, patient)
    return NewFact(FactKind.PATIENT, "", 0, content)


class _Differences:
    """Collects the facts to add, kind by kind."""

    def __init__(self, standing: Standing, codec: Codec) -> None:
        self.found: list[NewFact] = []
        self._standing = standing
        self._codec = codec

    def patient(self, before: Case, after: Case) -> None:
        if before.patient is not after.patient:
            old = self._codec.encode_patient(before.patient)
            new = self._codec.encode_patient(after.patient)
            _comes_back(self._codec.decode_patient, new, after.patient)
            self._single(FactKind.PATIENT, "", old, new)

    def notes(self, before: Case, after: Case) -> None:
        if before.notes != after.notes:
            self._single(FactKind.NOTES, "", before.notes.encode() or None, after.notes.encode() or None)

    def answers(self, before: Case, after: Case) -> None:
        for question in dict.fromkeys((*before.answers, *after.answers)):
            was, now = before.answers.get(question), after.answers.get(question)
            if was is not now:
                new = None if now is None else self._codec.encode_answer(now)
                if new is not None:
                    _comes_back(self._codec.decode_answer, new, now)
                old = None if was is None else self._codec.encode_answer(was)
                self._single(FactKind.ANSWER, question, old, new)

    def counts(self, before: Case, after: Case) -> None:
        was = {cbc.id: cbc for cbc in before.counts}
        now = {cbc.id: cbc for cbc in after.counts}
        if len(now) != len(after.counts):
            raise records_error("cannot_be_kept")
        self._as_standing(FactKind.COUNT, was)
        changed: dict[str, bytes] = {}
        for name, cbc in now.items():
            earlier = was.get(name)
            if cbc is earlier:
                continue
            new = self._codec.encode_count(cbc)
            old = None if earlier is None else self._codec.encode_count(earlier)
            self._expected(FactKind.COUNT, name, old)
            if new != old:
                _comes_back(self._codec.decode_count, new, cbc)
                changed[name] = new
        for name in was.keys() - now.keys():
            self._expected(FactKind.COUNT, name, self._codec.encode_count(was[name]))
        self._ordered(FactKind.COUNT, list(now), changed)

    def events(self, before: tuple[Event, ...], after: tuple[Event, ...]) -> None:
        """Keep an event's number as long as its neighbours tell which it is: it has no name of its own."""
        if before is after:
            return
        was, now = self._encoded(before), self._encoded(after)
        names = self._standing_names(FactKind.EVENT)
        if [self._payload(FactKind.EVENT, name) for name in names] != was:
            raise records_error("changed_meanwhile")
        free = 1 + max((int(name) for kind, name in self._standing if kind is FactKind.EVENT), default=0)
        order: list[str] = []
        changed: dict[str, bytes] = {}
        for _, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            for step, j in enumerate(range(j1, j2)):
                if i1 + step < i2:
                    order.append(names[i1 + step])
                else:
                    order.append(str(free))
                    free += 1
                if i1 + step >= i2 or was[i1 + step] != now[j]:
                    _comes_back(self._codec.decode_event, now[j], after[j])
                    changed[order[-1]] = now[j]
        self._ordered(FactKind.EVENT, order, changed)

    # -- adding -------------------------------------------------------------------------------------------

    def _encoded(self, events: Iterable[Event]) -> list[bytes]:
        return [self._codec.encode_event(event) for event in events]

    def _single(self, kind: FactKind, name: str, old: bytes | None, new: bytes | None) -> None:
        self._expected(kind, name, old)
        if new != old:
            self.found.append(NewFact(kind, name, 0, new))

    def _ordered(self, kind: FactKind, order: list[str], changed: Mapping[str, bytes]) -> None:
        """Add what changed, what lost its place, and what is gone."""
        known = [self._place(kind, name) for name in order]
        for name, was, now in zip(order, known, places(known), strict=True):
            if name in changed or was != now:
                payload = changed.get(name) or self._payload(kind, name)
                self.found.append(NewFact(kind, name, now, payload))
        stays = set(order)
        gone = [name for name in self._standing_names(kind) if name not in stays]
        self.found += [NewFact(kind, name, self._place(kind, name) or 0, None) for name in gone]

    def _standing_names(self, kind: FactKind) -> list[str]:
        """Return the names of the kind that stand, in their order."""
        standing = [
            (fact.place, name)
            for (one, name), fact in self._standing.items()
            if one is kind and fact.payload is not None
        ]
        return [name for _, name in sorted(standing)]

    def _place(self, kind: FactKind, name: str) -> int | None:
        fact = self._standing.get((kind, name))
        return None if fact is None else fact.place

    def _payload(self, kind: FactKind, name: str) -> bytes | None:
        fact = self._standing.get((kind, name))
        return None if fact is None else fact.payload

    # -- refusing -----------------------------------------------------------------------------------------

    def _expected(self, kind: FactKind, name: str, old: bytes | None) -> None:
        if self._payload(kind, name) != old:
            raise records_error("changed_meanwhile")

    def _as_standing(self, kind: FactKind, names: Iterable[str]) -> None:
        if set(self._standing_names(kind)) != set(names):
            raise records_error("changed_meanwhile")


def _comes_back(decode: Callable[[bytes], object], content: bytes, value: object) -> None:
    """Refuse a value whose bytes would not be read back as it is."""
    try:
        is_same = decode(content) == value
    except ValueError as error:
        raise records_error("cannot_be_kept") from error
    if not is_same:
        raise records_error("cannot_be_kept")
