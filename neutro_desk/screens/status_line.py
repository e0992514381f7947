"""StatusLine: by which scheme and knowledge, the last thing done, help, and saved or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from neutro_desk import __version__
from neutro_desk.languages import LANGUAGES
from neutro_desk.screens.action_button import ActionButton, Role

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

HEIGHT = 26


class StatusLine(QWidget):
    """The line at the foot; saved state and help always fit, the rest goes in order of use.

    Signals:
        help_wanted: Keys and help are to be shown (F1).
        content_wanted: What is known is to be shown (Ctrl+B): the name of the knowledge was clicked.
        language_chosen: Code of the language to go on in.
    """

    help_wanted = Signal()
    content_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the line; only the version and the help stand on it yet."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        self._fault = ""
        self.setFixedHeight(look.px(HEIGHT))
        self.scheme = self._label(self.tr("Grading scheme"))
        self.knowledge = self._label(self.tr("Knowledge"))
        self.knowledge.setCursor(Qt.CursorShape.PointingHandCursor)
        self.knowledge.setAccessibleDescription(self.tr("Knowledge; Ctrl+B shows all of it"))
        self.knowledge.installEventFilter(self)
        self.version = self._label(self.tr("Version"))
        self.message = self._label(self.tr("Last command"), 500)
        self.saved = self._label(self.tr("Saved or not"), 600)
        self.help = ActionButton(look, self.tr("Keys and help F1"), Role.LINK, parent=self)
        self.help.setFont(look.font(12))
        self.help.setToolTip(self.tr("Keys, what the number means, limits, where the settings lie"))
        self.help.clicked.connect(self.help_wanted)
        self.language = ActionButton(look, phrasebook.language.name, Role.LINK, parent=self)
        self.language.setFont(look.font(12))
        self.language.setAccessibleName(self.tr("Language: {0}").replace("{0}", phrasebook.language.name))
        self.language.setToolTip(self.tr("Language of window, page and clipboard"))
        self.language.clicked.connect(self.open_languages)
        self.message.setStyleSheet(f"color: {look.theme.text};")
        self.saved.setStyleSheet(f"color: {look.theme.text};")
        self._put(self.version, f"v{__version__}")

    def _label(self, name: str, weight: int = 400) -> QLabel:
        label = QLabel(self)
        label.setFont(self._look.font(12, weight))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setStyleSheet(f"color: {self._look.theme.text_2};")
        label.setAccessibleDescription(name)
        return label

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show which scheme grades, or why the ward's own does not, and which knowledge ranks the causes."""
        from neutro_desk.workup.knowledge_in_use import knowledge_statement  # noqa: PLC0415  not before typing
        from neutro_desk.workup.summary import scheme_fault, scheme_statement  # noqa: PLC0415

        fault = scheme_fault(work_up.schemes)
        self._fault = "" if fault is None else self._phrasebook.text(fault)
        self._put(self.scheme, self._fault or self._phrasebook.text(scheme_statement(work_up.schemes)))
        self._put(self.knowledge, self._phrasebook.text(knowledge_statement(work_up.pack)))

    @Slot(str)
    def show_saved(self, text: str) -> None:
        """Show whether the case is saved."""
        self._put(self.saved, text)

    @Slot(str)
    def show_message(self, text: str) -> None:
        """Show what was just done; an empty text takes it away."""
        self._put(self.message, text)

    def _put(self, label: QLabel, text: str) -> None:
        if label.accessibleName() != text:
            label.setText(text)
            label.setAccessibleName(text)
            label.setToolTip(text)
            self._arrange()

    @Slot()
    def open_languages(self) -> None:
        """Open the list of languages."""
        menu = self.languages()
        menu.popup(self.language.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def languages(self) -> QMenu:
        """Return the list of languages, each by its own name; it goes once it was closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._look.font(13))
        for language in LANGUAGES:
            action = menu.addAction(language.name)
            action.setData(language.code)
            action.setCheckable(True)
            action.setChecked(language == self._phrasebook.language)
        menu.triggered.connect(self.say_language)
        return menu

    @Slot(QAction)
    def say_language(self, action: QAction) -> None:
        """Say which language was chosen."""
        self.language_chosen.emit(action.data())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open what is known by a click on its name; the key does the same."""
        if watched is self.knowledge and event.type() == QEvent.Type.MouseButtonRelease:
            self.content_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    # -- the room there is --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        self._arrange()

    def _arrange(self) -> None:
        """Give room to saved state, help, language, message and a faulty scheme first, then to the rest."""
        look = self._look
        right = self.width() - look.px(14)
        right = self._place_right(self.saved, right, _width(self.saved))
        for button in (self.help, self.language):
            right = self._place_right(button, right, button.sizeHint().width())
        left = look.px(14)
        gap = look.px(18)
        room = right - left
        shown = {self.message: min(_width(self.message), max(room, 0))} if self.message.text() else {}
        room -= sum(shown.values()) + (gap if shown else 0)
        if self._fault and room > 0:
            shown[self.scheme] = self._cut_fault(room)
            room -= shown[self.scheme] + gap
        rest = (self.knowledge, self.version) if self._fault else (self.scheme, self.knowledge, self.version)
        for label in rest:
            width = _width(label) if label.text() else 0
            if 0 < width <= room:
                shown[label] = width
                room -= width + gap
        for label in (self.scheme, self.knowledge, self.version, self.message):
            label.setVisible(label in shown)
            if label in shown:
                label.setGeometry(left, 0, shown[label], self.height())
                left += shown[label] + gap

    def _cut_fault(self, room: int) -> int:
        """Write as much of the fault as there is room for; return the width it takes."""
        metrics = QFontMetrics(self.scheme.font())
        self.scheme.setText(metrics.elidedText(self._fault, Qt.TextElideMode.ElideRight, room - 2))
        return min(_width(self.scheme), room)

    def _place_right(self, widget: QWidget, right: int, width: int) -> int:
        widget.setGeometry(right - width, 0, width, self.height())
        return right - width - (self._look.px(14) if width else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.window))
        painter.fillRect(0, 0, self.width(), 1, QColor(self._look.theme.divider))
        painter.end()


def _width(label: QLabel) -> int:
    return QFontMetrics(label.font()).horizontalAdvance(label.text()) + 2 if label.text() else 0
