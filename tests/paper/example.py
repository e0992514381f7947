"""Summaries made by hand for the page: the synthetic patient of the drawings, and what varies from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.paper.options import PageOptions, Paper, WardPage
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.anc import Anc, Basis, CountingInterval
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import (
    Case,
    Cbc,
    Comparator,
    Differential,
    Event,
    EventKind,
    Method,
    Patient,
    Quantity,
    Sex,
    Voided,
)
from neutro_desk.workup.causes import (
    Category,
    Caveat,
    Checked,
    Mechanism,
    Origin,
    Provenance,
    RankedCause,
    Reason,
    Reference,
    ReviewStatus,
    Support,
)
from neutro_desk.workup.course import Course, Gap, Nadir, Sample
from neutro_desk.workup.duration_statements import DurationRow
from neutro_desk.workup.fever import Body, WarningLine, WarningReason
from neutro_desk.workup.grading import GradeCall, Grades, LimitCall, ReferenceLimit, Severity, SeverityCall
from neutro_desk.workup.statements import Statement, Text, say
from neutro_desk.workup.steps import Step
from neutro_desk.workup.summary import ChecklistLine, Heading, Lead, Summary

PRINTED = datetime(2026, 11, 21, 7, 2)

SAYINGS = {
    "made.said": {"clinician": "{text}", "patient": "{text}"},
    "made.strong": {"clinician": "**{strong}** {text}", "patient": "**{strong}** {text}"},
}


def book(reader: Reader = Reader.CLINICIAN, first_unit: str = "10*9/L") -> Phrasebook:
    """The English phrasebook with the few sentences these summaries say."""
    return Phrasebook({**load_catalogue(resource("wording", "en")), **SAYINGS}, reader, first_unit)


def options(reader: Reader = Reader.CLINICIAN, paper: Paper = Paper.A4, **others: object) -> PageOptions:
    """Options at a fixed time; `ward_...` are the ward's."""
    ward = {name.removeprefix("ward_"): others.pop(name) for name in [*others] if name.startswith("ward_")}
    return PageOptions(reader, paper, PRINTED, ward=WardPage(**ward), **others)  # type: ignore[arg-type]


def said(text: str) -> Statement:
    """A statement that says `text`."""
    return say("made.said", text=text)


def _d(text: str) -> Decimal:
    return Decimal(text)


TESTED = Provenance(("curtis",), Checked.SOURCE_CHECKED, ReviewStatus.APPROVED, date(2026, 11, 1))
UNTESTED = replace(TESTED, checked=Checked.NOT_VERIFIED)

_SERIES = (
    (datetime(2026, 10, 30, 9, 20), "3.10", Method.AUTOMATED, None, None),
    (datetime(2026, 11, 3, 8, 50), "2.64", Method.AUTOMATED, None, None),
    (datetime(2026, 11, 6, 7, 30), "2.05", Method.AUTOMATED, None, None),
    (datetime(2026, 11, 12, 7, 40), "0.86", Method.AUTOMATED, None, None),
    (datetime(2026, 11, 14, 8, 5), "0.34", Method.AUTOMATED, None, None),
    (datetime(2026, 11, 16, 7, 10), "0.1", Method.AUTOMATED, Comparator.BELOW, None),
    (datetime(2026, 11, 18, 6, 50), "0.14", Method.MANUAL, None, ("0.08", "0.23")),
    (datetime(2026, 11, 20, 6, 30), "0.27", Method.MANUAL, None, ("0.19", "0.36")),
    (datetime(2026, 11, 21, 6, 10), "0.42", Method.MANUAL, None, ("0.31", "0.54")),
)

DRUG = Event(
    EventKind.DRUG, "trimethoprim-sulfamethoxazole", start=date(2026, 10, 27), stop=date(2026, 11, 16)
)
FEVER = Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(_d("38.4"), "Cel"))


