"""Portions: a toll shared out over several places.

"Killed 20 people, nine at Noshki and 11 at Panjgur" tells of two attacks with a toll each. At least two numbers with a
place each are needed, and either a total that they add up to or a fate told right beside them; where another number of
the same fate contradicts their sum, the sentence is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice, pairwise

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.gazetteer import PlaceKind
from sabaq.sources.prose.deeds.attacks import attack_type
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.people.fates import MEASURES
from sabaq.sources.prose.people.groups import group_of
from sabaq.sources.prose.people.mentions import Mention
from sabaq.sources.prose.sums.shares import WORD
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.numbers import ARTICLES
from sabaq.sources.prose.text.tokens import ORDINALS, Token, tokenise
from sabaq.sources.prose.when.dates import DateMention
from sabaq.sources.prose.where.localities import INSTITUTION, NAME, NOT_SPOTS
from sabaq.sources.prose.where.parts import Part
from sabaq.sources.prose.where.places import PlaceMention, holds

AT = r"(?:in|at|near|outside|inside|on|around|beside|close to)"
FIGURE = rf"(?i:\d{{1,3}}|{WORD}|an?|another|the (?:other|third|second|last))(?!\w)"
HERE = rf"\b{FIGURE}(?: [\w',-]+){{0,9}}? {AT} (?:the )?(?:former\b|latter\b|[A-Z])"
PLACED = Cued(rf"(?<= )\b{AT} (?:the )?[A-Zfl]")
ONE = Cued(HERE)
SEVERAL = lazily(rf"{HERE}.{{1,120}}?{HERE}", re.DOTALL)  # two numbers with a place each
PAIR = rf"[A-Z][\w' ]{{1,20}}?:? (?i:\d{{1,3}}|{WORD})(?=[,;:.)]| and|\Z)"
LABELLED = lazily(rf"{PAIR}[,;]?(?: and)? {PAIR}")  # two places with a number each
BEFORE = lazily(rf"(?P<told>.*?)\b{AT} (?:the )?(?:(?:town|city|district|village|area|suburb) of )?\Z", re.DOTALL)
NAMED = lazily(rf"\b{AT} (?:the )?(?P<name>{NAME}|former\b|latter\b)")
LINKED = lazily(r"(?:'s)?(?: (?:area|district|town|city|tehsil|baza+r|village))?,? (?:in |of )?(?:the )?\Z")
BROKEN = lazily(r"[.;:()]|,(?! \Z)|\b(?:and|but|while)\b")
OF_THEM = lazily(r"\A of (?:them|whom|these|those|the \w+),?")
OTHERS = lazily(rf"\A (?:others?|more|from|by|were|was|{AT})\b")
KILLED, WOUNDED = frozenset("KkDdcF"), frozenset("WwJS")
HARM, PERSONS = KILLED | WOUNDED, frozenset("pP")
WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT})  # may hold another's
ONE_OF_MANY = ORDINALS | {"other", "last"}
ENDS = lazily(r"[,;:.)]|and\Z")
FARTHEST = 90  # characters between a number and its place
LIMIT = 12  # shares of one sentence


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a clause's own offsets; one that no gazetteer holds has only a name."""

    name: str
    start: int
    end: int
    place: PlaceMention | None


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its place."""

    low: int
    high: int | None
    start: int
    end: int
    spot: Spot
    group: Group | None  # None where no noun follows the number


def portions(clause: Clause) -> tuple[Clause, ...]:
    """Give one clause for each place over which a clause shares out its toll; none where it does not."""
    text = clause.text
    if not (_several(text) or (len(clause.places) > 1 and LABELLED.search(text))):
        return ()
    tokens = tokenise(text, lexicon())
    spots = _spots(clause)
    shares = _numbered(clause, tokens, spots)
    if len(shares) < 2:
        shares = _labelled(tokens, spots)
    shares = shares[_totalled(shares) :]
    if not 1 < len(shares) <= LIMIT or _nested(shares):
        return ()
    prop = _fate(clause, tokens, shares)
    if prop is None or not _agreed(clause, shares, prop):
        return ()
    return tuple(_cut(clause, shares, prop, ahead=_ahead(tokens, shares[0].start)))


def _several(text: str) -> bool:
    """Say whether at least two numbers have a place each."""
    return _twice(PLACED, text) and _twice(ONE, text) and bool(SEVERAL.search(text))


def _twice(pattern: Cued, text: str) -> bool:
    """Say whether a pattern has two matches."""
    return len(list(islice(pattern.finditer(text), 2))) == 2


def _spots(clause: Clause) -> list[Spot]:
    """Give the places of a clause: those read, "the former" of two, and names after a preposition."""
    read = [
        Spot(name=p.place.name, start=p.start - clause.start, end=p.end - clause.start, place=p)
        for p in clause.places
        if p.part >= Part.MODIFIER
    ]
    known = [(spot.start, spot.end) for spot in read]
    for match in NAMED.finditer(clause.text):
        first, last = match.span("name")
        name = match["name"]
        if any(a < last and first < b for a, b in known):
            continue
        if name in {"former", "latter"}:
            before = [spot for spot in read[: len(known)] if spot.end <= first]
            if len(before) == 2:
                meant = before[name == "latter"]
                read.append(Spot(name=meant.name, start=first, end=last, place=meant.place))
        elif name.split()[0].lower().removesuffix("'s") not in NOT_SPOTS and not INSTITUTION.search(name):
            read.append(Spot(name=name, start=first, end=last, place=None))
    return sorted(read, key=lambda spot: spot.start)


def _numbered(clause: Clause, tokens: tuple[Token, ...], spots: list[Spot]) -> list[Share]:
    """Give the numbers that stand before a place each: "nine of them at Noshki"."""
    found: list[Share] = []
    for n, token in enumerate(tokens):
        amount = _amount(tokens, n)
        spot = next((s for s in spots if s.start >= token.end), None) if amount else None
        if amount is None or spot is None or (found and found[-1].end > token.start):
            continue
        low, high, width = amount
        end = tokens[n + width - 1].end
        between = [t for t in tokens[n + width :] if t.end <= spot.start]
        people = next((i for i, t in enumerate(between) if t.tag in PERSONS), None)
        if spot.start - end > FARTHEST or not _counts_there(clause.text[end : spot.start], between):
            continue
        noun = tuple(between[: people + 1]) if people is not None else ()
        group = group_of(noun, lexicon()) if noun and not any(t.tag in "if" for t in noun) else None
        end = _chained(clause, spot, spots)
        found.append(Share(low=low, high=high, start=token.start, end=end, spot=spot, group=group))
    return found


def _counts_there(gap: str, between: list[Token]) -> bool:
    """Say whether the words between a number and a place make it a number of people hurt there."""
    before = BEFORE.match(OF_THEM.sub(" ", gap))
    if before is None or BROKEN.search(before["told"]) or any(t.tag == "N" for t in between):
        return False
    people = any(t.tag in PERSONS or t.tag in HARM for t in between)
    return people or bool(OTHERS.match(gap)) or not before["told"].strip(" ,")  # not posts, attacks, vehicles


def _amount(tokens: tuple[Token, ...], n: int) -> tuple[int, int | None, int] | None:
    """Give the number that starts at a token, and its width; "a watchman", "the other" and "the third" are one."""
    token = tokens[n]
    if token.quantity is not None:
        low = token.quantity.low
        return (low, token.quantity.high, 1) if low else None
    if token.low in ARTICLES:
        noun = next((t for t in tokens[n + 1 : n + 4] if t.tag not in "xo"), None)
        return (1, 1, 1) if noun is not None and noun.tag == "p" else None
    last = token.low == "the" and any(t.low in ONE_OF_MANY for t in tokens[n + 1 : n + 2])
    return (1, 1, 2) if last else None


def _labelled(tokens: tuple[Token, ...], spots: list[Spot]) -> list[Share]:
    """Give the numbers that stand right after a place each: "Kunar 9, Nangarhar 2"."""
    found: list[Share] = []
    for n, token in enumerate(tokens[:-1]):
        quantity = token.quantity
        if quantity is None or not quantity.low or not ENDS.match(tokens[n + 1].text):
            continue
        spot = next((s for s in spots if s.place and 0 < token.start - s.end <= len(": ")), None)
        if spot is not None:
            found.append(
                Share(low=quantity.low, high=quantity.high, start=spot.start, end=token.end, spot=spot, group=None)
            )
    return found if all(b.start - a.end <= len(", and ") for a, b in pairwise(found)) else []


def _chained(clause: Clause, spot: Spot, spots: list[Spot]) -> int:
    """Give where a place with those that say where it lies ends: "Spinwam, North Waziristan"."""
    end = spot.end
    for other in spots:
        if other.start >= end and LINKED.match(clause.text[end : other.start]):
            end = other.end
    return end


def _totalled(shares: list[Share]) -> bool:
    """Say whether the first share is the total of the others: "41 people in Baghdad, 23 in Karrada and 18 in Dora"."""
    if len(shares) < 3 or shares[0].low != sum(share.low for share in shares[1:]):
        return False
    first, rest = shares[0].spot, [share.spot for share in shares[1:]]
    around = first.place
    if around and around.place.kind is PlaceKind.LOCALITY and not around.place.id.startswith("text:"):
        return False  # a quarter holds no other
    return around is None or any(s.name == first.name or (s.place and holds(around.place, s.place.place)) for s in rest)


def _nested(shares: list[Share]) -> bool:
    """Say whether two shares have one place, or one the place in which the other's lies."""
    for a, b in combinations((share.spot for share in shares), 2):
        if a.name == b.name:
            return True
        if a.place and b.place and a.place.place.kind is not b.place.place.kind:
            wide = {a.place.place.kind, b.place.place.kind} & WIDE
            if wide and holds(a.place.place, b.place.place):
                return True
    return False


