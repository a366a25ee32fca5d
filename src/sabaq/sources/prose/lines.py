"""Lines: a file of documents becomes a file of what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

import msgspec

from sabaq.model.evidence import Rejected
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.documents import Assist, extract_lines
from sabaq.store.files import whole_file

LINE_ENDS = "\x85\u2028\u2029"  # which some readers of lines take for one, though JSON does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What came out of a file of documents."""

    file: Path
    documents: int
    claims: int
    rejected: tuple[Rejected, ...]


def extract_file(
    documents: Path, out: Path, *, gazetteer: Gazetteer, zone: tzinfo, assist: Assist | None = None
) -> Extracted:
    """Write one line a document with the claims it makes, each with the exact words it rests on."""
    counts = {"documents": 0, "claims": 0}
    rejected: list[Rejected] = []
    with whole_file(out) as stream:
        for line in extract_lines(documents, gazetteer, zone=zone, assist=assist):
            if isinstance(line, Rejected):
                rejected.append(line)
                continue
            counts["documents"] += 1
            counts["claims"] += len(line.claims)
            stream.write(_one_line(msgspec.json.encode(line)))
    return Extracted(file=out, **counts, rejected=tuple(rejected))


def _one_line(json: bytes) -> bytes:
    """Give JSON as one line to every reader."""
    for mark in "" if json.isascii() else LINE_ENDS:
        json = json.replace(mark.encode(), f"\\u{ord(mark):04x}".encode())
    return json + b"\n"
