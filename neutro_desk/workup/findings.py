"""What the counts and events already tell of the checklist's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case
from neutro_desk.workup.causes import Finding, Pack
from neutro_desk.workup.course import Course


def derive_findings(case: Case, counts: Sequence[AssessedCount], course: Course, pack: Pack) -> Mapping[str, Finding]:
    """Return the answers that counts and events give, by question id; a silent source gives no entry.

    Args:
        counts: Assessed counts in order of collection, voided ones left out, the open draft last.
    """
    raise NotImplementedError
