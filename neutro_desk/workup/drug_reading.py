"""A typed medicine becomes what it names: taken as read, asked, or not in the list; nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from neutro_desk.workup.content import Drug
from neutro_desk.workup.drug_names import LONGEST_NAME, DrugNames, Named, Sort
from neutro_desk.workup.drug_words import FORMS, SALTS, Word, is_local, key_of_words, words_of
from neutro_desk.workup.near_names import SHORTEST


class Doubt(Enum):
    """Why a name is asked and not taken as read."""

    MISSPELLING = "misspelling"
    SHORT_FORM = "short_form"
    OTHER_WORDS = "other_words"


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a typed medicine names.

    Attributes:
        typed: As it was typed.
        named: Names taken as read, in their order.
        doubt: Why the rest is asked; None when nothing is.
        may_be: The names it may stand for, while there is a doubt.
        about: The words that are asked about.
        slips: Letters between them and each of `may_be`, for a misspelling.
        unread: Words that no name is known for.
        salts: Words that name a salt.
        local: Whether it is for skin, eye, ear, nose or mouth.
    """

    typed: str
    named: tuple[Named, ...] = ()
    doubt: Doubt | None = None
    may_be: tuple[Named, ...] = ()
    about: str = ""
    slips: int = 0
    unread: tuple[str, ...] = ()
    salts: tuple[str, ...] = ()
    local: bool = False

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """The drugs of the list that are taken as read."""
        return tuple(dict.fromkeys(drug for named in self.named for drug in named.drugs))

    @property
    def is_known(self) -> bool:
        """Whether something of the list is taken as read."""
        return any(named.is_known for named in self.named)

    @property
    def has_name(self) -> bool:
        """Whether there is a word that may be a name at all."""
        return bool(self.named or self.may_be or self.unread)


@lru_cache(maxsize=4096)
def read_name(typed: str, names: DrugNames) -> NameReading:
    """Read one medicine, typed with or without dose, route, form, frequency and salt.

    A known name is taken as read only where no other word stands in its part of the text: "gold" is, "gold
    bond" is asked. A misspelling and an abbreviation with two meanings are always asked.

    Args:
        typed: One medicine; it may hold a combination.
        names: The names to look it up in.
    """
    words = words_of(typed)
    salts = tuple(word.text for word in words if word.text in SALTS)
    found, left = _scanned(words, names)
    reading = NameReading(typed, unread=tuple(word.text for word in left), salts=salts, local=is_local(words))
    mixed = {word.part for word in left}
    pure = tuple(named for named, parts in found if not parts & mixed)
    impure = tuple(named for named, parts in found if parts & mixed)
    sure = frozenset(drug for named, _ in found for drug in named.drugs)
    asked = _short_form(left, names, sure) or _misspelt(left, names, sure)
    if asked is not None:
        doubt, may_be, about, slips = asked
        return _with(reading, pure, doubt, may_be, about, slips)
    known = tuple(named for named in impure if named.is_known)
    if known:
        return _with(reading, pure, Doubt.OTHER_WORDS, known, " ".join(word.text for word in left), 0)
    return _with(reading, (*pure, *impure), None, (), "", 0)


def _with(
    reading: NameReading,
    named: tuple[Named, ...],
    doubt: Doubt | None,
    may_be: tuple[Named, ...],
    about: str,
    slips: int,
) -> NameReading:
    return NameReading(
        reading.typed,
        tuple(dict.fromkeys(named)),
        doubt,
        tuple(dict.fromkeys(may_be)),
        about,
        slips,
        reading.unread,
        reading.salts,
        reading.local,
    )


_Found = list[tuple[Named, frozenset[int]]]


def _scanned(words: tuple[Word, ...], names: DrugNames) -> tuple[_Found, tuple[Word, ...]]:
    """Return the known names with the parts they stand in, and the words left over that may be names."""
    for whole in (words, tuple(word for word in words if not word.fills)):
        if 1 < len(whole) <= LONGEST_NAME:
            named = names.at(key_of_words([word.text for word in whole]))
            if named is not None:
                return [(named, frozenset(word.part for word in whole))], ()
    found: _Found = []
    left: list[Word] = []
    place = 0
    while place < len(words):
        length, named = _longest(words, place, names)
        if named is not None:
            found.append((named, frozenset(word.part for word in words[place : place + length])))
        elif not words[place].fills:
            left.append(words[place])
        place += max(length, 1)
    if not found and not left:
        return _only_salts(words, names)
    return found, tuple(left)


def _longest(words: tuple[Word, ...], place: int, names: DrugNames) -> tuple[int, Named | None]:
    """Return the longest known name that begins here; a filling word alone is no name."""
    for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
        piece = words[place : place + length]
        if not any(word.text not in SALTS and not word.fills for word in piece) and length == 1:
            return 0, None
        named = names.at(key_of_words([word.text for word in piece]))
        if named is not None:
            return length, named
    return 0, None


def _only_salts(words: tuple[Word, ...], names: DrugNames) -> tuple[_Found, tuple[Word, ...]]:
    """Read a name made of salts only, such as potassium chloride: it stays as it is."""
    salts = tuple(word for word in words if word.text in SALTS)
    named = names.at(key_of_words([word.text for word in salts])) if salts else None
    if named is not None:
        return [(named, frozenset(word.part for word in salts))], ()
    return [], salts


_Asked = tuple[Doubt, tuple[Named, ...], str, int]


def _short_form(left: tuple[Word, ...], names: DrugNames, sure: frozenset[Drug]) -> _Asked | None:
    """Look for a short form with more than one meaning, unless a meaning is written out beside it."""
    for word in left:
        short = names.abbreviations.get(word.text)
        if short is not None:
            meanings = (names.at(key_of_words([w.text for w in words_of(one)])) for one in short.meanings)
            may_be = tuple(
                named or Named(one, Sort.OTHER) for named, one in zip(meanings, short.meanings, strict=True)
            )
            if not any(named.drugs and sure.issuperset(named.drugs) for named in may_be):
                return Doubt.SHORT_FORM, may_be, word.text, 0
    return None


def _misspelt(left: tuple[Word, ...], names: DrugNames, sure: frozenset[Drug]) -> _Asked | None:
    """Look for a misspelling: each part of the text as a whole first, then word by word.

    One that can only mean a drug written out beside it is none.
    """
    parts: dict[int, list[str]] = {}
    for word in left:
        parts.setdefault(word.part, []).append(word.text)
    for part in parts.values():
        whole = "".join(part)
        for letters in dict.fromkeys((whole, *part)):
            if len(letters) < SHORTEST or letters in FORMS or letters in SALTS:
                continue
            slips, may_be = names.near(letters) or (0, ())
            if not all(named.drugs and sure.issuperset(named.drugs) for named in may_be):
                return Doubt.MISSPELLING, may_be, " ".join(part) if letters == whole else letters, slips
    return None
