"""Named: the armed groups and forces that a text mentions.

Lawful parties, charities and unions are never listed, whatever the text says of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sabaq.sources.prose.text.triggers import Scanned

LAWFUL = "lawful"


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Where a text names an organisation."""

    name: str
    start: int  # code points into the raw text
    end: int


def named(scanned: Scanned) -> Iterator[Named]:
    """Yield each mention of a group or force, in order."""
    for found in scanned.triggers.organisations:
        if found.organisation.kind != LAWFUL:
            start, end = scanned.cleaned.raw_span(found.start, found.end)
            yield Named(name=found.organisation.name, start=start, end=end)
