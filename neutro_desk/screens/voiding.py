"""Voiding: opens the form that asks why right over the row of its count, and takes it away with the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.course_table import CourseTable
    from neutro_desk.screens.course_table_view import CourseTableView
    from neutro_desk.screens.style import Look
    from neutro_desk.screens.void_form import VoidForm
    from neutro_desk.wording.phrasebook import Phrasebook


class Voiding(QObject):
    """Asks about one count at a time, on the foot of the plot.

    Signals:
        count_voided: Id of the count to take out of use, and why.
    """

    count_voided = Signal(str, str)

    def __init__(
        self, look: Look, phrasebook: Phrasebook, table: CourseTableView, scroll: QScrollArea, parent: QObject
    ) -> None:
        """Know the table, and the area whose sheet it stands on."""
        super().__init__(parent)
        self._look, self._phrasebook, self._table, self._scroll = look, phrasebook, table, scroll
        self.form: VoidForm | None = None
        self._count_id = ""
        self._asked_from: QWidget = table

    @Slot(str)
    def ask(self, count_id: str) -> None:
        """Ask why a count is to be voided, with the cursor in the line for the reason."""
        if self.form is None:
            focused: QWidget | None = self._sheet.focusWidget()
            self._asked_from = self._table if focused is None else focused
        self._count_id = count_id
        self._open("")
        if self.form is not None:
            self.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Leave the count; the focus goes back to where it was asked."""
        self.drop()
        back = self._asked_from if self._asked_from.isVisible() else self._table
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(back, 0, 0)

    @Slot(str)
    def void(self, reason: str) -> None:
        """Take the count out of use."""
        count_id = self._count_id
        self.leave()
        self.count_voided.emit(count_id, reason)

    def drop(self) -> None:
        """Take the form away."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def place(self) -> None:
        """Let the form stand over the table, as wide as the sheet; its count may be gone."""
        if self.form is None:
            return
        row = self._model.row_of(self._count_id)
        if row is None or self._model.count_at(row).count.cbc.voided is not None:
            had_focus = any(one.hasFocus() for one in (self.form.line, self.form.void, self.form.leave))
            self.drop()
            if had_focus:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.panel.width() == self._sheet.width():
            self._put(self.form)
        else:
            had_focus = self.form.line.hasFocus()
            self._open(self.form.line.text())
            if had_focus:
                self.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _sheet(self) -> QWidget:
        return self._scroll.widget() or self._scroll

    @property
    def _model(self) -> CourseTable:
        return self._table.counts

    def _open(self, reason: str) -> None:
        from neutro_desk.screens.void_form import VoidForm  # noqa: PLC0415  when first voided

        self.drop()
        row = self._model.row_of(self._count_id)
        if row is None:
            return
        form = VoidForm(self._look, self._phrasebook, self._sheet.width(), self._sheet)
        form.ask(self._model.count_at(row).count.cbc.collected, reason)
        form.confirmed.connect(self.void)
        form.left.connect(self.leave)
        self.form = form
        QWidget.setTabOrder(self._table, form.line)
        QWidget.setTabOrder(form.line, form.void)
        QWidget.setTabOrder(form.void, form.leave)
        self._put(form)

    def _put(self, form: VoidForm) -> None:
        height = form.sizeHint().height()
        foot = self._table.y() if self._table.isVisible() else self._sheet.height()
        form.setGeometry(0, max(foot - height, 0), self._sheet.width(), height)
        form.raise_()
        form.show()
        lines = form.layout()
        if lines is not None:
            lines.activate()
        self._scroll.ensureWidgetVisible(form, 0, 0)
        self._scroll.ensureWidgetVisible(form.line, 0, self._look.px(4))
