"""What the items of the pack say to clinicians, and whether a name or a number stands in it."""

from __future__ import annotations

import re

from neutro_desk.workup.causes import Checked, Pack, Provenance

SHORT = 3
"""Up to so many characters, and numbers, count only as whole words."""

WARNS = "not yet verified"
"""What comes after these words in a text is told as not verified; so is a reason that says `(unverified)`."""


def stands(word: str, text: str) -> bool:
    """Return whether a word stands in a text: short ones and numbers as whole words, capitals as capitals."""
    if len(word) > SHORT and not word[0].isdigit():
        return word.casefold() in text.casefold()
    sense = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.search(rf"(?<![\w.]){re.escape(word)}(?!\w|[.,]\d)", text, sense) is not None


def texts_of(pack: Pack) -> dict[str, list[str]]:
    """Return what each item of the pack says to clinicians, each text for itself."""
    said: dict[str, list[str]] = {}
    for question in pack.questions:
        asked = question.text.clinician + (f" {question.help.clinician}" if question.help else "")
        said[f"question:{question.id}"] = [asked]
    for cause in pack.causes:
        reasons = [link.reason.clinician for link in cause.links]
        facts = [fact.clinician for fact, _ in cause.facts]
        named = f"{cause.name.clinician}. {cause.about.clinician}"
        said[f"cause:{cause.id}"] = [named, *reasons, *facts]
    for drug in pack.drugs:
        said[f"drug:{drug.id}"] = [
            " ".join((drug.name.clinician, drug.drug_class, *drug.names, drug.about.clinician))
        ]
    for caveat in pack.caveats:
        said[f"caveat:{caveat.id}"] = [caveat.text.clinician]
    for key, reference in pack.references.items():
        said[f"reference:{key}"] = [reference.full]
    return said


def doubted(text: str, provenance: Provenance | None) -> str:
    """Return the part of a text that the reader is told nobody has verified; a heading tells it of tests."""
    if provenance is None or provenance.checked is Checked.NOT_VERIFIED:
        return text
    return text[at:] if (at := text.casefold().find(WARNS)) >= 0 else ""
