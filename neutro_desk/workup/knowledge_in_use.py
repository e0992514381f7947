"""Which knowledge is used, and what must be said of it: a copy, a ward's own beside it, a review due."""

from __future__ import annotations

from datetime import date

from neutro_desk.workup.content import Pack
from neutro_desk.workup.statements import Statement, say


def knowledge_statement(pack: Pack | None) -> Statement:
    """Return version and review day of the knowledge in use, and the ward's own that is laid over it."""
    if pack is None:
        return say("summary.no_knowledge")
    key = "summary.knowledge_last_good" if pack.is_last_good else "summary.knowledge"
    ours = say(key, version=pack.version, review_by=pack.review_by)
    told = pack.translation
    if told is not None:
        ours = say("summary.knowledge_translated", knowledge=ours, version=told.version, status=told.status)
    own = pack.ward
    if own is None:
        return ours
    return say(
        "summary.knowledge_with_own",
        knowledge=ours,
        name=own.name,
        version=own.version,
        review_by=own.review_by,
    )


def knowledge_banner(pack: Pack, today: date) -> tuple[Statement, ...]:
    """Return what stands above content that is not as it should be; nothing when it is.

    A day of review belongs to the time before it is due.
    """
    said = [*pack.remarks]
    if pack.translation is not None and pack.translation.english:
        said.append(say("knowledge.partly_english", number=len(pack.translation.english)))
    if today > pack.review_by:
        said.append(say("causes_pane.past_review", date=pack.review_by))
    if pack.ward is not None and today > pack.ward.review_by:
        due = say("knowledge.own_past_review", name=pack.ward.name, review_by=pack.ward.review_by)
        said.append(due)
    return tuple(said)
