"""What a screen reader says of a field of the count while nothing stands in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def hint_of(name: str) -> str:
    """Return what belongs into a field, and how; "" for a field that is none of the count."""
    translate = QCoreApplication.translate
    own = {
        "collected_date": translate("Entry", "0610, 21nov 0610, -1 0610 for yesterday, or now"),
        "received_date": translate("Entry", "0610, 21nov 0610, -1 0610 for yesterday, or now"),
        "cells_counted": translate("Entry", "How many cells were counted by hand"),
        "mcv": translate("Entry", "In femtolitres"),
        "nrbc": translate("Entry", "Per 100 white cells"),
        "laboratory": translate("Entry", "The line of the course breaks where the laboratory changes"),
        "reason": "",
    }
    if name in own:
        return own[name]
    if name in _WITH_UNIT:
        return translate("Entry", "A number; Alt+Down chooses its unit")
    return translate(
        "Entry", "Per cent of the white cells, or a cell count, as the switch beside neutrophils says"
    )


_WITH_UNIT = ("wbc", "anc", "anc_lower_limit", "haemoglobin", "platelets", "reticulocytes")
