"""Benchmark: how often each rule is right, as a shipped table.

    python -m benchmarks.prose_reliability [--write]

Counts, for every rule that makes claims, how many of its claims agree with a label of the same document: on the
labelled texts kept back and, apart, on those that are used up (with the development releases, where they are at hand).
With --write the table becomes `reliability.toml` beside the rules and the page in docs/reference.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks.agency import GROUPS
from benchmarks.agreement import same_unit
from benchmarks.extraction import DATA
from benchmarks.labelled import Row, alternatives, lines_of, organisation, rows_of
from sabaq.model.evidence import Claim, Framing, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.model.spacetime import Where
from sabaq.sources.gazetteer import Gazetteer, PlaceKind, fold
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.reliability import Measured
from sabaq.sources.prose.text.leanings import Answer, Question, leanings

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "sabaq" / "sources" / "prose" / "reliability.toml"
PAGE = ROOT / "docs" / "reference" / "reliability.md"
FIELDS = {
    Prop.DATE: "date",
    Prop.ATTACK_TYPE: "attack_type",
    Prop.TARGET: "target",
    Prop.OUTCOME: "outcome_word",
    Prop.ACTOR: "perpetrator",
}
LEARNED = {
    "prose.responsibility_learned@1": (Question.ROLE, (Answer.CLAIMS, Answer.DENIES)),
    "prose.actor_learned@1": (Question.ROLE, (Answer.DID,)),
    "prose.killed_learned@1": (Question.FATE, (Answer.MET,)),
    "prose.wounded_learned@1": (Question.FATE, (Answer.MET,)),
}
KEPT = "held"  # whose misses nobody looks at: only their totals are read
MENDED = ("dev", "seen")  # texts that the rules were worked on with
HEAD = """# Reliability of the rules that read text

