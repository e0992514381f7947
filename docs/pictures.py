"""Render the pictures of window and page in docs/pictures: `make pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["NEUTRO_DESK_SETTINGS"] = tempfile.mkdtemp()

from PySide6.QtCore import QEventLoop, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from docs.courses import TypicalCourse, typical_courses
from docs.patient_pictures import take_patients
from docs.sign_in_pictures import take_sign_in
from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.languages import ENGLISH, GERMAN, Language
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.page import make_svg_pages
from neutro_desk.paper.printing import page_size, render_page
from neutro_desk.screens.content_dialog import HEIGHT, WIDTH, ContentDialog
from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.course_picture import CoursePicture
from neutro_desk.screens.fever_panel import FeverPanel
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.picture_wanted import PictureContents
from neutro_desk.screens.plot_series import Span, series_of, shown_range
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.review_grid import ReviewGrid
from neutro_desk.screens.score_dialog import ScoreDialog
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.startup import Startup
from neutro_desk.ward_knowledge import in_language
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.whole import AssessedCase, WorkUp

FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 11, 21, 7, 32)
DOTS = 110
"""Pixels to the inch of the pictures of the page."""
FEWER_DOTS = 80
"""The same of the many pages of typical courses."""
COURSE_SIZE = (1000, 520)
FEVER_SIZE = (1000, 660)
DRUG, CHEMOTHERAPY, REAL = (
    "drug-induced-fall.neutro.json",
    "chemotherapy-course.neutro.json",
    "real-series-mimic-iv-demo.neutro.json",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the window."""

    name: str
    sample: str = DRUG
    pane: Pane = Pane.COURSE
    look: str = "light"
    scale: int = 100
    size: tuple[int, int] = (1366, 768)
    typed: str = ""
    pasted: str = ""
    looked_up: str = ""
    fever: str = ""
    in_guide: str = ""
    other_lines: bool = False
    cycles: bool = False


REPORT = (
    "Collected: 20-Nov-2026 06:10\n"
    "WBC\t1,200\tL\t/uL\t4000-11000\n"
    "Neutrophils (polys)\t30\tL\t%\t40-70\n"
    "Bands\t5\tH\t%\t0-3\n"
    "Lymphocytes\t55\tH\t%\t20-45\n"
    "Monocytes\t7\t\t%\t2-10\n"
    "Eosinophils\t3\t\t%\t0-6\n"
    "Hemoglobin\t8.2\tL\tg/dL\t12.0-16.0\n"
    "Platelet count\t186\t\tK/mcL\t150-400\n"
    "Sodium\t138\t\tmmol/L\t135-145\n"
)
SHOTS = (
    Shot("window-course-1366x768-light"),
    Shot("window-course-1366x768-dark", look="dark"),
    Shot("window-causes-1366x768-light", pane=Pane.CAUSES),
    Shot("window-causes-1366x768-dark", pane=Pane.CAUSES, look="dark"),
    Shot("window-guide-drugs-1366x768-light", pane=Pane.CAUSES, in_guide=">>"),
    Shot("window-guide-medicine-1366x768-dark", pane=Pane.CAUSES, look="dark", in_guide="dhydroxy"),
    Shot("window-guide-search-1366x768-light", pane=Pane.CAUSES, in_guide="/infec"),
    Shot("window-guide-1366x768-150-per-cent", pane=Pane.CAUSES, scale=150, in_guide=">>>>>"),
    Shot("window-summary-1366x768-light", pane=Pane.SUMMARY),
    Shot("window-quick-1366x768-light", sample="", typed="5200"),
    Shot("window-wide-1920x1080-light", size=(1920, 1080)),
    Shot("window-wide-1920x1080-dark", size=(1920, 1080), look="dark"),
    Shot("window-real-series-1366x768-light", sample=REAL),
    Shot("window-chemotherapy-1366x768-light", sample=CHEMOTHERAPY),
    Shot("window-pasted-1366x768-light", pasted=REPORT),
    Shot("window-pasted-1366x768-dark", pasted=REPORT, look="dark"),
    Shot("window-content-1366x768-light", pane=Pane.CAUSES, looked_up="spleen"),
    Shot("window-content-1366x768-dark", pane=Pane.CAUSES, looked_up="septrin", look="dark"),
    Shot("window-fever-1366x768-light", pane=Pane.CAUSES, fever="panel"),
    Shot("window-fever-1366x768-dark", pane=Pane.CAUSES, fever="panel", look="dark"),
    Shot("window-mascc-1366x768-light", pane=Pane.CAUSES, fever="mascc"),
    Shot("window-cisne-1366x768-dark", pane=Pane.CAUSES, fever="cisne", look="dark"),
    Shot("window-course-1366x768-150-per-cent", scale=150),
    Shot("window-course-1366x768-200-per-cent", scale=200),
    Shot("window-other-lines-1366x768-light", sample=CHEMOTHERAPY, other_lines=True),
    Shot("window-other-lines-1366x768-dark", sample=REAL, look="dark", other_lines=True),
    Shot("window-cycles-1366x768-light", sample=CHEMOTHERAPY, cycles=True),
    Shot("window-cycles-1366x768-dark", sample=CHEMOTHERAPY, look="dark", cycles=True),
)


