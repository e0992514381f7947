"""Verifying the audit chain: every changed, removed, swapped, cut-off or rolled-back entry by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import apsw

from neutro_desk.records.audit_chain import Chain, Field, Row
from neutro_desk.records.audit_entry import Action
from neutro_desk.records.audit_finding import Finding, FindingKind, about
from neutro_desk.records.audit_head import Head, HeadState, PrintedHead, read_head
from neutro_desk.records.audit_places import misplaced
from neutro_desk.records.database import failures_in_words
from neutro_desk.records.folder import StoreFolder

_ACTION = 2
"""Place of the action among the fields of a row."""


def verify(
    connection: apsw.Connection,
    key: bytes,
    folder: StoreFolder,
    *,
    pages: Sequence[PrintedHead] = (),
    with_head: bool = True,
) -> tuple[Finding, ...]:
    """Return everything that is wrong with a chain, by number of the entry; nothing when it is whole.

    Args:
        connection: To the database; only read.
        key: The database key.
        folder: Of the store, for the head outside the database.
        pages: Heads read from printed pages: each must be an entry of this chain.
        with_head: False for a backup, which is older than the head outside.

    Raises:
        RecordsError: If the database cannot be read.
    """
    walk = Walk(Chain(key), {page.number for page in pages})
    found, state = read_head(folder.head, key) if with_head else (None, HeadState.WHOLE)
    if found is not None:
        walk.wanted.add(found.number)
    with failures_in_words(folder.database):
        for row in _rows(connection):
            walk.take(row)
    walk.finish()
    broken = sorted((*walk.findings, *misplaced(walk.chain, walk.loose, walk.gaps)), key=_by_number)
    named = _Named(tuple(broken), frozenset(row.number for row in walk.loose))
    about_head = _about_head(found, state, walk, named) if with_head else ()
    return (*broken, *walk.noted, *about_head, *(_about_pages(pages, walk, named)))


@dataclass(frozen=True, slots=True)
class _Named:
    """Entries that something was found about already: the head has nothing to add there."""

    findings: tuple[Finding, ...]
    places: frozenset[int]

    def __contains__(self, number: int) -> bool:
        return number in self.places or any(one.first <= number <= one.last for one in self.findings)


def _rows(connection: apsw.Connection) -> Iterator[Row]:
    """Yield every row; text that is none, which only a hand with the key writes, comes as its bytes."""
    columns = ", ".join(
        f"typeof({name}), CASE typeof({name}) WHEN 'text' THEN CAST({name} AS BLOB) ELSE {name} END"
        for name in ("at", "person", "action", "patient", "detail", "digest")
    )
    for number, *typed in connection.execute(f"SELECT number, {columns} FROM audit ORDER BY number"):  # noqa: S608
        *fields, digest = (_as_kept(kind, value) for kind, value in zip(typed[::2], typed[1::2], strict=True))
        yield Row(number, tuple(fields), digest)


def _as_kept(kind: Field, value: Field) -> Field:
    if kind != "text" or not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


@dataclass(slots=True)
class Walk:
    """One way through all rows, in order.

    Attributes:
        chain: Seals and links of the store.
        wanted: Numbers whose links are asked for.
        links: The links asked for.
        last: The last number.
        findings: Entries whose link was changed, and where another history begins.
        noted: What the program itself entered about the head.
        loose: Rows that are not the entry of their place.
        gaps: First and last number of what is missing between rows.
    """

    chain: Chain
    wanted: set[int]
    links: dict[int, bytes] = field(default_factory=dict)
    last: int = 0
    findings: list[Finding] = field(default_factory=list)
    noted: list[Finding] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    _before: tuple[bytes, ...] = ()
    _suspect: int | None = None

    def __post_init__(self) -> None:
        self._before = (self.chain.before_all,)
        self.links[0] = self.chain.before_all

    def take(self, row: Row) -> None:
        """Look at the next row."""
        if row.number <= 0:
            self.loose.append(row)
            return
        if row.number != self.last + 1:
            self.gaps.append((self.last + 1, row.number - 1))
            self._settle_suspect(follows_it=False)
            self._before = ()
        self.last = row.number
        if row.number in self.wanted:
            self.links[row.number] = row.link
        seal = self.chain.seal(row.number, row.fields)
        fitting = [link for link in self._before if self._follows(row, seal, link)]
        self._settle_suspect(follows_it=bool(fitting) and fitting[0] == self._before[0])
        if seal == row.seal:
            self._take_sealed(row, fits=bool(fitting) or not self._before)
        else:
            self.loose.append(row)
            self._before = (row.link,) if fitting else ()

    def finish(self) -> None:
        """Settle what only a further row could have told."""
        self._settle_suspect(follows_it=False)

    def _take_sealed(self, row: Row, *, fits: bool) -> None:
        if row.fields[_ACTION] == Action.HEAD.value:
            detail = str(row.fields[-1])
            self.noted.append(about(FindingKind.NOTED, row.number, detail=detail))
        if fits:
            self._before = (row.link,)
            return
        self._suspect = row.number
        self._before = (row.link, *(self.chain.link(row.seal, link) for link in self._before))

    def _follows(self, row: Row, seal: bytes, link: bytes) -> bool:
        return row.link in (self.chain.link(row.seal, link), self.chain.link(seal, link))

    def _settle_suspect(self, *, follows_it: bool) -> None:
        """Tell a changed link from another history: only the latter is what the next entry follows."""
        if self._suspect is not None:
            kind = FindingKind.OTHER_HISTORY if follows_it else FindingKind.CHANGED
            self.findings.append(about(kind, self._suspect))
            self._suspect = None


def _about_head(found: Head | None, state: HeadState, walk: Walk, named: _Named) -> Iterable[Finding]:
    if found is None:
        if walk.last == 0 and state is HeadState.LOST:
            return ()
        kind = FindingKind.HEAD_LOST if state is HeadState.LOST else FindingKind.HEAD_DAMAGED
        return (about(kind, 0),)
    if found.number > walk.last:
        return (about(FindingKind.CUT_OFF, walk.last + 1, found.number),)
    link = walk.links.get(found.number)
    if link is None or found.number in named:
        return ()
    if link != found.link:
        return (about(FindingKind.OTHER_HISTORY, found.number),)
    if found.number < walk.last:
        return (about(FindingKind.HEAD_BEHIND, found.number + 1, walk.last),)
    return ()


def _about_pages(pages: Sequence[PrintedHead], walk: Walk, named: _Named) -> Iterator[Finding]:
    for page in pages:
        link = walk.links.get(page.number)
        if page.number not in named and (link is None or not page.fits(link)):
            yield about(FindingKind.PAGE, page.number, head=page.text)


def _by_number(finding: Finding) -> int:
    return finding.first
