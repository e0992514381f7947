"""Laws of the paste: any text is read, no line is lost, and a printed report gives its values back."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neutro_desk.exchange.pasted import read_pasted
from neutro_desk.workup.cbc import read_cbc
from neutro_desk.workup.pasted import Standing
from tests.exchange.pasted_reading import NOW, counts, filled, lines_of

PIECES = (
    *(
        "WBC",
        "segs",
        "bands",
        "Neutrophils",
        "%",
        "#",
        "ANC",
        "Hb",
        "PMN",
        "Gran %",
        "nRBC",
        "Corrected WBC",
        "IG",
    ),
    *(
        "1.2",
        "30",
        "0",
        "1,500",
        "1 500",
        "<0.1",
        "1.2L",
        "*1.2*",
        "00",
        "٣",
        "1e3",
        "-",
        "–",
        "pending",
        "not",
    ),
    *(
        "K/uL",
        "10*9/L",
        "/uL",
        "/100 WBC",
        "x10",
        "g/dL",
        "x 1000",
        "L",
        "H",
        "*",
        "(",
        "[",
        ")",
        "4.0-11.0",
        "<5",
    ),
    *(
        "21-Nov-2026",
        "5/11/2026",
        "06:10",
        "06:10 Z",
        "Collected:",
        "Received",
        "Date",
        "Time",
        "MRN",
        "Name: X",
    ),
    *(
        "Test",
        "Result",
        "Flag",
        "Units",
        "Range",
        "\t",
        "\n",
        ",",
        ";",
        "|",
        "  ",
        "urine",
        "if",
        "\u2028",
        "\r",
        '"',
    ),
)
ANSWERS = (
    *("order:day-first", "order:month-first", "bare:%", "bare:/uL", "bands:apart", "bands:included"),
    *("unit-of:wbc:/uL", "unit-of:anc:10*9/L"),
)
BLOCKS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("\t".join),
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(",".join), max_size=12).map(
        "\n".join
    ),
)


def lines_with_text(block: str) -> set[int]:
    """Return the numbers of the lines that hold something."""
    plain = block.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return {
        number for number, line in enumerate(plain.split("\n"), start=1) if line.replace("\ufeff", "").strip()
    }


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS, st.sampled_from((None, NOW)), st.frozensets(st.sampled_from(ANSWERS)))
def test_any_text_is_read_and_no_line_of_it_is_lost(
    block: str, now: datetime | None, answers: frozenset[str]
) -> None:
    report = read_pasted(block, now=now, answers=answers)
    assert lines_with_text(block) <= lines_of(report)
    assert [one.line for one in report.rows] == sorted(one.line for one in report.rows)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS, st.frozensets(st.sampled_from(ANSWERS)))
def test_what_a_row_says_is_taken_stands_in_the_count_and_nothing_else_does(
    block: str, answers: frozenset[str]
) -> None:
    report = read_pasted(block, now=NOW, answers=answers)
    numbers: list[dict[str, str]] = [{} for _ in report.counts]
    for one in report.rows:
        assert one.standing is not Standing.LEFT_OUT or (one.remark is not None and one.field is None)
        if one.field is None or one.field in ("collected_date", "bands_not_reported"):
            continue
        assert one.count is not None
        numbers[one.count][one.field] = one.value
    for count, expected in zip(report.counts, numbers, strict=True):
        taken = filled(count.typed)
        beside = ("_unit", "collected_", "_lower_limit", "_corrected", "_beside", "_reported")
        assert {name: text for name, text in taken.items() if not name.endswith(beside)} == expected | {
            name: text for name, text in taken.items() if name.startswith("collected_")
        }
        read_cbc(count.typed, NOW)


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(99), places=2).map(str)
SHARES = st.decimals(Decimal(1), Decimal(40), places=1).map(str)
FLAGS = st.sampled_from(("", "L", "H", "LL", "HH", "*"))
UNITS = st.sampled_from(("10*9/L", "x10^9/L", "K/uL", "K/mcL", "Thou/uL", "10*3/uL", "10E9/L"))
SEPARATORS = ("\t", "   ", ",", ";", " ", " | ")


@st.composite
def reports(draw: st.DrawFn) -> list[tuple[str, str, str, str, str, str]]:
    """Return name, value, flag, unit, range and field of each row of a report."""
    unit = draw(UNITS)
    rows = [
        ("WBC", draw(AMOUNTS), draw(FLAGS), unit, "4.0-11.0", "wbc"),
        ("Segs", draw(SHARES), draw(FLAGS), "%", "40-70", "segs"),
        ("Bands", draw(SHARES), draw(FLAGS), "%", "0-5", "bands"),
        ("Atypical Lymphs", draw(SHARES), draw(FLAGS), "%", "", "atypical_lymphocytes"),
        ("Absolute Neutrophil Count", draw(AMOUNTS), draw(FLAGS), unit, "", "anc"),
        ("Hemoglobin", draw(AMOUNTS), draw(FLAGS), "g/dL", "12-16", "haemoglobin"),
        ("Platelets", draw(AMOUNTS), draw(FLAGS), unit, "150-400", "platelets"),
        ("MCV", draw(AMOUNTS), "", "fL", "80-100", "mcv"),
        ("Ferritin", draw(AMOUNTS), "", "ng/mL", "", ""),
    ]
    return draw(st.permutations(rows))


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_printed_report_gives_its_values_back_for_every_separator(
    rows: list[tuple[str, str, str, str, str, str]],
) -> None:
    values = {field: value for _, value, _, _, _, field in rows if field}
    for separator, order in product(SEPARATORS, ((0, 1, 2, 3, 4), (0, 4, 1, 2, 3), (0, 3, 1, 2, 4))):
        kept = separator not in ("   ", " ")
        lines = [separator.join(row[place] for place in order if row[place] or kept) for row in rows]
        (found,) = counts("\n".join(lines))
        assert {name: found[name] for name in values} == values, separator


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_printed_table_gives_its_values_back_with_its_columns_in_any_order(
    rows: list[tuple[str, str, str, str, str, str]],
) -> None:
    values = {field: value for _, value, _, _, _, field in rows if field}
    titles = ("Test", "Result", "Flag", "Units", "Reference range")
    for separator, order in product(("\t", ",", ";"), ((0, 1, 2, 3, 4), (2, 4, 1, 0, 3), (4, 3, 2, 1, 0))):
        lines = [separator.join(row[place] for place in order) for row in (titles, *rows)]
        (found,) = counts("\n".join(lines))
        assert {name: found[name] for name in values} == values, separator


TIMES = st.lists(
    st.integers(0, 2000).map(lambda hours: datetime(2026, 8, 1, 6, 10) + timedelta(hours=hours)),
    min_size=2,
    max_size=5,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(TIMES, st.data())
def test_a_series_gives_its_values_back_however_it_is_laid_out(
    times: list[datetime], data: st.DataObject
) -> None:
    ancs = [data.draw(AMOUNTS) for _ in times]
    wbcs = [data.draw(AMOUNTS) for _ in times]
    written = data.draw(
        st.sampled_from(("%d-%b-%Y %H:%M", "%Y-%m-%d %H:%M", "%d %b %Y, %H:%M", "%b %d, %Y %H:%M"))
    )
    stamps = [time.strftime(written) for time in times]
    across = "\n".join(
        "\t".join(row) for row in (["Test", *stamps], ["WBC (K/uL)", *wbcs], ["ANC (K/uL)", *ancs])
    )
    down = "\n".join(
        ["Collected\tWBC (K/uL)\tANC (K/uL)"]
        + ["\t".join(row) for row in zip(stamps, wbcs, ancs, strict=True)]
    )
    blocks = "\n".join(
        f"Collected: {stamp}\nWBC {wbc} K/uL\nANC {anc} K/uL"
        for stamp, wbc, anc in zip(stamps, wbcs, ancs, strict=True)
    )
    expected = [
        (time.strftime("%d-%b-%Y"), time.strftime("%H:%M"), wbc, anc)
        for time, wbc, anc in zip(times, wbcs, ancs, strict=True)
    ]
    for block in (across, down, blocks):
        found = [
            (one["collected_date"], one["collected_time"], one["wbc"], one["anc"]) for one in counts(block)
        ]
        assert found == expected
