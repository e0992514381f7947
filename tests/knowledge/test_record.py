"""The record of a released pack: a changed byte, a missing and a foreign file are noticed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.pack_files import PackFiles, read_files
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.record import RECORD, record_of
from tests.knowledge.a_pack import FELTY, changed, written


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A pack with its record beside it, as a build leaves them."""
    folder = written(tmp_path / "knowledge")
    (tmp_path / RECORD).write_text(record_of(read_files(folder)), encoding="ascii")
    return folder


def refusal(folder: Path) -> list[str]:
    """Return why a pack is refused."""
    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_pack_as_it_was_released_is_read(released: Path) -> None:
    assert load_pack(released).version == "2026-11"


def test_the_record_holds_the_sums_that_sha256sum_prints(released: Path) -> None:
    lines = released.with_name(RECORD).read_text(encoding="ascii").splitlines()
    felty = hashlib.sha256((released / "causes" / "felty.toml").read_bytes()).hexdigest()
    assert f"{felty}  causes/felty.toml" in lines
    assert len(lines) == 9


def test_one_changed_byte_is_named_though_the_pack_still_reads(released: Path) -> None:
    changed(released, "drugs.toml", "[42, 126]", "[42, 127]")
    assert refusal(released) == ["drugs.toml: was changed after its release"]


def test_a_missing_cause_is_named(released: Path) -> None:
    (released / "causes" / "felty.toml").unlink()
    assert "felty.toml: is missing" in refusal(released)


def test_an_added_cause_is_named(released: Path) -> None:
    (released / "causes" / "lupus.toml").write_text(FELTY, encoding="utf-8")
    assert refusal(released) == ["lupus.toml: was not released with this program"]


def test_every_file_that_was_changed_is_named_at_once(released: Path) -> None:
    changed(released, "drugs.toml", "[42, 126]", "[42, 127]")
    changed(released, "causes/felty.toml", "A fact.", "Another.")
    (released / "pack.toml").unlink()
    assert sorted(refusal(released)) == [
        "drugs.toml: was changed after its release",
        "felty.toml: was changed after its release",
        "pack.toml: cannot be read",
    ]


@pytest.mark.parametrize("text", ["", "no sums\n", "abc  drugs.toml\n"])
def test_a_record_that_is_none_is_refused(released: Path, text: str) -> None:
    released.with_name(RECORD).write_text(text, encoding="ascii")
    with pytest.raises(KnowledgeError, match=r"knowledge\.sha256: is no record of a pack"):
        load_pack(released)


def test_the_hash_tells_where_one_file_ends_and_the_next_begins() -> None:
    one = PackFiles({"a.toml": b"x", "b.toml": b""})
    other = PackFiles({"a.toml": b"", "b.toml": b"x"})
    assert one.full_hash != other.full_hash


def test_the_hash_does_not_depend_on_the_order_the_files_were_found_in() -> None:
    one = PackFiles({"a.toml": b"x", "b.toml": b"y"})
    other = PackFiles({"b.toml": b"y", "a.toml": b"x"})
    assert one.full_hash == other.full_hash
