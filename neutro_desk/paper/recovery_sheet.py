"""The page with the recovery key, for a drawer that locks: as PDF bytes, or as a picture for the printer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from neutro_desk.installed_files import resource
from neutro_desk.paper.fonts import font_folder
from neutro_desk.paper.options import Paper, PaperError
from neutro_desk.whole_file import write_whole

if TYPE_CHECKING:
    import typst

AGED_BY = 12
"""Empty pages after it: typst forgets what it did not use for ten, and so the key."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the page.

    Attributes:
        title: Its heading.
        facts: Where the records lie and when the key was made.
        groups: The key, in its groups.
        says: What it is for and what is lost without it.
        word: What a group is called, above its number.
        lines: What is to be written by hand above a line.
        language: Code for the file, such as `en`.
        paper: Its size.
    """

    title: str
    facts: tuple[str, ...]
    groups: tuple[str, ...] = field(repr=False)
    says: tuple[str, ...]
    lines: tuple[str, ...]
    word: str = "Group"
    language: str = "en"
    paper: Paper = Paper.A4


def recovery_svg(sheet: RecoverySheet) -> bytes:
    """Return the page as a picture for the printer; raise PaperError when it cannot be set."""
    return _set(sheet, "svg")


def write_recovery_pdf(path: Path, sheet: RecoverySheet) -> None:
    """Write the page as a PDF file, whole or not at all.

    Raises:
        PaperError: If it cannot be set or written, in plain words.
    """
    content = _set(sheet, "pdf")
    try:
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"The page could not be saved: {reason}. Choose another folder, or print it."
        raise PaperError(message) from error


def _set(sheet: RecoverySheet, form: Literal["pdf", "svg"]) -> bytes:
    import typst  # noqa: PLC0415  not before a page is made

    content = {
        "title": sheet.title,
        "facts": sheet.facts,
        "groups": sheet.groups,
        "says": sheet.says,
        "lines": sheet.lines,
        "word": sheet.word,
        "language": sheet.language,
        "paper": sheet.paper.points,
    }
    fonts = _fonts()
    try:
        result, _ = typst.compile_with_warnings(
            resource("page", "recovery.typ"),
            root=resource("page"),
            font_paths=fonts,
            ignore_system_fonts=True,
            format=form,
            sys_inputs={"page": json.dumps(content, ensure_ascii=False)},
        )
    except RuntimeError as error:
        message = "The page with the recovery key could not be set."
        raise PaperError(message) from error
    forget_pages()
    page: bytes | list[bytes] = result
    return page[0] if isinstance(page, list) else page


def forget_pages() -> None:
    """Let typst forget what it laid out, whose pages they were."""
    import typst  # noqa: PLC0415  as above

    fonts = _fonts()
    for _ in range(AGED_BY):
        typst.compile(b" ", font_paths=fonts, ignore_system_fonts=True)


def _fonts() -> typst.Fonts:
    """Return the shipped fonts alone."""
    import typst  # noqa: PLC0415  as above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
