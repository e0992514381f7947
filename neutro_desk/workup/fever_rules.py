"""Each body's definition of febrile neutropenia as data, and in words with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.fever_readings import TemperatureLine
from neutro_desk.workup.statements import Statement, say


class Foresight(Enum):
    """How a definition looks ahead of a count that is not low enough yet."""

    NOT = "not"
    AHEAD = "expected within 48 h"
    BEFORE_NADIR = "before the nadir"


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of the count, 10^9/L, and whether a count at it is meant too."""

    value: Decimal
    itself: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One body's definition.

    Attributes:
        single: What one reading must reach.
        sustained: What a temperature must reach for `for_an_hour`; None where the body knows no such limb.
        over_an_hour: Whether it must last longer than an hour; otherwise an hour is enough.
        signs: Whether other signs of sepsis stand for a fever.
        count: The line of the count.
        foresight: How it looks ahead.
        ahead: Where the count is expected within 48 h.
        ahead_from: Below which line it looks ahead; None: from any count.
        treatment: Whether anticancer treatment belongs to the definition.
    """

    body: DefinitionBody
    single: TemperatureLine
    count: CountLine
    sustained: TemperatureLine | None = None
    over_an_hour: bool = False
    signs: bool = False
    foresight: Foresight = Foresight.NOT
    ahead: CountLine | None = None
    ahead_from: CountLine | None = None
    treatment: bool = False


_HALF, _ONE = Decimal("0.5"), Decimal("1.0")
_AT_38 = TemperatureLine(Decimal("38.0"), Decimal("100.4"), itself=True)
_OVER_38 = TemperatureLine(Decimal("38.0"), Decimal("100.4"), itself=False)
_AT_383 = TemperatureLine(Decimal("38.3"), Decimal(101), itself=True)
_OVER_383 = TemperatureLine(Decimal("38.3"), Decimal(101), itself=False)
_BELOW_HALF, _TO_HALF = CountLine(_HALF), CountLine(_HALF, itself=True)

RULES = (
    Rule(
        DefinitionBody.IDSA_2010, _AT_383, _BELOW_HALF, _AT_38, foresight=Foresight.AHEAD, ahead=_BELOW_HALF
    ),
    Rule(
        DefinitionBody.IDSA_2002,
        _AT_383,
        _BELOW_HALF,
        _AT_38,
        foresight=Foresight.AHEAD,
        ahead=_BELOW_HALF,
        ahead_from=CountLine(_ONE),
    ),
    Rule(
        DefinitionBody.ASCO_IDSA_2018,
        _AT_383,
        _BELOW_HALF,
        _AT_38,
        foresight=Foresight.AHEAD,
        ahead=_BELOW_HALF,
    ),
    Rule(
        DefinitionBody.NCCN,
        _AT_383,
        _BELOW_HALF,
        _AT_38,
        foresight=Foresight.AHEAD,
        ahead=_TO_HALF,
        ahead_from=CountLine(_ONE),
    ),
    Rule(DefinitionBody.NICE, _OVER_38, _TO_HALF, signs=True, treatment=True),
    Rule(
        DefinitionBody.SEOM,
        _OVER_38,
        _BELOW_HALF,
        signs=True,
        foresight=Foresight.BEFORE_NADIR,
        ahead_from=CountLine(_ONE),
    ),
    Rule(
        DefinitionBody.CISNE,
        _AT_38,
        _TO_HALF,
        foresight=Foresight.AHEAD,
        ahead=_TO_HALF,
        ahead_from=CountLine(_ONE, itself=True),
    ),
    Rule(DefinitionBody.CTCAE, _OVER_383, CountLine(_ONE), _AT_38, over_an_hour=True),
)
"""Every definition as its body words it; no ward may change one. Source: CLINICAL 4.1."""


def fever_rule(rule: Rule) -> Statement:
    """Return what a body calls a fever."""
    key = "fever.rule.single_at" if rule.single.itself else "fever.rule.single_above"
    said = say(key, celsius=rule.single.celsius, fahrenheit=rule.single.fahrenheit)
    if rule.sustained is not None:
        held = "fever.rule.or_over_an_hour" if rule.over_an_hour else "fever.rule.or_an_hour"
        lasting = rule.sustained
        said = say(held, single=said, celsius=lasting.celsius, fahrenheit=lasting.fahrenheit)
    return say("fever.rule.or_signs", single=said) if rule.signs else said


def count_rule(rule: Rule) -> Statement:
    """Return which count a body asks for, and what else."""
    said = _reach(rule.count)
    if rule.foresight is Foresight.AHEAD and rule.ahead is not None:
        ahead = _reach(rule.ahead)
        if rule.ahead_from is None:
            said = say("fever.rule.or_ahead", count=said, ahead=ahead)
        else:
            said = say("fever.rule.or_ahead_from", count=said, start=_reach(rule.ahead_from), ahead=ahead)
    elif rule.foresight is Foresight.BEFORE_NADIR and rule.ahead_from is not None:
        said = say("fever.rule.or_before_nadir", count=said, start=_reach(rule.ahead_from))
    if rule.treatment:
        said = say("fever.rule.on_treatment", count=said)
    return say("fever.rule.grade", count=said) if rule.body is DefinitionBody.CTCAE else said


def _reach(line: CountLine) -> Statement:
    return say("fever.rule.at" if line.itself else "fever.rule.below", line=line.value)
