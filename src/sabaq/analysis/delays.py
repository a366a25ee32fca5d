"""Delays: how long each step took, those not taken counted too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sabaq.model.survival import survival, time_until

HOUR = timedelta(hours=1)
ALL = ""  # agencies, or types, together


class Stage(StrEnum):
    """A step on the way from what happened to what was done about it, in their order."""

    REPORTED = "happened to reported"
    KNOWN = "reported to known here"
    RECORDED = "known to recorded"
    DRAWN = "recorded to in the picture"
    HELD = "sign seen to held"
    SHARED = "sign held to shared"
    WARNED = "last sign held to warned"
    DELIVERED = "warned to delivered"
    READ = "delivered to read"
    ACTED = "read to acted on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """One step: when it could begin and when it was taken; one not taken is seen until `until`."""

    stage: Stage
    agency: str
    kind: str
    start: datetime
    end: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """How long a step took with an agency, for one type; those still open are counted for as long as they have been."""

    stage: Stage
    agency: str  # empty: all together
    kind: str  # empty: all together
    done: int
    open: int
    median_h: float | None  # None: fewer than half are done
    p90_h: float | None  # None: fewer than nine of ten are done
    hours: float  # in all, those of open ones so far included


def delays(steps: Iterable[Took]) -> tuple[Delay, ...]:
    """Measure steps: of all together first, then by agency and type, in the order of the way."""
    grouped: dict[tuple[Stage, str, str], list[tuple[float, bool]]] = defaultdict(list)
    for each in steps:
        took = max(((each.end or max(each.until, each.start)) - each.start) / HOUR, 0.0), each.end is not None
        grouped[each.stage, ALL, ALL].append(took)
        grouped[each.stage, each.agency, each.kind].append(took)
    order = list(Stage)
    keys = sorted(grouped, key=lambda key: (order.index(key[0]), key[1:]))
    return tuple(_delay(*key, spans=grouped[key]) for key in keys)


def _delay(stage: Stage, agency: str, kind: str, *, spans: list[tuple[float, bool]]) -> Delay:
    left, done = survival(spans), sum(ended for _, ended in spans)
    return Delay(
        stage=stage, agency=agency, kind=kind, done=done, open=len(spans) - done, median_h=time_until(left, 0.5),
        p90_h=time_until(left, 0.1 + 1e-12), hours=sum(hours for hours, _ in spans),
    )  # fmt: skip
