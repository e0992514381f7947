"""A ward's own pack: what it may add, that it is marked, and that it replaces nothing of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.laid_over import laid_over
from neutro_desk.knowledge.ward_pack import read_ward_file
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Quantity
from neutro_desk.workup.cause_details import cause_details
from neutro_desk.workup.content import Checked, Pack, ReviewStatus
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Text
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.knowledge.a_ward_pack import HEAD, of_the_readme, written
from tests.workup.small_pack import given

REFERENCE = """[[reference]]
id = "referral"
short = "Dumfries referral"
full = "Local rules of referral, 2026"
"""
NOTE = """[[note]]
on = "drug:clozapine"
text = { clinician = "On our formulary for the psychiatrist only." }
sources = ["referral"]
"""
CAUTION = """[[caution]]
id = "sepsis-call"
text = { clinician = "Below 0.5 with sepsis: call haematology.", patient = "Your team calls a specialist." }
conditions = ["severity:severe"]
"""
DRUG = """[[drug]]
id = "trial-17"
name = { clinician = "trial drug 17" }
drug_class = "trial drug"
names = ["trial drug 17", "nd-17"]
mechanisms = ["unknown"]
evidence = 1
about = { clinician = "Of a trial on this ward." }
"""
NAME = """[[synonym]]
id = "clozapine"
names = ["house clozapine"]
"""
ALL = (REFERENCE, NOTE, CAUTION, DRUG, NAME)


@pytest.fixture
def own(tmp_path: Path, pack: Pack) -> Pack:
    """The pack that ships with a ward's own laid over."""
    return laid_over(pack, read_ward_file(written(tmp_path, *ALL), pack))


def refused(path: Path, pack: Pack) -> list[str]:
    """Return why a ward's own pack is refused."""
    with pytest.raises(KnowledgeError) as caught:
        read_ward_file(path, pack)
    return [str(problem) for problem in caught.value.problems]


def test_the_example_of_the_readme_is_a_sound_pack(tmp_path: Path, pack: Pack) -> None:
    example = tmp_path / "own.toml"
    example.write_text(of_the_readme(), encoding="utf-8")
    laid = laid_over(pack, read_ward_file(example, pack))
    assert laid.ward is not None
    assert len(laid.caveats) > len(pack.caveats)
    assert laid.notes


def test_every_item_of_ours_stays_as_it_is(own: Pack, pack: Pack) -> None:
    assert own.causes == pack.causes
    assert own.questions == pack.questions
    assert own.caveats[: len(pack.caveats)] == pack.caveats
    assert own.clozapine == pack.clozapine
    assert (own.version, own.review_by, own.content_hash) == (
        pack.version,
        pack.review_by,
        pack.content_hash,
    )
    assert pack.references.items() <= own.references.items()
    for ours, still in zip(pack.drugs, own.drugs, strict=False):
        assert set(ours.names) <= set(still.names)
        assert replace(still, names=ours.names).about == ours.about
        assert (still.id, still.evidence, still.latency_days) == (ours.id, ours.evidence, ours.latency_days)


def test_the_ward_and_who_answers_for_it_are_kept(own: Pack) -> None:
    assert own.ward is not None
    assert (own.ward.name, own.ward.version) == ("Dumfries", "1")
    assert own.ward.reviewed_by == "Nobody: an example"
    assert (own.ward.reviewed_on, own.ward.review_by) == (date(2026, 11, 2), date(2027, 11, 2))
    assert len(own.ward.content_hash) == 12


def test_every_item_of_the_ward_is_marked_and_names_the_ward_first(own: Pack, pack: Pack) -> None:
    origins = [caveat.provenance for caveat in own.caveats[len(pack.caveats) :]]
    origins += [drug.provenance for drug in own.drugs[len(pack.drugs) :]]
    origins += [origin for notes in own.notes.values() for _, origin in notes]
    assert len(origins) == 3
    for origin in origins:
        assert origin.checked is Checked.LOCAL
        assert origin.status is ReviewStatus.SUBMITTED
        assert origin.date == date(2026, 11, 2)
        assert own.references[origin.sources[0]].short == "This ward's own: Dumfries"


