"""Readings: how a document's sentences become clauses.

Only sentences in which the one pass found a sign are read; a sentence that sets two places against each other
("..., while ...") is read as two clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Framing
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.gazetteer import Place, PlaceKind, fold
from sabaq.sources.prose.deeds.attacks import attack_type
from sabaq.sources.prose.deeds.openings import THE_OTHER, begins_another, opens
from sabaq.sources.prose.deeds.outcomes import outcomes
from sabaq.sources.prose.frames.asides import aside
from sabaq.sources.prose.frames.framing import CONTINUES, frame, harmless, told_as_attack
from sabaq.sources.prose.frames.occasions import struck
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.parties.actors import actors
from sabaq.sources.prose.parties.responsibilities import Responsibility, responsibilities
from sabaq.sources.prose.people.casualties import casualties
from sabaq.sources.prose.people.mentions import Mention
from sabaq.sources.prose.sums.metrics import sums_up
from sabaq.sources.prose.sums.statistics import Statistic, statistics
from sabaq.sources.prose.text.cues import Cued, stretch
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.segments import Sentence, clause_cuts
from sabaq.sources.prose.text.stretches import starting_in
from sabaq.sources.prose.text.tokens import tokenise
from sabaq.sources.prose.text.triggers import NameMention, Signal
from sabaq.sources.prose.when.dates import DateMention, find_dates
from sabaq.sources.prose.where.localities import localities
from sabaq.sources.prose.where.parts import Part
from sabaq.sources.prose.where.places import Around, PlaceMention, filed_from, read_places

STALE = timedelta(days=28)  # news of an attack seldom comes later than this
UNKNOWN = "previously un"
LONG_AGO = lazily(
    r"\b(?:last year|(?:years?|months?) ago|years earlier|(?:19|20)\d\d|anniversar\w+|sentenc\w+|convict\w+"
    r"|acquit\w+|court"
    r"|trial|hang\w+"
    r"|memor\w+|in the past|years (?:after|since|on)|historically|previously|used to|in recent \w+)\b",
    re.IGNORECASE,
)
STANCE = Cued(
    r"\b(?:we|our|ours|it (?:had|has|was|is|did|sent|says|said)|said it|boast\w*|brag\w*|gloat\w*|admit\w*|confess\w*"
    r"|avow\w*|owned|reject\w*|refut\w*|repudiat\w*|diss?associat\w*|disavow\w*|disclaim\w*"
    r"|(?:accept|t[ao]k|took|assum|shoulder)\w* (?:\w+ ){0,2}?(?:responsib\w+|credit|ownership|blame)"
    r"|the (?:group|outfit|movement|organi[sz]ation|faction)(?:'s)?|(?:its|their|the|a)(?: \w+)? (?:spokes\w+"
    r"|statement))\b",
    re.IGNORECASE,
)
IN_YEAR = lazily(  # opens or ends it; or is of the attack that it opens with
    r"(?:\b(?:evening|night|morning|day|afternoon|summer|winter) in(?= \d{4},)|\bin(?= \d{4}, (?:when|in which"
    r"|where) )|\A\W*(?:Back )?[Ii]n|\bin(?=[^,.;]{5,9}[.,;]?\s*\Z)"
    r"|\A\W*(?:An?|The) (?=(?:[\w'-]+ ){0,3}?(?:attack"
    r"|bombing|blast|raid|ambush)"
    r" )[^.,;]{0,70} in(?= \d{4}(?:,[^.;]{0,40},)? (?:killed|left|claimed|had))) ((?:19|20)\d\d)\b"
)
DIED_IN = lazily(r"[^,.;:]{0,80}? in ((?:19|20)\d\d)(?=[,.;]| (?:because|when|after|in|at|by)\b)")  # after a toll
BETWEEN = lazily(
    r"(?:[,;]|,? and,?) (?=(?:in|at|near|outside) (?-i:[A-Z])|whose\b|(?:set (?:fire to|ablaze)|torch(?:ed)?"
    r"|bl[eo]w up) "
    r"|the (?:other|second)(?: (?:blast|bomb|attack|device|explosion|raid|ambush))? (?:at|in|near|outside|hit"
    r"|struck|targeted)\b"
    r"|the (?:[\w-]+ ){0,2}?(?:bombing|attack|blast|explosion|ambush|raid|assault|shooting|killing) (?:of|on"
    r"|in|at|near)\b"
    r"|(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|another|gunm[ae]n|militants"
    r"|motorcyclists|attackers|assailants|terrorists|(?:armed|unknown|unidentified) \w+) (?!of (?:them|whom|the)\b))",
    re.IGNORECASE,
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
AND_ON = lazily(rf",? and (?=on {WEEKDAY}\b)")  # "killed two on Friday, and on Saturday a bomb killed three"
DAY = lazily(rf"\b{WEEKDAY}\b")
DOING = lazily(
    r"\b(?:was|were|killed|wounded|injured|hurt|hit|struck|exploded|went off|blew|shot|fired|opened|set|threw|hurled"
    r"|lobbed|ripped|attacked|stormed|ambushed|dropped|damaged|destroyed|left|stopped|abducted"
    r"|detonated|felled|burnt|torched)\b",
    re.IGNORECASE,
)
PLACED = lazily(r"\b(?:in|at|near|outside|on|inside) (?:the )?\Z", re.IGNORECASE)
AFTERWARDS = lazily(
    r"\b(?:hospital|shifted|taken to|died of|succumb\w*|later died|funeral\w*|arrest\w*|held|fled|search\w*|condemn\w*)"
    r"\b",
    re.IGNORECASE,
)  # what came of an attack is not another


class Before(msgspec.Struct, frozen=True):
    """What the sentences before one leave open for it."""

    around: Place | None  # where spots without a district of their own lie
    city: Place | None  # where streets and bazaars lie of which nothing else is known
    counting: bool  # the last sentence gave statistics
    told: bool  # an attack has been told
    met: dict[str, Place]  # by names told before


def read_clauses(reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses of a document that hold a sign of an attack, in order."""
    positions = [at for at, _ in reading.triggers.signals]
    names = reading.triggers.names
    if reading.segments.filed:
        names = tuple(n for n in names if not reading.segments.in_dateline(n.start))
    made: list[Clause] = []
    quiet = False  # a sentence without any sign of an attack told of an accident
    counting = told = False  # the sentence before gave statistics; an attack has been told
    line = reading.segments.dateline
    around = filed_from(reading.gazetteer, line.city, country=reading.country) if line else None
    city = reading.gazetteer.resolve(line.city) if line and around else None
    met: dict[str, Place] = {}
    for order, sentence in enumerate(reading.segments.sentences):
        low, high = bisect_left(positions, sentence.start), bisect_left(positions, sentence.end)
        signals = frozenset([signal for _, signal in reading.triggers.signals[low:high]])
        if _takes_a_stance(reading, sentence):
            signals |= {Signal.CLAIM}
        if Signal.ATTACK not in signals and _way_told(sentence.text):
            signals |= {Signal.ATTACK}
        quiet = quiet and not sentence.item
        if not signals:
            quiet = harmless(sentence.text) or (quiet and not told_as_attack(sentence.text))
            counting = counting or sums_up(sentence.text)
            if more := statistics(sentence.text, known=counting):
                made.append(_counted(sentence, order, more))
                counting = True
        else:
            clauses = _clauses(
                reading, sentence, order, signals=signals, names=names, before=Before(around, city, counting, told, met)
            )
            counting = any(c.statistics for c in clauses) or sums_up(sentence.text)
            for place in (p for c in clauses for p in c.places if p.part >= Part.LABEL):
                met.setdefault(fold(reading.text[place.start : place.end]), place.place)
            around = next((p.place for c in clauses for p in c.places if _holds_spots(p)), around)
            quiet = quiet and not told_as_attack(sentence.text)
            if quiet or _goes_on(made[-1] if made else None, sentence):
                clauses = [replace(clause, framing=Framing.BACKGROUND) for clause in clauses]
            made.extend(_long_past(clause, reading.anchor, title=not order) for clause in clauses)
            told = told or any(c.framing is Framing.NEWS and (c.mentions or c.struck) for c in made[-len(clauses) :])
    return tuple(made)


