"""Calls the command line in this process and reads what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from neutro_desk.commands import run


@dataclass(frozen=True)
class Outcome:
    """Exit status and both streams of one call."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever the JSON holds
        """Stdout, read as JSON."""
        return json.loads(self.out)


Calling = Callable[..., Outcome]


def calling(capsys: pytest.CaptureFixture[str]) -> Calling:
    """Return a function that runs one call."""

    def called(*words: object) -> Outcome:
        status = run([str(word) for word in words])
        streams = capsys.readouterr()
        return Outcome(status, streams.out, streams.err)

    return called
