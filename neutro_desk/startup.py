"""Startup: opens the window within the blink of an eye, and lets the rest follow while typing is taken."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from neutro_desk.installed_files import settings_folder
from neutro_desk.opening import SCALES, open_first
from neutro_desk.process_age import milliseconds_since_start
from neutro_desk.ward import LookChoice
from neutro_desk.ward_records.place import folder_of, has_store

if TYPE_CHECKING:
    from neutro_desk.composition import Composition
    from neutro_desk.desk import Desk
    from neutro_desk.filing import Filing
    from neutro_desk.handing_out import HandingOut
    from neutro_desk.pack_loading import PackLoading
    from neutro_desk.screens.asking import Asking
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.ward_records.idle import Clocks
    from neutro_desk.ward_records.single import Place
    from neutro_desk.wording.phrasebook import Phrasebook, Reader

QUIT_WHEN_READY = "--quit-when-ready"
NO_DISPLAY = 2
LONGEST_WAIT_MS = 300
"""So long the window waits for the knowledge pack before the rest is made: two at once hinder each other, and
the keys. A slow disk costs no more than this."""

_LOADED_IN_STEPS = (
    "PySide6.QtCore.Qt",
    "neutro_desk.workup.case",
    "neutro_desk.workup.grading",
    "neutro_desk.workup.course",
    "neutro_desk.workup.causes",
    "neutro_desk.workup.cbc",
    "neutro_desk.workup.whole",
    "neutro_desk.desk",
    "neutro_desk.filing",
    "neutro_desk.handing_out",
    "neutro_desk.screens.field",
    "neutro_desk.screens.entry",
    "neutro_desk.screens.patient_bar",
    "neutro_desk.screens.result",
    "neutro_desk.screens.course_pane",
    "neutro_desk.composition",
)
"""What is imported after the first paint, in portions of some milliseconds with room for keys between."""


class Call(NamedTuple):
    """The words of the command line."""

    file: str | None = None
    quit_when_ready: bool = False
    look: str | None = None
    scale: int | None = None


def open_window(words: Sequence[str]) -> int:
    """Open the window and stay until it closes; return the exit status."""
    call = _read(words)
    if _lacks_display():
        if not call.quit_when_ready:
            sys.stderr.write(
                "neutro-desk: there is no display here. The verbs need none: neutro-desk --help\n"
            )
            return NO_DISPLAY
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(application, QApplication):
        message = "another kind of application runs already"
        raise TypeError(message)
    QLocale.setDefault(QLocale.c())
    startup = Startup(application, look=call.look, scale=call.scale)
    startup.catch_faults()
    startup.stood.connect(gc.freeze)  # what stands now stays: it need not be looked through for waste again
    if call.quit_when_ready:
        startup.ready.connect(startup.report_ready_and_leave)
    elif startup.runs_already(call.file or ""):
        return 0
    if call.file is not None:
        startup.first_file = call.file
        startup.stood.connect(startup.open_first_file)
    startup.show()
    status = application.exec()
    QThreadPool.globalInstance().waitForDone()  # what still runs would answer to objects that are gone
    return status


def _lacks_display() -> bool:
    """Return whether Qt would end the program for want of a display, as only Linux can."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in named)


def _read(words: Sequence[str]) -> Call:
    if not set(words) - {QUIT_WHEN_READY}:
        return Call(quit_when_ready=bool(words))
    import argparse  # noqa: PLC0415  most starts have no words

    parser = argparse.ArgumentParser(prog="neutro-desk", allow_abbrev=False)
    parser.add_argument("file", nargs="?", help="case file to open")
    parser.add_argument(
        QUIT_WHEN_READY, action="store_true", help="print the start time once typing is taken, and leave"
    )
    parser.add_argument(
        "--look", choices=[look.value for look in LookChoice], help="light, dark, or as the system"
    )
    parser.add_argument("--scale", type=int, choices=SCALES, help="size of the window's contents in per cent")
    return Call(**vars(parser.parse_args(words)))


