"""What a ward sets for its pages: its lines, its logo, the blocks it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from neutro_desk.paper.options import LEAVABLE, Logo, WardPage
from neutro_desk.ward import LEAVE_OUT, Ward
from neutro_desk.ward_pages import LARGEST, page_of
from neutro_desk.wording.phrasebook import Phrasebook

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def test_the_lines_of_the_ward_stand_on_its_pages(tmp_path: Path) -> None:
    ward = Ward(
        heading="Ward 5", phone="2222", policy="Policy 7", footer="Form 12", leave_out=("notes",),
        patient_in_title=True,
    )  # fmt: skip
    expected = WardPage("Ward 5", "2222", "Policy 7", "Form 12", None, ("notes",), names_patient=True)
    assert page_of(ward, tmp_path) == (expected, None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\x89PNG\r\n\x1a\n rest", Logo.PNG), (b"\xff\xd8\xff\xe0 rest", Logo.JPEG), (SVG, Logo.SVG)],
)
def test_a_logo_is_known_by_its_content_not_by_its_name(tmp_path: Path, content: bytes, kind: Logo) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    page, fault = page_of(Ward(logo="logo.png"), tmp_path)
    assert (page.logo, fault) == ((kind, content), None)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "could not be read"),
        (b"GIF89a", "is no PNG, JPEG or SVG picture"),
        (SVG + b" " * LARGEST, "is larger than 200 kB"),
    ],
)
def test_a_faulty_logo_costs_the_logo_alone(
    tmp_path: Path, phrasebook: Phrasebook, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    page, fault = page_of(Ward(heading="Ward 5", logo="logo.png"), tmp_path)
    assert (page.heading, page.logo) == ("Ward 5", None)
    assert fault is not None
    assert phrasebook.text(fault).startswith("The logo logo.png ")
    assert says in phrasebook.text(fault)


def test_the_settings_offer_to_leave_out_what_the_page_can_do_without() -> None:
    assert LEAVE_OUT == LEAVABLE
