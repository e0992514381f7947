"""The scale of counts: linear, or logarithmic with a strip in which zero keeps its place."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.screens.plot_axes import CountAxis
from neutro_desk.screens.plot_scale import STRIP, CountScale
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT

LOG = CountScale(10.0, log=True)


def test_zero_keeps_its_place_at_the_foot_of_a_log_scale() -> None:
    assert LOG.share(0.0) == 0.0
    assert 0 < LOG.share(0.005) < LOG.share(0.01) == pytest.approx(STRIP)


def test_each_tenth_takes_the_same_height_on_a_log_scale() -> None:
    heights = [LOG.share(value) for value in (0.01, 0.1, 1.0, 10.0)]
    assert [after - before for before, after in pairwise(heights)] == pytest.approx([(1 - STRIP) / 3] * 3)


def test_a_linear_scale_has_half_the_count_at_half_the_height() -> None:
    assert CountScale(4.0).share(2.0) == 0.5


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20), st.booleans())
def test_a_higher_count_never_stands_lower(values: list[float], log: bool) -> None:
    scale = CountScale(12.0, log=log)
    ordered = sorted(values)
    assert all(scale.share(low) <= scale.share(high) for low, high in pairwise(ordered))
    assert scale.shares(np.array(values)) == pytest.approx([scale.share(value) for value in values])


def test_a_log_axis_names_the_lines_of_severity_and_zero(qapp: object) -> None:
    axis = CountAxis(Look(LIGHT, 1.0), 1.0)
    axis.show_scale(CountScale(11.0, log=True))
    ((_, places),) = axis.tickValues(0.0, 1.0, 600.0)
    assert axis.tickStrings(places, 1.0, 1.0) == ["0", "0.01", "0.1", "0.5", "1", "1.5", "5", "10"]


def test_a_low_log_axis_keeps_zero_and_the_lines_of_severity(qapp: object) -> None:
    axis = CountAxis(Look(LIGHT, 1.0), 1000.0)
    axis.show_scale(CountScale(11.0, log=True))
    ((_, places),) = axis.tickValues(0.0, 1.0, 220.0)
    assert axis.tickStrings(places, 1.0, 1.0) == ["0", "10", "100", "500", "1500", "5000", "10000"]
