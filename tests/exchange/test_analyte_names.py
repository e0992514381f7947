"""Names of laboratory results: each spelling names the right value, a word too many none."""

from __future__ import annotations

import pytest

from neutro_desk.exchange.analyte_names import Form, read_name

OPEN, SHARE, ABSOLUTE = Form.OPEN, Form.SHARE, Form.ABSOLUTE


@pytest.mark.parametrize(
    ("name", "field", "form"),
    [
        ("WBC", "wbc", OPEN),
        ("WBC Count", "wbc", OPEN),
        ("White Blood Cell Count", "wbc", OPEN),
        ("White cell count", "wbc", OPEN),
        ("Leukocytes", "wbc", OPEN),
        ("Leucocytes", "wbc", OPEN),
        ("Leukozyten", "wbc", OPEN),
        ("WCC", "wbc", OPEN),
        ("Corrected WBC", "wbc_corrected", OPEN),
        ("WBC corrected for NRBC", "wbc_corrected", OPEN),
        ("WBC (uncorrected)", "wbc_uncorrected", OPEN),
        ("Neutrophils", "neutrophils", OPEN),
        ("Neutrophils %", "neutrophils", SHARE),
        ("Neutrophils (%)", "neutrophils", SHARE),
        ("NE%", "neutrophils", SHARE),
        ("Neut #", "neutrophils", ABSOLUTE),
        ("Neut Abs", "neutrophils", ABSOLUTE),
        ("NEUTROABS", "neutrophils", ABSOLUTE),
        ("NEUT# (10^9/L)", "neutrophils", ABSOLUTE),
        ("ANC", "neutrophils", ABSOLUTE),
        ("ANC (abs neut count)", "neutrophils", ABSOLUTE),
        ("Absolute Neutrophil Count", "neutrophils", ABSOLUTE),
        ("neutrophile Granulozyten", "neutrophils", OPEN),
        ("polynucléaires neutrophiles", "neutrophils", OPEN),
        ("Neutrófilos", "neutrophils", OPEN),
        ("Gran %", "granulocytes", SHARE),
        ("Granulocyte Count", "granulocytes", OPEN),
        ("Polys", "polys", OPEN),
        ("-polys", "polys", OPEN),
        ("PMN", "polys", OPEN),
        ("PMNs", "polys", OPEN),
        ("Segs", "segs", OPEN),
        ("Seg Neutrophils", "segs", OPEN),
        ("Neutrophils, Segmented", "segs", OPEN),
        ("Segmented neutrophils/100 leukocytes in Blood", "segs", SHARE),
        ("Neutrophils.segmented/100 leukocytes in Blood by Manual count", "segs", SHARE),
        ("Bands", "bands", OPEN),
        ("Stabs", "bands", OPEN),
        ("Band Forms", "bands", OPEN),
        ("Neuts Band/leuk NFr Bld Manual", "bands", SHARE),
        ("Neutrophils.band form [#/volume] in Blood", "bands", ABSOLUTE),
        ("Neutrophils [#/volume] in Blood by Automated count", "neutrophils", ABSOLUTE),
        ("Metamyelocytes", "metamyelocytes", OPEN),
        ("IG %", "immature_granulocytes", SHARE),
        ("Imm Gran", "immature_granulocytes", OPEN),
        ("Granulocytes.immature", "immature_granulocytes", OPEN),
        ("Blasts/leuk NFr Bld Manual", "blasts", SHARE),
        ("Absolute Lymphocyte Count", "lymphocytes", ABSOLUTE),
        ("LYM#", "lymphocytes", ABSOLUTE),
        ("Lymphs", "lymphocytes", OPEN),
        ("Atyp Lymphs", "atypical_lymphocytes", OPEN),
        ("Variant lymphs", "atypical_lymphocytes", OPEN),
        ("NRBC /100 WBC", "nrbc", SHARE),
        ("nRBC/100 WBC Bld-Rto", "nrbc", SHARE),
        ("nRBC #", "nrbc", ABSOLUTE),
        ("Nucleated Red Cells", "nrbc", OPEN),
        ("Hgb Bld-mCnc", "haemoglobin", OPEN),
        ("Hb", "haemoglobin", OPEN),
        ("Hämoglobin", "haemoglobin", OPEN),
        ("Hemoglobin [Mass/volume] in Blood", "haemoglobin", OPEN),
        ("MCV RBC Auto", "mcv", OPEN),
        ("Mean Corpuscular Volume", "mcv", OPEN),
        ("PLT", "platelets", OPEN),
        ("Platelet # Bld Auto", "platelets", ABSOLUTE),
        ("Thrombozyten", "platelets", OPEN),
        ("Retic %", "reticulocytes", SHARE),
        ("Reticulocyte Count, Absolute", "reticulocytes", ABSOLUTE),
        ("Cells counted", "cells_counted", OPEN),
    ],
)
def test_a_name_as_laboratories_write_it_names_its_value(name: str, field: str, form: Form) -> None:
    read = read_name(name)
    assert read is not None
    assert (read.field, read.form) == (field, form)


@pytest.mark.parametrize(
    "name",
    [
        "urine WBC",
        "WBC, CSF",
        "Leukocyte esterase",
        "Hb A1c",
        "Fetal Hemoglobin",
        "Hypersegmented Neutrophils",
        "Segs + bands",
        "Neutrophils and bands",
        "Neutrophils/bands",
        "Neutrophil lymphocyte ratio",
        "Immature neutrophils",
        "Platelet clumps",
        "Large platelets",
        "Platelet estimate",
        "Basophilic stippling",
        "Neutrophils % #",
        "ANC %",
        "ANC >",
        "PCT",
        "",
        "WBC " * 40,
    ],
)
def test_a_name_with_a_word_too_many_names_nothing(name: str) -> None:
    assert read_name(name) is None


@pytest.mark.parametrize(
    "name", ["RBC", "HCT", "Hematocrit", "MCH", "MCHC RBC Auto-mCnc", "RDW-CV", "MPV", "ESR", "CRP"]
)
def test_what_the_work_up_does_not_use_is_known_all_the_same(name: str) -> None:
    read = read_name(name)
    assert read is not None
    assert read.field == ""


def test_a_unit_in_the_name_is_the_unit() -> None:
    read = read_name("NEUT# (10^9/L)")
    assert read is not None
    assert read.unit == "10^9/L"


def test_a_name_of_two_letters_needs_a_unit_of_cells_to_be_one() -> None:
    short, long = read_name("IG"), read_name("Imm Gran")
    assert short is not None
    assert short.short
    assert long is not None
    assert not long.short


def test_thousands_in_the_name_are_kept_apart_from_it() -> None:
    read = read_name("platelets x 1000")
    assert read is not None
    assert (read.field, read.thousands) == ("platelets", True)
