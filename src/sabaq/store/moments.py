"""Moments: aware datetimes as sortable text, and back."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """Give UTC text of fixed width, which sorts as the moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """Give the aware moment that `to_text` wrote."""
    return datetime.fromisoformat(text)
