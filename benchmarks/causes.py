"""Ranking the causes after an answer, beside a bare sum of the weights that the answers give each cause."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.causes import Pack, rank_causes
from neutro_desk.workup.whole import AssessedCase, WorkUp

Row = tuple[str, str, str, str]

RUNS, EACH = 9, 20


def rows() -> list[Row]:
    """Return the best time of ranking a sample with every question answered, as a ratio to the bare sum."""
    pack = load_pack(resource("knowledge"))
    case = read_case(min(resource("samples").glob("*.neutro.json")))
    case = replace(case, answers={question.id: Answer("yes") for question in pack.questions})
    work_up = WorkUp(AssessedCase(case, load_schemes(resource("schemes"))), pack=pack)
    findings, course = work_up.findings, work_up.course

    def rank() -> None:
        rank_causes(case, findings, pack, course)

    def add() -> None:
        _sums(case, pack)

    ranked, summed = _best(rank), _best(add)
    return [
        (
            f"causes: {len(pack.causes)} causes, {len(pack.questions)} answers ranked anew",
            f"{ranked * 1000:.1f} ms",
            f"{summed * 1000:.2f} ms bare sum of the weights, sorted",
            f"{ranked / summed:.1f}",
        )
    ]


def _sums(case: Case, pack: Pack) -> list[tuple[int, str]]:
    words = {asked: answer.value for asked, answer in case.answers.items()}
    return sorted(
        (-sum(link.weight for link in cause.links if words.get(link.question) == link.answer), cause.id)
        for cause in pack.causes
    )


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        for _ in range(EACH):
            work()
        taken.append((time.process_time() - begun) / EACH)
    return min(taken)
