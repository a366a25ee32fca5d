#!/usr/bin/env python3
"""Learns what the rules leave unsaid from the labelled texts.

Run it with the project's Python after a change to the texts or the features: .venv/bin/python tools/learn_leanings.py
What it prints is measured on hands left out in turns; each model's floor is set there.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from scipy import optimize, sparse, special

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.agreement import score  # noqa: E402  a script beside the benchmarks
from benchmarks.labelled import FOLDER, Line, Row, alternatives, lines_of, organisation, rows_of, told_of  # noqa: E402
from sabaq.model.evidence import Polarity, Prop  # noqa: E402
from sabaq.model.ids import ReportId  # noqa: E402
from sabaq.sources.gazetteer import Gazetteer  # noqa: E402
from sabaq.sources.prose.extract import Document, reading_of  # noqa: E402
from sabaq.sources.prose.gathering import roles, tidings  # noqa: E402
from sabaq.sources.prose.gathering.clauses import Clause, Reading  # noqa: E402
from sabaq.sources.prose.gathering.readings import read_clauses  # noqa: E402
from sabaq.sources.prose.gathering.traits import SETTING  # noqa: E402
from sabaq.sources.prose.gathering.verdicts import by_rules  # noqa: E402
from sabaq.sources.prose.parties.avowals import GOVERNING  # noqa: E402
from sabaq.sources.prose.parties.stances import of_nobody  # noqa: E402
from sabaq.sources.prose.parties.voices import name_of, voices_of  # noqa: E402
from sabaq.sources.prose.people.bonds import WORDS, Bond, bonds  # noqa: E402
from sabaq.sources.prose.people.casualties import Shaped, shapes_of  # noqa: E402
from sabaq.sources.prose.people.fates import MEASURES  # noqa: E402
from sabaq.sources.prose.text.leanings import (  # noqa: E402
    ANSWERS,
    BIAS,
    FLOORS,
    LONGEST,
    MEASURED,
    POOLED,
    ROOM,
    WEIGHTS,
    Answer,
    Features,
    Leaning,
    Question,
    leanings,
    named,
    placed,
)  # fmt: skip
from sabaq.sources.prose.text.lexicon import lexicon  # noqa: E402
from sabaq.sources.prose.text.tokens import tokenise  # noqa: E402
from sabaq.sources.prose.text.triggers import Signal, scan  # noqa: E402
from tools.phrasing import phrased  # noqa: E402

OUT = ROOT / "src" / Path(*ROOM.split(".")) / WEIGHTS
SPLITS = ("dev", "seen")
HANDS = {"fresh": "first"}  # files of one hand, beside what was kept back of it
TOLD, DAY = Path(__file__).with_name("told_as_news.tsv"), date(2024, 5, 30)  # on which they are published
PEOPLE = Path(__file__).with_name("told_of_people.tsv")
MARKED = re.compile(r"([kw])<([^<>]+)>")  # people told dead or hurt in an invented sentence
INVENTED = Path(__file__).with_name("said_of_groups.tsv")  # learned from, never measured on
PASSAGES = Path(__file__).with_name("told_of_parties.tsv")  # measured on too, each writer's by what others wrote
NAMES = ("BLA", "TTP", "Al-Shabaab", "Boko Haram", "JNIM", "ISKP", "NPA", "Islamic State", "BLF", "Taliban")
TURNS = 6  # in which hands are left out, several at once
SEEN_IN = 2  # documents that must hold a feature
PENALTY = {Question.ROLE: 2.0, Question.NEWS: 2.0, Question.FATE: 1.0}  # on squared weights
LESS, LEAST_OF_ALL = 0.5, 0.15  # what an invented and a composed sentence count beside a text
ANSWERED = {
    Question.ROLE: (Answer.NOTHING, Answer.DID, Answer.DENIES, Answer.CLAIMS),
    Question.NEWS: (Answer.NEWS, Answer.QUIET),
    Question.FATE: (Answer.NOTHING, Answer.MET),
}
# Answers given, the closest first, and how many wrong ones are borne among all texts of hands left out.
WRONG = {
    Question.ROLE: {Answer.DENIES: 50, Answer.CLAIMS: 150, Answer.DID: 150},  # nearly all of them in the passages
    Question.NEWS: {Answer.QUIET: 3},
    Question.FATE: {Answer.MET: 16},  # most of them in sentences whose frame says that they tell no news
}
LEAST = {Question.ROLE: 0.7, Question.NEWS: 1.5, Question.FATE: 0.7}  # log-odds below which no answer is given
ADDED = ("killed", "wounded", "perpetrator", "responsibility")  # measures printed beside those of the rules alone
SMALLEST = {Question.ROLE: 0.12, Question.NEWS: 0.05, Question.FATE: 0.05}  # weights all below it are not shipped


@dataclass(slots=True, kw_only=True)
class Example:
    """One thing that a model is asked about, with the answers that are right."""

    hand: str
    document: str
    features: Features
    right: Answer
    shown: str
    asked: bool = True  # whether the model would be asked this; others are learned from only
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One labelled text as the rules read it."""

    hand: str
    row: Row
    reading: Reading
    clauses: tuple[Clause, ...]


