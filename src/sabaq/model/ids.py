"""Ids: content hashes for documents, ULIDs for decisions."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import datetime

SourceId = NewType("SourceId", str)
BatchId = NewType("BatchId", str)
ReportId = NewType("ReportId", str)
SubjectId = NewType("SubjectId", str)
ClaimId = NewType("ClaimId", str)
LinkId = NewType("LinkId", str)
IncidentId = NewType("IncidentId", str)
ActId = NewType("ActId", str)
GrantId = NewType("GrantId", str)

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def content_id(kind: str, *parts: str) -> str:
    """Give the id that the same parts always have: a prefix and 130 bits of length-prefixed SHA-256.

    Length prefixes keep ("ab", "c") and ("a", "bc") apart.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}_{base64.b32encode(digest.digest())[:26].decode().lower()}"


def ulid(moment: datetime, randomness: bytes) -> str:
    """Give a ULID (26 Crockford base-32 characters) that sorts by time; `randomness` is 10 bytes."""
    number = (int(moment.timestamp() * 1000) << 80) | int.from_bytes(randomness[:10], "big")
    return "".join(CROCKFORD[(number >> shift) & 31] for shift in range(125, -5, -5))
