"""The blocks of the clinician's page about one count: the number with its working, and its grades."""

from __future__ import annotations

from decimal import Decimal

from neutro_desk.paper.words import Rich, Words, joined_sentences
from neutro_desk.workup.anc import Basis
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import CELLS, Cbc, Quantity
from neutro_desk.workup.grading import Grades, LimitCall, Severity
from neutro_desk.workup.quantities import PER_LITRE, PER_MICROLITRE, unit_label
from neutro_desk.workup.statements import Note, NoteKind, say
from neutro_desk.workup.summary import Summary

_NEUTROPHILS = ("neutrophils", "segs", "bands")
_CHANGE = frozenset(("course.change", "course.change_unknown", "course.was", "course.was_halving"))
"""What is said of the value before, which makes one line."""

_QUANTITIES = ("anc", "anc_lower_limit", "haemoglobin", "mcv", "platelets", "reticulocytes")


def number_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return the number, its unit and working, and what is said of it."""
    latest = summary.latest
    if latest is None:
        return _empty(words.line("page.count_title_undated"), [words.own("page.no_count")])
    collected = latest.cbc.collected
    title = (
        words.line("page.count_title", time=collected)
        if collected
        else words.line("page.count_title_undated")
    )
    lines = [words.own("page.draft")] if summary.latest_is_draft else []
    lines += _extra_lines(latest, words)
    if latest.anc.highest is None and latest.anc.value is None:
        notes = [words.rich(note.statement) for note in latest.anc.notes]
        return _empty(title, [words.own("page.no_number"), *notes])
    value, unit, other, plain_sign = _value(latest, words)
    return {
        "title": title,
        "value": value,
        "sign": plain_sign,
        "unit": unit,
        "other": other,
        "provisional": words.line("page.provisional") if latest.anc.provisional else None,
        "missing": [],
        "working": _working(latest, words),
        "inputs": [[", ".join(_inputs(latest.cbc, words, interval=latest.anc.interval is not None)), ""]],
        "lines": lines,
    }


def _empty(title: str, missing: list[Rich]) -> dict[str, object]:
    blank = {"value": None, "sign": "", "unit": "", "other": "", "provisional": None, "working": None}
    return {**blank, "title": title, "missing": missing, "inputs": [], "lines": []}


def _value(latest: AssessedCount, words: Words) -> tuple[str, str, str, str]:
    anc = latest.anc
    value, sign = anc.value, anc.comparator.value if anc.comparator else ""
    if value is None:
        value, sign = anc.upper_limit or Decimal(0), "≤"
    first = words.phrasebook.first_unit
    second = PER_MICROLITRE if first == PER_LITRE else PER_LITRE
    shown, other = (words.phrasebook.number(value, unit) for unit in (first, second))
    other = f"({_signed(sign, other)} {unit_label(second)})"
    before = words.line("page.not_above") if sign == "≤" else ""
    return shown if sign == "≤" else _signed(sign, shown), unit_label(first), other, before


def _signed(sign: str, shown: str) -> str:
    return shown if shown.startswith(("<", ">")) else sign + shown


def _working(latest: AssessedCount, words: Words) -> str:
    if latest.anc.working:
        return words.line("page.working", working=latest.anc.working.replace(" x ", " × "))
    if latest.anc.basis is Basis.LABORATORY:
        return words.line("page.laboratory_count")
    if latest.anc.basis is Basis.WHITE_COUNT_ALONE:
        return words.line("page.white_count_alone")
    return ""


def _inputs(cbc: Cbc, words: Words, *, interval: bool) -> list[str]:
    """Return what was entered for the count itself; method and cells stand with the interval if any."""
    parts = [_quantity("wbc", cbc.wbc, words)] if cbc.wbc else []
    for name in _NEUTROPHILS:
        share = cbc.differential.cell(name)
        if share is not None:
            parts.append(_cell(name, share, cbc, words))
    if cbc.method is not None and not interval:
        parts.append(words.phrasebook.word(cbc.method))
    if cbc.cells_counted is not None and not interval:
        parts.append(
            words.line("page.input", name=words.line("page.name.cells_counted"), value=str(cbc.cells_counted))
        )
    if cbc.laboratory is not None:
        name = words.line("page.name.laboratory")
        parts.append(words.safe(words.line("page.input", name=name, value=cbc.laboratory)))
    return parts


def _extra_lines(latest: AssessedCount, words: Words) -> list[Rich]:
    """Return two paragraphs: what else was worked out, and all else that was entered."""
    paragraphs = (_worked_out(latest, words), _entered(latest.cbc, words))
    return [joined_sentences(said) for said in paragraphs if said]


def _remarks(latest: AssessedCount, words: Words) -> list[Rich]:
    """Return the remarks on the count as one paragraph, warnings first; it has the room beside the number."""
    kinds = (NoteKind.WARN, NoteKind.NOTE) if latest.anc.value is not None else tuple(NoteKind)
    notes = [note for note in latest.anc.notes if note.kind in kinds]
    notes.sort(key=_is_plain)
    return [joined_sentences(words.rich(note.statement) for note in notes)] if notes else []


def _is_plain(note: Note) -> bool:
    return note.kind is NoteKind.NOTE


def _worked_out(latest: AssessedCount, words: Words) -> list[Rich]:
    anc = latest.anc
    said: list[Rich] = []
    if anc.interval is not None:
        limits = anc.interval
        said.append(words.own("page.interval", cells=limits.cells_counted, low=limits.low, high=limits.high))
    elif anc.interval_withheld is not None:
        said.append(words.rich(anc.interval_withheld))
    if anc.other is not None:
        said.append(words.rich(say("count.other", value=anc.other)))
    if anc.with_immature is not None:
        said.append(words.rich(anc.with_immature))
    if latest.shift is not None:
        said += [words.rich(statement) for statement in latest.shift.said]
    return said


def _entered(cbc: Cbc, words: Words) -> list[Rich]:
    """Return what was entered beside the count itself, and when the sample arrived."""
    rest = [
        _quantity(name, getattr(cbc, name), words) for name in _QUANTITIES if getattr(cbc, name) is not None
    ]
    if cbc.nrbc is not None:
        rest.append(words.line("page.input", name=words.line("page.name.nrbc"), value=str(cbc.nrbc)))
    for name in CELLS:
        share = cbc.differential.cell(name)
        if share is not None and name not in _NEUTROPHILS:
            rest.append(_cell(name, share, cbc, words))
    said = [words.own("page.measured", list=", ".join(rest))] if rest else []
    if cbc.received is not None:
        said.append(words.rich(say("count.received", time=cbc.received)))
    return said


def _quantity(name: str, quantity: Quantity, words: Words) -> str:
    sign = quantity.comparator.value if quantity.comparator else ""
    value = f"{sign}{quantity.value} {unit_label(quantity.unit)}"
    return words.line("page.input", name=words.line(f"page.name.{name}"), value=value)


def _cell(name: str, share: Decimal, cbc: Cbc, words: Words) -> str:
    value = f"{share} {unit_label(cbc.differential.unit)}"
    return words.line("page.input", name=words.line(f"page.name.{name}"), value=value)


def grade_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return severity with its range, the table of schemes with their rules, and the remarks on the count."""
    unit = unit_label(words.phrasebook.first_unit)
    heads = [
        words.line("page.grade_scheme"),
        words.line("page.grade_grade"),
        words.line("page.grade_rule", unit=unit),
    ]
    change = [words.rich(one) for one in summary.result if one.key in _CHANGE]
    lines = [joined_sentences(change)] if change else []
    lines += [words.rich(one) for one in summary.result if one.key not in _CHANGE]
    latest = summary.latest
    if latest is not None and (latest.anc.value is not None or latest.anc.upper_limit is not None):
        lines += _remarks(latest, words)
    lacking = summary.latest.grades.not_recorded if summary.latest is not None else None
    about = (lacking, summary.scheme_note, summary.scheme_fault)
    lines += [words.rich(statement) for statement in about if statement is not None]
    empty: dict[str, object] = {
        "word": None,
        "squares": None,
        "range": "",
        "missing": [],
        "heads": heads,
        "rows": [],
        "lines": lines,
    }
    if summary.latest is None:
        return empty
    grades = summary.latest.grades
    call = grades.severity
    if call.word is None:
        missing = [words.rich(call.reason)] if call.reason is not None else []
        return {**empty, "missing": missing, "rows": _rows(grades, words)}
    word = words.phrasebook.text(call.said)
    shown = words.line("page.at_least", word=word) if call.at_least else word
    below = call.word is not Severity.NOT_BELOW
    return {
        **empty,
        "word": shown.upper() if below else shown,
        "squares": call.word.squares if below else None,
        "range": f"{band_range(call.low, call.high, words)} {unit}".strip() if below else "",
        "rows": _rows(grades, words),
    }