Each claim read from prose carries the rule that made it (`extractor`). This table says how often each rule was right:
on labelled texts **kept back**, with which nobody has worked, and on those that the rules were **mended by** (with the
development half of an agency's releases). A claim is right here when a labelled incident of its document says the same.
"At least" is the lower end of the 95 % interval (Wilson) of what was kept back, to which all the other texts together
add thirty cases at most, [for they flatter](../why/kept-back.md). The grade goes by it: A from 0.90, B from 0.80, C
from 0.60, D below or hardly measured. Rules named `learned` ask models: their rows count as kept back what a model
answered on a hand that it was not taught with.

A rule is named, and measured, apart where its words are weak:

- `background`: the text does not tell it as news (right: it is no figure of a labelled incident);
- `vague`: it states no number ("several");
- `far`: its words stand more than 200 characters from what happened, or are summed from words so far apart.

The grade says how well the words were read, not whether the source tells the truth; that is the
[source's own](sources.md). `export claims` writes it as `reading_grade`, `extract` beside each span, and the pages of
incidents and reports show it with its share.

| rule | kept back: right | told | share | mended by: right | told | share | at least | grade |
|---|---:|---:|---:|---:|---:|---:|---:|---|
"""


def judge(claim: Claim, row: Row) -> bool | None:
    """Say whether any labelled incident of the document agrees with a claim; None where labels do not tell."""
    if claim.prop is Prop.STATISTIC:
        return any(f"value={float(str(s['value'])):g};" in f"{claim.value};" for s in row.statistics)
    if claim.prop is Prop.RESPONSIBILITY:
        stance = "denies" if claim.polarity is Polarity.DENIES else "claims"
        return (organisation(claim.value), stance) in row.responsibility
    if claim.framing is not Framing.NEWS:
        return _aside(claim, row)
    found = [_agrees(claim, label) for label in row.incidents]
    return any(found) if None not in found or any(found) else None


def _aside(claim: Claim, row: Row) -> bool | None:
    """Say whether a figure was rightly kept out of the news: no labelled incident has it."""
    if claim.prop not in {Prop.KILLED, Prop.WOUNDED} or claim.group != "all":
        return None
    return not any(_agrees(claim, label) for label in row.incidents)


def _agrees(claim: Claim, label: Mapping[str, object]) -> bool | None:
    """Compare one claim with one labelled incident."""
    if claim.prop in {Prop.KILLED, Prop.WOUNDED}:
        told = label[claim.prop.value]
        if claim.group != "all":
            groups = label["killed_by_group"]
            if claim.prop is Prop.WOUNDED or not isinstance(groups, Mapping):
                return None
            if claim.group == "police" and "police" not in groups and "security" in groups:
                return None  # some hands do not tell the police from the rest of the forces
            told = groups.get(claim.group)
        return isinstance(told, Mapping) and (told["low"], told["high"]) == (claim.low, claim.high)
    if claim.prop is Prop.PLACE:
        return claim.where is not None and _lies_as_told(claim.where, label["place"])
    accepted = alternatives(label[FIELDS[claim.prop]]) if claim.prop in FIELDS else ()
    if claim.prop is Prop.ACTOR:
        return organisation(claim.value) in map(organisation, accepted)
    return claim.value in accepted if claim.prop in FIELDS else None


def _lies_as_told(where: Where, place: object) -> bool:
    """Say whether a place is the labelled one: by the finest unit that both state, abroad by its name."""
    if not isinstance(place, Mapping):
        return False
    stated = next((p for p in ("district", "province") if place[p] and getattr(where, p)), "name")
    return any(same_unit(name, getattr(where, stated), stated) for name in alternatives(place[stated]))


def texts(gazetteer: Gazetteer, *splits: str) -> Iterator[tuple[str, bool]]:
    """Yield for each judged claim on the labelled texts of some splits its rule and whether it is right."""
    for row in (row for split in splits for row in rows_of(lines_of(split))):
        document = Document(report=ReportId("r"), raw=row.text, published=date.fromisoformat(row.published[:10]))
        for claim in extract(document, gazetteer=gazetteer):
            right = judge(claim, row)
            if right is not None:
                yield claim.extractor, right


def releases(gazetteer: Gazetteer) -> Iterator[tuple[str, bool]]:
    """Yield the same for days and provinces of the releases, where they are at hand."""
    file = DATA / "isaf_releases_even.json"
    for row in json.loads(file.read_text(encoding="utf-8")) if file.exists() else ():
        gold = row["gold"]
        provinces = {
            fold(unit.name if (unit := gazetteer.unit(name, PlaceKind.PROVINCE)) else name) for name in gold["province"]
        }
        claims = extract(Document(report=ReportId("r"), raw=row["text"], country="AF"), gazetteer=gazetteer)
        news = [c for c in claims if c.framing is Framing.NEWS]
        for claim in [c for c in news if c.prop is Prop.DATE and c.when][:1]:
            yield claim.extractor, claim.when is not None and claim.when.first.isoformat() == gold["start_date"]
        gold_groups = {part for one in gold["target_group"] for part in one.split(";")}
        for claim in [c for c in news if c.prop is Prop.PARTY][:1]:
            yield claim.extractor, {GROUPS.get(str(claim.value), str(claim.value))} == gold_groups
        for claim in [c for c in news if c.where and c.where.province][:1]:
            yield claim.extractor, bool(claim.where and fold(claim.where.province or "") in provinces)


def learned() -> Iterator[tuple[str, bool]]:
    """Yield the answers of models on hands that they were not taught with, as the rules that ask them."""
    for rule, (question, answers) in LEARNED.items():
        for right, told in (leanings()[question].measured[answer] for answer in answers):
            yield from ((rule, number < right) for number in range(told))


def measure(kept: Iterable[tuple[str, bool]], mended: Iterable[tuple[str, bool]]) -> list[Measured]:
    """Give the counts of every rule, the surest first; a model's answers on what it was taught do not count."""
    judged = Counter(("kept", *one) for one in kept)
    judged.update(("mended", *one) for one in mended if "_learned" not in one[0])
    rows = [
        Measured(
            rule=rule,
            right=judged["kept", rule, True],
            told=judged["kept", rule, True] + judged["kept", rule, False],
            mended_right=judged["mended", rule, True],
            mended_told=judged["mended", rule, True] + judged["mended", rule, False],
        )
        for rule in {rule for _, rule, _ in judged}
    ]
    return sorted(rows, key=lambda row: (-row.least, row.rule))


def entry(row: Measured) -> str:
    """Give one entry of the shipped table."""
    counts = ("right", "told", "mended_right", "mended_told")
    return f'[[rule]]\nrule = "{row.rule}"\n' + "".join(f"{name} = {getattr(row, name)}\n" for name in counts)


def line(row: Measured) -> str:
    """Give one row of the page."""
    shares = (
        f"{r} | {t} | {r / t:.2f}" if t else "0 | 0 | "
        for r, t in ((row.right, row.told), (row.mended_right, row.mended_told))
    )
    return f"| `{row.rule}` | {' | '.join(shares)} | {row.least:.2f} | {row.grade} |"


def main() -> None:
    """Print the table, and write it when asked to."""
    parser = argparse.ArgumentParser(prog="benchmarks.prose_reliability")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = Gazetteer.shipped()
    rows = measure((*texts(gazetteer, KEPT), *learned()), (*texts(gazetteer, *MENDED), *releases(gazetteer)))
    print("\n".join(map(line, rows)))
    if given.write:
        head = "# Written by benchmarks.prose_reliability; measured, not chosen.\n\n"
        TABLE.write_text(head + "\n".join(map(entry, rows)), encoding="utf-8")
        PAGE.write_text(HEAD + "\n".join(map(line, rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
