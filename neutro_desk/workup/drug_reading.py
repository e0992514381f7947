"""A typed medicine becomes what it names: taken as read, asked, or not in the list; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from neutro_desk.workup.content import Drug
from neutro_desk.workup.drug_names import LONGEST_NAME, DrugNames, Named, Sort
from neutro_desk.workup.drug_words import FORMS, SALTS, Word, is_local, key_of, key_of_words, words_of
from neutro_desk.workup.medicines import Abbreviation
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
        beside: Known names in whose own part of the text no other word stands, whatever is asked of the rest.
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
    beside: tuple[Named, ...] = ()

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


_Found = list[tuple[Named, frozenset[int]]]
_Asked = tuple[Doubt, tuple[Named, ...], str, int]


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
    found, left = _scanned(words, names)
    mixed = {word.part for word in left}
    stray = any(not word.aside for word in left)
    pure = tuple(named for named, parts in found if not parts & mixed)
    reading = NameReading(
        typed,
        beside=pure,
        unread=tuple([word.text for word in left]),
        salts=tuple([word.text for word in words if word.text in SALTS]),
        local=is_local(words),
    )
    sure = frozenset(drug for named, _ in found for drug in named.drugs)
    asked = _short_form(words, left, found, names) or _misspelt(left, names, sure)
    if asked is not None:
        return _asked(reading, pure, asked)
    plain = frozenset(drug for named in pure for drug in named.drugs) if not stray else frozenset()
    known = tuple(
        named
        for named, parts in found
        if named.is_known and (stray or parts & mixed) and not (named.drugs and plain.issuperset(named.drugs))
    )
    if known:
        about = " ".join([word.text for word in left])
        taken = tuple(named for named in pure if named not in known)
        return _asked(reading, taken, (Doubt.OTHER_WORDS, known, about, 0))
    return replace(reading, named=tuple(dict.fromkeys(named for named, _ in found)))


def _asked(reading: NameReading, taken: tuple[Named, ...], asked: _Asked) -> NameReading:
    doubt, may_be, about, slips = asked
    may_be = tuple(dict.fromkeys(may_be))
    return replace(
        reading, named=tuple(dict.fromkeys(taken)), doubt=doubt, may_be=may_be, about=about, slips=slips
    )


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


def _short_form(
    words: tuple[Word, ...], left: tuple[Word, ...], found: _Found, names: DrugNames
) -> _Asked | None:
    """Look for a short form: alone in its part of the text, and no meaning of it written out beside it."""
    sure = frozenset(drug for named, _ in found for drug in named.drugs)
    others = {part for named, parts in found if not named.is_known for part in parts}
    for word, short in _short_forms(left, names):
        if word.part in others or _has_company(word, words, left, names):
            continue
        may_be = tuple([_meant(one, names) for one in short.meanings])
        if not any(named.drugs and sure.issuperset(named.drugs) for named in may_be):
            return Doubt.SHORT_FORM, may_be, short.text, 0
    return None


def _short_forms(left: tuple[Word, ...], names: DrugNames) -> Iterator[tuple[Word, Abbreviation]]:
    """Give the short forms among words: one word, or one with the number before it, as in `6-MP`."""
    before = ""
    for word in left:
        short = names.abbreviations.get(word.text) or names.abbreviations.get(f"{before} {word.text}")
        if short is not None:
            yield word, short
        before = word.text


def _has_company(word: Word, words: tuple[Word, ...], left: tuple[Word, ...], names: DrugNames) -> bool:
    """Return whether a salt or a word that is no short form stands in the same part of the text."""
    beside = [one for one in words if one.part == word.part and one.text in SALTS]
    own = {one.text for one, _ in _short_forms(left, names)}
    return bool(beside) or any(
        one.part == word.part and one.text not in own and not one.text.isdigit() for one in left
    )


def _meant(meaning: str, names: DrugNames) -> Named:
    return names.at(key_of(meaning)) or Named(meaning, Sort.OTHER)


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
