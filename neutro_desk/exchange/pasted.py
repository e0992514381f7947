"""A pasted laboratory report becomes counts as typed text, and a row for every value and every line of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from neutro_desk.exchange.analyte_names import read_name
from neutro_desk.exchange.pasted_block import read_block
from neutro_desk.exchange.pasted_counts import collect
from neutro_desk.exchange.pasted_found import Found
from neutro_desk.exchange.pasted_moments import Settled, settled
from neutro_desk.exchange.pasted_units import unit_questions
from neutro_desk.exchange.pasted_values import Value, judged
from neutro_desk.workup.pasted import PastedCount, PastedReport, PastedRow, Standing
from neutro_desk.workup.statements import Note, Statement, say

Moment = tuple[str, str]
"""Text of a date and of a time."""

_NO_MOMENT: Moment = ("", "")


def read_pasted(
    text: str,
    *,
    first_unit: str = "10*9/L",
    now: datetime | None = None,
    answers: frozenset[str] = frozenset(),
) -> PastedReport:
    """Read a pasted block of laboratory results; nothing is guessed and no line is dropped.

    Numbers go into the counts exactly as written, so that `1,500` keeps its question. A unit that is missing
    stays blank and is asked for.

    Args:
        text: The block: one result or one collection per line, columns, or running text.
        first_unit: The ward's first unit, beside white counts and ANCs that the block does not give.
        now: The workstation's time: dates without a year lie before it, and none lies after it.
        answers: The `confirms` of the choices taken for the questions of an earlier reading.

    Returns:
        Rows in the order of the block, a count for each collection, and questions about the whole block.
    """
    found = _with_only_collection(_with_list_of_counts(read_block(text)))
    moments = settled((one.stamp for one in found if one.stamp is not None), answers, now)
    groups: dict[Moment, list[Value]] = {}
    values: dict[int, Value] = {}
    for place, one in enumerate(found):
        if one.is_moment or _is_readable(one):
            groups.setdefault(_moment(one, moments), [])
        if _is_readable(one):
            values[place] = judged(one, answers)
            groups[_moment(one, moments)].append(values[place])
    counts: list[PastedCount] = []
    places: dict[Moment, int] = {}
    asked: list[Note] = list(moments.questions)
    for moment, group in groups.items():
        collected = collect(group, moment, answers, first_unit)
        if collected.typed is not None:
            places[moment] = len(counts)
            counts.append(PastedCount(collected.typed))
        asked += [note for note in collected.questions if note.field not in {other.field for other in asked}]
    asked += unit_questions(counts, first_unit)
    rows = [
        _row(one, values.get(place), places.get(_moment(one, moments)), moments)
        for place, one in enumerate(found)
    ]
    return PastedReport(tuple(sorted(rows, key=_line)), tuple(counts), tuple(asked))


def _is_readable(found: Found) -> bool:
    known = found.analyte is not None and bool(found.analyte.field)
    return known and found.reason is None and not found.is_moment


def _line(row: PastedRow) -> int:
    return row.line


def _moment(found: Found, moments: Settled) -> Moment:
    return _NO_MOMENT if found.stamp is None else moments.texts[found.stamp]


def _with_list_of_counts(found: list[Found]) -> list[Found]:
    """Let numbers beside dates be neutrophil counts where the whole block names nothing at all."""
    anc = read_name("ANC")
    names = any(one.analyte is not None or (one.name and one.reason is None) for one in found)
    listed = []
    for one in found:
        is_bare = (
            not one.name and one.analyte is None and one.value and one.reason is None and not one.is_moment
        )
        if not is_bare:
            listed.append(one)
        elif not names and one.stamp is not None and one.stamp.line == one.line and _is_one_number(one):
            listed.append(replace(one, analyte=anc))
        else:
            listed.append(replace(one, reason=say("pasted.no_name")))
    return listed


def _is_one_number(found: Found) -> bool:
    return not found.beside and " " not in found.value


def _with_only_collection(found: list[Found]) -> list[Found]:
    """Let the only time of the block that is called the collection hold for the rows above it too."""
    stamps = {one.stamp for one in found if one.stamp is not None}
    titles = {one.stamp for one in found if one.is_moment}
    only = next(iter(stamps)) if len(stamps) == 1 else None
    if only is None or not only.labelled or only not in titles:
        return found
    return [one if one.stamp is not None else replace(one, stamp=only) for one in found]


def _row(found: Found, value: Value | None, count: int | None, moments: Settled) -> PastedRow:
    row = PastedRow(
        line=found.line,
        until=found.until,
        name=found.name,
        value=found.value,
        flag=found.flag,
        unit=found.unit,
        reference=found.reference,
        count=count if found.value else None,
    )
    if found.is_moment:
        return _moment_row(row, found, moments)
    if value is None:
        return replace(row, remark=found.reason or _why_not(found))
    if value.is_in and found.stamp is not None and found.stamp.zone and found.stamp.line == found.line:
        value.ask(say("pasted.zone", zone=found.stamp.zone))
    if value.is_in and not found.name:
        value.add(say("pasted.no_name_anc"))
    return replace(row, field=value.target or None, standing=value.standing, remark=value.remark)


def _why_not(found: Found) -> Statement:
    return say("pasted.not_known" if found.analyte is None else "pasted.not_used")


def _moment_row(row: PastedRow, found: Found, moments: Settled) -> PastedRow:
    if row.count is None:
        doubtful = found.stamp is not None and found.stamp.bare_clock and not found.stamp.labelled
        return replace(row, remark=say("pasted.time_or_count" if doubtful else "pasted.no_values"))
    taken = replace(row, field="collected_date", standing=Standing.TAKEN)
    if found.stamp is not None and found.stamp.zone:
        return replace(taken, standing=Standing.ASKED, remark=say("pasted.zone", zone=found.stamp.zone))
    if found.stamp in moments.open:
        return replace(taken, standing=Standing.ASKED, remark=say("pasted.order_row"))
    return taken
