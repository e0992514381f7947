"""In the language nobody speaks, plain letters are a text that nobody could translate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain

import pytest
from PySide6.QtWidgets import QApplication

from neutro_desk.workup.causes import Pack
from tests.journeys.conftest import clocks, start
from tests.journeys.nurse import Nurse, Start
from tests.journeys.records_office import HandClocks
from tests.window_language.places import BLOCK, CHEMOTHERAPY, FALL, LIST, MENUS, TYPED, walk
from tests.window_language.pseudo import PSEUDO, PseudoTranslator, pseudo_catalogue, pseudo_texts
from tests.window_language.records_places import WardWalk
from tests.window_language.shown import Shown, painted_texts

__all__ = ["clocks", "start"]

_WORD = re.compile(r"[A-Za-z]{2,}")
_TAG = re.compile(r"<[^>]*>")
_ITEM = re.compile(r"\b(?:cause|question|drug|caveat):[\w-]+")
"""The name of an item of the knowledge pack, by which it is reported."""

SAME_IN_EVERY_LANGUAGE = (
    "Neutro Desk",
    PSEUDO.name,
    "ANC",
    "CTCAE",
    "Clinical",
    "g/dL",
    "mg/dL",
    "mmol/L",
    "fL",
)
"""Names, abbreviations and units; `Clinical` is the name of the scheme that ships."""


@pytest.fixture
def abroad(qapp: QApplication, start: Start, clocks: HandClocks) -> Iterator[Nurse]:
    """A program in the language nobody speaks, furniture, sentences and knowledge alike."""
    translator = PseudoTranslator()
    nurse = start(clocks=clocks)
    qapp.installTranslator(translator)
    for book in nurse.startup.phrasebooks.values():
        book.speak(PSEUDO, pseudo_catalogue())
    pack = nurse.desk.work_up.pack
    assert pack is not None
    nurse.desk.set_pack(pseudo_texts(pack))
    nurse.startup.composition.renew_window()
    nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    yield nurse
    qapp.removeTranslator(translator)


class Known:
    """What may stand in plain letters: what a person typed, whom and what a case names, whom a text cites."""

    def __init__(self, pack: Pack) -> None:
        cited = [text for one in pack.references.values() for text in (one.short, one.full)]
        named = [name for drug in pack.drugs for name in (*drug.names, drug.drug_class)]
        typed = [*re.split(r"[\t\n]", BLOCK), *LIST.split("\n"), *TYPED, FALL, CHEMOTHERAPY]
        phrases = {*cited, *named, *typed, *SAME_IN_EVERY_LANGUAGE}
        self._phrases = sorted({phrase.casefold() for phrase in phrases if phrase}, key=len, reverse=True)

    def take_case(self, nurse: Nurse) -> None:
        """Know what the open case names."""
        case = nurse.desk.case
        names = (case.patient.name, case.patient.identifier, *(event.name for event in case.events))
        self.take(name for name in names if name)

    def take(self, named: Iterable[str]) -> None:
        """Know what else was typed."""
        more = {name.casefold() for name in named if name}
        self._phrases = sorted({*self._phrases, *more}, key=len, reverse=True)

    def rest(self, text: str) -> str:
        """Return what of a text is none of these."""
        text = unescape(_TAG.sub(" ", text)).replace("\N{NO-BREAK SPACE}", " ")
        rest = _ITEM.sub("", text).casefold()
        if not _WORD.search(rest):
            return ""
        if rest.endswith("…") and any(phrase.startswith(rest[:-1]) for phrase in self._phrases):
            return ""
        for phrase in self._phrases:
            if phrase in rest:
                rest = rest.replace(phrase, "")
        return rest


def test_no_text_of_the_window_is_written_where_nobody_can_translate_it(
    abroad: Nurse, clocks: HandClocks, pack: Pack
) -> None:
    found: dict[str, str] = {}
    known, shown, looked_at = Known(pack), Shown(), set[str]()
    ward = WardWalk(abroad, clocks)

    def look_for_plain_letters(place: str) -> None:
        known.take_case(abroad)
        known.take(ward.named)
        for text, where in shown.texts.items():
            if text not in looked_at and _WORD.search(known.rest(text)):
                found.setdefault(text, f"{place}: {where}")
        looked_at.update(shown.texts)
        shown.texts.clear()

    for place, windows in chain(walk(abroad), ward):
        with painted_texts(shown):
            for window in windows:
                window.repaint()
                window.grab()
                shown.take_window(window)
        look_for_plain_letters(place)
    for name, menu in MENUS.items():
        shown.take_menu(menu(abroad))
        look_for_plain_letters(f"menu {name}")
    assert [f"{where}: {text}" for text, where in found.items()] == []
