"""The page's content as headings, lines, lists and tables, for what is written without a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neutro_desk.paper.content import clinician_content
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.patient import patient_content
from neutro_desk.paper.words import Rich, Words, plain
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.summary import Summary

BLANK = "________"
"""Where a pen writes."""

_Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading; level 1 heads the whole, 2 a block, 3 a part of one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        text: Its stretches.
        first, indent: Spaces before its first and its other lines where text has columns.
    """

    text: Rich
    first: str = ""
    indent: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    texts: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: heads, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Rich, ...], ...]


Part = Title | Line | Items | Rows
Section = tuple[Part, ...]


def outline(
    summary: Summary, phrasebook: Phrasebook, options: PageOptions | None = None
) -> tuple[Section, ...]:
    """Return the parts of the page, in its order, a section for each block; empty ones are left out.

    It reads the very content the page is set from, so that clipboard and paper cannot differ; what the page
    shortens for want of space stands here in full.

    Args:
        summary: What is said.
        phrasebook: Decides the reader, the language and the first unit.
        options: As for the page; without them no time of printing is written.

    Raises:
        ValueError: If options and phrasebook name different readers.
    """
    chosen = options or PageOptions(phrasebook.reader, Paper.A4, datetime.min)
    if chosen.audience is not phrasebook.reader:
        message = f"the phrasebook speaks to the {phrasebook.reader.value}, not the {chosen.audience.value}"
        raise ValueError(message)
    if phrasebook.reader is Reader.PATIENT:
        sections = _patient(patient_content(summary, phrasebook, chosen), dated=options is not None)
    else:
        content = clinician_content(summary, phrasebook, chosen)
        sections = _clinician(content, Words(phrasebook), dated=options is not None)
    return tuple(section for section in map(tuple, sections) if section)


def _clinician(page: _Block, words: Words, *, dated: bool) -> Iterator[Iterable[Part]]:
    yield [Title(page["title"], 1), *_identity(page["identity"], dated=dated)]
    yield _alarm(page["alarm"])
    yield _number(page["number"])
    yield _grade(page["grade"])
    yield _counts(page["trend"], page["table"], words)
    yield _durations(page["durations"])
    yield _course(page["course"])
    if page["checklist"] is not None:
        yield from _checklist(page["checklist"])
    if page["causes"] is not None:
        yield from _causes(page["causes"])
    yield _clozapine(page["clozapine"])
    yield _notes(page["notes"])
    caveats = page["caveats"]
    yield [Title(caveats["title"]), *_lines((caveats["fixed"], caveats["others"]))]
    yield _closing(page["closing"])
    entries = page["sources"]["entries"]
    cited = (Line(plain(f"[{number}] {text}"), indent="    ") for number, text in entries)
    yield [Title(page["sources"]["title"]), *cited]


def _patient(page: _Block, *, dated: bool) -> Iterator[Iterable[Part]]:
    shows, causes, after, ring = page["shows"], page["causes"], page["next"], page["ring"]
    yield [Title(page["title"], 1), *_identity(page["identity"], dated=dated)]
    yield [Title(flat(page["alarm"]["head"])), *_lines((page["alarm"]["text"],))]
    yield [Title(shows["title"]), *_lines((shows["text"],))]
    yield [Title(causes["title"]), *_items(causes["items"]), *_lines((plain(causes["note"]),))]
    yield [Title(after["title"]), *_items(after["items"])]
    fields = [*((name, value) for name, value in ring["fields"]), (ring["questions"], "")]
    yield [Title(ring["title"]), *(Line(plain(f"{name}: {value or BLANK}")) for name, value in fields)]
    yield _lines(map(plain, page["foot"]))


def _identity(block: _Block, *, dated: bool) -> Iterator[Part]:
    facts: Rich = []
    for fact in block["facts"]:
        facts += [*([["  ", ""]] if facts else []), *fact]
    yield from _lines((plain(block["name"]), facts))
    yield from _lines(map(plain, block["printed"] if dated else block["printed"][:-1]))


def _alarm(block: _Block | None) -> Iterator[Part]:
    if block is not None:
        yield Title(flat(block["head"]))
        yield from _lines((block["rule"], block["line"]))


