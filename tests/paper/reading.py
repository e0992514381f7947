"""Reads a printed page back."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import PdfObject


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, blanks made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """Return the text of all pages."""
    return " ".join(pages_of(pdf))


def alternatives(pdf: bytes) -> list[str]:
    """Return what the page says of its pictures to those who hear it."""
    found: list[str] = []
    stack: list[object] = [PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]]
    while stack:
        entry = stack.pop()
        entry = entry.get_object() if isinstance(entry, PdfObject) else entry
        if isinstance(entry, list):
            stack.extend(entry)
        elif isinstance(entry, dict):
            if "/Alt" in entry:
                found.append(str(entry["/Alt"]))
            if "/K" in entry:
                stack.append(entry["/K"])
    return found
