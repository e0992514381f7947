"""One count beside the others of the patient: the same time, a tenfold jump, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from neutro_desk.workup.case import Cbc, Comparator, Differential, Quantity
from neutro_desk.workup.cbc import check_against, check_cbc
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

NOW = datetime(2026, 11, 21, 7, 32)


def dated(anc: str, hours: float = 0, count_id: str = "") -> Cbc:
    """A laboratory count of so many hours ago."""
    return Cbc(id=count_id, collected=NOW - timedelta(hours=hours), anc=Quantity(Decimal(anc), "10*9/L"))


def jump(before: str, latest: str, hours: float, count_id: str) -> Note:
    said = say("anc.jump", before=Decimal(before), latest=Decimal(latest), time=NOW - timedelta(hours=hours))
    key = f"jump:{count_id}:{latest}"
    choices = (Choice(say("choice.keep"), confirms=key), Choice(say("choice.fix")))
    return Note(NoteKind.WARN, "anc", said, choices)


def same_time(count_id: str) -> Note:
    choices = (
        Choice(say("choice.replace"), confirms=f"replace:{count_id}"),
        Choice(say("choice.keep_both"), confirms=f"keep:{count_id}"),
        Choice(say("choice.cancel")),
    )
    return Note(NoteKind.WARN, "collected", say("collected.same_time", time=NOW), choices)


def test_a_jump_names_both_counts_and_the_time() -> None:
    assert check_against(dated("4.20"), [dated("0.40", 20, "c1")]) == (jump("0.40", "4.20", 20, "c1"),)
    assert check_against(dated("0.40"), [dated("4.20", 20, "c1")]) == (jump("4.20", "0.40", 20, "c1"),)


@pytest.mark.parametrize(
    ("one", "other", "jumps"),
    [
        ("0.40", "4.00", True),
        ("0.40", "3.99", False),
        ("0.01", "0.10", True),
        ("0.009", "0.099", False),
        ("0", "0.10", True),
        ("0", "0.0999", False),
        ("0", "0", False),
        ("0.10", "0.10", False),
    ],
)
def test_tenfold_from_a_tenth_up_is_a_jump(one: str, other: str, *, jumps: bool) -> None:
    for before, latest in ((one, other), (other, one)):
        assert bool(check_against(dated(latest), [dated(before, 12, "c1")])) is jumps


@pytest.mark.parametrize(
    ("hours", "jumps"), [(23.9, True), (24, True), (24.1, False), (-24, True), (-24.1, False), (0.1, True)]
)
def test_a_day_on_either_side_is_looked_at(hours: float, *, jumps: bool) -> None:
    assert bool(check_against(dated("4.20"), [dated("0.40", hours, "c1")])) is jumps


def test_every_other_count_is_looked_at_whatever_stands_before_it() -> None:
    undated, itself = replace(dated("0.1"), collected=None, id="c0"), dated("0.2", 1, "")
    long_ago, unusable = dated("0.3", 100, "c1"), Cbc(id="c2", collected=NOW - timedelta(hours=2))
    kept, two = dated("0.4", 3, "c3"), dated("0.41", 4, "c4")
    found = check_against(dated("4.20"), [undated, itself, long_ago, unusable, kept, two])
    assert found == (jump("0.40", "4.20", 3, "c3"), jump("0.41", "4.20", 4, "c4"))
    one_kept = check_against(dated("4.20"), [undated, kept, two], frozenset(("jump:c3:4.20",)))
    assert one_kept == (jump("0.41", "4.20", 4, "c4"),)


def test_a_count_that_is_amended_is_not_compared_with_itself() -> None:
    assert check_against(dated("4.20", 0, "c1"), [dated("0.40", 0, "c1")]) == ()
    undated = replace(dated("0.40", 0, "c1"), collected=None)
    assert check_against(dated("4.20", 0, "c1"), [undated]) == ()


def test_a_count_at_the_same_time_is_replaced_or_kept() -> None:
    other = dated("0.44", 0, "c7")
    assert check_against(dated("0.42"), [other]) == (same_time("c7"),)
    assert check_against(dated("0.42"), [other], frozenset(("keep:c7",))) == ()
    assert check_against(dated("0.42"), [other], frozenset(("replace:c7",))) == ()
    assert check_against(dated("0.42"), [other], frozenset(("keep:c8",))) == (same_time("c7"),)


def test_a_jump_to_a_count_of_the_same_time_is_said_beside_it_and_not_once_it_is_replaced() -> None:
    other = dated("4.20", 0, "c7")
    assert check_against(dated("0.40"), [other]) == (same_time("c7"), jump("4.20", "0.40", 0, "c7"))
    assert check_against(dated("0.40"), [other], frozenset(("keep:c7",))) == (jump("4.20", "0.40", 0, "c7"),)
    assert check_against(dated("0.40"), [other], frozenset(("replace:c7",))) == ()


def test_a_time_is_compared_even_where_there_is_no_number() -> None:
    no_number = Cbc(collected=NOW)
    others = [dated("4.20", 0, "c1"), dated("0.1", 1, "c2"), dated("4.20", 0, "c3")]
    assert check_against(no_number, others) == (same_time("c1"), same_time("c3"))


def test_a_limit_of_the_method_never_jumps() -> None:
    censored = Cbc(collected=NOW, anc=Quantity(Decimal("0.1"), "10*9/L", Comparator.BELOW))
    assert check_against(censored, [dated("4.20", 2, "c1")]) == ()
    assert (
        check_against(dated("4.20"), [replace(censored, id="c1", collected=NOW - timedelta(hours=2))]) == ()
    )


def test_what_a_person_confirmed_is_compared_as_confirmed() -> None:
    """0.42 % of 100.0 is 0.42; unconfirmed it might be 42 %, and is compared with nothing."""
    cells = Differential(neutrophils=Decimal("0.42"))
    questioned = Cbc(collected=NOW, wbc=Quantity(Decimal("100.0"), "10*9/L"), differential=cells)
    confirmed = replace(questioned, confirmed=frozenset(("fraction:neutrophils:0.42",)))
    earlier = [dated("4.20", 2, "c1")]
    assert check_against(questioned, earlier) == ()
    assert check_against(confirmed, earlier) == (jump("4.20", "0.42", 2, "c1"),)
    assert check_against(
        dated("4.20"), [replace(confirmed, id="c1", collected=NOW - timedelta(hours=2))]
    ) == (jump("0.42", "4.20", 2, "c1"),)


def test_the_notes_of_a_count_from_a_file_stand_in_the_order_of_its_fields() -> None:
    cbc = Cbc(
        wbc=Quantity(Decimal(150), "10*9/L"),
        differential=Differential(segs=Decimal(101), lymphocytes=Decimal(-1), bands=Decimal(102)),
        mcv=Quantity(Decimal(20), "fL"),
        haemoglobin=Quantity(Decimal(9), "g/L"),
        platelets=Quantity(Decimal(6000), "10*9/L"),
        nrbc=Decimal(-2),
        cells_counted=0,
    )
    assert [note.field for note in check_cbc(cbc)] == [
        *("cells_counted", "wbc", "segs", "bands", "lymphocytes"),
        *("haemoglobin", "mcv", "platelets", "nrbc"),
    ]


def test_a_count_from_a_file_is_held_to_the_lines_of_the_ward() -> None:
    """Computed 2.00 and reported 1.99 part at a line of 2.0, not at the usual ones."""
    cells = Differential(segs=Decimal(45), bands=Decimal(5))
    cbc = Cbc(
        wbc=Quantity(Decimal("4.0"), "10*9/L"), differential=cells, anc=Quantity(Decimal("1.99"), "10*9/L")
    )
    assert check_cbc(cbc) == ()
    assert [note.statement.key for note in check_cbc(cbc, (Decimal("2.0"),))] == ["anc.which"]
