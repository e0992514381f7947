"""The pack in German, for the tests of its texts."""

from __future__ import annotations

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.translated import translated
from neutro_desk.knowledge.translation import read_translation
from neutro_desk.workup.content import Pack


@pytest.fixture(scope="session")
def german(pack: Pack) -> Pack:
    """The pack in German, as it is shipped."""
    return translated(pack, read_translation(resource("knowledge_de")))
