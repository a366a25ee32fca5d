"""Views: what the web face asks of a workspace."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sabaq.store.base import Reading


class Views(Protocol):
    """Gives the picture, now or as of a moment."""

    def now(self) -> Reading:
        """Give the picture with all that is known."""
        ...

    def as_of(self, moment: datetime) -> Reading:
        """Give the picture as it stood at a moment."""
        ...
