"""The bounds of a score and the order of the list: groups, weak reasons, key findings, artefacts, equals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from neutro_desk.workup.case import Patient, Setting
from neutro_desk.workup.causes import (
    Category,
    Support,
    rank_causes,
)
from tests.workup.small_pack import cause, link, pack, question
from tests.workup.small_ranking import (
    FALL,
    FEVER,
    NODES,
    QUESTIONS,
    answers,
    names,
    ranked,
)

EQUALS = tuple(
    cause(name, link("fever", 1), category=category)
    for name, category in (
        ("inherited", Category.CONGENITAL),
        ("marrow", Category.MARROW_DISORDER),
        ("reaction", Category.DRUG),
        ("viral", Category.INFECTION),
        ("cytotoxic", Category.CHEMOTHERAPY),
        ("immune", Category.AUTOIMMUNE),
    )
)
STRONGER = cause("stronger", link("fever", 2), category=Category.OTHER)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (None, ["reaction", "viral", "marrow", "immune", "inherited", "cytotoxic"]),
        (Setting.ONCOLOGY, ["cytotoxic", "reaction", "viral", "marrow", "immune", "inherited"]),
        (Setting.INPATIENT, ["reaction", "viral", "marrow", "immune", "inherited", "cytotoxic"]),
        (Setting.OUTPATIENT, ["reaction", "viral", "immune", "marrow", "inherited", "cytotoxic"]),
        (Setting.CHILD, ["viral", "immune", "reaction", "inherited", "marrow", "cytotoxic"]),
    ],
)
def test_the_setting_only_breaks_ties(setting: Setting | None, expected: list[str]) -> None:
    unwell = replace(answers(fever="yes"), patient=Patient(setting=setting))
    assert names(ranked(unwell, known=pack(QUESTIONS, (*EQUALS, STRONGER)))) == ["stronger", *expected]


def test_without_a_setting_a_childs_age_gives_a_childs_order() -> None:
    child = replace(answers(fever="yes"), patient=Patient(birth_date=date(2011, 11, 22)))
    grown = replace(answers(fever="yes"), patient=Patient(birth_date=date(2011, 11, 20)))
    known = pack(QUESTIONS, EQUALS)
    assert rank_causes(child, {}, known, FALL).ranked[0].id == "viral"
    assert rank_causes(grown, {}, known, FALL).ranked[0].id == "reaction"


def test_reasons_that_tell_the_same_thing_count_once_by_the_strongest_and_all_are_shown() -> None:
    lines = tuple(replace(question(name), group="lines") for name in ("anaemia", "platelets", "any-line"))
    links = (link("anaemia", 1), link("platelets", 2), link("any-line", 1), link("anaemia", -1, "no"))
    found = ranked(
        answers(anaemia="yes", platelets="yes", any_line="yes"), known=pack(lines, (cause("x", *links),))
    ).ranked[0]
    assert found.score == 2
    assert [(one.finding, one.counted) for one in found.reasons_for] == [
        ("platelets", True),
        ("anaemia", False),
        ("any-line", False),
    ]
    mixed = ranked(answers(anaemia="no", platelets="yes"), known=pack(lines, (cause("x", *links),))).ranked[0]
    assert mixed.score == 1


def test_weak_reasons_alone_never_make_more_than_weak() -> None:
    asked = tuple(question(name) for name in ("a", "b", "c", "d"))
    weak = cause("weak", *(link(one.id, 1) for one in asked))
    words = dict.fromkeys("abcd", "yes")
    found = ranked(answers(**words), known=pack(asked, (weak,))).ranked[0]
    assert (found.score, found.support) == (2, Support.WEAK)
    carried = cause("carried", *(link(one.id, 1) for one in asked[1:]), link("a", 2))
    found = ranked(answers(**words), known=pack(asked, (carried,))).ranked[0]
    assert (found.score, found.support) == (5, Support.MODERATE)


def test_without_its_key_finding_a_cause_stands_behind_every_equal() -> None:
    travel, fever = question("travel"), question("fever")
    dengue = replace(cause("dengue", link("fever", 2), link("travel", 2)), key=("travel",))
    other = cause("other", link("fever", 1))
    known = pack((fever, travel), (dengue, other))
    without = ranked(answers(fever="yes"), known=known).ranked
    assert [(one.id, one.score, one.key_missing) for one in without] == [
        ("other", 1, False),
        ("dengue", 1, True),
    ]
    with_key = ranked(answers(fever="yes", travel="yes"), known=known).ranked[0]
    assert (with_key.id, with_key.score, with_key.key_missing) == ("dengue", 4, False)


def test_an_artefact_leads_when_something_clearly_speaks_for_it() -> None:
    clumps = cause("artefact", link("clumps", 3), link("fever", 1), category=Category.SPURIOUS)
    heavy = cause("heavy", link("fever", 3), link("nodes", 3), category=Category.INFECTION)
    known = pack((question("clumps"), FEVER, NODES), (heavy, clumps))
    suspected = ranked(answers(clumps="yes", fever="yes", nodes="yes"), known=known).ranked
    assert [one.id for one in suspected] == ["artefact", "heavy"]
    assert [one.score for one in suspected] == [4, 6]
    hardly = ranked(answers(fever="yes", nodes="yes"), known=known).ranked
    assert [one.id for one in hardly] == ["heavy", "artefact"]
