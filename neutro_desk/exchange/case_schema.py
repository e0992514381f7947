"""JSON Schema of the case file: the shapes, with the words and forms of text that are read."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec

from neutro_desk.exchange.case_file import FORMAT, VERSION
from neutro_desk.exchange.case_shapes import CaseShape
from neutro_desk.workup.case import CELLS, Comparator, Duffy, EventKind, Known, Method, Plotted, Setting, Sex
from neutro_desk.workup.confirmed import CONFIRMED_FORM

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"^[0-9]+(\.[0-9]+)?$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?$"
_CLOCK = r"^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"

_WORDS: dict[tuple[str, str], type[Enum]] = {
    ("PatientShape", "sex"): Sex,
    ("PatientShape", "duffy"): Duffy,
    ("PatientShape", "setting"): Setting,
    ("CountShape", "method"): Method,
    ("CountShape", "plotted"): Plotted,
    ("EventShape", "kind"): EventKind,
    ("WbcShape", "corrected_for_nrbc"): Known,
    ("WbcShape", "comparator"): Comparator,
    ("QuantityShape", "comparator"): Comparator,
}
_FORMS = {
    ("WbcShape", "value"): _NUMBER,
    ("QuantityShape", "value"): _NUMBER,
    ("CountShape", "nrbc_per_100_wbc"): _NUMBER,
    **{("DifferentialShape", cell): _NUMBER for cell in CELLS},
    ("CountShape", "collected"): _TIME,
    ("CountShape", "received"): _TIME,
    ("VoidedShape", "at"): _TIME,
    ("PatientShape", "birth_date"): _DAY,
    ("PatientShape", "birth_time"): _CLOCK,
    **{("EventShape", name): _MOMENT for name in ("at", "start", "stop")},
}


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a case file; what it refuses, the program refuses too."""
    schema = msgspec.json.schema(CaseShape)
    shapes = schema["$defs"]
    for (shape, name), kind in _WORDS.items():
        _tighten(shapes[shape]["properties"][name], "enum", [member.value for member in kind])
    for (shape, name), pattern in _FORMS.items():
        _tighten(shapes[shape]["properties"][name], "pattern", pattern)
    for choice in shapes["CountShape"]["properties"]["confirmed"]["anyOf"]:
        _tighten(choice.get("items", {}), "pattern", CONFIRMED_FORM)
    shapes["CaseShape"]["properties"]["format"] = {"const": FORMAT}
    shapes["CaseShape"]["properties"]["version"] = {"type": "integer", "minimum": 1, "maximum": VERSION}
    return {"$schema": DIALECT, "title": "Neutro Desk case file", **schema}


def _tighten(property_schema: dict[str, Any], keyword: str, value: object) -> None:
    """Narrow the text of a property; what else it may be (null) stays."""
    for choice in property_schema.get("anyOf", [property_schema]):
        if choice.get("type") == "string":
            choice[keyword] = value
