from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.stopping import started

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
}


def _run(*words: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-m", "neutro_desk", *map(str, words)]
    return subprocess.run(
        call, cwd=cwd, env={**ENVIRONMENT, **more}, capture_output=True, timeout=120, check=False
    )


def test_a_result_is_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    found = _run(
        "anc",
        "--wbc",
        "1.2",
        "--segs",
        "30",
        "--bands",
        "5",
        cwd=tmp_path,
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
    )
    assert found.returncode == 0
    assert "ANC 0.42 ×10⁹/L (420 /µL)" in found.stdout.decode("utf-8")


def test_the_three_exit_statuses_come_through(tmp_path: Path) -> None:
    assert _run("anc", "--wbc", "0.3", cwd=tmp_path).returncode == 0
    refused = _run("anc", "--wbc", "1,5", "--json", cwd=tmp_path)
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["anc"] is None
    wrong = _run("anc", "--wbc", "1", "--age", "old", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"Traceback" not in refused.stderr + wrong.stderr


def test_a_reader_that_has_had_enough_ends_the_program_quietly(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("anc,unit\n" + "0.3,10*9/L\n" * 20_000, encoding="utf-8")
    call = [sys.executable, "-m", "neutro_desk", "grade", str(table)]
    with subprocess.Popen(
        call, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        if process.stdout is None or process.stderr is None:
            raise ValueError
        assert process.stdout.readline().strip() == b"anc,unit,grade,word,reason"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe and Ctrl+C as a signal")
def test_ctrl_c_ends_a_long_table_cleanly_and_leaves_no_half_written_file(tmp_path: Path) -> None:
    table, folder = tmp_path / "table.csv", tmp_path / "out"
    folder.mkdir()
    os.mkfifo(table)
    words = ("grade", str(table), "-o", str(folder / "graded.csv"))
    # Opened for both, so that nothing waits for ever where the program ends before it reads.
    rows = os.open(table, os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(rows, b"anc,unit\n" + b"0.3,10*9/L\n" * 4000)
        with started(*words, environment=ENVIRONMENT) as process:
            _wait_for_part(folder, process)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
    finally:
        os.close(rows)
    assert (process.returncode, out) == (130, b"")
    assert err == b"neutro-desk grade: stopped before the end\n"
    assert list(folder.iterdir()) == []


def _wait_for_part(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the program has begun its output; fail if it ends before."""
    for _ in range(3000):
        if [one.suffix for one in folder.iterdir()] == [".part"]:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
            pytest.fail(f"ended at once: {process.communicate()}")
    pytest.fail("no output was begun within a minute")


def test_self_check_passes_in_a_foreign_folder_without_a_display(tmp_path: Path) -> None:
    found = _run("self-check", cwd=tmp_path)
    assert found.returncode == 0, found.stdout.decode()
    assert list(tmp_path.iterdir()) == []
