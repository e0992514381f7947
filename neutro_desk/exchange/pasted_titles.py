"""Titles of the columns of a pasted table, and what each column then holds."""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """What a column holds."""

    NAME = "name"
    VALUE = "value"
    FLAG = "flag"
    UNIT = "unit"
    REFERENCE = "reference"
    LOW = "low"
    HIGH = "high"
    MOMENT = "moment"
    SKIPPED = "skipped"


ROLES = {
    title: role
    for role, titles in {
        Role.NAME: "test, tests, component, components, analyte, name, parameter, parameters, investigation, "
        "observation, item, measurement, test name, lab test, test description, description, "
        "examination, label, component name, "
        "lab, labs, recent labs",
        Role.VALUE: "result, results, value, values, your value, result value, test result, observed value, "
        "lab value, measured value, current result, your result, patient value",
        Role.FLAG: "flag, flags, abnormal, abn, abnormal flag, h/l, l/h, alert, interpretation",
        Role.UNIT: "unit, units, uom, unit of measure, si unit, si units, valueuom",
        Role.REFERENCE: "range, ref, reference, reference range, ref range, ref. range, normal range, "
        "standard range, reference interval, ref interval, normal, normals, limits, expected range, normal "
        "values, reference values, reference ranges, biological reference interval, reference "
        "limits, range/units, ref range & units, ref. range & units, reference range & units, "
        "range & units, latest ref range & units, latest reference range",
        Role.LOW: "low, ref low, lower, lower limit, lln, reference low, ref range lower, normal low",
        Role.HIGH: "high, ref high, upper, upper limit, uln, reference high, ref range upper, normal high",
        Role.MOMENT: "date, time, date/time, date time, date and time, datetime, collected, collection, "
        "collection date, collection time, collected date, collected time, collected date/time, "
        "collection date/time, collected at, collected on, sample date, sample time, sample "
        "date/time, specimen date, drawn, drawn at, date drawn, taken, date collected, time "
        "collected, date of test, test date, charttime, datum, fecha",
        Role.SKIPPED: "status, specimen, comment, comments, note, notes, previous, previous result, previous "
        "value, previous results, prior, prior result, last result, loinc, code, id, no, no., "
        "received, reported, result date, resulted, reported date, received date, performing lab, "
        "method, graph, trend, chart, storetime, delta, priority",
    }.items()
    for title in titles.split(", ")
}
"""Title in small letters -> what stands beneath it."""
