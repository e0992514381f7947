"""The program killed while somebody types: the typing is in the store, and nowhere in plain text."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from neutro_desk.ward_records import opening_store
from neutro_desk.ward_records.kept_work import decode
from tests.journeys.records_office import NAME, PASSPHRASE

TYPED = "1.23456789"
TYPES = f"""
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from neutro_desk.records.cost import Cost
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.startup import Startup
application = QApplication([])
startup = Startup(application)
def set_up():
    signing_in = startup.composition.signing_in
    signing_in.cost = Cost(64, 1)
    signing_in.do(RecordsWish.SET_UP)
    dialog = signing_in.setting_up.dialog
    dialog.name.line.setText("{NAME}")
    dialog.passphrase.line.setText("{PASSPHRASE}")
    dialog.again.line.setText("{PASSPHRASE}")
    signing_in.records.unlocked.connect(type_it)
    dialog.go_on.click()
def type_it():
    QTest.keyClicks(startup.window.first_field, "{TYPED}")
    looking.start()
def look():
    if startup.composition.signing_in.records.store.drafts():
        print("kept", flush=True)
        looking.stop()
looking = QTimer(interval=50)
looking.timeout.connect(look)
startup.stood.connect(set_up)
startup.show()
application.exec()
"""


def test_typing_outlives_the_death_of_the_program(own_settings: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", TYPES], env=environment, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "kept"
        program.kill()
    folder = own_settings / "records"
    left = [path for place in (own_settings, temporary) for path in place.rglob("*") if path.is_file()]
    assert folder / "records.db" in left
    assert not [path for path in left if TYPED.encode() in path.read_bytes()]
    entered = opening_store.enter(folder, NAME, PASSPHRASE, time.time())
    assert entered.store is not None
    drafts = entered.store.drafts()
    opening_store.close(entered.store)
    assert [decode(draft.content).typed.wbc for draft in drafts] == [TYPED]
