"""A typed medicine: what is taken as read, what is asked, and what is never taken for a drug of the list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.content import Pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.drug_reading import Doubt, read_name
from neutro_desk.workup.medicines import Medicines
from neutro_desk.workup.near_names import slips, slips_allowed
from tests.workup.small_pack import drug


@pytest.fixture(scope="module")
def names(pack: Pack) -> DrugNames:
    """The names that ship."""
    return drug_names(pack.drugs, pack.medicines)


def read(typed: str, names: DrugNames) -> tuple[str, ...]:
    """Return the ids of the drugs that a text is taken for."""
    return tuple(drug.id for drug in read_name(typed, names).drugs)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Carbimazole 20 mg PO OD", "carbimazole"),
        ("neo-mercazole", "carbimazole"),
        ("Sulfamethoxazole/Trimethoprim 960 mg", "trimethoprim-sulfamethoxazole"),
        ("Bactrim DS", "trimethoprim-sulfamethoxazole"),
        ("co-trimoxazole 480mg Mon/Wed/Fri", "trimethoprim-sulfamethoxazole"),
        ("Augmentin 625 mg TDS", "amoxicillin"),
        ("co-amoxiclav IV 1.2 g q8h", "amoxicillin"),
        ("Tazocin 4.5 g", "piperacillin-tazobactam"),
        ("Piperacillin Sodium/Tazobactam Sodium", "piperacillin-tazobactam"),
        ("Caelyx", "doxorubicin"),
        ("pegylated liposomal doxorubicin 40 mg/m2", "doxorubicin"),
        ("valproate sodium 500 mg", "valproate"),
        ("Sodium valproate (Epilim Chrono) 500 mg BD", "valproate"),
        ("6-mercaptopurine 50 mg", "mercaptopurine"),
        ("5-FU 400 mg/m²", "fluorouracil"),
        ("SulfaSALAzine_", "sulfasalazine"),
        ("*NF* Ertapenem Sodium", "ertapenem"),
        ("Hydroxyurea 500 mg", "hydroxycarbamide"),
        ("metamizol 500 mg PRN", "dipyrone"),
        ("nivolumab 240 mg q2w", "nivolumab"),
        ("Keytruda", "pembrolizumab"),
        ("ipilimumab", "ipilimumab"),
        ("cefepime 2 g IV q8h", "cefepime"),
        ("Remicade", "infliximab"),
        ("Lisinopril 10 mg", "lisinopril"),
    ],
)
def test_names_brands_salts_and_products_are_taken_as_read(names: DrugNames, typed: str, meant: str) -> None:
    assert read(typed, names) == (meant,)
    assert read_name(typed, names).doubt is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("R-CHOP cycle 2", {"rituximab", "cyclophosphamide", "doxorubicin", "vincristine"}),
        ("FEC", {"fluorouracil", "epirubicin", "cyclophosphamide"}),
        ("mFOLFOX6", {"fluorouracil", "oxaliplatin"}),
        ("AC-T", {"doxorubicin", "cyclophosphamide", "paclitaxel"}),
        ("docetaxel 75 mg/m2 + cyclophosphamide 600 mg/m2", {"docetaxel", "cyclophosphamide"}),
    ],
)
def test_a_regimen_names_its_drugs(names: DrugNames, typed: str, meant: set[str]) -> None:
    assert set(read(typed, names)) == meant


@pytest.mark.parametrize(
    "other",
    [
        "hydroxychloroquine 200 mg",
        "magnesium sulfate 2 g",
        "clonazepam",
        "azithromycin",
        "valaciclovir",
        "valacyclovir",
        "hydroxyzine",
        "doxycycline",
        "doxazosin",
        "prednisolone",
        "insulin glargine 10 units",
        "potassium chloride",
        "sodium chloride 0.9 %",
    ],
)
def test_a_medicine_that_only_looks_alike_is_known_as_another(names: DrugNames, other: str) -> None:
    reading = read_name(other, names)
    assert (reading.drugs, reading.doubt, reading.has_name) == ((), None, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hydroxyurea", "hydroxychloroquine"),
        ("clozapine", "clonazepam"),
        ("clozapine", "olanzapine"),
        ("carbamazepine", "oxcarbazepine"),
        ("carbamazepine", "carbimazole"),
        ("azathioprine", "azithromycin"),
        ("azathioprine", "azacitidine"),
        ("methimazole", "metronidazole"),
        ("penicillamine", "penicillin g"),
        ("chlorambucil", "chloramphenicol"),
        ("vinblastine", "vincristine"),
        ("doxorubicin", "daunorubicin"),
        ("valganciclovir", "valaciclovir"),
        ("ganciclovir", "valganciclovir"),
        ("sulfasalazine", "sulfadiazine"),
        ("cefazolin", "ceftriaxone"),
        ("mercaptopurine", "methotrexate"),
        ("cisplatin", "carboplatin"),
        ("mitoxantrone", "mitomycin"),
        ("quinine", "quinidine"),
    ],
)
def test_drugs_whose_names_look_alike_never_merge(names: DrugNames, one: str, other: str) -> None:
    assert read(one, names) != ()
    assert read(one, names) != read(other, names)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("carbimazle", ["carbimazole"]),
        ("clozapne 100 mg", ["clozapine"]),
        ("sulfasalzine", ["sulfasalazine"]),
        ("hydroxiurea", ["hydroxyurea"]),
        ("vinblastne", ["vinblastine"]),
        ("azathioprne 50 mg", ["azathioprine"]),
    ],
)
def test_a_misspelling_is_only_proposed(names: DrugNames, typed: str, asked: list[str]) -> None:
    reading = read_name(typed, names)
    assert (reading.drugs, reading.doubt) == ((), Doubt.MISSPELLING)
    assert [named.name for named in reading.may_be] == asked


def test_of_two_drugs_as_near_both_are_offered() -> None:
    drugs = (drug("cefixime"), drug("cefoxine"))
    reading = read_name("cefixine", drug_names(drugs))
    assert [named.name for named in reading.may_be] == ["cefixime", "cefoxine"]


def test_another_medicine_as_near_is_offered_beside_ours() -> None:
    names = drug_names((drug("clozapine"),), Medicines(others=frozenset({"clobapine"})))
    reading = read_name("cloxapine", names)
    assert [(named.name, named.is_known) for named in reading.may_be] == [
        ("clozapine", True),
        ("clobapine", False),
    ]


def test_dipyrine_is_no_misspelt_dipyrone(names: DrugNames) -> None:
    assert read("dipyrine", names) == ("aminophenazone",)


@pytest.mark.parametrize("typed", ["hydroxycloroquine", "clonazepan", "azithromicin", "doxycyclne"])
def test_a_misspelling_of_another_medicine_is_never_proposed_as_one_of_ours(
    names: DrugNames, typed: str
) -> None:
    reading = read_name(typed, names)
    assert (reading.drugs, reading.may_be) == ((), ())


def test_a_misspelling_is_asked_as_its_nearest_drug_and_not_as_a_look_alike(names: DrugNames) -> None:
    reading = read_name("oxcarbazepne", names)
    assert reading.drugs == ()
    assert {drug.id for named in reading.may_be for drug in named.drugs} == {"oxcarbazepine"}


@pytest.mark.parametrize(
    ("short", "meanings"),
    [
        ("MTX", {"methotrexate", "mitoxantrone"}),
        ("AZT", {"zidovudine", "azathioprine", "aztreonam"}),
        ("HCT 25 mg", {"hydrocortisone", "hydrochlorothiazide"}),
        ("PTU", {"propylthiouracil", "mercaptopurine"}),
        ("6-MP", {"mercaptopurine"}),
        ("CBZ", {"carbamazepine", "carbimazole"}),
    ],
)
def test_an_error_prone_short_form_is_asked_and_never_taken(
    names: DrugNames, short: str, meanings: set[str]
) -> None:
    reading = read_name(short, names)
    assert (reading.drugs, reading.doubt) == ((), Doubt.SHORT_FORM)
    assert {named.name for named in reading.may_be} == meanings


def test_a_short_form_beside_its_own_meaning_is_not_asked(names: DrugNames) -> None:
    reading = read_name("methotrexate (MTX) 15 mg weekly", names)
    assert (read("methotrexate (MTX) 15 mg weekly", names), reading.doubt) == (("methotrexate",), None)


@pytest.mark.parametrize(
    "hazard",
    [
        "gold bond powder",
        "receptor, interferon alpha",
        "penicillin amidase",
        "naproxen esterase",
        "daunorubicin reductase",
        "transcription factor CHOP",
        "binding proteins, tacrolimus",
        "interferon beta 2",
        "β-quinine",
        "l-ofloxacin",
        "4-aminophenazone",
        "cytarabine triphosphate",
        "6-mercaptopurine riboside",
        "n-demethylase, erythromycin",
        "chlordiazepoxide perchlorate",
        "benzyl penicillin acylase",
        "interleukin-2 receptor",
        "d8-ruxolitinib",
        "tetrahydropyranyl adriamycin",
    ],
)
def test_a_compound_or_receptor_with_the_name_of_a_drug_is_not_taken_for_it(
    names: DrugNames, hazard: str
) -> None:
    """Names of other substances, found among 107,360 published variants of names."""
    assert read(hazard, names) == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Neupogen 300 mcg", EventKind.G_CSF),
        ("filgrastim", EventKind.G_CSF),
        ("pegfilgrastim 6 mg", EventKind.G_CSF),
        ("dexamethasone 8 mg", EventKind.STEROID),
    ],
)
def test_growth_factors_and_steroids_are_known_by_what_they_are(
    names: DrugNames, typed: str, kind: EventKind
) -> None:
    assert [named.kind for named in read_name(typed, names).named] == [kind]


def test_an_eye_ointment_is_marked_as_local(names: DrugNames) -> None:
    assert read_name("Erythromycin 0.5% Ophth Oint", names).local
    assert not read_name("Erythromycin 500 mg PO", names).local


@pytest.mark.parametrize("typed", ["", "100 mg", "twice daily", "tablets", "sodium"])
def test_a_text_without_a_name_names_nothing(names: DrugNames, typed: str) -> None:
    assert read(typed, names) == ()


# -- laws -------------------------------------------------------------------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def slipped(draw: st.DrawFn, word: str) -> str:
    """A word with one slip: a letter added, left out, changed, or swapped with the next."""
    place = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    return draw(
        st.sampled_from(
            (
                word[:place] + letter + word[place:],
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            )
        )
    )


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_name_with_one_slip_is_never_taken_as_read(names: DrugNames, data: st.DataObject) -> None:
    own = [drug.names[0] for drug in names.drugs if drug.names[0].isalpha() and len(drug.names[0]) > 4]
    name = data.draw(st.sampled_from(own))
    typed = data.draw(slipped(name))
    reading = read_name(typed, names)
    for named in reading.named:
        assert typed in {named.name, *(one for drug in named.drugs for one in (*drug.names, *drug.brands))}


@given(st.text(LETTERS, min_size=1, max_size=12), st.text(LETTERS, min_size=1, max_size=12))
def test_slips_count_alike_both_ways(one: str, other: str) -> None:
    assert slips(one, other, 3) == slips(other, one, 3)
    assert (slips(one, other, 3) == 0) is (one == other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("carbimazole", "carbimazol", 1),
        ("clozapine", "clozapnie", 1),
        ("clozapine", "clonazepam", None),
        ("hydroxyurea", "hidroxyuria", 2),
        ("abc", "abc", 0),
    ],
)
def test_slips_of_known_pairs(one: str, other: str, apart: int | None) -> None:
    assert slips(one, other, 2) == apart


@pytest.mark.parametrize(("length", "allowed"), [(4, 0), (5, 1), (8, 1), (9, 2)])
def test_short_names_are_never_taken_for_a_misspelling(length: int, allowed: int) -> None:
    assert slips_allowed("x" * length) == allowed
