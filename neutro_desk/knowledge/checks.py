"""Checks that hold across the files of the knowledge pack: what one row names, another must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from neutro_desk.knowledge.faults import Problem
from neutro_desk.knowledge.files import Rows
from neutro_desk.knowledge.shapes import (
    CauseShape,
    CaveatShape,
    DrugShape,
    FactShape,
    ItemShape,
    LinkShape,
    QuestionShape,
    TextShape,
)
from neutro_desk.knowledge.ward_shapes import WardDrug
from neutro_desk.workup.case_words import EventKind
from neutro_desk.workup.content import Category, Checked, Reference
from neutro_desk.workup.drug_words import key_of
from neutro_desk.workup.pack_vocabulary import DERIVED, SEVERITY_LINES

_Item = TypeVar("_Item", bound=ItemShape)

KINDS = ("yes_no", "choice", "number", "text")
LARGEST_WEIGHT = 3
EVIDENCE = range(1, 4)
NO_SOURCE = "no-source"
"""Key of the reference that says nobody has checked a source."""

WORKING_MARK = re.compile(r"\[(?:K|V|V2)\]")


def check(
    references: Mapping[str, Reference],
    questions: Rows[QuestionShape],
    links: Rows[LinkShape],
    drugs: Rows[DrugShape],
    caveats: Rows[CaveatShape],
    causes: Rows[ItemShape],
    cause_ids: frozenset[str],
    review_by: date | None = None,
) -> list[Problem]:
    """Return every problem between the files of a pack, in the order of the rows.

    Args:
        references: The citations by their keys.
        questions: The rows of `questions.toml`.
        links: The links of all causes.
        drugs: The rows of `drugs.toml`.
        caveats: The rows of `caveats.toml`.
        causes: The heads and the facts of the causes, for their sources.
        cause_ids: Ids of the causes, without those of drugs.
        review_by: When the pack is due for review; None where it could not be read.
    """
    asked = {question.id: question for question in questions.shapes}
    conditions = conditions_of(asked, cause_ids, (drug.id for drug in drugs.shapes))
    return [
        *_of_rows(questions, references, review_by, _question_problems),
        *_of_rows(causes, references, review_by, _cause_problems),
        *_of_rows(links, references, review_by, partial(_link_problems, asked=asked)),
        *_of_rows(drugs, references, review_by, drug_problems),
        *_of_rows(caveats, references, review_by, partial(condition_problems, known=conditions)),
        *_links_twice(links),
        *_keys_without_reason(causes, links),
        *_ids_twice(questions),
        *_ids_twice(drugs),
        *_ids_twice(caveats),
        *_answers_twice(questions),
    ]


def conditions_of(questions: Iterable[str], cause_ids: Iterable[str], drugs: Iterable[str]) -> frozenset[str]:
    """Return every condition a caution may name, by the ids of questions, causes and drugs."""
    return frozenset(
        (
            *(f"question:{question}" for question in questions),
            *(f"cause:{cause}" for cause in cause_ids),
            *(f"cause:drug.{drug}" for drug in drugs),
            *(f"category:{category.value}" for category in Category),
            *(f"severity:{word}" for word in SEVERITY_LINES),
            *(f"event:{kind.value}" for kind in EventKind),
        )
    )


def _of_rows(
    rows: Rows[_Item],
    references: Mapping[str, Reference],
    review_by: date | None,
    problems_of: Callable[[_Item], Iterable[str]],
) -> Iterator[Problem]:
    for file, place, row in rows:
        for reason in (*item_problems(row, references, review_by), *problems_of(row)):
            yield Problem(file, str(place), reason)


def item_problems(
    item: ItemShape, references: Mapping[str, Reference], review_by: date | None
) -> Iterator[str]:
    """Name sources without a reference, a mark that its sources do not bear out, and a day that cannot be.

    Only what is not yet verified may have no source at all.
    """
    for source in item.sources:
        if source not in references:
            yield f"source {source} is not among the references"
    if item.checked is Checked.LOCAL:
        yield f"{item.checked.value} is the mark of a ward's own items"
    elif item.checked is not Checked.NOT_VERIFIED:
        if not item.sources:
            yield f"no source is given, although it is marked {item.checked.value}"
        elif NO_SOURCE in item.sources:
            yield f"it is marked {item.checked.value}, although {NO_SOURCE} stands among its sources"
    if review_by is not None and item.date > review_by:
        yield f"its date {item.date} lies after the pack's review on {review_by}"


def text_problems(name: str, text: TextShape) -> Iterator[str]:
    """Name a text that is empty, or that still carries a working mark such as [K]."""
    if not text.clinician.strip():
        yield f"{name} is empty"
    for part in (text.clinician, text.patient):
        mark = WORKING_MARK.search(part)
        if mark is not None:
            yield f"{name} holds the working mark {mark[0]}; checked says it in words"


def _cause_problems(item: ItemShape) -> Iterator[str]:
    if isinstance(item, CauseShape):
        yield from text_problems("name", item.name)
        yield from text_problems("about", item.about)
        if not item.mechanisms:
            yield "no mechanism is given"
    elif isinstance(item, FactShape):
        yield from text_problems("text", item.text)


def _question_problems(question: QuestionShape) -> Iterator[str]:
    yield from text_problems("text", question.text)
    if question.kind not in KINDS:
        yield f"kind {question.kind} is none of {', '.join(KINDS)}"
    if (question.kind == "choice") is not bool(question.choices):
        yield "choices belong to a question of kind choice, and to no other"
    if question.derived and question.derived not in DERIVED:
        yield f"no finding is called {question.derived}"
    if question.derived and question.kind != "yes_no":
        yield "a derived finding answers yes or no"


def _link_problems(link: LinkShape, asked: Mapping[str, QuestionShape]) -> Iterator[str]:
    yield from text_problems("reason", link.reason)
    question = asked.get(link.question)
    if question is None:
        yield f"question {link.question} does not exist"
    elif link.answer not in _answers(question):
        yield f"{link.answer} is no answer to {link.question}"
    if not 0 < abs(link.weight) <= LARGEST_WEIGHT:
        yield f"weight {link.weight} is not between 1 and 3, nor between -1 and -3"


def _keys_without_reason(causes: Rows[ItemShape], links: Rows[LinkShape]) -> Iterator[Problem]:
    """Name a key finding that no reason of its cause speaks for: it could never be more than a thought."""
    speaks_for = {(file, link.question) for file, _, link in links if link.weight > 0}
    for file, place, cause in causes:
        for name in cause.key if isinstance(cause, CauseShape) else ():
            if (file, name) not in speaks_for:
                yield Problem(file, str(place), f"no reason for it speaks of its key finding {name}")


def _answers(question: QuestionShape) -> tuple[str, ...]:
    if question.kind == "choice":
        return tuple(choice.value for choice in question.choices)
    return ("yes", "no") if question.kind == "yes_no" else ()


def drug_problems(drug: DrugShape | WardDrug) -> Iterator[str]:
    """Name what is wrong with a drug by itself."""
    yield from text_problems("name", drug.name)
    yield from text_problems("about", drug.about)
    if drug.evidence not in EVIDENCE:
        yield f"evidence {drug.evidence} is not 1, 2 or 3"
    if drug.latency_days is not None and not 0 <= drug.latency_days[0] < drug.latency_days[1]:
        yield "latency_days do not run from a lower to a higher number"
    if not drug.names:
        yield "no name is given"
    for name in drug.names:
        if name != name.lower() or not key_of(name):
            yield f"name {name} is not in lower case, or holds no name"


def condition_problems(caveat: CaveatShape, known: frozenset[str]) -> Iterator[str]:
    """Name an empty text, and each condition that nothing could meet."""
    yield from text_problems("text", caveat.text)
    for condition in caveat.conditions:
        if condition not in known:
            yield f"condition {condition} names nothing that exists"


def _links_twice(links: Rows[LinkShape]) -> Iterator[Problem]:
    """Name an answer that one cause weighs twice."""
    seen: set[tuple[str, str, str]] = set()
    for file, place, link in links:
        answered = (file, link.question, link.answer)
        if answered in seen:
            yield Problem(file, str(place), f"{link.question} answered {link.answer} is weighed twice")
        seen.add(answered)


def _ids_twice(rows: Rows[QuestionShape] | Rows[DrugShape] | Rows[CaveatShape]) -> Iterator[Problem]:
    seen: set[str] = set()
    for file, place, row in rows:
        if row.id in seen:
            yield Problem(file, str(place), f"id {row.id} stands twice")
        seen.add(row.id)


def _answers_twice(questions: Rows[QuestionShape]) -> Iterator[Problem]:
    for file, place, question in questions:
        values = [choice.value for choice in question.choices]
        if len(values) > len(set(values)):
            yield Problem(file, str(place), "a choice stands twice")
