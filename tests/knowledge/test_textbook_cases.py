"""Textbook cases, filled in as a haematologist would: the expected cause leads, and the page stays short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from neutro_desk.workup.case import (
    Answer,
    Case,
    Cbc,
    Differential,
    Duffy,
    Event,
    EventKind,
    Patient,
    Quantity,
    Setting,
    Sex,
)
from neutro_desk.workup.causes import Category, Pack, Ranking, Support
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

TODAY = datetime(2026, 11, 20, 8, 0)
CELLS_PER_LITRE = "10*9/L"

HISTORY = (
    "fever-or-unwell", "sepsis-signs", "sore-throat", "rose-off-drug", "antibiotic-2-weeks",
    "immunosuppressant", "anti-cd20", "viral-symptoms", "bacterial-focus", "exposure", "known-cancer",
    "nodes", "weight-sweats-pain", "gastric-malabsorption", "alcohol", "eating", "spleen-large", "rheumatoid",
    "lupus-signs", "liver-disease", "thyroid-untreated", "childhood-onset", "serious-infections", "family",
    "syndrome-signs", "three-week-cycles",
)  # fmt: skip
"""What history and examination answer in every patient: no, unless the case says yes."""

NO_DRUG = ("new-drug-3-months", "known-culprit", "on-chemotherapy")
"""What the drug history answers where no drug stands on the time line."""

FEWEST, MOST = 2, 6
"""Cautions that a typical page shows."""


@dataclass(frozen=True)
class Textbook:
    """One case: counts as (days before today, ANC, other values), what is answered, and what must lead."""

    name: str
    category: Category
    cause: str
    counts: tuple[tuple[int, str], ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    patient: Patient = field(default_factory=Patient)
    latest: Mapping[str, Quantity] = field(default_factory=dict)
    monocytes: str | None = None
    wbc: str | None = None


def g_per_l(value: str) -> Quantity:
    """Return a haemoglobin."""
    return Quantity(Decimal(value), "g/L")


def giga(value: str) -> Quantity:
    """Return a count in 10^9/L."""
    return Quantity(Decimal(value), CELLS_PER_LITRE)


def ago(days: int) -> date:
    """Return the day so many days before today."""
    return (TODAY - timedelta(days=days)).date()


def drug(name: str, started: int) -> Event:
    """Return a drug started so many days ago."""
    return Event(EventKind.DRUG, name, start=ago(started))


def adult(age: int, sex: Sex = Sex.FEMALE, **more: object) -> Patient:
    """Return an adult."""
    values: dict[str, object] = {"setting": Setting.OUTPATIENT, **more}
    return Patient(birth_date=ago(age * 365 + age // 4), sex=sex, **values)  # type: ignore[arg-type]


NORMAL_LINES = {"haemoglobin": g_per_l("138"), "platelets": giga("240"), "mcv": Quantity(Decimal(90), "fL")}
INFANT = Patient(birth_date=ago(275), sex=Sex.MALE, setting=Setting.CHILD)
CHILD = Patient(birth_date=ago(5 * 365), sex=Sex.MALE, setting=Setting.CHILD)

CASES = (
    Textbook(
        "clozapine, week 8, fever",
        Category.DRUG,
        "drug.clozapine",
        counts=((70, "4.1"), (14, "3.2"), (0, "0.6")),
        yes=("fever-or-unwell", "sore-throat"),
        events=(drug("clozapine", 56),),
        patient=adult(34, Sex.MALE, setting=Setting.INPATIENT),
        latest=NORMAL_LINES,
    ),
    Textbook(
        "carbimazole, day 30, sore throat",
        Category.DRUG,
        "drug.carbimazole",
        counts=((32, "3.0"), (0, "0.1")),
        yes=("fever-or-unwell", "sore-throat"),
        events=(drug("carbimazole", 30),),
        patient=adult(41),
        latest=NORMAL_LINES,
    ),
    Textbook(
        "docetaxel, day 8",
        Category.CHEMOTHERAPY,
        "drug.docetaxel",
        counts=((9, "4.5"), (0, "0.4")),
        yes=("known-cancer",),
        events=(Event(EventKind.CHEMOTHERAPY, "docetaxel", at=ago(8)),),
        patient=adult(58, setting=Setting.ONCOLOGY),
        latest={"haemoglobin": g_per_l("112"), "platelets": giga("160")},
    ),
    Textbook(
        "viral illness in a child",
        Category.INFECTION,
        "viral-infection",
        counts=((0, "0.9"),),
        yes=("fever-or-unwell", "viral-symptoms", "infection-before-fall"),
        no=NO_DRUG,
        patient=CHILD,
        latest={"platelets": giga("210")},
    ),
    Textbook(
        "lifelong 1.2, Duffy null, well",
        Category.DUFFY_NULL,
        "duffy-null",
        counts=((1400, "1.3"), (700, "1.2"), (0, "1.2")),
        yes=("lifelong-well", "duffy-region"),
        no=NO_DRUG,
        patient=adult(36, Sex.MALE, duffy=Duffy.NULL),
        latest=NORMAL_LINES,
    ),
    Textbook(
        "B12 deficiency, MCV 118, low platelets",
        Category.NUTRITIONAL,
        "b12-deficiency",
        counts=((7, "1.2"), (0, "1.1")),
        yes=("b12-low",),
        no=(*NO_DRUG, "folate-low"),
        patient=adult(67),
        latest={
            "haemoglobin": g_per_l("84"),
            "platelets": giga("95"),
            "mcv": Quantity(Decimal(118), "fL"),
        },
    ),
    Textbook(
        "copper deficiency after bariatric surgery",
        Category.NUTRITIONAL,
        "copper-deficiency",
        counts=((21, "0.9"), (0, "0.8")),
        yes=("gastric-malabsorption",),
        no=(*NO_DRUG, "b12-low", "folate-low"),
        patient=adult(49),
        latest={"haemoglobin": g_per_l("91"), "platelets": giga("220"), "mcv": Quantity(Decimal(96), "fL")},
    ),
    Textbook(
        "Felty syndrome",
        Category.AUTOIMMUNE,
        "felty",
        counts=((120, "0.9"), (60, "0.8"), (0, "0.8")),
        yes=("rheumatoid", "spleen-large"),
        no=(*NO_DRUG, "lgl-on-film"),
        patient=adult(63),
        latest={"haemoglobin": g_per_l("124"), "platelets": giga("180")},
    ),
    Textbook(
        "cirrhosis with a large spleen",
        Category.SEQUESTRATION,
        "hypersplenism",
        counts=((200, "1.4"), (100, "1.3"), (0, "1.2")),
        yes=("spleen-large", "liver-disease"),
        no=NO_DRUG,
        patient=adult(59, Sex.MALE),
        latest={"haemoglobin": g_per_l("135"), "platelets": giga("78")},
    ),
    Textbook(
        "infant of 9 months, 0.3, well, monocytosis",
        Category.AUTOIMMUNE,
        "primary-autoimmune",
        counts=((14, "0.4"), (0, "0.3")),
        yes=("childhood-onset",),
        no=(*NO_DRUG, "newborn"),
        patient=INFANT,
        latest={"platelets": giga("320")},
        monocytes="1.6",
        wbc="7.0",
    ),
    Textbook(
        "cyclic neutropenia",
        Category.CONGENITAL,
        "cyclic-neutropenia",
        counts=((63, "0.2"), (52, "1.9"), (42, "0.1"), (31, "2.0"), (21, "0.2"), (10, "1.8"), (0, "0.2")),
        yes=("three-week-cycles", "childhood-onset", "family", "sore-throat"),
        no=NO_DRUG,
        patient=CHILD,
        latest={"platelets": giga("280")},
    ),
    Textbook(
        "MDS at 72, MCV 106, anaemia",
        Category.MARROW_DISORDER,
        "mds",
        counts=((150, "1.2"), (75, "1.1"), (0, "1.0")),
        no=(*NO_DRUG, "b12-low", "folate-low"),
        patient=adult(72, Sex.MALE),
        latest={
            "haemoglobin": g_per_l("96"),
            "platelets": giga("170"),
            "mcv": Quantity(Decimal(106), "fL"),
        },
    ),
    Textbook(
        "HIV",
        Category.INFECTION,
        "hiv",
        counts=((140, "1.3"), (70, "1.2"), (0, "1.1")),
        yes=("hiv-positive",),
        no=NO_DRUG,
        patient=adult(38, Sex.MALE),
        latest=NORMAL_LINES,
    ),
    Textbook(
        "untreated hyperthyroidism",
        Category.OTHER,
        "hyperthyroidism",
        counts=((10, "1.4"), (0, "1.3")),
        yes=("thyroid-untreated",),
        no=NO_DRUG,
        patient=adult(29),
        latest=NORMAL_LINES,
    ),
)


def ranking_of(textbook: Textbook, schemes: Schemes, pack: Pack) -> Ranking:
    """Return what the checklist says of a case."""
    counts = tuple(
        Cbc(str(place), TODAY - timedelta(days=days), anc=giga(anc))
        for place, (days, anc) in enumerate(textbook.counts[:-1])
    )
    days, anc = textbook.counts[-1]
    cells = Differential(
        CELLS_PER_LITRE, monocytes=Decimal(textbook.monocytes) if textbook.monocytes else None
    )
    last = Cbc(
        "last",
        TODAY - timedelta(days=days),
        anc=giga(anc),
        wbc=giga(textbook.wbc) if textbook.wbc else None,
        differential=cells,
        **textbook.latest,  # type: ignore[arg-type]
    )
    answers = {asked: Answer("no") for asked in (*HISTORY, *textbook.no)}
    answers |= {asked: Answer("yes") for asked in textbook.yes}
    assert answers.keys() <= {question.id for question in pack.questions}
    case = Case(textbook.patient, (*counts, last), textbook.events, answers)
    ranking = WorkUp(AssessedCase(case, schemes), pack=pack).ranking
    assert ranking is not None
    return ranking


def name_of(textbook: Textbook) -> str:
    """Return the name of a case."""
    return textbook.name


@pytest.mark.parametrize("textbook", CASES, ids=name_of)
def test_the_expected_category_leads_and_the_cause_is_among_the_first_three(
    textbook: Textbook, schemes: Schemes, pack: Pack
) -> None:
    ranked = ranking_of(textbook, schemes, pack).ranked
    assert ranked[0].category is textbook.category
    assert textbook.cause in [cause.id for cause in ranked[:3]]
    assert ranked[0].support in (Support.STRONG, Support.MODERATE)


@pytest.mark.parametrize("textbook", CASES, ids=name_of)
def test_a_typical_page_shows_few_cautions(textbook: Textbook, schemes: Schemes, pack: Pack) -> None:
    caveats = ranking_of(textbook, schemes, pack).caveats
    assert FEWEST <= len(caveats) <= MOST, [caveat.id for caveat in caveats]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_no_single_answer_makes_any_cause_strong(answer: str, schemes: Schemes, pack: Pack) -> None:
    for question in pack.questions:
        case = Case(answers={question.id: Answer(answer)})
        ranking = WorkUp(AssessedCase(case, schemes), pack=pack).ranking
        assert ranking is not None
        assert all(cause.support is not Support.STRONG for cause in ranking.ranked), question.id


def test_ancestry_and_duffy_type_speak_against_no_other_cause(pack: Pack) -> None:
    others = [cause for cause in pack.causes if cause.category is not Category.DUFFY_NULL]
    asked = {link.question for cause in others for link in cause.links}
    assert asked.isdisjoint({"duffy-region", "duffy-null-tested", "lifelong-well"})


def test_a_duffy_null_type_does_not_lead_where_a_count_falls_anew_below_half(
    schemes: Schemes, pack: Pack
) -> None:
    fall = Textbook(
        "new fall on a drug, Duffy null",
        Category.DRUG,
        "drug.sulfasalazine",
        counts=((400, "1.3"), (45, "1.3"), (12, "1.6"), (0, "0.3")),
        yes=("duffy-region",),
        events=(drug("sulfasalazine", 40),),
        patient=adult(33, duffy=Duffy.NULL),
        latest=NORMAL_LINES,
    )
    ranked = ranking_of(fall, schemes, pack).ranked
    assert ranked[0].id == fall.cause
    duffy = next(cause for cause in ranked if cause.category is Category.DUFFY_NULL)
    assert duffy.support is Support.NONE
