"""Benchmark: own labelled texts, told field by field.

    python -m benchmarks.texts [dev|seen|held] [--errors]

Prints recall, precision and F1 of each field with 95 % intervals, and how often the extractor keeps silent where a
text tells no news. The labels follow one written convention and were made before any text was run. `dev` and `seen`
are for working on; `held` is only for the figure that is published.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.text_rows import (
    GROUPS,
    SPLITS,
    Claim,
    Figure,
    Found,
    Reading,
    Row,
    alike,
    alternatives,
    fold,
    load,
    organisation,
    read,
)

Label = Mapping[str, object]


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many values were wanted, how many were told, how many of these were right."""

    wanted: int = 0
    told: int = 0
    right: int = 0

    def add(self, *, wanted: int, told: int, right: int) -> None:
        """Count one comparison."""
        self.wanted += wanted
        self.told += told
        self.right += right


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One comparison that was not all right."""

    measure: str
    row: Row
    wanted: object
    told: object


class Score:
    """All tallies of one split, and the misses behind them."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.by_kind: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self.misses: list[Miss] = []

    def count(self, measure: str, row: Row, *, wanted: Set[object], told: Set[object]) -> None:
        """Compare two sets of values that are right when equal."""
        self.judge(measure, row, wanted=wanted, told=told, right=len(wanted & told))

    def judge(self, measure: str, row: Row, *, wanted: Set[object], told: Set[object], right: int) -> None:
        """Count a comparison whose right ones are known."""
        numbers = {"wanted": len(wanted), "told": len(told), "right": right}
        self.tallies[measure].add(**numbers)
        self.by_kind[measure, row.kind].add(**numbers)
        if right < max(len(wanted), len(told)):
            self.misses.append(Miss(measure=measure, row=row, wanted=wanted or None, told=told or None))


def figure(label: object) -> set[Figure]:
    """Give a label's figure; a vague one ("several") is no number to be found."""
    if not isinstance(label, Mapping) or (label["low"], label["high"]) == (None, None):
        return set()
    return {(label["low"], label["high"])}


def place_right(label: Label | None, claim: Claim, *, part: str) -> bool:
    """Say whether a place claim agrees with the label in its name, district or province."""
    where = claim["where"]
    if label is None or not isinstance(where, Mapping):
        return False
    names = alternatives(label[part])
    if part == "name":
        told = (where["name"], claim["quote"])
        return any(alike(name, one) for name in names for one in told) or any(
            fold(name) in fold(claim["quote"]) for name in names
        )
    return any(alike(name, where[part]) for name in names)


def agreement(label: Label, found: Found) -> float:
    """Say how much an incident that was told looks like a labelled one."""
    place = label["place"] if isinstance(label["place"], Mapping) else None
    near = [part for part in ("name", "district") if any(place_right(place, c, part=part) for c in found.places)]
    same = (
        3 * bool(figure(label["killed"]) & found.killed),
        2 * bool(figure(label["wounded"]) & found.wounded),
        1.5 * len(near),
        bool({label["date"]} & found.date),
        bool({*alternatives(label["attack_type"])} & found.attack_type),
        0.5 * bool({*alternatives(label["target"])} & found.target),
        bool({label["outcome_word"]} & found.outcome_word),
    )
    return float(sum(same))


def pairs(row: Row, reading: Reading) -> list[tuple[Label | None, Found | None]]:
    """Pair labelled and told incidents so that they agree best; what is left over pairs with nothing."""
    labels, found = list(row.incidents), reading.incidents
    paired: list[tuple[Label | None, Found | None]] = []
    left, right = set(range(len(labels))), set(range(len(found)))
    if labels and found:
        # The small term keeps the order of the text between pairs that agree equally well.
        table = np.array(
            [[agreement(a, b) - 0.01 * abs(i - j) for j, b in enumerate(found)] for i, a in enumerate(labels)]
        )
        for i, j in zip(*linear_sum_assignment(table, maximize=True), strict=True):
            paired.append((labels[i], found[j]))
            left.discard(int(i))
            right.discard(int(j))
    paired += [(labels[i], None) for i in sorted(left)]
    paired += [(None, found[j]) for j in sorted(right)]
    return paired


def compare(row: Row, label: Label | None, found: Found | None, score: Score) -> None:
    """Count every field of one pair."""
    label, told = label or {}, found or Found()
    score.count("killed", row, wanted=figure(label.get("killed")), told=told.killed)
    score.count("wounded", row, wanted=figure(label.get("wounded")), told=told.wounded)
    _groups(row, label, told, score)
    _single("date", row, told.date, label=label, score=score)
    _places(row, label, told, score)
    _single("attack_type", row, told.attack_type, label=label, score=score)
    _single("target", row, told.target, label=label, score=score)
    wanted = {organisation(name) for name in alternatives(label.get("perpetrator"))}
    score.count("perpetrator", row, wanted=wanted, told=told.perpetrator)
    _single("outcome_word", row, told.outcome_word, label=label, score=score)
    speakers = alternatives(label.get("outcome_speaker"))
    if speakers:  # an unnamed speaker is not judged
        near = any(alike(name, one) or fold(name) in fold(one) for name in speakers for one in told.outcome_speaker)
        score.judge("outcome_speaker", row, wanted={speakers[0]}, told=told.outcome_speaker, right=int(near))


