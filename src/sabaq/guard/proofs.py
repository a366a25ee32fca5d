"""Proofs as files: an entry and its way to a checkpoint.

The form is tlog-proof of the C2SP; its extra line holds the entry itself, so that the file can be read by itself.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from sabaq.errors import BadRecord
from sabaq.guard.log import Proof, grows, includes, leaf_hash
from sabaq.guard.notes import Checkpoint, PublicKey

FIRST = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Included:
    """What shows that an entry is in a log of so many entries."""

    leaf: str
    index: int
    path: Proof
    checkpoint: Checkpoint

    def __str__(self) -> str:
        lines = [FIRST, f"extra {_text(self.leaf.encode())}", f"index {self.index}", *map(_text, self.path), ""]
        return "\n".join(lines) + f"\n{self.checkpoint}"

    @classmethod
    def read(cls, text: str) -> Included:
        """Read a proof; nothing is checked yet."""
        above, _, below = text.partition("\n\n")
        try:
            first, extra, index_line, *rest = above.split("\n")
            leaf = base64.b64decode(_after("extra ", extra), validate=True).decode()
            path = tuple(base64.b64decode(line, validate=True) for line in rest)
            index = int(_after("index ", index_line))
            _ = _after(FIRST, first)
        except ValueError as error:
            raise BadRecord(f"no proof: {text[:40]!r}; wanted what `sabaq log receipt` wrote") from error
        return cls(leaf=leaf, index=index, path=path, checkpoint=Checkpoint.read(below))

    def wrong(self, key: PublicKey | None) -> str | None:
        """Say what does not hold, or None; without a key its signature is not looked at."""
        its = self.checkpoint
        if key is not None and (its.by(key) is None or its.origin != key.name):
            return f"the checkpoint over {its.size} entries is not signed by {key.name}"
        leaf = leaf_hash(self.leaf.encode())
        if not includes(leaf, index=self.index, size=its.size, proof=self.path, top=its.root):
            return f"entry {self.index} is not in the log that the checkpoint over {its.size} entries tells of"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A checkpoint as a witness is asked to cosign it: with what shows that it grew out of an older one."""

    old: int
    path: Proof
    checkpoint: Checkpoint

    def __str__(self) -> str:
        return "\n".join([f"old {self.old}", *map(_text, self.path), ""]) + f"\n{self.checkpoint}"

    @classmethod
    def read(cls, text: str) -> Offered:
        """Read the body of an add-checkpoint request, as tlog-witness of the C2SP has it."""
        above, _, below = text.partition("\n\n")
        try:
            first, *rest = above.split("\n")
            path = tuple(base64.b64decode(line, validate=True) for line in rest)
            old = int(_after("old ", first))
        except ValueError as error:
            wanted = "wanted a line `old SIZE`, the proof, a blank line and the checkpoint"
            raise BadRecord(f"no request for a cosignature: {text[:40]!r}; {wanted}") from error
        return cls(old=old, path=path, checkpoint=Checkpoint.read(below))

    def grows_from(self, seen: Checkpoint) -> bool:
        """Say whether the offered log begins with the one that was seen."""
        its = self.checkpoint
        return grows(old=seen.size, new=its.size, proof=self.path, old_top=seen.root, new_top=its.root)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _after(beginning: str, line: str) -> str:
    """Give what follows the beginning that a line must have."""
    if not line.startswith(beginning):
        raise ValueError(f"no line {beginning!r}")
    return line.removeprefix(beginning)
