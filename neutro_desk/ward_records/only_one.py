"""OnlyOne: this window alone works with the records; a further start brings it forward with its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.single import Place


class OnlyOne(QObject):
    """Holds the place at the records, and does what a further start asks for.

    Attributes:
        waits: Whether the window is covered: a file that is to be opened waits until it is not.

    Signals:
        said: A short message for the status line.
        file_wanted: The case file that a further start was to open.
    """

    said = Signal(str)
    file_wanted = Signal(str)

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._stage = stage
        self._place: Place | None = None
        self._file = ""
        self.waits = False

    def holds(self, folder: Path) -> bool:
        """Return whether this program has the folder to itself; take it if it can, else say so."""
        from neutro_desk.ward_records.single import Place  # noqa: PLC0415  only with records

        if self._place is None:
            place = Place(folder)
            if not place.take():
                self.said.emit(
                    self.tr("Another window of Neutro Desk holds the records. Close it, then unlock here.")
                )
                return False
            self.take_place(place)
        return True

    def take_place(self, place: Place) -> None:
        """Take the place, and hear whoever starts another program."""
        self._place = place
        place.setParent(self)
        place.raise_wanted.connect(self.come_forward)
        place.listen()

    @Slot(str)
    def come_forward(self, file: str) -> None:
        """Bring the window forward, and open the file as soon as the window can be seen."""
        window = self._stage.window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        self._file = file
        if not self.waits:
            self.open_waiting()

    @Slot()
    def open_waiting(self) -> None:
        """Open the file that waited."""
        self.waits = False
        file, self._file = self._file, ""
        if file:
            self.file_wanted.emit(file)

    def leave(self) -> None:
        """Let the place go: the program ends."""
        place, self._place = self._place, None
        if place is not None:
            place.leave()