def samples_of_the_drawing() -> tuple[Sample, ...]:
    """The nine counts."""
    return tuple(
        Sample(time, _d(anc), comparator, method, interval=(_d(limits[0]), _d(limits[1])) if limits else None)
        for time, anc, method, comparator, limits in _SERIES
    )


def assessed(sample: Sample, *, voided: Voided | None = None) -> AssessedCount:
    """One count with its grade words, as the drawing has them."""
    last = sample.anc == _d("0.42")
    cbc = Cbc(
        id=sample.time.isoformat(),
        collected=sample.time,
        method=sample.method,
        cells_counted=100 if last else None,
        wbc=Quantity(_d("1.20"), "10*9/L") if last else None,
        differential=Differential(segs=_d("30"), bands=_d("5"), lymphocytes=_d("52"))
        if last
        else Differential(),
        haemoglobin=Quantity(_d("121"), "g/L") if last else None,
        mcv=Quantity(_d("88"), "fL") if last else None,
        platelets=Quantity(_d("214"), "10*9/L") if last else None,
        anc_lower_limit=Quantity(_d("2.0"), "10*9/L") if last else None,
        voided=voided,
    )
    anc = Anc(
        value=sample.anc,
        comparator=sample.comparator,
        basis=Basis.SEGS_AND_BANDS,
        working="1.20 x (30 + 5) / 100" if last else "",
        interval=CountingInterval(_d("0.309"), _d("0.542"), 100, 35) if last else None,
    )
    return AssessedCount(cbc, anc, grades())


def grades() -> Grades:
    """Severe; CTCAE 5.0 grade 4, CTCAE 6.0 grade 3."""
    duffy = ReferenceLimit("Duffy-null, United States", _d("1.210"), _d("5.390"), "hibbs")
    return Grades(
        SeverityCall(Severity.SEVERE, _d("0.1"), _d("0.5"), "clinical", "1"),
        GradeCall("5.0", 4, high=_d("0.5")),
        GradeCall("6.0", 3, low=_d("0.1"), high=_d("0.5")),
        (LimitCall(duffy, "below"),),
    )


def _durations() -> tuple[DurationRow, ...]:
    rows = (
        ("1.5", 8.9, 12.2, 14.9, "ongoing, end open"),
        ("1.0", 8.9, 9.6, 14.9, "ongoing, end open"),
        ("0.5", 6.9, 7.5, 8.9, "ongoing, end open"),
        ("0.1", 0.0, None, 3.9, "16-Nov only, one censored value"),
    )
    return tuple(
        DurationRow(
            said(f"Below {line}: at least {least}, about {about}, at most {most} d"),
            say("summary.below", threshold=_d(line)),
            least,
            about,
            most,
            said(state),
            open_end=True,
        )
        for line, least, about, most, state in rows
    )


def line(question: str, text: str, **others: object) -> ChecklistLine:
    """One line of the checklist."""
    wording = Text(text, str(others.pop("patient", "")))
    return ChecklistLine(question, wording, others.pop("step", Step.REAL), **others)  # type: ignore[arg-type]


def checklist() -> tuple[tuple[Heading, tuple[ChecklistLine, ...]], ...]:
    """The five headings of the drawing; nothing is `not known`."""
    yes = (
        line("fever", "Fever?", fact=said("38.4 °C, 21-Nov 05:40, 9 d after ANC fell"), origin=Origin.EVENTS),
        line(
            "drug",
            "A drug known to do this?",
            fact=said("trimethoprim-sulfamethoxazole"),
            note="stopped 16-Nov",
        ),
        line("repeat", "Low on repeat counts?", origin=Origin.COUNTS),
        line("new", "New since an earlier normal count?", fact=said("3.10 on 30-Oct"), origin=Origin.COUNTS),
    )
    no = (
        "Blasts or clumping on film?",
        "Low Hb or platelets?",
        "Chemotherapy?",
        "G-CSF or steroid, last 7 d?",
    )
    pending = (
        line("cultures", "Blood cultures?", note="21-Nov 06:05", patient="Are there germs in the blood?"),
        line("hiv", "HIV Ag/Ab?", note="sent 20-Nov", patient="Was an HIV test positive?", sensitive=True),
        line("b12", "B12, folate?", note="sent 20-Nov", patient="Are vitamin B12 and folate low?"),
    )
    asked = (
        "Duffy status?",
        "Counts before 30-Oct?",
        "Viral symptoms, travel?",
        "Alcohol, weight loss?",
        "Rash?",
    )
    return (
        (Heading.YES, yes),
        (Heading.NO, tuple(line(text, text) for text in no)),
        (Heading.UNKNOWN, ()),
        (Heading.PENDING, pending),
        (Heading.NOT_ASKED, tuple(line(text, text) for text in asked)),
    )


