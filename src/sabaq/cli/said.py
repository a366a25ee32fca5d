"""Said: one answer, as a sentence or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from sabaq.sources.prose.lines import Extracted

SHOWN_REJECTIONS = 20
# A terminal obeys these: a report that holds them could hide a line, or name the window something else.
OBEYED = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A}, "\N{REPLACEMENT CHARACTER}")


class Screen(Console):
    """A console that shows what commands a terminal, and passes none of it on but its own."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Give the pieces to be printed."""
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(shown(piece.text), piece.style)


def shown(text: str) -> str:
    """Give a text that commands nothing of a terminal."""
    return text.translate(OBEYED)


def terminal() -> Screen:
    """Give the standard output; only a terminal breaks long lines."""
    width = None if sys.stdout.isatty() else 120
    return Screen(soft_wrap=not sys.stdout.isatty(), width=width, highlight=False, markup=False)


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
        sys.stderr.write(f"sabaq: {shown(' '.join(str(rejection).split()))}\n")
    if len(found.rejected) > SHOWN_REJECTIONS:
        sys.stderr.write(f"sabaq: and {len(found.rejected) - SHOWN_REJECTIONS} more lines; --json lists all\n")
