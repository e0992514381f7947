"""The pack a ward works with: ours, or the last good copy of it, with the ward's own laid over."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.pack_files import read_files
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.languages import ENGLISH
from neutro_desk.whole_file import write_whole
from neutro_desk.workup.content import Pack
from neutro_desk.workup.statements import say


def pack_for(shipped: Path, kept: Path, own: Path | None = None, language: str = ENGLISH.code) -> Pack:
    """Return the pack to work with.

    A pack of ours that is refused costs only itself: the copy of the last good one takes its place, and the
    remarks of the pack say so. A ward's own that is refused costs that alone.

    Args:
        shipped: The folder of the pack that came with the program.
        kept: The folder where the copy of the last good pack stands.
        own: The ward's own pack; None without one.
        language: Code of the language its texts are shown in; a ward's own stay as the ward wrote them.

    Raises:
        KnowledgeError: If ours is refused and there is no good copy; tells why ours is.
    """
    try:
        pack = load_pack(shipped)
    except KnowledgeError as error:
        pack = _last_good(kept, error)
    pack = in_language(pack, shipped, language)
    return pack if own is None else with_own(pack, own)


def in_language(pack: Pack, shipped: Path, language: str) -> Pack:
    """Return a pack of ours with its texts in a language; a refused translation leaves English and a remark.

    Args:
        pack: Ours, in English.
        shipped: The folder it was read from; the translations stand beside it.
        language: Code of the language.
    """
    if language == ENGLISH.code:
        return pack
    from neutro_desk.knowledge.translated import translated  # noqa: PLC0415  English needs none
    from neutro_desk.knowledge.translation import read_translation, translation_folder  # noqa: PLC0415

    try:
        return translated(pack, read_translation(translation_folder(shipped, language)))
    except KnowledgeError as error:
        refused = say("knowledge.translation_refused", reason=str(error))
        return replace(pack, remarks=(*pack.remarks, refused))


def with_own(pack: Pack, path: Path) -> Pack:
    """Return a pack with a ward's own laid over; one that is refused leaves it as it is, with a remark."""
    from neutro_desk.knowledge.laid_over import laid_over  # noqa: PLC0415  most wards have none
    from neutro_desk.knowledge.ward_pack import read_ward_file  # noqa: PLC0415

    try:
        return laid_over(pack, read_ward_file(path, pack))
    except KnowledgeError as error:
        refused = say("knowledge.own_refused", reason=str(error))
        return replace(pack, remarks=(*pack.remarks, refused))


def keep_copy(pack: Pack, shipped: Path, folder: Path) -> None:
    """Keep a copy of a sound pack of ours, whole or not at all, in the place of the one before.

    Apart from `pack_for`, so that nobody waits for it. A folder that cannot be written costs the copy alone;
    files that are not those of the pack any more are not kept.

    Args:
        pack: What `pack_for` gave.
        shipped: The folder it was read from.
        folder: Where the copy goes.
    """
    from neutro_desk.knowledge.kept import copies, copy_of, copy_path  # noqa: PLC0415  after the pack is there

    wanted = copy_path(folder, pack.content_hash)
    if pack.is_last_good or wanted.exists():
        return
    files, before = read_files(shipped), copies(folder)
    if files.problems or files.content_hash != pack.content_hash:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(wanted, copy_of(files))
        for old in before:
            old.unlink()


def _last_good(folder: Path, refused: KnowledgeError) -> Pack:
    """Return the copy that is good and due for review last; raise what refused ours where there is none."""
    from neutro_desk.knowledge.kept import copies, read_copy  # noqa: PLC0415  hardly ever

    found: list[Pack] = []
    for path in copies(folder):
        with contextlib.suppress(KnowledgeError):
            found.append(read_copy(path))
    if not found:
        raise refused
    best = max(found, key=_review_day)
    remark = say("knowledge.last_good", reason=str(refused), version=best.version, review_by=best.review_by)
    return replace(best, is_last_good=True, remarks=(remark,))


def _review_day(pack: Pack) -> date:
    return pack.review_by
