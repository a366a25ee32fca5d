"""Scoreboards: reviews owed and out, promises kept or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter

from sabaq.learning.closures import overdue, rates
from sabaq.learning.duties import duties, over
from sabaq.model.bulletins import BoardRow, PublicationRow, ReviewRow
from sabaq.model.ids import IncidentId
from sabaq.model.incident import Incident
from sabaq.model.recommendations import Recommendation
from sabaq.model.reviews import Review
from sabaq.store.publications import Committed

ENOUGH_SITES = 10  # below it, what failed at sites is not told at all: nobody shall read off which are weak
KIND = "bulletin"  # of the terms of a publication that is one


def reviews_told(
    known: Mapping[str, Incident], reviews: Sequence[Review], published: Sequence[PublicationRow], *, threshold: int,
    now: datetime, home: Callable[[str], IncidentId | None],
) -> tuple[ReviewRow, ...]:  # fmt: skip
    """Give every review that the public's incidents owe or have; `home` names the incident that a review is of."""
    here = [(each, home(each.incident)) for each in reviews]
    named = [replace(each, incident=incident) for each, incident in here if incident in known and incident]
    out = {each.review: each.publication for each in published if each.review}
    begun = {each.id: each for each in named}
    rows = [
        _row(ReviewRow(incident=each.incident, kind=each.kind.value, state=each.state.value, due=each.due.date()),
             begun.pop(each.review, None), out)
        for each in duties(over(known.values(), threshold), named, now)
    ]  # fmt: skip
    rows += [
        _row(ReviewRow(incident=each.incident, kind=each.kind.value, state=each.state.value,
                       due=each.due.date() if each.due else None), each, out)
        for each in sorted(begun.values(), key=attrgetter("clock_from", "id"))
    ]  # fmt: skip
    return tuple(rows)


def publications_told(held: Iterable[Committed], day: date) -> tuple[PublicationRow, ...]:
    """Give the reports that were published, oldest first, with what of each is withheld."""
    return tuple(_publication(each, day) for each in held if each.terms.get("kind") != KIND)


def boards(some: Sequence[Recommendation], today: date) -> tuple[BoardRow, ...]:
    """Count what became of recommendations and promises, by kind and by addressee.

    Those that name a site stand in one row of their own, and only where they are of ten sites or more.
    """
    sited = [each for each in some if each.site or each.site_class]
    open_ = [each for each in some if not (each.site or each.site_class)]
    rows = [_board("all", "", open_, today)] if open_ else []
    for sort, name in (("kind", attrgetter("kind.value")), ("addressee", attrgetter("addressee"))):
        groups: dict[str, list[Recommendation]] = {}
        for each in open_:
            groups.setdefault(name(each), []).append(each)
        rows += [_board(sort, what, groups[what], today) for what in sorted(groups)]
    if len({each.site for each in sited if each.site}) >= ENOUGH_SITES:
        rows.append(_board("sites", "", sited, today))
    return tuple(rows)


def _board(sort: str, what: str, some: Sequence[Recommendation], today: date) -> BoardRow:
    told = rates(what, some)
    return BoardRow(
        sort=sort, what=what, total=told.total, accepted=told.accepted, claimed=told.claimed, verified=told.verified,
        works=told.tested, overdue=len({late.recommendation.id for late in overdue(some, today)}),
    )  # fmt: skip


def _row(owed: ReviewRow, held: Review | None, out: Mapping[str, str]) -> ReviewRow:
    """Put what was begun into the row of what is owed."""
    if held is None:
        return owed
    done = held.done_at.date() if held.done_at else None
    return replace(owed, lead=held.lead, done_on=done, publication=out.get(held.id, ""))


def _publication(held: Committed, day: date) -> PublicationRow:
    terms = held.terms
    hidden = terms.get("withheld")
    withheld = sum(map(bool, hidden)) if isinstance(hidden, list) else 0
    until = str(terms.get("until") or "")
    late = (day - date.fromisoformat(until)).days if until else 0
    return PublicationRow(
        publication=held.id, title=str(terms.get("title", "")), review=str(terms.get("review", "")),
        on=held.recorded_at.date(), paragraphs=len(hidden) if isinstance(hidden, list) else 0, withheld=withheld,
        authority=str(terms.get("authority", "")) if withheld else "", until=until, late_days=max(0, late),
    )  # fmt: skip
