"""The pack a ward works with: ours, the last good copy when ours is refused, the ward's own laid over."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from neutro_desk.installed_files import kept_folder
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.kept import copies, copy_of
from neutro_desk.knowledge.pack_files import read_files
from neutro_desk.ward_knowledge import keep_copy, pack_for
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.content import Pack
from neutro_desk.workup.knowledge_in_use import knowledge_banner, knowledge_statement
from tests.knowledge import a_pack, a_ward_pack

CAUTION = """[[caution]]
id = "call"
text = { clinician = "Call haematology." }
"""


def started(shipped: Path, kept: Path, own: Path | None = None) -> Pack:
    """Return the pack of one start of the program, which then keeps a copy."""
    pack = pack_for(shipped, kept, own)
    keep_copy(pack, shipped, kept)
    return pack


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A sound pack."""
    return a_pack.written(tmp_path / "knowledge")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "kept" / "here"


def broken(shipped: Path) -> None:
    """Break the pack."""
    a_pack.changed(shipped, "causes/felty.toml", "weight = 2", "weight = 7")


def test_a_sound_pack_is_used_and_a_copy_kept(shipped: Path, kept: Path) -> None:
    pack = started(shipped, kept)
    assert (pack.is_last_good, pack.remarks, pack.ward) == (False, (), None)
    assert [path.name for path in copies(kept)] == [f"last-good-knowledge-{pack.content_hash}.json"]


def test_a_pack_that_breaks_is_replaced_by_the_last_good_one_and_that_is_said(
    shipped: Path, kept: Path, phrasebook: Phrasebook
) -> None:
    before = started(shipped, kept)
    broken(shipped)
    pack = started(shipped, kept)
    assert (pack.is_last_good, pack.content_hash) == (True, before.content_hash)
    assert repr(pack.causes) == repr(before.causes)  # each is itself: what they say is compared
    assert [phrasebook.text(said) for said in knowledge_banner(pack, date(2026, 11, 21))] == [
        "The cause list of this program was refused (felty.toml: link spleen-large, line 10: weight 7 is"
        " not between 1 and 3, nor between -1 and -3). The last good copy is used: 2026-11, review by"
        " 31-May-2027."
    ]
    assert phrasebook.text(knowledge_statement(pack)) == (
        "Knowledge 2026-11, last good copy, review by 31-May-2027"
    )


def test_without_a_good_copy_ours_is_refused_with_its_own_reason(shipped: Path, kept: Path) -> None:
    broken(shipped)
    with pytest.raises(KnowledgeError, match=r"^felty\.toml: link spleen-large"):
        started(shipped, kept)


def test_a_broken_pack_is_never_kept(shipped: Path, kept: Path) -> None:
    broken(shipped)
    with pytest.raises(KnowledgeError):
        started(shipped, kept)
    assert copies(kept) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Large spleen?", "Small spleen?"),
        ('"sha256":"', '"sha256":"0'),
        ('{"sha256"', '{"sha25"'),
        ('"files"', '"more":1,"files"'),
    ],
)
def test_a_copy_that_was_changed_is_not_used(shipped: Path, kept: Path, old: str, new: str) -> None:
    started(shipped, kept)
    (copy,) = copies(kept)
    text = copy.read_text(encoding="utf-8")
    assert old in text
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    broken(shipped)
    with pytest.raises(KnowledgeError, match=r"^felty\.toml"):
        started(shipped, kept)


def test_a_copy_with_the_right_hash_is_checked_as_any_pack(shipped: Path, kept: Path) -> None:
    sound = started(shipped, kept)
    broken(shipped)
    files = read_files(shipped)
    copies(kept)[0].write_bytes(copy_of(files))
    with pytest.raises(KnowledgeError):
        started(shipped, kept)
    assert sound.content_hash != files.content_hash


def test_files_that_changed_since_they_were_read_are_not_kept(shipped: Path, kept: Path) -> None:
    pack = pack_for(shipped, kept)
    a_pack.changed(shipped, "causes/felty.toml", "A fact.", "Another.")
    keep_copy(pack, shipped, kept)
    assert copies(kept) == ()


