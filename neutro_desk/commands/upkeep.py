"""The verbs `self-check` and `schema`: whether everything is in its place, and what a case file may hold."""

from __future__ import annotations

import json

from neutro_desk.commands.call import Call


def self_check(call: Call) -> None:
    """Try everything the program stands on; one line each."""
    from neutro_desk.self_check import checks  # noqa: PLC0415  brings Qt

    found = checks()
    failed = [check for check in found if not check.passed]
    if failed:
        call.terminal.refuse(f"{len(failed)} of {len(found)} checks failed")
    lines = [check.line for check in found]
    call.terminal.give([{"check": one.name, "ok": one.passed, "says": one.says} for one in found], lines)


def schema(call: Call) -> None:
    """Print the JSON Schema of the case file, with or without `--json`."""
    from neutro_desk.exchange.case_schema import case_schema  # noqa: PLC0415  msgspec for this verb alone

    found = case_schema()
    call.terminal.give(found, json.dumps(found, indent=1).splitlines())
