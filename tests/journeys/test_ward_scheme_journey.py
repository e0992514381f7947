"""A ward's own scheme in the real window: its words, lines and name; and what a faulty file costs."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from neutro_desk.exchange.case_file import write_case
from neutro_desk.screens.plot_series import band_ranges
from neutro_desk.workup.case import Case, Cbc, Duffy, Patient, Quantity
from neutro_desk.workup.grading import Severity
from tests.journeys.nurse import Nurse, Start
from tests.test_ward_schemes import OWN

COUNT = Cbc(id="c1", collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal("1.7995"), "10*9/L"))
CASE = Case(counts=(COUNT,), patient=Patient(duffy=Duffy.NULL))


def opened(start: Start, settings: Path, tmp_path: Path, scheme: str) -> Nurse:
    """Return someone at a program of a ward with this scheme, with one count of 1.7995 open."""
    (settings / "own.toml").write_text(scheme, encoding="utf-8")
    ward = 'scheme = "own.toml"\nduffy_reference = "Namibia"\n'
    (settings / "ward.toml").write_text(ward, encoding="utf-8")
    path = tmp_path / "case.neutro.json"
    write_case(CASE, path)
    nurse = start()
    nurse.startup.filing.open_path(str(path))
    return nurse


def test_a_wards_words_lines_and_name_stand_wherever_the_scheme_stands(
    start: Start, own_settings: Path, tmp_path: Path
) -> None:
    """1.7995 is mild where 1.8 is the line, and is never written as 1.80."""
    nurse = opened(start, own_settings, tmp_path, OWN)
    band = nurse.window.result.words
    assert (band.chip_word, band.chip_range) == ("MILD", "1.0 to <1.8")
    assert (band.number, band.other_unit) == ("<1.8", "<1800 /µL")
    assert band.scheme == 'Scheme "Dumfries v2 (this ward\'s own)"'
    assert nurse.window.status.scheme.text() == band.scheme
    assert "Dumfries v2 is this ward's own scheme, reviewed by Haematology, 02-Nov-2026." in band.panel
    assert "Dumfries 2: Local guideline" in band.panel
    assert "Duffy-null, Namibia" in band.limits
    reach = [(str(one.low), str(one.high)) for one in band_ranges(nurse.desk.work_up.schemes.active.bands)]
    assert reach == [("1.0", "1.8"), ("0.5", "1.0"), ("0", "0.5")]


def test_a_faulty_file_leaves_the_clinical_scheme_and_says_why_at_the_foot(
    start: Start, own_settings: Path, tmp_path: Path
) -> None:
    nurse = opened(start, own_settings, tmp_path, OWN.replace('high = "1.8"', 'high = "1.7"'))
    band = nurse.window.result.words
    assert band.severity is Severity.NOT_BELOW
    assert band.chip_word == "Not below 1.5"
    assert band.scheme == 'Scheme "Clinical v1" (the ward\'s own could not be read)'
    foot = nurse.window.status.scheme.accessibleName()
    assert foot.startswith("The ward's own scheme could not be read: own.toml: the bands overlap")
    assert foot in band.panel
