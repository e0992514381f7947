"""The same work-up from a terminal (INTERFACE): results on stdout, problems on stderr, exit 0, 1 or 2."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from neutro_desk import __version__
from neutro_desk.exchange import results
from neutro_desk.exchange.case_file import CaseFileError, read_case
from neutro_desk.exchange.series import SeriesError, read_series
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.case import Case, Cbc, Differential, Duffy, Known, Method, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.course import THRESHOLDS, Course, Sample, analyse_course, sample_of
from neutro_desk.workup.course_statements import course_statements
from neutro_desk.workup.fever import warning_line
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.quantities import file_unit, read_file_number
from neutro_desk.workup.statements import Note, NoteKind, Statement, leaves_no_number, say
from neutro_desk.workup.whole import AssessedCase, WorkUp

DONE, REFUSED, WRONG_CALL = 0, 1, 2


class WrongCallError(Exception):
    """The call itself is wrong; nothing was written."""


class _Tools:
    """What the verbs share: the schemes, the phrasebook, and where output goes."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.schemes: Schemes = load_schemes(resource("schemes"))
        self.phrasebook = Phrasebook(load_catalogue(resource("wording", "en")))
        self.text = self.phrasebook.text

    def give(self, result: object, lines: Sequence[str]) -> None:
        """Print a result: as JSON, or for a person."""
        print(json.dumps(result, indent=1, ensure_ascii=False) if self.as_json else "\n".join(lines))


