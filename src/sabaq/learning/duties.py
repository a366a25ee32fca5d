"""Duties of review: what incidents over the threshold owe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sabaq.model.incident import Deadly, Incident
from sabaq.model.reviews import BY_ITSELF, WITHIN, Duty, Review, ReviewKind, ReviewState


def duties(incidents: Iterable[Incident | Deadly], reviews: Iterable[Review], now: datetime) -> tuple[Duty, ...]:
    """Give every review that is owed, the longest overdue first; what nobody began is due, and then overdue.

    `reviews` name incidents as these are called now.
    """
    held: dict[tuple[str, ReviewKind], Review] = {}
    for review in reviews:
        known = held.get((review.incident, review.kind))
        if known is None or known.state is not ReviewState.DONE:
            held[review.incident, review.kind] = review
    found = [duty for incident in incidents for duty in _of(incident, held, now)]
    return tuple(sorted(found, key=lambda duty: (-duty.late_by(now), duty.due, duty.incident)))


def over(incidents: Iterable[Incident], killed: int) -> Iterator[Incident]:
    """Yield the incidents with at least as many killed, by the best figure, or the highest where none is best."""
    for incident in incidents:
        figure = incident.killed.best if incident.killed.best is not None else incident.killed.high
        if figure is not None and figure >= killed:
            yield incident


def _of(incident: Incident | Deadly, held: dict[tuple[str, ReviewKind], Review], now: datetime) -> Iterator[Duty]:
    for kind in BY_ITSELF:
        review = held.get((incident.id, kind))
        due = incident.known_first + WITHIN[kind]
        silent = ReviewState.DUE if now <= due else ReviewState.OVERDUE
        yield Duty(
            incident=incident.id, title=incident.title, kind=kind, clock_from=incident.known_first, due=due,
            state=review.state if review else silent, review=review.id if review else "",
        )  # fmt: skip
