"""A pure function off the window's thread: the latest request wins, errors come back as values."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot


class Errand(QObject):
    """Runs one kind of work in the background.

    A request made while another runs replaces the one waiting; the answer of an overtaken request is dropped.

    Signals:
        finished: The result of the latest request.
        failed: The exception of the latest request.
        answered: Any request's number, result and exception, on its way to the window's thread.
    """

    finished = Signal(object)
    failed = Signal(object)
    answered = Signal(int, object, object)

    def __init__(self, expected: tuple[type[Exception], ...], parent: QObject | None = None) -> None:
        """Keep which exceptions are answers; anything else is a bug and reaches the crash hook."""
        super().__init__(parent)
        self._expected = expected
        self._latest = 0
        self.answered.connect(self._deliver)

    def request(self, work: Callable[[], object]) -> None:
        """Run `work` on another thread."""
        self._latest += 1
        QThreadPool.globalInstance().start(_Run(self, self._latest, work, _Stillness()))

    def cancel(self) -> None:
        """Drop the answer of whatever runs."""
        self._latest += 1

    @property
    def expected(self) -> tuple[type[Exception], ...]:
        """Exceptions that come back through `failed`."""
        return self._expected

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: object) -> None:
        if number != self._latest:
            return
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, self._expected):
            self.failed.emit(error)
        elif isinstance(error, BaseException):
            raise error


class _Run(QRunnable):
    """One request under way."""

    def __init__(
        self, errand: Errand, number: int, work: Callable[[], object], stillness: _Stillness
    ) -> None:
        super().__init__()
        self._stillness = stillness
        self._errand = errand
        self._number = number
        self._work = work

    def run(self) -> None:
        """Do the work and hand the answer to the window's thread."""
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001  every error must reach the window's thread, where bugs crash
            self._answer(None, error)
        else:
            self._answer(result, None)
        finally:
            self._stillness.over.emit()

    def _answer(self, result: object, error: BaseException | None) -> None:
        """Hand the answer over; who asked may have gone meanwhile with the window, and then nobody waits."""
        with suppress(RuntimeError):
            self._errand.answered.emit(self._number, result, error)


class _Stillness(QObject):
    """Keeps Python's search for lost cycles still while a request runs; the window's thread makes up for it.

    The search runs in whichever thread happens to ask for memory. In another thread than the window's it lets
    go of connections there: it holds Qt's lock and waits for Python's, while the window's thread holds
    Python's and waits for Qt's, and the window stands still for ever.
    """

    over = Signal()
    _kept: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        _Stillness._kept += 1
        gc.disable()
        self.over.connect(self.end)

    @Slot()
    def end(self) -> None:
        """Search again, once nothing runs any more; the first search is made here, in the window's thread."""
        _Stillness._kept -= 1
        if _Stillness._kept == 0:
            gc.collect(0)
            gc.enable()
        self.deleteLater()
