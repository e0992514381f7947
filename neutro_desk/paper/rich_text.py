"""The summary as HTML for pasting into a record: the same words as the plain text, with their structure."""

from __future__ import annotations

from html import escape

from neutro_desk.paper.options import PageOptions
from neutro_desk.paper.outline import Items, Line, Part, Rows, Section, Title, outline
from neutro_desk.paper.words import Rich
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.summary import Summary

_MARKED = {"b": "strong", "x": "s"}


def summary_html(summary: Summary, phrasebook: Phrasebook, options: PageOptions | None = None) -> str:
    """Return the summary as an HTML document without any style: the record it is pasted into has its own.

    Args:
        summary: What is said.
        phrasebook: Decides the reader, the language and the first unit.
        options: As for the page; without them no time of printing is written.

    Raises:
        ValueError: If options and phrasebook name different readers.
    """
    sections = outline(summary, phrasebook, options)
    body = "\n".join(_section(section) for section in sections)
    title = next((part.text for part in sections[0] if isinstance(part, Title)), "")
    return (
        f'<!DOCTYPE html>\n<html lang="{phrasebook.language.code}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    """Return a section; lines that follow each other are one paragraph."""
    parts: list[str] = []
    lines: list[str] = []
    for part in section:
        if isinstance(part, Line):
            lines.append(_text(part.text))
            continue
        parts += _paragraph(lines)
        lines = []
        parts.append(_part(part))
    return "\n".join([*parts, *_paragraph(lines)])


def _paragraph(lines: list[str]) -> list[str]:
    return [f"<p>{'<br>'.join(lines)}</p>"] if lines else []


def _part(part: Part) -> str:
    if isinstance(part, Title):
        level = part.level + 1  # the record keeps its own first level
        return f"<h{level}>{escape(part.text)}</h{level}>"
    if isinstance(part, Items):
        return "<ul>" + "".join(f"<li>{_text(text)}</li>" for text in part.texts) + "</ul>"
    return _table(part) if isinstance(part, Rows) else ""


def _table(table: Rows) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _text(text: Rich) -> str:
    """Return stretches escaped, strong ones and struck-through ones as such, without spaces at the ends."""
    marked = "".join(_stretch(stretch, _MARKED.get(kind, "")) for stretch, kind in text if stretch)
    return marked.strip()


def _stretch(text: str, mark: str) -> str:
    return f"<{mark}>{escape(text)}</{mark}>" if mark else escape(text)
