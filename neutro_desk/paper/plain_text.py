"""The summary as plain text for clipboard and terminal: what the page says, in the page's order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from neutro_desk.paper.content import clinician_content
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.patient import patient_content
from neutro_desk.paper.words import Rich, Words
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.summary import Summary

WIDTH = 78
_BLANK = "________"
_Block = Mapping[str, Any]
_Lines = list[str]


def summary_text(summary: Summary, phrasebook: Phrasebook, options: PageOptions | None = None) -> str:
    """Return the summary as plain text, at most 78 columns wide, headings in capitals.

    It formats the very content the page is set from, so that clipboard and paper cannot differ; what the page
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
        blocks = _patient(patient_content(summary, phrasebook, chosen), dated=options is not None)
    else:
        content = clinician_content(summary, phrasebook, chosen)
        blocks = _clinician(content, Words(phrasebook), dated=options is not None)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _clinician(page: _Block, words: Words, *, dated: bool) -> list[_Lines]:
    voided = words.line("page.table_voided")
    return [
        [*_heading(page["title"]), *_identity(page["identity"], dated=dated)],
        _alarm(page["alarm"]),
        _number(page["number"]),
        _grade(page["grade"]),
        _counts(page["trend"], page["table"], words.line("page.all_counts"), voided),
        _durations(page["durations"]),
        _course(page["course"]),
        *(_checklist(page["checklist"]) if page["checklist"] is not None else ()),
        *(_causes(page["causes"]) if page["causes"] is not None else ()),
        _clozapine(page["clozapine"]),
        _notes(page["notes"]),
        [*_heading(page["caveats"]["title"]), *_caveats(page["caveats"])],
        _closing(page["closing"]),
        [*_heading(page["sources"]["title"]), *_sources(page["sources"])],
    ]


def _patient(page: _Block, *, dated: bool) -> list[_Lines]:
    shows, causes, after, ring = page["shows"], page["causes"], page["next"], page["ring"]
    fields = [f"{name}: {value or _BLANK}" for name, value in ring["fields"]]
    return [
        [*_heading(page["title"]), *_identity(page["identity"], dated=dated)],
        [*_heading(_said(page["alarm"]["head"])), *_wrapped(_said(page["alarm"]["text"]))],
        [*_heading(shows["title"]), *_wrapped(_said(shows["text"]))],
        [*_heading(causes["title"]), *_listed(map(_said, causes["items"])), *_wrapped(causes["note"])],
        [*_heading(after["title"]), *_listed(map(_said, after["items"]))],
        [*_heading(ring["title"]), *fields, f"{ring['questions']}: {_BLANK}"],
        [line for text in page["foot"] for line in _wrapped(text)],
    ]


def _identity(block: _Block, *, dated: bool) -> _Lines:
    lines = [*_wrapped(block["name"]), *_wrapped("  ".join(map(_said, block["facts"])))]
    printed = block["printed"] if dated else block["printed"][:-1]
    return [*lines, *(line for text in printed for line in _wrapped(text))]


def _alarm(block: _Block | None) -> _Lines:
    if block is None:
        return []
    return [
        *_heading(_said(block["head"])),
        *(line for text in (block["rule"], block["line"]) for line in _wrapped(_said(text))),
    ]


def _number(block: _Block) -> _Lines:
    lines = _heading(block["title"])
    if block["value"] is not None:
        parts = (block["sign"], block["value"], block["unit"], block["other"], block["provisional"] or "")
        lines += _wrapped(" ".join(part for part in parts if part))
        lines += _wrapped(block["working"])
    rest = (*block["missing"], block["inputs"], *block["lines"])
    return [*lines, *(line for text in rest for line in _wrapped(_said(text)))]


def _grade(block: _Block) -> _Lines:
    lines: _Lines = []
    if block["word"]:
        lines += _wrapped(", ".join(part for part in (block["word"], block["range"]) if part))
    for text in (*block["missing"], *block["lines"]):
        lines += _wrapped(_said(text))
    for row in block["rows"]:
        scheme, grade, rule = (_said(cell) for cell in row)
        lines += _wrapped(", ".join(part for part in (f"{scheme}: {grade}", rule) if part), indent="  ")
    return lines and [*_heading(" / ".join(block["heads"][:2])), *lines]


