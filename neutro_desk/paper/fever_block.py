"""The page's line about fever: whose definition of febrile neutropenia is met, each by its body and year."""

from __future__ import annotations

from neutro_desk.paper.words import MARKS, Rich, Words
from neutro_desk.workup.causes import Checked
from neutro_desk.workup.summary import Summary


def fever_met(summary: Summary, words: Words) -> Rich:
    """Return whose definition is met; nothing where none is, which says nothing about the others."""
    if not summary.fever_met:
        return []
    said = words.own("fever.page_met")
    for place, (body, provenance) in enumerate(summary.fever_met):
        said += [[", " if place else " ", ""], [words.phrasebook.word(body), "b"]]
        if provenance is not None:
            said.append([MARKS[provenance.checked], "r"])
    return said


def fever_marks(summary: Summary) -> set[Checked]:
    """Return which marks of certainty the line carries."""
    return {provenance.checked for _, provenance in summary.fever_met if provenance is not None}
