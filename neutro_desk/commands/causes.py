"""The verbs `causes` and `findings`: the ranked causes of a case, and every question of the checklist."""

from __future__ import annotations

from neutro_desk.commands.call import Call
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.exchange import results
from neutro_desk.workup.causes import Ranking, Reason
from neutro_desk.workup.fever import rule_statement, warning_statement
from neutro_desk.workup.scoring import STRENGTHS
from neutro_desk.workup.statements import say
from neutro_desk.workup.whole import WorkUp


def causes(call: Call) -> None:
    """Print the ranked causes with their reasons, and the next best question."""
    path = call.options.case
    work_up = call.work_up(call.case(path))
    ranking = work_up.ranking
    if ranking is None:
        message = "no causes are ranked without a knowledge pack"
        raise WrongCallError(message)
    call.refuse_unusable(work_up.counts, path)
    result = results.causes_result(ranking, emergency=_rules(work_up, call), say=call.text)
    call.terminal.give(result, _lines(ranking, work_up, call))


def _rules(work_up: WorkUp, call: Call) -> list[str] | None:
    """Return the rules the warning line rests on, and the definitions met; None when it does not show."""
    if work_up.warning is None:
        return None
    met = (call.text(say("fever.definition_met", body=one.body)) for one in work_up.fever.met)
    return [call.text(rule_statement(work_up.warning)), *met]


def _lines(ranking: Ranking, work_up: WorkUp, call: Call) -> list[str]:
    lines = []
    if work_up.warning is not None:
        line = call.text(warning_statement(work_up.warning))
        lines.append(f"{line} ({call.text(rule_statement(work_up.warning))})")
        lines += [call.text(say("fever.definition_met", body=one.body)) for one in work_up.fever.met]
    for place, cause in enumerate((cause for cause in ranking.ranked if cause.score > 0), start=1):
        lines.append(f"{place}  {call.text(cause.name)}: {call.phrasebook.word(cause.support)}")
        lines += [f"   + {_reason(reason, call)}" for reason in cause.reasons_for]
        lines += [f"   - {_reason(reason, call)}" for reason in cause.reasons_against]
    if work_up.clozapine is not None and work_up.clozapine.label is None:
        lines.append(call.text(say("clozapine.no_label")))
    following = ranking.next_question
    asked = [one for one in call.pack.questions if following is not None and one.id == following.question]
    if following is not None and asked:
        lines.append(call.text(say("command.next_question", question=asked[0].text, why=following.why)))
    return lines


def _reason(reason: Reason, call: Call) -> str:
    """Return a reason with its strength and source; one of a group that a stronger one tells says so."""
    key = "causes.reason" if reason.counted else "causes.reason_told"
    strength = call.phrasebook.word(STRENGTHS[abs(reason.weight)]).lower()
    source = call.phrasebook.source(reason.source)
    return call.text(say(key, reason=reason.text, strength=strength, source=source))


def findings(call: Call) -> None:
    """Print every question of the checklist."""
    questions = call.pack.questions
    lines = [f"{one.step.value:18} {one.id:32} {call.text(one.text)}" for one in questions]
    call.terminal.give(results.questions_result(questions, call.text), lines)
