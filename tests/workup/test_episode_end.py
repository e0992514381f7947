"""Episodes that end above their own line: what changes, what goes by the line still, what may be typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.course import analyse_course
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.duration_statements import duration_statement
from neutro_desk.workup.episode_end import end_beyond, ending_at, lasting, read_episode_end
from neutro_desk.workup.timeline import Course
from tests.workup.a_series import course_of

HALF, THREE_QUARTERS = Decimal("0.5"), Decimal("0.75")
DIPPING = ((0, "1.2"), (1, "0.4"), (2, "0.6"), (3, "0.3"), (4, "0.7"), (5, "0.75"), (6, "0.9"), (7, "1.1"))
"""Below 0.5 on days 1 and 3; between the two, and on day 4, above 0.5 but below 0.75."""


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    words = Phrasebook(load_catalogue(resource("wording", "en")))
    words.year_understood = 2026
    return words


def durations(course: Course, book: Phrasebook) -> list[str]:
    for heading, statements in course_statements(course, ()):
        if heading.key.startswith("course.heading_duration"):
            return [book.text(heading), *(book.text(statement) for statement in statements)]
    return []


def test_two_dips_below_half_are_one_episode_until_three_quarters() -> None:
    course = ending_at(course_of(*DIPPING), THREE_QUARTERS)
    assert len(course.below(HALF)) == 2
    (episode,) = lasting(course, HALF)
    # last sample below 0.75 on day 4, first at or above it on day 5; before the first low one day 0
    assert (episode.days.at_least, episode.days.at_most) == (3.0, 5.0)


def test_the_episodes_are_those_of_the_command_lines_recovery_at() -> None:
    course = ending_at(course_of(*DIPPING), THREE_QUARTERS)
    by_rule = analyse_course(course.samples, recovery_at=THREE_QUARTERS)
    assert course.longer == by_rule.episodes


def test_what_else_is_said_goes_by_the_lines_themselves() -> None:
    plain = course_of(*DIPPING)
    chosen = ending_at(plain, THREE_QUARTERS)
    for name in ("episodes", "recoveries", "tiers", "nadir", "decline", "baseline", "leads", "gaps"):
        assert getattr(chosen, name) == getattr(plain, name)


def test_the_rule_stands_in_heading_and_sentence(book: Phrasebook) -> None:
    said = durations(ending_at(course_of(*DIPPING), THREE_QUARTERS), book)
    assert said[0] == "Duration; episodes end at 0.75 or more"
    # straight lines: 1.2 to 0.4 meets 0.5 after 0.875 d, 0.7 to 0.75 meets 0.75 on day 5: 4.125 d
    assert "From below 0.5 until 0.75 or more, from 02-Jan: 3.0 to 5.0 d, about 4.1" in said
    assert "Prolonged, chronic, recovery and D-index go by the lines themselves" in said


def test_lines_above_the_chosen_end_keep_their_own(book: Phrasebook) -> None:
    course = ending_at(course_of(*DIPPING), THREE_QUARTERS)
    said = durations(course, book)
    assert any(line.startswith("Below 1.0 from 02-Jan: ") for line in said)
    assert [end_beyond(course, Decimal(line)) for line in ("0.1", "0.5", "0.75", "1.0", "1.5")] == [
        THREE_QUARTERS,
        THREE_QUARTERS,
        None,
        None,
        None,
    ]


def test_by_default_nothing_is_said_of_a_rule(book: Phrasebook) -> None:
    course = course_of(*DIPPING)
    assert ending_at(course, None) is course
    assert "until" not in " ".join(durations(course, book))


def test_a_count_between_line_and_end_leaves_the_episode_going_on(book: Phrasebook) -> None:
    course = course_of((0, "1.2"), (1, "0.4"), (3, "0.6"))
    assert duration_statement(course) is not None
    said = duration_statement(ending_at(course, THREE_QUARTERS))
    assert said is not None
    assert book.text(said) == "From below 0.5 until 0.75 or more: 2.0 to 3.0 d so far, ongoing"


def test_an_episode_whose_start_was_not_seen_has_no_upper_bound(book: Phrasebook) -> None:
    said = durations(ending_at(course_of((0, "0.4"), (2, "0.6"), (3, "0.8")), THREE_QUARTERS), book)
    assert "From below 0.5 until 0.75 or more, last below 03-Jan: at least 2.0 d; start not seen" in said
    ongoing = durations(ending_at(course_of((0, "0.4"), (2, "0.6")), THREE_QUARTERS), book)
    assert "From below 0.5 until 0.75 or more: at least 2.0 d so far, ongoing; start not seen" in ongoing


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.75", "10*9/L", "0.75"),
        ("0,75", "10*9/L", "0.75"),
        ("0.5", "10*9/L", "0.5"),
        ("10", "10*9/L", "10"),
        ("750", "/uL", "0.75"),
        ("500", "/uL", "0.5"),
    ],
)
def test_a_typed_end_is_read_in_the_wards_unit(text: str, unit: str, value: str) -> None:
    assert read_episode_end(text, unit).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("0.49", "10*9/L", "An episode that begins below 0.5 cannot end below 0.5. Type 0.5 or more."),
        ("0.75", "/uL", "An episode that begins below 0.5 cannot end below 0.5. Type 0.5 or more."),
        ("750", "10*9/L", "That is above 10.0. Check the unit."),
        ("10.01", "10*9/L", "That is above 10.0. Check the unit."),
        ("<0.75", "10*9/L", "Type one count, without < or >."),
        ("", "10*9/L", "Type a count: the episode goes on until one at or above it."),
    ],
)
def test_an_end_below_the_line_or_beyond_all_counts_is_refused_in_words(
    book: Phrasebook, text: str, unit: str, words: str
) -> None:
    reading = read_episode_end(text, unit)
    assert reading.value is None
    assert reading.problem is not None
    assert book.text(reading.problem) == words


def test_a_typed_end_with_two_readings_is_asked_about() -> None:
    reading = read_episode_end("1,500", "10*9/L")
    assert (reading.value, len(reading.may_be)) == (None, 2)
