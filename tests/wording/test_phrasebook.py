"""The phrasebook: values become words once, in one way, and are never read as marks."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import CatalogueError, Phrasebook, Reader, load_catalogue
from neutro_desk.workup.statements import say

AT = datetime(2026, 11, 21, 6, 10)


def a_book(pattern: str, first_unit: str = "10*9/L", reader: Reader = Reader.CLINICIAN) -> Phrasebook:
    """Return a phrasebook of one sentence."""
    return Phrasebook({"said": {"clinician": pattern}}, reader, first_unit)


@pytest.mark.parametrize(
    ("form", "unit", "text"),
    [
        ("count", "10*9/L", "0.42"),
        ("count", "/uL", "420"),
        ("count_unit", "/uL", "420 /µL"),
        ("both", "10*9/L", "0.42 ×10⁹/L (420 /µL)"),
        ("line", "10*9/L", "0.42"),
    ],
)
def test_a_count_is_written_in_the_wards_first_unit(form: str, unit: str, text: str) -> None:
    assert a_book(f"{{value:{form}}}", unit).text(say("said", value=Decimal("0.42"))) == text


@pytest.mark.parametrize(("unit", "text"), [("10*9/L", "1.0"), ("/uL", "1000")])
def test_a_line_of_a_scheme_has_no_digits_that_were_not_set(unit: str, text: str) -> None:
    assert a_book("{value:line}", unit).text(say("said", value=Decimal("1.0"))) == text


@pytest.mark.parametrize(
    ("days", "text"), [(0.0, "0"), (0.03, "0.03"), (0.1, "0.1"), (2.0, "2.0"), (13.04, "13.0")]
)
def test_a_short_time_does_not_read_as_none(days: float, text: str) -> None:
    assert a_book("{value:days}").text(say("said", value=days)) == text


def test_a_year_is_left_out_only_where_it_is_understood() -> None:
    book = a_book("{at:when}")
    assert book.text(say("said", at=AT)) == "21-Nov-2026 06:10"
    book.year_understood = 2026
    assert book.text(say("said", at=AT)) == "21-Nov 06:10"
    book.year_understood = 2201
    assert book.text(say("said", at=AT)) == "21-Nov-2026 06:10"


def test_what_a_person_typed_is_never_read_as_a_mark() -> None:
    spans = a_book("**{name}** started").spans(say("said", name="a **b** {c}"))
    assert [(span.text, span.strong) for span in spans] == [("a **b** {c}", True), (" started", False)]


def test_a_missing_sentence_or_value_is_an_error_and_no_blank() -> None:
    with pytest.raises(CatalogueError, match="no wording for other"):
        a_book("{value}").text(say("other"))
    with pytest.raises(CatalogueError, match="said needs value"):
        a_book("{value}").text(say("said"))


def test_a_key_that_stands_twice_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('"one" = "1"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('"one" = "2"\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"b\.toml: one stands twice"):
        load_catalogue(tmp_path)


def test_every_sentence_that_ships_speaks_to_the_clinician() -> None:
    assert all("clinician" in entry for entry in load_catalogue(resource("wording", "en")).values())
