"""Search in all that the knowledge pack holds: names, brand names, mechanisms and texts, accents ignored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from neutro_desk.workup.content import Cause, Checked, Drug, Pack, Provenance, Reference, ReviewStatus
from neutro_desk.workup.statements import Text

_PART = re.compile(r"[^\W_]+")


class ContentKind(Enum):
    """What an entry is, in the order they are listed."""

    CAUSE = "cause"
    DRUG = "drug"
    CAUTION = "caution"
    QUESTION = "question"
    FEVER = "fever"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the pack holds.

    Attributes:
        id: Its id among those of its kind.
        also: Other names: brands, spellings, products it is part of.
        words: Enums whose words describe it: mechanisms, category, step.
        texts: Everything else that is said of it, and its id.
        provenance: Where it comes from; None for a reference.
    """

    kind: ContentKind
    id: str
    name: Text
    also: tuple[str, ...]
    words: tuple[Enum, ...]
    texts: tuple[Text, ...]
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found, and the other name it was found by; "" where its own name was enough."""

    entry: Entry
    by: str = ""


class Filter(Enum):
    """Whose review status is shown; `ANY` shows all."""

    ANY = "any"
    SUBMITTED = ReviewStatus.SUBMITTED.value
    UNDER_REVIEW = ReviewStatus.UNDER_REVIEW.value
    APPROVED = ReviewStatus.APPROVED.value


@dataclass(frozen=True, slots=True)
class _Folded:
    """An entry as it is compared: a blank before each word; `words` holds names and what it is."""

    match: Match
    name: str
    also: tuple[tuple[str, str], ...]
    words: str
    whole: str


def folded(text: str) -> str:
    """Return the words of a text as they are compared: small letters without accents, a blank before each."""
    bare = text.casefold()
    if not bare.isascii():
        plain = unicodedata.normalize("NFKD", bare)
        bare = "".join([letter for letter in plain if not unicodedata.combining(letter)])
    parts = _PART.findall(bare)
    return " " + " ".join(parts) if parts else ""


class ContentIndex:
    """Everything a pack holds, listed at once and made ready for search when it is first searched."""

    def __init__(self, pack: Pack, word: Callable[[Enum], str]) -> None:
        """Keep the pack.

        Args:
            pack: The knowledge pack.
            word: Gives the word for an Enum member, as it is shown.
        """
        self._word = word
        self.entries = tuple(_entries(pack))

    def search(
        self, typed: str, kinds: AbstractSet[ContentKind] = frozenset(), status: Filter = Filter.ANY
    ) -> tuple[Match, ...]:
        """Return the entries in which every typed word begins a word, the nearest first.

        A name comes before another name (a brand), that before a mechanism or category, that before a text.

        Args:
            typed: Any words in any order; none gives every entry.
            kinds: The kinds wanted; all when empty.
            status: The review status wanted; references have none and show with `ANY` alone.
        """
        wanted = [f" {word}" for word in folded(typed).split()]
        if not wanted:
            return tuple(Match(entry) for entry in self.entries if _wanted(entry, kinds, status))
        ranked: list[tuple[int, int, Match]] = []
        for place, one in enumerate(self._folded):
            if _wanted(one.match.entry, kinds, status):
                found = _nearness(one, wanted)
                if found is not None:
                    ranked.append((found[0], place, found[1]))
        ranked.sort(key=_nearest)
        return tuple(match for _, _, match in ranked)

    @cached_property
    def _folded(self) -> tuple[_Folded, ...]:
        words = {member: folded(self._word(member)) for entry in self.entries for member in entry.words}
        return tuple([_fold(entry, words) for entry in self.entries])


def _nearest(found: tuple[int, int, Match]) -> tuple[int, int]:
    return found[:2]


def _fold(entry: Entry, words: dict[Enum, str]) -> _Folded:
    name = folded(f"{entry.name.clinician} {entry.name.patient}")
    also = tuple([(folded(other), other) for other in entry.also])
    named = name + "".join([other for other, _ in also])
    described = named + "".join([words[member] for member in entry.words])
    texts = folded(" ".join([f"{text.clinician} {text.patient}" for text in entry.texts]))
    return _Folded(Match(entry), name, also, described, described + texts)


def _nearness(one: _Folded, wanted: Sequence[str]) -> tuple[int, Match] | None:
    """Return how near an entry is, 0 the nearest, and by which name; None where a word is missing."""
    if not _holds(one.whole, wanted):
        return None
    if _holds(one.name, wanted):
        return (0 if one.name.startswith(wanted[0]) else 1), one.match
    for name, shown in one.also:
        if _holds(name, wanted):
            return 2, Match(one.match.entry, shown)
    return (3 if _holds(one.words, wanted) else 4), one.match


def _holds(text: str, wanted: Sequence[str]) -> bool:
    for word in wanted:  # noqa: SIM110  a loop: it runs for every entry at each key
        if word not in text:
            return False
    return True


def _wanted(entry: Entry, kinds: AbstractSet[ContentKind], status: Filter) -> bool:
    if kinds and entry.kind not in kinds:
        return False
    if status is Filter.ANY:
        return True
    return entry.provenance is not None and entry.provenance.status.value == status.value


def _entries(pack: Pack) -> Iterator[Entry]:
    yield from sorted((_cause(cause, pack) for cause in pack.causes), key=_name)
    yield from sorted((_drug(drug, pack) for drug in pack.drugs), key=_name)
    for caveat in pack.caveats:
        texts = (Text(" ".join((caveat.id, *caveat.conditions))), *_notes(pack, f"caveat:{caveat.id}"))
        yield Entry(ContentKind.CAUTION, caveat.id, caveat.text, (), (), texts, caveat.provenance)
    for question in pack.questions:
        texts = (*(text for _, text in question.choices), *([question.help] if question.help else ()))
        yield Entry(
            ContentKind.QUESTION,
            question.id,
            question.text,
            (),
            (question.step,),
            (Text(question.id), *texts, *_notes(pack, f"question:{question.id}")),
            question.provenance,
        )
    for text in () if pack.fever is None else pack.fever.texts:
        yield Entry(ContentKind.FEVER, text.id, text.text, (), (), (Text(text.id),), text.provenance)
    for reference in sorted(pack.references.values(), key=_short):
        yield Entry(
            ContentKind.REFERENCE,
            reference.key,
            Text(reference.short),
            (),
            (),
            (Text(reference.full), Text(reference.key)),
            None,
        )


def _cause(cause: Cause, pack: Pack) -> Entry:
    reasons = (link.reason for link in cause.links)
    facts = (fact for fact, _ in cause.facts)
    return Entry(
        ContentKind.CAUSE,
        cause.id,
        cause.name,
        (),
        (*cause.mechanisms, cause.category),
        (Text(cause.id), cause.about, *reasons, *cause.tests, *facts, *_notes(pack, f"cause:{cause.id}")),
        cause.provenance,
    )


def _drug(drug: Drug, pack: Pack) -> Entry:
    products = (name for product in drug.products for name in product.names)
    own = pack.own_names.get(drug.id, ())
    names = (f"{name} ({Checked.LOCAL.value})" if name in own else name for name in drug.names)
    return Entry(
        ContentKind.DRUG,
        drug.id,
        drug.name,
        (*drug.brands, *names, *products),
        drug.mechanisms,
        (Text(drug.drug_class, drug.class_name), drug.about, *drug.tests, *_notes(pack, f"drug:{drug.id}")),
        drug.provenance,
    )


def _notes(pack: Pack, key: str) -> tuple[Text, ...]:
    return tuple(note for note, _ in pack.notes.get(key, ()))


def _name(entry: Entry) -> str:
    return folded(entry.name.clinician)


def _short(reference: Reference) -> str:
    return folded(reference.short)
