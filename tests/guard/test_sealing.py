"""Sealing: only the one key opens who acted."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadRecord
from sabaq.guard.sealing import Personal, Sealed, seal, unseal

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(actor=TEXT, what=TEXT, reason=TEXT)
def test_what_was_sealed_comes_out_with_its_key(actor: str, what: str, reason: str):
    personal = Personal(actor=actor, what=what, reason=reason)
    assert unseal(seal(personal)) == personal


def test_the_length_of_a_name_does_not_show():
    lengths = {len(seal(Personal(actor="x" * size, what="", reason="")).text) for size in range(1, 20)}
    assert len(lengths) == 1


def test_no_two_acts_have_one_key():
    made = [seal(Personal(actor="a", what="b", reason="c")) for _ in range(50)]
    assert len({each.key for each in made}) == len({each.text for each in made}) == 50


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_an_altered_text_or_key_does_not_open(at: int, bit: int):
    sealed = seal(Personal(actor="an officer", what="a file", reason="because"))
    for name in ("text", "key"):
        raw = bytearray(base64.b64decode(getattr(sealed, name)))
        raw[at % len(raw)] ^= 1 << bit
        parts = {"text": sealed.text, "key": sealed.key, name: base64.b64encode(raw).decode()}
        with pytest.raises(BadRecord, match="does not open with its key"):
            unseal(Sealed(**parts))
