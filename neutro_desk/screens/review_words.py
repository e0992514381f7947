"""What the review grid says: names of fields, states in words, one line for each count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from neutro_desk.screens.entry_rows import label_of
from neutro_desk.workup.pasted import Standing
from neutro_desk.workup.quantities import display_count, unit_label
from neutro_desk.workup.statements import NoteKind, leaves_no_number
from neutro_desk.workup.taking_over import COLLECTED, filled

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cbc import TypedCbc
    from neutro_desk.workup.reviewed import Review, ReviewedCount
    from neutro_desk.workup.statements import Note

translate = QCoreApplication.translate


def field_label(name: str) -> str:
    """Return a field as the entry column names it."""
    if name in ("collected", *COLLECTED):
        return label_of("collected_date")[0]
    if name in ("method", "cells_counted"):
        return label_of("cells_counted")[0]
    if name == "bands_not_reported":
        return translate("ReviewGrid", "Bands not reported")
    if name == "differential":
        return translate("ReviewGrid", "Differential")
    return label_of(name)[0]


def standing_word(standing: Standing) -> str:
    """Return what becomes of a value, in a word or two."""
    words = {
        Standing.TAKEN: translate("ReviewGrid", "Taken"),
        Standing.TAKEN_WITH_REMARK: translate("ReviewGrid", "Taken, note"),
        Standing.ASKED: translate("ReviewGrid", "Asked"),
        Standing.LEFT_OUT: translate("ReviewGrid", "Left out"),
    }
    return words[standing]


def summary_line(standings: Sequence[Standing], questions: Sequence[Note]) -> str:
    """Return how many values were understood and left out, how many questions are open, what cannot be."""
    left_out = sum(standing is Standing.LEFT_OUT for standing in standings)
    understood = len(standings) - left_out
    parts = [
        translate("ReviewGrid", "1 value understood")
        if understood == 1
        else translate("ReviewGrid", "{0} values understood").format(understood)
    ]
    if left_out:
        parts.append(translate("ReviewGrid", "{0} left out").format(left_out))
    wrong = sum(note.kind is NoteKind.BLOCK for note in questions)
    asked = len(questions) - wrong
    if asked:
        parts.append(
            translate("ReviewGrid", "1 question")
            if asked == 1
            else translate("ReviewGrid", "{0} questions").format(asked)
        )
    if wrong:
        parts.append(translate("ReviewGrid", "{0} to check").format(wrong))
    return ", ".join(parts)


def count_name(phrasebook: Phrasebook, count: ReviewedCount, year_understood: int | None = None) -> str:
    """Return the collection time of a count, as read, or as pasted while it is in question."""
    collected = count.reading.cbc.collected
    if collected is not None:
        return phrasebook.moment_text(collected, "when" if collected.year == year_understood else "full")
    pasted = f"{count.text.collected_date} {count.text.collected_time}".strip()
    return f"{pasted}?" if pasted else translate("ReviewGrid", "no collection time")


def anc_text(phrasebook: Phrasebook, count: ReviewedCount) -> str:
    """Return the neutrophil count as it will be computed, with both units; a dash when it cannot be said."""
    anc = count.anc
    value = anc.value if anc.value is not None else anc.upper_limit
    if value is None:
        return "–"
    sign = "≤" if anc.value is None else anc.comparator.value if anc.comparator is not None else ""
    first = phrasebook.first_unit
    other = "/uL" if first == "10*9/L" else "10*9/L"
    shown, again = _signed(sign, display_count(value, first)), _signed(sign, display_count(value, other))
    text = f"{shown} {unit_label(first)} ({again} {unit_label(other)})"
    return translate("ReviewGrid", "{0}, provisional").format(text) if anc.provisional else text


def _signed(sign: str, shown: str) -> str:
    return shown if shown.startswith(("<", ">")) else sign + shown


def count_state(review: Review, place: int, count: ReviewedCount) -> str:
    """Return where a count stands."""
    if place in review.taken:
        return translate("ReviewGrid", "Taken over")
    if place in review.skipped:
        return translate("ReviewGrid", "Left out")
    if count.known:
        return translate("ReviewGrid", "In the course")
    if not filled(count.text):
        return translate("ReviewGrid", "Empty")
    questions = len(count.questions)
    if questions:
        blocked = all(note.kind is NoteKind.BLOCK for note in count.questions)
        one, more = (
            (translate("ReviewGrid", "1 to check"), translate("ReviewGrid", "{0} to check"))
            if blocked
            else (
                translate("ReviewGrid", "1 question"),
                translate("ReviewGrid", "{0} questions"),
            )
        )
        return one if questions == 1 else more.format(questions)
    if count.in_course:
        return translate("ReviewGrid", "To check")
    if not count.gives_number:
        return translate("ReviewGrid", "No ANC")
    return (
        translate("ReviewGrid", "No time")
        if count.reading.cbc.collected is None
        else translate("ReviewGrid", "Ready")
    )


def count_remark(phrasebook: Phrasebook, review: Review, place: int, count: ReviewedCount) -> str:
    """Return what is to be known about a count beside its number."""
    if place in review.taken:
        return ""
    if count.known:
        return translate("ReviewGrid", "This very count is in the course already.")
    said = [*count.in_course, *count.beside, *sorted(count.notes, key=_gravest_first)]
    texts = [_text_at(phrasebook, note) for note in said]
    if not count.gives_number and not leaves_no_number(count.reading.notes):
        texts.append(translate("ReviewGrid", "Gives no neutrophil count."))
    if count.reading.cbc.collected is None and not any(note.field == "collected" for note in said):
        texts.append(translate("ReviewGrid", "A collection time is needed to add it to the course."))
    if count.anc.working and count.anc.value is not None:
        texts.append(f"= {count.anc.working.replace(' x ', ' × ')}")
    return " ".join(dict.fromkeys(texts))


def question_label(phrasebook: Phrasebook, counts: Sequence[ReviewedCount], place: int, note: Note) -> str:
    """Return what a question is about: the count where there are several, and the field."""
    name = field_label(note.field) if _has_label(note.field) else ""
    names_itself = note.field == "collected"
    parts = [count_name(phrasebook, counts[place])] if len(counts) > 1 and not names_itself else []
    return ", ".join([*parts, *([name] if name else [])])


def open_count_text(typed: TypedCbc, names: Sequence[str]) -> str:
    """Return fields of the open count with their text: WBC 1.2, Segs 30."""
    shown = [name for name in names if name != "collected_time" or "collected_date" not in names]
    return ", ".join(f"{field_label(name)} {_field_text(typed, name)}" for name in shown)


def _field_text(typed: TypedCbc, name: str) -> str:
    if name in COLLECTED:
        return f"{typed.collected_date} {typed.collected_time}".strip()
    text: str = getattr(typed, name)
    return text.strip()


def _text_at(phrasebook: Phrasebook, note: Note) -> str:
    return phrasebook.text(note.statement)


def _gravest_first(note: Note) -> int:
    return (NoteKind.BLOCK, NoteKind.ASK, NoteKind.WARN, NoteKind.NOTE).index(note.kind)


def _has_label(field: str) -> bool:
    try:
        return bool(field_label(field))
    except KeyError:
        return False
