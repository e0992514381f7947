"""The page's blocks about causes: the checklist under its headings, the leading causes, caveats, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from neutro_desk.paper.clozapine_block import clozapine_marks
from neutro_desk.paper.fever_block import fever_marks
from neutro_desk.paper.words import MARKS, Rich, Stretch, Words, joined_sentences, plain, strong
from neutro_desk.workup.causes import Category, Checked, Origin, RankedCause, Reason
from neutro_desk.workup.statements import say
from neutro_desk.workup.steps import Step
from neutro_desk.workup.summary import ChecklistLine, Heading, Summary

_SUPPORTS = "summary.supports"
STOP_WITH_PRESCRIBER = "stop-with-prescriber"
"""The caution that says all that the line below the causes says."""

SIGNS_OF_INFECTION = "fever-only-sign"
"""The caution that the alarm says, where one stands."""

_SAID_BELOW = "verify-before-use"
"""The caution whose words stand above the versions of every page."""

NOT_ASKED_SHOWN = 3
"""Questions that were not asked beside a cause; the checklist of the window has all of them."""

LINE_IN_SHORT = 130
"""Characters of a line of the checklist there; all of it follows on page 2."""

SYMBOLS = {
    Heading.YES: "✓",
    Heading.NO: "–",
    Heading.UNKNOWN: "~",
    Heading.PENDING: "…",
    Heading.NOT_ASKED: "?",
}


def checklist_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return the five headings, each with all its lines; they stand even when empty.

    What was not asked is counted by step: most of the guide's questions are not asked in a typical case, and
    those that weigh for a leading cause stand by name beside it.
    """
    lines = dict(summary.checklist)
    listed = {heading: [line for line in lines.get(heading, ()) if not line.by_age] for heading in Heading}
    said = {heading: [_line(line, heading, words) for line in listed[heading]] for heading in Heading}
    said[Heading.NOT_ASKED] = _not_asked(lines, words)
    columns = [
        {
            "heading": f"{SYMBOLS[heading]} {words.phrasebook.word(heading)}",
            "lines": said[heading],
            "short": [_cut(line, words) for line in said[heading]],
            "always": heading in (Heading.YES, Heading.PENDING),
        }
        for heading in Heading
    ]
    return {
        "title": words.line("page.checklist"),
        "hint": words.line("page.checklist_hint"),
        "none": words.line("page.none_listed"),
        "columns": columns,
    }


def _cut(line: Rich, words: Words) -> Rich:
    """Return a line of the checklist cut after whole words for a page 1 that is full."""
    room, cut = LINE_IN_SHORT, list[Stretch]()
    if sum(len(text) for text, _ in line) <= room:
        return line
    for text, kind in line:
        kept = text if len(text) <= room else text[:room].rpartition(" ")[0]
        cut.append([kept, kind])
        room -= len(text)
        if room <= 0:
            break
    return [*cut, [words.phrasebook.text(say("page.notes_more")), ""]]


def _not_asked(lines: Mapping[Heading, Sequence[ChecklistLine]], words: Words) -> list[Rich]:
    """Return each step of which a question was not asked, with how many of how many."""
    of = Counter(line.step for listed in lines.values() for line in listed)
    open_ = Counter(line.step for line in lines.get(Heading.NOT_ASKED, ()))
    return [
        words.own(
            "page.step_untouched" if open_[step] == of[step] else "page.step_begun",
            step=words.phrasebook.word(step).removesuffix("?"),
            number=open_[step],
            of=of[step],
        )
        for step in Step
        if open_[step]
    ]


def _line(line: ChecklistLine, heading: Heading, words: Words) -> Rich:
    question = words.text(line.text).rstrip().removesuffix("?")
    entry: Rich = [[question, "b" if heading is Heading.YES else ""]]
    if line.fact is not None and heading is not Heading.NO:
        entry += words.own("page.fact_of", fact=words.phrasebook.text(line.fact))
    if line.note:
        entry += words.own("page.note_of", note=line.note)
    if line.origin in (Origin.COUNTS, Origin.EVENTS):
        entry.append(["†", ""])
    return entry


def causes_block(summary: Summary, words: Words) -> dict[str, object]:
    """Return the leading causes, each with what speaks for it and against it, and its first tests."""
    return {
        "title": words.line("page.causes"),
        "hint": words.line("page.causes_hint"),
        "heads": [words.line(f"page.cause_{name}") for name in ("name", "for", "against", "tests")],
        "none": words.line("page.no_causes"),
        "full": [_cause(number, cause, words) for number, cause in enumerate(summary.leading, 1)],
        "caution": words.own("cause_details.prescriber") if _needs_caution(summary) else [],
    }


