"""From launch to print the program opens no socket of the internet: the system's calls tell, not Python's."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.journeys.without_network import is_possible

ROOT = Path(__file__).resolve().parents[2]
CONTROL = ("-c", "import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)")
LOCAL = ("-c", "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX)")
START = ("-m", "neutro_desk", "--quit-when-ready")
WORK_UP = "tests/journeys/test_keyboard_journey.py::test_from_launch_to_the_printed_page_and_back"
"""The whole work-up by keyboard in the real window, with the page saved as PDF and read back."""

LEAVING = "tests/journeys/test_leaving_journey.py"
RECORDS = f"{LEAVING}::test_a_saved_page_stands_in_the_audit_by_its_digest_and_shows_who_made_it_and_the_head"
"""Records that are set up in the real window, a patient in them, and the page saved as PDF."""

PRINTING = f"{LEAVING}::test_a_printed_page_is_entered_as_paper"
PRINT_SERVICE = re.compile(
    r'connect\(\d+, \{sa_family=AF_INET6?, sin6?_port=htons\(631\), .*("::1"|inet_addr\("127\.0\.0\.1"\))'
)
"""CUPS on this machine, whom the system's library asks when a person prints: the one exception."""

TRACER = shutil.which("strace")

filtered_system = pytest.mark.skipif(not is_possible(), reason="only Linux on x86-64 and ARM64 has it")
traced_system = pytest.mark.skipif(TRACER is None, reason="no strace: packaging/setup.sh installs it")


def journey(*tests: str) -> tuple[str, ...]:
    """Return the words that walk through tests in a process of their own; work-up and records if none."""
    chosen = tests or (WORK_UP, RECORDS)
    return ("-m", "pytest", "-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", *chosen)


def ended(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Return how a process ended that the system was told about."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    for name in [name for name in environment if name.startswith("PYTEST_XDIST")]:
        del environment[name]
    return subprocess.run(
        [*words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def filtered(*words: str) -> subprocess.CompletedProcess[str]:
    """Return how Python ended with some words where the first socket ends it."""
    return ended((sys.executable, "-m", "tests.journeys.without_network", *words))


def traced(log: Path, *words: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Return how Python ended with some words, and each call for a socket that it made, in every thread."""
    calls = "trace=socket,socketpair,connect,sendto,sendmsg,sendmmsg"
    done = ended((str(TRACER), "-f", "-qq", "-e", calls, "-o", str(log), sys.executable, *words))
    if "ptrace" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("this container allows no tracing; the filter of the kernel is tried instead")
    return done, log.read_text(encoding="utf-8", errors="replace").splitlines()


def of_the_internet(calls: list[str]) -> list[str]:
    """Return the calls that have to do with the internet."""
    return [call for call in calls if "AF_INET" in call]


@filtered_system
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_filter_ends_whoever_opens_a_socket_of_the_internet(family: str) -> None:
    done = filtered(CONTROL[0], CONTROL[1].format(family=family))
    assert done.returncode == -signal.SIGSYS


@filtered_system
def test_the_filter_lets_sockets_of_this_machine_be() -> None:
    assert filtered(*LOCAL).returncode == 0


@filtered_system
def test_the_program_starts_where_no_socket_of_the_internet_can_be_opened() -> None:
    done = filtered(*START)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("ready ")


@filtered_system
def test_the_whole_work_up_to_the_pdf_opens_no_socket_of_the_internet() -> None:
    done = filtered(*journey())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


@traced_system
def test_the_trace_sees_a_socket_where_there_is_one(tmp_path: Path) -> None:
    done, calls = traced(tmp_path / "calls", CONTROL[0], CONTROL[1].format(family="AF_INET6"))
    assert done.returncode == 0
    assert len(of_the_internet(calls)) == 1


@traced_system
def test_the_trace_of_the_whole_work_up_holds_no_call_of_the_internet(tmp_path: Path) -> None:
    done, calls = traced(tmp_path / "calls", *journey())
    assert done.returncode == 0, done.stdout + done.stderr
    assert of_the_internet(calls) == []
    assert "2 passed" in done.stdout


@traced_system
def test_whoever_prints_speaks_to_the_print_service_of_this_machine_and_to_nobody_else(
    tmp_path: Path,
) -> None:
    done, calls = traced(tmp_path / "calls", *journey(PRINTING))
    assert done.returncode == 0, done.stdout + done.stderr
    reached = [call for call in of_the_internet(calls) if "socket(" not in call]
    assert [call for call in reached if not PRINT_SERVICE.search(call)] == []
