"""Many pages in one call: made by several processes, the same as one by one, and ended by Ctrl+C."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from neutro_desk.commands.pages_in_step import FEW
from neutro_desk.installed_files import resource
from tests.commands.calling import Calling
from tests.commands.stopping import started

AT = ("--printed-at", "2026-11-21T07:02")
MANY = FEW + 8


@pytest.fixture
def cases(tmp_path: Path) -> list[Path]:
    """More cases than one process makes, each with a number of its own."""
    content = json.loads(resource("samples", "chemotherapy-course.neutro.json").read_text(encoding="utf-8"))
    paths = []
    for number in range(MANY):
        content["patient"]["identifier"] = f"MANY-{number}"
        paths.append(tmp_path / f"case-{number:02}.neutro.json")
        paths[-1].write_text(json.dumps(content), encoding="utf-8")
    return paths


def _names(numbers: range) -> list[str]:
    return [f"case-{number:02}.pdf" for number in numbers]


def test_pages_made_by_several_processes_are_those_made_one_by_one(
    call: Calling, cases: list[Path], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    found = call("summary", *cases, "-o", pages, *AT)
    assert found.status == 0
    assert [Path(line).name for line in found.out.split()] == _names(range(MANY))
    for number in (0, MANY // 2, MANY - 1):
        alone = tmp_path / "alone.pdf"
        assert call("summary", cases[number], "-o", alone, *AT).status == 0
        assert alone.read_bytes() == (pages / f"case-{number:02}.pdf").read_bytes()


def test_a_case_among_many_that_cannot_be_used_is_named_and_leaves_the_others(
    call: Calling, cases: list[Path], tmp_path: Path
) -> None:
    cases[2].write_text("{", encoding="utf-8")
    found = call("summary", *cases, "-o", tmp_path / "pages", *AT, "--json")
    assert found.status == 1
    assert [Path(one["file"]).name for one in found.json["refused"]] == [cases[2].name]
    assert "case-02.neutro.json" in found.err
    assert [Path(one).name for one in found.json["written"]] == [
        name for name in _names(range(MANY)) if name != "case-02.pdf"
    ]


def test_many_words_are_printed_in_the_order_of_the_call(call: Calling, cases: list[Path]) -> None:
    found = call("summary", *cases, "--text", "--json")
    assert [f"MANY-{number}\n" in one["text"] for number, one in enumerate(found.json["texts"])] == [
        True
    ] * MANY


@pytest.mark.skipif(sys.platform == "win32", reason="needs Ctrl+C as a signal")
def test_ctrl_c_ends_many_pages_cleanly_and_leaves_none_half_written(
    cases: list[Path], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    paths = _copies(cases, tmp_path / "copies")
    words = ("summary", *map(str, paths), "-o", str(pages), *AT)
    with started(*words) as process:
        _wait_for_page(pages, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err == b"neutro-desk summary: stopped before the end\n"
    made = list(pages.iterdir())
    assert 0 < len(made) < len(paths)
    assert all(one.suffix == ".pdf" and one.read_bytes().rstrip().endswith(b"%%EOF") for one in made)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the processes in /proc")
def test_a_process_that_is_ended_from_outside_costs_no_page(cases: list[Path], tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    paths = _copies(cases, tmp_path / "copies")[:60]
    with started("summary", *map(str, paths), "-o", str(pages), *AT) as process:
        _wait_for_page(pages, process)
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
        for child in listed.split()[-1:]:
            os.kill(int(child), signal.SIGKILL)
        out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert [Path(line).name for line in out.decode().split()] == [
        path.name.replace(".neutro.json", ".pdf") for path in paths
    ]
    assert len(list(pages.iterdir())) == len(paths)


def _copies(cases: list[Path], folder: Path) -> list[Path]:
    folder.mkdir()
    copies = []
    for number in range(400):
        copies.append(folder / f"copy-{number:03}.neutro.json")
        copies[-1].write_bytes(cases[number % len(cases)].read_bytes())
    return copies


def _wait_for_page(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the first page lies there; fail if the program ends before."""
    for _ in range(3000):
        if folder.is_dir() and any(one.suffix == ".pdf" for one in folder.iterdir()):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
            pytest.fail(f"ended at once: {process.communicate()}")
    pytest.fail("no page was made within a minute")
