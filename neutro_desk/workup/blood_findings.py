"""Findings that the blood count in question tells: other cell lines, how low the count went, the sample.

Haemoglobin, MCV and platelets are often not repeated with each count: the last value stands for at most seven
days, and the fact then names its day. A field with an open question tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Comparator, Quantity, Sex
from neutro_desk.workup.patient_findings import ADULT_YEARS, days_of, is_child, years_of
from neutro_desk.workup.quantities import EXACT, display_number, to_canonical
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import NoteKind, Statement, say
from neutro_desk.workup.timing import anc_below, current_episode, is_below
from neutro_desk.workup.told import Known, Told

LOW_HAEMOGLOBIN_MEN = Decimal(130)
LOW_HAEMOGLOBIN_WOMEN = Decimal(120)
"""Below these haemoglobin is low, g/L, from 15 years, not pregnant. Source: WHO 2011."""

LOW_HAEMOGLOBIN_CHILDREN = ((5, Decimal(110)), (12, Decimal(115)), (ADULT_YEARS, Decimal(120)))
"""Under so many years haemoglobin is low below this, g/L, from 6 months on. Source: WHO 2011."""

CHILDREN_FROM_DAYS = 183
"""No limit for haemoglobin is known here under six months."""

LOW_PLATELETS = Decimal(150)
"""10^9/L."""

LARGE_CELLS_FL = Decimal(100)
SEVERE_LINE = Decimal("0.5")
OLD_SAMPLE_HOURS = 24
_STANDS_FOR = timedelta(days=7)
_G_PER_L = {"g/L": Decimal(1), "g/dL": Decimal(10)}


def anaemia(known: Known) -> Told | None:
    """Yes or no by haemoglobin, from 15 years; with unknown sex silent between the limits of the sexes."""
    found = _haemoglobin(known)
    if found is None:
        return None
    low, grams, shown = found
    return Told(low, Origin.COUNTS, say("fact.haemoglobin", value=display_number(grams), on=shown))


def thrombocytopenia(known: Known) -> Told | None:
    """Yes or no by platelets, against 150 x 10^9/L."""
    found = _platelets(known)
    if found is None:
        return None
    low, count, shown = found
    return Told(low, Origin.COUNTS, say("fact.platelets", value=display_number(count), on=shown))


def other_lines_low(known: Known) -> Told | None:
    """Answer "other cell lines low?": no when haemoglobin and platelets both are not, yes when either is."""
    red, platelets = _haemoglobin(known), _platelets(known)
    if red is not None and platelets is not None:
        fact = say(
            "fact.other_lines", haemoglobin=display_number(red[1]), platelets=display_number(platelets[1])
        )
        return Told(red[0] or platelets[0], Origin.COUNTS, fact)
    if red is not None and red[0]:
        return anaemia(known)
    return thrombocytopenia(known) if platelets is not None and platelets[0] else None


def macrocytosis(known: Known) -> Told | None:
    """Yes or no by the mean cell volume, against 100 fL."""
    found = _latest_with(known, "mcv")
    if found is None or found[0].unit != "fL":
        return None
    entered, shown = found
    above = _is_above(entered.value, LARGE_CELLS_FL, entered.comparator)
    if above is None:
        return None
    return Told(above, Origin.COUNTS, say("fact.mcv", value=display_number(entered.value), on=shown))


def both_lines_low(known: Known) -> Told | None:
    """Yes: haemoglobin and platelets are both low (pancytopenia); no: either one is not."""
    red, platelets = _haemoglobin(known), _platelets(known)
    told = [found for found in (red, platelets) if found is not None]
    if not told or (len(told) == 1 and told[0][0]):
        return None
    if red is not None and platelets is not None:
        fact = say(
            "fact.other_lines", haemoglobin=display_number(red[1]), platelets=display_number(platelets[1])
        )
        return Told(red[0] and platelets[0], Origin.COUNTS, fact)
    line = anaemia(known) if red is not None else thrombocytopenia(known)
    return None if line is None else Told(False, Origin.COUNTS, line.fact)


def sample_old(known: Known) -> Told | None:
    """Yes or no: the sample reached the laboratory more than 24 hours after it was taken."""
    count = known.latest
    if count is None or count.cbc.collected is None or count.cbc.received is None:
        return None
    hours = (count.cbc.received - count.cbc.collected) / timedelta(hours=1)
    if hours < 0:
        return None
    return Told(hours > OLD_SAMPLE_HOURS, Origin.COUNTS, say("fact.sample_age", hours=hours))


def severe_count(known: Known) -> Told | None:
    """Yes or no: below 0.5 x 10^9/L at the latest count with a number, or at any count of the same fall.

    The lowest of these is told.
    """
    numbered = [
        one for one in known.in_question if one.anc.value is not None or one.anc.upper_limit is not None
    ]
    if not numbered:
        return None
    judged = (*_of_the_fall(known, numbered), numbered[-1])
    severe = [one for one in judged if anc_below(one.anc, SEVERE_LINE)]
    if severe:
        return Told(True, Origin.COUNTS, _plain_count(min(reversed(severe), key=_highest)))
    if anc_below(numbered[-1].anc, SEVERE_LINE) is None:
        return None
    return Told(False, Origin.COUNTS, _plain_count(numbered[-1]))


def _highest(count: AssessedCount) -> Decimal:
    """Return the highest value a count that gives a number can have, 10^9/L."""
    return count.anc.highest if count.anc.highest is not None else Decimal("Infinity")


def _haemoglobin(known: Known) -> tuple[bool, Decimal, Statement] | None:
    found = _latest_with(known, "haemoglobin")
    if found is None or found[0].unit not in _G_PER_L:
        return None
    entered, shown = found
    grams = EXACT.multiply(entered.value, _G_PER_L[entered.unit])
    sides = {is_below(grams, line, entered.comparator) for line in _haemoglobin_limits(known)}
    low = sides.pop() if len(sides) == 1 else None
    return None if low is None else (low, grams, shown)


def _haemoglobin_limits(known: Known) -> tuple[Decimal, ...]:
    """Return the limits that may apply by age and sex; none for a child where no limit is known."""
    days, years = days_of(known), years_of(known)
    if is_child(known) and (days is None or years is None or days < CHILDREN_FROM_DAYS):
        return ()
    if years is not None and years < ADULT_YEARS:
        return (next(limit for under, limit in LOW_HAEMOGLOBIN_CHILDREN if years < under),)
    lines = {Sex.MALE: (LOW_HAEMOGLOBIN_MEN,), Sex.FEMALE: (LOW_HAEMOGLOBIN_WOMEN,)}
    return lines.get(known.case.patient.sex or Sex.UNKNOWN, (LOW_HAEMOGLOBIN_MEN, LOW_HAEMOGLOBIN_WOMEN))


def _platelets(known: Known) -> tuple[bool, Decimal, Statement] | None:
    found = _latest_with(known, "platelets")
    if found is None:
        return None
    entered, shown = found
    count = to_canonical(entered)
    low = is_below(count, LOW_PLATELETS, entered.comparator)
    return None if low is None else (low, count, shown)


def _latest_with(known: Known, field: str) -> tuple[Quantity, Statement] | None:
    """Return the last value of a field, not over seven days older than the latest count, and its day."""
    for count in reversed(known.in_question):
        entered: Quantity | None = getattr(count.cbc, field)
        is_latest = count is known.latest
        collected = count.cbc.collected
        in_doubt = any(
            note.field == field and note.kind in (NoteKind.ASK, NoteKind.BLOCK) for note in count.anc.notes
        )
        if entered is None:
            continue
        if in_doubt:
            return None
        if is_latest:
            return entered, say("fact.this_count")
        if (
            collected is None
            or known.now is None
            or known.latest is None
            or known.latest.cbc.collected is None
        ):
            return None
        return (entered, say("fact.on", time=collected)) if known.now - collected <= _STANDS_FOR else None
    return None


def _is_above(value: Decimal, line: Decimal, comparator: Comparator | None) -> bool | None:
    if comparator is Comparator.ABOVE:
        return True if value >= line else None
    if comparator is Comparator.BELOW:
        return False if value <= line else None
    return value > line


def _of_the_fall(known: Known, counts: Iterable[AssessedCount]) -> tuple[AssessedCount, ...]:
    episode = current_episode(known.course)
    if episode is None:
        return ()
    dated = ((one, one.cbc.collected) for one in counts)
    return tuple(one for one, at in dated if at is not None and episode.first_low <= at <= episode.last_low)


def _plain_count(count: AssessedCount) -> Statement:
    if count.anc.value is None:
        return say("fact.count_not_above", count=count.anc.upper_limit)
    below = count.anc.comparator is Comparator.BELOW
    return say("fact.count_below" if below else "fact.count", count=count.anc.value)
