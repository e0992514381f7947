"""Types numbers into the white count of a started program and prints, as JSON, what it took them for.

Run as a program of its own, under the locale that LC_ALL names.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from neutro_desk.startup import Startup

TEXTS = ("1,5", "1.5", "0,456", "0.456", "1,500", "1.500", "1 500", "<0,1")
PLAIN, ALT, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
ON_THE_PAD = "0123456789.,"


def type_over(startup: Startup, field: str, text: str, pad: Qt.KeyboardModifier) -> None:
    """Replace what stands in a field, key by key, and go on with Enter."""
    line = startup.window.entry.line(field)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    for letter in text:
        QTest.keyClicks(line, letter, pad if letter in ON_THE_PAD else PLAIN)
    QTest.keyClick(line, Qt.Key.Key_Enter, PAD)


def stands(startup: Startup) -> dict[str, Any]:
    """Return what the window shows and the desk holds."""
    window, draft = startup.window, startup.desk.work_up.draft
    wbc = None if draft is None else draft.cbc.wbc
    sign = wbc.comparator.value if wbc is not None and wbc.comparator is not None else ""
    return {
        "in the field": window.entry.line("wbc").text(),
        "wbc": None if wbc is None else f"{sign}{wbc.value} {wbc.unit}",
        "count": None if draft is None or draft.anc.value is None else str(draft.anc.value),
        "asked": [panel.text for panel in window.entry.field("wbc").questions()],
        "result": f"{window.result.accessibleName()} {window.result.accessibleDescription()}",
    }


def understood(startup: Startup, text: str, pad: Qt.KeyboardModifier) -> list[dict[str, Any]]:
    """Type one white count with 30 % segs, 5 % bands; what stands then, and after each answer asked for."""
    told: list[dict[str, Any]] = []
    for answer in (None, Qt.Key.Key_1, Qt.Key.Key_2):
        for field, typed in (("wbc", text), ("segs", "30"), ("bands", "5")):
            type_over(startup, field, typed, pad)
        if answer is not None:
            if not startup.window.entry.field("wbc").questions():
                break
            QTest.keyClick(startup.window.entry.line("wbc"), answer, ALT)
        told.append(stands(startup))
    return told


def main() -> None:
    """Start the program, type every text with both rows of digits, print what was understood."""
    application = QApplication(sys.argv[:1])
    startup = Startup(application)
    startup.show()
    startup.window.activateWindow()
    QTest.qWaitForWindowActive(startup.window)
    told = {
        "system": QLocale.system().name(),
        "default": QLocale().name(),
        "above the letters": {text: understood(startup, text, PLAIN) for text in TEXTS},
        "numeric pad": {text: understood(startup, text, PAD) for text in TEXTS},
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
