"""A summary becomes a page: PDF bytes, SVG pages for preview and printer, or a file."""

from __future__ import annotations

import errno
import json
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from neutro_desk.installed_files import resource
from neutro_desk.paper.clinician_page import clinician_pages
from neutro_desk.paper.fonts import font_folder
from neutro_desk.paper.options import PageOptions, PaperError
from neutro_desk.paper.patient import patient_content
from neutro_desk.whole_file import write_whole
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.summary import Summary

if TYPE_CHECKING:
    import typst

_STANDARDS: list[Any] = ["a-2a", "ua-1"]

_LONGER = "more than one side"
"""What the template says of a page that was planned for one side and is longer."""

AGED_BY = 5
"""Empty pages after each page: the page before the last is forgotten, the last one keeps a preview quick."""


class _LongerThanPlannedError(PaperError):
    """The page is longer than the side it was planned for."""


def make_pdf(summary: Summary, phrasebook: Phrasebook, options: PageOptions) -> bytes:
    """Return the page as a tagged PDF (PDF/A-2a, PDF/UA-1); the same input gives the same bytes.

    Args:
        summary: What is said.
        phrasebook: Words for the reader named in `options`.
        options: Reader, paper, time of printing.

    Raises:
        PaperError: If the page cannot be made.
        ValueError: If the phrasebook speaks to another reader.
    """
    return _compiled(summary, phrasebook, options, "pdf")[0]


def make_svg_pages(summary: Summary, phrasebook: Phrasebook, options: PageOptions) -> tuple[bytes, ...]:
    """Return each page as SVG with its text as outlines, for preview and printer.

    Raises:
        PaperError: If the page cannot be made.
        ValueError: If the phrasebook speaks to another reader.
    """
    return _compiled(summary, phrasebook, options, "svg")


def write_pdf(path: Path, summary: Summary, phrasebook: Phrasebook, options: PageOptions) -> None:
    """Write the page whole or not at all; a file that was there stays until the new one is complete.

    Raises:
        PaperError: If the page cannot be made or the file cannot be written, in plain words.
        ValueError: If the phrasebook speaks to another reader.
    """
    write_page(path, make_pdf(summary, phrasebook, options), phrasebook)


def write_page(path: Path, content: bytes, phrasebook: Phrasebook) -> None:
    """Write a page that was made, whole or not at all.

    Raises:
        PaperError: If the file cannot be written, in plain words.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise PaperError(phrasebook.text(_plainly(error, path))) from error


def _plainly(error: OSError, path: Path) -> Statement:
    folder = str(path.parent)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return say("paper.no_folder", folder=folder)
    if isinstance(error, PermissionError) and error.filename2 is not None:
        # The page was written beside it; moving it there fails where another program holds the old one.
        return say("paper.open_elsewhere", file=path.name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return say("paper.not_writable", folder=folder)
    if isinstance(error, IsADirectoryError):
        return say("paper.is_folder", path=str(path))
    if error.errno == errno.ENOSPC:
        return say("paper.disk_full")
    return say("paper.not_saved", reason=str(error.strerror or error))


def _compiled(
    summary: Summary, phrasebook: Phrasebook, options: PageOptions, form: Literal["pdf", "svg"]
) -> tuple[bytes, ...]:
    if phrasebook.reader is not options.audience:
        reader, audience = phrasebook.reader.value, options.audience.value
        message = f"the phrasebook speaks to the {reader}, the page to the {audience}"
        raise ValueError(message)
    for_patient = options.audience is Reader.PATIENT
    if for_patient:
        content = patient_content(summary, phrasebook, options)
        return _typeset("patient.typ", content, phrasebook, options, form)
    fault: PaperError | None = None
    for page in clinician_pages(summary, phrasebook, options):
        try:
            return _typeset("clinician.typ", page, phrasebook, options, form)
        except _LongerThanPlannedError as error:
            fault = error
    raise _not_set(str(fault), phrasebook)


def _typeset(
    template: str,
    content: dict[str, object],
    phrasebook: Phrasebook,
    options: PageOptions,
    form: Literal["pdf", "svg"],
) -> tuple[bytes, ...]:
    import typst  # noqa: PLC0415 - not before the first page: the window must take typing first

    printed = options.printed_at.replace(microsecond=0)  # typst takes whole seconds only
    try:
        result, warnings = typst.compile_with_warnings(
            resource("page", template),
            root=resource("page"),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format=form,
            sys_inputs={
                "page": json.dumps(content, ensure_ascii=False),
                "ink": "grey" if options.grey else "red",
            },
            pdf_standards=_STANDARDS if form == "pdf" else [],
            timestamp=printed if printed.tzinfo else printed.replace(tzinfo=UTC),
        )
    except RuntimeError as error:
        said = str(getattr(error, "message", error))
        if _LONGER in said:
            raise _LongerThanPlannedError(said) from error
        raise _not_set(said, phrasebook) from error
    _let_age()
    if warnings:
        raise _not_set(warnings[0].message, phrasebook)
    pages: bytes | list[bytes] = result
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _not_set(reason: str, phrasebook: Phrasebook) -> PaperError:
    return PaperError(phrasebook.text(say("paper.not_set", reason=reason)))


def _let_age() -> None:
    """Let typst drop what it laid out for pages before the last: it keeps ten, some 50 MiB each.

    What it did not use for ten pages goes; each empty page, half a millisecond, is one of them.
    """
    import typst  # noqa: PLC0415 - as above

    for _ in range(AGED_BY):
        typst.compile(b" ", font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    """Return the shipped fonts alone: neither the system's nor typst's own can stand in for them."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
