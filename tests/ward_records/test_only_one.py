"""One window for each folder of records: the second start speaks to the first; a dead one holds nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from neutro_desk.records.folder import StoreFolder
from neutro_desk.ward_records.place import DATABASE, KEYS, LOCK, has_store
from neutro_desk.ward_records.single import Place, tell_first

HOLDS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from neutro_desk.ward_records.single import Place
application = QCoreApplication([])
place = Place(Path(sys.argv[1]))
print(place.take(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    """The place of a program that was started first."""
    place = Place(tmp_path)
    assert place.take()
    place.listen()
    yield place
    place.leave()


def test_the_start_knows_the_names_of_the_files_without_loading_the_records(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    assert (tmp_path / KEYS, tmp_path / DATABASE, tmp_path / LOCK) == (
        folder.keys,
        folder.database,
        folder.lock,
    )


@pytest.mark.parametrize("name", [KEYS, DATABASE])
def test_keys_or_database_alone_are_records_to_sign_in_to(tmp_path: Path, name: str) -> None:
    assert not has_store(tmp_path)
    (tmp_path / name).write_bytes(b"")
    assert has_store(tmp_path)


def test_a_second_program_does_not_get_the_place(first: Place, tmp_path: Path) -> None:
    assert not Place(tmp_path).take()
    first.leave()
    assert Place(tmp_path).take()


@pytest.mark.parametrize("file", ["", "case of bed 4.neutro.json", "Größe.neutro.json"])
def test_a_second_start_hands_its_file_to_the_first(
    first: Place, tmp_path: Path, qtbot: QtBot, file: str
) -> None:
    path = str(tmp_path / file) if file else ""
    script = "import sys; from pathlib import Path; from neutro_desk.ward_records.single import tell_first;"
    script += "print(tell_first(Path(sys.argv[1]), sys.argv[2]))"
    second = QProcess()
    second.setWorkingDirectory(os.fspath(Path(__file__).parents[2]))
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000) as heard:
        second.start(sys.executable, ["-c", script, str(tmp_path), path])
    assert heard.args == [path]
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning)
    assert bytes(second.readAllStandardOutput().data()).strip() == b"True"


def test_nobody_is_told_where_nobody_listens(tmp_path: Path, qtbot: QtBot) -> None:
    assert not tell_first(tmp_path, "")


def test_the_place_is_free_at_once_when_a_program_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        assert not Place(tmp_path).take()
        holder.kill()
        holder.wait()
        assert (tmp_path / LOCK).exists()
        place = Place(tmp_path)
        assert place.take()
        place.leave()


def test_a_second_start_of_the_program_leaves_when_the_first_hears_it(
    first: Place, tmp_path: Path, qtbot: QtBot, own_settings: Path
) -> None:
    (tmp_path / KEYS).write_text("{}", encoding="utf-8")
    (own_settings / "ward.toml").write_text(f'store = "{tmp_path}"\n', encoding="utf-8")
    with qtbot.waitSignal(first.raise_wanted, timeout=30_000) as heard:
        second = QProcess()
        second.start(sys.executable, ["-m", "neutro_desk", "bed4.neutro.json"])
    assert str(heard.args[0]).endswith("bed4.neutro.json")
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=20_000)
    assert second.exitCode() == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="traces the calls of the system")
def test_the_message_to_the_first_window_touches_no_network(
    first: Place, tmp_path: Path, qtbot: QtBot
) -> None:
    trace = tmp_path / "calls"
    script = "import sys; from pathlib import Path; from neutro_desk.ward_records.single import tell_first;"
    script += "tell_first(Path(sys.argv[1]), 'bed4.neutro.json')"
    second = QProcess()
    calls = ["-f", "-e", "trace=socket", "-o", str(trace), sys.executable, "-c", script, str(tmp_path)]
    with qtbot.waitSignal(first.raise_wanted, timeout=30_000):
        second.start("strace", calls)
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=20_000)
    made = trace.read_text(encoding="utf-8")
    assert "AF_UNIX" in made
    assert "AF_INET" not in made
