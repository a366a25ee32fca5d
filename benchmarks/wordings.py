"""Benchmark: reading's rules on sentences composed by the thousand.

    python -m benchmarks.wordings [killed|wounded|sum|tolls|digest|silent|responsibility|statistics ...] [--list N]

Every way of telling a fate or a stance, in every frame, of every kind and number of people (`wording/*.toml`) is drawn
with its label. A third of the entries, chosen by their names, is kept back: texts that hold any of them are scored and
never listed, so that mending by the others can be seen to carry over or not.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from benchmarks.composing import Drawn, Tally, composed
from benchmarks.labelled import organisation
from benchmarks.tallies import tallied
from sabaq.model.evidence import Claim, Framing, Modality, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract

PUBLISHED = date(2024, 5, 30)
MEASURES = ("killed", "wounded", "abducted", "sum", "tolls", "digest", "silent", "responsibility", "statistics")
FIGURES = {Prop.KILLED, Prop.WOUNDED, Prop.ABDUCTED}
SEED = 11
KEPT = 3  # one entry of so many is kept back


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was read of a drawn text, beside its label."""

    drawn: Drawn
    told: str
    right: bool  # the whole figure, or who claims and denies
    kinds_right: bool  # the figures of the groups too


def kept_back(entry: str) -> bool:
    """Say whether an entry is kept back from whoever mends the rules."""
    return hashlib.sha256(entry.encode()).digest()[0] % KEPT == 0


def draws(measure: str, seed: int = SEED) -> Iterator[Drawn]:
    """Yield texts of a measure without end."""
    rng = random.Random(seed)
    return tallied(rng) if measure == "statistics" else composed(rng, measure)


def judged(drawn: Drawn, gazetteer: Gazetteer) -> Verdict:
    """Read one text and compare."""
    document = Document(report=ReportId("r"), raw=drawn.text, published=PUBLISHED)
    found = extract(document, gazetteer=gazetteer)
    if drawn.tallies is not None:
        return _counted(drawn, found)
    claims = [claim for claim in found if claim.framing is Framing.NEWS]
    if drawn.stances is not None:
        said = {_stance(c) for c in claims if c.prop is Prop.RESPONSIBILITY and c.modality is Modality.GROUP}
        wanted = {(organisation(name), stance) for name, stance in drawn.stances}
        return Verdict(drawn=drawn, told=str(sorted(said)), right=said == wanted, kinds_right=said == wanted)
    figures = [c for c in claims if c.prop in FIGURES and (c.low, c.high) != (None, None)]
    whole = [(c.prop.value, c.low, c.high) for c in figures if c.group == "all"]
    kinds = {str(c.group): (c.low, c.high) for c in figures if c.group != "all" and c.prop.value == drawn.measure}
    if drawn.tolls is not None:
        right = sorted(whole, key=str) == sorted(((name, *one) for name, one in drawn.tolls.items()), key=str)
        return Verdict(drawn=drawn, told=f"{whole}", right=right, kinds_right=right)
    if drawn.figures is not None:
        right = sorted(whole, key=str) == sorted(((drawn.measure, *one) for one in drawn.figures), key=str)
        return Verdict(drawn=drawn, told=f"{whole}", right=right, kinds_right=right)
    right = whole == ([] if drawn.figure is None else [(drawn.measure, *drawn.figure)])
    same = drawn.kinds is None or kinds == dict(drawn.kinds)
    return Verdict(drawn=drawn, told=f"{whole} {kinds}", right=right, kinds_right=right and same)


def _counted(drawn: Drawn, found: Iterable[Claim]) -> Verdict:
    """Compare the statistics of a text, without and with their directions."""
    told = {_tally(claim) for claim in found if claim.prop is Prop.STATISTIC}
    wanted = drawn.tallies or frozenset()
    right = {tally[:2] for tally in told} == {tally[:2] for tally in wanted}
    return Verdict(drawn=drawn, told=str(sorted(told, key=str)), right=right, kinds_right=told == wanted)


def _tally(claim: Claim) -> Tally:
    """Give the value, unit and direction that a claim holds."""
    parts = dict(part.split("=", 1) for part in (claim.value or "").split("; ") if "=" in part)
    return float(parts["value"]), parts["unit"], parts.get("direction")


def _stance(claim: Claim) -> tuple[str, str]:
    """Give who takes which stance."""
    return organisation(claim.value), "denies" if claim.polarity is Polarity.DENIES else "claims"


def share(verdicts: Sequence[Verdict]) -> str:
    """Write how many are right, and of how many the groups too."""
    of = len(verdicts) or 1
    right, kinds = sum(v.right for v in verdicts), sum(v.kinds_right for v in verdicts)
    return f"{100 * right / of:5.1f} % right, {100 * kinds / of:5.1f} % with groups, of {len(verdicts)}"


def tabled(verdicts: Sequence[Verdict], most: int) -> None:
    """Print the entries that fail most often, each with texts in which the others seldom do."""
    by_entry: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for entry in dict.fromkeys(verdict.drawn.entries):
            by_entry[entry].append(verdict)
    rates = {entry: sum(v.kinds_right for v in found) / len(found) for entry, found in by_entry.items()}
    for entry, found in sorted(by_entry.items(), key=lambda one: rates[one[0]])[:most]:
        print(f"{100 * rates[entry]:4.0f} % of {len(found):3}  {entry}")
        wrong = [v for v in found if not v.kinds_right]
        odd = sorted(
            wrong, key=lambda v: -min(rates[e] for e in v.drawn.entries if e != entry or len(v.drawn.entries) < 2)
        )
        for v in odd[:2]:
            label = v.drawn.figure or v.drawn.figures or sorted(v.drawn.stances or v.drawn.tallies or (), key=str)
            print(f"         {v.drawn.text}\n            wanted {label} {dict(v.drawn.kinds or {})} told {v.told}")


def main(words: Sequence[str] | None = None) -> int:
    """Draw, read and print each measure."""
    parser = argparse.ArgumentParser(prog="benchmarks.wordings", description="Score the rules on composed sentences.")
    parser.add_argument("measures", nargs="*", choices=[[], *MEASURES], default=[])
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--list", type=int, default=0, help="print so many of the entries that fail most")
    parser.add_argument("--show", type=int, default=0, help="print so many drawn texts with their labels and stop")
    asked = parser.parse_args(words)
    gazetteer = Gazetteer.shipped()
    for measure in asked.measures or MEASURES:
        drawn = list(islice(draws(measure), asked.draws))
        if asked.show:
            print(
                *(
                    f"{d.text}  {d.figure} {dict(d.kinds or {})} {sorted(d.stances or d.tallies or (), key=str)}"
                    for d in drawn[: asked.show]
                ),
                sep="\n",
            )
            continue
        verdicts = [judged(one, gazetteer) for one in drawn]
        back = [v for v in verdicts if any(map(kept_back, v.drawn.entries))]
        rest = [v for v in verdicts if not any(map(kept_back, v.drawn.entries))]
        print(f"{measure:15} open      {share(rest)}\n{'':15} kept back {share(back)}")
        tabled(rest, asked.list)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