class Startup(QObject):
    """The start in two parts: a window that takes typing, then all that stands in it.

    Whoever asks for a part that is not made yet gets it made at once.

    Signals:
        ready: The window was painted and takes typing; what is heavy loads from now on.
        stood: Every zone stands, and holds what was typed meanwhile.
        pack_loaded: The knowledge pack is there, before anybody asks for it.
    """

    ready = Signal()
    stood = Signal()
    pack_loaded = Signal(object)

    def __init__(
        self,
        application: QApplication,
        *,
        look: str | None = None,
        scale: int | None = None,
        asking: Asking | None = None,
        clock: Callable[[], datetime] = datetime.now,
        clocks: Clocks | None = None,
    ) -> None:
        """Make the window as it is painted first."""
        super().__init__()
        self._application, self._asking, self._clock, self._clocks = application, asking, clock, clocks
        self._place: Place | None = None
        self.first_file = ""
        self._opened = open_first(application, settings_folder(), look, scale)
        self._opened.window.closing.connect(self.close_window)
        self._opened.window.painted_first.connect(self.say_ready)
        self._composition: Composition | None = None
        self._loading: PackLoading | None = None
        self._composing = self._is_leaving = False
        self._stands = False
        self._steps = self._compose()

    # -- the parts, made when asked for -------------------------------------------------------------------

    @property
    def composition(self) -> Composition:
        """All that stands in the window."""
        if not self._stands:
            for _ in self._steps:
                pass
            self._say_stood()
        if self._composition is None:
            message = "the window did not come to stand"
            raise RuntimeError(message)
        return self._composition

    @property
    def window(self) -> MainWindow:
        """The window, with every zone in it."""
        return self.composition.window

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.composition.desk

    @property
    def filing(self) -> Filing:
        """What opens and saves."""
        return self.composition.filing

    @property
    def handing_out(self) -> HandingOut:
        """What prints and copies."""
        return self.composition.handing_out

    @property
    def phrasebooks(self) -> Mapping[Reader, Phrasebook]:
        """Sentences for each reader."""
        return self.composition.phrasebooks

    def runs_already(self, file: str) -> bool:
        """Return whether another window works with the same records; it comes forward and opens the file.

        Without records any number of windows may stand side by side.
        """
        folder = folder_of(self._opened.ward)
        if not has_store(folder):
            return False
        from neutro_desk.ward_records.single import Place, tell_first  # noqa: PLC0415  only with records

        place = Place(folder)
        if place.take():
            self._place = place
            return False
        return tell_first(folder, file)

    # -- the start ----------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the window; once it takes typing, say so and let the rest follow."""
        (self.window if self._stands else self._opened.window).show()

    @Slot()
    def say_ready(self) -> None:
        """Say that typing is taken."""
        self.ready.emit()
        if self._is_leaving:
            return
        loading = self._load_pack()
        loading.loaded.connect(self.compose)
        loading.refused.connect(self.compose)
        QTimer.singleShot(LONGEST_WAIT_MS, self, self.compose)

    @Slot()
    def compose(self) -> None:
        """Begin to make what stands in the window, unless that has begun."""
        if not self._composing:
            self._composing = True
            QTimer.singleShot(0, self, self.go_on)

    @Slot()
    def go_on(self) -> None:
        """Do one more step of the start, then let the window answer."""
        if self._stands:
            return
        if next(self._steps, self) is self:
            self._say_stood()
        else:
            QTimer.singleShot(0, self, self.go_on)

    def _say_stood(self) -> None:
        self._stands = True
        self._opened.window.closing.disconnect(self.close_window)
        del self._opened  # kept, it would keep the case of a window that was made anew since
        self.stood.emit()

    def _compose(self) -> Iterator[None]:
        for name in _LOADED_IN_STEPS:
            _load(name)
            yield
        from neutro_desk.composition import Composition  # noqa: PLC0415  after the first paint

        loading = self._load_pack()
        self._composition = Composition(
            self._application, self._opened, loading, self._asking, self._clock, self._clocks
        )
        if self._place is not None:
            self._composition.signing_in.only_one.take_place(self._place)
        yield
        yield from self._composition.make()

    def _load_pack(self) -> PackLoading:
        """Load the knowledge pack off the window's thread, from the first paint on; once."""
        if self._loading is None:
            from neutro_desk.pack_loading import PackLoading  # noqa: PLC0415  after the first paint

            self._loading = PackLoading(self._opened.ward, self)
            self._loading.loaded.connect(self.pack_loaded)
        return self._loading

    @Slot()
    def report_ready_and_leave(self) -> None:
        """Print how long the start took, and leave."""
        sys.stdout.write(f"ready {milliseconds_since_start():.0f}\n")
        sys.stdout.flush()
        self._is_leaving = True
        self._application.exit(0)

    @Slot()
    def open_first_file(self) -> None:
        """Open the file named on the command line."""
        self.filing.open_path(self.first_file)

    @Slot(object)
    def close_window(self, event: QCloseEvent) -> None:
        """Let the window close once what is unsaved is settled."""
        self.filing.close_window(event)

    # -- faults -------------------------------------------------------------------------------------------

    def catch_faults(self) -> None:
        """Send what nobody expected to the crash window: the results are blanked and the program closes."""
        sys.excepthook = self._end_after

    def _end_after(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if self._composition is not None and self._stands:
            self._composition.end_after(fault)
        else:
            sys.__excepthook__(kind, fault, trace)
            self._application.exit(1)


def _load(name: str) -> None:
    """Import a module, or a name of one whose import is long."""
    room, _, last = name.rpartition(".")
    if last == "Qt":
        getattr(import_module(room), last)
    else:
        import_module(name)
