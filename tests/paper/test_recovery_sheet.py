"""The page with the recovery key: every group can be read back from it, and what is lost without it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtSvg import QSvgRenderer

from neutro_desk.paper.options import Paper, PaperError
from neutro_desk.paper.recovery_sheet import RecoverySheet, recovery_svg, write_recovery_pdf

SHEET = RecoverySheet(
    "Recovery key of the ward's records",
    ("Records in /home/ward/records", "Printed 21-Nov-2026 07:32"),
    ("7KQM", "ACDE", "FGHJ", "KMNP", "QRTV", "WXY3", "4679", "HJKM"),
    ("It opens the records.", "If it is lost, nobody can open the records again."),
    ("Kept where", "Date and name"),
)


@pytest.mark.parametrize("paper", Paper)
def test_every_group_stands_on_one_page_in_its_order(tmp_path: Path, paper: Paper) -> None:
    write_recovery_pdf(tmp_path / "key.pdf", replace(SHEET, paper=paper))
    pages = pypdf.PdfReader(tmp_path / "key.pdf").pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    close = "".join(text.split())  # the letters of a group stand apart, to be read one by one
    places = [close.index(group) for group in SHEET.groups]
    assert places == sorted(places)
    for line in (SHEET.title, *SHEET.facts, *SHEET.says, *SHEET.lines):
        assert line in " ".join(text.split())
    assert float(pages[0].mediabox.width) == pytest.approx(paper.points[0], abs=0.1)


def test_the_printer_gets_the_same_page() -> None:
    renderer = QSvgRenderer(recovery_svg(SHEET))
    assert renderer.isValid()
    assert renderer.viewBoxF().width() == pytest.approx(Paper.A4.points[0], abs=0.1)


def test_a_page_that_cannot_be_saved_leaves_nothing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PaperError, match="No space left on device"):
        write_recovery_pdf(tmp_path / "key.pdf", SHEET)
    assert list(tmp_path.iterdir()) == []


def test_the_key_stands_in_no_description_of_the_page() -> None:
    assert "7KQM" not in repr(SHEET)