def _reason(text: str, source: str = "from the counts", finding: str = "") -> Reason:
    return Reason(finding or text, Text(text), source)


def cause(place: int, name: str, patient: str, support: Support, **others: object) -> RankedCause:
    """One ranked cause."""
    values: dict[str, object] = {
        "reasons_for": (),
        "reasons_against": (),
        "not_asked": (),
        "tests": (),
        "about": Text("", ""),
        "provenance": TESTED,
        **others,
    }
    return RankedCause(
        id=f"cause-{place}",
        name=Text(name, patient),
        category=Category.DRUG,
        mechanisms=(Mechanism.INCREASED_DESTRUCTION,),
        support=support,
        score=9 - place,
        **values,  # type: ignore[arg-type]
    )


def causes() -> tuple[RankedCause, ...]:
    """Drug, infection, marrow."""
    return (
        cause(
            1,
            "Trimethoprim-sulfamethoxazole",
            "A medicine: co-trimoxazole",
            Support.STRONG,
            reasons_for=(
                _reason("Started 16 d before the first ANC <1.0."),
                _reason("Among the drugs most often reported.", "curtis"),
                _reason("Rising since the stop."),
            ),
            reasons_against=(_reason("No count before the first dose."),),
            tests=(
                Text("Keep stopped; record the reaction."),
                Text("Review every drug of the last 6 months."),
            ),
            about=Text(
                "", "Your count fell after you started it. Do not take it again unless a doctor says so."
            ),
            provenance=UNTESTED,
        ),
        cause(
            2,
            "Infection",
            "An infection",
            Support.MODERATE,
            reasons_for=(
                _reason("Fever 38.4 °C."),
                _reason("Without immunosuppression, neutropenia can be a sign of severe sepsis.", "lothian"),
            ),
            reasons_against=(_reason("ANC fell 9 d before the fever."),),
            not_asked=(_reason("Viral symptoms?"),),
            tests=(Text("Cultures, lactate. HIV test: indicator condition."),),
            about=Text("", "It can be a cause, and it is also the main danger now."),
        ),
        cause(
            3,
            "Marrow disorder",
            "A problem of the bone marrow, where blood is made",
            Support.WEAK,
            reasons_for=(_reason("Below 0.5 for at least 6.9 d."),),
            reasons_against=(_reason("Hb and platelets not low, MCV 88."),),
            tests=(Text("Haematology; urgent with a second low line, nodes or spleen."),),
        ),
    )


def references() -> tuple[Reference, ...]:
    """Sources of what is said."""
    return (
        Reference("ctcae-5.0", "CTCAE 5.0", "NCI CTCAE 5.0 (2017)"),
        Reference(
            "curtis", "Curtis 2017", "Curtis. Hematology ASH 2017:187, doi 10.1182/asheducation-2017.1.187"
        ),
        Reference("lothian", "NHS Lothian", "NHS Lothian and Borders, haematology referral guidance"),
        Reference("hibbs", "Hibbs 2025", "Hibbs et al. Blood 2025, doi 10.1182/blood.2025029359"),
    )


