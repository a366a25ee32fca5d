"""Verdicts: whether a whole document tells news at all."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sabaq.model.evidence import Framing
from sabaq.sources.prose.frames.framing import CONTINUES, FALSE, of_old, ordinary
from sabaq.sources.prose.frames.occasions import CALM, FRESH, VIOLENT, mistaken
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.gathering.recalls import recalled
from sabaq.sources.prose.gathering.tidings import avowed, quiet
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import Signal

HEARSAY = Cued(
    r"\b(?:social media|whatsapp|facebook|viral|circulat\w+|going a?round|rumou?rs?|clips?)\b", re.IGNORECASE
)
UNSURE = Cued(
    r"\b(?:(?:reports?|claims?|messages?|posts?|word|talk|news) (?:that|of|about|on|had it)"
    r"|no (?:one|person|persons|people|body|bodies|such|attack|incident|firing|blast|patient|casualt\w+))\b",
    re.IGNORECASE,
)
NOW = lazily(r"\W*(?:This (?:morning|week|time)|Today|Yesterday|Last night|On \w+day)\b(?! (?:in|of) (?:19|20)\d\d)")
REBUTTED = lazily(
    r"\brejected as (?:\w+ )?(?:baseless|false|propaganda|untrue) the claims?\b"
    r"|\b(?:claims?|assertions?|boasts?|narratives?|tally)\b(?! (?:of|about|that) (?:an? |the "
    r"|any )?(?:\w+ )?(?:attack|blast"
    r"|explosion|firing|bomb)\w*)[^.;]{0,90}? (?:reject|dismiss|rubbish|brand|describ|term)(?:s|es"
    r"|ed)? as (?:\w+ )?(?:fake"
    r"|false|baseless|propaganda|untrue)\b",
    re.IGNORECASE,
)
HAD = lazily(r"\bhad (?:\w+ )?(?:claimed|owned|accepted|taken|admitted|denied|disowned)\b", re.IGNORECASE)
YEAR = lazily(r"\b((?:19|20)\d\d)\b")
VIOLENCE = frozenset({Signal.ATTACK, Signal.OUTCOME})
MOST = 1_000  # people; a text that tells of more dead counts a war or a disaster


def settle(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses framed by what the whole document is: what the rules take for news may be none, as learned."""
    ruled = by_rules(clauses, reading)
    return _framed(ruled, Framing.BACKGROUND) if quiet(ruled, reading) else ruled


def by_rules(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses framed by what the rules take the document for: a denial, a drill, an accident, or news."""
    if not clauses:
        return ()
    items = any(sentence.item for sentence in reading.segments.sentences)
    if not items and (not _violent(reading) or (ordinary(reading.text) and not any(map(avowed, clauses)))):
        return _framed(clauses, Framing.BACKGROUND)
    if CALM.search(reading.text) and not any(c.attack and c.framing is Framing.NEWS for c in clauses):
        clauses = tuple(_framed((c,), Framing.HYPOTHETICAL)[0] if _nobody(c) else c for c in clauses)
    owned = {clause.order for clause in clauses if clause.responsibilities}  # a group's denial is news of it
    sentences = enumerate(reading.segments.sentences)
    wrong = not items and mistaken(_unrebutted(reading))
    voided = {
        n
        for n, sentence in sentences
        if (n not in owned or HEARSAY.search(sentence.text))
        and (FALSE.search(sentence.text) or mistaken(sentence.text))
    }
    owned -= voided
    if wrong and not owned:
        return _framed(clauses, Framing.HYPOTHETICAL)
    if voided and (items or any(_stands(c) or avowed(c) for c in clauses if c.order not in voided)):
        return tuple(_framed((c,), Framing.HYPOTHETICAL)[0] if c.order in voided else c for c in clauses)
    if voided:
        return _framed(clauses, Framing.HYPOTHETICAL)
    clauses = tuple(_framed((c,), Framing.BACKGROUND)[0] if _recollected(c, reading) else c for c in clauses)
    clauses = recalled(clauses if items else _of_old(clauses, reading), reading)
    return tuple(_framed((c,), Framing.AGGREGATE)[0] if _countless(c) else c for c in clauses)


def _recollected(clause: Clause, reading: Reading) -> bool:
    """Say whether a clause only recalls who had claimed an attack of an earlier year."""
    told = clause.responsibilities and not any(one.blamed for one in clause.responsibilities) and not clause.mentions
    if not told or reading.anchor is None or clause.framing is not Framing.NEWS or not HAD.search(clause.text):
        return False
    years = [int(year) for year in YEAR.findall(clause.text)]
    return bool(years) and max(years) < reading.anchor.year


def _unrebutted(reading: Reading) -> str:
    """Give a text without the sentences that only reject what another side claims."""
    if not REBUTTED.search(reading.text):
        return reading.text  # which has been looked through
    return " ".join(s.text for s in reading.segments.sentences if not REBUTTED.search(s.text))


def _of_old(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give what follows a settled or mourned matter as background too, until a fresh day is told."""
    made: list[Clause] = []
    at, matter = 0, False
    sentences = reading.segments.sentences
    for clause in clauses:
        for sentence in sentences[at : clause.order + 1]:
            matter = (matter or of_old(sentence.text)) and not NOW.match(sentence.text)
        at = clause.order + 1
        if clause.framing is Framing.NEWS:
            if matter and not (_fresh(clause) or _owns(clause)):
                clause = replace(clause, framing=Framing.BACKGROUND)  # noqa: PLW2901
            elif clause.mentions or clause.concrete:
                return (*made, clause, *clauses[len(made) + 1 :])
        made.append(clause)
    return tuple(made)


def _owns(clause: Clause) -> bool:
    """Say whether a clause tells who claims a matter, without the toll of it told again."""
    owned = not all(one.blamed for one in clause.responsibilities)
    return owned and not any((m.low or 0) > 1 for m in clause.mentions)


def _fresh(clause: Clause) -> bool:
    """Say whether a clause tells an attack or people hurt with a day of its own."""
    told = bool(clause.mentions) or clause.attack is not None
    return told and bool(clause.outcomes or (FRESH.search(clause.text) and not CONTINUES.search(clause.text)))


def _violent(reading: Reading) -> bool:
    """Say whether anything in the document speaks of an attack, beside bodies and injured."""
    told = any(signal in VIOLENCE for _, signal in reading.triggers.signals)
    return told or bool(reading.voices.mentions) or bool(VIOLENT.search(reading.text))


def _framed(clauses: tuple[Clause, ...], framing: Framing) -> tuple[Clause, ...]:
    return tuple(replace(clause, framing=framing) for clause in clauses)


def _nobody(clause: Clause) -> bool:
    """Say whether a clause only counts nobody hurt, as reports of quiet days do."""
    return bool(clause.mentions) and clause.attack is None and all(m.low == m.high == 0 for m in clause.mentions)


def _stands(clause: Clause) -> bool:
    """Say whether a clause tells of people hurt in one place or on one day, whatever else the document denies."""
    hurt = any(m.low for m in clause.mentions)
    done = clause.attack is not None and any(d.told_by_anchor for d in clause.dates) and not UNSURE.search(clause.text)
    heard = HEARSAY.search(clause.text)
    return clause.framing is Framing.NEWS and (hurt or done) and not heard and bool(clause.places or clause.dates)


def _countless(clause: Clause) -> bool:
    """Say whether a figure is too large for one attack."""
    return clause.framing is Framing.NEWS and any((m.low or 0) >= MOST for m in clause.mentions)
