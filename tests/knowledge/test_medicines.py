"""Names of medicines in the pack: classes with members, products, short forms, and every fault by its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.workup.case import EventKind
from neutro_desk.workup.causes import Checked, Pack
from neutro_desk.workup.drug_names import drug_names
from neutro_desk.workup.drug_reading import read_name
from neutro_desk.workup.drugs import resolve, resolve_all
from tests.knowledge.a_pack import ITEM, changed, written

MEMBERS = f"""[[drug]]
id = "cephalosporins"
name = {{ clinician = "cephalosporins" }}
drug_class = "cephalosporin"
names = ["cephalosporin"]
members = [{{ name = "cefepime", brands = ["maxipime"] }}, {{ name = "cefazolin", names = ["cephazolin"] }}]
mechanisms = ["unknown"]
evidence = 2
about = {{ clinician = "About the class." }}
{ITEM}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small pack with a class of two members."""
    made = written(tmp_path / "knowledge")
    drugs = made / "drugs.toml"
    drugs.write_text(drugs.read_text(encoding="utf-8") + MEMBERS, encoding="utf-8")
    return made


def test_each_member_of_a_class_is_a_drug_by_its_own_name_with_the_texts_of_the_class(folder: Path) -> None:
    pack = load_pack(folder)
    assert [drug.id for drug in pack.drugs] == ["clozapine", "cephalosporins", "cefepime", "cefazolin"]
    cefepime = resolve("Maxipime 2 g", pack.drugs)
    assert cefepime is not None
    assert (cefepime.name.clinician, cefepime.member_of) == ("cefepime", "cephalosporins")
    assert cefepime.about.clinician == "About the class."


def test_a_product_names_its_agents_and_what_else_is_in_it(folder: Path) -> None:
    pack = load_pack(folder)
    assert [drug.id for drug in resolve_all("clozapine-olanzapine 5 mg", pack.drugs)] == ["clozapine"]
    names = drug_names(pack.drugs, pack.medicines)
    assert [named.others for named in read_name("clozapine-olanzapine", names).named] == [("olanzapine",)]


def test_names_of_other_medicines_and_short_forms_are_kept(folder: Path) -> None:
    medicines = load_pack(folder).medicines
    assert medicines is not None
    assert medicines.others == {"clonazepam", "olanzapine"}
    assert [(one.text, one.meanings) for one in medicines.abbreviations] == [
        ("clz", ("clozapine", "clonazepam"))
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "place", "reason"),
    [
        (
            "medicines.toml",
            'agents = ["clozapine"]',
            'agents = ["clozapin"]',
            "product 1",
            "no drug is called",
        ),
        (
            "medicines.toml",
            '["clozapine-olanzapine"]',
            '["clozaril"]',
            "product 1",
            "already means clozapine",
        ),
        ("medicines.toml", '["clozapine-olanzapine"]', '["Zyprexa"]', "product 1", "not in lower case"),
        ("medicines.toml", 'text = "clz"', 'short = "clz"', "abbreviation 1", "short"),
        ("medicines.toml", 'others = "clon', 'another = "clon', "another", "unknown key"),
        ("drugs.toml", '"maxipime"', '"clozaril"', "drug cephalosporins", "already means clozapine"),
        ("drugs.toml", 'name = "cefazolin"', 'name = "clozapine"', "drug cephalosporins", "stands twice"),
        ("drugs.toml", '"cephazolin"', '"Cephazolin"', "drug cephalosporins", "not in lower case"),
    ],
)
def test_a_fault_in_the_names_is_told_by_file_and_row(
    folder: Path, file: str, before: str, after: str, place: str, reason: str
) -> None:
    changed(folder, file, before, after)
    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)
    assert any(
        problem.file == file and place in problem.place and reason in problem.reason
        for problem in caught.value.problems
    ), caught.value.problems


# -- the list that ships ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("ipilimumab", "nivolumab", "pembrolizumab", "atezolizumab", "cefepime", "ceftriaxone", "meropenem"),
        *("infliximab", "adalimumab", "mirtazapine", "mianserin", "lamotrigine", "quinine", "flecainide"),
        *(
            "ibuprofen",
            "ranitidine",
            "cimetidine",
            "lisinopril",
            "enalapril",
            "interferon alfa",
            "tocilizumab",
        ),
        *("deferiprone", "trimethoprim", "leflunomide", "ibrutinib", "imatinib", "olaparib", "obinutuzumab"),
    ],
)
def test_further_drugs_are_known_by_their_own_names(pack: Pack, name: str) -> None:
    drug = resolve(name, pack.drugs)
    assert drug is not None
    assert drug.name.clinician == name


def test_what_has_no_source_is_marked_and_weighs_least(pack: Pack) -> None:
    unsure = [drug for drug in pack.drugs if drug.provenance.checked is Checked.NOT_VERIFIED]
    assert unsure
    assert {drug.evidence for drug in unsure} == {1}
    assert {drug.latency_days for drug in unsure} == {None}
    assert all(drug.about.clinician.startswith("Not yet verified") for drug in unsure)


def test_every_agent_of_a_product_is_in_the_list_and_growth_factors_are_no_culprits(pack: Pack) -> None:
    assert pack.medicines is not None
    ids = {drug.id for drug in pack.drugs}
    assert {agent for product in pack.medicines.products for agent in product.agents} <= ids
    g_csf = [one for one in pack.medicines.products if one.kind is EventKind.G_CSF]
    assert g_csf
    assert {one.agents for one in g_csf} == {()}


def test_no_name_of_another_medicine_is_one_of_ours(pack: Pack) -> None:
    assert pack.medicines is not None
    names = drug_names(pack.drugs, pack.medicines)
    assert [name for name in pack.medicines.others if read_name(name, names).drugs] == []
