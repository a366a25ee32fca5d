"""Moments: aware datetimes as sortable text, and back."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """Give UTC text of fixed width, which sorts as the moments do; the ends of the calendar stay inside it."""
    if moment.tzinfo is None:
        raise ValueError(f"moment {moment.isoformat()} has no zone")
    try:
        then = moment.astimezone(UTC)
    except OverflowError:
        then = moment.replace(tzinfo=UTC)
    return then.isoformat(timespec="microseconds")[:-6] + "Z"


def from_text(text: str) -> datetime:
    """Give the aware moment that `to_text` wrote."""
    return datetime.fromisoformat(text)
