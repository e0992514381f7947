"""Findings that the latest blood count tells: other cell lines, cell kinds, the sample, the patient's age.

Haemoglobin, MCV and platelets are often not repeated with each count: the last value stands for at most seven
days, and the fact then names its day. A field with an open question tells nothing.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from neutro_desk.workup.assessed import AssessedCount, age_at
from neutro_desk.workup.case import (
    CELLS,
    Cbc,
    Comparator,
    Duffy,
    Method,
    Quantity,
    Setting,
    Sex,
)
from neutro_desk.workup.case import (
    Known as KnownWord,
)
from neutro_desk.workup.quantities import EXACT, display_number, in_canonical, to_canonical
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import NoteKind, Statement, say
from neutro_desk.workup.timing import anc_below, is_below
from neutro_desk.workup.told import Known, Told

LOW_HAEMOGLOBIN_MEN = Decimal(130)
LOW_HAEMOGLOBIN_WOMEN = Decimal(120)
"""Below these haemoglobin is low, g/L, from 15 years, not pregnant. Source: WHO 2011."""

LOW_PLATELETS = Decimal(150)
"""10^9/L."""

LARGE_CELLS_FL = Decimal(100)
LOW_LYMPHOCYTES = Decimal("1.0")
HIGH_MONOCYTES = Decimal("1.0")
LOW_MONOCYTES = Decimal("0.1")
SHIFTED_BANDS = Decimal("0.2")
"""Bands over segs and bands, above which the film is shifted to the left. Not verified, as the question says:
CLINICAL 1.4 has this line for the I:T of newborns only."""

SEVERE_LINE = Decimal("0.5")
OLD_SAMPLE_HOURS = 24
ADULT_YEARS = 15
_STANDS_FOR = timedelta(days=7)
_HUNDRED = Decimal(100)
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


def blasts_present(known: Known) -> Told | None:
    """Yes: blasts were counted. No: entered as none, or a manual differential adds to 100 % without them."""
    count = known.readable
    blasts = None if count is None else count.cbc.differential.blasts
    if count is None or (blasts is None and not _complete_film(count.cbc)):
        return None
    if blasts is None:
        return Told(False, Origin.COUNTS, say("fact.no_blasts_listed"))
    said = say("fact.blasts", value=display_number(blasts), unit=count.cbc.differential.unit)
    return Told(bool(blasts), Origin.COUNTS, said)


def lymphopenia(known: Known) -> Told | None:
    """Yes or no by lymphocytes, against 1.0 x 10^9/L; a child's higher normal count is never called no."""
    found = _absolute(known, "lymphocytes", "atypical_lymphocytes")
    if found is None:
        return None
    low = found < LOW_LYMPHOCYTES
    return (
        None if not low and _child(known) else Told(low, Origin.COUNTS, say("fact.lymphocytes", count=found))
    )


def monocytosis(known: Known) -> Told | None:
    """Yes or no by monocytes, above 1.0 x 10^9/L."""
    found = _absolute(known, "monocytes")
    if found is None:
        return None
    return Told(found > HIGH_MONOCYTES, Origin.COUNTS, say("fact.monocytes", count=found))


def monocytopenia(known: Known) -> Told | None:
    """Yes or no by monocytes, below 0.1 x 10^9/L."""
    found = _absolute(known, "monocytes")
    if found is None:
        return None
    return Told(found < LOW_MONOCYTES, Origin.COUNTS, say("fact.monocytes", count=found))


def left_shift(known: Known) -> Told | None:
    """Yes: over a fifth of neutrophils are bands, or younger cells were counted. No: a whole film without."""
    count = known.readable
    if count is None:
        return None
    cells = count.cbc.differential
    if any((cells.metamyelocytes, cells.myelocytes, cells.promyelocytes)):
        return Told(True, Origin.COUNTS, say("fact.younger_cells"))
    if cells.segs is None or cells.bands is None:
        return None
    neutrophils = EXACT.add(cells.segs, cells.bands)
    fact = say("fact.bands", bands=display_number(cells.bands), neutrophils=display_number(neutrophils))
    if cells.bands > EXACT.multiply(neutrophils, SHIFTED_BANDS):
        return Told(True, Origin.COUNTS, fact)
    return Told(False, Origin.COUNTS, fact) if neutrophils and _complete_film(count.cbc) else None


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
    """Yes or no: the latest count that gives a number is below 0.5 x 10^9/L."""
    for count in reversed(known.counts):
        if count.anc.value is None and count.anc.upper_limit is None:
            continue
        low = anc_below(count.anc, SEVERE_LINE)
        value = count.anc.value if count.anc.value is not None else count.anc.upper_limit
        if low is None or value is None:
            return None
        return Told(low, Origin.COUNTS, _plain_count(count, value))
    return None


