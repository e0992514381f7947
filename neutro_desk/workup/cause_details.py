"""What the knowledge pack holds of one cause or named drug, as sections of lines with source and mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from neutro_desk.workup.content import (
    Category,
    Cause,
    Caveat,
    Checked,
    Drug,
    Mechanism,
    Pack,
    Provenance,
)
from neutro_desk.workup.drug_reasons import MODEL_CAUSES
from neutro_desk.workup.on_clozapine import CLOZAPINE, ClozapineAdvice
from neutro_desk.workup.statements import Statement, Text, say

DRUG = "drug."
"""How the id of a named drug, or of a regimen (`drug.a+b`), opens among the ranked causes."""


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One thing that is known.

    Attributes:
        sources: Short citations; none where nobody has checked one.
        mark: Why the line is less than checked; None for a line that is, and for one that needs no source.
        provenance: Where it comes from in full; None for a line that needs no source.
    """

    text: Statement | Text
    sources: tuple[str, ...] = ()
    mark: Checked | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class DetailSection:
    """A heading and its lines."""

    heading: Statement
    lines: tuple[DetailLine, ...]


def cause_details(
    pack: Pack, cause: str, clozapine: ClozapineAdvice | None = None
) -> tuple[DetailSection, ...]:
    """Return all that the pack says of a ranked cause, in the order it is read; empty sections are left out.

    The name with category and mechanisms, what is known, facts, first tests, cautions, review. A named drug
    has its own, then the facts of the general cause of its category, and its tests where it has none itself.

    Args:
        pack: The knowledge pack.
        cause: Id of a cause of the pack, or `drug.<id>`, or `drug.<id>+<id>` for drugs given together.
        clozapine: What the chosen label says of this case; it stands after what is known of the drug.

    Returns:
        The sections; none if the pack does not know the cause.
    """
    if cause.startswith(DRUG):
        wanted = cause.removeprefix(DRUG).split("+")
        by_label = clozapine if CLOZAPINE in wanted else None
        sections = _drugs(tuple(drug for drug in pack.drugs if drug.id in wanted), pack, by_label)
    else:
        known = next((one for one in pack.causes if one.id == cause), None)
        sections = () if known is None else _cause(known, pack)
    return tuple(section for section in sections if section.lines)


def _cause(cause: Cause, pack: Pack) -> tuple[DetailSection, ...]:
    kind = (_category(cause.category), _mechanisms(cause.mechanisms))
    by_drug = cause.category is Category.DRUG
    return (
        DetailSection(say("cause_details.name", name=cause.name), kind),
        DetailSection(say("cause_details.about"), _about(cause.about, cause.provenance, pack)),
        DetailSection(say("cause_details.facts"), _facts(cause, pack)),
        own_notes(f"cause:{cause.id}", pack),
        _tests(cause.tests, by_drug=by_drug),
        _cautions((f"cause:{cause.id}", f"category:{cause.category.value}"), pack),
        review_section(((cause.name, cause.provenance),), pack),
    )


def _drugs(drugs: Sequence[Drug], pack: Pack, clozapine: ClozapineAdvice | None) -> tuple[DetailSection, ...]:
    if not drugs:
        return ()
    category = category_of(drugs[0])
    general = next((one for one in pack.causes if one.id == MODEL_CAUSES[category]), None)
    conditions = [f"cause:{DRUG}{drug.id}" for drug in drugs]
    items = [(drug.name, drug.provenance) for drug in drugs]
    if general is not None:
        items.append((general.name, general.provenance))
    general_tests = () if general is None else general.tests
    own = chain.from_iterable(_drug(drug, pack) for drug in drugs)
    shared: tuple[DetailSection, ...] = ()
    if general is not None:
        shared = (DetailSection(say("cause_details.general", name=general.name), _facts(general, pack)),)
    return (
        *own,
        *_by_label(clozapine, pack),
        _tests(tuple(chain(*(drug.tests for drug in drugs))) or general_tests, by_drug=True),
        _cautions((*conditions, f"category:{category.value}"), pack),
        *shared,
        review_section(items, pack),
    )


def category_of(drug: Drug) -> Category:
    """Return the category a drug of the list counts to."""
    return Category.CHEMOTHERAPY if drug.chemotherapy else Category.DRUG


