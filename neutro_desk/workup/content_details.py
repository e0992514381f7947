"""All that the pack holds of one entry of the content view, as sections of lines with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from neutro_desk.workup.cause_details import (
    DRUG,
    DetailLine,
    DetailSection,
    cause_details,
    own_notes,
    review_section,
    sourced,
)
from neutro_desk.workup.content import Cause, Drug, Link, Pack, Provenance, Question
from neutro_desk.workup.content_search import ContentKind
from neutro_desk.workup.statements import Statement, Text, say

Sections = tuple[DetailSection, ...]

_STRENGTHS = {1: "content.weak", 2: "content.moderate", 3: "content.strong"}


def content_details(pack: Pack, kind: ContentKind, name: str) -> Sections:
    """Return all that the pack says of an entry, in the order it is read; empty sections are left out.

    Args:
        pack: The knowledge pack.
        kind: What the entry is.
        name: Its id among those of its kind.

    Returns:
        The sections, the first headed by the name; none if the pack does not hold it.
    """
    found = tuple(section for section in _BY_KIND[kind](pack, name) if section.lines)
    if not found or kind not in _NOTED:
        return found
    named = DetailLine(say("content.named", id=f"{_NOTED[kind]}:{name}"))
    return (*found, DetailSection(say("content.own_id"), (named,)))


def _cause(pack: Pack, name: str) -> Sections:
    cause = next((one for one in pack.causes if one.id == name), None)
    if cause is None:
        return ()
    head, about, *rest = cause_details(pack, name)
    return (head, about, *_speaking(cause, pack), *rest)


def _speaking(cause: Cause, pack: Pack) -> Iterator[DetailSection]:
    """Give what speaks for the cause and what against, the strongest first."""
    asked = {question.id: question for question in pack.questions}
    for heading, sign in (("content.for", 1), ("content.against", -1)):
        links = sorted((link for link in cause.links if link.weight * sign > 0), key=_lightness)
        lines = (sourced(_link(link, asked), link.provenance, pack) for link in links)
        yield DetailSection(say(heading), tuple(lines))


def _lightness(link: Link) -> int:
    return -abs(link.weight)


def _link(link: Link, asked: dict[str, Question]) -> Statement:
    question = asked.get(link.question)
    told = say("content.id", id=link.question) if question is None else question.text
    return say(
        "content.link",
        reason=link.reason,
        strength=say(_STRENGTHS[abs(link.weight)]),
        question=told,
        answer=_answer(link.answer, question),
    )


def _answer(value: str, question: Question | None) -> Statement | Text:
    if value in ("yes", "no"):
        return say(f"content.{value}")
    choices = {} if question is None else dict(question.choices)
    return choices.get(value, Text(value))


def _drug(pack: Pack, name: str) -> Sections:
    drug = next((one for one in pack.drugs if one.id == name), None)
    if drug is None:
        return ()
    head, *rest = cause_details(pack, f"{DRUG}{name}")
    return (head, _names(drug, pack), *rest)


def _names(drug: Drug, pack: Pack) -> DetailSection:
    own = pack.own_names.get(drug.id, ())
    shipped = tuple(name for name in drug.names if name not in own)
    lists = (
        ("content.brands", drug.brands),
        ("content.spellings", shipped[1:]),
        ("content.own_names", own),
        ("content.products", tuple(product.names[0] for product in drug.products)),
    )
    lines = [DetailLine(say(key, names=", ".join(names))) for key, names in lists if names]
    group = next((one for one in pack.drugs if one.id == drug.member_of), None)
    if group is not None:
        lines.append(DetailLine(say("content.member_of", name=group.name)))
    members = tuple(one.name.clinician for one in pack.drugs if one.member_of == drug.id)
    if members:
        lines.append(DetailLine(say("content.members", names=", ".join(members))))
    return DetailSection(say("content.names"), tuple(lines))


def _caution(pack: Pack, name: str) -> Sections:
    caveat = next((one for one in pack.caveats if one.id == name), None)
    if caveat is None:
        return ()
    when = [DetailLine(_condition(condition, pack)) for condition in caveat.conditions]
    return (
        DetailSection(say("content.caution"), (sourced(caveat.text, caveat.provenance, pack),)),
        own_notes(f"caveat:{name}", pack),
        DetailSection(say("content.when"), tuple(when) or (DetailLine(say("content.always")),)),
        _review(caveat.provenance, pack),
    )


def _condition(condition: str, pack: Pack) -> Statement:
    """Return a condition of a caution in words, with the name of what it asks for where there is one."""
    kind, _, wanted = condition.partition(":")
    named: dict[str, Text] = {f"question:{one.id}": one.text for one in pack.questions}
    named |= {f"cause:{one.id}": one.name for one in pack.causes}
    named |= {f"cause:{DRUG}{one.id}": one.name for one in pack.drugs}
    return say(f"content.when_{kind}", name=named.get(condition, Text(wanted.replace("_", " "))))


def _question(pack: Pack, name: str) -> Sections:
    question = next((one for one in pack.questions if one.id == name), None)
    if question is None:
        return ()
    lines = [sourced(question.text, question.provenance, pack)]
    if question.help is not None:
        lines.append(DetailLine(question.help))
    lines += [DetailLine(say("content.choice", text=text)) for _, text in question.choices]
    if question.derived:
        lines.append(DetailLine(say("content.derived")))
    return (
        DetailSection(say("content.question", step=question.step), tuple(lines)),
        own_notes(f"question:{name}", pack),
        *_weighed(question, pack),
        _review(question.provenance, pack),
    )


def _weighed(question: Question, pack: Pack) -> Iterator[DetailSection]:
    """Give which causes an answer speaks for, and which against."""
    for heading, sign in (("content.speaks_for", 1), ("content.speaks_against", -1)):
        lines = [
            sourced(
                say(
                    "content.weighs",
                    answer=_answer(link.answer, question),
                    cause=cause.name,
                    strength=say(_STRENGTHS[abs(link.weight)]),
                ),
                link.provenance,
                pack,
            )
            for cause in pack.causes
            for link in cause.links
            if link.question == question.id and link.weight * sign > 0
        ]
        yield DetailSection(say(heading), tuple(lines))


def _fever(pack: Pack, name: str) -> Sections:
    texts = () if pack.fever is None else pack.fever.texts
    text = next((one for one in texts if one.id == name), None)
    if text is None:
        return ()
    return (
        DetailSection(say("content.fever"), (sourced(text.text, text.provenance, pack),)),
        _review(text.provenance, pack),
    )


def _reference(pack: Pack, name: str) -> Sections:
    reference = pack.references.get(name)
    if reference is None:
        return ()
    return (
        DetailSection(say("content.text", text=Text(reference.short)), (DetailLine(Text(reference.full)),)),
        DetailSection(say("content.rests"), tuple(_resting(pack, name))),
    )


def _resting(pack: Pack, key: str) -> Iterator[DetailLine]:
    """Give what cites a reference, each item once."""
    cited: list[tuple[Text, Iterable[Provenance]]] = [
        (
            cause.name,
            (cause.provenance, *(link.provenance for link in cause.links), *(one for _, one in cause.facts)),
        )
        for cause in pack.causes
    ]
    cited += [(drug.name, (drug.provenance,)) for drug in pack.drugs if not drug.member_of]
    cited += [(caveat.text, (caveat.provenance,)) for caveat in pack.caveats]
    cited += [(question.text, (question.provenance,)) for question in pack.questions]
    if pack.fever is not None:
        cited += [(text.text, (text.provenance,)) for text in pack.fever.texts]
    for name, origins in cited:
        if any(key in origin.sources for origin in origins):
            yield DetailLine(say("content.text", text=name))


def _review(provenance: Provenance, pack: Pack) -> DetailSection:
    return review_section(((say("content.this"), provenance),), pack)


_NOTED = {
    ContentKind.CAUSE: "cause",
    ContentKind.DRUG: "drug",
    ContentKind.CAUTION: "caveat",
    ContentKind.QUESTION: "question",
}
"""What a ward may note something beside, and how it names it in its own pack."""


_BY_KIND: dict[ContentKind, Callable[[Pack, str], Sections]] = {
    ContentKind.CAUSE: _cause,
    ContentKind.DRUG: _drug,
    ContentKind.CAUTION: _caution,
    ContentKind.QUESTION: _question,
    ContentKind.FEVER: _fever,
    ContentKind.REFERENCE: _reference,
}
