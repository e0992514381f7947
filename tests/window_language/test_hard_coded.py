"""In the language nobody speaks, plain letters are a text that nobody could translate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from neutro_desk.workup.causes import Pack
from tests.journeys.conftest import start
from tests.journeys.nurse import Nurse, Start
from tests.window_language.places import MENUS, walk
from tests.window_language.pseudo import PSEUDO, PseudoTranslator, pseudo_catalogue, pseudo_texts
from tests.window_language.shown import Shown, painted_texts

__all__ = ["start"]

_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def abroad(qapp: QApplication, start: Start) -> Iterator[Nurse]:
    """A program in the language nobody speaks, furniture, sentences and knowledge alike."""
    translator = PseudoTranslator()
    nurse = start()
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


def test_no_text_of_the_window_is_written_where_nobody_can_translate_it(abroad: Nurse, pack: Pack) -> None:
    found: dict[str, str] = {}
    shown = Shown()
    with painted_texts(shown):
        for place, windows in walk(abroad):
            for window in windows:
                window.grab()
                shown.take_window(window)
            for text, where in shown.texts.items():
                if _WORD.search(text):
                    found.setdefault(text, f"{place}: {where}")
            shown.texts.clear()
        for name, menu in MENUS.items():
            shown.take_menu(menu(abroad))
            found |= {text: f"menu {name}" for text in shown.texts if _WORD.search(text)}
    __import__("pathlib").Path("/tmp/gw_found.txt").write_text("\n".join(f"{w}: {t!r}" for t, w in found.items()))
    assert [f"{where}: {text}" for text, where in found.items()] == []
