from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from neutro_desk import self_check
from neutro_desk.installed_files import resource
from tests.commands.calling import Calling

SAMPLES = sorted(resource("samples").glob("*.neutro.json"))


def _fits(value: object, schema: dict[str, Any], shapes: dict[str, Any]) -> bool:
    """Judge a value by the keywords of JSON Schema that the case file's schema uses."""
    if "$ref" in schema:
        return _fits(value, shapes[schema["$ref"].rpartition("/")[2]], shapes)
    if "anyOf" in schema:
        return any(_fits(value, choice, shapes) for choice in schema["anyOf"])
    kinds = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
        "object": dict,
        "array": list,
    }
    if "type" in schema and type(value) is not kinds[schema["type"]]:
        return False
    if value != schema.get("const", value) or value not in schema.get("enum", [value]):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(_fits(one, schema.get("items", {}), shapes) for one in value)
    if isinstance(value, dict):
        return _object_fits(value, schema, shapes)
    return not isinstance(value, int) or schema.get("minimum", value) <= value <= schema.get("maximum", value)


def _object_fits(value: dict[str, object], schema: dict[str, Any], shapes: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    unknown = set(value) - set(known)
    missing = set(schema.get("required", ())) - set(value)
    if missing or (unknown and others is False):
        return False
    rest = others if isinstance(others, dict) else {}
    return all(_fits(one, known.get(name, rest), shapes) for name, one in value.items())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_schema_accepts_the_samples_and_refuses_an_unknown_key(call: Calling, sample: Path) -> None:
    schema = call("schema").json
    case = json.loads(sample.read_text(encoding="utf-8"))
    shapes = schema["$defs"]
    assert _fits(case, schema, shapes)
    assert not _fits(case | {"colour": 1}, schema, shapes)
    assert not _fits(case | {"version": 2}, schema, shapes)
    assert not _fits(case | {"counts": [{"wbc": {"value": "1,2", "unit": "10*9/L"}}]}, schema, shapes)
    assert not _fits(case | {"counts": [{"wbc": {"value": 1.2, "unit": "10*9/L"}}]}, schema, shapes)
    assert not _fits(case | {"patient": {"sex": "unsure"}}, schema, shapes)
    assert not _fits(case | {"counts": [{"collected": "2026-11-21"}]}, schema, shapes)
    assert not _fits({"version": 1}, schema, shapes)


def test_the_schema_knows_what_a_person_can_confirm(call: Calling) -> None:
    schema = call("schema").json

    def fits(*confirmed: str) -> bool:
        case = {
            "format": "neutro-desk-case",
            "version": 1,
            "counts": [{"confirmed": confirmed and list(confirmed)}],
        }
        return _fits(json.loads(json.dumps(case)), schema, schema["$defs"])

    assert fits()
    assert fits("fraction:neutrophils:0.42", "unit:wbc:0.3 /uL")
    assert fits("fraction:all:segs=0.30|bands=0.05", "arrival:2026-11-21T06:10:00/2026-11-21T05:40:00")
    assert not fits("fraction:neutrophils:0,42")
    assert not fits("keep:c1")


def test_self_check_says_one_line_for_each_check_and_all_pass(call: Calling) -> None:
    found = call("self-check")
    assert found.status == 0
    assert len(found.out.splitlines()) == 11
    assert all(line.startswith("ok ") for line in found.out.splitlines())


def test_self_check_names_what_fails_and_tries_the_rest(
    call: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = (("1.2", "30", "5", "0.43", *self_check.WORKED[0][4:]),)
    monkeypatch.setattr(self_check, "WORKED", wrong)
    found = call("self-check", "--json")
    assert found.status == 1
    assert [check["check"] for check in found.json if not check["ok"]] == ["worked cases"]
    assert len(found.json) == 11


def test_help_is_no_mistake_and_an_unknown_verb_is_one(call: Calling) -> None:
    assert call("--help").status == 0
    assert call("course", "--help").status == 0
    assert call("--version").out.startswith("neutro-desk ")
    assert call("cuorse").status == 2
    assert call("anc", "--js", "--wbc", "1").status == 2
