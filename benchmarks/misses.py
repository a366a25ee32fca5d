"""Misses: a page that shows where told and wanted differ."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.agreement import Miss

PAGE = Path(__file__).with_suffix(".html")
PLACE = "__MISSES__"


def write_page(file: Path, misses: Sequence[Miss], *, title: str) -> None:
    """Write one page that needs nothing else: the misses, to be narrowed by field and by kind of text."""
    ordered = sorted(misses, key=lambda miss: (miss.measure, miss.row.kind, miss.row.id))
    shown = {"title": title, "misses": [_shown(miss) for miss in ordered]}
    # No text may end the script it stands in.
    data = json.dumps(shown, ensure_ascii=True).replace("<", "\\u003c")
    file.write_text(PAGE.read_text(encoding="utf-8").replace(PLACE, data), encoding="utf-8")


def _shown(miss: Miss) -> dict[str, object]:
    return {
        "field": miss.measure,
        "kind": miss.row.kind,
        "id": miss.row.id,
        "published": miss.row.published,
        # The page's strings count UTF-16 units, so the text goes in as its characters.
        "text": list(miss.row.text),
        "spans": [list(span) for span in miss.spans],
        "wanted": _words(miss.wanted),
        "told": _words(miss.told),
        "fault": "not told" if not miss.told else "invented" if not miss.wanted else "different",
    }


def _words(values: object) -> str:
    assert isinstance(values, set | frozenset)
    return ", ".join(sorted(_word(value) for value in values)) or "nothing"


def _word(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    low, high, *rest = value
    if not rest and all(end is None or isinstance(end, int) for end in (low, high)):
        ends = ("?" if end is None else str(end) for end in (low, high))
        return str(low) if low == high else "..".join(ends)
    return " ".join(str(part) for part in value if part is not None)
