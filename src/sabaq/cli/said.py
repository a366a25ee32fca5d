"""Said: one answer, as a sentence or as JSON."""

from __future__ import annotations

import sys

import msgspec
from rich.console import Console

from sabaq.sources.prose.lines import Extracted

SHOWN_REJECTIONS = 20


def terminal() -> Console:
    """Give the standard output; only a terminal breaks long lines."""
    width = None if sys.stdout.isatty() else 120
    return Console(soft_wrap=not sys.stdout.isatty(), width=width, highlight=False, markup=False)


def tell(record: object, sentence: str, *, json: bool) -> None:
    """Print a record as JSON, or its sentence."""
    if json:
        sys.stdout.write(msgspec.json.encode(record, enc_hook=str).decode() + "\n")
    else:
        terminal().print(sentence)


def extracted(found: Extracted, *, json: bool) -> None:
    """Say what came out of the documents, and on the standard error which lines could not be read."""
    tell(found, f"{found.documents:,} documents, {found.claims:,} claims written to {found.file}.", json=json)
    for rejection in found.rejected[:SHOWN_REJECTIONS]:
        sys.stderr.write(f"sabaq: {' '.join(str(rejection).split())}\n")
    if len(found.rejected) > SHOWN_REJECTIONS:
        sys.stderr.write(f"sabaq: and {len(found.rejected) - SHOWN_REJECTIONS} more lines; --json lists all\n")
