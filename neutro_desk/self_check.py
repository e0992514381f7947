"""Self-check: worked cases, resources, fonts, printers, plot and PDF, each tried on this very machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from neutro_desk.exchange.case_file import CaseFileError, read_case
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.knowledge_check import knowledge_checks
from neutro_desk.languages import ENGLISH, LANGUAGES
from neutro_desk.paper.options import PageOptions, Paper, PaperError
from neutro_desk.paper.page import make_pdf
from neutro_desk.wording.phrasebook import CatalogueError, Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.case import Cbc, Differential, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.whole import AssessedCase, WorkUp


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, whether it passed, and what was found or is wrong."""

    name: str
    passed: bool
    says: str

    @property
    def line(self) -> str:
        """The check as one line."""
        return f"{'ok    ' if self.passed else 'FAILED'}  {self.name}: {self.says}"


WORKED = (
    ("9.2", "33", "1", "3.128", Severity.NOT_BELOW, 0, 0),
    ("1.0", "11", "5", "0.16", Severity.SEVERE, 4, 3),
    ("2.0", "14.8", "5.0", "0.396", Severity.SEVERE, 4, 3),
    ("10", "10", "5", "1.5", Severity.NOT_BELOW, 0, 0),
    ("3.5", "30", "1", "1.085", Severity.MILD, 2, 1),
    ("1.2", "30", "5", "0.42", Severity.SEVERE, 4, 3),
    ("0.5", "20", "0", "0.1", Severity.SEVERE, 4, 3),
    ("0.4", "0", "0", "0", Severity.PROFOUND, 4, 4),
)
"""WBC, segs, bands, ANC, word, CTCAE 5.0, CTCAE 6.0, at a lower limit of 1.5.

Source: CLINICAL 8.1 (T1 to T19, T31).
"""


def checks() -> list[Check]:
    """Run every check, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return [
        _tried("worked cases", _worked_cases),
        _tried("resources", _resources),
        *_knowledge(),
        _tried("samples", _samples),
        _tried("page", _page),
        _tried("fonts", _fonts),
        _tried("printers", _printers),
        _tried("plot", _plot),
        _tried("record store", _store),
    ]


class _FailedError(Exception):
    """A check found something wrong."""


_TROUBLE = (
    *(KnowledgeError, CatalogueError, CaseFileError, PaperError, OSError, ImportError),
    *(RuntimeError, ValueError, LookupError),
)
"""What a missing, damaged or foreign file makes a check raise."""


def _tried(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, passed=True, says=check())
    except _FailedError as error:
        return Check(name, passed=False, says=str(error))
    except _TROUBLE as error:
        return Check(name, passed=False, says=f"{type(error).__name__}: {' '.join(str(error).split())}")


def _worked_cases() -> str:
    schemes = load_schemes(resource("schemes"))
    for wbc, segs, bands, anc, word, five, six in WORKED:
        cbc = Cbc(
            wbc=Quantity(Decimal(wbc), "10*9/L"),
            differential=Differential(segs=Decimal(segs), bands=Decimal(bands), bands_reported=True),
            anc_lower_limit=Quantity(Decimal("1.5"), "10*9/L"),
        )
        count = assess(cbc, check_cbc(cbc), schemes, Patient())
        found = (
            count.anc.value,
            count.grades.severity.word,
            count.grades.ctcae_5.grade,
            count.grades.ctcae_6.grade,
        )
        if found != (Decimal(anc), word, five, six):
            message = f"{wbc} x ({segs} + {bands}) / 100 gave {found}"
            raise _FailedError(message)
    return f"{len(WORKED)} counts computed and graded as published"


def _resources() -> str:
    pack = load_pack(resource("knowledge"))
    catalogues = {language.code: load_catalogue(resource("wording", language.code)) for language in LANGUAGES}
    sentences = len(catalogues[ENGLISH.code])
    short = [code for code, found in catalogues.items() if len(found) != sentences]
    if short:
        message = f"sentences are missing or left over in: {', '.join(short)}"
        raise _FailedError(message)
    return (
        f"{len(pack.causes)} causes, {len(pack.drugs)} drugs, {len(pack.questions)} questions; "
        f"{sentences} sentences in {len(LANGUAGES)} languages"
    )


def _knowledge() -> list[Check]:
    """Return each finding about the pack that is used: ours, the copy that is kept, the ward's own."""
    return [Check(one.name, one.passed, one.says) for one in knowledge_checks()]


