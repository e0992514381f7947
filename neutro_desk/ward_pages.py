"""The pages a ward prints: its settings become what the page carries, its logo read and checked."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.paper.options import Logo, WardPage
from neutro_desk.ward import Ward
from neutro_desk.workup.statements import Statement, say

LARGEST = 200_000
"""Bytes of a logo; each page carries it whole."""


def page_of(ward: Ward, folder: Path) -> tuple[WardPage, Statement | None]:
    """Return what a ward sets for its pages, and why its logo is left out; None when nothing is wrong.

    Args:
        ward: The ward's settings.
        folder: Where they lie, and the logo beside them.
    """
    logo, fault = _logo(folder / ward.logo) if ward.logo else (None, None)
    page = WardPage(
        heading=ward.heading,
        phone=ward.phone,
        policy=ward.policy,
        footer=ward.footer,
        logo=logo,
        left_out=ward.leave_out,
        names_patient=ward.patient_in_title,
    )
    return page, fault


def _logo(path: Path) -> tuple[tuple[Logo, bytes] | None, Statement | None]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        return None, say("ward.logo_not_read", file=path.name, reason=str(error.strerror))
    if len(content) > LARGEST:
        return None, say("ward.logo_too_large", file=path.name, most=LARGEST // 1000)
    kind = _kind(content)
    if kind is None:
        return None, say("ward.logo_no_picture", file=path.name)
    return (kind, content), None


def _kind(content: bytes) -> Logo | None:
    """Return the kind a file's first bytes tell, whatever its name says."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Logo.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return Logo.JPEG
    return Logo.SVG if b"<svg" in content[:1000] else None
