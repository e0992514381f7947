"""Nothing is ranked, asked or cautioned otherwise in German: the texts alone differ."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.ranked import Ranking
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.knowledge.test_typical_presentations import CASES, case_of, name_of


def told(ranking: Ranking | None) -> tuple[object, ...]:
    """Return all that a ranking says but its words."""
    assert ranking is not None
    causes = [
        (
            one.id,
            one.support,
            one.score,
            one.key_missing,
            [
                (reason.finding, reason.source, reason.weight)
                for reason in (*one.reasons_for, *one.reasons_against)
            ],
            len(one.tests),
        )
        for one in ranking.ranked
    ]
    following = None if ranking.next_question is None else ranking.next_question.question
    return causes, following, [caveat.id for caveat in ranking.caveats], ranking.progress


@pytest.mark.parametrize("row", CASES, ids=name_of)
def test_a_presentation_is_ranked_in_german_as_in_english(
    row: Mapping[str, object], schemes: Schemes, pack: Pack, german: Pack
) -> None:
    case = case_of(row)
    english, own = (WorkUp(AssessedCase(case, schemes), pack=one).ranking for one in (pack, german))
    assert told(english) == told(own)
