"""Questions: what is asked of a picture, as SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from sabaq.errors import BadConfig
from sabaq.model.incident import Facets, IncidentQuery, MapPoints, TimelineBin
from sabaq.store import tables as t

CONTESTED = 0.5
MOST_BINS = 120
MOST_FACETS = 30
MOST_ROWS = 1000
i = t.incidents.c
ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "newest": (i.first.desc().nulls_last(), i.id),
    "oldest": (i.first.asc().nulls_last(), i.id),
    "deadliest": (i.killed_best.desc().nulls_last(), i.id),
    "disputed": (i.dispute.desc(), i.findings.desc(), i.id),
    "reports": (i.reports.desc(), i.id),
}


def chosen(query: IncidentQuery) -> ColumnElement[bool]:
    """Give the condition an incident must meet."""
    conditions: list[ColumnElement[bool]] = []
    for word in (query.text or "").casefold().split():
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        conditions.append(i.words.like(pattern, escape="\\"))
    if query.first:
        conditions.append(i.last >= query.first.isoformat())
    if query.last:
        conditions.append(i.first <= query.last.isoformat())
    units = ("country", "province", "attack_type", "target")
    conditions.extend(i[name] == value for name in units if (value := getattr(query, name)))
    if query.actor:
        conditions.append(_named(query.actor))
    if query.min_killed:
        conditions.append(i.killed_best >= query.min_killed)
    if query.disputed:
        conditions.append(or_(i.dispute >= CONTESTED, i.findings > 0))
    if query.bbox:
        west, south, east, north = query.bbox
        across = i.lon.between(west, east) if west <= east else or_(i.lon >= west, i.lon <= east)
        conditions.append(and_(i.lat.between(south, north), across))
    return and_(true(), *conditions)


def _named(actor: str) -> ColumnElement[bool]:
    """Match one of the organisations that an incident's actor joins with semicolons."""
    joined = "; " + func.coalesce(i.actor, "") + ";"
    pattern = actor.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return joined.ilike(f"%; {pattern};%", escape="\\")


def page(query: IncidentQuery) -> Select[Any]:
    """Give the select for one page of incidents in the query's order."""
    if query.order not in ORDERS:
        raise BadConfig(f"order {query.order!r} is unknown; wanted one of {', '.join(ORDERS)}")
    limit = max(0, min(query.limit, MOST_ROWS))
    return select(t.incidents).where(chosen(query)).order_by(*ORDERS[query.order]).limit(limit).offset(query.offset)


def read_points(connection: Connection, query: IncidentQuery) -> MapPoints:
    """Give every placed incident of the query as columns."""
    contested = or_(i.dispute >= CONTESTED, i.findings > 0)
    columns = (i.id, i.lon, i.lat, func.coalesce(i.radius_m, 0.0), func.coalesce(i.killed_best, -1), contested, i.title)
    found = connection.execute(select(*columns).where(chosen(query), i.lat.is_not(None))).all()
    rows = sorted(found, key=itemgetter(0))  # sorted here: by its index the database would jump from page to page
    ids, lon, lat, radius_m, killed, disputed, titles = zip(*rows, strict=True) if rows else ((),) * 7
    return MapPoints(
        ids=ids, lon=lon, lat=lat, radius_m=radius_m, killed=killed, disputed=tuple(map(int, disputed)), titles=titles
    )


def read_timeline(connection: Connection, query: IncidentQuery) -> tuple[TimelineBin, ...]:
    """Give periods of one length (1, 7, 28 ... days) that cover the query's incidents."""
    killed = [func.coalesce(i[f"killed_{end}"], i.killed_best, 0) for end in ("low", "best", "high")]
    rows = connection.execute(
        select(i.first, func.count(), *(func.sum(each) for each in killed))
        .where(chosen(query), i.first.is_not(None))
        .group_by(i.first)
    ).all()
    if not rows:
        return ()
    days = {date.fromisoformat(day): [int(each) for each in told] for day, *told in rows}
    start, stop = min(days), max(days)
    length = next(days for days in (1, 7, 28, 91, 364, 3640, 36400) if (stop - start).days // days < MOST_BINS)
    sums = [[0, 0, 0, 0] for _ in range((stop - start).days // length + 1)]
    for day, told in days.items():
        at = (day - start).days // length
        sums[at] = [sum(each) for each in zip(sums[at], told, strict=True)]
    return tuple(
        TimelineBin(
            start=start + timedelta(days=at * length), end=start + timedelta(days=(at + 1) * length - 1),
            incidents=count, killed_low=low, killed_best=best, killed_high=high,
        )
        for at, (count, low, best, high) in enumerate(sums)
    )  # fmt: skip


def read_facets(connection: Connection, query: IncidentQuery) -> Facets:
    """Give the most frequent values among the query's incidents."""

    def top(name: str) -> tuple[tuple[str, int], ...]:
        column = i[name]
        rows = connection.execute(
            select(column, func.count())
            .where(chosen(query), column.is_not(None))
            .group_by(column)
            .order_by(func.count().desc(), column)
            .limit(MOST_FACETS)
        ).all()
        return tuple((value, count) for value, count in rows)

    actors: dict[str, int] = {}
    rows: Iterable[Any] = connection.execute(
        select(i.actor, func.count()).where(chosen(query), i.actor.is_not(None)).group_by(i.actor)
    )
    for joined, count in rows:
        for name in joined.split("; "):
            actors[name] = actors.get(name, 0) + count
    ranked = sorted(actors.items(), key=lambda item: (-item[1], item[0]))[:MOST_FACETS]
    return Facets(
        countries=top("country"),
        provinces=top("province"),
        attack_types=top("attack_type"),
        targets=top("target"),
        actors=tuple(ranked),
    )