def _fate(clause: Clause, tokens: tuple[Token, ...], shares: list[Share]) -> Prop | None:
    """Give what happened to those counted: by the total, else by the word right before or after the shares."""
    whole = sum(share.low for share in shares)
    for mention in clause.mentions:
        if mention.low == whole and not mention.part and mention.prop in {Prop.KILLED, Prop.WOUNDED}:
            return mention.prop
    first, last = shares[0].start, shares[-1].end
    for mention in clause.mentions:
        if any(_counts(mention, share) for share in shares):
            return mention.prop
    before = [t for t in tokens if t.end <= first and t.tag not in ";x"][-1:]
    after = [t for t in tokens if t.start >= last and t.tag not in "A,"][:1]
    verb = next((t.tag for t in (*before, *after) if t.tag in HARM), None)
    return MEASURES.get(verb, Prop.KILLED) if verb else None


def _agreed(clause: Clause, shares: list[Share], prop: Prop) -> bool:
    """Say whether no other number of the same fate contradicts the shares."""
    whole = sum(share.low for share in shares)
    rest = [m for m in clause.mentions if m.prop is prop and not (m.part or m.vague or m.low == whole)]
    return all(any(_counts(m, share) for share in shares) for m in rest)


def _counts(mention: Mention, share: Share) -> bool:
    """Say whether a mention is a share's own number."""
    return mention.low == share.low and mention.start < share.end and share.start < mention.end


