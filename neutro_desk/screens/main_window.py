"""The window: patient bar, entry column, result band that never scrolls away, and the panes beneath it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from neutro_desk.screens.first_line import FirstLine
from neutro_desk.screens.ground import Ground
from neutro_desk.screens.pane import Pane

if TYPE_CHECKING:
    from neutro_desk.screens.entry import EntryColumn
    from neutro_desk.screens.patient_bar import PatientBar
    from neutro_desk.screens.result import ResultBand
    from neutro_desk.screens.status_line import StatusLine
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.whole import WorkUp

# Neither the zones nor the namespace `Qt`, which costs more than the first paint, are imported before it.
SMALLEST = QSize(900, 500)
ENTRY_WIDTH, NARROW_ENTRY_WIDTH, NARROW_BELOW, SIDE_BY_SIDE_FROM, COURSE_WIDTH = 344, 300, 1150, 1700, 864
PATIENT_HEIGHT, STATUS_HEIGHT = 44, 26
PAUSE_MS = 120
"""The panes follow what is typed once no key came for so long: between the keys of one number none waits."""


class Zones(NamedTuple):
    """The zones around the panes."""

    patient_bar: PatientBar
    entry: EntryColumn
    result: ResultBand
    status: StatusLine


class Makers(NamedTuple):
    """How each pane is made, when it is first opened."""

    course: Callable[[], QWidget]
    causes: Callable[[], QWidget]
    summary: Callable[[], QWidget]


class MainWindow(QMainWindow):
    """Lays the zones out, opens the panes and turns keys into facts.

    Signals:
        each is a wish of the user; the names say which.
    """

    new_count_wanted = Signal()
    table_wanted = Signal()
    add_wanted = Signal()
    event_wanted = Signal()
    medication_list_wanted = Signal()
    amend_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    new_case_wanted = Signal()
    open_wanted = Signal()
    open_file_wanted = Signal()
    close_case_wanted = Signal()
    board_wanted = Signal()
    lock_wanted = Signal()
    save_wanted = Signal()
    save_as_wanted = Signal()
    fever_wanted = Signal()
    help_wanted = Signal()
    check_wanted = Signal()
    content_wanted = Signal()
    scale_wanted = Signal(int)
    file_dropped = Signal(str)
    pane_opened = Signal(object)
    closing = Signal(object)
    painted_first = Signal()

    patient_bar: PatientBar
    entry: EntryColumn
    result: ResultBand
    status: StatusLine

    def __init__(self, look: Look, *, row_above: bool = False) -> None:
        """Start with the grounds and a first line for the white cells; the zones come by `take_zones`.

        Args:
            look: Theme and scale.
            row_above: Whether the laboratory's own count stands above the white cells.
        """
        super().__init__()
        self.setWindowTitle("Neutro Desk")
        self._look = look
        self.setMinimumSize(SMALLEST)
        self._ground = Ground(look)
        self._ground.painted_first.connect(self.painted_first)
        self.setCentralWidget(self._ground)
        self._first_line: FirstLine | None = FirstLine(look, self._ground, row_above=row_above)
        self._panes: dict[Pane, QWidget] = {}
        self._open = Pane.COURSE
        self._stands = False
        self._work_up: WorkUp | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.catch_up)
        self._was_shown = False

    def take_zones(self, zones: Zones, course: QWidget, makers: Makers) -> None:
        """Lay the zones and the course out; what was typed meanwhile comes to them by `hand_over`."""
        from neutro_desk.screens.tab_row import TabRow  # noqa: PLC0415  after the first paint
        from neutro_desk.screens.window_keys import connect_keys  # noqa: PLC0415

        self._makers = makers
        self.setAcceptDrops(True)
        self.patient_bar, self.entry, self.result, self.status = zones
        for zone in zones:
            zone.setParent(self._ground)
        self.tabs = TabRow(self._look, self._ground)
        self.second_tabs = TabRow(self._look, self._ground)
        for row in (self.tabs, self.second_tabs):
            row.chosen.connect(self.open_pane)
        course.setParent(self._ground)
        self._panes[Pane.COURSE] = course
        connect_keys(self)
        self._stands = True
        self.open_pane(Pane.COURSE)
        self.entry.keys_chained.connect(self.order_keys)
        for shown in (*zones, self.tabs):
            shown.show()

    def hand_over(self) -> None:
        """Give what was typed since the first paint to the entry column, once it is heard."""
        first, self._first_line = self._first_line, None
        if first is None:
            return
        from neutro_desk.screens.window_keys import press  # noqa: PLC0415

        first.hand_over(self.entry.first_field)
        for key in first.held_keys():
            press(self, key)

    @property
    def first_field(self) -> QLineEdit:
        """The field the cursor stands in at launch: WBC."""
        return self._first_line or self.entry.first_field

    @property
    def opened(self) -> Pane:
        """The pane that is open."""
        return self._open

    def pane(self, which: Pane) -> QWidget:
        """Return a pane, made if it was not yet, that shows what is typed."""
        if self._pause.isActive():
            self.catch_up()
        return self._made(which)

    def _made(self, which: Pane) -> QWidget:
        if which not in self._panes:
            makers = {
                Pane.COURSE: self._makers.course,
                Pane.CAUSES: self._makers.causes,
                Pane.SUMMARY: self._makers.summary,
            }
            pane = makers[which]()
            pane.setParent(self._ground)
            self._panes[which] = pane
        return self._panes[which]

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show another work-up: number, warning and entry at once, and what can be seen of the panes.

        While the open count alone changes, these follow when the keys rest; the others when they are opened.
        """
        before, self._work_up = self._work_up, work_up
        height = self.result.height()
        self.result.show_work_up(work_up)
        if self.result.height() != height:  # its warning line took another row, or needs one no more
            self._arrange()
        self.entry.show_work_up(work_up)
        if before is not None and work_up.differs_by_draft_alone(before):
            self._pause.start()
        else:
            self.catch_up()

    @Slot()
    def catch_up(self) -> None:
        """Show the panes and the status line what the result shows already."""
        self._pause.stop()
        if self._work_up is None:
            return
        for which, pane in self._panes.items():
            if which in self._visible():
                _show(pane, self._work_up)
        self.tabs.refit()
        self.second_tabs.refit()
        self.status.show_work_up(self._work_up)

    def let_hidden_panes_go(self) -> None:
        """Let nothing of another case stay in panes that nobody sees: the plot follows, the others go.

        Each is made anew when it is opened.
        """
        for which in [which for which in self._panes if which not in self._visible()]:
            if which is not Pane.COURSE:
                pane = self._panes.pop(which)
                for gone in (pane, _tools(pane)):
                    if gone is not None:
                        gone.deleteLater()
            elif self._work_up is not None:
                _show(self._panes[which], self._work_up)

    @Slot(object)
    def open_pane(self, which: Pane) -> None:
        """Open a pane beneath the result."""
        self._open = which
        pane = self._made(which)
        if self._work_up is not None:
            for shown in self._visible():
                _show(self._made(shown), self._work_up)
        self._arrange()
        self.order_keys()
        self.pane_opened.emit(which)
        if which is not Pane.COURSE and self._was_shown:
            take_focus: Callable[[], None] | None = getattr(pane, "take_focus", None)
            if take_focus is not None:
                take_focus()

    @Slot()
    def order_keys(self) -> None:
        """Let the Tab key go on from the result to tabs, tools and pane, and to the status line last."""
        from neutro_desk.screens.tab_order import order_zones  # noqa: PLC0415

        first, *beside = self._visible()
        panes = [*(self._made(which) for which in beside), *self._panes.values()]
        seconds = (self.second_tabs, *dict.fromkeys(pane for pane in panes if pane is not self._made(first)))
        zones = (
            self.patient_bar,
            self.entry,
            self.result,
            self.tabs,
            self._made(first),
            *seconds,
            self.status,
        )
        order_zones(self, zones)

    def _visible(self) -> tuple[Pane, ...]:
        if self._is_wide and self._open is not Pane.SUMMARY:
            return (Pane.COURSE, Pane.CAUSES)
        return (self._open,)

    # -- room ---------------------------------------------------------------------------------------------

    @property
    def _is_wide(self) -> bool:
        return self.width() >= self._look.px(SIDE_BY_SIDE_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the zones out anew."""
        super().resizeEvent(event)
        self._ground.setGeometry(0, 0, self.width(), self.height())
        if self._work_up is not None and self._is_wide:
            for which in self._visible():
                _show(self._made(which), self._work_up)
        self._arrange()

    def _arrange(self) -> None:
        px, width, height = self._look.px, self.width(), self.height()
        top, bottom = px(PATIENT_HEIGHT), height - px(STATUS_HEIGHT)
        entry_width = px(NARROW_ENTRY_WIDTH if width < px(NARROW_BELOW) else ENTRY_WIDTH)
        entry_width = min(entry_width, width * 2 // 5)
        self._ground.divide(entry_width - 1, top, bottom)
        if self._first_line is not None:
            self._first_line.place(top, entry_width - 1)
        if not self._stands:
            return
        self.patient_bar.setGeometry(0, 0, width, top)
        self.status.setGeometry(0, bottom, width, px(STATUS_HEIGHT))
        self.status.raise_()
        self.entry.setGeometry(0, top, entry_width - 1, bottom - top)
        right = width - entry_width
        self.result.setGeometry(entry_width, top, right, self.result.height_for(right))
        below = QRect(entry_width, top + self.result.height_for(right), right, 0)
        below.setBottom(bottom - 1)
        self._arrange_panes(below)

    def _arrange_panes(self, below: QRect) -> None:
        from neutro_desk.screens.tab_row import ROW_HEIGHT  # noqa: PLC0415

        px = self._look.px
        visible = self._visible()
        tabs = px(ROW_HEIGHT)
        side_by_side = len(visible) > 1
        # Shown first: a pane says what its tools are once it is seen.
        for which, pane in self._panes.items():
            pane.setVisible(which in visible)
        first = QRect(below)
        if side_by_side:
            first.setWidth(px(COURSE_WIDTH))
            second = QRect(first.right() + 2, below.top(), below.right() - first.right() - 1, below.height())
            self.second_tabs.setGeometry(second.left(), second.top(), second.width(), tabs)
            self.second_tabs.show_heading(Pane.CAUSES, _tools(self._made(Pane.CAUSES)))
            self._made(Pane.CAUSES).setGeometry(second.adjusted(0, tabs, 0, 0))
        self.second_tabs.setVisible(side_by_side)
        tools = _tools(self._made(visible[0]))
        if side_by_side:
            self.tabs.show_heading(Pane.COURSE, tools)
        else:
            self.tabs.show_tabs(self._open, tools)
        for _ in range(2):  # a pane that gets narrow may shorten its tools
            tabs = self.tabs.wanted_height(first.width())
            self.tabs.setGeometry(first.left(), first.top(), first.width(), tabs)
            self._made(visible[0]).setGeometry(first.adjusted(0, tabs, 0, 0))
        for row in (self.tabs, self.second_tabs):
            row.refit()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into WBC the first time."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.first_field.setFocus()

    # -- keys ---------------------------------------------------------------------------------------------

    @Slot()
    def open_course(self) -> None:
        """F3; the plot gets the focus."""
        self.open_pane(Pane.COURSE)
        self._made(Pane.COURSE).take_focus()  # type: ignore[attr-defined]

    @Slot()
    def open_causes(self) -> None:
        """F4; the guide gets the focus."""
        self.open_pane(Pane.CAUSES)

    @Slot()
    def open_summary(self) -> None:
        """F5; the page gets the focus."""
        self.open_pane(Pane.SUMMARY)

    @Slot()
    def next_zone(self) -> None:
        """F6: entry, result, pane, patient bar."""
        self._move_zone(1)

    @Slot()
    def previous_zone(self) -> None:
        """Shift+F6."""
        self._move_zone(-1)

    def _move_zone(self, by: int) -> None:
        from neutro_desk.screens.window_keys import move_zone  # noqa: PLC0415

        panes = (self._made(which) for which in self._visible())
        move_zone(self, (self.entry, self.result, *panes, self.patient_bar), by)

    @Slot()
    def larger(self) -> None:
        """Ctrl and plus."""
        self.scale_wanted.emit(1)

    @Slot()
    def smaller(self) -> None:
        """Ctrl and minus."""
        self.scale_wanted.emit(-1)

    @Slot()
    def usual_size(self) -> None:
        """Ctrl and 0."""
        self.scale_wanted.emit(0)

    # -- files, closing -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single case file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which file was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let whoever keeps the case decide; the event is refused if something would be lost."""
        self.closing.emit(event)


def _show(pane: QWidget, work_up: WorkUp) -> None:
    show: Callable[[WorkUp], None] = pane.show_work_up  # type: ignore[attr-defined]
    show(work_up)


def _tools(pane: QWidget) -> QWidget | None:
    tools = getattr(pane, "tools", None)
    found = tools() if callable(tools) and not isinstance(tools, QWidget) else tools
    return found if isinstance(found, QWidget) else None


def _dropped(event: QDragEnterEvent | QDropEvent) -> str | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = urls[0].toLocalFile()
    return path if path.endswith(".json") else None
