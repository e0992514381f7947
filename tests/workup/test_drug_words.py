"""Names of medicines as keys: the short way of a plain word gives what the long way gives."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from neutro_desk.workup.drug_words import FORMS, SALTS, key_of, key_of_words, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@given(
    st.one_of(
        st.text(LETTERS, max_size=12),
        st.sampled_from(sorted(SALTS | FORMS)),
        st.text(f"{LETTERS}AÉ-/+ 1", max_size=9),
    )
)
@example("and")
@example("auc")
@example("q")
def test_a_name_has_the_key_of_its_words_however_plain_it_is(name: str) -> None:
    assert key_of(name) == key_of_words([word.text for word in words_of(name)])
