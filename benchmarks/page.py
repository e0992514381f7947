"""The page: the preview after a change, many pages in one call, and the memory they take."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.baselines import environment
from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.paper.fonts import font_folder
from neutro_desk.paper.options import PageOptions, Paper
from neutro_desk.paper.page import make_svg_pages
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.whole import WorkUp

Row = tuple[str, str, str, str]

RUNS = 9
PREVIEW_MS, EACH_MS = 150, 60
"""Issue 6: the preview after a change, and each of a hundred pages."""

FEW, MANY = 100, 1000
_PEAK = """
import resource, sys
from neutro_desk.commands import run
run(["summary", *sys.argv[1:-1], "-o", sys.argv[-1], "--printed-at", "2026-11-21T07:02"])
sys.stderr.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
"""
_BARE = b"= A page\n#lorem(300)"


def rows() -> list[Row]:
    """Return the preview beside its limit and a bare page, then the batch and its memory."""
    preview, bare = _median(_preview()), _median(_bare_page)
    with TemporaryDirectory() as folder:
        few, few_peak = _batch(Path(folder), FEW)
        _, many_peak = _batch(Path(folder), MANY)
    return [
        _beside_limit("page: preview after a change, warm", preview, PREVIEW_MS),
        (
            "page: the same",
            f"{preview:.0f} ms",
            f"{bare:.0f} ms a bare page by typst",
            f"{preview / bare:.1f}",
        ),
        _beside_limit(f"page: each of {FEW} in one call", few, EACH_MS),
        (
            f"page: memory over {MANY}",
            f"{many_peak / 1024:.0f} MiB",
            f"{few_peak / 1024:.0f} MiB over {FEW}",
            f"{many_peak / few_peak:.2f}",
        ),
    ]


def _beside_limit(name: str, taken: float, limit: int) -> Row:
    return (name, f"{taken:.0f} ms", f"{limit} ms", f"{taken / limit:.2f}")


def _median(work: Callable[[], object]) -> float:
    """Return milliseconds by the clock, the median after one run that warms."""
    work()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[RUNS // 2] * 1000


def _preview() -> Callable[[], object]:
    """Return what happens between a change and its preview: derived anew from the case, and typeset."""
    schemes, pack = load_schemes(resource("schemes")), load_pack(resource("knowledge"))
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    book = Phrasebook(load_catalogue(resource("wording", "en")))
    options = PageOptions(Reader.CLINICIAN, Paper.A4, datetime(2026, 11, 21, 7, 2))

    def preview() -> object:
        return make_svg_pages(WorkUp(AssessedCase(case, schemes), pack=pack).summary, book, options)

    return preview


def _bare_page() -> object:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    return typst.compile(_BARE, font_paths=fonts, format="svg")


def _batch(folder: Path, number: int) -> tuple[float, int]:
    """Return milliseconds for each page of so many cases in one call, and the most memory, in KiB."""
    case = json.loads(resource("samples", "drug-induced-fall.neutro.json").read_text(encoding="utf-8"))
    cases = []
    for place in range(number):
        case["patient"]["identifier"] = f"BENCH-{place}"
        cases.append(folder / f"case-{place}.neutro.json")
        cases[-1].write_text(json.dumps(case), encoding="utf-8")
    begun = time.perf_counter()
    command = [sys.executable, "-c", _PEAK, *map(str, cases), str(folder / f"pages-{number}")]
    done = subprocess.run(  # noqa: S603  our own command
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), text=True
    )
    return (time.perf_counter() - begun) * 1000 / number, int(done.stderr.split()[-1])
