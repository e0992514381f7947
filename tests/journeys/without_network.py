"""Runs Python under a filter of the kernel that ends the process at its first AF_INET or AF_INET6 socket.

`python -m tests.journeys.without_network -m pytest ...`: the filter holds for every thread and process that
comes of it, whoever calls: Python, Qt, a library of the system. Linux alone has it.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Sequence

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Number of the architecture and of socket(2) there. Source: linux/audit.h, asm/unistd.h."""

FAMILIES = (2, 10)
"""AF_INET and AF_INET6 of Linux."""

_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06
_CALL_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NO_NEW_PRIVILEGES, _SET_FILTER, _BY_PROGRAM = 38, 22, 2


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def is_possible() -> bool:
    """Return whether this system can filter calls."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def forbid_sockets() -> None:
    """Have this process ended by SIGSYS when it, or what comes of it, opens a socket of the internet.

    Raises:
        OSError: If the kernel does not take the filter.
    """
    architecture, socket = _SOCKET[platform.machine()]
    steps = (
        _Step(_LOAD, 0, 0, _ARCHITECTURE_AT),
        _Step(_EQUALS, 0, 5, architecture),
        _Step(_LOAD, 0, 0, _CALL_AT),
        _Step(_EQUALS, 0, 3, socket),
        _Step(_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        _Step(_EQUALS, 2, 0, FAMILIES[0]),
        _Step(_EQUALS, 1, 0, FAMILIES[1]),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _KILL),
    )
    listed = (_Step * len(steps))(*steps)
    program = _Program(len(steps), listed)
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_FILTER, _BY_PROGRAM, ctypes.byref(program), 0, 0)):
        if libc.prctl(*call) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))


def main(words: Sequence[str]) -> None:
    """Become Python with some words, under the filter."""
    forbid_sockets()
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606  no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
