"""Counts over time: published ones, and events counted here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo

import pyarrow as pa
import pyarrow.compute as pc

from sabaq.errors import BadConfig
from sabaq.learning.statistics_questions import read_metric, read_question, read_window
from sabaq.model.evidence import Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.model.overlap import Entry
from sabaq.model.series import Metric, Series, StatedChange, Tally, Window

COUNT = "count"  # the unit of a statistic that is a number of attacks or people
Told = tuple[str, int, ReportId]  # when it was published, how many, where


def stated_parts(value: str) -> dict[str, str]:
    """Give the parts of a statistic as a claim holds it: value, unit, direction, metric, baseline."""
    pairs = (part.partition("=") for part in value.split("; "))
    return {name.strip(): content.strip() for name, equals, content in pairs if equals}


def published_series(evidence: Mapping[str, pa.Table]) -> tuple[Series, ...]:
    """Give the counts that sources published for stated months or years, one series for each source and metric."""
    found: dict[tuple[str, str], dict[Window, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for claim, report, source in statistics_in(evidence):
        told = stated_parts(str(claim["value"]))
        if told.get("unit") == COUNT and told.get("value", "").isdigit() and claim["first_day"]:
            first = date.fromisoformat(str(claim["first_day"]))
            window = Window(first=first, last=date.fromisoformat(str(claim["last_day"] or first)))
            said = str(report["published_at"] or report["known_at"])
            found[source, told.get("metric", "")][window].append(
                (said, int(told["value"]), ReportId(str(report["id"])))
            )
    return tuple(_published(source, metric, found[source, metric]) for source, metric in sorted(found))


def statistics_in(
    evidence: Mapping[str, pa.Table],
) -> Iterator[tuple[dict[str, object], dict[str, object], str]]:
    """Yield every statistic that was asserted, with its report and the name of its source."""
    claims = evidence["claims"]
    asserted = pc.and_(
        pc.equal(claims["prop"], Prop.STATISTIC.value), pc.equal(claims["polarity"], Polarity.ASSERTS.value)
    )
    stated = claims.filter(asserted)
    reports = evidence["reports"].filter(
        pc.is_in(evidence["reports"]["seq"], value_set=stated["report_seq"].combine_chunks())
    )
    by_seq = {row["seq"]: row for row in reports.to_pylist()}
    names = dict(zip(*(evidence["sources"][name].to_pylist() for name in ("id", "name")), strict=True))
    for claim in stated.to_pylist():
        report = by_seq[claim["report_seq"]]
        yield claim, report, names[report["source"]]


def _published(source: str, metric: str, told: Mapping[Window, list[Told]]) -> Series:
    tallies = {window: _tally(sorted(its)) for window, its in sorted(told.items())}
    released = [each.released for each in tallies.values() if each.released]
    until = f", the last of {max(released)}" if released else ""
    return Series(
        name=f"{source}: {metric or Metric.ATTACKS.value}", metric=read_metric(metric),
        version=f"{len(tallies)} published counts{until}", published=tallies,
    )  # fmt: skip


def _tally(told: list[Told]) -> Tally:
    said, count, report = told[-1]
    return Tally(
        count=count, released=datetime.fromisoformat(said).date(), report=report,
        earlier=tuple(many for _, many, _ in told[:-1]),
    )  # fmt: skip


def counted_series(entries: Iterable[Entry], versions: Mapping[str, str]) -> tuple[Series, ...]:
    """Give attacks and killed by day for each source of events; a day that nothing is told of counts zero."""
    attacks: dict[str, Counter[date]] = defaultdict(Counter)
    killed: dict[str, Counter[date]] = defaultdict(Counter)
    for entry in entries:
        if entry.first is None:
            continue
        attacks[entry.source][entry.first] += 1
        number = next((each for each in (entry.killed.best, entry.killed.low) if each is not None), 0)
        killed[entry.source][entry.first] += number
    return tuple(
        Series(
            name=f"{source}: {metric.value}", metric=metric, version=versions.get(source, ""), daily=days[source],
            covers=Window(first=min(attacks[source]), last=max(attacks[source])),
        )
        for source in sorted(attacks)
        for metric, days in ((Metric.ATTACKS, attacks), (Metric.KILLED, killed))
    )  # fmt: skip


def stated_changes(evidence: Mapping[str, pa.Table], *, zone: tzinfo) -> Iterator[StatedChange]:
    """Yield the changes in percent that reports state and whose windows can be told, oldest first."""
    found = sorted(statistics_in(evidence), key=lambda each: (str(each[1]["published_at"]), str(each[0]["id"])))
    for claim, report, source in found:
        told = stated_parts(str(claim["value"]))
        if told.get("unit") != "percent" or "direction" not in told:
            continue
        said = datetime.fromisoformat(str(report["published_at"] or report["known_at"])).astimezone(zone).date()
        change = _change(told, claim, said)
        if change is not None:
            yield replace(change, said_by=str(claim["speaker"] or source))


def _change(told: Mapping[str, str], claim: Mapping[str, object], said: date) -> StatedChange | None:
    """Give a change from a statistic's parts; its own days are the later window, its baseline the earlier."""
    way = "fell" if told["direction"] == "down" else "rose"
    words = f"{told.get('metric') or 'attacks'} {way} {told['value']} percent"
    try:
        if not claim["first_day"]:
            return read_question(f"{words} {told.get('baseline', '')}", said_at=said)
        first = date.fromisoformat(str(claim["first_day"]))
        after = Window(first=first, last=date.fromisoformat(str(claim["last_day"] or first)))
        before = read_window(told["baseline"]) if told.get("baseline") else None
        return read_question(words, said_at=said, before=before, after=after)
    except BadConfig:
        return None  # the words do not say which times they compare
