"""Log: a Merkle tree that only grows, and its proofs.

RFC 9162, section 2.1: a leaf hashes as 0x00 || leaf, a node as 0x01 || left || right. The hash of each complete
subtree has one place, in the order in which they are completed, so that a stored tree is only ever appended to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

EMPTY = hashlib.sha256().digest()  # the root of no leaves
Read = Callable[[int], bytes]  # the hash of the complete subtree at a place
Proof = tuple[bytes, ...]


def leaf_hash(leaf: bytes) -> bytes:
    """Give the hash of an entry."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of a node over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def place(level: int, index: int) -> int:
    """Give where the hash of the `index`-th complete subtree of 2**level leaves stands."""
    last = ((index + 1) << level) - 1
    return 2 * last - last.bit_count() + level


def appended(read: Read, size: int, leaf: bytes) -> list[tuple[int, bytes]]:
    """Give the place and hash of each subtree that one more leaf hash completes in a tree of `size` leaves."""
    level, index, hashed = 0, size, leaf
    added = [(place(0, size), leaf)]
    while index & 1:
        hashed = node_hash(read(place(level, index - 1)), hashed)
        level, index = level + 1, index >> 1
        added.append((place(level, index), hashed))
    return added


def root(read: Read, size: int) -> bytes:
    """Give the root of the first `size` leaves."""
    return _span(read, 0, size) if size else EMPTY


def inclusion(read: Read, index: int, size: int) -> Proof:
    """Give the path from a leaf to the root of the first `size` leaves."""
    if not 0 <= index < size:
        raise ValueError(f"entry {index} is not among the first {size}")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_span(read, middle, end))
            end = middle
        else:
            path.append(_span(read, start, middle))
            start = middle
    return tuple(reversed(path))


def consistency(read: Read, old: int, new: int) -> Proof:
    """Give what shows that the first `old` leaves are the beginning of the first `new`."""
    if not 0 <= old <= new:
        raise ValueError(f"a log of {new} entries never had {old} before")
    if old in {0, new}:
        return ()
    start, end, whole, path = 0, new, True, []
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_span(read, middle, end))
            end = middle
        else:
            path.append(_span(read, start, middle))
            start, whole = middle, False
    return tuple(reversed(path)) if whole else (_span(read, start, end), *reversed(path))


def includes(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], top: bytes) -> bool:
    """Say whether a proof leads from a leaf hash to a root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, hashed = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            hashed = node_hash(other, hashed)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hashed = node_hash(hashed, other)
        at, last = at >> 1, last >> 1
    return last == 0 and hashed == top


def grows(*, old: int, new: int, proof: Sequence[bytes], old_top: bytes, new_top: bytes) -> bool:
    """Say whether a proof shows one tree to be the beginning of another (RFC 9162, section 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_top == new_top
    if old == 0:
        return not proof and old_top == EMPTY
    path = (old_top, *proof) if old & (old - 1) == 0 else tuple(proof)
    if not path or not proof:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = node_hash(other, first), node_hash(other, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, other)
        at, last = at >> 1, last >> 1
    return last == 0 and first == old_top and second == new_top


@dataclass(slots=True)
class Growing:
    """A tree of which only the right edge is kept: enough to add leaves and to tell the root."""

    size: int = 0
    _edge: list[bytes] = field(default_factory=list)  # complete subtrees, the widest first

    def add(self, leaf: bytes) -> list[bytes]:
        """Add the hash of an entry; give those of the subtrees it completes, itself first."""
        hashed, index = leaf, self.size
        completed = [leaf]
        while index & 1:
            hashed = node_hash(self._edge.pop(), hashed)
            completed.append(hashed)
            index >>= 1
        self._edge.append(hashed)
        self.size += 1
        return completed

    def root(self) -> bytes:
        """Give the root of the leaves so far."""
        if not self._edge:
            return EMPTY
        hashed = self._edge[-1]
        for left in reversed(self._edge[:-1]):
            hashed = node_hash(left, hashed)
        return hashed


def _split(count: int) -> int:
    """Give the largest power of two below a count."""
    return 1 << ((count - 1).bit_length() - 1)


def _span(read: Read, start: int, end: int) -> bytes:
    """Give the hash over leaves that begin where a subtree of that width may begin."""
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return read(place(level, start >> level))
    middle = start + _split(count)
    return node_hash(_span(read, start, middle), _span(read, middle, end))
