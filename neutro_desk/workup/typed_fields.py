"""Single typed fields of a count become exact values, or the note that stands under the field."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Quantity
from neutro_desk.workup.moments import MomentReading, only_a_time, read_moment
from neutro_desk.workup.quantities import read_typed_number, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say
from neutro_desk.workup.typed import TypedCbc
from neutro_desk.workup.units import CELLS_PER_MILLILITRE, Kind, read_unit

_WHOLE = re.compile(r"[1-9][0-9]{0,4}\Z", re.ASCII)
_UNITS_TO_CHOOSE = {Kind.WHITE_CELLS: ("10*9/L", "/uL"), Kind.HAEMOGLOBIN: ("g/L", "g/dL")}


class TypedFields:
    """Reads the fields of one typed count and collects every note on the way."""

    def __init__(self, typed: TypedCbc) -> None:
        """Keep the text; nothing is read yet."""
        self.typed = typed
        self.notes: list[Note] = []

    def amount(self, field: str, unit_text: str, kind: Kind) -> Quantity | None:
        """Return a measured amount with its unit; None when blank or not understood."""
        text = self._text(field)
        if not text:
            return None
        number = read_typed_number(text)
        if number.problem is not None:
            self._number_problem(field, number.problem, number.may_be)
            return None
        code = self._unit(field, text, unit_text, kind)
        return (
            None if code is None or number.value is None else Quantity(number.value, code, number.comparator)
        )

    def share(self, field: str) -> Decimal | None:
        """Return a number that stands for itself: a share, an absolute cell count, nucleated red cells."""
        text = self._text(field)
        if not text:
            return None
        number = read_typed_number(text)
        if number.problem is not None:
            self._number_problem(field, number.problem, number.may_be)
        elif number.comparator is not None:
            self._block(field, "share.comparator", text)
            return None
        return number.value

    def whole_number(self, field: str) -> int | None:
        """Return a whole number of cells; None when blank or not one."""
        text = self._text(field)
        if text and not _WHOLE.match(text):
            self._block(field, "cells_counted.not_whole", text)
            return None
        return int(text) if text else None

    def differential_unit(self) -> str | None:
        """Return the unit of the differential; None when it is not understood."""
        text = self.typed.differential_unit
        if read_unit(text, Kind.SHARE).unit is not None:
            return "%"
        return self._unit("differential", "", text, Kind.WHITE_CELLS)

    def collected(self, now: datetime | None) -> datetime | None:
        """Return the collection time; None when blank or not understood."""
        read = read_moment(self.typed.collected_date, self.typed.collected_time, now)
        self._moment_problem("collected", read)
        if read.old and read.value is not None and now is not None:
            days = (now - read.value).days
            self.notes.append(Note(NoteKind.NOTE, "collected", say("moment.old", time=read.value, days=days)))
        return read.value

    def received(self, now: datetime | None, collected: datetime | None) -> datetime | None:
        """Return when the sample arrived; None when blank or not understood.

        A time without a day follows the collection: it asks where it may be the same day or the next.
        """
        day_text, time_text = self.typed.received_date, self.typed.received_time
        clock = only_a_time(day_text, time_text)
        read = read_moment(day_text, time_text, now)
        if clock is not None and now is not None and collected is not None:
            days = (collected.date() + timedelta(days=days) for days in range(2))
            times = (datetime.combine(day, clock) for day in days)
            may_be = tuple(time for time in times if collected <= time <= now)
            if len(may_be) > 1:
                asked = say("moment.which", text=day_text.strip() or time_text.strip())
                read = MomentReading(problem=asked, may_be=may_be)
            elif may_be:
                read = MomentReading(may_be[0])
        self._moment_problem("received", read)
        return read.value

    def _moment_problem(self, field: str, read: MomentReading) -> None:
        if read.problem is not None:
            asks = len(read.may_be) > 1
            kind = NoteKind.ASK if asks else NoteKind.NOTE if read.incomplete else NoteKind.BLOCK
            choices = tuple(_moment_choice(field, moment) for moment in read.may_be)
            self.notes.append(Note(kind, field, read.problem, choices))

    def _text(self, field: str) -> str:
        text: str = getattr(self.typed, field)
        return text.strip()

    def _block(self, field: str, key: str, text: str) -> None:
        self.notes.append(Note(NoteKind.BLOCK, field, say(key, text=text)))

    def _number_problem(self, field: str, problem: Statement, may_be: tuple[str, ...]) -> None:
        shown = (problem["small"], problem["large"]) if may_be else ()
        choices = tuple(
            Choice(say("choice.number", number=number), ((field, answer),))
            for number, answer in zip(shown, may_be, strict=True)
        )
        self.notes.append(Note(NoteKind.ASK if choices else NoteKind.BLOCK, field, problem, choices))

    def _unit(self, field: str, text: str, unit_text: str, kind: Kind) -> str | None:
        read = read_unit(unit_text, kind)
        if read.problem is None:
            return read.unit.code if read.unit else None
        changed = f"{field}_unit"
        key = f"unit:{field}:{text} {CELLS_PER_MILLILITRE.code}"
        if read.may_be and key in self.typed.confirmed:
            return CELLS_PER_MILLILITRE.code
        codes = [unit.code for unit in read.may_be if unit is not CELLS_PER_MILLILITRE]
        if not unit_text.strip():
            codes = list(_UNITS_TO_CHOOSE.get(kind, ()))
        choices = [Choice(say("choice.unit", unit=unit_label(code)), ((changed, code),)) for code in codes]
        if read.may_be:
            right = say("choice.is_right", number=text, unit=CELLS_PER_MILLILITRE.label)
            choices.append(Choice(right, confirms=key))
        kind_of_note = NoteKind.ASK if choices else NoteKind.BLOCK
        self.notes.append(Note(kind_of_note, field, read.problem, tuple(choices)))
        return None

    def bands_twice(self) -> None:
        """Ask when bands are typed although they are ticked as not reported."""
        text = self._text("bands")
        if not text or not self.typed.bands_not_reported:
            return
        choices = (
            Choice(say("choice.with_unit", number=text, unit="%"), (("bands_not_reported", ""),)),
            Choice(say("choice.not_reported"), (("bands", ""),)),
        )
        self.notes.append(Note(NoteKind.ASK, "bands", say("bands.twice", text=text), choices))


def _moment_choice(field: str, moment: date) -> Choice:
    day, day_field, time_field = moment.strftime("%Y-%m-%d"), f"{field}_date", f"{field}_time"
    if not isinstance(moment, datetime):
        return Choice(say("choice.day", day=moment), ((day_field, day), (time_field, "")))
    clock = moment.strftime("%H:%M")
    return Choice(say("choice.time", time=moment), ((day_field, day), (time_field, clock)))