def _needs_caution(summary: Summary) -> bool:
    """Return whether a printed cause may bring the advice to stop a drug, and no block below cautions too."""
    cautioned = summary.clozapine is not None and summary.clozapine.label is not None
    return not cautioned and any(cause.category is Category.DRUG for cause in summary.leading)


def cause_marks(summary: Summary) -> set[Checked]:
    """Return which marks of certainty the page carries; the first tests are not yet verified."""
    marks = {caveat.provenance.checked for caveat in summary.caveats}
    marks |= clozapine_marks(summary) | fever_marks(summary)
    for cause in summary.leading:
        if cause.tests:
            marks.add(Checked.NOT_VERIFIED)
        reasons = (*cause.reasons_for, *cause.reasons_against)
        marks |= {
            cause.provenance.checked,
            *(reason.checked for reason in reasons if reason.checked is not None),
        }
    return marks


def _cause(number: int, cause: RankedCause, words: Words) -> dict[str, object]:
    support = words.phrasebook.word(cause.support)
    support = support[:1].lower() + support[1:]
    name = words.own("page.cause_row", number=number, name=words.text(cause.name), support=support)
    name[-1][0] += MARKS[cause.provenance.checked]
    against = [_reason(reason, words) for reason in cause.reasons_against]
    if cause.not_asked:
        against.append(_missing(cause.not_asked, words))
    return {
        "name": name,
        "for": joined_sentences(_reason(reason, words) for reason in cause.reasons_for),
        "against": joined_sentences(against),
        "tests": joined_sentences(words.rich(test) for test in cause.tests),
    }


def _reason(reason: Reason, words: Words) -> Rich:
    sentence = [*_without_stop(words.rich(reason.text)), *words.cite(reason.source)]
    mark = MARKS[reason.checked] if reason.checked is not None else ""
    return [*sentence, [mark, ""]] if mark else sentence


def _missing(reasons: tuple[Reason, ...], words: Words) -> Rich:
    """Return what has not been asked yet as one sentence: the weightiest, at most so many questions."""
    asked = [words.text(reason.text).strip().removesuffix("?").removesuffix(".") for reason in reasons]
    return words.own("page.not_asked", list="; ".join(asked[:NOT_ASKED_SHOWN]))


def _without_stop(sentence: Rich) -> Rich:
    """Return a sentence without its full stop, which then follows the number of its source."""
    if sentence and sentence[-1][0].endswith("."):
        return [*sentence[:-1], [sentence[-1][0][:-1], sentence[-1][1]]]
    return sentence


def caveat_sentences(summary: Summary, words: Words) -> tuple[list[Rich], list[Rich]]:
    """Return the caveats that never leave page 1, and those that may move to page 2."""
    always = [strong(words.text(one)) for one in summary.always if one.key != _SUPPORTS]
    elsewhere = {_SAID_BELOW, *((SIGNS_OF_INFECTION,) if summary.warning is not None else ())}
    others = [
        [
            *_without_stop(words.rich(caveat.text)),
            *cited(caveat.provenance.sources, words),
            [MARKS[caveat.provenance.checked], ""],
        ]
        for caveat in summary.caveats
        if caveat.id not in elsewhere
    ]
    legend: list[Rich] = []
    marks = cause_marks(summary)
    if Checked.NOT_VERIFIED in marks:
        legend.append(words.own("page.not_verified"))
    if Checked.SECONDARY_SOURCE in marks:
        legend.append(words.own("page.secondary"))
    if Checked.LOCAL in marks:
        legend.append(words.own("page.local"))
    return [*always, *legend], others


def supports_sentence(summary: Summary, words: Words) -> Rich:
    """Return the sentence that stands above the versions on every page."""
    said = next((one for one in summary.always if one.key == _SUPPORTS), say(_SUPPORTS))
    return joined_sentences([strong(words.text(said))])


def cited(keys: tuple[str, ...], words: Words) -> Rich:
    """Return the numbers of sources as ` [3, 4]`; nothing when none of them is known."""
    numbers = [number for key in keys if (number := words.number_of(key)) is not None]
    return [[f" [{', '.join(map(str, numbers))}]", "r"]] if numbers else []


def notes_text(notes: str) -> Rich:
    """Return the notes as one run; line breaks become blanks with a middle dot."""
    return plain(" · ".join(part.strip() for part in notes.splitlines() if part.strip()))
