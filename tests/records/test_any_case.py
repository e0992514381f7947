"""Any case there can be comes back exactly, also after any other one was saved over it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.exchange.case_file import encode_case
from neutro_desk.workup.case import Case
from tests.exchange.any_case import cases
from tests.records.keeping import new_store, opened


def written(case: Case) -> str:
    """Return every digit of a case; the order of its answers says nothing."""
    return encode_case(replace(case, answers=dict(sorted(case.answers.items()))))


@settings(max_examples=30, deadline=None)
@given(st.lists(cases, min_size=1, max_size=4))
def test_whatever_is_saved_comes_back_to_the_letter(course: list[Case]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        number = store.add_case(course[0], None)
        for after in course:
            before = store.load(number).case
            store.save(number, before, after, None)
            assert store.load(number).case == after
            assert written(store.load(number).case) == written(after)
        store.close()
        store = opened(Path(folder))
        assert written(store.load(number).case) == written(course[-1])
        store.search(course[-1].patient.name or "")
        store.close()
