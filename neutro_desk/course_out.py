"""Handing the course out: its picture to the clipboard or a file, its counts to a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from neutro_desk.desk import Desk
from neutro_desk.leaving import Leaving, NobodysCase, Way
from neutro_desk.screens.asking import Asking
from neutro_desk.screens.picture_wanted import CourseWanted, Export
from neutro_desk.whole_file import write_whole
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.statements import say

CLIPBOARD_SECONDS = 60
"""A copied picture leaves the clipboard after this. Source: UX, Privacy."""

OURS = "application/x-neutro-desk-course"
"""Marks what lies on the clipboard as ours, so that nothing else is cleared."""

FILE_NAME = "neutrophil-course"
"""Suggested name of a file: it holds no patient field."""


class CourseOut(QObject):
    """Joins the pane, the system's files and the clipboard.

    Signals:
        said: A short message for the status line.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, asking: Asking, phrasebook: Phrasebook) -> None:
        """Keep what is joined."""
        super().__init__()
        self._desk, self._asking, self._phrasebook = desk, asking, phrasebook
        self.leaving: Leaving = NobodysCase()
        self._copied = False
        self._clearing = QTimer(self)
        self._clearing.setSingleShot(True)
        self._clearing.setInterval(CLIPBOARD_SECONDS * 1000)
        self._clearing.timeout.connect(self.clear_clipboard)

    @Slot(object)
    def hand_out(self, wanted: CourseWanted) -> None:
        """Copy the picture, or write the file that is wanted where the person says."""
        if wanted.way is Export.COPY:
            if self.leaving.other(Way.PICTURE):
                self._copy(wanted)
            return
        path = self._asking.course_to_save(Path.home() / f"{FILE_NAME}{wanted.way.value}")
        if path is None:
            return
        if path.suffix.lower() != wanted.way.value:
            path = path.with_name(path.name + wanted.way.value)
        if not self.leaving.other(Way.TABLE if wanted.way is Export.CSV else Way.PICTURE):
            return
        try:
            write_whole(path, self._content(wanted))
        except OSError as error:
            title = self.tr("{0} could not be written; nothing was changed.").replace("{0}", path.name)
            self._asking.tell(title, (error.strerror or str(error),))
        else:
            self.said.emit(self.tr("Saved the course as {0}").replace("{0}", path.name))

    @Slot()
    def clear_clipboard(self) -> None:
        """Clear the clipboard if our picture still lies there."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.mimeData().hasFormat(OURS):
            clipboard.clear()
        self._copied = False

    def _copy(self, wanted: CourseWanted) -> None:
        from neutro_desk.screens.course_picture import CoursePicture  # noqa: PLC0415  loads the plot

        carried = QMimeData()
        carried.setImageData(CoursePicture(wanted.contents, self._phrasebook).image())
        carried.setData(OURS, b"picture")
        QGuiApplication.clipboard().setMimeData(carried)
        self._copied = True
        self._clearing.start()
        self.said.emit(self.tr("Picture copied; it leaves the clipboard after a minute"))

    def _content(self, wanted: CourseWanted) -> bytes:
        if wanted.way is Export.CSV:
            from neutro_desk.exchange.course_table_file import course_csv  # noqa: PLC0415  rarely needed

            return course_csv((*self._desk.work_up.dated, *self._desk.work_up.undated))
        from neutro_desk.screens.course_picture import CoursePicture  # noqa: PLC0415  loads the plot

        picture = CoursePicture(wanted.contents, self._phrasebook)
        if wanted.way is Export.SVG:
            return picture.svg(self._phrasebook.text(say("plot.title")))
        return picture.png()