def duffy_null(known: Known) -> Told | None:
    """Yes or no by the Duffy type recorded with the patient; never by ancestry."""
    duffy = known.case.patient.duffy
    if duffy is Duffy.UNKNOWN:
        return None
    null = duffy is Duffy.NULL
    return Told(null, Origin.COUNTS, say("fact.duffy_null" if null else "fact.duffy_positive"))


def infancy(known: Known) -> Told | None:
    """Yes or no: under one year old when the latest dated count was taken."""
    days, years = age_at(known.now, known.case.patient)[0], _years(known)
    if days is None or years is None:
        return None
    key = "fact.age_years" if years else "fact.age_days"
    return Told(years == 0, Origin.COUNTS, say(key, days=days, years=years))


def _haemoglobin(known: Known) -> tuple[bool, Decimal, Statement] | None:
    found = _latest_with(known, "haemoglobin")
    if found is None or found[0].unit not in _G_PER_L or _child(known):
        return None
    entered, shown = found
    grams = EXACT.multiply(entered.value, _G_PER_L[entered.unit])
    lines = {Sex.MALE: (LOW_HAEMOGLOBIN_MEN,), Sex.FEMALE: (LOW_HAEMOGLOBIN_WOMEN,)}
    sexes = lines.get(known.case.patient.sex or Sex.UNKNOWN, (LOW_HAEMOGLOBIN_MEN, LOW_HAEMOGLOBIN_WOMEN))
    sides = {is_below(grams, line, entered.comparator) for line in sexes}
    low = sides.pop() if len(sides) == 1 else None
    return None if low is None else (low, grams, shown)


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
    for count in reversed(known.counts):
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


def _absolute(known: Known, *names: str) -> Decimal | None:
    """Return cells of the latest count, 10^9/L, exact; None when they or the white count are not known."""
    count = known.readable
    if count is None:
        return None
    cells = [cell for name in names if (cell := count.cbc.differential.cell(name)) is not None]
    if count.cbc.differential.cell(names[0]) is None:
        return None
    total = Decimal(0)
    for cell in cells:
        total = EXACT.add(total, cell)
    if count.cbc.differential.unit != "%":
        return in_canonical(total, count.cbc.differential.unit)
    white = count.anc.wbc_used
    if (
        white is None
        or count.cbc.wbc is None
        or count.cbc.wbc.comparator is not None
        or _uncorrected(count.cbc)
    ):
        return None
    return EXACT.divide(EXACT.multiply(white, total), _HUNDRED)


def _uncorrected(cbc: Cbc) -> bool:
    return bool(cbc.nrbc) and cbc.wbc_corrected not in (KnownWord.YES, KnownWord.NO)


def _complete_film(cbc: Cbc) -> bool:
    """Return whether a manual differential in per cent adds to 100: what is not entered was not seen."""
    if cbc.method is not Method.MANUAL or cbc.differential.unit != "%":
        return False
    total = Decimal(0)
    for name in CELLS:
        total = EXACT.add(total, cbc.differential.cell(name) or Decimal(0))
    return total == _HUNDRED


def _child(known: Known) -> bool:
    years = _years(known)
    return known.case.patient.setting is Setting.CHILD if years is None else years < ADULT_YEARS


def _years(known: Known) -> int | None:
    """Return completed years of age at the latest dated count."""
    born, now = known.case.patient.birth_date, known.now
    if born is None or now is None or now.date() < born:
        return None
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day))


def _is_above(value: Decimal, line: Decimal, comparator: Comparator | None) -> bool | None:
    if comparator is Comparator.ABOVE:
        return True if value >= line else None
    if comparator is Comparator.BELOW:
        return False if value <= line else None
    return value > line


def _plain_count(count: AssessedCount, value: Decimal) -> Statement:
    if count.anc.value is None:
        return say("fact.count_not_above", count=value)
    return say("fact.count_below" if count.anc.comparator is Comparator.BELOW else "fact.count", count=value)