def hand_of(file: Path) -> str:
    """Give the hand that wrote a file."""
    stem = file.stem.removesuffix("_kept")
    return HANDS.get(stem, stem)


def texts(gazetteer: Gazetteer) -> Iterator[Read]:
    """Yield every text that may be learned from."""
    for file in sorted(file for split in SPLITS for file in (FOLDER / split).glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = rows_of([json.loads(line)])[0]
            document = Document(report=ReportId("r"), raw=row.text, published=date.fromisoformat(row.published))
            reading = reading_of(document, scan(row.text, gazetteer), gazetteer)
            yield Read(hand=hand_of(file), row=row, reading=reading, clauses=read_clauses(reading))


def examples_of_quiet(reads: Iterable[Read]) -> Iterator[Example]:
    """Yield every short text that holds a sign of an attack."""
    for read in reads:
        if read.reading.triggers.signals and len(read.reading.text) <= LONGEST:
            yield Example(
                hand=read.hand, document=read.row.id, features=tidings.features_of(read.clauses, read.reading),
                right=Answer.NEWS if read.row.incidents else Answer.QUIET, shown=read.row.text,
                asked=tidings.asked(by_rules(read.clauses, read.reading), read.reading),
            )  # fmt: skip


def examples_of_fates(reads: Iterable[Read]) -> Iterator[Example]:
    """Yield every pair of people and a word of death or wounds, right where a rule ties them or the labels need it.

    Where the rules give a text the figures of its labels, whom they leave out met nothing. Where they do not, only
    those of whom they tell nothing are taken, with the number that the labels miss.
    """
    missed = _missed_figures()
    for read in reads:
        for clause in read.clauses:
            if clause.signals & {Signal.HURT, Signal.CLAIM}:
                yield from _bonds_of(read, clause.text, missed.get(read.row.id))


def _bonds_of(read: Read, text: str, missed: dict[Prop, set[int]] | None) -> Iterator[Example]:
    """Yield the pairs of one clause."""
    shaped = shapes_of(tokenise(text, lexicon()), lexicon())
    for bond in bonds(shaped.phrases, shaped.phrases.tags):
        prop = MEASURES[shaped.phrases.tags[bond.word]]
        asked = "_" not in shaped.free[slice(*bond.people)] + shaped.free[bond.word]
        right = _linked(bond, shaped, prop) if missed is None else _needed(bond, shaped, prop, missed)
        if right is not None:
            people = " ".join(token.text for token in shaped.phrases.tokens[slice(*bond.people)])
            yield Example(
                hand=read.hand, document=read.row.id, features=bond.features, asked=asked,
                right=Answer.MET if right else Answer.NOTHING,
                shown=f"{people} | {shaped.phrases.tokens[bond.word].text} | {text}",
            )  # fmt: skip


def _linked(bond: Bond, shaped: Shaped, prop: Prop) -> bool | None:
    """Say whether a rule ties people to a word; None where it ties them as a part, or by a nearer word."""
    start, end = shaped.phrases.tokens[bond.people[0]].start, shaped.phrases.tokens[bond.people[1] - 1].end
    told = [m for m in shaped.mentions if m.start < end and m.end > start and not m.total]
    if any(m.part for m in told):
        return None
    same = [m for m in told if m.prop is prop]
    if not same:
        return False
    inside = any(m.start <= shaped.phrases.tokens[bond.word].start < m.end for m in same)
    return True if inside or _nearest(bond, shaped.phrases.tags) else None


def _nearest(bond: Bond, tags: str) -> bool:
    """Say whether no other word of the same fate is nearer to the people."""
    alike = [n for n, tag in enumerate(tags) if tag in WORDS and MEASURES[tag] is MEASURES[tags[bond.word]]]
    return bond.word == min(alike, key=lambda n: max(bond.people[0] - n - 1, n - bond.people[1]))


def _needed(bond: Bond, shaped: Shaped, prop: Prop, missed: dict[Prop, set[int]]) -> bool | None:
    """Say whether people of whom no rule tells are those that the labels miss; None where that cannot be said."""
    if "_" in shaped.free[slice(*bond.people)]:
        return None
    quantity = shaped.phrases.tokens[bond.people[0]].quantity
    number = quantity.low if quantity else 1
    others = {n for other, numbers in missed.items() if other is not prop for n in numbers}
    if number in missed[prop] - others:
        return True
    return False if quantity and number not in others | missed[prop] else None


def _missed_figures() -> dict[str, dict[Prop, set[int]]]:
    """Give by text the numbers of dead and hurt that the rules alone miss, and what theirs fall short of them."""
    lines = [line for split in SPLITS for line in lines_of(split)]
    made: dict[str, dict[Prop, set[int]]] = {}
    for miss in score(rows_of(lines), told_of(lines)).misses:
        if miss.measure in {Prop.KILLED, Prop.WOUNDED}:
            wanted, told = ({low or high or 0 for low, high in some} for some in (miss.wanted, miss.told))
            numbers = made.setdefault(miss.row.id, {Prop.KILLED: set(), Prop.WOUNDED: set()})
            short = {a - b for a in wanted for b in told if a > b}
            numbers[Prop(miss.measure)] |= (wanted - told) | short
    return made


def invented_fates() -> Iterator[Example]:
    """Yield the pairs of the invented sentences about people."""
    lines = [line for line in PEOPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for n, line in enumerate(lines):
        text, spans = _unmarked(line)
        shaped = shapes_of(tokenise(text, lexicon()), lexicon())
        for bond in bonds(shaped.phrases, shaped.phrases.tags):
            prop = MEASURES[shaped.phrases.tags[bond.word]]
            start, end = shaped.phrases.tokens[bond.people[0]].start, shaped.phrases.tokens[bond.people[1] - 1].end
            met = any(kind is prop and first < end and last > start for kind, first, last in spans)
            if not met or _nearest(bond, shaped.phrases.tags):
                right = Answer.MET if met else Answer.NOTHING
                yield Example(
                    hand="", document=f"invented {n}", features=bond.features, right=right, shown=text, weight=LESS
                )


def _unmarked(line: str) -> tuple[str, list[tuple[Prop, int, int]]]:
    """Give an invented sentence without its marks, and what befell whom."""
    text, spans, at = "", list[tuple[Prop, int, int]](), 0
    for match in MARKED.finditer(line):
        text += line[at : match.start()]
        prop = Prop.KILLED if match[1] == "k" else Prop.WOUNDED
        spans.append((prop, len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    return text + line[at:], spans


def examples_of_roles(reads: Iterable[Read]) -> Iterator[Example]:
    """Yield every group of every sentence with what the labels say it is to the attack.

    A label says what a group is to a document. Where a rule finds that in one sentence, its other sentences are left
    out; where none does, each of them counts.
    """
    for read in reads:
        right = functools.partial(_by_labels, tuple(_labelled(read.row)))
        yield from _groups_of(read.clauses, read.reading, right, hand=read.hand, document=read.row.id)


def _by_labels(labelled: Sequence[tuple[Answer, set[str]]], name: str, known: str) -> Answer:
    """Give what the labels of a text say of a group, by its name in the text and by that of its entry."""
    keys = {organisation(name)} | ({"TTP"} if known == "Taliban" else set())
    return next((answer for answer, names in labelled if keys & names), Answer.NOTHING)


def _groups_of(
    clauses: Sequence[Clause], reading: Reading, right: Callable[[str, str], Answer], *, hand: str, document: str
) -> Iterator[Example]:
    """Yield the groups of a document with their answers, but what a rule finds of one in another sentence."""
    ruled = _ruled(clauses)
    for n, mention, features in roles.groups_of(clauses, reading):
        sentence, order = clauses[n].sentence, clauses[n].order
        name = name_of(mention, reading.text, clauses[n].start)[0]
        answer = right(name, mention.organisation.name)
        elsewhere = any(answer in answers for (_, one), answers in ruled.items() if one == name)
        if answer is Answer.NOTHING or answer in ruled.get((order, name), set()) or not elsewhere:
            yield Example(
                hand=hand, document=document, features=features, right=answer, shown=f"{name} | {sentence}",
                asked=roles.speaks_for_itself(name, sentence) and not of_nobody(sentence),
            )  # fmt: skip


def invented(gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield the groups of the invented sentences, written and composed, without what would stand around them."""
    lines = (line for line in INVENTED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for n, (answer, pattern) in enumerate(line.split("\t") for line in lines):
        name, other = NAMES[n % len(NAMES)], NAMES[(n + 1) % len(NAMES)]
        text = pattern.replace("@A", name).replace("@B", other)
        yield from _said(text, {name: answer}, gazetteer, document=f"invented {n}", weight=LESS)
    for made in phrased([name for name in NAMES if name not in GOVERNING]):
        yield from _said(made.text, made.answers, gazetteer, document=made.pattern, weight=LEAST_OF_ALL)


def passages(gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield the groups of the invented passages, those of each writer as of one hand."""
    for n, line in enumerate(PASSAGES.read_text(encoding="utf-8").splitlines()[1:]):
        writer, labels, text = line.split("\t")
        reading = reading_of(Document(report=ReportId("r"), raw=text, published=DAY), scan(text, gazetteer), gazetteer)
        pairs = (label.rsplit(":", 1) for label in labels.split(";"))
        answers = {_known(name, gazetteer): Answer(one) for name, one in pairs}
        right = functools.partial(_by_passage, answers, gazetteer)
        hand, document = f"passages, {writer}", f"passage {n}"
        yield from _groups_of(read_clauses(reading), reading, right, hand=hand, document=document)


def _by_passage(answers: Mapping[str, Answer], gazetteer: Gazetteer, name: str, _: str) -> Answer:
    """Give what the writer of a passage says of a group."""
    return answers.get(_known(name, gazetteer), Answer.NOTHING)


@functools.cache
def _known(name: str, gazetteer: Gazetteer) -> str:
    """Give the one key of a group by the name that it is read under."""
    scanned = scan(name, gazetteer)
    named = voices_of(scanned.cleaned.text, scanned.triggers.organisations).mentions
    whole = named and 2 * (named[0].end - named[0].start) >= len(name)
    return organisation(name_of(named[0], scanned.cleaned.text, 0)[0] if named and whole else name)


def _said(
    text: str, answers: Mapping[str, str], gazetteer: Gazetteer, *, document: str, weight: float
) -> Iterator[Example]:
    """Yield the groups of one invented sentence whose answers are known."""
    reading = reading_of(Document(report=ReportId("r"), raw=text), scan(text, gazetteer), gazetteer)
    for _, mention, features in roles.groups_of(read_clauses(reading), reading):
        if answer := answers.get(text[mention.start : mention.end]):
            yield Example(
                hand="", document=document, features=_alone(features), right=Answer(answer), shown=text,
                weight=weight,
            )  # fmt: skip


def _alone(features: Features) -> Features:
    """Give the features of a sentence without those of a document around it."""
    return {where: [one for one in some if one not in SETTING] for where, some in features.items()}


def invented_news(gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield the invented texts that tell news in words that other texts use too, and the other way round."""
    lines = (line for line in TOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for n, (answer, text) in enumerate(line.split("\t") for line in lines):
        document = Document(report=ReportId("r"), raw=text, published=DAY)
        reading = reading_of(document, scan(text, gazetteer), gazetteer)
        features = tidings.features_of(read_clauses(reading), reading)
        yield Example(
            hand="", document=f"invented {n}", features=features, right=Answer(answer), shown=text, weight=LESS
        )


def _labelled(row: Row) -> Iterator[tuple[Answer, set[str]]]:
    """Yield the groups of each answer, the closest answer first."""
    yield Answer.DENIES, {name for name, polarity in row.responsibility if polarity == "denies"}
    yield Answer.CLAIMS, {name for name, polarity in row.responsibility if polarity == "claims"}
    named = (incident["perpetrator"] for incident in row.incidents)
    yield Answer.DID, {organisation(one) for some in named for one in alternatives(some)}


def _ruled(clauses: Iterable[Clause]) -> dict[tuple[int, str], set[Answer]]:
    """Give what the rules find, by sentence and group."""
    made: dict[tuple[int, str], set[Answer]] = defaultdict(set)
    for clause in clauses:
        for one in clause.responsibilities:
            told = Answer.DENIES if one.polarity is Polarity.DENIES else Answer.DID if one.blamed else Answer.CLAIMS
            made[clause.order, one.name].add(told)
        for actor in clause.actors:
            made[clause.order, actor.name].add(Answer.DID)
    return made


def fitted(examples: Sequence[Example], question: Question) -> Leaning:
    """Give a multinomial logistic regression with a penalty on large weights (L-BFGS), without floors."""
    held: dict[str, set[str]] = defaultdict(set)
    for one in examples:
        for feature in named(one.features):
            held[feature].add(one.document)
    known = {name: n for n, name in enumerate(sorted(f for f, d in held.items() if len(d) >= SEEN_IN))}
    table, answers = _table(examples, known), ANSWERED[question]
    wanted = np.array([[one.right is answer for answer in answers] for one in examples], dtype=float)
    counts = np.array([one.weight for one in examples])[:, None]
    size, penalty, across = len(known), PENALTY[question], table.T.tocsr()

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        weights = point.reshape(size + 1, len(answers))
        scores = table @ weights[:-1] + weights[-1]
        whole = special.logsumexp(scores, axis=1, keepdims=True)
        pull = (np.exp(scores - whole) - wanted) * counts
        value = (counts * (whole - (scores * wanted).sum(axis=1, keepdims=True))).sum()
        slope = np.vstack([across @ pull + penalty * weights[:-1], pull.sum(axis=0)])
        return float(value + penalty / 2 * (weights[:-1] ** 2).sum()), slope.ravel()

    start = np.zeros((size + 1) * len(answers))
    best = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    rows = [tuple(map(float, row)) for row in best.reshape(size + 1, len(answers))]
    floors, weights = dict.fromkeys(WRONG[question], 0.0), defaultdict[str, dict[str, tuple[float, ...]]](dict)
    for name, n in known.items():
        where, feature = placed(name)
        weights[where][feature] = rows[n]
    return Leaning(answers=answers, bias=rows[-1], weights=weights, floors=floors, measured={})


def _table(examples: Sequence[Example], known: dict[str, int]) -> sparse.csr_matrix:
    """Give which example has which feature."""
    cells = [(n, known[f]) for n, one in enumerate(examples) for f in named(one.features) if f in known]
    rows, columns = zip(*cells, strict=True)
    return sparse.csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(examples), len(known)))


def left_out(examples: Sequence[Example], question: Question) -> list[tuple[Example, dict[Answer, float]]]:
    """Give every example of a hand with its odds by a model that has seen no text of that hand."""
    made, hands = [], sorted({one.hand for one in examples} - {""})
    for away in (frozenset(hands[n::TURNS]) for n in range(TURNS)):
        model = fitted([one for one in examples if one.hand not in away], question)
        made.extend((one, model.odds(one.features)) for one in examples if one.hand in away)
    return made


def floor_of(scores: np.ndarray, right: np.ndarray, wrong: int, least: float) -> float:
    """Give the lowest score, and never less than the least, above which no more than so many answers are wrong."""
    refused = np.sort(scores[~right])[::-1][wrong]
    return max(least, float((refused + min(scores[right & (scores > refused)], default=refused)) / 2))


def learn(examples: Sequence[Example], question: Question, *, misses: bool) -> Leaning:
    """Measure on hands left out, print it, and give the model of all texts with its floors."""
    judged = [(one, odds) for one, odds in left_out(examples, question) if one.asked]
    floors, measured = {}, {}
    for answer, wrong in WRONG[question].items():
        right = np.array([one.right in POOLED.get(answer, (answer,)) for one, _ in judged])
        scores = np.array([odds[answer] for _, odds in judged])
        floors[answer] = floor_of(scores, right, wrong, LEAST[question])
        yes = scores > floors[answer]
        measured[answer] = (int((yes & right).sum()), int(yes.sum()))
        print(
            f"{answer:7} {len(judged):4} examples, {right.sum():3} yes; floor {floors[answer]:5.2f}: "
            f"told {yes.sum():3}, right {(yes & right).sum():3}, "
            f"precision {(yes & right).sum() / max(yes.sum(), 1):.3f}, recall {(yes & right).sum() / right.sum():.3f}"
        )
        for n in np.argsort(-scores) if misses else ():
            if yes[n] != right[n]:
                one = judged[n][0]
                print(f"   {scores[n]:5.2f} {'yes' if right[n] else 'no '} {one.document} {one.shown[:300]}")
    return replace(fitted(examples, question), floors=floors, measured=measured)


def added(learned: Mapping[Question, tuple[Sequence[Example], Leaning]]) -> None:
    """Print the figures of every hand by the rules alone, and with models that have not seen that hand."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for file in sorted(file for split in SPLITS for file in (FOLDER / split).glob("*.jsonl")):
        lines[hand_of(file)].extend(map(json.loads, file.read_text(encoding="utf-8").splitlines()))
    for asked in (False, True):
        sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3))
        for hand, some in sorted(lines.items()):
            for question, (examples, shipped) in learned.items():
                model = fitted([one for one in examples if one.hand != hand], question) if asked else shipped
                leanings()[question] = replace(model, floors=shipped.floors if asked else {})
            for name, tally in score(rows_of(some), told_of(some)).tallies.items():
                sums[name] += (tally.right, tally.wanted, tally.told)
        for name in ADDED:
            right, wanted, told = sums[name]
            print(
                f"{name:14} {'with what was learned' if asked else 'by rules alone':22} {right:.0f} of {wanted:.0f}, "
                f"told {told:.0f}: recall {right / wanted:.3f}, precision {right / told:.3f}"
            )


def examples_of(question: Question, reads: Sequence[Read], gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield all that one model is taught and measured with."""
    if question is Question.ROLE:
        yield from (*examples_of_roles(reads), *passages(gazetteer), *invented(gazetteer))
    elif question is Question.NEWS:
        yield from (*examples_of_quiet(reads), *invented_news(gazetteer))
    else:
        leanings()[Question.FATE].floors.clear()  # the rules alone decide whose fate is asked for
        yield from (*examples_of_fates(reads), *invented_fates())


def rows_written(question: Question, model: Leaning) -> Iterator[str]:
    """Yield the lines of one model."""
    yield "\t".join((question, ANSWERS, *model.answers))
    yield "\t".join((question, BIAS, *(f"{weight:.2f}" for weight in model.bias)))
    yield "\t".join((question, FLOORS, *(f"{answer}={floor:.2f}" for answer, floor in model.floors.items())))
    yield "\t".join(
        (question, MEASURED, *(f"{answer}={right}/{told}" for answer, (right, told) in model.measured.items()))
    )
    rows = {name: some[one] for where, some in model.weights.items() for one in some for name in named({where: [one]})}
    for name, weights in sorted(rows.items()):
        if max(map(abs, weights)) >= SMALLEST[question]:
            yield "\t".join((question, name, *(f"{weight:.2f}" for weight in weights)))


def main() -> int:
    """Learn every model and write the table of weights."""
    parser = argparse.ArgumentParser(description="Learn the models beside the rules that read text.")
    parser.add_argument("--misses", action="store_true", help="print what was missed on hands left out")
    parser.add_argument("--measure", action="store_true", help="write nothing")
    parser.add_argument("--added", action="store_true", help="print what the models add on hands left out")
    parser.add_argument("--only", nargs="+", choices=list(Question), default=list(Question), help="models to learn")
    asked = parser.parse_args()
    gazetteer = Gazetteer.shipped()
    reads = list(texts(gazetteer))
    hands = sorted({read.hand for read in reads})
    print(f"{len(reads)} texts by {len(hands)} hands ({', '.join(hands)})")
    lines = ["# Written by tools/learn_leanings.py from the texts of benchmarks/texts and tools; learned, not chosen."]
    before, learned = OUT.read_text(encoding="utf-8").splitlines(), {}
    for question in (Question.ROLE, Question.NEWS, Question.FATE):
        if question not in asked.only:
            lines.extend(line for line in before if line.startswith(f"{question}\t"))
            continue
        examples = list(examples_of(question, reads, gazetteer))
        model = learn(examples, question, misses=asked.misses)
        lines.extend(rows_written(question, model))
        learned[question] = (examples, model)
    if asked.added:
        added(learned)
    if not asked.measure:
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {len(lines)} lines, {OUT.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
