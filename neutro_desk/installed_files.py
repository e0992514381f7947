"""Where bundled files and the user's folders are; the only place that knows how the program was installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a bundled file, such as `resource("schemes", "clinical.toml")`."""
    return _root().joinpath("resources", *parts)


def _root() -> Path:
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    return Path(unpacked) if unpacked is not None else Path(__file__).resolve().parent.parent


def settings_folder() -> Path:
    """Return the folder for the ward's settings, by the custom of the system; it may not exist yet.

    `NEUTRO_DESK_SETTINGS` names another one (tests, or several wards on one workstation).
    """
    chosen = os.environ.get("NEUTRO_DESK_SETTINGS")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "neutro-desk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "neutro-desk"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "neutro-desk"


def kept_folder() -> Path:
    """Return the folder for what the program keeps for itself (the last good pack); it may not exist yet.

    `NEUTRO_DESK_SETTINGS` names this one too.
    """
    chosen = os.environ.get("NEUTRO_DESK_SETTINGS")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "neutro-desk"
    if sys.platform == "darwin":
        return settings_folder()
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "neutro-desk"


def records_folder(chosen: str = "") -> Path:
    """Return the folder of the records: the chosen one, else that of this user; it may not exist yet."""
    return Path(chosen) if chosen else kept_folder() / "records"
