"""Merkle tree: the published vectors, and that no altered proof holds."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.guard import log
from sabaq.guard.log import Growing, leaf_hash, node_hash, place

# The test data of Certificate Transparency: eight leaves, the root over each number of them, and some proofs.
LEAVES = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = {
    (0, 8): ("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
             "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
    (5, 8): ("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
}  # fmt: skip
CONSISTENCY = {
    (6, 8): ("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    (2, 5): ("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
}  # fmt: skip


def grown(leaves: list[bytes]) -> dict[int, bytes]:
    """The stored subtree hashes of a log that took these entries one by one."""
    held: dict[int, bytes] = {}
    for size, leaf in enumerate(leaves):
        added = log.appended(held.__getitem__, size, leaf_hash(leaf))
        assert [at for at, _ in added] == list(range(len(held), len(held) + len(added)))
        held |= dict(added)
    return held


def plain_root(leaves: list[bytes]) -> bytes:
    """The definition, read off RFC 9162, section 2.1.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + plain_root(leaves[:k]) + plain_root(leaves[k:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots_come_out(size: int):
    held, growing = grown(LEAVES), Growing()
    for leaf in LEAVES[:size]:
        growing.add(leaf_hash(leaf))
    assert log.root(held.__getitem__, size).hex() == growing.root().hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_published_inclusion_proofs_come_out(index: int, size: int):
    assert tuple(each.hex() for each in log.inclusion(grown(LEAVES).__getitem__, index, size)) == INCLUSION[index, size]


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_the_published_consistency_proofs_come_out(old: int, new: int):
    assert tuple(each.hex() for each in log.consistency(grown(LEAVES).__getitem__, old, new)) == CONSISTENCY[old, new]


def test_subtrees_stand_in_the_order_in_which_they_are_completed():
    assert [place(0, 0), place(0, 1), place(1, 0), place(0, 2), place(0, 3), place(1, 1), place(2, 0)] == list(range(7))


entries = st.lists(st.binary(max_size=5), min_size=1, max_size=70)


@given(leaves=entries)
def test_a_grown_tree_has_the_root_of_the_definition(leaves: list[bytes]):
    assert log.root(grown(leaves).__getitem__, len(leaves)) == plain_root(leaves)


@given(leaves=entries, chosen=st.data())
def test_every_inclusion_proof_holds_and_no_altered_one_does(leaves: list[bytes], chosen: st.DataObject):
    held, size = grown(leaves), chosen.draw(st.integers(1, len(leaves)))
    index = chosen.draw(st.integers(0, size - 1))
    proof, top = log.inclusion(held.__getitem__, index, size), plain_root(leaves[:size])
    leaf = leaf_hash(leaves[index])
    assert log.includes(leaf, index=index, size=size, proof=proof, top=top)
    for altered in alterations(proof, chosen):
        assert not log.includes(leaf, index=index, size=size, proof=altered, top=top)
    assert not log.includes(leaf_hash(leaves[index] + b"!"), index=index, size=size, proof=proof, top=top)
    assert not log.includes(leaf, index=index, size=size, proof=proof, top=flipped(top, 0))
    assert not log.includes(leaf, index=size, size=size, proof=proof, top=top)


@given(leaves=entries, chosen=st.data())
def test_every_consistency_proof_holds_and_no_altered_one_does(leaves: list[bytes], chosen: st.DataObject):
    held, new = grown(leaves), chosen.draw(st.integers(1, len(leaves)))
    old = chosen.draw(st.integers(0, new))
    proof = log.consistency(held.__getitem__, old, new)
    roots = {"old_top": plain_root(leaves[:old]), "new_top": plain_root(leaves[:new])}
    assert log.grows(old=old, new=new, proof=proof, **roots)
    for altered in alterations(proof, chosen):
        assert not log.grows(old=old, new=new, proof=altered, **roots)
    for name, its in roots.items():
        if old or name == "old_top":  # everything grows out of nothing
            assert not log.grows(old=old, new=new, proof=proof, **(roots | {name: flipped(its, 0)}))


@given(leaves=st.lists(st.binary(max_size=5), min_size=2, max_size=70), chosen=st.data())
def test_no_proof_leads_from_a_forked_log_to_this_one(leaves: list[bytes], chosen: st.DataObject):
    old = chosen.draw(st.integers(1, len(leaves) - 1))
    at = chosen.draw(st.integers(0, old - 1))
    forked = [*leaves[:at], leaves[at] + b"!", *leaves[at + 1 :]]
    for held in (grown(leaves), grown(forked)):
        proof = log.consistency(held.__getitem__, old, len(leaves))
        tops = {"old_top": plain_root(leaves[:old]), "new_top": plain_root(forked)}
        assert not log.grows(old=old, new=len(leaves), proof=proof, **tops)


def test_a_proof_is_asked_only_of_what_is_there():
    held = grown(LEAVES)
    with pytest.raises(ValueError, match="entry 8 is not among the first 8"):
        log.inclusion(held.__getitem__, 8, 8)
    with pytest.raises(ValueError, match="never had 9 before"):
        log.consistency(held.__getitem__, 9, 8)


def test_a_node_is_never_taken_for_an_entry():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def alterations(proof: tuple[bytes, ...], chosen: st.DataObject) -> list[tuple[bytes, ...]]:
    """The proof with a bit turned, a step left out, a step too many, two steps swapped."""
    altered = [(*proof, b"\0" * 32)]
    if proof:
        at, bit = chosen.draw(st.integers(0, len(proof) - 1)), chosen.draw(st.integers(0, 255))
        altered += [
            (*proof[:at], flipped(proof[at], bit), *proof[at + 1 :]),
            (*proof[:at], *proof[at + 1 :]),
            (proof[-1], *proof[1:-1], proof[0]) if len(proof) > 1 and proof[0] != proof[-1] else (),
        ]
    return [each for each in altered if each != proof]


def flipped(hashed: bytes, bit: int) -> bytes:
    return (int.from_bytes(hashed, "big") ^ (1 << bit)).to_bytes(32, "big")
