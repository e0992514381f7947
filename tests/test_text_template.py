"""A ward's own short texts: every refusal by name, fields filled in once and never read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.text_template import FIELDS, LONGEST, MOST, TextTemplate, texts_problems
from neutro_desk.ward import Ward, WardError, read_ward, write_ward

HANDOVER = "{patient}: ANC {anc} ({grade}), collected {collected}, {duration}. {warning}"
ALL = ", ".join(FIELDS)


def read(folder: Path, lines: str) -> Ward:
    (folder / "ward.toml").write_text(lines, encoding="utf-8")
    return read_ward(folder)


def test_a_ward_has_no_texts_of_its_own_by_default(tmp_path: Path) -> None:
    assert read_ward(tmp_path).texts == ()
    write_ward(Ward(), tmp_path)
    assert "[texts]" not in (tmp_path / "ward.toml").read_text(encoding="utf-8")


def test_the_texts_of_a_ward_are_read_in_its_order_and_come_back(tmp_path: Path) -> None:
    lines = f"heading = 'Ward 5'\n[texts]\n'Übergabe kurz' = '{HANDOVER}'\nnight = '''{{anc}}\n{{fever}}'''"
    ward = read(tmp_path, lines)
    assert [text.name for text in ward.texts] == ["Übergabe kurz", "night"]
    assert ward.texts[0].source == HANDOVER
    assert ward.texts[1].source == "{anc}\n{fever}"
    write_ward(ward, tmp_path / "again")
    assert read_ward(tmp_path / "again") == ward


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("texts = 3", 'texts must be a table, such as [texts] with handover = "{patient}: ANC {anc}"'),
        ("texts = ['{anc}']", "texts must be a table"),
        ("[texts]\nhandover = 3", "texts.handover must be text"),
        ("[texts]\nhandover = ''", "texts.handover is empty"),
        ("[texts]\nhandover = ' \\n'", "texts.handover is empty"),
        ("[texts]\nhandover = '{anc} {ward}'", f"texts.handover has no field {{ward}}; the fields are {ALL}"),
        ("[texts]\nhandover = '{}'", "texts.handover has no field {}"),
        ("[texts]\nhandover = '{anc:.1f}'", "texts.handover has no field {anc:.1f}"),
        ("[texts]\nhandover = '{anc.value}'", "texts.handover has no field {anc.value}"),
        ("[texts]\nhandover = '{ANC}'", "texts.handover has no field {ANC}"),
        ("[texts]\nhandover = '{anc'", "texts.handover has a brace without its other one"),
        ("[texts]\nhandover = 'anc}'", "texts.handover has a brace without its other one"),
        ("[texts]\nhandover = '{anc {grade}'", "texts.handover has a brace without its other one"),
        ('[texts]\nhandover = "{anc}\\u202e"', "texts.handover holds a sign that cannot be seen"),
        ('[texts]\nhandover = "{anc}\\t"', "texts.handover holds a sign that cannot be seen"),
        ('[texts]\n"a\\nb" = "{anc}"', "must have a name of at most 40 letters"),
        ('[texts]\n"" = "{anc}"', "must have a name of at most 40 letters"),
        ('[texts]\n" x" = "{anc}"', "must have a name of at most 40 letters"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_by_name(tmp_path: Path, lines: str, says: str) -> None:
    lines = lines.replace("' \\n'", '" \\n"')
    with pytest.raises(WardError) as refused:
        read(tmp_path, lines)
    assert says in str(refused.value)


@pytest.mark.parametrize(("length", "good"), [(LONGEST - 1, True), (LONGEST, True), (LONGEST + 1, False)])
def test_a_text_may_have_six_hundred_characters(length: int, good: bool) -> None:
    problems = texts_problems({"long": "x" * length})
    assert problems == ([] if good else [f"texts.long is {length} characters long; at most 600"])


@pytest.mark.parametrize(("number", "good"), [(MOST - 1, True), (MOST, True), (MOST + 1, False)])
def test_a_ward_may_have_twelve_texts(number: int, good: bool) -> None:
    problems = texts_problems({f"text {place}": "{anc}" for place in range(number)})
    assert problems == ([] if good else [f"texts holds {number} texts; at most 12"])


@pytest.mark.parametrize(("length", "good"), [(39, True), (40, True), (41, False)])
def test_a_name_may_have_forty_characters(length: int, good: bool) -> None:
    assert (texts_problems({"n" * length: "{anc}"}) == []) is good


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(WardError) as refused:
        read(tmp_path, "paper = 'a5'\n[texts]\none = '{x}'\ntwo = '{anc'")
    assert "paper must be" in str(refused.value)
    assert "texts.one has no field {x}" in str(refused.value)
    assert "texts.two has a brace" in str(refused.value)


def test_a_double_brace_is_a_brace_of_the_text() -> None:
    text = TextTemplate("x", "{{anc}} is {anc}}}")
    assert texts_problems({"x": text.source}) == []
    assert text.fields == {"anc"}
    assert text.filled({"anc": "0.42"}) == "{anc} is 0.42}"


@given(st.text(alphabet="{}anc x", max_size=30))
def test_a_value_that_looks_like_a_field_is_never_filled_in_itself(source: str) -> None:
    text = TextTemplate("x", source)
    if texts_problems({"x": source}):
        return
    assert text.fields <= {"anc"}
    assert text.filled({"anc": "{anc}"}) == text.filled({"anc": "\2"}).replace("\2", "{anc}")
