"""What one row of the checklist shows: a question with the answer in force and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neutro_desk.workup.causes import Checked, Origin

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import AnswerWord
    from neutro_desk.workup.causes import Question
    from neutro_desk.workup.whole import WorkUp

_SHOWN_TAGS = (Origin.COUNTS, Origin.EVENTS, Origin.OVERRULED)


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows.

    Attributes:
        answer: The answer in force; None for not asked.
        own: Whether a person gave it.
        value: The answer in words when it is none of the four.
        tag: Where the answer comes from, if not plainly from a person.
        fact: What counts or events say.
        origin: Short citations of the question, its review status and date.
        overrules: Whether the answer stands against what counts or events tell.
    """

    question: str
    text: str
    help: str = ""
    answer: AnswerWord | None = None
    own: bool = False
    value: str = ""
    tag: str = ""
    fact: str = ""
    note: str = ""
    origin: str = ""
    overrules: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether there is an answer of any kind, a person's or what counts and events tell."""
        return self.answer is not None or bool(self.value)


def row_content(question: Question, work_up: WorkUp, book: Phrasebook) -> RowContent:
    """Return what the row of a question shows; an overruled fact stays in sight beside the overrule."""
    ranking = work_up.ranking
    finding = ranking.findings.get(question.id) if ranking is not None else None
    text = book.text(question.text)
    told_help = book.text(question.help) if question.help is not None else ""
    origin = _origin(question, work_up, book)
    if finding is None:
        return RowContent(question.id, text, told_help, origin=origin)
    told = work_up.findings.get(question.id)
    fact = finding.fact or (told.fact if told is not None else None)
    word = finding.answer.word
    return RowContent(
        question.id,
        text,
        told_help,
        answer=word,
        own=finding.origin in (Origin.PERSON, Origin.OVERRULED),
        value=finding.answer.value if word is None else "",
        tag=book.word(finding.origin) if finding.origin in _SHOWN_TAGS else "",
        fact=book.text(fact) if fact is not None else "",
        note=finding.answer.note,
        origin=origin,
        overrules=finding.origin is Origin.OVERRULED,
    )


def _origin(question: Question, work_up: WorkUp, book: Phrasebook) -> str:
    """Return where a question comes from, in words that name who checked it, and when it was reviewed."""
    provenance, pack = question.provenance, work_up.pack
    known = pack.references if pack is not None else {}
    checked = provenance.checked is not Checked.NOT_VERIFIED
    cited = [known[key].short for key in provenance.sources if checked and key in known]
    said = "; ".join(cited) or book.word(provenance.checked)
    return f"{said[:1].upper()}{said[1:]} · {book.word(provenance.status)}, {book.full_date(provenance.date)}"


@dataclass(frozen=True, slots=True)
class Findable:
    """A question as it is found.

    Attributes:
        said: Text and help in one, to look in.
        step: Name of its step.
        answer: The answer in force in words; "" for not asked.
    """

    question: str
    text: str
    said: str
    step: str
    answer: str = ""


def findable(question: Question, work_up: WorkUp, book: Phrasebook) -> Findable:
    """Return a question as it is found by its words."""
    content = row_content(question, work_up, book)
    answer = book.word(content.answer) if content.answer is not None else content.value
    said = f"{content.text} {content.help}"
    return Findable(question.id, content.text, said, book.word(question.step), answer)
