"""A ward's own pack, as the README shows it, and parts of it for tests that break it."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
HEAD = """name = "Dumfries"
version = "1"
reviewed_by = "Nobody: an example"
reviewed_on = 2026-11-02
review_by = 2027-11-02
status = "submitted"
"""


def of_the_readme() -> str:
    """Return the example that the README shows."""
    blocks: list[str] = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return next(block for block in blocks if "[[caution]]" in block)


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """Write a ward's own pack and return its path."""
    path = folder / "own.toml"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path