def _counted(sentence: Sentence, order: int, more: tuple[Statistic, ...]) -> Clause:
    """Give a sentence that only goes on counting."""
    return Clause(
        start=sentence.start, end=sentence.end, text=sentence.text, paragraph=sentence.paragraph, order=order,
        framing=Framing.AGGREGATE, signals=frozenset(), sentence=sentence.text, statistics=more,
    )  # fmt: skip


def _holds_spots(mention: PlaceMention) -> bool:
    """Say whether later sentences' spots may lie in this place."""
    return mention.part >= Part.MODIFIER and mention.place.kind in {PlaceKind.DISTRICT, PlaceKind.TOWN}


def _goes_on(last: Clause | None, sentence: Sentence) -> bool:
    """Say whether a sentence goes on telling of what its forerunner told as no news."""
    if last is None or last.framing is not Framing.BACKGROUND or sentence.item:
        return False
    same = last.paragraph == sentence.paragraph and not told_as_attack(sentence.text)
    return bool(CONTINUES.search(sentence.text)) or (same and harmless(last.sentence))


def _long_past(clause: Clause, anchor: date | None, *, title: bool) -> Clause:
    """Give the clause as background where all its dates, or the year after its toll, lie weeks before the news."""
    if anchor is None or (clause.framing is not Framing.NEWS and not clause.outcomes):
        return clause
    if not clause.dates:
        ends = [*(m.end for m in clause.mentions if not m.part), *(word.end for word in clause.outcomes)]
        told = [DIED_IN.match(clause.text, end) for end in ends]
        years = [*IN_YEAR.findall(clause.text), *(match[1] for match in told if match)]
        return _bygone(clause) if years and int(max(years)) < anchor.year else clause
    old = [d for d in clause.dates if d.when.last < anchor - STALE]
    whole = len(old) == len(clause.dates) and (not title or all(d.when.precision is DatePrecision.YEAR for d in old))
    hurt = max((m.end for m in clause.mentions if not m.part), default=None)
    years = [d for d in old if d.when.precision is DatePrecision.YEAR]
    after = hurt is not None and any(d.start >= hurt and not _fresh_between(clause, hurt, d, anchor) for d in years)
    return _bygone(clause) if whole or after else clause