def _single(name: str, row: Row, told: set[str], *, label: Label, score: Score) -> None:
    """Count a closed term or a day; a label that lists several takes any one of them, and nothing if it lists that."""
    accepted = label.get(name)
    choices = accepted if isinstance(accepted, list) else [accepted]
    best = next((choice for choice in choices if choice in told), None)
    if best is None and not (None in choices and not told):
        best = next((choice for choice in choices if choice), None)
    score.count(name, row, wanted={best} - {None}, told=told)


def _groups(row: Row, label: Label, told: Found, score: Score) -> None:
    groups = label.get("killed_by_group")
    wanted = groups if isinstance(groups, Mapping) else {}
    for group in GROUPS:
        # Whether a woman or a child was a civilian is not said; neither answer is judged.
        if group == "civilians" and "civilians" not in wanted and {"women", "children"} & set(wanted):
            continue
        score.count(f"killed {group}", row, wanted=figure(wanted.get(group)), told=set(told.groups.get(group, set())))


def _places(row: Row, label: Label, told: Found, score: Score) -> None:
    place = label.get("place")
    known = place if isinstance(place, Mapping) else None
    for part, measure in (("name", "place"), ("district", "district"), ("province", "province")):
        names = alternatives(known[part]) if known else ()
        answers = [claim for claim in told.places if isinstance(w := claim["where"], Mapping) and w[part]]
        right = any(place_right(known, claim, part=part) for claim in answers)
        if part != "name" and known and not names:
            continue
        shown = {str(claim["where"][part]) for claim in answers}  # type: ignore[index]
        score.judge(measure, row, wanted=set(names[:1]), told=shown, right=int(right))


def document(row: Row, reading: Reading, score: Score) -> None:
    """Count what belongs to the whole report: incidents, claims of responsibility, statistics, silence."""
    for label, found in pairs(row, reading):
        compare(row, label, found, score)
    score.count("responsibility", row, wanted=row.responsibility, told=reading.responsibility)
    wanted = {(float(str(s["value"])), s["unit"]) for s in row.statistics}
    told = {(_near(value, wanted), unit) for value, unit, _ in reading.statistics}
    score.count("statistics", row, wanted=wanted, told=told)
    whole = {(float(str(s["value"])), s["unit"], s["direction"]) for s in row.statistics}
    directed = {(_near(value, wanted), unit, way) for value, unit, way in reading.statistics}
    score.count("statistics with direction", row, wanted=whole, told=directed)


def _near(value: float, wanted: set[tuple[float, object]]) -> float:
    """Give the labelled value that a told one rounds to, else itself."""
    return next((other for other, _ in wanted if math.isclose(value, other, rel_tol=0.01)), value)


def silence(rows: list[Row], readings: Mapping[str, Reading]) -> dict[str, tuple[int, int]]:
    """Count the texts without news that yield no figure, and those that yield no incident at all."""
    quiet = [readings.get(row.id, Reading()) for row in rows if not row.incidents]
    figures = sum(not any(f.killed or f.wounded or f.groups for f in one.incidents) for one in quiet)
    return {"no figure": (figures, len(quiet)), "no incident": (sum(not o.incidents for o in quiet), len(quiet))}


def wilson(hits: float, of: float) -> str:
    """Give a share in percent with its 95 % interval (Wilson 1927)."""
    if not of:
        return f"{'-':>16}"
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * p:5.1f} ({100 * max(middle - half, 0):3.0f}-{100 * min(middle + half, 1):3.0f})"


def line(name: str, tally: Tally) -> str:
    """Write one measure; the interval of F1 takes the mean of wanted and told as its number of trials."""
    mean = (tally.wanted + tally.told) / 2
    shares = (wilson(tally.right, tally.wanted), wilson(tally.right, tally.told), wilson(tally.right, mean))
    return f"{name:26} {'  '.join(f'{share:>16}' for share in shares)}  {tally.right:4}/{tally.wanted}/{tally.told}"


def show(score: Score, quiet: Mapping[str, tuple[int, int]], *, errors: bool) -> None:
    """Print the table, killed by kind of text, the silence, and the misses when asked for."""
    print(f"{'measure':26} {'recall':>16}  {'precision':>16}  {'F1':>16}  right/wanted/told")
    for name, tally in score.tallies.items():
        print(line(name, tally))
    print("\nkilled, by kind of text")
    for (measure, kind), tally in score.by_kind.items():
        if measure == "killed":
            print(line(kind, tally))
    print("\nsilent on texts without news")
    for name, (hits, of) in quiet.items():
        print(f"{name:26} {wilson(hits, of)}  {hits}/{of}")
    if errors:
        for miss in sorted(score.misses, key=lambda m: (m.measure, m.row.id)):
            print(f"\n{miss.measure} {miss.row.id} ({miss.row.published}) wanted {miss.wanted} told {miss.told}")
            print("   ", miss.row.text)


def main(words: list[str] | None = None) -> int:
    """Score one split of the labelled texts."""
    parser = argparse.ArgumentParser(prog="benchmarks.texts", description="Score the extractor on labelled texts.")
    parser.add_argument("split", nargs="?", choices=SPLITS, default="dev")
    parser.add_argument("--errors", action="store_true", help="print every miss with its text")
    asked = parser.parse_args(words)
    if asked.errors and asked.split == "held":
        parser.error(
            "the misses of held texts are not shown, or the next figure would not be held out; use dev or seen"
        )
    rows, readings, score = load(asked.split), read(asked.split), Score()
    for row in rows:
        document(row, readings.get(row.id, Reading()), score)
    print(f"{asked.split}: {len(rows)} texts, {sum(len(row.incidents) for row in rows)} incidents\n")
    show(score, silence(rows, readings), errors=asked.errors)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