def summary_of_the_drawing() -> Summary:
    """The synthetic patient of the drawings."""
    samples = samples_of_the_drawing()
    wrong = replace(samples[7], anc=_d("2.70"))
    voided = assessed(wrong, voided=Voided(datetime(2026, 11, 20, 6, 52), "typing"))
    counts = tuple(assessed(sample) for sample in samples)
    course = Course(
        samples=samples,
        as_of=samples[-1].time,
        nadir=Nadir(_d("0.1"), samples[5].time, Comparator.BELOW),
        gaps=(Gap(samples[2].time, samples[3].time, 6.0),),
        breaks=(samples[6].time,),
    )
    patient = Patient("SMITH, Jane", "445512", date(1961, 3, 4), sex=Sex.FEMALE)
    case = Case(
        patient=patient,
        counts=tuple(count.cbc for count in counts),
        events=(DRUG, FEVER),
        notes="Single room since 20-Nov. Family asked about earlier counts; answer due 22-Nov. EK",
    )
    return Summary(
        case=case,
        latest=counts[-1],
        latest_is_draft=False,
        counts=(*counts[:7], voided, *counts[7:]),
        course=course,
        warning=WarningLine(WarningReason.AT_OR_BELOW_500, (Body.NICE, Body.IDSA), FEVER),
        warning_statement=say(
            "made.said",
            text="Fever or unwell: emergency, follow sepsis pathway. ANC at or below 0.5 (NICE, IDSA).",
        ),
        result=(
            say(
                "made.strong",
                strong="Rising since 20-Nov 06:30: 0.27, +0.15 in 1.0 d.",
                text="The counting intervals overlap (0.19–0.36; 0.31–0.54), not proof of recovery.",
            ),
            said("Below 0.5: 6.9 to 8.9 d so far, ongoing."),
        ),
        durations=_durations(),
        course_statements=(
            (said("Nadir"), (said("<0.1 on 16-Nov; lowest measured value 0.14 on 18-Nov"),)),
            (
                said("Decline"),
                (said("13 % per day, halving in 4.9 d (30-Oct to 14-Nov, 95 % 5–21); not a prediction"),),
            ),
            (
                said("Recovery"),
                (said("not shown: no count at or above 0.5 since the nadir (first of 3 consecutive days)"),),
            ),
            (said("Longest gap"), (said("6.0 d, 06-Nov to 12-Nov"),)),
        ),
        leads=(
            Lead(
                DRUG,
                say(
                    "made.strong",
                    strong="trimethoprim-sulfamethoxazole",
                    text="started 16 d before the first ANC <1.0",
                    days=16.3,
                    line=_d("1.0"),
                ),
            ),
        ),
        checklist=checklist(),
        leading=causes(),
        caveats=(Caveat("coexist", Text("Causes may coexist."), TESTED),),
        always=(say("summary.entered_by_hand"), say("summary.supports")),
        sources=references(),
        scheme=said("Scheme clinical v1"),
        knowledge=said("knowledge 2026-11, review by 2027-05"),
        bands=load_schemes(resource("schemes")).clinical.bands,
    )


def with_counts(
    number: int, *, start: datetime = datetime(2026, 1, 1, 6), every: timedelta = timedelta(days=1)
) -> Summary:
    """The drawing's summary with a made-up course of so many counts, falling and rising in waves."""
    base = summary_of_the_drawing()
    values = [_d("2.1") - _d("0.19") * min(place % 20, 20 - place % 20) for place in range(number)]
    samples = tuple(
        Sample(start + every * place, value, method=Method.AUTOMATED) for place, value in enumerate(values)
    )
    counts = tuple(assessed(sample) for sample in samples)
    course = Course(samples=samples, as_of=samples[-1].time if samples else None)
    return replace(
        base,
        case=replace(base.case, counts=tuple(count.cbc for count in counts), events=()),
        latest=counts[-1] if counts else None,
        counts=counts,
        course=course,
        leads=(),
        warning=None,
        warning_statement=None,
    )
