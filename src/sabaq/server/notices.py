"""Notices: what a page says of the decision before it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from sabaq.model.decisions import Decision
from sabaq.server.visitors import visitor_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a page says of the decision that led to it."""

    decision: Decision
    told: str


def notice_of(request: Request) -> Notice | None:
    """Give what was just decided, as the address tells."""
    given, desk = request.query_params, visitor_of(request).desk
    if desk is None or "decided" not in given:
        return None
    if "later" in given:
        told = "The picture does not show it yet; the next run does."
    elif "unmet" in given:
        told = "The picture was made anew. It cannot follow every decision that stands, for some forbid others."
    else:
        told = "The picture was made anew."
    return Notice(decision=desk.decision(given["decided"]), told=told)
