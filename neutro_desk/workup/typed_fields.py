"""Single typed fields of a count become exact values, or the note that stands under the field."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.case import Quantity
from neutro_desk.workup.moments import read_moment
from neutro_desk.workup.quantities import read_typed_number, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, say
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
        if number.value is None:
            self._number_problem(field, text)
            return None
        code = self._unit(field, text, unit_text, kind)
        return None if code is None else Quantity(number.value, code, number.comparator)

    def share(self, field: str) -> Decimal | None:
        """Return a number that stands for itself: a share, an absolute cell count, nucleated red cells."""
        text = self._text(field)
        if not text:
            return None
        number = read_typed_number(text)
        if number.value is None:
            self._number_problem(field, text)
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
        if read.problem is not None:
            asks = len(read.may_be) > 1
            kind = NoteKind.ASK if asks else NoteKind.NOTE if read.incomplete else NoteKind.BLOCK
            choices = tuple(_moment_choice(moment) for moment in read.may_be)
            self.notes.append(Note(kind, "collected", read.problem, choices))
        elif read.old and read.value is not None and now is not None:
            days = (now - read.value).days
            self.notes.append(Note(NoteKind.NOTE, "collected", say("moment.old", time=read.value, days=days)))
        return read.value

    def _text(self, field: str) -> str:
        text: str = getattr(self.typed, field)
        return text.strip()

    def _block(self, field: str, key: str, text: str) -> None:
        self.notes.append(Note(NoteKind.BLOCK, field, say(key, text=text)))

    def _number_problem(self, field: str, text: str) -> None:
        read = read_typed_number(text)
        if read.problem is None:
            return
        choices = tuple(Choice(say("choice.number", number=one), ((field, one),)) for one in read.may_be)
        self.notes.append(Note(NoteKind.ASK if choices else NoteKind.BLOCK, field, read.problem, choices))

    def _unit(self, field: str, text: str, unit_text: str, kind: Kind) -> str | None:
        read = read_unit(unit_text, kind)
        if read.unit is not None:
            return read.unit.code
        changed = "anc_unit" if field == "anc_lower_limit" else f"{field}_unit"
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
        if read.problem is not None:
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


def _moment_choice(moment: date) -> Choice:
    day = moment.strftime("%Y-%m-%d")
    if not isinstance(moment, datetime):
        return Choice(say("choice.day", day=moment), (("collected_date", day), ("collected_time", "")))
    clock = moment.strftime("%H:%M")
    return Choice(say("choice.time", time=moment), (("collected_date", day), ("collected_time", clock)))
