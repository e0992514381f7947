"""The ward's settings (ward.toml) and the recent case files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from neutro_desk.languages import CODES, ENGLISH
from neutro_desk.text_template import TextTemplate, texts_problems
from neutro_desk.whole_file import write_whole

RECENT_KEPT = 8
LOCK_MINUTES, USUAL_LOCK_MINUTES = range(1, 16), 5
"""Minutes without a key or click after which the records may lock. Source: UX, Privacy."""


class WardError(Exception):
    """The settings could not be read or written."""


class LookChoice(Enum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Ward:
    """What a ward sets once.

    Attributes:
        first_unit: `10*9/L` or `/uL`: the unit that stands first everywhere.
        heading: Line of the ward at the head of each page.
        phone: Number or policy line at the right end of the warning line.
        policy: Line about the ward's own policy in the alarm of a page.
        footer: Line at the foot of each page, such as the number of a form.
        logo: Picture (PNG, JPEG, SVG) for the head of each page, beside ward.toml; "" for none.
        leave_out: Blocks the clinician's page does without, of `LEAVE_OUT`.
        patient_in_title: Whether the title of a page's file names the patient.
        store: Folder of the records; "" for the usual one.
        lock_minutes: Minutes without a key or click after which the records lock, 1 to 15.
        entry: How the laboratory reports neutrophils (value of `EntryMode`).
        lower_limit: The laboratory's lower limit for neutrophils, 10^9/L, as text; "" if not set.
        paper: `a4` or `letter`.
        scale: Scale of the window in per cent, 100 to 200.
        language: Code of the language of window, page and clipboard.
        texts: The ward's own short texts for the clipboard.
        recent: Recent case files, newest first.
        clozapine_label: `US`, `EU` or `UK`; "" until one is chosen.
        scheme: File of the ward's own grading scheme, beside ward.toml; "" for the clinical one.
        knowledge: File of the ward's own pack, beside ward.toml; "" for none.
        duffy_reference: Country of the Duffy-null interval shown beside the word.
    """

    heading: str = ""
    phone: str = ""
    first_unit: str = "10*9/L"
    entry: str = "segs+bands"
    lower_limit: str = ""
    paper: str = "a4"
    look: LookChoice = LookChoice.SYSTEM
    scale: int = 100
    recent: tuple[str, ...] = ()
    clozapine_label: str = ""
    scheme: str = ""
    knowledge: str = ""
    duffy_reference: str = "United States"
    policy: str = ""
    footer: str = ""
    logo: str = ""
    leave_out: tuple[str, ...] = ()
    patient_in_title: bool = False
    store: str = ""
    lock_minutes: int = USUAL_LOCK_MINUTES
    language: str = ENGLISH.code
    texts: tuple[TextTemplate, ...] = ()

    def with_recent(self, path: Path) -> Ward:
        """Return the settings with a file at the top of the recent ones."""
        others = [entry for entry in self.recent if entry != str(path)]
        return replace(self, recent=(str(path), *others)[:RECENT_KEPT])


_ALLOWED: dict[str, tuple[str, ...]] = {
    "first_unit": ("10*9/L", "/uL"),
    "entry": ("lab", "total", "segs+bands"),
    "paper": ("a4", "letter"),
    "clozapine_label": ("US", "EU", "UK"),
    "duffy_reference": ("United States", "United Kingdom", "Saudi Arabia", "Namibia"),
    "look": tuple(look.value for look in LookChoice),
    "language": CODES,
}
_LIMIT = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?)?", re.ASCII)
_FILE_BESIDE = re.compile(r"(?:[^/\\:]*\.toml)?")
_TEXTS = ("heading", "phone", "lower_limit")
_LINES = ("policy", "footer")
_LONGEST = 160
"""Characters of a line of the ward on a page."""

_FILES = ("scheme", "knowledge")
_LOGO = re.compile(r"(?:[^/\\:]+\.(?:png|jpe?g|svg))?", re.IGNORECASE)
_LOGO_MUST = 'the name of a PNG, JPEG or SVG file beside ward.toml, such as "logo.png"'
LEAVE_OUT = ("table", "checklist", "causes", "clozapine", "notes")
"""Blocks of the clinician's page that a ward may leave out."""

_SCALES = (100, 110, 125, 150, 175, 200)


