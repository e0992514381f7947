"""What stands around the blocks of a page: patient, printing, ward, signatures, versions, title."""

from __future__ import annotations

from datetime import date

from neutro_desk import __version__
from neutro_desk.paper.checklist_block import supports_sentence
from neutro_desk.paper.options import LEAVABLE, PageOptions
from neutro_desk.paper.words import Rich, Words
from neutro_desk.workup.case import Patient
from neutro_desk.workup.moments import age_in_years
from neutro_desk.workup.statements import say
from neutro_desk.workup.summary import Summary

_LONG_NAMES = (60, 140)
"""Characters of name and number together above which they are set smaller; they always stand in full."""


def page_frame(summary: Summary, words: Words, options: PageOptions) -> dict[str, object]:
    """Return what the file and every page carry: title, language, paper, footer."""
    day = options.printed_at
    patient = summary.case.patient
    parts = [words.short(patient.name), words.text_date(patient.birth_date), words.short(patient.identifier)]
    identity = " · ".join(part for part in parts if part)
    return {
        "title": words.line("page.title"),
        "author": words.safe(options.printed_by),
        "language": words.phrasebook.language.code,
        "paper": list(options.paper.points),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "document": _document(patient, words, options),
        "footer": identity or words.line("page.nobody"),
        "footer_ward": words.safe(options.ward.footer),
        "footer_versions": _versions(summary, words, options),
        "page_of": words.halves("page.number", "page", "pages"),
    }


def _versions(summary: Summary, words: Words, options: PageOptions) -> str:
    """Return program and knowledge, and where the audit of the records stood: it ties the page to them."""
    said = words.line("page.versions_patient", version=__version__, knowledge=words.text(summary.knowledge))
    return f"{said} · {words.safe(options.audit_head)}" if options.audit_head else said


def _document(patient: Patient, words: Words, options: PageOptions) -> str:
    """Return the title of the file; it names nobody unless the ward asks for it."""
    title = words.line("page.title")
    parts = (patient.name or "", patient.identifier or "") if options.ward.names_patient else ()
    return " · ".join((title, *(safe for part in parts if (safe := words.safe(part)))))


def identity_block(
    patient: Patient, words: Words, options: PageOptions, on: date | None
) -> dict[str, object]:
    """Return who the page is about, or that nobody is recorded, and when and by whom it was printed."""
    facts: list[Rich] = []
    if patient.birth_date is not None:
        born = words.own("page.born", date=patient.birth_date)
        if on is not None and words.phrasebook.reader is words.CLINICIAN and on >= patient.birth_date:
            years = age_in_years(patient.birth_date, on)
            age = words.own("page.age", years=years) if years else words.own("page.age_under_1")
            born += [[" ", ""], *age]
        facts.append(born)
    if patient.sex is not None and words.phrasebook.reader is words.CLINICIAN:
        facts.append(words.rich(say("page.sex", sex=patient.sex)))
    if patient.identifier:
        facts.append(words.own("page.identifier", identifier=patient.identifier))
    printed = words.line("page.printed", time=options.printed_at)
    if options.printed_by and words.phrasebook.reader is words.CLINICIAN:
        printed = words.line("page.printed_by", time=options.printed_at, person=options.printed_by)
    nobody = not patient.name and not patient.identifier
    lines = [words.safe(options.ward.heading)] if options.ward.heading else []
    return {
        "nobody": nobody,
        "name": words.line("page.nobody") if nobody else words.safe(patient.name or patient.identifier or ""),
        "long": _long(words.safe(f"{patient.name or ''} {patient.identifier or ''}")),
        "facts": facts,
        "printed": [*lines, printed],
        "logo": _logo(words, options),
    }


def _long(named: str) -> int:
    """Return how much smaller a long name is set: 0 as usual, 1 smaller, 2 as small as the text."""
    return sum(len(named) > most for most in _LONG_NAMES)


def _logo(words: Words, options: PageOptions) -> dict[str, object] | None:
    """Return the ward's logo as numbers, which is how the typesetter takes bytes; None without one."""
    if options.ward.logo is None:
        return None
    kind, content = options.ward.logo
    said = words.safe(options.ward.heading) or words.line("page.logo")
    return {"kind": kind.value, "bytes": list(content), "alt": said}


def collected_on(summary: Summary) -> date | None:
    """Return the day of the count the page rests on, by which ages are told; None when it has none."""
    collected = summary.latest.cbc.collected if summary.latest is not None else None
    return collected.date() if collected is not None else None


def closing(summary: Summary, words: Words, options: PageOptions) -> dict[str, object]:
    """Return what stands at the foot of page 1, with what the ward leaves out."""
    out = [words.line(f"page.block.{name}") for name in LEAVABLE if name in options.ward.left_out]
    left_out = f" · {words.line('page.left_out', list=', '.join(out))}" if out else ""
    scheme, knowledge = words.text(summary.scheme), words.text(summary.knowledge)
    return {
        "signatures": [words.line(f"page.{name}") for name in ("prepared", "reviewed", "signed_at")],
        "disclaimer": [*supports_sentence(summary, words), [" ", ""], *words.own("page.disclaimer")],
        "versions": words.line("page.versions", version=__version__, scheme=scheme, knowledge=knowledge)
        + left_out,
    }
