"""Writes the small style sheet that lies over Fusion: fields, buttons, links, segments, tool tips."""

from __future__ import annotations

from collections.abc import Callable

from neutro_desk.screens.theme import Theme

# A button says what it is by its property `role`: main, link, segment, answer; a plain one has none.
# Borders grow inwards on focus (3 px instead of 1, padding 2 less), so that nothing moves.
_SHEET = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit {{
    background: {field}; color: {text}; border: 1px solid {border}; border-radius: {r4}px;
    padding: 2px {p9}px; selection-background-color: {accent_fill}; selection-color: {on_accent};
}}
QLineEdit[asks="true"] {{ border: 2px solid {question_edge}; padding: 1px {p8}px; }}
QLineEdit[tight="true"] {{ padding: 2px {p5}px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 3px solid {accent}; padding: 0px {p7}px;
}}
QLineEdit[tight="true"]:focus {{ padding: 0px {p3}px; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {text_3}; border-color: {divider};
    background: {raised}; }}
QComboBox::drop-down {{ border: none; width: {p18}px; }}
QPushButton, QToolButton {{
    background: {surface}; color: {text}; border: 1px solid {border}; border-radius: {r4}px;
    padding: 2px {p11}px; min-height: {h24}px;
}}
QPushButton:focus, QToolButton:focus {{ border: 3px solid {accent}; padding: 0px {p9}px; }}
QPushButton:hover, QToolButton:hover {{ background: {raised}; }}
QPushButton:pressed, QPushButton:checked, QToolButton:checked {{ background: {accent_soft}; }}
QPushButton:disabled, QToolButton:disabled {{
    color: {text_3}; background: {raised}; border-color: {divider};
}}
QPushButton[role="main"] {{
    background: {accent_fill}; color: {on_accent}; border-color: {accent_fill}; min-height: {h30}px;
}}
QPushButton[role="main"]:focus {{ border-color: {focus_on_fill}; }}
QPushButton[role="main"]:disabled {{ background: {raised}; color: {text_3}; border-color: {border}; }}
QPushButton[role="link"] {{
    background: transparent; color: {accent}; border: 1px solid transparent;
    padding: 2px {p3}px; min-height: 0;
}}
QPushButton[role="link"]:focus {{ border: 3px solid {accent}; padding: 0px {p1}px; }}
QPushButton[role="link"]:disabled {{ color: {text_3}; }}
QCheckBox {{ color: {text}; spacing: {p7}px; border: 1px solid transparent; padding: 2px; }}
QCheckBox:focus {{ border: 3px solid {accent}; border-radius: {r4}px; padding: 0; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {p9}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p9}px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: {r3}px; margin: 1px; min-height: {h30}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: {p5}px; }}
"""


def style_sheet(theme: Theme, px: Callable[[float], int]) -> str:
    """Return the sheet of one theme, every measure through `px`."""
    return _SHEET.format(
        field=theme.field,
        surface=theme.surface,
        raised=theme.raised,
        text=theme.text,
        text_3=theme.text_3,
        border=theme.border,
        divider=theme.divider,
        accent=theme.accent,
        accent_soft=theme.accent_soft,
        accent_fill=theme.accent_fill,
        on_accent=theme.on_accent,
        question_edge=theme.question_edge,
        focus_on_fill=theme.text,
        r3=px(3),
        r4=px(4),
        p1=px(3) - 2,
        p3=px(3),
        p5=px(5),
        p7=px(9) - 2,
        p8=px(9) - 1,
        p9=px(9),
        p11=px(11),
        p18=px(18),
        h24=px(30) - 6,
        h30=px(36) - 6,
    )
