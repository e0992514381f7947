"""Keys as they are written on the keyboards of the window's language: Ctrl+Enter, Strg+Eingabe."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def key_name(key: str) -> str:
    """Return a key or a chord in the window's language; a part that has no name of its own stays.

    Args:
        key: In English, its parts joined by a plus, such as `Ctrl+Shift+P`.
    """
    translate = QCoreApplication.translate
    names = {
        "Ctrl": translate("Keys", "Ctrl"),
        "Shift": translate("Keys", "Shift"),
        "Alt": translate("Keys", "Alt"),
        "Enter": translate("Keys", "Enter"),
        "Esc": translate("Keys", "Esc"),
        "Del": translate("Keys", "Del"),
    }
    return "+".join(names.get(part, part) for part in key.split("+"))