def run(words: list[str]) -> int:
    """Run one verb; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    call = _parser().parse_args(words)
    verbs: dict[str, Callable[[argparse.Namespace, _Tools], int]] = {
        "anc": _anc,
        "course": _course,
        "causes": _causes,
        "findings": _findings,
        "summary": _summary,
        "self-check": _self_check,
        "schema": _schema,
    }
    try:
        return verbs[call.verb](call, _Tools(as_json=call.json))
    except (WrongCallError, KnowledgeError) as error:
        print(f"neutro-desk {call.verb}: {error}", file=sys.stderr)
        return WRONG_CALL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="neutro-desk",
        description="Neutrophil counts worked up. Without a verb the window opens.",
        epilog="Supports, does not replace, clinical judgement.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"neutro-desk {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    anc = _verb(verbs, "anc", "one count, or every count of a case file")
    anc.add_argument("case", nargs="?", type=Path, metavar="CASE.json")
    for option in ("wbc", "segs", "bands", "neutrophils", "nrbc", "cells-counted", "lln", "age", "birth-weight"):
        anc.add_argument(f"--{option}")
    anc.add_argument("--unit", default="10*9/L", help="unit of --wbc, of --lln and of absolute cells (10*9/L)")
    anc.add_argument("--absolute", action="store_true", help="the cells are absolute counts, not per cent")
    anc.add_argument("--wbc-corrected", choices=[known.value for known in Known])
    anc.add_argument("--gestation", type=int, metavar="WEEKS")
    anc.add_argument("--duffy", choices=[duffy.value for duffy in Duffy], default="unknown")
    anc.add_argument("--scheme", default="clinical", metavar="NAME")

    course = _verb(verbs, "course", "a series over time: CSV with time,anc[,unit], or a case file")
    course.add_argument("file", type=Path)
    course.add_argument("--threshold", action="append", metavar="X", help="10^9/L; may be given several times")
    course.add_argument("--recovery-at", metavar="Y")
    course.add_argument("--recovery-runs", type=int, default=3, metavar="N")
    course.add_argument("--as-of", metavar="TIME")

    causes = _verb(verbs, "causes", "the ranked causes with reasons, and the next best question")
    causes.add_argument("case", type=Path, metavar="CASE.json")

    _verb(verbs, "findings", "every question of the checklist")

    summary = _verb(verbs, "summary", "the page")
    summary.add_argument("cases", nargs="+", type=Path, metavar="CASE.json")
    summary.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help="a folder for several cases")
    summary.add_argument("--audience", choices=[reader.value for reader in Reader], default="clinician")
    summary.add_argument("--paper", choices=["a4", "letter"], default="a4")
    summary.add_argument("--language", choices=["en"], default="en")
    summary.add_argument("--printed-at", metavar="TIME")
    summary.add_argument("--text", action="store_true", help="print the page's words instead")

    _verb(verbs, "self-check", "worked cases, resources, fonts, printers, plot, PDF")
    _verb(verbs, "schema", "JSON Schema of the case file")
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=says, description=says, allow_abbrev=False)
    verb.add_argument("--json", action="store_true", help="print JSON")
    return verb


# -- anc ------------------------------------------------------------------------------------------------------


def _anc(call: argparse.Namespace, tools: _Tools) -> int:
    if call.scheme not in ("clinical", tools.schemes.clinical.name):
        raise WrongCallError(f"there is no scheme {call.scheme!r}; this version grades by the clinical one")
    typed = [name for name in ("wbc", "segs", "bands", "neutrophils") if getattr(call, name) is not None]
    if call.case is not None:
        if typed:
            raise WrongCallError("give a case file or --wbc and its cells, not both")
        return _anc_of_case(call.case, tools)
    if not typed:
        raise WrongCallError("give --wbc, cells, or a case file")
    count = _typed_count(call, tools)
    warning = warning_line(count.anc, Course(), Case()) is not None
    _print_problems(count.anc.notes, tools)
    tools.give(results.count_result(count, warning=warning, say=tools.text), _count_lines(count, tools, warning=warning))
    return REFUSED if leaves_no_number(count.anc.notes) else DONE


def _typed_count(call: argparse.Namespace, tools: _Tools) -> AssessedCount:
    unit = file_unit(call.unit)
    if unit is None:
        raise WrongCallError(f"--unit {call.unit!r} does not name a cell count completely; write 10*9/L or /uL")
    refused: list[Note] = []

    def number(name: str, field: str) -> Decimal | None:
        text = getattr(call, name)
        if text is None:
            return None
        read = read_file_number(text)
        if read.problem is not None or read.comparator is not None:
            problem = read.problem or say("number.comparator_here", text=text)
            refused.append(Note(NoteKind.BLOCK, field, problem))
            return None
        return read.value

    share = unit if call.absolute else "%"
    bands = number("bands", "bands")
    segs = number("segs", "segs")
    differential = Differential(
        unit=share,
        segs=segs,
        bands=bands,
        neutrophils=number("neutrophils", "neutrophils"),
        bands_reported=True if bands is not None else None,
    )
    wbc, lln, cells = number("wbc", "wbc"), number("lln", "anc_lower_limit"), number("cells_counted", "cells_counted")
    collected, patient = _age(call)
    cbc = Cbc(
        id="typed",
        collected=collected,
        method=Method.MANUAL if cells is not None else None,
        cells_counted=_whole(cells, refused),
        wbc=None if wbc is None else Quantity(wbc, unit),
        wbc_corrected=Known(call.wbc_corrected) if call.wbc_corrected else None,
        nrbc=number("nrbc", "nrbc"),
        differential=differential,
        anc_lower_limit=None if lln is None else Quantity(lln, unit),
    )
    return assess(cbc, (*refused, *check_cbc(cbc)), tools.schemes, patient)


def _whole(cells: Decimal | None, refused: list[Note]) -> int | None:
    if cells is None:
        return None
    if cells != cells.to_integral_value() or cells < 1:
        refused.append(Note(NoteKind.BLOCK, "cells_counted", say("number.not_whole", text=format(cells, "f"))))
        return None
    return int(cells)


_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*(h|d|wk|w|mo|m|y|a)\Z")
_DAYS_OF = {"h": 1 / 24, "d": 1, "w": 7, "wk": 7, "mo": 30.4375, "m": 30.4375, "y": 365.25, "a": 365.25}


def _age(call: argparse.Namespace) -> tuple[datetime | None, Patient]:
    """Return a collection time and a patient born the given age before it; the day itself means nothing."""
    weight = None
    if call.birth_weight is not None:
        if not call.birth_weight.isdigit():
            raise WrongCallError("--birth-weight takes whole grams")
        weight = int(call.birth_weight)
    duffy = Duffy(call.duffy)
    if call.age is None:
        return None, Patient(duffy=duffy, gestation_weeks=call.gestation, birth_weight_g=weight)
    match = _AGE.match(call.age.strip())
    if match is None:
        raise WrongCallError('--age takes a number with h, d, wk, mo or y, such as "40 d"')
    collected = datetime(2000, 1, 1, 12, 0)
    born = collected - timedelta(days=float(match[1]) * _DAYS_OF[match[2]])
    exact_time = born.time() if match[2] == "h" else None
    patient = Patient(
        birth_date=born.date(), birth_time=exact_time, duffy=duffy, gestation_weeks=call.gestation, birth_weight_g=weight
    )
    return collected, patient


def _anc_of_case(path: Path, tools: _Tools) -> int:
    case = _case(path)
    assessed = AssessedCase(case, tools.schemes)
    course = _course_of(assessed.counts, case)
    found: list[results.Json] = []
    lines: list[str] = []
    refused = False
    for count in assessed.counts:
        warning = warning_line(count.anc, course if _is_last(count, course) else Course(), case) is not None
        result = results.count_result(count, warning=warning, say=tools.text)
        collected = count.cbc.collected
        found.append({"id": count.cbc.id, "collected": collected.isoformat("T", "minutes") if collected else None, **result})
        lines += [f"{count.cbc.id}  {tools.text(_collected(count))}", *_count_lines(count, tools, warning=warning), ""]
        refused = refused or leaves_no_number(count.anc.notes)
        _print_problems(count.anc.notes, tools, place=f"{path.name}, count {count.cbc.id}, ")
    tools.give(found, lines)
    return REFUSED if refused else DONE


def _is_last(count: AssessedCount, course: Course) -> bool:
    return bool(course.samples) and course.samples[-1].count_id == count.cbc.id


def _collected(count: AssessedCount) -> Statement:
    return say("command.collected", time=count.cbc.collected) if count.cbc.collected else say("command.no_time")


def _count_lines(count: AssessedCount, tools: _Tools, *, warning: bool) -> list[str]:
    anc, severity = count.anc, count.grades.severity
    if anc.value is not None:
        sign = anc.comparator.value if anc.comparator else ""
        per_litre, cells = results.exact(anc.value), results.exact(anc.value * 1000)
        lines = [f"ANC {sign}{per_litre} x10^9/L ({sign}{cells} /uL){'  PROVISIONAL' if anc.provisional else ''}"]
    elif anc.upper_limit is not None:
        lines = [f"ANC not above {results.exact(anc.upper_limit)} x10^9/L (no differential)"]
    else:
        lines = ["ANC cannot be said"]
    if anc.working:
        lines.append(f"= {anc.working}")
    if severity.word is not None:
        least = "at least " if severity.at_least else ""
        scheme = f"scheme {severity.scheme} {severity.scheme_version}"
        lines.append(f"{least}{results.severity_word(severity)}, {results.severity_range(severity)} ({scheme})")
    elif severity.reason is not None:
        lines.append(tools.text(severity.reason))
    for call in (count.grades.ctcae_5, count.grades.ctcae_6):
        said = f"grade {call.grade}" if call.grade is not None else tools.text(call.reason) if call.reason else "no grade"
        lines.append(f"CTCAE {call.version}: {said}")
    lines += [f"{call.limit.name}: from {call.limit.low}, {call.position}" for call in count.grades.limits]
    if anc.interval is not None:
        low, high = results.rounded(anc.interval.low), results.rounded(anc.interval.high)
        lines.append(f"{anc.interval.cells_counted} cells: {low}-{high} (95 % counting limits)")
    if warning:
        lines.append(tools.text(say("warning.line")))
    notes = [note for note in anc.notes if note.kind in (NoteKind.NOTE, NoteKind.WARN)]
    return [*lines, *(f"{note.kind.value}: {tools.text(note.statement)}" for note in notes)]


def _print_problems(notes: Sequence[Note], tools: _Tools, place: str = "") -> None:
    for note in notes:
        if leaves_no_number((note,)):
            choices = "".join(f" [{tools.text(choice.label)}]" for choice in note.choices)
            print(f"{place}{note.field}: {tools.text(note.statement)}{choices}", file=sys.stderr)


# -- course ---------------------------------------------------------------------------------------------------


def _course(call: argparse.Namespace, tools: _Tools) -> int:
    thresholds = tuple(_option("--threshold", text) for text in call.threshold or ()) or THRESHOLDS
    recovery_at = None if call.recovery_at is None else _option("--recovery-at", call.recovery_at)
    if call.recovery_runs < 1:
        raise WrongCallError("--recovery-runs takes a whole number from 1 up")
    as_of = None if call.as_of is None else _time("--as-of", call.as_of)
    status = DONE
    if call.file.suffix == ".json":
        case = _case(call.file)
        assessed = AssessedCase(case, tools.schemes)
        samples = _samples(assessed.counts)
        for count in assessed.counts:
            if leaves_no_number(count.anc.notes):
                status = REFUSED
                _print_problems(count.anc.notes, tools, place=f"{call.file.name}, count {count.cbc.id}, ")
        events = case.events
    else:
        try:
            series = read_series(call.file)
        except SeriesError as error:
            raise WrongCallError(f"{call.file.name}: {error}") from error
        samples, events = series.samples, ()
        for bad in series.refused:
            status = REFUSED
            print(f"{call.file.name}, line {bad.line}, {bad.field} {bad.value!r}: {bad.reason}", file=sys.stderr)
    course = analyse_course(
        samples,
        events,
        thresholds=thresholds,
        recovery_at=recovery_at,
        recovery_runs=call.recovery_runs,
        as_of=as_of,
    )
    lines: list[str] = []
    for heading, statements in course_statements(course, events):
        lines += [tools.text(heading), *(f"  {tools.text(statement)}" for statement in statements)]
    tools.give(results.course_result(course, tools.text), lines)
    return status


def _option(name: str, text: str) -> Decimal:
    read = read_file_number(text)
    if read.value is None or read.comparator is not None or read.value <= 0:
        raise WrongCallError(f"{name} {text!r} is not a number above 0; the decimal mark is a point")
    return read.value


def _time(name: str, text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongCallError(f"{name} {text!r} is not a time such as 2026-11-21T06:10") from error
    if time.tzinfo is not None:
        raise WrongCallError(f"{name} takes a time without time zone")
    return time


def _samples(counts: Sequence[AssessedCount]) -> tuple[Sample, ...]:
    found = (sample_of(count) for count in counts)
    return tuple(sample for sample in found if sample is not None)


def _course_of(counts: Sequence[AssessedCount], case: Case) -> Course:
    return analyse_course(_samples(counts), case.events)


def _case(path: Path) -> Case:
    try:
        return read_case(path)
    except CaseFileError as error:
        raise WrongCallError(f"{path.name}: " + " ".join(error.problems)) from error


# -- causes, findings -----------------------------------------------------------------------------------------


def _causes(call: argparse.Namespace, tools: _Tools) -> int:
    work_up = _work_up(_case(call.case), tools)
    ranking = work_up.ranking
    if ranking is None:
        raise WrongCallError("there is no knowledge pack")
    warning = work_up.warning
    rules: results.Json | None = None
    if warning is not None:
        rules = {"reason": warning.reason.value, "bodies": [body.value for body in warning.bodies]}
    lines = []
    for place, cause in enumerate((cause for cause in ranking.ranked if cause.score > 0), start=1):
        lines.append(f"{place}  {tools.text(cause.name)}: {tools.phrasebook.word(cause.support)}")
        lines += [f"   + {tools.text(reason.text)} ({reason.source})" for reason in cause.reasons_for]
        lines += [f"   - {tools.text(reason.text)} ({reason.source})" for reason in cause.reasons_against]
    if ranking.next_question is not None:
        asked = next(q for q in work_up.pack.questions if q.id == ranking.next_question.question) if work_up.pack else None
        if asked is not None:
            lines.append(f"Next best question: {tools.text(asked.text)} {tools.text(ranking.next_question.why)}")
    tools.give(results.causes_result(ranking, emergency=rules, say=tools.text), lines)
    unusable = [count for count in work_up.counts if leaves_no_number(count.anc.notes)]
    for count in unusable:
        _print_problems(count.anc.notes, tools, place=f"{call.case.name}, count {count.cbc.id}, ")
    return REFUSED if unusable else DONE


def _findings(_call: argparse.Namespace, tools: _Tools) -> int:
    questions = load_pack(resource("knowledge")).questions
    lines = [f"{question.step.value:18} {question.id:32} {tools.text(question.text)}" for question in questions]
    tools.give(results.questions_result(questions, tools.text), lines)
    return DONE


def _work_up(case: Case, tools: _Tools) -> WorkUp:
    return WorkUp(AssessedCase(case, tools.schemes), pack=load_pack(resource("knowledge")))


# -- summary --------------------------------------------------------------------------------------------------


def _summary(call: argparse.Namespace, tools: _Tools) -> int:
    from neutro_desk.paper.options import PageOptions, Paper  # noqa: PLC0415  the page's engine loads slowly
    from neutro_desk.paper.page import PaperError, write_pdf  # noqa: PLC0415
    from neutro_desk.paper.plain_text import summary_text  # noqa: PLC0415

    if not call.text and call.output is None:
        raise WrongCallError("give -o OUT.pdf, or --text")
    many = len(call.cases) > 1
    if many and not call.text and call.output is not None and call.output.exists() and not call.output.is_dir():
        raise WrongCallError("-o must name a folder when there are several cases")
    reader = Reader(call.audience)
    phrasebook = Phrasebook(load_catalogue(resource("wording", call.language)), reader)
    printed_at = datetime.now() if call.printed_at is None else _time("--printed-at", call.printed_at)  # noqa: DTZ005
    options = PageOptions(audience=reader, paper=Paper(call.paper), printed_at=printed_at, language=call.language)
    pack = load_pack(resource("knowledge"))
    if many and not call.text:
        call.output.mkdir(parents=True, exist_ok=True)
    written: list[str] = []
    refused: list[results.Json] = []
    for number, path in enumerate(call.cases, start=1):
        _progress(number, len(call.cases), path)
        try:
            summary = WorkUp(AssessedCase(read_case(path), tools.schemes), pack=pack).summary
            if call.text:
                print(summary_text(summary, phrasebook, options))
                continue
            target = call.output / f"{path.name.removesuffix('.neutro.json').removesuffix('.json')}.pdf" if many else call.output
            write_pdf(target, summary, phrasebook, options)
        except (CaseFileError, PaperError) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            refused.append({"file": path.name, "reason": str(error)})
        else:
            written.append(str(target))
    if not call.text:
        tools.give({"written": written, "refused": refused}, written)
    return REFUSED if refused else DONE


def _progress(number: int, of: int, path: Path) -> None:
    if of > 1 and sys.stderr.isatty():
        print(f"\r{number} of {of}  {path.name[:40]:40}", end="\n" if number == of else "", file=sys.stderr)


# -- self-check, schema ---------------------------------------------------------------------------------------


def _self_check(_call: argparse.Namespace, tools: _Tools) -> int:
    from neutro_desk.self_check import checks  # noqa: PLC0415  brings Qt

    found = checks()
    lines = [f"{'ok    ' if good else 'FAILED'}  {name}: {says}" for name, good, says in found]
    tools.give([{"check": name, "ok": good, "says": says} for name, good, says in found], lines)
    return DONE if all(good for _, good, _ in found) else REFUSED


def _schema(_call: argparse.Namespace, _tools: _Tools) -> int:
    import msgspec  # noqa: PLC0415  needed by this verb alone

    from neutro_desk.exchange.case_shapes import CaseShape  # noqa: PLC0415

    print(json.dumps(msgspec.json.schema(CaseShape), indent=1))
    return DONE
