"""Words that a knowledge pack may use, apart from the reasoning: loading a pack needs nothing else of it."""

from __future__ import annotations

from decimal import Decimal

SEVERITY_LINES = {
    "mild": Decimal("1.5"),
    "moderate": Decimal("1.0"),
    "severe": Decimal("0.5"),
    "profound": Decimal("0.1"),
}
"""A caution's `severity:` word -> the line the latest count lies below, 10^9/L. Source: CLINICAL 2.1."""

DERIVED = frozenset(
    (
        "tube-differs",
        "repeat-low",
        "fever-recorded",
        "on-chemotherapy",
        "new-drug",
        "any-drug",
        "known-culprit",
        "normal-before",
        "normal-before-drug",
        "gcsf-or-steroid",
        "radiotherapy",
        "transplant",
        "sudden",
        "gradual-fall",
        "comes-and-goes",
        "cyclic-hint",
        "chronic",
        "anaemia",
        "thrombocytopenia",
        "isolated",
        "pancytopenia",
        "macrocytosis",
        "blasts-present",
        "lymphopenia",
        "lymphocytosis",
        "monocytosis",
        "monocytopenia",
        "left-shift",
        "atypical-lymphocytes",
        "sample-old",
        "severe-count",
        "duffy",
        "child",
        "over-60",
        "preterm",
        "newborn",
        "young-infant",
        "infancy",
    )
)
"""Names a question may be `derived` from (`workup.findings`)."""