def main() -> int:
    """Render every picture, or those whose names hold a word of the command line; return 0."""
    FOLDER.mkdir(exist_ok=True)
    application = QApplication([])
    for shot in SHOTS:
        if _is_wanted(shot.name):
            _take(application, shot)
            sys.stdout.write(f"{shot.name}.png\n")
    for name in (
        *take_sign_in(application, FOLDER, _is_wanted),
        *take_patients(application, FOLDER, _is_wanted),
    ):
        sys.stdout.write(f"{name}.png\n")
    for sample in (DRUG, CHEMOTHERAPY, REAL):
        for reader in Reader:
            if _is_wanted(_page_name(sample, reader)):
                _page(sample, reader)
            if sample == DRUG and _is_wanted(_page_name(sample, reader, GERMAN)):
                _page(sample, reader, GERMAN)
    for course in typical_courses():
        if _is_wanted(f"course-{course.name}"):
            _course(course)
        if _is_wanted(f"page-course-{course.name}"):
            _page_of_course(course)
    return 0


def _course(course: TypicalCourse) -> None:
    """Draw one typical course, light, dark and as a black-and-white printer gives it."""
    book = Phrasebook(load_catalogue(resource("wording", "en")), Reader.CLINICIAN)
    book.year_understood = NOW.year
    shown = WorkUp(AssessedCase(course.case, load_schemes(resource("schemes"))))
    contents = PictureContents(
        series_of(shown.course, shown.dated, shown.schemes.active),
        course.case.events,
        PlotWords(book).patient(course.case.patient),
        *shown_range(shown.course, Span.ALL, None),
        is_log=course.is_log,
    )
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        image = CoursePicture(contents, book, theme=theme, size=COURSE_SIZE).image(dots=1)
        image.save(str(FOLDER / f"course-{course.name}-{name}.png"))
        if theme is LIGHT:
            grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
            grey.save(str(FOLDER / f"course-{course.name}-grey.png"))
    sys.stdout.write(f"course-{course.name}\n")


def _is_wanted(name: str) -> bool:
    return not sys.argv[1:] or any(word in name for word in sys.argv[1:])


def _page_name(sample: str, reader: Reader, language: Language = ENGLISH) -> str:
    told = "" if language == ENGLISH else f"-{language.code}"
    return f"page-{reader.value}-{sample.removesuffix('.neutro.json')}{told}"


def _take(application: QApplication, shot: Shot) -> None:
    startup = Startup(application, look=shot.look, scale=shot.scale, clock=_clock)
    startup.window.resize(*shot.size)
    startup.show()
    _wait(1500)
    if shot.sample:
        startup.filing.open_sample(shot.sample)
    for key in shot.typed:
        startup.window.first_field.insert(key)
        startup.window.first_field.textEdited.emit(startup.window.first_field.text())
    startup.window.open_pane(shot.pane)
    _wait(1500)
    _turn(startup, shot)
    _type_in_guide(application, shot.in_guide)
    startup.window.status.show_message("")
    picture = startup.window.grab()
    if shot.pasted:
        _lay_over(picture, *_paste(application, startup, shot.pasted))
    if shot.looked_up:
        _lay_over(picture, *_look_up(application, startup, shot.looked_up))
    if shot.fever:
        _lay_over(picture, *_fever(application, startup, shot.fever))
    picture.save(str(FOLDER / f"{shot.name}.png"))
    startup.window.closing.disconnect()
    startup.window.hide()
    startup.deleteLater()
    _wait(50)


def _turn(startup: Startup, shot: Shot) -> None:
    """Show other lines, or the cycles of chemotherapy, as the keys O and C in the plot do."""
    pane = startup.window.findChild(CoursePane)
    if isinstance(pane, CoursePane) and (shot.other_lines or shot.cycles):
        (pane.lines if shot.other_lines else pane.cycles).turn()
        _wait(300)