def test_a_drug_of_the_ward_carries_the_mark_in_its_name_for_both_readers(own: Pack) -> None:
    drug = own.drugs[-1]
    assert drug.name.clinician == "trial drug 17 (this ward's own)"
    assert drug.name.patient == "trial drug 17 (this ward's own)"
    assert not drug.chemotherapy


def test_a_source_of_the_ward_is_marked_and_cited_after_the_ward(own: Pack) -> None:
    (_, origin), *_ = own.notes["drug:clozapine"]
    assert [own.references[key].short for key in origin.sources] == [
        "This ward's own: Dumfries",
        "Dumfries referral (this ward's own)",
    ]


def test_a_drug_of_ours_is_known_by_the_wards_name_too(own: Pack) -> None:
    clozapine = next(drug for drug in own.drugs if drug.id == "clozapine")
    assert clozapine.names[-1] == "house clozapine"
    assert own.own_names == {"clozapine": ("house clozapine",)}
    assert clozapine.provenance.checked is not Checked.LOCAL


def test_a_drug_of_the_ward_is_ranked_and_marked_wherever_it_stands(
    own: Pack, schemes: Schemes, phrasebook: Phrasebook
) -> None:
    """Trial drug 17 from 03-Nov, count 0.42 on 21-Nov: 18 days."""
    count = Cbc(id="c1", collected=datetime(2026, 11, 21, 6), anc=Quantity(Decimal("0.42"), "10*9/L"))
    case = Case(counts=(count,), events=(given("ND-17", "03"),))
    ranking = WorkUp(AssessedCase(case, schemes), pack=own).ranking
    assert ranking is not None
    drug = next(cause for cause in ranking.ranked if cause.id == "drug.ward.trial-17")
    assert phrasebook.text(drug.name) == "Trial drug 17 (this ward's own)"
    assert drug.provenance.checked is Checked.LOCAL
    known = [reason for reason in drug.reasons_for if reason.finding == "known-drug"]
    assert [own.references[reason.source].short for reason in known] == ["This ward's own: Dumfries"]
    lines = [line for part in cause_details(own, drug.id) for line in part.lines]
    about = next(line for line in lines if line.text == Text("Of a trial on this ward."))
    assert (about.sources, about.mark) == (("This ward's own: Dumfries",), None)


def test_a_note_of_the_ward_stands_in_the_panel_of_what_it_is_noted_on(
    own: Pack, phrasebook: Phrasebook
) -> None:
    notes = [
        [line.text for line in part.lines]
        for part in cause_details(own, "drug.clozapine")
        if phrasebook.text(part.heading) == "Notes of this ward"
    ]
    assert notes == [[Text("On our formulary for the psychiatrist only.")]]


def test_a_wards_own_changes_no_count_word_or_warning(own: Pack, pack: Pack, schemes: Schemes) -> None:
    """0.42 is severe and shows the warning line with a ward's own pack and without (CLINICAL 2.1, 4)."""
    count = Cbc(id="c1", collected=datetime(2026, 11, 21, 6), anc=Quantity(Decimal("0.42"), "10*9/L"))
    case = AssessedCase(Case(counts=(count,), events=(given("ND-17", "03"),)), schemes)
    with_own, without = WorkUp(case, pack=own), WorkUp(case, pack=pack)
    assert with_own.warning is not None
    assert with_own.warning == without.warning
    assert with_own.latest == without.latest
    assert with_own.course == without.course