def _bygone(clause: Clause) -> Clause:
    """Give a clause as background, what became of its attack with it."""
    framing = Framing.BACKGROUND if clause.framing is Framing.NEWS else clause.framing
    return replace(clause, framing=framing, outcomes=())


def _fresh_between(clause: Clause, hurt: int, old: DateMention, anchor: date) -> bool:
    """Say whether a day of the news stands between a toll and an old year."""
    return any(hurt <= d.start < old.start and d.when.last >= anchor - STALE for d in clause.dates)


def _clauses(
    reading: Reading,
    sentence: Sentence,
    order: int,
    *,
    signals: frozenset[Signal],
    names: tuple[NameMention, ...],
    before: Before,
) -> list[Clause]:
    """Give the clauses of one sentence; its frame, claims and statistics belong to the first."""
    span = (sentence.start, sentence.end)
    turn, resumed = aside(sentence.text)
    framing, counted = _framed(sentence, turn, before, title=order == 0)
    said = responsibilities(reading.text, span, reading.voices) if Signal.CLAIM in signals else ()
    framing = _as_said(framing, said, sentence.text)
    inside = tuple(starting_in(names, *span))
    groups = starting_in(reading.triggers.organisations, *span)
    made: list[Clause] = []
    around = Around(reading.country, before.around, before.city, before.met)
    together = tuple(_told_together(reading, sentence, inside))
    for first, last in pairwise(sorted({*clause_cuts(sentence.text, turn, resumed), *together})):
        start, end, text = sentence.start + first, sentence.start + last, stretch(sentence.text, first, last)
        whole = first == 0
        back = turn <= first < resumed and framing in {Framing.NEWS, Framing.AGGREGATE}
        dates = _dates(text, start, reading)
        places = read_places(reading.text, inside, (start, end), gazetteer=reading.gazetteer, around=around)
        if not back:
            beside = (*places, *(p for clause in made for p in clause.places))
            taken = (*((p.start, p.end) for p in places), *((m.start, m.end) for m in groups))
            places += localities(reading.text, (start, end), beside, around=(before.around, before.city), taken=taken)
        elif made:
            closing = dates[-1:] if dates and _closes(dates[-1], text) else ()
            made[0] = _lent(
                made[0], places, tuple(replace(d, start=d.start + first, end=d.end + first) for d in closing)
            )
        made.append(
            Clause(
                start=start,
                end=end,
                text=text,
                paragraph=sentence.paragraph,
                order=order,
                framing=Framing.BACKGROUND if back else framing,
                signals=signals,
                mentions=_mentions(text, signals),
                places=places,
                dates=dates,
                sentence=sentence.text,
                outcomes=outcomes(text) if Signal.OUTCOME in signals else (),
                responsibilities=tuple(one for one in said if start <= one.start < end) if said else (),
                actors=actors(reading.text, (start, end), reading.voices) if groups else (),
                statistics=counted if whole else (),
                another=begins_another(text),
                item=whole and sentence.item,
                share="" if together else None,
            )
        )
    return made


