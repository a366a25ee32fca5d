"""Agreement: told incidents beside labelled ones, by field."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.labelled import Line, Row, alike, alternatives, fold, news, organisation
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.gazetteer import fold as folded

GROUPS = ("attackers", "security", "civilians", "police", "children", "women")
PLACES = {"place": "name", "district": "district", "province": "province"}
TERMS = ("date", "attack_type", "target", "outcome_word")
Figure = tuple[int | None, int | None]


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many values were wanted, told and right, and where nothing was told or wanted."""

    wanted: int = 0
    told: int = 0
    right: int = 0
    stated: int = 0  # comparisons in which the label has a value
    silent: int = 0  # of these, those in which nothing was told
    unstated: int = 0  # comparisons in which it has none
    invented: int = 0  # of these, those in which something was told
    labels: Counter[object] = field(default_factory=Counter)  # for the baseline that always gives the commonest
    documents: list[tuple[str, int, int, int]] = field(default_factory=list)  # id, wanted, told, right

    def add(self, row: Row, wanted: Set[object], told: Set[object], right: int) -> None:
        """Count one comparison."""
        self.wanted, self.told, self.right = self.wanted + len(wanted), self.told + len(told), self.right + right
        self.stated, self.silent = self.stated + bool(wanted), self.silent + bool(wanted and not told)
        self.unstated, self.invented = self.unstated + (not wanted), self.invented + bool(told and not wanted)
        self.labels.update(wanted)
        self.documents.append((row.id, len(wanted), len(told), right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One comparison that was not all right."""

    measure: str
    row: Row
    wanted: Set[object]
    told: Set[object]
    spans: tuple[tuple[int, int], ...] = ()


class Score:
    """All tallies, by kind of text too, and the misses behind them."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.by_kind: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self.misses: list[Miss] = []
        self.quiet = 0  # documents whose labels have no incident
        self.without_incident = 0  # of these, those of which none is told
        self.without_figure = 0

    def count(
        self, measure: str, row: Row, *, wanted: Set[object], told: Set[object], right: int | None = None,
        spans: Iterable[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        """Compare two sets of values, right where equal unless the number of right ones is given."""
        hits = len(wanted & told) if right is None else right
        self.tallies[measure].add(row, wanted, told, hits)
        self.by_kind[measure, row.kind].add(row, wanted, told, hits)
        if hits < max(len(wanted), len(told)):
            self.misses.append(Miss(measure=measure, row=row, wanted=wanted, told=told, spans=tuple(spans)))


def score(rows: Sequence[Row], told: Mapping[str, Line]) -> Score:
    """Compare all labelled reports with what was told of them."""
    made = Score()
    for row in rows:
        _document(row, told.get(row.id, {}), made)
    return made


def pairs(labels: Sequence[Line], found: Sequence[Line], text: str) -> list[tuple[Line, Line]]:
    """Pair labelled and told incidents so that they agree best; what is left over pairs with nothing."""
    paired: list[tuple[Line, Line]] = []
    left, right = set(range(len(labels))), set(range(len(found)))
    if labels and found:
        # The small term keeps the order of the text between pairs that agree equally well.
        table = [[_likeness(a, b, text) - 0.01 * abs(i - j) for j, b in enumerate(found)] for i, a in enumerate(labels)]
        for i, j in zip(*linear_sum_assignment(np.array(table), maximize=True), strict=True):
            paired.append((labels[i], found[j]))
            left.discard(int(i))
            right.discard(int(j))
    return paired + [(labels[i], {}) for i in sorted(left)] + [({}, found[j]) for j in sorted(right)]


def figure(value: object) -> set[Figure]:
    """Give a figure's ends; a vague one ("several") is no number to be found."""
    if not isinstance(value, Mapping) or (value["low"], value["high"]) == (None, None):
        return set()
    return {(value["low"], value["high"])}


def spans_of(found: Line, *names: str) -> list[tuple[int, int]]:
    """Give where the words of some fields stand."""
    spans = found.get("spans", ())
    assert isinstance(spans, list | tuple)
    return [(one["start"], one["end"]) for one in spans if one["field"] in names]


def _place_right(label: object, found: Line, text: str, *, measure: str) -> bool:
    """Say whether the told place agrees with the label in its name, district or province."""
    if not isinstance(label, Mapping):
        return False
    names = alternatives(label[PLACES[measure]])
    told = [found.get(measure)]
    if measure == "place":
        quotes = [text[start:end] for start, end in spans_of(found, "place")]
        return any(alike(name, one) for name in names for one in (*told, *quotes) if one) or any(
            fold(name) in fold(quote) for name in names for quote in quotes
        )
    return any(same_unit(name, one, measure) for name in names for one in told if one)


def same_unit(one: object, other: object, kind: str) -> bool:
    """Say whether two names are one up to spelling, or known as one province or district: "Noshki", "Nushki"."""
    if alike(one, other):
        return True
    known = Gazetteer.shipped().by_name
    places = ({place.id for place in known.get(folded(str(name)), ()) if place.kind == kind} for name in (one, other))
    return bool(set.intersection(*places))


def _likeness(label: Line, found: Line, text: str) -> float:
    """Say how much an incident that was told looks like a labelled one."""
    near = [part for part in ("place", "district") if _place_right(label["place"], found, text, measure=part)]
    same = (
        3 * bool(figure(label["killed"]) & figure(found["killed"])),
        2 * bool(figure(label["wounded"]) & figure(found["wounded"])),
        1.5 * len(near),
        label["date"] is not None and label["date"] == found["date"],
        found["attack_type"] in alternatives(label["attack_type"]),
        0.5 * (found["target"] in alternatives(label["target"])),
        label["outcome_word"] is not None and label["outcome_word"] == found["outcome_word"],
    )
    return float(sum(same))


def _document(row: Row, told: Line, made: Score) -> None:
    """Count what belongs to the whole report: its incidents, claims of responsibility, statistics, its silence."""
    found = news(told)
    for label, one in pairs(row.incidents, found, row.text):
        _incident(row, label, one, made)
    if not row.incidents:
        made.quiet += 1
        made.without_incident += not found
        made.without_figure += not any(figure(one[name]) for one in found for name in ("killed", "wounded"))
    recalled = _list(told, "incidents")  # who claims an older attack that a report recalls is asked too
    said = [stance for one in (*recalled, told) for stance in _list(one, "responsibility")]
    stances = {(organisation(stance["actor"]), stance["polarity"]) for stance in said}
    where = [span for one in recalled for span in spans_of(one, "responsibility")]
    made.count("responsibility", row, wanted=row.responsibility, told=stances, spans=where)
    numbers = _list(told, "statistics")
    stand = [(one["start"], one["end"]) for one in numbers]
    for measure, keys in (("statistics", ("unit",)), ("statistics with direction", ("unit", "direction"))):
        wanted = {(float(str(s["value"])), *(s[key] for key in keys)) for s in row.statistics}
        values = {value for value, *_ in wanted}
        given = {(_near(one["value"], values), *(one[key] for key in keys)) for one in numbers}
        made.count(measure, row, wanted=wanted, told=given, spans=stand)


def _list(line: Line, key: str) -> list[dict[str, object]]:
    found = line.get(key, [])
    assert isinstance(found, list)
    return found


def _near(value: object, wanted: Set[float]) -> float:
    """Give the labelled value that a told one rounds to, else itself."""
    told = float(str(value))
    return next((other for other in wanted if math.isclose(told, other, rel_tol=0.01)), told)


def _incident(row: Row, label: Line, found: Line, made: Score) -> None:
    """Count every field of one pair."""
    for name in ("killed", "wounded"):
        wanted, told = figure(label.get(name)), figure(found.get(name))
        made.count(name, row, wanted=wanted, told=told, spans=spans_of(found, name))
    _groups(row, label, found, made)
    for measure in PLACES:
        _place(row, label.get("place"), found, made, measure=measure)
    for name in TERMS:
        _term(name, row, (label, found), made)
    groups = {organisation(o["name"]) for o in _list(found, "organisations") if o["role"] == "perpetrator"}
    wanted_groups = {organisation(name) for name in alternatives(label.get("perpetrator"))}
    made.count("perpetrator", row, wanted=wanted_groups, told=groups, spans=spans_of(found, "perpetrator"))
    speakers, speaker = alternatives(label.get("outcome_speaker")), found.get("outcome_speaker")
    if speakers:  # an unnamed speaker is not judged
        near = speaker and any(alike(name, speaker) or fold(name) in fold(speaker) for name in speakers)
        told_speaker = {speaker} - {None}
        made.count("outcome_speaker", row, wanted={speakers[0]}, told=told_speaker, right=int(bool(near)))


def _term(name: str, row: Row, pair: tuple[Line, Line], made: Score) -> None:
    """Count a closed term or a day; a label that lists several takes any one of them, and nothing if it lists that."""
    label, found = pair
    told = {found.get(name)} - {None}
    accepted = label.get(name)
    choices = accepted if isinstance(accepted, list) else [accepted]
    best = next((choice for choice in choices if choice in told), None)
    if best is None and not (None in choices and not told):
        best = next((choice for choice in choices if choice), None)
    made.count(name, row, wanted={best} - {None}, told=told, spans=spans_of(found, name))


def _groups(row: Row, label: Line, found: Line, made: Score) -> None:
    wanted, told = (each.get("killed_by_group") or {} for each in (label, found))
    assert isinstance(wanted, Mapping)
    assert isinstance(told, Mapping)
    for group in GROUPS:
        # Whether a woman or a child was a civilian is not said; neither answer is judged.
        if group == "civilians" and "civilians" not in wanted and {"women", "children"} & set(wanted):
            continue
        spans = spans_of(found, f"killed_by_group.{group}")
        made.count(f"killed {group}", row, wanted=figure(wanted.get(group)), told=figure(told.get(group)), spans=spans)


def _place(row: Row, label: object, found: Line, made: Score, *, measure: str) -> None:
    names = alternatives(label[PLACES[measure]]) if isinstance(label, Mapping) else ()
    if measure != "place" and label and not names:
        return
    right = _place_right(label, found, row.text, measure=measure)
    told = {found.get(measure)} - {None}
    made.count(measure, row, wanted=set(names[:1]), told=told, right=int(right), spans=spans_of(found, "place"))
