"""Finds every text of the window's furniture in the source, with its context, as Qt's own tool does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[2] / "neutro_desk"


class Text(NamedTuple):
    """A text as the source holds it."""

    context: str
    source: str


class SourceTexts(NamedTuple):
    """What the source says, and where a text cannot be found because it is put together first."""

    texts: frozenset[Text]
    unreadable: tuple[str, ...]


def source_texts() -> SourceTexts:
    """Return the texts of the whole package."""
    texts, unreadable = set(), []
    for path in sorted(PACKAGE.rglob("*.py")):
        for found in _calls(ast.parse(path.read_text(encoding="utf-8")), ""):
            if isinstance(found, Text):
                texts.add(found)
            else:
                unreadable.append(f"{path.relative_to(PACKAGE)}:{found}")
    return SourceTexts(frozenset(texts), tuple(unreadable))


def _calls(node: ast.AST, context: str) -> Iterator[Text | int]:
    """Walk through a tree; a class gives the context to what stands in it."""
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr":
            yield _text(node, [ast.Constant(context), *node.args[:1]])
        elif name == "translate" and node.args and len(node.args) >= 2 and not _moves(node):
            yield _text(node, node.args[:2])
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, context)


def _text(call: ast.Call, words: list[ast.expr]) -> Text | int:
    said = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    return Text(*said) if len(said) == 2 else call.lineno


def _moves(call: ast.Call) -> bool:
    """Return whether a call moves a picture or a painter and says nothing."""
    return not any(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in call.args)
