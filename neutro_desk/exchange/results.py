"""The work-up as plain values for `--json` (INTERFACE): measured numbers as text, derived ones as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.causes import Question, RankedCause, Ranking, Reason
from neutro_desk.workup.grading import GradeCall, Grades, Severity, SeverityCall
from neutro_desk.workup.quantities import EXACT
from neutro_desk.workup.statements import Note, Statement, Text

Say = Callable[[Statement | Text], str]
Json = dict[str, object]

_THOUSANDTH = Decimal("0.001")
_CELLS = Decimal(1000)
"""Cells/uL in 1 x 10^9/L."""


def exact(value: Decimal) -> str:
    """Return a measured number as text, every digit of it, without an exponent.

    Trailing zeros that arithmetic added go; two decimals stay where the number has them.
    """
    plain = format(value, "f")
    if "." not in plain:
        return plain
    whole, _, decimals = plain.partition(".")
    kept = decimals.rstrip("0")
    return f"{whole}.{kept}" if kept else whole


def rounded(value: Decimal) -> str:
    """Return a derived count with three decimals."""
    return format(value.quantize(_THOUSANDTH, ROUND_HALF_EVEN, EXACT), "f")


def count_result(
    count: AssessedCount, *, warning: bool, say: Say, notes: Sequence[Note] | None = None
) -> Json:
    """Return one count as the `anc` verb prints it.

    Args:
        count: The count.
        warning: Whether the warning line shows.
        say: Turns statements into sentences.
        notes: Its notes, where others than its own belong to it.
    """
    anc = count.anc
    return {
        "anc": _anc(anc),
        "upper_limit": None if anc.upper_limit is None else exact(anc.upper_limit),
        "working": anc.working or None,
        "wbc_used": None if anc.wbc_used is None else format(anc.wbc_used, "f"),
        **_interval(anc, say),
        "severity": _severity(count.grades.severity, say),
        **_grades(count.grades, say),
        "limits": [
            {"name": call.limit.name, "low": format(call.limit.low, "f"), "position": call.position}
            for call in count.grades.limits
        ],
        "warning_line": warning,
        "notes": notes_result(anc.notes if notes is None else notes, say),
    }


def notes_result(notes: Sequence[Note], say: Say) -> list[Json]:
    """Return notes with their kind, field, sentence and, for a question, the answers it offers."""
    return [
        {
            "kind": note.kind.value,
            "field": note.field,
            "text": say(note.statement),
            **({"choices": choices} if (choices := _choices(note, say)) else {}),
        }
        for note in notes
    ]


def _choices(note: Note, say: Say) -> list[str]:
    """Return the answers that settle a note; what only leads back to a field of the window is none."""
    return [say(choice.label) for choice in note.choices if choice.changes or choice.confirms]


def _anc(anc: Anc) -> Json | None:
    if anc.value is None:
        return None
    return {
        "value": exact(anc.value),
        "unit": "10*9/L",
        "per_microlitre": exact(EXACT.multiply(anc.value, _CELLS)),
        "provisional": anc.provisional,
        **({"comparator": anc.comparator.value} if anc.comparator else {}),
    }


def _interval(anc: Anc, say: Say) -> Json:
    interval = anc.interval
    if interval is None:
        reason = {} if anc.interval_withheld is None else {"interval_withheld": say(anc.interval_withheld)}
        return {"interval": None, **reason}
    return {
        "interval": {
            "low": rounded(interval.low),
            "high": rounded(interval.high),
            "level": float(interval.level),
            "cells_counted": interval.cells_counted,
            "method": "Clopper-Pearson",
        }
    }


def _severity(call: SeverityCall, say: Say) -> Json:
    version = call.scheme_version
    return {
        "word": None if call.word is None else severity_word(call),
        "range": None if call.word is None else severity_range(call),
        "scheme": call.scheme,
        "scheme_version": int(version) if version.isdigit() else version,
        **({} if call.own is None else {"ward_own": True, "name": call.own.name}),
        **({"at_least": True} if call.at_least else {}),
        **({} if call.reason is None else {"reason": say(call.reason)}),
    }


def severity_word(call: SeverityCall) -> str:
    """Return the severity word of INTERFACE: `severe`, or `not below` with its line."""
    if call.word is Severity.NOT_BELOW:
        return "not below" if call.low is None else f"not below {line(call.low)}"
    return "" if call.word is None else call.word.value


def severity_range(call: SeverityCall) -> str:
    """Return both ends of a band: `0.1 to <0.5`, `<0.1`, `1.5 or more`."""
    if call.low is None:
        return "" if call.high is None else f"<{line(call.high)}"
    return f"{line(call.low)} or more" if call.high is None else f"{line(call.low)} to <{line(call.high)}"


def line(value: Decimal) -> str:
    """Return a line of a scheme with at least one decimal: `0.1`, `1.0`, `1.75`."""
    text = exact(value)
    return text if "." in text else f"{text}.0"


def _grades(grades: Grades, say: Say) -> Json:
    """Return CTCAE 5.0 and 6.0 by version, and what else was asked for beside them."""
    found: dict[str, Json] = {}
    for call in (grades.ctcae_5, grades.ctcae_6, *grades.also):
        found.setdefault(call.name.lower(), {})[call.version] = _grade(call, say)
    return dict(found)


def _grade(call: GradeCall, say: Say) -> Json:
    return {
        "grade": call.grade,
        "reason": None if call.reason is None else say(call.reason),
        **({"at_least": True} if call.at_least else {}),
        **({} if call.remark is None else {"remark": say(call.remark)}),
    }


def time_text(time: datetime) -> str:
    """Return a time as files hold it; seconds only where it has them."""
    return time.isoformat(timespec="minutes" if time.second == 0 and time.microsecond == 0 else "seconds")


def causes_result(ranking: Ranking, *, emergency: Sequence[str] | None, say: Say) -> Json:
    """Return the ranked causes as the `causes` verb prints them; only those with anything for or against.

    Args:
        ranking: The ranked causes.
        emergency: The rules and definitions that are met; None when none is, which reassures of nothing.
        say: Turns statements into sentences.
    """
    following = ranking.next_question
    return {
        "ranked": [
            _cause(cause, say) for cause in ranking.ranked if cause.reasons_for or cause.reasons_against
        ],
        "next_question": None if following is None else {"id": following.question, "why": say(following.why)},
        "caveats": [{"id": caveat.id, "text": say(caveat.text)} for caveat in ranking.caveats],
        "emergency": None if emergency is None else True,
        **({} if emergency is None else {"emergency_rules": list(emergency)}),
    }


def _cause(cause: RankedCause, say: Say) -> Json:
    return {
        "id": cause.id,
        "name": say(cause.name),
        "category": cause.category.value,
        "mechanisms": [mechanism.value for mechanism in cause.mechanisms],
        "support": cause.support.value,
        "score": cause.score,
        "for": [_reason(reason, say) for reason in cause.reasons_for],
        "against": [_reason(reason, say) for reason in cause.reasons_against],
        "not_asked": [_reason(reason, say) for reason in cause.not_asked],
        "tests": [say(test) for test in cause.tests],
    }


def _reason(reason: Reason, say: Say) -> Json:
    return {"finding": reason.finding, "text": say(reason.text), "source": reason.source}


def questions_result(questions: Sequence[Question], say: Say) -> list[Json]:
    """Return every question of the checklist as the `findings` verb prints it."""
    return [
        {
            "id": question.id,
            "text": say(question.text),
            "step": question.step.value,
            "kind": question.kind,
            "answers": [value for value, _ in question.choices]
            if question.kind == "choice"
            else ["yes", "no", "unknown", "pending"]
            if question.kind == "yes_no"
            else [],
        }
        for question in questions
    ]