def _number(block: _Block) -> Iterator[Part]:
    yield Title(block["title"])
    if block["value"] is not None:
        parts = (block["sign"], block["value"], block["unit"], block["other"], block["provisional"] or "")
        yield Line([[" ".join(part for part in parts if part), "b"]])
        yield from _lines((plain(block["working"]),))
    yield from _lines((*block["missing"], block["inputs"], *block["lines"]))


def _grade(block: _Block) -> Iterator[Part]:
    said: list[Part] = []
    if block["word"]:
        said.append(Line([[", ".join(part for part in (block["word"], block["range"]) if part), "b"]]))
    said += _lines((*block["missing"], *block["lines"]))
    for row in block["rows"]:
        scheme, grade, rule = (flat(cell) for cell in row)
        text = ", ".join(part for part in (f"{scheme}: {grade}", rule) if part)
        said.append(Line(plain(text), indent="  "))
    if said:
        yield Title(" / ".join(block["heads"][:2]))
        yield from said


def _counts(trend: _Block, table: _Block, words: Words) -> Iterator[Part]:
    shown = table["told"]
    yield Title(words.line("page.all_counts"))
    yield from _lines((plain(trend["title"]),))
    voided = words.line("page.table_voided")
    rows = tuple(
        (plain(cell["time"]), _called(cell["value"], voided), cell["method"]) for cell in shown["columns"]
    )
    if rows:
        yield Rows(tuple(shown["heads"]), rows)
    yield from _lines(map(plain, table["voided"]))
    if trend["events"]["texts"]:
        yield Line(plain(f"{trend['events']['title']}:"))
        yield from _items(map(plain, trend["events"]["texts"]))


def _durations(block: _Block) -> Iterator[Part]:
    yield Title(block["title"])
    rows = tuple(tuple(plain(cell or "") for cell in row["cells"]) for row in block["rows"])
    yield Rows(tuple(block["heads"]), rows)
    yield from _lines((block["tiers"],))


def _course(block: _Block) -> Iterator[Part]:
    if block["full"]:
        yield Title(block["title"])
        yield from _items(block["full"])


def _checklist(block: _Block) -> Iterator[Iterable[Part]]:
    yield [Title(block["title"]), *_lines((plain(block["hint"]),))]
    for column in block["columns"]:
        none = Line(plain(block["none"]), first="  ")
        yield [Title(column["heading"], 3), *(_items(column["lines"]) if column["lines"] else [none])]


def _causes(block: _Block) -> Iterator[Iterable[Part]]:
    none = [] if block["full"] else [Line(plain(block["none"]))]
    yield [Title(block["title"]), *_lines((plain(block["hint"]),)), *none]
    for cause in block["full"]:
        parts = [
            Line([[f"{head}: ", ""], *cause[part]], first="  ", indent="  ")
            for head, part in zip(block["heads"][1:], ("for", "against", "tests"), strict=True)
            if cause[part]
        ]
        yield [*_lines((cause["name"],)), *parts]
    yield _lines((block["caution"],))


def _clozapine(block: _Block | None) -> Iterator[Part]:
    if block is not None:
        yield Title(block["title"])
        yield from _lines((block["text"],))


def _notes(block: _Block) -> Iterator[Part]:
    if block["title"]:
        yield Title(block["title"])
        yield from _lines((block["text"],))


def _closing(block: _Block) -> Iterator[Part]:
    yield from (Line(plain(f"{place}: {BLANK}")) for place in block["signatures"])
    yield from _lines((block["disclaimer"], plain(block["versions"])))


def _lines(texts: Iterable[Rich]) -> Iterator[Part]:
    return (Line(text) for text in texts if flat(text))


def _items(texts: Iterable[Rich]) -> Iterator[Part]:
    found = tuple(text for text in texts if flat(text))
    return iter((Items(found),) if found else ())


def _called(text: Rich, voided: str) -> Rich:
    """Return a value; what is struck through on paper is called so: text cannot strike it through."""
    called: Rich = []
    for stretch, kind in text:
        called += [[f"({voided} ", ""], [stretch, kind], [")", ""]] if kind == "x" else [[stretch, kind]]
    return called


def flat(text: Rich) -> str:
    """Return stretches as one text."""
    return "".join(stretch for stretch, _ in text).strip()
