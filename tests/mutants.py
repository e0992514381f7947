"""Puts small faults into the modules that count and grade, and tells how many of them no test finds.

`make mutants` runs it; ARGS picks some, such as `ARGS="*quantities*"`. The faults are mutmut's.
`make coverage` runs the same tests over the same modules.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY = ROOT / "mutants"
LEAST_KILLED = 0.90
KILLED = frozenset(("killed", "timeout", "segfault"))
EQUIVALENT = tomllib.loads((ROOT / "tests" / "equivalent_mutants.toml").read_text(encoding="utf-8"))


def main() -> int:
    """Run mutmut and print the tally; 1 when too many faults live."""
    words = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    words.add_argument("names", nargs="*", help="mutants to try, * for any letters; without: all, afresh")
    words.add_argument("--jobs", type=int, default=2, help="processes")
    words.add_argument("--tests", action="store_true", help="only name the tests that mutants meet")
    call = words.parse_args()
    if call.tests:
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
        sys.stdout.write("\n".join(settings["pytest_add_cli_args_test_selection"]) + "\n")
        return 0
    if not call.names and COPY.exists():
        shutil.rmtree(COPY)
    ran = _mutmut("run", "--max-children", str(max(1, call.jobs)), *call.names)
    found = _found()
    if ran.returncode or not found:
        sys.stdout.write(f"mutmut could not try them:\n{ran.stdout[-2000:]}\n")
        return 1
    _tell_living(name for name, status in found.items() if status not in KILLED)
    return 0 if _tell_tally(found) >= LEAST_KILLED else 1


def _mutmut(*words: str) -> subprocess.CompletedProcess[str]:
    call = [str(Path(sys.executable).with_name("mutmut")), *words]
    return subprocess.run(
        call, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def _found() -> dict[str, str]:
    """Return each mutant that was tried, with what became of it."""
    lines = (line.strip() for line in _mutmut("results", "--all", "True").stdout.splitlines())
    pairs = (line.rpartition(": ") for line in lines if "__mutmut_" in line)
    return {name: status for name, _, status in pairs if status != "not checked"}


def _module(name: str) -> str:
    return name.partition(".x")[0].removeprefix("neutro_desk.workup.")


def _tell_living(names: Iterable[str]) -> None:
    """Print what each living mutant changes, or why it is no fault."""
    for name in names:
        shown = _mutmut("show", name).stdout.splitlines()
        changed = [line for line in shown if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]
        put_in = "\n".join(line[1:].strip() for line in changed if line.startswith("+"))
        reasons = [
            one["why"]
            for one in EQUIVALENT["mutant"]
            if one["in"] in name and one["becomes"].strip() == put_in
        ]
        sys.stdout.write(f"{name}: {reasons[0] if reasons else 'lives'}\n")
        if not reasons:
            sys.stdout.writelines(f"    {line}\n" for line in changed)


def _tell_tally(found: dict[str, str]) -> float:
    """Print killed and living mutants per file; return the share killed, equivalent ones among the living."""
    tally: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for name, status in found.items():
        tally[_module(name)][status in KILLED] += 1
    tally["together"] = sum(tally.values(), Counter())
    sys.stdout.write(f"{'':24}killed  live\n")
    for module, counted in tally.items():
        share = 100 * counted[True] / counted.total()
        sys.stdout.write(f"{module:24}{counted[True]:6}{counted[False]:6}{share:7.1f} %\n")
    return tally["together"][True] / tally["together"].total()


if __name__ == "__main__":
    sys.exit(main())
