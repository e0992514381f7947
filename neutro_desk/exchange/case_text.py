"""The text of a case file becomes its wire shape: every key once and known, no version newer than ours."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import msgspec

from neutro_desk.exchange.case_file import FORMAT, VERSION, CaseFileError
from neutro_desk.exchange.case_shapes import CaseShape


def case_shape(text: str) -> CaseShape:
    """Return the shape; raise CaseFileError when the text is damaged, newer, or holds a wrong key or kind."""
    return _shape(_plain(text))


def _plain(text: str) -> dict[str, object]:
    try:
        content = json.loads(text, object_pairs_hook=_keys_once)
    except json.JSONDecodeError as error:
        raise CaseFileError((f"The file is damaged at line {error.lineno}: {error.msg.lower()}.",)) from error
    except RecursionError as error:
        raise CaseFileError(("This is not a Neutro Desk case file.",)) from error
    if "\\ud" in text.lower() and not _is_whole(content):
        raise CaseFileError(("The file holds half a character, which no text can hold.",))
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CaseFileError(("This is not a Neutro Desk case file.",))
    version = content.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise CaseFileError(("version: a whole number is missing.",))
    if version > VERSION:
        message = f"The file is from a newer Neutro Desk (version {version}); this one reads {VERSION}."
        raise CaseFileError((message,))
    return content


def _is_whole(content: object) -> bool:
    """Return whether every text can be written again; JSON may name half of a character by its number."""
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _keys_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        raise CaseFileError(tuple(f"{key}: given twice." for key in twice))
    return content


def _shape(content: dict[str, object]) -> CaseShape:
    try:
        return msgspec.convert(content, CaseShape)
    except msgspec.ValidationError as error:
        message = str(error)
        place = re.search(r" - at `\$\.?(.*?)`$", message)
        said = message[: place.start()] if place else message
        where = place[1] if place else ""
        raise CaseFileError((f"{where}: {said}." if where else f"{said}.",)) from error
