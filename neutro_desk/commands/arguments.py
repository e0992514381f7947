"""The verbs and their options (INTERFACE); what is not said stays None."""

from __future__ import annotations

import argparse
from pathlib import Path

from neutro_desk import __version__
from neutro_desk.languages import CODES
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.case import Duffy, Known

_Verbs = argparse._SubParsersAction  # noqa: SLF001  argparse gives the type of add_subparsers no other name


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="neutro-desk",
        description="Neutrophil counts worked up. Without a verb the window opens.",
        epilog="Supports, does not replace, clinical judgement.",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"neutro-desk {__version__}")
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")
    _anc(verbs)
    _grade(verbs)
    _course(verbs)
    causes = _verb(verbs, "causes", "the ranked causes with reasons, and the next best question")
    causes.add_argument("case", type=Path, metavar="CASE.json")
    _language(causes)
    _verb(verbs, "findings", "every question of the checklist: id, text, step, kind, answers")
    _summary(verbs)
    _verb(verbs, "self-check", "worked cases, resources, fonts, printers, plot, PDF; one line each")
    _verb(verbs, "schema", "JSON Schema of the case file")
    _audit(verbs)
    return whole


def _verb(verbs: _Verbs[argparse.ArgumentParser], name: str, says: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(
        name, help=says, description=says[:1].upper() + says[1:] + ".", allow_abbrev=False
    )
    verb.add_argument("--json", action="store_true", help="print JSON")
    return verb


def _anc(verbs: _Verbs[argparse.ArgumentParser]) -> None:
    anc = _verb(verbs, "anc", "one count from its options, or every count of a case file")
    anc.add_argument("case", nargs="?", type=Path, metavar="CASE.json")
    anc.add_argument("--wbc", metavar="N", help="white cells; the decimal mark is a point")
    anc.add_argument("--unit", metavar="U", help="of --wbc, --lln and absolute cells; 10*9/L if not given")
    anc.add_argument("--segs", metavar="P", help="segmented neutrophils, per cent")
    anc.add_argument("--bands", metavar="P", help="band neutrophils, per cent")
    anc.add_argument(
        "--neutrophils", metavar="P", help="all neutrophils, per cent, instead of segs and bands"
    )
    anc.add_argument("--absolute", action="store_true", help="cells are counts in --unit, not per cent")
    anc.add_argument("--nrbc", metavar="N", help="nucleated red cells per 100 white cells")
    anc.add_argument(
        "--wbc-corrected", choices=_values(Known), help="whether --wbc is already corrected for them"
    )
    anc.add_argument(
        "--cells-counted", metavar="N", help="cells of a manual differential: adds the 95 %% limits"
    )
    anc.add_argument("--lln", metavar="N", help="the laboratory's lower limit, in --unit")
    anc.add_argument(
        "--age", metavar="AGE", help='such as "16 h", "40 d", "6 wk", "3 mo", "34 y"; adult if not given'
    )
    anc.add_argument("--gestation", metavar="WEEKS", help="completed weeks")
    anc.add_argument("--birth-weight", metavar="G", help="grams")
    anc.add_argument("--duffy", choices=_values(Duffy), help="Duffy (ACKR1) type, if tested")
    anc.add_argument("--scheme", metavar="NAME", help=_SCHEME)
    _language(anc)


_SCHEME = "CTCAE 4.03, CTCAE 5.0, CTCAE 6.0, DAIDS 2.1 or clinical; or a .toml file with a ward's own words"


def _grade(verbs: _Verbs[argparse.ArgumentParser]) -> None:
    grade = _verb(verbs, "grade", "a table of counts, each graded: adds grade, word, reason")
    grade.add_argument("table", type=Path, metavar="TABLE.csv", help="anc,unit[,lln,birth,collected,scheme]")
    grade.add_argument("--scheme", metavar="NAME", help=f"of rows that name none: {_SCHEME}")
    grade.add_argument("-o", "--output", type=Path, metavar="OUT.csv", help="stdout if not given")


def _course(verbs: _Verbs[argparse.ArgumentParser]) -> None:
    course = _verb(verbs, "course", "a series over time: episodes, nadir, decline, recovery")
    course.add_argument("file", type=Path, metavar="FILE", help="CSV with time,anc[,unit], or a case file")
    course.add_argument(
        "--threshold", action="append", metavar="X", help="10^9/L; may be given several times"
    )
    course.add_argument("--recovery-at", metavar="Y", help="10^9/L; an episode ends here instead of at X")
    course.add_argument("--recovery-runs", metavar="N", default="3", help="days that make a recovery (3)")
    course.add_argument(
        "--as-of", metavar="TIME", help="leave out what is later; the last count if not given"
    )
    course.add_argument("--by", metavar="COLUMN", help="one series for each entry of this column of the CSV")
    _language(course)


def _summary(verbs: _Verbs[argparse.ArgumentParser]) -> None:
    summary = _verb(verbs, "summary", "the page, as PDF or as text")
    summary.add_argument("cases", nargs="+", type=Path, metavar="CASE.json")
    summary.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help="a folder for several cases")
    summary.add_argument("--audience", choices=_values(Reader), default="clinician")
    summary.add_argument("--paper", choices=["a4", "letter"], help="a4 if not given")
    summary.add_argument("--grey", action="store_true", help="without the red of alarm and severity word")
    _language(summary)
    summary.add_argument("--printed-at", metavar="TIME", help="such as 2026-11-21T06:10; now if not given")
    summary.add_argument("--ward", type=Path, metavar="WARD.toml", help="a ward's settings for its pages")
    words = summary.add_mutually_exclusive_group()
    words.add_argument("--text", action="store_true", help="the words of the page instead of a PDF")
    summary.add_argument(
        "--template", metavar="NAME", help="with --text and --ward: one of the ward's own texts"
    )
    words.add_argument("--html", action="store_true", help="the same with headings, lists and tables")


def _language(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--language", choices=CODES, help="of what is printed for a person; JSON stays English")


def _audit(verbs: _Verbs[argparse.ArgumentParser]) -> None:
    audit = _verb(verbs, "audit", "audit verify STORE: the chain of a record store, or of a backup of it")
    audit.add_argument("what", choices=["verify"], metavar="verify")
    audit.add_argument("store", type=Path, metavar="STORE", help="the folder of the records")
    audit.add_argument("--name", metavar="NAME", help="who signs in; asked for on a terminal")
    audit.add_argument(
        "--page", action="append", metavar="HEAD", help="the head on a printed page: must be of this chain"
    )
    secret = audit.add_mutually_exclusive_group()
    secret.add_argument(
        "--passphrase-from", metavar="VARIABLE", help="variable of the environment, for scripts"
    )
    secret.add_argument("--passphrase-stdin", action="store_true", help="first line of stdin, for scripts")


def _values(kind: type[Known] | type[Duffy] | type[Reader]) -> list[str]:
    return [str(member.value) for member in kind]