def test_the_copy_of_the_copy_is_not_kept_again(shipped: Path, kept: Path) -> None:
    started(shipped, kept)
    (copy,) = copies(kept)
    broken(shipped)
    pack = pack_for(shipped, kept)
    copy.unlink()
    keep_copy(pack, shipped, kept)
    assert copies(kept) == ()


def test_the_copy_of_a_newer_pack_takes_the_place_of_the_older(shipped: Path, kept: Path) -> None:
    first = started(shipped, kept)
    a_pack.changed(shipped, "pack.toml", "2026-11", "2026-12")
    second = started(shipped, kept)
    assert first.content_hash != second.content_hash
    assert [path.name for path in copies(kept)] == [f"last-good-knowledge-{second.content_hash}.json"]


def test_the_copy_is_written_once(shipped: Path, kept: Path) -> None:
    started(shipped, kept)
    (copy,) = copies(kept)
    written = copy.stat().st_mtime_ns
    started(shipped, kept)
    assert copy.stat().st_mtime_ns == written


def test_the_copy_holds_every_file_of_the_pack_as_text(shipped: Path, kept: Path) -> None:
    started(shipped, kept)
    content = json.loads(copies(kept)[0].read_text(encoding="utf-8"))
    assert content["files"] == a_pack.FILES


def test_a_folder_that_cannot_be_written_costs_the_copy_alone(shipped: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    assert started(shipped, in_the_way / "kept").version == "2026-11"


def test_a_wards_own_is_laid_over(shipped: Path, kept: Path, tmp_path: Path, phrasebook: Phrasebook) -> None:
    pack = started(shipped, kept, a_ward_pack.written(tmp_path, CAUTION))
    assert [caveat.id for caveat in pack.caveats] == ["with-prescriber", "ward.call"]
    assert phrasebook.text(knowledge_statement(pack)) == (
        "Knowledge 2026-11, review by 31-May-2027, with Dumfries 1 (this ward's own), review by 02-Nov-2027"
    )


def test_a_wards_own_that_is_refused_leaves_ours_and_says_why(
    shipped: Path, kept: Path, tmp_path: Path, phrasebook: Phrasebook
) -> None:
    faulty = a_ward_pack.written(tmp_path, CAUTION.replace("id =", "ids ="))
    pack = started(shipped, kept, faulty)
    assert (pack.ward, len(pack.caveats)) == (None, 1)
    assert [phrasebook.text(said) for said in pack.remarks] == [
        "This ward's own cause list was refused (own.toml: caution 1, line 8: Object contains unknown field"
        " `ids`). The program's own is used alone."
    ]


def test_a_wards_own_is_laid_over_the_last_good_copy_too(shipped: Path, kept: Path, tmp_path: Path) -> None:
    started(shipped, kept)
    broken(shipped)
    pack = started(shipped, kept, a_ward_pack.written(tmp_path, CAUTION))
    assert pack.is_last_good
    assert pack.ward is not None
    assert len(pack.remarks) == 1


def test_content_is_out_of_date_the_day_after_its_review(
    shipped: Path, kept: Path, tmp_path: Path, phrasebook: Phrasebook
) -> None:
    pack = started(shipped, kept, a_ward_pack.written(tmp_path, CAUTION))
    ours, theirs = date(2027, 5, 31), date(2027, 11, 2)
    assert knowledge_banner(pack, ours) == ()
    said = [phrasebook.text(one) for one in knowledge_banner(pack, ours + timedelta(days=1))]
    assert said == ["Cause list was due for review 31-May-2027. Check local policy."]
    assert len(knowledge_banner(pack, theirs)) == 1
    said = [phrasebook.text(one) for one in knowledge_banner(pack, theirs + timedelta(days=1))]
    assert said[1] == 'This ward\'s own list "Dumfries" was due for review 02-Nov-2027. Check local policy.'


def test_the_copy_stands_with_the_settings_where_these_are_named(own_settings: Path) -> None:
    assert kept_folder() == own_settings


def test_the_pack_that_ships_needs_no_remark(pack: Pack) -> None:
    assert (pack.is_last_good, pack.remarks, pack.ward, pack.notes) == (False, (), None, {})
