"""A ward's own short text filled in from the summary; what is not known is said, never left blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy

from neutro_desk.paper.number_block import grade_block, number_block
from neutro_desk.paper.words import Words
from neutro_desk.text_template import TextTemplate
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import AnswerWord
from neutro_desk.workup.fever import FEVER_QUESTION, fever_statement, rule_statement
from neutro_desk.workup.statements import Statement
from neutro_desk.workup.summary import Summary


def ward_text(template: TextTemplate, summary: Summary, phrasebook: Phrasebook) -> str:
    """Return a ward's text with what the summary says; every date carries its year.

    Args:
        template: The ward's text.
        summary: What is said.
        phrasebook: Decides the language and the first unit; it speaks to clinicians.
    """
    book = copy(phrasebook)
    book.year_understood, book.lines = None, summary.lines
    words = Words(book)
    values = {field: _VALUES[field](summary, words) for field in template.fields}
    unknown = words.line("text.not_known")
    return template.filled({field: value or unknown for field, value in values.items()})


def _patient(summary: Summary, words: Words) -> str:
    return words.safe(summary.case.patient.name or "")


def _identifier(summary: Summary, words: Words) -> str:
    return words.safe(summary.case.patient.identifier or "")


def _born(summary: Summary, words: Words) -> str:
    return words.text_date(summary.case.patient.birth_date)


def _sex(summary: Summary, words: Words) -> str:
    sex = summary.case.patient.sex
    return "" if sex is None else words.phrasebook.word(sex)


def _anc(summary: Summary, words: Words) -> str:
    """Return the count with its unit; a limit, a provisional count and one not yet added are called so."""
    number = number_block(summary, words)
    if number["value"] is None:
        return ""
    return _marked(f"{number['sign']} {number['value']} {number['unit']}".strip(), summary, words)


def _anc_other(summary: Summary, words: Words) -> str:
    number = number_block(summary, words)
    if number["value"] is None:
        return ""
    return _marked(str(number["other"]).strip("()"), summary, words)


def _marked(count: str, summary: Summary, words: Words) -> str:
    latest = summary.latest
    marks = [words.line("page.provisional")] if latest is not None and latest.anc.provisional else []
    marks += [words.line("text.not_added")] if summary.latest_is_draft else []
    return f"{count} ({', '.join(marks)})" if marks else count


def _working(summary: Summary, words: Words) -> str:
    return str(number_block(summary, words)["working"] or "").removeprefix("= ")


def _grade(summary: Summary, words: Words) -> str:
    """Return the word with its range, or why there is none."""
    block = grade_block(summary, words)
    if block["word"]:
        return ", ".join(str(part) for part in (block["word"], block["range"]) if part)
    latest = summary.latest
    reason = None if latest is None else latest.grades.severity.reason
    return "" if reason is None else words.text(reason)


def _ctcae(summary: Summary, words: Words) -> str:
    if summary.latest is None:
        return ""
    said = []
    for call in (summary.latest.grades.ctcae_5, summary.latest.grades.ctcae_6):
        key = "page.ctcae_grade_at_least" if call.at_least else "page.ctcae_grade"
        grade = words.line("page.ctcae_no_grade") if call.grade is None else words.line(key, grade=call.grade)
        said.append(f"{words.line('page.ctcae_row', version=call.version)} {grade}")
    return "; ".join(said)


def _collected(summary: Summary, words: Words) -> str:
    collected = summary.latest.cbc.collected if summary.latest is not None else None
    return "" if collected is None else words.line("page.full", time=collected)


def _change(summary: Summary, words: Words) -> str:
    return _those(summary, words, ("course.change", "course.was"))


def _duration(summary: Summary, words: Words) -> str:
    return _those(summary, words, ("course.below", "course.until"))


def _those(summary: Summary, words: Words, keys: tuple[str, ...]) -> str:
    return _joined((one for one in summary.result if one.key.startswith(keys)), words)


def _nadir(summary: Summary, words: Words) -> str:
    return _under("course.heading_nadir", summary, words)


def _recovery(summary: Summary, words: Words) -> str:
    return _under("course.heading_recovery", summary, words)


def _under(heading: str, summary: Summary, words: Words) -> str:
    said = (statements for title, statements in summary.course_statements if title.key == heading)
    return _joined((one for statements in said for one in statements), words)


def _causes(summary: Summary, words: Words) -> str:
    """Return the leading causes with the strength of what speaks for them."""
    said = (
        f"{words.text(cause.name)} ({words.phrasebook.word(cause.support).lower()})"
        for cause in summary.leading
    )
    return "; ".join(said)


def _fever(summary: Summary, words: Words) -> str:
    """Return the fever the warning names, else the answer about it; not asked is said as that."""
    told = None if summary.warning is None else fever_statement(summary.warning)
    if told is not None:
        return words.text(told)
    answer = summary.case.answers.get(FEVER_QUESTION)
    word = answer.word if answer is not None else None
    said = words.phrasebook.word(word) if isinstance(word, AnswerWord) else words.line("band.not_asked")
    return words.line("band.fever", answer=said)


def _warning(summary: Summary, words: Words) -> str:
    """Return the warning line with its rule; that it is not shown is said, which is not that all is well."""
    if summary.warning is None or summary.warning_statement is None:
        return words.line("text.no_warning")
    return f"{words.text(summary.warning_statement)} ({words.text(rule_statement(summary.warning))})"


def _entered_by_hand(summary: Summary, words: Words) -> str:
    return words.text(summary.always[0])


def _joined(said: Iterable[Statement], words: Words) -> str:
    return "; ".join(words.text(one) for one in said)


_VALUES: Mapping[str, Callable[[Summary, Words], str]] = {
    "patient": _patient,
    "identifier": _identifier,
    "born": _born,
    "sex": _sex,
    "anc": _anc,
    "anc_other": _anc_other,
    "working": _working,
    "grade": _grade,
    "ctcae": _ctcae,
    "collected": _collected,
    "change": _change,
    "duration": _duration,
    "nadir": _nadir,
    "recovery": _recovery,
    "causes": _causes,
    "fever": _fever,
    "warning": _warning,
    "entered_by_hand": _entered_by_hand,
}