@pytest.mark.parametrize(
    ("rows", "old", "new", "named"),
    [
        ((NOTE, REFERENCE), "drug:clozapine", "drug:clozapin", "note 1, line 8: drug:clozapin names nothing"),
        ((NOTE,), "referral", "other", "note 1, line 8: source other is not among the references"),
        (
            (CAUTION,),
            "severity:severe",
            "severity:grim",
            "caution sepsis-call, line 8: condition severity:grim",
        ),
        ((CAUTION,), "sepsis-call", "Sepsis call", "caution Sepsis call, line 8: id 'Sepsis call' must be"),
        (
            (CAUTION,),
            "conditions",
            "hides",
            "caution sepsis-call, line 8: Object contains unknown field `hides`",
        ),
        ((CAUTION,), "Below 0.5 with", "[K] Below", "holds the working mark [K]"),
        ((CAUTION,), "Below 0.5 with sepsis", "x" * 400, "must be one line of 400 characters at most"),
        (
            (REFERENCE,),
            '"referral"',
            '"seed-1"',
            "reference seed-1, line 8: seed-1 is a source of the program",
        ),
        ((DRUG,), '"trial-17"', '"clozapine"', "drug clozapine, line 8: clozapine is a drug of the program"),
        ((DRUG,), '"nd-17"', '"clozaril"', "drug trial-17, line 8: name clozaril already means clozapine"),
        ((DRUG,), '"nd-17"', '"ND-17"', "name ND-17 is not in lower case"),
        ((DRUG,), "evidence = 1", "evidence = 4", "evidence 4 is not 1, 2 or 3"),
        ((DRUG,), "evidence = 1", "chemotherapy = true\nevidence = 1", "unknown field `chemotherapy`"),
        ((DRUG,), "evidence = 1", "evidence = 1\nlatency_days = [9, 3]", "latency_days do not run"),
        ((NAME,), '"clozapine"', '"clozapin"', "line 8: clozapin is no drug of the program"),
        ((DRUG,), '"nd-17"', '"mtx"', "name mtx already means a short form that is asked: mtx"),
        ((NAME,), "house clozapine", "paracetamol", "name paracetamol means another medicine"),
        ((NAME,), "house clozapine", "azathioprine", "name azathioprine already means azathioprine"),
    ],
)
def test_a_mistake_of_the_ward_is_named_with_its_row_and_line(
    tmp_path: Path, pack: Pack, rows: tuple[str, ...], old: str, new: str, named: str
) -> None:
    text = "\n".join(rows)
    assert old in text
    found = refused(written(tmp_path, text.replace(old, new, 1)), pack)
    assert any(named in one for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"Dumfries"', '""', "name must be one line of 30 characters at most"),
        ('"1"', "1", "line 2: Expected `str`, got `int` - at `$.version`"),
        ('status = "submitted"', "", "Object missing required field `status`"),
        ("2027-11-02", "2026-11-01", "review_by 2026-11-01 lies before reviewed_on 2026-11-02"),
        ('"submitted"', '"submitted"\nwarning_line = "0.3"', "warning_line: unknown key"),
        ('"submitted"', '"submitted"\nname = "Twice"', "line 7"),
    ],
)
def test_a_mistake_in_the_head_is_named(tmp_path: Path, pack: Pack, old: str, new: str, named: str) -> None:
    assert old in HEAD
    found = refused(written(tmp_path, head=HEAD.replace(old, new, 1)), pack)
    assert any(named in one for one in found), found


def test_a_caution_given_twice_is_refused(tmp_path: Path, pack: Pack) -> None:
    found = refused(written(tmp_path, CAUTION, CAUTION), pack)
    assert found == ["own.toml: caution sepsis-call, line 13: id sepsis-call stands twice"]


def test_all_mistakes_come_at_once(tmp_path: Path, pack: Pack) -> None:
    rows = (NOTE.replace("clozapine", "x"), DRUG.replace("evidence = 1", "evidence = 9"))
    assert len(refused(written(tmp_path, *rows), pack)) == 3


def test_a_file_that_is_not_there_is_named(tmp_path: Path, pack: Pack) -> None:
    with pytest.raises(KnowledgeError, match=r"^none\.toml: cannot be read$"):
        read_ward_file(tmp_path / "none.toml", pack)
