"""The words of laboratory names: what each spelling means, and which words together name what."""

from __future__ import annotations

SAME = {
    spelling: word
    for word, spellings in {
        "%": "% percent pct perc relative rel nfr rto prozent porcentaje",
        "#": "# abs absolute absolut absolutos absolus",
        "neutrophil": "neutrophil neutrophils neut neuts neutro neutros neutrophile neutrophiles "
        "neutrophilen neutrofilo neutrofilos neutrophilic neu pnn",
        "seg": "seg segs segmented segmenters segmentkernige segmentierte segmentados segmente",
        "band": "band bands stab stabs staff banded stabkernige cayados nonsegmented",
        "poly": "poly polys pmn pmns polymorph polymorphs polymorphonuclear polymorphonuclears pmnl",
        "granulocyte": "granulocyte granulocytes gran grans granulo granulozyten granulocitos",
        "immature": "immature imm unreife",
        "metamyelocyte": "metamyelocyte metamyelocytes meta metas metamyelo metamyelos metamyelozyten",
        "myelocyte": "myelocyte myelocytes myelo myelos myelozyten",
        "promyelocyte": "promyelocyte promyelocytes promyelo promyelos promyelozyten progranulocytes",
        "blast": "blast blasts blasten blastos",
        "lymphocyte": "lymphocyte lymphocytes lymph lymphs lym lympho lymphos lymphozyten linfocitos",
        "atypical": "atypical atyp variant reactive react atypische",
        "monocyte": "monocyte monocytes mono monos monozyten monocitos",
        "eosinophil": "eosinophil eosinophils eos eosin eosino eosinophile eosinophiles eosinofilos",
        "basophil": "basophil basophils baso basos basophile basophiles basofilos",
        "other": "other others unclassified",
        "wbc": "wbc wbcs wcc tlc leukocyte leukocytes leucocyte leucocytes leuk leuko leukos leukozyten "
        "leucocitos",
        "nrbc": "nrbc nrbcs normoblast normoblasts erythroblast erythroblasts",
        "red": "red rbc rbcs erythrocyte erythrocytes erythrozyten",
        "haemoglobin": "haemoglobin hemoglobin hgb hb hamoglobin hemoglobina hemoglobine",
        "platelet": "platelet platelets plt plts thrombocyte thrombocytes thrombozyten plaquettes plaquetas",
        "reticulocyte": "reticulocyte reticulocytes retic retics retikulozyten reticulocitos",
        "corrected": "corrected corr adjusted",
    }.items()
    for spelling in spellings.split()
}
"""Spelling without marks and capitals -> the word it stands for."""

SHORT = {
    "ne": "neutrophil",
    "ly": "lymphocyte",
    "mo": "monocyte",
    "mon": "monocyte",
    "eo": "eosinophil",
    "ba": "basophil",
    "bas": "basophil",
    "gr": "granulocyte",
    "gra": "granulocyte",
    "ret": "reticulocyte",
}
"""Spellings so short that they name cells only with `%`, `#` or a unit of cells beside them."""

FILLING = frozenset(
    [
        "blood",
        "bld",
        "cell",
        "cells",
        "count",
        "counts",
        "cnt",
        "ct",
        "auto",
        "automated",
        "manual",
        "mikr",
        "in",
        "by",
        "the",
        "of",
        "for",
        "form",
        "forms",
        "type",
        "calc",
        "calculated",
        "total",
        "method",
        "mcnc",
        "qn",
        "wb",
        "whole",
        "lab",
    ]
)
"""Words that change nothing about what is named."""

FIELDS = {
    frozenset(words.split()): field
    for field, names in {
        "wbc": "wbc, white",
        "wbc_corrected": "wbc corrected, white corrected, wbc corrected nrbc, white corrected nrbc, "
        "wbc corrected nucleated red",
        "wbc_uncorrected": "wbc uncorrected, white uncorrected",
        "neutrophils": "neutrophil",
        "granulocytes": "granulocyte",
        "segs": "seg, seg neutrophil",
        "polys": "poly, poly neutrophil, poly wbc",
        "bands": "band, band neutrophil",
        "metamyelocytes": "metamyelocyte",
        "myelocytes": "myelocyte",
        "promyelocytes": "promyelocyte",
        "immature_granulocytes": "immature granulocyte, ig",
        "blasts": "blast",
        "lymphocytes": "lymphocyte",
        "atypical_lymphocytes": "atypical lymphocyte",
        "monocytes": "monocyte",
        "eosinophils": "eosinophil",
        "basophils": "basophil",
        "other": "other, other wbc",
        "haemoglobin": "haemoglobin",
        "mcv": "mcv, mcv red, mean volume, mean corpuscular volume, red mean corpuscular volume, "
        "mean corpuscular volume mcv, mean volume mcv",
        "platelets": "platelet",
        "reticulocytes": "reticulocyte",
        "nrbc": "nrbc, nucleated red, nucleated red nrbc",
        "cells_counted": "counted, number counted, no counted, differential counted, diff counted",
    }.items()
    for words in names.split(",")
}
"""Which words together, and no others beside them, name which value."""

ABSOLUTES = {
    "anc": "neutrophils",
    "agc": "granulocytes",
    "alc": "lymphocytes",
    "amc": "monocytes",
    "aec": "eosinophils",
}
"""Names of absolute counts of their own."""

NOT_USED = frozenset(
    frozenset(words.split())
    for words in [
        "red",
        " hematocrit",
        " haematocrit",
        " hamatokrit",
        " hematocrito",
        " hct",
        " pcv",
        " mch",
        " mch red",
        " mchc",
        " mchc red",
        " rdw",
        " rdw cv",
        " rdw sd",
        " rdw red",
        " mpv",
        " pdw",
        " lcr p",
        " esr",
        " ipf",
        " crp",
        " c reactive protein",
        " hct vfr",
        " mean corpuscular haemoglobin",
        " mean haemoglobin",
        " mean corpuscular haemoglobin concentration",
        " mean haemoglobin concentration",
        " red mean corpuscular haemoglobin",
        " red mean corpuscular haemoglobin concentration",
        " red distribution width",
        " distribution width",
        " mean platelet volume",
        " platelet distribution width",
        " red sedimentation rate",
        " sed rate",
        " immature platelet fraction",
        " reticulocyte haemoglobin",
        " immature reticulocyte fraction",
        " irf",
        " sodium",
        " potassium",
        " chloride",
        " bicarbonate",
        " urea",
        " bun",
        " creatinine",
        " egfr",
        " glucose",
        " calcium",
        " magnesium",
        " phosphate",
        " bilirubin",
        " albumin",
        " protein",
        " alt",
        " ast",
        " alp",
        " ggt",
        " ldh",
        " ferritin",
        " folate",
        " b12",
        " vitamin b12",
        " inr",
        " pt",
        " ptt",
        " aptt",
        " fibrinogen",
        " procalcitonin",
        " lactate",
        " urate",
        " uric acid",
        " d dimer",
        " tsh",
    ]
)
"""Names that are known, of values that the work-up does not use."""