def _framed(sentence: Sentence, turn: int, before: Before, *, title: bool) -> tuple[Framing, tuple[Statistic, ...]]:
    """Give the frame of a sentence and what it counts over many attacks."""
    framing = frame(sentence.text[:turn] or sentence.text, title=title, told=before.told and not sentence.item)
    summed = framing is Framing.AGGREGATE
    known = before.counting and not (struck(sentence.text) or opens(sentence.text))
    counted = statistics(sentence.text, known=known, summed=summed, told=before.told)
    if framing is Framing.NEWS and any(one.start < turn for one in counted):
        framing = Framing.AGGREGATE
    return framing, counted


def _told_together(reading: Reading, sentence: Sentence, names: tuple[NameMention, ...]) -> Iterator[int]:
    """Yield where another attack begins in a sentence: on either side a deed and a day or place of its own."""
    for match in AND_ON.finditer(sentence.text):
        halves = (sentence.text[: match.start()], sentence.text[match.end() :])
        if DAY.search(halves[0]) and all(map(DOING.search, halves)):
            yield match.start()
    if len(names) < 2:
        return
    text, start = reading.text, sentence.start
    spots = [n for n in names if PLACED.search(text, max(start, n.start - 14), n.start)]
    if len(spots) < 2:
        return
    signals = reading.triggers.signals
    near = signals[bisect_left(signals, (start,)) : bisect_left(signals, (sentence.end,))]
    deeds = [at for at, sign in near if sign is Signal.ATTACK]
    for match in BETWEEN.finditer(sentence.text):
        at = start + match.start()
        here, there = ({n.key for n in spots if (n.start < at) is before} for before in (True, False))
        apart = here and there and not here & there
        bracketed = sentence.text.count("(", 0, match.start()) > sentence.text.count(")", 0, match.start())
        later = bracketed or AFTERWARDS.search(text, at, sentence.end)
        halves = (sentence.text[: match.start()], sentence.text[match.start() :])
        if apart and not later and DOING.search(text, at, sentence.end):
            signs = (bool(deeds) and deeds[0] < at, THE_OTHER.match(halves[1]) or (bool(deeds) and at < deeds[-1]))
            if all(sign or _way_told(half) for sign, half in zip(signs, halves, strict=True)):
                yield match.start()


def _way_told(words: str) -> bool:
    """Say whether some words tell how an attack was done."""
    way = attack_type(words)
    return way is not None and way.firm


def _lent(clause: Clause, places: tuple[PlaceMention, ...], dates: tuple[DateMention, ...]) -> Clause:
    """Give the main clause with the place or the closing day of its aside, where it has none of its own."""
    if dates and all(d.background for d in clause.dates):
        clause = replace(clause, dates=dates)
    if _local(clause.places):
        return clause
    return replace(clause, places=tuple(replace(p, part=min(p.part, Part.ORIGIN)) for p in places))


def _as_said(framing: Framing, said: tuple[Responsibility, ...], sentence: str) -> Framing:
    """Give the frame of a sentence: "denied reports" and "the previously unknown group" are news if a group says it."""
    if framing is Framing.NEWS or all(one.blamed for one in said):
        return framing
    old = framing is Framing.BACKGROUND and LONG_AGO.search(sentence) and UNKNOWN not in sentence
    return framing if old or framing is Framing.AGGREGATE else Framing.NEWS


def _takes_a_stance(reading: Reading, sentence: Sentence) -> bool:
    """Say whether an armed group is named, or may be meant by "it said" or "we", where no other sign stands."""
    voices = reading.voices
    if not voices.mentions:
        return False
    return bool(voices.between(sentence.start, sentence.end) or STANCE.search(sentence.text))


def _local(places: tuple[PlaceMention, ...]) -> bool:
    """Say whether any place is finer than a country."""
    return any(p.place.kind is not PlaceKind.COUNTRY for p in places)


def _mentions(text: str, signals: frozenset[Signal]) -> tuple[Mention, ...]:
    """Give the people hurt, where a word says that any were."""
    return casualties(tokenise(text, lexicon()), lexicon()) if signals & {Signal.HURT, Signal.CLAIM} else ()


def _closes(stated: DateMention, text: str) -> bool:
    """Say whether "yesterday" or a weekday ends the sentence, so that it tells when the main verb's deed was."""
    return stated.told_by_anchor and not text[stated.end :].strip(" .")


def _dates(text: str, start: int, reading: Reading) -> tuple[DateMention, ...]:
    """Give the dates of a clause, the dateline's own left out."""
    stated = find_dates(text, reading.anchor, by=reading.by)
    return tuple(d for d in stated if not reading.segments.in_dateline(start + d.start)) if stated else ()
