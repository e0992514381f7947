"""The report of a fault: enough to find it, nothing of a patient or of the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from neutro_desk import __version__
from neutro_desk.crash import FRAMES_KEPT, report_of
from neutro_desk.exchange.case_file import CaseFileError, read_case

NAME = "SMITHSON-QUILL"
NO_COUNTS: dict[str, int] = {}


def fault(raiser: Callable[[], None], kind: type[Exception] = Exception) -> Exception:
    with pytest.raises(kind) as caught:
        raiser()
    return caught.value


def failing_with_a_name() -> None:
    patient_name = NAME
    message = f"no count for {patient_name}"
    raise ValueError(message)


def failing_while_failing() -> None:
    try:
        failing_with_a_name()
    except ValueError as error:
        message = f"could not save {NAME}"
        raise RuntimeError(message) from error


def failing_after_another() -> None:
    try:
        failing_with_a_name()
    finally:
        NO_COUNTS[NAME]


def test_a_patient_name_in_a_message_or_a_variable_never_reaches_the_report() -> None:
    report = report_of(fault(failing_with_a_name))
    assert NAME not in report
    assert "no count for" not in report


def test_a_patient_name_in_an_earlier_fault_never_reaches_the_report() -> None:
    for raiser in (failing_while_failing, failing_after_another):
        assert NAME not in report_of(fault(raiser))


def test_a_patient_name_in_a_note_or_a_group_never_reaches_the_report() -> None:
    inner = fault(failing_with_a_name)
    inner.add_note(f"while showing {NAME}")
    group = ExceptionGroup(f"faults of {NAME}", [inner])
    report = report_of(group)
    assert NAME not in report
    assert "ExceptionGroup" in report
    assert "ValueError" in report


def test_the_report_names_type_function_and_line() -> None:
    error = fault(failing_with_a_name)
    line = failing_with_a_name.__code__.co_firstlineno + 3
    assert f"test_crash.py, line {line}, in failing_with_a_name" in report_of(error)
    assert "\nValueError\n" in report_of(error)


def test_the_fault_it_arose_from_is_named_too() -> None:
    report = report_of(fault(failing_while_failing))
    assert "\nRuntimeError\n" in report
    assert "\nin the course of: ValueError\n" in report


def test_files_of_the_program_stand_by_their_place_in_the_package_and_no_path_of_the_machine_does(
    tmp_path: Path,
) -> None:
    path = tmp_path / f"{NAME}.neutro.json"

    def failing() -> None:
        read_case(path)

    report = report_of(fault(failing, CaseFileError))
    assert "neutro_desk/exchange/case_file.py, line " in report
    for secret in (NAME, str(tmp_path), str(Path.home()), str(Path(__file__).parent)):
        assert secret not in report


def test_the_report_gives_the_versions_it_happened_in() -> None:
    report = report_of(ValueError())
    assert f"Program   {__version__}" in report
    for title in ("Python    3.", "Qt        6.", "Platform  "):
        assert title in report
    assert "(no place known)" in report


def test_a_runaway_recursion_gives_a_report_of_readable_length() -> None:
    def deeper(left: int) -> None:
        if left == 0:
            raise ValueError
        deeper(left - 1)

    def start() -> None:
        deeper(300)

    report = report_of(fault(start))
    assert report.count(", in deeper") == FRAMES_KEPT
    assert "outer places left out" in report
