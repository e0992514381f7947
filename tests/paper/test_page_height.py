"""The heights a page is planned by are those the template sets: a size changed in one place shows here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import typst

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.paper.clinician_page import clinician_pages
from neutro_desk.paper.content import clinician_content
from neutro_desk.paper.fonts import font_folder
from neutro_desk.paper.page import make_svg_pages
from neutro_desk.paper.page_height import page_height
from neutro_desk.paper.page_plan import LOWEST, plans
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.summary import Summary
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import book, options
from tests.paper.made_cases import made_case

CASES = (
    *sorted(resource("samples").glob("*.neutro.json")),
    Path(__file__).with_name("cases") / "typical.neutro.json",
)
LINE = 13.0
"""Points of a line with its room: what a page as a whole may be off by."""

_MEASURED = """
#context {
  let high(made) = measure(block(width: 100%, made), width: column).height
  let numbers = grid(columns: (if tight { 262pt } else { 236pt }, 1fr), column-gutter: 12pt, number, grade)
  let blocks = (identity, alarm, numbers, section, trend, first-counts, section, durations-and-course)
  blocks += (checklist, causes, clozapine, remarks, sources, closing)
  [#metadata(blocks.map(high).sum().pt() + 5) <height>]
}
"""


def _summary(path: Path, schemes: Schemes, pack: Pack) -> Summary:
    return WorkUp(AssessedCase(read_case(path), schemes), pack=pack).summary


@pytest.fixture(scope="module")
def measuring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with its blocks measured instead of set."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copy(resource("page", "blocks.typ"), folder)
    template = resource("page", "clinician.typ").read_text(encoding="utf-8")
    made, found, _ = template.partition("// On two sides the foot")
    assert found
    (folder / "measuring.typ").write_text(made + _MEASURED, encoding="utf-8")
    return folder / "measuring.typ"


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
@pytest.mark.parametrize("tight", [False, True])
def test_a_page_is_as_high_as_it_was_planned(
    measuring: Path, path: Path, tight: bool, schemes: Schemes, pack: Pack
) -> None:
    content = clinician_content(_summary(path, schemes, pack), book(), options())
    page: dict[str, Any] = next(one for plan, one in plans(content, 2000.0, _nothing) if plan.tight is tight)
    sign = 12.0 if tight else 23.0
    plan = {"sides": 1, "tight": tight, "trend": LOWEST, "sign": sign}
    set_page = {**page, "plan": plan, "trend": {**page["trend"], "drawing": None}}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    found = typst.query(
        measuring,
        "<height>",
        root=measuring.parent,
        font_paths=fonts,
        sys_inputs={"page": json.dumps(set_page), "ink": "red"},
    )
    measured = json.loads(found)[0]["value"]
    assert page_height(page, tight=tight, sign=sign) == pytest.approx(measured, abs=LINE)


def _nothing(_: float) -> list[str]:
    return []


def test_a_page_planned_for_one_side_is_set_on_one(schemes: Schemes, pack: Pack) -> None:
    for number in range(40):
        summary = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=pack).summary
        plan: Any = next(iter(clinician_pages(summary, book(), options())))["plan"]
        pages = make_svg_pages(summary, book(), options())
        assert (len(pages) == 1) is (plan["sides"] == 1), number
