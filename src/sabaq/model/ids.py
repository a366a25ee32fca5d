"""Ids: content hashes for documents, ULIDs for decisions."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import NewType

SourceId = NewType("SourceId", str)
BatchId = NewType("BatchId", str)
ReportId = NewType("ReportId", str)
SubjectId = NewType("SubjectId", str)
ClaimId = NewType("ClaimId", str)
LinkId = NewType("LinkId", str)
RetractionId = NewType("RetractionId", str)
IncidentId = NewType("IncidentId", str)
ActId = NewType("ActId", str)
GrantId = NewType("GrantId", str)
AuthorityId = NewType("AuthorityId", str)
UserId = NewType("UserId", str)
TokenId = NewType("TokenId", str)

REMEMBERED = 8_192  # parts of ids
SHORT = 64  # characters of a part that may come again: a term, a label, a number
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class _Framed(dict[str, bytes]):
    """The parts of ids in UTF-8, each behind its length; the short ones are kept."""

    def __missing__(self, part: str) -> bytes:
        encoded = part.encode("utf-8", "surrogatepass")
        made = len(encoded).to_bytes(8, "big") + encoded
        if len(part) <= SHORT:
            if len(self) >= REMEMBERED:
                self.clear()
            self[part] = made
        return made


FRAMED = _Framed()


def content_id(kind: str, *parts: str) -> str:
    """Give the id that the same parts always have: a prefix and 128 bits of length-prefixed SHA-256, in hex.

    Length prefixes keep ("ab", "c") and ("a", "bc") apart.
    """
    framed = b"".join(map(FRAMED.__getitem__, (kind, *parts)))
    return f"{kind}_{hashlib.sha256(framed).hexdigest()[:32]}"


def ulid(moment: datetime, randomness: bytes) -> str:
    """Give a ULID (26 Crockford base-32 characters) that sorts by time; `randomness` is 10 bytes."""
    number = (int(moment.timestamp() * 1000) << 80) | int.from_bytes(randomness[:10], "big")
    return "".join(CROCKFORD[(number >> shift) & 31] for shift in range(125, -5, -5))


def ulid_moment(text: str) -> datetime:
    """Give the moment that a ULID was made at, in UTC, to the millisecond."""
    number = 0
    for letter in text:
        number = number * 32 + CROCKFORD.index(letter)
    return datetime.fromtimestamp((number >> 80) / 1000, UTC)
