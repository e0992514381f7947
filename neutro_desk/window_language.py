"""The language of the window's own texts, and of Qt's dialogs; sentences come from the phrasebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

from neutro_desk.installed_files import resource
from neutro_desk.languages import ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication

_OURS, _QTS = "window", "dialogs"


def speak(application: QCoreApplication, code: str) -> None:
    """Let every widget that is made from now on speak a language, and no other.

    Args:
        application: Keeps the texts.
        code: Of the language, as in ward.toml.
    """
    for name in (_OURS, _QTS):
        for before in application.findChildren(QTranslator, name):
            application.removeTranslator(before)
            before.setParent(None)
    if code == ENGLISH.code:  # the language of the source
        return
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(application, _QTS, f"{of_qt}/qtbase_{code}.qm")
    _install(application, _OURS, texts_of(code))


def texts_of(code: str) -> Path:
    """Return the file with the window's texts in a language."""
    return resource("translations", f"neutro_desk_{code}.qm")


def _install(application: QCoreApplication, name: str, file: Path | str) -> None:
    translator = QTranslator(application)
    translator.setObjectName(name)
    if translator.load(str(file)):
        application.installTranslator(translator)