def _ahead(tokens: tuple[Token, ...], start: int) -> Group | None:
    """Give the kind of people named before a colon that the shares follow: "Soldiers martyred: 4 at Noshki"."""
    before = [t for t in tokens if t.end <= start]
    if not before or before[-1].low != ":":
        return None
    noun = next((n for n in range(len(before) - 1, -1, -1) if before[n].tag in PERSONS), None)
    return None if noun is None else group_of(tuple(before[max(0, noun - 3) : noun + 1]), lexicon())


def _cut(clause: Clause, shares: list[Share], prop: Prop, *, ahead: Group | None) -> Iterator[Clause]:
    """Yield the clause once for each share, with its own number, place and words, and what is said of all."""
    read = [next((m for m in clause.mentions if _counts(m, share)), None) for share in shares]
    group = next((m.group for m in clause.mentions if m.prop is prop and not m.part and m not in read), ahead)
    counted = group is not None
    stops = [*(share.start for share in shares[1:]), shares[-1].end]
    own = [(share.start, max(share.end, stop)) for share, stop in zip(shares, stops, strict=True)]
    for share, told, span in zip(shares, read, own, strict=True):
        kind = share.group or group or Group.ALL
        group = group if counted else kind
        mention = Mention(
            prop=told.prop if told else prop, group=kind, low=share.low, high=share.high, start=share.start,
            end=share.end,
        )  # fmt: skip
        others = [other for other in own if other != span]
        parts = tuple(m for m in clause.mentions if m.part and span[0] <= m.start < span[1])
        yield replace(
            clause,
            text=_without(clause.text, others),
            mentions=(mention, *parts),
            places=_places(clause, share),
            dates=_dates(clause, span, others),
            share=share.spot.name,
        )


def _dates(clause: Clause, span: tuple[int, int], others: list[tuple[int, int]]) -> tuple[DateMention, ...]:
    """Give the dates within a share, else those within none, else all."""
    inside = tuple(d for d in clause.dates if span[0] <= d.start < span[1])
    free = tuple(d for d in clause.dates if not any(first <= d.start < last for first, last in others))
    return inside or free or clause.dates


def _places(clause: Clause, share: Share) -> tuple[PlaceMention, ...]:
    """Give the places of one share."""
    spot = share.spot.place
    inside = tuple(
        p for p in clause.places if p is not spot and clause.start + share.start <= p.start < clause.start + share.end
    )
    return (replace(spot, part=Part.LOCATION), *inside) if spot else inside


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Give a text with blanks for the shares of other places, unless only they tell how the attack was done."""
    bare = text
    for start, end in spans:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return bare if attack_type(bare) or not attack_type(text) else text