def band_range(low: Decimal | None, high: Decimal | None, words: Words) -> str:
    """Return a band as `0.1 to <0.5`, `<0.1` or `1.5 and above`."""
    if low is not None and high is not None:
        return words.line("page.range_between", low=words.line_of(low), high=words.line_of(high))
    if high is not None:
        return words.line("page.range_below", high=words.line_of(high))
    return words.line("page.range_from", low=words.line_of(low)) if low is not None else ""


def _rows(grades: Grades, words: Words) -> list[list[Rich]]:
    call = grades.severity
    rows: list[list[Rich]] = []
    if call.scheme:
        called = call.scheme.capitalize() if call.own is None else call.own.name
        key = "page.scheme_row" if call.own is None else "page.own_scheme_row"
        name = words.line(key, name=called, version=call.scheme_version)
        reach = band_range(call.low, call.high, words)
        included: Rich = [[reach, ""]]
        if call.word is None:
            included = words.rich(call.reason) if call.reason is not None else []
        elif reach and call.low is not None:
            included = words.own("page.rule_included", range=reach)
        word = words.phrasebook.text(call.said) if call.word is not None else "–"
        rows.append([[[name, ""], *words.cite(call.scheme)], [[word, "b"]], included])
    for graded in (grades.ctcae_5, grades.ctcae_6):
        version = graded.version
        scheme = [[words.line("page.ctcae_row", version=version), ""], *words.cite(f"ctcae-{version}")]
        rule: Rich = [[band_range(graded.low, graded.high, words), ""]]
        for said in (graded.reason, graded.remark):
            if said is not None:
                rule += [[" ", ""], *words.rich(said)] if rule[0][0] else words.rich(said)
        if graded.grade is None:
            rows.append([scheme, [[words.line("page.ctcae_no_grade"), ""]], rule])
            continue
        key = "page.ctcae_grade_at_least" if graded.at_least else "page.ctcae_grade"
        rows.append([scheme, [[words.line(key, grade=graded.grade), "b"]], rule])
    rows += [_limit_row(limit, words) for limit in grades.limits]
    return rows


def _limit_row(call: LimitCall, words: Words) -> list[Rich]:
    low, high = words.line_of(call.limit.low), call.limit.high
    reach = words.line("page.limit_from", low=low)
    if high is not None:
        reach = words.line("page.limit_range", low=low, high=words.line_of(high))
    known = call.position in ("below", "within", "above")
    position = words.line(f"page.limit_{call.position}") if known else call.position
    name: Rich = [[words.phrasebook.name("limit", call.limit.name), ""], *words.cite(call.limit.source)]
    return [name, [[position, "b"]], [[reach, ""]]]