def _type_in_guide(application: QApplication, keys: str) -> None:
    """Press keys in the guide, which has the focus; > is Right: the next step."""
    for key in keys:
        focused = application.focusWidget()
        if focused is not None and key == ">":
            QTest.keyClick(focused, Qt.Key.Key_Right)
        elif focused is not None:
            QTest.keyClicks(focused, key)
    if keys:
        _wait(300)


def _paste(application: QApplication, startup: Startup, block: str) -> tuple[QPixmap, QPoint]:
    """Return the review of a pasted block, and where it lies over the window."""
    application.clipboard().setText(block)
    startup.window.paste_wanted.emit()
    _wait(300)
    grid = next(
        one for one in application.topLevelWidgets() if isinstance(one, ReviewGrid) and one.isVisible()
    )
    shown = grid.grab()
    place = startup.window.mapFromGlobal(grid.pos())
    grid.discard()
    return shown, place


def _fever(application: QApplication, startup: Startup, which: str) -> tuple[QPixmap, QPoint]:
    """Return the fever panel or the form of a score, and where it lies over the window."""
    startup.window.fever_wanted.emit()
    visible = [one for one in application.topLevelWidgets() if one.isVisible()]
    panel = next(one for one in visible if isinstance(one, FeverPanel))
    shown: QWidget = panel
    if which != "panel":
        (panel.mascc if which == "mascc" else panel.cisne).click()
        visible = [one for one in application.topLevelWidgets() if one.isVisible()]
        shown = next(one for one in visible if isinstance(one, ScoreDialog))
    shown.resize(*FEVER_SIZE)
    _wait(300)
    picture, window = shown.grab(), startup.window
    panel.hide()
    shown.hide()
    return picture, QPoint((window.width() - picture.width()) // 2, (window.height() - picture.height()) // 2)


def _look_up(application: QApplication, startup: Startup, words: str) -> tuple[QPixmap, QPoint]:
    """Return the content view with some words typed, and where it lies over the window."""
    startup.window.content_wanted.emit()
    view = next(
        one for one in application.topLevelWidgets() if isinstance(one, ContentDialog) and one.isVisible()
    )
    view.resize(WIDTH, HEIGHT)
    view.head.search.setText(words)
    _wait(300)
    shown, window = view.grab(), startup.window
    view.close()
    return shown, QPoint((window.width() - WIDTH) // 2, (window.height() - HEIGHT) // 2)


def _lay_over(picture: QPixmap, form: QPixmap, place: QPoint) -> None:
    """Lay a form over the window, with a line around it as a desktop draws one."""
    painter = QPainter(picture)
    painter.fillRect(place.x() - 1, place.y() - 1, form.width() + 2, form.height() + 2, Qt.GlobalColor.gray)
    painter.drawPixmap(place, form)
    painter.end()


def _clock() -> datetime:
    return NOW


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _page(sample: str, reader: Reader, language: Language = ENGLISH) -> None:
    case = read_case(resource("samples", sample))
    shipped = resource("knowledge")
    pack = in_language(load_pack(shipped), shipped, language.code)
    summary = WorkUp(AssessedCase(case, load_schemes(resource("schemes"))), pack=pack).summary
    book = Phrasebook(load_catalogue(resource("wording", language.code)), reader, language=language)
    options = PageOptions(audience=reader, paper=Paper.A4, printed_at=NOW)
    name = _page_name(sample, reader, language)
    first = make_svg_pages(summary, book, options)[0]
    image = _printed(first, DOTS)
    image.save(str(FOLDER / f"{name}.png"))
    if sample == DRUG and reader is Reader.CLINICIAN and language == ENGLISH:
        image.convertToFormat(QImage.Format.Format_Grayscale8).save(str(FOLDER / f"{name}-grey.png"))
    sys.stdout.write(f"{name}.png\n")


def _page_of_course(course: TypicalCourse) -> None:
    """Draw page 1 of a typical course, in colour and without."""
    work_up = WorkUp(
        AssessedCase(course.case, load_schemes(resource("schemes"))), pack=load_pack(resource("knowledge"))
    )
    book = Phrasebook(load_catalogue(resource("wording", "en")), Reader.CLINICIAN)
    for grey in (False, True):
        options = PageOptions(Reader.CLINICIAN, Paper.A4, NOW, grey=grey)
        image = _printed(make_svg_pages(work_up.summary, book, options)[0], FEWER_DOTS)
        shades = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
        name = f"page-course-{course.name}{'-grey' if grey else ''}"
        image.convertToFormat(shades).save(str(FOLDER / f"{name}.png"))
        sys.stdout.write(f"{name}.png\n")


def _printed(page: bytes, dots: int) -> QImage:
    size = page_size(page) * dots / 72
    image = QImage(round(size.width()), round(size.height()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    render_page(page, painter, QRectF(image.rect()))
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
