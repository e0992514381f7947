"""Writing the page to disk, and the trouble a disk can make."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.languages import GERMAN
from neutro_desk.paper.options import PaperError
from neutro_desk.paper.page import make_pdf, write_pdf
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from tests.paper.example import SAYINGS, book, options, summary_of_the_drawing


def _write(path: Path) -> None:
    write_pdf(path, summary_of_the_drawing(), book(), options())


def test_the_file_holds_the_page_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    _write(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes() == make_pdf(summary_of_the_drawing(), book(), options())
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


def test_a_missing_folder_is_named_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"is not there\. Choose another folder"):
        _write(tmp_path / "nowhere" / "page.pdf")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").mkdir()
    with pytest.raises(PaperError, match="is a folder"):
        _write(tmp_path / "page.pdf")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.ENOSPC, "the disk is full"),
    ],
)
def test_disk_trouble_keeps_the_old_file_and_speaks_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(PaperError, match=words):
        _write(path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


def test_a_page_that_is_open_elsewhere_stays_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def is_held(source: str, target: str) -> None:
        """Fail as Windows does where a viewer holds the file."""
        raise PermissionError(errno.EACCES, "Access is denied", str(source), 5, str(target))

    monkeypatch.setattr(os, "replace", is_held)
    with pytest.raises(PaperError, match=r"page\.pdf is open elsewhere\. Close it there"):
        _write(path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PaperError, match="cannot be written to"):
            _write(tmp_path / "page.pdf")
    finally:
        tmp_path.chmod(0o700)


def test_trouble_is_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    german = Phrasebook({**load_catalogue(resource("wording", "de")), **SAYINGS}, language=GERMAN)
    with pytest.raises(PaperError, match=r"nowhere gibt es nicht\. Einen anderen Ordner wählen"):
        write_pdf(tmp_path / "nowhere" / "page.pdf", summary_of_the_drawing(), german, options())
