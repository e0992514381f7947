"""What the course pane leaves unloaded until the window takes typing."""

from __future__ import annotations

import subprocess
import sys


def test_the_pane_loads_neither_plot_nor_numpy() -> None:
    code = (
        "import sys, neutro_desk.screens.course_pane;"
        "print([name for name in ('numpy', 'pyqtgraph', 'typst', 'cryptography') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
