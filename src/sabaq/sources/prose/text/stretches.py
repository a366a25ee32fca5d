"""Stretches: what starts in a stretch of text, by halving.

A text of many names has many sentences too; looking through all names for each would take the square of its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

START = attrgetter("start")


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


T = TypeVar("T", bound=Placed)


def starting_in(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Give those that start in a stretch, of things in the order of the text."""
    if not things:
        return things
    first = bisect_left(things, start, key=START)
    return things[first : bisect_left(things, end, lo=first, key=START)]
