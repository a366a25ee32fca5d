"""Benchmark: how often each rule is right, as a shipped table.

    python -m benchmarks.prose_reliability [--write]

Counts, for every rule that makes claims, how many of its claims on the labelled texts that are used up (and, where
they are at hand, on the development releases) agree with a label of the same document. With --write the table becomes
`reliability.toml` beside the rules and the page in docs/reference.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks.agency import GROUPS
from benchmarks.extraction import DATA
from benchmarks.labelled import Row, alike, alternatives, lines_of, organisation, rows_of
from sabaq.model.evidence import Claim, Framing, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer, PlaceKind, fold
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.leanings import Answer, Question, leanings
from sabaq.sources.prose.reliability import Measured

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "sabaq" / "sources" / "prose" / "reliability.toml"
PAGE = ROOT / "docs" / "reference" / "reliability.md"
LEARNED = {
    "prose.responsibility_learned@1": (Question.ROLE, (Answer.CLAIMS, Answer.DENIES)),
    "prose.actor_learned@1": (Question.ROLE, (Answer.DID,)),
    "prose.killed_learned@1": (Question.FATE, (Answer.MET,)),
    "prose.wounded_learned@1": (Question.FATE, (Answer.MET,)),
}
SPLITS = ("dev", "seen")  # never those kept back, which only the next figure may touch
HEAD = """# Reliability of the rules that read text

Each claim read from prose carries the rule that made it (`extractor`). On the labelled texts and the development half
of an agency's releases each rule was right as often as this table says. The rules have been worked on with these texts,
so expect a little less of texts to come; [Reading text](reading.md) has what texts kept back say. Rules named `learned`
ask models that were taught with these texts: their rows count the answers of models that had not seen the hand that
wrote a text. The grade goes by the lower end of the 95 % interval (Wilson): A from 0.90, B from 0.80, C from 0.60, D
below or hardly measured. A claim is right here when a labelled incident of the same document says the same.

A rule is named, and measured, apart where its words are weak:

- `background`: the text does not tell it as news (right: it is no figure of a labelled incident);
- `vague`: it states no number ("several");
- `far`: its words stand more than 200 characters from what happened, or are summed from words so far apart.

The grade says how well the words were read, not whether the source tells the truth; that is the
[source's own](sources.md). `export claims` writes it as `reading_grade`, `extract` beside each span, and the pages of
incidents and reports show it with its share.

| rule | right | told | share | at least | grade |
|---|---:|---:|---:|---:|---|
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
        groups = label["killed_by_group"]
        told = label[claim.prop.value] if claim.group == "all" else None
        if claim.group != "all" and (claim.prop is Prop.WOUNDED or not isinstance(groups, Mapping)):
            return None
        if claim.group != "all":
            told = groups.get(claim.group) if isinstance(groups, Mapping) else None
        return isinstance(told, Mapping) and (told["low"], told["high"]) == (claim.low, claim.high)
    if claim.prop is Prop.PLACE:
        place = label["place"]
        where = claim.where
        parts = ("district", "province") if where and where.district else ("province",)
        return (
            isinstance(place, Mapping)
            and where is not None
            and any(alike(name, getattr(where, parts[0])) for name in alternatives(place[parts[0]]))
        )
    keys = {Prop.DATE: "date", Prop.ATTACK_TYPE: "attack_type", Prop.TARGET: "target", Prop.OUTCOME: "outcome_word"}
    if claim.prop is Prop.ACTOR:
        return organisation(claim.value) in {organisation(name) for name in alternatives(label["perpetrator"])}
    return claim.value == label[keys[claim.prop]] if claim.prop in keys else None


def texts(gazetteer: Gazetteer) -> Iterator[tuple[str, bool]]:
    """Yield for each judged claim on the labelled texts its rule and whether it is right."""
    for row in (row for split in SPLITS for row in rows_of(lines_of(split))):
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


def learned() -> Iterator[Measured]:
    """Yield the counts of the rules that ask a model, on hands that it was not taught with."""
    for rule, (question, answers) in LEARNED.items():
        counts = [leanings()[question].measured[answer] for answer in answers]
        yield Measured(rule=rule, right=sum(right for right, _ in counts), told=sum(told for _, told in counts))


def measure(judged: Iterable[tuple[str, bool]]) -> list[Measured]:
    """Give the counts of every rule, the surest first; a model's answers on what it was taught do not count."""
    told, right = Counter[str](), Counter[str]()
    for rule, good in judged:
        told[rule] += 1
        right[rule] += good
    plain = (rule for rule in told if "_learned" not in rule)
    rows = [*learned(), *(Measured(rule=rule, right=right[rule], told=told[rule]) for rule in plain)]
    return sorted(rows, key=lambda row: (-row.least, row.rule))


def line(row: Measured) -> str:
    """Give one row of the page."""
    return f"| `{row.rule}` | {row.right} | {row.told} | {row.right / row.told:.2f} | {row.least:.2f} | {row.grade} |"


def main() -> None:
    """Print the table, and write it when asked to."""
    parser = argparse.ArgumentParser(prog="benchmarks.prose_reliability")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = Gazetteer.shipped()
    rows = measure((*texts(gazetteer), *releases(gazetteer)))
    print("\n".join(map(line, rows)))
    if given.write:
        entries = "\n".join(f'[[rule]]\nname = "{r.rule}"\nright = {r.right}\ntold = {r.told}\n' for r in rows)
        TABLE.write_text(
            "# Written by benchmarks.prose_reliability; measured, not chosen.\n\n" + entries, encoding="utf-8"
        )
        PAGE.write_text(HEAD + "\n".join(map(line, rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
