"""Lazily: a pattern is compiled when it is first asked.

To compile the five hundred plain patterns of these rooms takes a third of a second, and one text needs few of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class _Lazy:
    """Stands for a compiled pattern: has its attributes, each as its own once it was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._source)

    def __getattr__(self, name: str) -> object:
        """Give what the compiled pattern has by that name; called only for what was not asked before."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does, compiled when it is first asked for anything."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
