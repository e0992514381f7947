"""The page as it will be printed: one page at a time, zoomed, turned by key."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from neutro_desk.screens.slim_bar import WIDTH as BAR_WIDTH
from neutro_desk.screens.slim_bar import slim_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtSvg import QSvgRenderer

    from neutro_desk.screens.style import Look

PIXELS_PER_POINT = 96 / 72
ZOOM_STEP, LEAST, MOST = 1.25, 0.4, 4.0
MARGIN = 14


class Zoom(Enum):
    """How large the page is shown."""

    FIT = "fit"
    FULL = "full"
    OWN = "own"


class PageSheet(QWidget):
    """One page, painted from a picture that is drawn anew only when page or zoom change."""

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self._renderer: QSvgRenderer | None = None
        self._picture: QPixmap | None = None
        self._page = QRect()
        self.updating = ""

    def show_page(self, renderer: QSvgRenderer | None) -> None:
        """Show another page."""
        self._renderer = renderer
        self._picture = None
        self.update()

    def place_page(self, page: QRect) -> None:
        """Put the page where it stands on the sheet."""
        if page.size() != self._page.size():
            self._picture = None
        self._page = page
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, page and the words in the corner."""
        painter = QPainter(self)
        theme, look = self._look.theme, self._look
        painter.fillRect(event.rect(), QColor(theme.window))
        if self._renderer is None or self._page.isEmpty():
            painter.setFont(look.font(13))
            painter.setPen(QColor(theme.text_2))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.updating)
            return
        if self._picture is None:
            self._picture = self._drawn(self._renderer)
        painter.drawPixmap(self._page.topLeft(), self._picture)
        painter.setPen(QColor(theme.border))
        painter.drawRect(self._page.adjusted(0, 0, -1, -1))
        if self.updating:
            painter.setFont(look.font(12))
            width = painter.fontMetrics().horizontalAdvance(self.updating) + look.px(16)
            corner = QRect(0, 0, width, look.px(22))
            corner.moveTopRight(self._page.topRight())
            painter.fillRect(corner, QColor(theme.raised))
            painter.setPen(QColor(theme.text_2))
            painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, self.updating)

    def _drawn(self, renderer: QSvgRenderer) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self._page.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        renderer.render(painter, QRectF(QPointF(0, 0), self._page.size().toSizeF()))
        painter.end()
        return picture


class PagePreview(QScrollArea):
    """All pages, one of them shown.

    Signals:
        page_changed: Another page is shown, or there are other pages.
        zoom_changed: The zoom is another one.
    """

    page_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start without a page, as wide as the room."""
        super().__init__(parent)
        self._look = look
        self._pages: list[QSvgRenderer] = []
        self._place = 0
        self.zoom, self._factor = Zoom.FIT, 1.0
        self._sheet = PageSheet(look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("pagePreview")
        ring = f"{look.px(3)}px solid"
        self.setStyleSheet(
            f"#pagePreview {{ background: {look.theme.window}; border: {ring} {look.theme.window}; }}"
            f"#pagePreview:focus {{ border: {ring} {look.theme.accent}; }}"
        )
        self.setWidget(self._sheet)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setAccessibleDescription(self.tr("Page Up and Page Down turn the page, plus and minus zoom"))
        slim_bar(self, look)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def place(self) -> int:
        """Which page is shown, from 0."""
        return self._place

    @property
    def factor(self) -> float:
        """The size of the page beside that on paper."""
        if self.zoom is Zoom.FULL:
            return 1.0
        return self._fitting() if self.zoom is Zoom.FIT else self._factor

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show other pages; the same place stays open as long as it is there."""
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not before the first page is seen

        self._pages = [QSvgRenderer(QByteArray(page)) for page in pages]
        self.turn_to(min(self._place, max(0, len(pages) - 1)))

    @property
    def updating(self) -> str:
        """What stands in the corner while a newer page is being made."""
        return self._sheet.updating

    def show_updating(self, text: str) -> None:
        """Say in the corner that a newer page is being made; "" when not."""
        self._sheet.updating = text
        self._sheet.update()

    def turn_to(self, place: int) -> None:
        """Show a page, from 0."""
        if self._pages:
            other = place != self._place
            self._place = max(0, min(place, len(self._pages) - 1))
            self._sheet.show_page(self._pages[self._place])
            if other:
                self.verticalScrollBar().setValue(0)
        else:
            self._place = 0
            self._sheet.show_page(None)
        self._arrange()
        self.page_changed.emit()

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the width, or show the size on paper."""
        self.zoom = zoom
        self._arrange()
        self.zoom_changed.emit()

    @Slot()
    def zoom_in(self) -> None:
        """Show the page larger."""
        self._zoom_by(ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._zoom_by(1 / ZOOM_STEP)

    @Slot()
    def next_page(self) -> None:
        """Turn to the next page."""
        if self._place + 1 < len(self._pages):
            self.turn_to(self._place + 1)

    @Slot()
    def previous_page(self) -> None:
        """Turn back a page."""
        if self._place > 0:
            self.turn_to(self._place - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, zoom; scroll by arrows."""
        acts = {
            Qt.Key.Key_PageDown: self.next_page,
            Qt.Key.Key_PageUp: self.previous_page,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._arrange()

    def _zoom_by(self, step: float) -> None:
        self._factor = max(LEAST, min(MOST, self.factor * step))
        self.set_zoom(Zoom.OWN)

    def _page_points(self) -> QSize:
        page = self._pages[self._place].viewBoxF().size() if self._pages else None
        return page.toSize() if page is not None else QSize()

    def _fitting(self) -> float:
        width = self._page_points().width() * PIXELS_PER_POINT * self._look.scale
        room = self._room().width() - 2 * self._look.px(MARGIN)
        return max(LEAST, room / width) if width else 1.0

    def _room(self) -> QSize:
        """Return the room for the sheet beside the scroll bar, whether that is shown or not."""
        room = self.maximumViewportSize()
        return QSize(room.width() - self._look.px(BAR_WIDTH), room.height())

    def _arrange(self) -> None:
        points = self._page_points()
        by = self.factor * PIXELS_PER_POINT * self._look.scale
        size = QSize(round(points.width() * by), round(points.height() * by))
        margin = self._look.px(MARGIN)
        room = self._room()
        width = max(room.width(), size.width() + 2 * margin)
        self._sheet.resize(width, max(room.height(), size.height() + 2 * margin))
        left = (width - size.width()) // 2
        self._sheet.place_page(QRect(left, margin, size.width(), size.height()))