def _sample_work_ups() -> list[WorkUp]:
    schemes, pack = load_schemes(resource("schemes")), load_pack(resource("knowledge"))
    paths = sorted(resource("samples").glob("*.neutro.json"))
    return [WorkUp(AssessedCase(read_case(path), schemes), pack=pack) for path in paths]


def _samples() -> str:
    work_ups = _sample_work_ups()
    if len(work_ups) < 3 or any(work_up.latest is None for work_up in work_ups):  # noqa: PLR2004  three ship
        message = "a sample is missing or gives no count"
        raise _FailedError(message)
    counts = sum(len(work_up.course.samples) for work_up in work_ups)
    return f"{len(work_ups)} samples worked up, {counts} counts"


def _page() -> str:
    phrasebook = Phrasebook(load_catalogue(resource("wording", "en")))
    options = PageOptions(Reader.CLINICIAN, Paper.A4, printed_at=datetime(2026, 11, 21, 7, 2))
    summary = _sample_work_ups()[0].summary
    first, second = (make_pdf(summary, phrasebook, options) for _ in range(2))
    if not first.startswith(b"%PDF-") or first != second:
        message = "the same summary gave two different pages"
        raise _FailedError(message)
    return f"a PDF of {len(first) // 1024} KiB, the same twice"


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase, QRawFont  # noqa: PLC0415  Qt only when it is this check's turn

    _application()
    paths = sorted(resource("page", "fonts").glob("*.ttf"))
    bad = [path.name for path in paths if not QRawFont(str(path), 10).isValid()]
    if bad or len(paths) < 4:  # noqa: PLR2004  Regular, Italic, Semibold, Bold
        message = f"the page's fonts are missing or damaged: {', '.join(bad) or 'fewer than four files'}"
        raise _FailedError(message)
    return f"{len(paths)} for the page, {len(QFontDatabase.families())} families for the window"


def _printers() -> str:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

    _application()
    names = QPrinterInfo.availablePrinterNames()
    return ", ".join(names) if names else "none found; pages can be saved as PDF"


def _plot() -> str:
    from neutro_desk.screens.course_plot import CoursePlot  # noqa: PLC0415
    from neutro_desk.screens.style import Look  # noqa: PLC0415
    from neutro_desk.screens.theme import LIGHT  # noqa: PLC0415

    _application()
    phrasebook = Phrasebook(load_catalogue(resource("wording", "en")))
    plot = CoursePlot(Look(LIGHT, 1.0), phrasebook)
    plot.resize(800, 400)
    plot.show_work_up(_sample_work_ups()[1])
    image = plot.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    if len(colours) < 4:  # noqa: PLR2004  ground, ink, grid and bands at least
        message = "the plot stayed blank"
        raise _FailedError(message)
    return f"drawn at {image.width()} x {image.height()}"


def _store() -> str:
    from neutro_desk.records.errors import RecordsError  # noqa: PLC0415  records only when it is this check's turn
    from neutro_desk.store_check import StoreCheckError, store_check  # noqa: PLC0415

    try:
        return store_check()
    except StoreCheckError as error:
        raise _FailedError(str(error)) from error
    except RecordsError as error:
        said = Phrasebook(load_catalogue(resource("wording", "en"))).text(error.statement)
        raise _FailedError(said) from error


def _application() -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    global _kept  # noqa: PLW0603  Qt wants the application object to outlive every widget
    if QApplication.instance() is None:
        _kept = QApplication([])


_kept: object = None