def read_ward(folder: Path) -> Ward:
    """Return the settings of a folder; defaults where there are none.

    Raises:
        WardError: If the file is damaged or holds something unknown; names every problem.
    """
    path = folder / "ward.toml"
    if not path.exists():
        return Ward()
    import tomllib  # noqa: PLC0415  a ward without settings needs none at start

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"ward.toml: {error}"
        raise WardError(message) from error
    problems = [
        problem for key, value in content.items() if key != "texts" and (problem := _problem(key, value))
    ]
    problems += texts_problems(content.get("texts", {}))
    if problems:
        message = "ward.toml: " + "; ".join(problems)
        raise WardError(message)
    if "look" in content:
        content["look"] = LookChoice(content["look"])
    for key in ("recent", "leave_out"):
        content[key] = tuple(content.get(key, ()))
    texts = content.pop("texts", {})
    content["texts"] = tuple(TextTemplate(name, source) for name, source in texts.items())
    return Ward(**content)


def write_ward(ward: Ward, folder: Path) -> None:
    """Write the settings whole or not at all.

    Raises:
        WardError: If the folder cannot be written.
    """
    lines = ["# Settings of the ward; see the README."]
    texts = (*_TEXTS, "first_unit", "entry", "paper")
    lines += [f"{key} = {_quoted(getattr(ward, key))}" for key in texts]
    lines += [
        f"look = {_quoted(ward.look.value)}",
        f"scale = {ward.scale}",
        f"language = {_quoted(ward.language)}",
        f"recent = {_quoted_list(ward.recent)}",
    ]
    if ward.clozapine_label:
        lines.append(f"clozapine_label = {_quoted(ward.clozapine_label)}")
    lines.append(f"duffy_reference = {_quoted(ward.duffy_reference)}")
    lines += [
        f"{key} = {_quoted(text)}" for key in (*_FILES, *_LINES, "logo") if (text := getattr(ward, key))
    ]
    if ward.leave_out:
        lines.append(f"leave_out = {_quoted_list(ward.leave_out)}")
    if ward.patient_in_title:
        lines.append("patient_in_title = true")
    if ward.store:
        lines.append(f"store = {_quoted(ward.store)}")
    if ward.lock_minutes != USUAL_LOCK_MINUTES:
        lines.append(f"lock_minutes = {ward.lock_minutes}")
    if ward.texts:
        lines += ["", "[texts]"]
        lines += [f"{_quoted(text.name)} = {_quoted(text.source)}" for text in ward.texts]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "ward.toml", ("\n".join(lines) + "\n").encode(errors="replace"))
    except OSError as error:
        message = f"The settings could not be saved: {error.strerror}."
        raise WardError(message) from error


def _quoted(text: str) -> str:
    """Return a text as TOML writes it, which knows no pairs of escapes for one sign as JSON does."""
    import json  # noqa: PLC0415  not needed before something is saved

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quoted_list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _problem(key: str, value: object) -> str | None:
    if key in _ALLOWED:
        return None if value in _ALLOWED[key] else f"{key} must be one of {', '.join(_ALLOWED[key])}"
    if key == "lower_limit" and not (isinstance(value, str) and _LIMIT.fullmatch(value)):
        return 'lower_limit must be a number in 10^9/L as text, such as "1.8"'
    if key in _FILES:
        good = isinstance(value, str) and _FILE_BESIDE.fullmatch(value) and value != "ward.toml"
        example = f"ward-{key}.toml"
        return None if good else f'{key} must be the name of a file beside ward.toml, such as "{example}"'
    if key in ("policy", "footer", "logo", "leave_out", "patient_in_title"):
        return _page_problem(key, value)
    if key == "lock_minutes":
        good = isinstance(value, int) and not isinstance(value, bool) and value in LOCK_MINUTES
        return None if good else "lock_minutes must be a whole number from 1 to 15"
    if key in (*_TEXTS, "store"):
        must = "text" if not isinstance(value, str) else f"at most {_LONGEST} characters"
        good = isinstance(value, str) and (key == "store" or len(value) <= _LONGEST)
        return None if good else f"{key} must be {must}"
    if key == "scale":
        return None if value in _SCALES else f"scale must be one of {', '.join(map(str, _SCALES))}"
    if key == "recent":
        good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if good else "recent must be a list of file names"
    return f"{key} is not a setting"


def _page_problem(key: str, value: object) -> str | None:
    """Return what is wrong with a setting of the pages."""
    if key == "logo":
        good, must = isinstance(value, str) and bool(_LOGO.fullmatch(value)), _LOGO_MUST
    elif key == "leave_out":
        good = isinstance(value, list) and all(block in LEAVE_OUT for block in value)
        must = f"a list of some of {', '.join(LEAVE_OUT)}"
    elif key == "patient_in_title":
        good, must = isinstance(value, bool), "true or false"
    else:
        good = isinstance(value, str) and len(value) <= _LONGEST and (not value or value.isprintable())
        must = f"one line of at most {_LONGEST} characters"
    return None if good else f"{key} must be {must}"
