"""The self-check of knowledge: which pack, with which hash, from where, and every fault of it by name."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.kept import copies
from neutro_desk.knowledge.pack_files import read_files
from neutro_desk.knowledge.record import RECORD, record_of, record_path
from neutro_desk.knowledge.translation import FILES
from neutro_desk.knowledge_check import Finding, knowledge_checks
from neutro_desk.ward_knowledge import keep_copy
from neutro_desk.workup.content import Pack
from tests.knowledge import a_pack, a_ward_pack


def found(name: str) -> Finding:
    """Return the line of one name."""
    return next(one for one in knowledge_checks() if one.name == name)


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built program; returns the folder of its pack."""
    root = tmp_path / "bundle"
    for name in ("knowledge", "knowledge_de"):
        shutil.copytree(resource(name), root / "resources" / name)
    pack = root / "resources" / "knowledge"
    (pack.parent / RECORD).write_text(record_of(read_files(pack)), encoding="ascii")
    monkeypatch.setattr(sys, "_MEIPASS", str(root), raising=False)
    return pack


def test_from_source_pack_hash_and_number_of_files_are_named(pack: Pack) -> None:
    ours = found("knowledge")
    files = len(list(resource("knowledge").rglob("*.toml")))
    assert ours.passed
    assert ours.says == (
        f"2026-11, review by 2027-05-31, SHA-256 {pack.content_hash}, {files} files, "
        "from source, without a record of a release"
    )


def test_a_release_as_it_was_built_is_said(bundle: Path) -> None:
    assert found("knowledge").says.endswith("as released")


def test_every_file_that_differs_is_named(bundle: Path) -> None:
    a_pack.changed(bundle, "pack.toml", "2027-05-31", "2028-05-31")
    (bundle / "causes" / "felty.toml").unlink()
    ours = found("knowledge")
    assert not ours.passed
    assert ours.says == "felty.toml: is missing; pack.toml: was changed after its release"


def test_the_german_texts_are_named_with_their_own_version_and_status() -> None:
    german = found("knowledge, Deutsch")
    folder = resource("knowledge_de")
    assert german.passed
    assert german.says == (
        f"2026-11-de.1, submitted, SHA-256 {read_files(folder, FILES).content_hash}, "
        "0 texts shown in English, from source, without a record of a release"
    )


def test_german_texts_that_were_changed_after_their_release_are_a_fault(bundle: Path) -> None:
    german = bundle.with_name("knowledge_de")
    record_path(german).write_text(record_of(read_files(german, FILES)), encoding="ascii")
    a_pack.changed(german, "causes/felty.toml", "Felty-Syndrom", "Feltysyndrom")
    said = found("knowledge, Deutsch")
    assert (said.passed, said.says) == (False, "felty.toml: was changed after its release")


def test_that_no_copy_is_kept_yet_is_no_fault() -> None:
    assert found("last good knowledge") == ("last good knowledge", True, "none kept yet")


def test_the_copy_that_is_kept_is_named(own_settings: Path, pack: Pack) -> None:
    keep_copy(pack, resource("knowledge"), own_settings)
    assert found("last good knowledge").says == f"2026-11, SHA-256 {pack.content_hash}"


def test_a_damaged_copy_is_a_fault(own_settings: Path, pack: Pack) -> None:
    keep_copy(pack, resource("knowledge"), own_settings)
    (copy,) = copies(own_settings)
    copy.write_bytes(copy.read_bytes()[:-20])
    kept = found("last good knowledge")
    assert (kept.passed, copy.name in kept.says) == (False, True)


def test_without_a_pack_of_its_own_nothing_is_said_of_one() -> None:
    assert "ward's own knowledge" not in [one.name for one in knowledge_checks()]


def test_a_wards_own_is_named_with_version_review_and_hash(own_settings: Path) -> None:
    a_ward_pack.written(own_settings)
    (own_settings / "ward.toml").write_text('knowledge = "own.toml"\n', encoding="utf-8")
    own = found("ward's own knowledge")
    assert own.passed
    assert own.says.startswith("Dumfries 1, review by 2027-11-02, SHA-256 ")


@pytest.mark.parametrize(
    ("settings", "rows", "says"),
    [
        ('knowledge = "none.toml"\n', "", "none.toml: cannot be read"),
        ('knowledge = "own.toml"\n', "[[synonym]]\nid = 'x'\nnames = ['y']\n", "x is no drug of the program"),
        ('knowledge = "own.toml"\ncolour = "red"\n', "", "ward.toml: colour is not a setting"),
    ],
)
def test_a_wards_own_that_is_refused_is_a_fault(
    own_settings: Path, settings: str, rows: str, says: str
) -> None:
    a_ward_pack.written(own_settings, rows)
    (own_settings / "ward.toml").write_text(settings, encoding="utf-8")
    own = found("ward's own knowledge")
    assert (own.passed, says in own.says) == (False, True)


def test_a_wards_own_needs_ours_beneath_it(bundle: Path, own_settings: Path) -> None:
    a_ward_pack.written(own_settings)
    (own_settings / "ward.toml").write_text('knowledge = "own.toml"\n', encoding="utf-8")
    a_pack.changed(bundle, "pack.toml", "2027-05-31", "2028-05-31")
    assert found("ward's own knowledge").says == "own.toml: needs a sound pack beneath it"