def _drug(drug: Drug, pack: Pack) -> tuple[DetailSection, ...]:
    lines = [_category(category_of(drug))]
    if drug.drug_class:
        lines.append(DetailLine(say("cause_details.drug_class", name=drug.class_name or drug.drug_class)))
    lines.append(_mechanisms(drug.mechanisms))
    about = list(_about(drug.about, drug.provenance, pack))
    window = drug.latency_days
    if window is not None and drug.provenance.checked is not Checked.NOT_VERIFIED:
        said = say("cause_details.latency", first=window[0], last=window[1])
        about.append(sourced(said, drug.provenance, pack))
    return (
        DetailSection(say("cause_details.name", name=drug.name), tuple(lines)),
        DetailSection(say("cause_details.about"), tuple(about)),
        own_notes(f"drug:{drug.id}", pack),
    )


def _category(category: Category) -> DetailLine:
    return DetailLine(say("cause_details.category", category=category))


def _mechanisms(mechanisms: Sequence[Mechanism]) -> DetailLine:
    if set(mechanisms) <= {Mechanism.UNKNOWN}:
        return DetailLine(say("cause_details.mechanism_unknown"))
    words = tuple(say("cause_details.mechanism", mechanism=mechanism) for mechanism in mechanisms)
    return DetailLine(say("cause_details.mechanisms", mechanisms=words))


def _about(about: Text, provenance: Provenance, pack: Pack) -> tuple[DetailLine, ...]:
    return (sourced(about, provenance, pack),) if about.clinician else ()


def _facts(cause: Cause, pack: Pack) -> tuple[DetailLine, ...]:
    return tuple(sourced(fact, provenance, pack) for fact, provenance in cause.facts)


def own_notes(key: str, pack: Pack) -> DetailSection:
    """Return what a ward notes beside an item of the pack, such as `cause:felty`; no lines without any."""
    notes = pack.notes.get(key, ())
    return DetailSection(
        say("cause_details.own_notes"), tuple(sourced(note, origin, pack) for note, origin in notes)
    )


def _tests(tests: Iterable[Text], *, by_drug: bool) -> DetailSection:
    """Return the first tests and steps; where one may be to stop a drug, who decides stands first."""
    decide = (DetailLine(say("cause_details.prescriber")),) if by_drug else ()
    return DetailSection(say("cause_details.tests"), (*decide, *map(DetailLine, tests)))


def _cautions(conditions: Sequence[str], pack: Pack) -> DetailSection:
    apply = [caveat for caveat in pack.caveats if _belongs(caveat, conditions)]
    lines = tuple(sourced(caveat.text, caveat.provenance, pack) for caveat in apply)
    return DetailSection(say("cause_details.cautions"), lines)


def _by_label(clozapine: ClozapineAdvice | None, pack: Pack) -> tuple[DetailSection, ...]:
    """Return what the chosen clozapine label says; before the choice only that none was made."""
    if clozapine is None:
        return ()
    if clozapine.label is None:
        unset = DetailLine(say("clozapine.none_chosen"))
        return (DetailSection(say("clozapine.heading"), (unset,)),)
    lines = (
        DetailLine(line.text) if line.provenance is None else sourced(line.text, line.provenance, pack)
        for line in clozapine.lines
    )
    return (DetailSection(say("clozapine.title", label=clozapine.label), tuple(lines)),)


def _belongs(caveat: Caveat, conditions: Iterable[str]) -> bool:
    return not {*caveat.conditions}.isdisjoint(conditions)


def sourced(text: Statement | Text, provenance: Provenance, pack: Pack) -> DetailLine:
    """Return a line with its short citations; what nobody has checked shows the mark in their place."""
    if provenance.checked is Checked.NOT_VERIFIED:
        return DetailLine(text, mark=provenance.checked, provenance=provenance)
    known = (pack.references[key].short for key in provenance.sources if key in pack.references)
    said = (Checked.SOURCE_CHECKED, Checked.LOCAL)  # the source of a ward's own item says that it is
    mark = None if provenance.checked in said else provenance.checked
    return DetailLine(text, tuple(known), mark, provenance)


def review_section(items: Iterable[tuple[Statement | Text, Provenance]], pack: Pack) -> DetailSection:
    """Return review status and day of each item, and of the pack."""
    lines = tuple(
        DetailLine(say("cause_details.reviewed", name=name, status=item.status, date=item.date))
        for name, item in items
    )
    version = DetailLine(say("cause_details.pack", version=pack.version, review_by=pack.review_by))
    return DetailSection(say("cause_details.review"), (*lines, version))
