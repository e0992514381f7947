"""The key file through failing disks and ended programs: people come in by the old slots or the new ones."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import Role, add_person, change_passphrase, create_keys, people, unlock
from tests.records.key_stores import AT, CHEAP, FIRST, OTHER, PASSPHRASE, a_folder, with_keys

STEPS = ("open", "fsync", "replace", "chmod")
"""What writing a file whole asks of the system."""


class FailingDisk:
    """Fails at one call of the system and lets the others be."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
        """Fail at the call with this number, counted from 0."""
        self.calls, self._failing = 0, failing
        for name in STEPS:
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def called(*words: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the system's call takes
            number, self.calls = self.calls, self.calls + 1
            if number == self._failing:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return step(*words, **named)

        return called


@pytest.mark.parametrize("failing", range(9))
def test_a_disk_that_fails_at_any_step_leaves_the_old_people_or_the_new_ones(
    tmp_path: Path, failing: int
) -> None:
    folder, made, _ = with_keys(tmp_path)
    said = ""
    with pytest.MonkeyPatch.context() as patch:
        FailingDisk(patch, failing)
        try:
            add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
        except RecordsError as error:
            said = error.statement.key
    names = [person.name for person in people(folder)]
    assert names == ([FIRST] if said else [FIRST, "Amélie"])
    assert said in {"", "records.keys.not_written"}
    assert unlock(folder, FIRST, PASSPHRASE, AT) == made
    assert {path.name for path in folder.path.iterdir()} == {"keys.json", "backups", "attempts.json"}


def test_the_steps_that_fail_are_all_there_are(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        disk = FailingDisk(patch, failing=-1)
        add_person(folder, made, "Amélie", OTHER, Role.CLINICIAN)
    assert 5 <= disk.calls <= 9


@pytest.mark.parametrize("failing", range(5))
def test_a_failed_change_leaves_the_old_passphrase(tmp_path: Path, failing: int) -> None:
    folder, made, _ = with_keys(tmp_path)
    unlock(folder, FIRST, PASSPHRASE, AT)
    with pytest.MonkeyPatch.context() as patch:
        FailingDisk(patch, failing)
        try:
            change_passphrase(folder, FIRST, PASSPHRASE, OTHER, AT)
            right, wrong = OTHER, PASSPHRASE
        except RecordsError:
            right, wrong = PASSPHRASE, OTHER
    assert unlock(folder, FIRST, right, AT) == made
    with pytest.raises(RecordsError):
        unlock(folder, FIRST, wrong, AT)


def test_keys_that_could_not_be_written_are_not_there(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        FailingDisk(patch, failing=1)
        with pytest.raises(RecordsError) as refused:
            create_keys(folder, FIRST, PASSPHRASE, CHEAP)
    assert refused.value.statement.key == "records.keys.not_written"
    assert not folder.keys.exists()
    create_keys(folder, FIRST, PASSPHRASE, CHEAP)


CHANGING = """
import sys
from pathlib import Path
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import Role, add_person, people, remove_person, unlock
folder = StoreFolder(Path(sys.argv[1]))
made = unlock(folder, sys.argv[2], sys.argv[3], 0.0)
for left in people(folder)[1:]:
    remove_person(folder, made, left.name)
print("ready", flush=True)
while True:
    add_person(folder, made, "Somebody", "words of somebody else", Role.CLINICIAN)
    remove_person(folder, made, "Somebody")
"""


def test_a_program_ended_while_it_changes_people_leaves_a_whole_key_file(tmp_path: Path) -> None:
    folder, made, _ = with_keys(tmp_path)
    chance = random.Random(11)  # noqa: S311  when to end a program
    seen: set[int] = set()
    for _ in range(10):
        words = [sys.executable, "-c", CHANGING, str(folder.path), FIRST, PASSPHRASE]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=chance.uniform(0.0, 0.05))
            process.kill()
        assert process.returncode == -signal.SIGKILL
        seen.add(len(people(StoreFolder(folder.path))))
        assert unlock(folder, FIRST, PASSPHRASE, AT) == made
    assert seen <= {1, 2}
