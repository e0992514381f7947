"""The same work-up from a terminal (INTERFACE): results on stdout, problems on stderr, exit 0, 1 or 2."""

from __future__ import annotations

import sys
from collections.abc import Callable

from neutro_desk.commands import audit, causes, counts, course, grade, summary, upkeep
from neutro_desk.commands.arguments import parser
from neutro_desk.commands.call import Call
from neutro_desk.commands.terminal import (
    DONE,
    REFUSED,
    STOPPED,
    WRONG_CALL,
    WrongCallError,
    stop_writing,
    write_utf8,
)
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.wording.phrasebook import CatalogueError

__all__ = ["DONE", "REFUSED", "WRONG_CALL", "run"]

_VERBS: dict[str, Callable[[Call], None]] = {
    "anc": counts.anc,
    "grade": grade.grade,
    "course": course.course,
    "causes": causes.causes,
    "findings": causes.findings,
    "summary": summary.summary,
    "self-check": upkeep.self_check,
    "schema": upkeep.schema,
    "audit": audit.audit,
}


def run(words: list[str]) -> int:
    """Run one verb; return its exit status."""
    write_utf8()
    try:
        call = Call(parser().parse_args(words))
    except SystemExit as left:  # argparse leaves after --help, and after naming what is wrong
        return left.code if isinstance(left.code, int) else WRONG_CALL
    return _status_of(call)


def _status_of(call: Call) -> int:
    verb: str = call.options.verb
    try:
        _VERBS[verb](call)
        sys.stdout.flush()
    except (WrongCallError, KnowledgeError, CatalogueError) as error:
        call.terminal.remark("\n".join(f"neutro-desk {verb}: {line}" for line in str(error).splitlines()))
        return WRONG_CALL
    except BrokenPipeError:
        stop_writing()
    except KeyboardInterrupt:
        call.terminal.remark(f"neutro-desk {verb}: stopped before the end")
        return STOPPED
    return call.terminal.status
