"""What the self-check says of knowledge: the pack with its hash, the last good copy, the ward's own pack."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from neutro_desk.installed_files import kept_folder, resource, settings_folder
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.kept import copies, read_copy
from neutro_desk.knowledge.pack_files import HASH_DIGITS
from neutro_desk.knowledge.reading import pack_of, released_files
from neutro_desk.knowledge.record import record_path
from neutro_desk.knowledge.translated import translated
from neutro_desk.knowledge.translation import read_translation, translation_folder
from neutro_desk.knowledge.ward_pack import read_ward_file
from neutro_desk.languages import ENGLISH, LANGUAGES, Language
from neutro_desk.ward import WardError, read_ward
from neutro_desk.workup.content import Pack


class Finding(NamedTuple):
    """One line: about what, whether it is sound, and what was found, every fault by name."""

    name: str
    passed: bool
    says: str


def knowledge_checks() -> tuple[Finding, ...]:
    """Return what is found of our pack, of its texts in other languages, of its copy, and of a ward's own."""
    pack, ours = _ours()
    last_good = _last_good()
    others = tuple(_in(language, pack) for language in LANGUAGES if language != ENGLISH)
    return (ours, *others, last_good, *_own(pack))


def _ours() -> tuple[Pack | None, Finding]:
    folder = resource("knowledge")
    try:
        files = released_files(folder)
        pack = pack_of(files)
    except KnowledgeError as error:
        return None, Finding("knowledge", passed=False, says=_faults(error))
    said = (
        f"{pack.version}, review by {pack.review_by}, SHA-256 {files.full_hash[:HASH_DIGITS]}, "
        f"{len(files.content)} files, {_released(folder)}"
    )
    return pack, Finding("knowledge", passed=True, says=said)


def _released(folder: Path) -> str:
    return "as released" if record_path(folder).exists() else "from source, without a record of a release"


def _in(language: Language, pack: Pack | None) -> Finding:
    """Return what is found of the texts in a language; texts that stand in English are counted, no fault."""
    folder = translation_folder(resource("knowledge"), language.code)
    name = f"knowledge, {language.name}"
    try:
        file = read_translation(folder)
    except KnowledgeError as error:
        return Finding(name, passed=False, says=_faults(error))
    head = file.head
    found = None if pack is None else translated(pack, file).translation
    english = "" if found is None else f", {len(found.english)} texts shown in English"
    said = f"{head.version}, {head.status.value}, SHA-256 {file.content_hash}{english}, {_released(folder)}"
    return Finding(name, passed=True, says=said)


def _last_good() -> Finding:
    """Return what is kept; that nothing is kept yet is no fault, a damaged copy is one."""
    kept = copies(kept_folder())
    said: list[str] = []
    sound = True
    for path in kept:
        try:
            pack = read_copy(path)
        except KnowledgeError as error:
            said.append(_faults(error))
            sound = False
        else:
            said.append(f"{pack.version}, SHA-256 {pack.content_hash}")
    return Finding("last good knowledge", sound, "; ".join(said) or "none kept yet")


def _own(pack: Pack | None) -> tuple[Finding, ...]:
    """Return what is found of the ward's own pack; nothing where there is none."""
    folder = settings_folder()
    try:
        name = read_ward(folder).knowledge
        if not name:
            return ()
        if pack is None:
            return (
                Finding("ward's own knowledge", passed=False, says=f"{name}: needs a sound pack beneath it"),
            )
        own = read_ward_file(folder / name, pack)
    except WardError as error:
        return (Finding("ward's own knowledge", passed=False, says=str(error)),)
    except KnowledgeError as error:
        return (Finding("ward's own knowledge", passed=False, says=_faults(error)),)
    head = own.head
    said = f"{head.name} {head.version}, review by {head.review_by}, SHA-256 {own.content_hash}"
    return (Finding("ward's own knowledge", passed=True, says=said),)


def _faults(error: KnowledgeError) -> str:
    """Return every problem, in one line."""
    return "; ".join(str(problem) for problem in error.problems) or str(error)