def _counts(trend: _Block, table: _Block, title: str, voided: str) -> _Lines:
    shown = table["told"]
    lines = [*_heading(title), *_wrapped(trend["title"])]
    rows = [(cell["time"], _said(cell["value"], voided), _said(cell["method"])) for cell in shown["columns"]]
    if rows:
        lines += _table(shown["heads"], rows)
    for why in table["voided"]:
        lines += _wrapped(why)
    if trend["events"]["texts"]:
        lines += [*_wrapped(f"{trend['events']['title']}:"), *_listed(trend["events"]["texts"])]
    return lines


def _durations(block: _Block) -> _Lines:
    rows = [[cell or "" for cell in row["cells"]] for row in block["rows"]]
    tiers = _wrapped(_said(block["tiers"]))
    return [*_heading(block["title"]), *_table(block["heads"], rows), *tiers]


def _course(block: _Block) -> _Lines:
    said = [_said(text) for text in block["full"]]
    return said and [*_heading(block["title"]), *_listed(said)]


def _checklist(block: _Block) -> Iterable[_Lines]:
    yield [*_heading(block["title"]), *_wrapped(block["hint"])]
    for column in block["columns"]:
        lines = _listed(map(_said, column["lines"])) or [f"  {block['none']}"]
        yield [*_heading(column["heading"]), *lines]


def _causes(block: _Block) -> Iterable[_Lines]:
    yield [*_heading(block["title"]), *_wrapped(block["hint"]), *([] if block["full"] else [block["none"]])]
    for cause in block["full"]:
        lines = _wrapped(_said(cause["name"]))
        for head, part in zip(block["heads"][1:], ("for", "against", "tests"), strict=True):
            if cause[part]:
                lines += _wrapped(f"{head}: {_said(cause[part])}", indent="  ", first="  ")
        yield lines
    yield _wrapped(_said(block["caution"]))


def _clozapine(block: _Block | None) -> _Lines:
    return [] if block is None else [*_heading(block["title"]), *_wrapped(_said(block["text"]))]


def _notes(block: _Block) -> _Lines:
    return [*_heading(block["title"]), *_wrapped(_said(block["text"]))] if block["title"] else []


def _caveats(block: _Block) -> _Lines:
    return [line for text in (block["fixed"], block["others"]) for line in _wrapped(_said(text))]


def _closing(block: _Block) -> _Lines:
    signatures = [f"{place}: {_BLANK}" for place in block["signatures"]]
    return [*signatures, *_wrapped(_said(block["disclaimer"])), *_wrapped(block["versions"])]


def _sources(block: _Block) -> _Lines:
    return [
        line for number, text in block["entries"] for line in _wrapped(f"[{number}] {text}", indent="    ")
    ]


def _said(text: Rich, voided: str = "") -> str:
    """Return stretches as one text; what is struck through on paper is said in a word."""
    return "".join(
        f"({voided} {stretch})" if kind == "x" and voided else stretch for stretch, kind in text
    ).strip()


def _heading(text: str) -> _Lines:
    return _wrapped(text.upper())


def _listed(texts: Iterable[str]) -> _Lines:
    return [line for text in texts for line in _wrapped(text, indent="  ", first="- ")]


def _wrapped(text: str, *, indent: str = "", first: str = "") -> _Lines:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> _Lines:
    """Return rows under their heads in columns; the last column wraps."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines: _Lines = []
    for row in (heads, *rows):
        front = "".join(f"{cell:<{width + 2}}" for cell, width in zip(row[:-1], widths[:-1], strict=True))
        if len(front) + 20 > WIDTH:
            lines += _wrapped(", ".join(row), indent="  ")
        else:
            cell = textwrap.wrap(row[-1], WIDTH - len(front), break_on_hyphens=False) or [""]
            lines += [(front + cell[0]).rstrip(), *(" " * len(front) + line for line in cell[1:])]
    return lines
