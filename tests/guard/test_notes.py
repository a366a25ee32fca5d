"""Signed notes: the public example, and that no altered one holds."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.log import EMPTY
from sabaq.guard.notes import LOG, WITNESS, Checkpoint, PublicKey, SecretKey, Signature, fresh_key
from sabaq.guard.proofs import Included, Offered

# The example in the documentation of Go's note package, which the specification grew out of.
EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
EXAMPLE_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
EXAMPLE_LINE = (
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
KEY = SecretKey.make("a-log", LOG, bytes(range(32)))
OTHER = SecretKey.make("a-log", LOG, bytes(range(1, 33)))
WATCHER = SecretKey.make("a-witness", WITNESS, bytes(range(2, 34)))
PLAIN = Checkpoint(origin="a-log", size=7, root=EMPTY)


def test_the_public_example_holds():
    key, line = PublicKey.read(EXAMPLE_KEY), Signature.read(EXAMPLE_LINE)
    assert (line.name, line.hash) == (key.name, key.hash)
    assert key.signed(EXAMPLE_TEXT.encode(), line.value)
    assert not key.signed(EXAMPLE_TEXT.encode() + b"\n", line.value)


@given(seed=st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(seed: bytes):
    key = SecretKey.make("desk", LOG, seed)
    assert SecretKey.read(f"{key}\n") == key
    assert PublicKey.read(f"{key.public}\n") == key.public


def test_a_checkpoint_is_three_lines_and_signatures():
    note = str(PLAIN.signed(KEY))
    assert note.startswith(f"a-log\n7\n{base64.b64encode(EMPTY).decode()}\n\n\u2014 a-log ")
    assert Checkpoint.read(note) == PLAIN.signed(KEY)


def test_only_the_log_itself_signs_for_it():
    assert PLAIN.signed(KEY).by(KEY.public)
    assert not PLAIN.signed(OTHER).by(KEY.public)
    assert not Checkpoint(origin="a-log", size=8, root=EMPTY, signatures=PLAIN.signed(KEY).signatures).by(KEY.public)


def test_a_witness_signs_its_time_as_well():
    line = PLAIN.cosignature(WATCHER, 1_700_000_000)
    assert line.time == 1_700_000_000
    assert PLAIN.under(line).by(WATCHER.public) == line
    later = Signature(name=line.name, hash=line.hash, value=(1_700_000_001).to_bytes(8, "big") + line.value[8:])
    assert PLAIN.under(later).by(WATCHER.public) is None


def test_a_line_is_put_under_a_note_once():
    line = PLAIN.cosignature(WATCHER, 1)
    assert PLAIN.under(line).under(line) == PLAIN.under(line)


@given(at=st.integers(0, 200), letter=st.characters(exclude_categories=["Cs"]))
def test_no_altered_checkpoint_holds(at: int, letter: str):
    note = str(PLAIN.signed(KEY))
    at %= len(note)
    altered = note[:at] + letter + note[at + 1 :]
    try:
        found = Checkpoint.read(altered)
    except BadRecord:
        return
    assert found.by(KEY.public) is None or found.body == PLAIN.body


@pytest.mark.parametrize("text", ["", "a\n1\n", "a\n01\nAAAA\n\n", "a\n1\nAAAA\n\n", "a\n-1\n" + "A" * 43 + "=\n\n"])
def test_what_is_no_checkpoint_is_told(text: str):
    with pytest.raises(BadRecord, match="no checkpoint"):
        Checkpoint.read(text)


@pytest.mark.parametrize("text", ["", "desk", "desk+00000000+AAAA", EXAMPLE_KEY.replace("c74f", "c74e")])
def test_what_is_no_key_is_told(text: str):
    with pytest.raises(BadConfig, match=r"is no public key|was altered|is no key"):
        PublicKey.read(text)


def test_a_public_key_is_not_taken_for_a_private_one():
    with pytest.raises(BadConfig, match="holds no private key"):
        SecretKey.read(str(KEY.public))


def test_two_logs_of_one_folder_name_have_different_names():
    names = {fresh_key("Cell 7", LOG, lambda size, at=at: bytes([at]) * size).public.name for at in range(3)}
    assert len(names) == 3
    assert all(name.startswith("cell-7-") for name in names)


@pytest.mark.parametrize("text", ["", "c2sp.org/tlog-proof@v1\nindex 1\n\n", "extra x\n\n", "old x\n\n", "old 1"])
def test_what_is_no_proof_is_told(text: str):
    for kind in (Included, Offered):
        with pytest.raises(BadRecord, match=r"no (proof|request|checkpoint)"):
            kind.read(text)
