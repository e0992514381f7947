"""What every test stands on: no display, own settings folder, a fixed clock."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTEST_QT_API", "pyside6")

import pytest
from hypothesis import settings

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

NOW = datetime(2026, 11, 21, 7, 32)


@pytest.fixture(autouse=True, scope="session")
def nothing_remembered() -> None:
    """Forget what was worked out before these tests began, so that a fault put in by `make mutants` shows."""
    rooms = [module for name, module in sys.modules.items() if name.startswith("neutro_desk.workup")]
    for thing in [thing for module in rooms for thing in vars(module).values()]:
        if hasattr(thing, "cache_clear"):
            thing.cache_clear()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a settings folder of its own."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("NEUTRO_DESK_SETTINGS", str(folder))
    return folder


@pytest.fixture(scope="session")
def schemes() -> Schemes:
    """The grading schemes that ship."""
    return load_schemes(resource("schemes"))


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The knowledge pack that ships."""
    return load_pack(resource("knowledge"))


@pytest.fixture(scope="session")
def phrasebook() -> Phrasebook:
    """English for clinicians, 10^9/L first, in the year of the tests."""
    book = Phrasebook(load_catalogue(resource("wording", "en")))
    book.year_understood = NOW.year
    return book


@pytest.fixture
def now() -> datetime:
    """The workstation's time in tests."""
    return NOW
