"""The page: the preview after a change, many pages in one call, and the memory they take."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.baselines import environment
from neutro_desk.exchange.case_file import decode_case
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
"""Pages of a batch, and those over which memory must stay flat."""

_PEAK = """
import resource, sys
from pathlib import Path
from neutro_desk.commands import run
cases = [str(path) for path in sorted(Path(sys.argv[1]).glob("*.json"))]
run(["summary", *cases, "-o", sys.argv[2], "--printed-at", "2026-11-21T07:02"])
for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    used = resource.getrusage(whose)
    sys.stderr.write(f" {used.ru_maxrss} {used.ru_utime + used.ru_stime}")
"""
_BARE = b"= A page\n#lorem(300)"


def rows() -> list[Row]:
    """Return the preview beside its limit and a bare page, then the batch and its memory."""
    preview, bare = _median(_preview()), _median(_bare_page)
    with TemporaryDirectory() as folder:
        few = _batch(Path(folder), FEW)
        many = _batch(Path(folder), MANY)
    return [
        _beside_limit("page: preview after a change, warm", preview, PREVIEW_MS),
        (
            "page: the same",
            f"{preview:.0f} ms",
            f"{bare:.0f} ms a bare page by typst",
            f"{preview / bare:.1f}",
        ),
        _beside_limit(f"page: each of {FEW} in one call", few.each, EACH_MS),
        (
            f"page: processor time of each of {MANY}",
            f"{many.processor:.0f} ms",
            f"{few.processor:.0f} ms of {FEW}",
            "",
        ),
        (
            f"page: memory of a process over {MANY}",
            f"{many.peak / 1024:.0f} MiB",
            f"{few.peak / 1024:.0f} MiB over {FEW}",
            f"{many.peak / few.peak:.2f}",
        ),
    ]


@dataclass(frozen=True)
class _Batch:
    """What a call took: milliseconds by the clock and of the processors for each page, and KiB at most."""

    each: float
    processor: float
    peak: int


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
    """Return what happens between a change and its preview: derived anew from the case, and typeset.

    The latest count is another one each time: number, grade, trend, course and causes change with it.
    """
    schemes, pack = load_schemes(resource("schemes")), load_pack(resource("knowledge"))
    content = json.loads(resource("samples", "drug-induced-fall.neutro.json").read_text(encoding="utf-8"))
    cases = []
    for segs in range(20, 20 + 2 * RUNS):
        content["counts"][-1]["differential"].update(segs=str(segs), lymphocytes=str(80 - segs))
        cases.append(decode_case(json.dumps(content)))
    book = Phrasebook(load_catalogue(resource("wording", "en")))
    options = PageOptions(Reader.CLINICIAN, Paper.A4, datetime(2026, 11, 21, 7, 2))
    following = cycle(cases)

    def preview() -> object:
        changed = AssessedCase(next(following), schemes)
        return make_svg_pages(WorkUp(changed, pack=pack).summary, book, options)

    return preview


def _bare_page() -> object:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    return typst.compile(_BARE, font_paths=fonts, format="svg")


def _batch(folder: Path, number: int) -> _Batch:
    """Make the pages of so many cases in one call; the most memory is that of its largest process."""
    case = json.loads(resource("samples", "drug-induced-fall.neutro.json").read_text(encoding="utf-8"))
    cases = folder / f"cases-{number}"
    cases.mkdir()
    for place in range(number):
        case["patient"]["identifier"] = f"BENCH-{place}"
        (cases / f"case-{place}.neutro.json").write_text(json.dumps(case), encoding="utf-8")
    command = [sys.executable, "-c", _PEAK, str(cases), str(folder / f"pages-{number}")]
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603  our own command
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), text=True
    )
    taken = (time.perf_counter() - begun) * 1000 / number
    own_peak, own_time, others_peak, others_time = map(float, done.stderr.split()[-4:])
    used = (own_time + others_time) * 1000 / number
    return _Batch(taken, used, int(max(own_peak, others_peak)))
