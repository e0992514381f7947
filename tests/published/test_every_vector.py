"""No published vector of the count, its grades, its limits and its gates is left out."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
NUMBERS = (
    *range(1, 33),  # arithmetic, nucleated red cells, left shift, counting limits
    *range(33, 44),  # CTCAE of a public test suite
    *(53, 54, 55, 56, 86, 87, 88),  # other graders, published nadirs, a censored count, the lower limit
    *(80, 94),  # clozapine
    *(81, 82, 83, 84, 85, 95, 96),  # age and Duffy type
)


def test_every_vector_is_named_by_the_test_that_holds_it() -> None:
    """The numbers are those of the clinical reference, sections 8.1 to 8.4, 8.7 and 8.8."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in HERE.iterdir() if path.suffix in (".py", ".toml")
    )
    named = {int(number) for number in re.findall(r"\bT([0-9]+)\b", text)}
    assert [f"T{number}" for number in NUMBERS if number not in named] == []
