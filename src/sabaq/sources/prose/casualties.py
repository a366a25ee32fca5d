"""Casualties: who was killed, hurt or taken, in a sentence.

The grammar is a handful of bounded patterns over the letters of `lexicon.py`, one letter a token, so that its time is
linear in the sentence. Items of one list add up; what follows "including" is a part of what came before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.lexicon import Lexicon
from sabaq.sources.prose.tokens import Token
from sabaq.sources.prose.words import listed

ITEM = r"(?:N[xopP]{0,5}[Pp]|Nf?x{0,2}P|V[xop]{0,4}P|Nx{1,2}(?=,?CN)|No?(?!u)|V(?!u)|x{0,4}p)"
LIST = rf"{ITEM}(?:(?:,[Cl]?|[Cl])(?:x(?=N))?(?!NI){ITEM}){{0,4}}"
MIDDLE = r"(?:x?(?:[if][^;,KkDWwSBbMIqcLNVpR()]{1,7}){0,2}|[xot]{1,4}(?=A{1,6}[KDWSB]))"
ASIDE = rf"(?:,?I{LIST},?|\([^()]{{1,12}}\)|,[^;,KkDWwSBbMcLR]{{1,8}},)?"
VERB_FOLLOWS = r"(?![Aoit]{0,4}[WDSMB])(?!A{0,4}K)"
PASSIVE = re.compile(
    rf"(?P<list>{LIST})(?P<aside>{ASIDE})(?P<middle>{MIDDLE}),?A{{0,6}}(?P<verb>[KDWSBML])"
    rf"(?P<both>CA{{0,2}}[KDWSB](?![xo]?[NV]))?"
)
ACTIVE = re.compile(rf"(?P<both>(?<![NPp])[KkD]C)?(?P<verb>[kKwWbBc])[ft]?(?P<list>{LIST}){VERB_FOLLOWS}")
DEATHS_OF = re.compile(rf"(?P<verb>[dJ])fx?(?P<list>{LIST})")
LISTED = re.compile(r"(?P<verb>[dJ]);?(?P<list>N)(?![u.])(?![xop]{0,3}[pP])")  # "bodies 52"
DEATHS = re.compile(r"(?P<list>[NV])x{0,2}(?P<verb>[dJ])")
TOLL = re.compile(r"T[xAiotu,]{0,14}(?P<list>N)(?!u)")
NONE = re.compile(
    r"(?:n[xoC]{0,3}(?:(?P<all>z)|(?P<life>Z))|(?:n[xo]{0,3}(?P<who>[Pp])|(?P<nobody>0))A{0,5}(?P<verb>[KWDSB]))"
)
PART = re.compile(rf"I[xA]{{0,2}}(?P<list>{LIST})")
OF_THE_DEAD = re.compile(rf"x(?P<verb>[DKWd])[AI]{{1,3}}(?P<list>{LIST})(?!A{{0,4}}[KDWS])")
ALONG = re.compile(rf"(?P<verb>[KDWB])[ti]?l(?P<list>{LIST})")
COUNTED = re.compile(r"N[xop]{0,3}P")
DESCRIBED = re.compile(
    r"(?:I[xA]{0,2}(?P<part>N)|(?P<some>N)fx?(?P<verb>[DKW]))A{1,2}[xo]{0,2}(?P<who>P)"
    r"|(?P<each>N)I[xAo]{0,3}(?P<them>P)"
)
ITEMS = re.compile(ITEM)
MEASURES = {
    "K": Prop.KILLED, "k": Prop.KILLED, "D": Prop.KILLED, "d": Prop.KILLED, "c": Prop.KILLED, "L": Prop.KILLED,
    "W": Prop.WOUNDED, "w": Prop.WOUNDED, "S": Prop.WOUNDED, "J": Prop.WOUNDED,
    "B": Prop.ABDUCTED, "b": Prop.ABDUCTED, "M": Prop.MISSING,
}  # fmt: skip
HEARSAY = frozenset({"reported", "said", "believed", "thought", "feared", "known"})  # "reported to kill 15"
DEFINITE = frozenset({"the", "this", "that", "him", "he", "his", "himself"})
PRONOUNS = frozenset({"him", "he", "her", "she"})
LIVES = frozenset({"life", "lives"})
WEAK = frozenset(listed("number", "weak"))  # nouns whose group the word before them decides
PLURAL_OF = {"men": "man", "women": "woman", "people": "people", "personnel": "personnel"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of people to whom one thing happened, as one stretch of a sentence says."""

    prop: Prop
    group: Group
    low: int | None  # None for low and high alike: a vague word
    high: int | None
    start: int  # in the sentence
    end: int
    part: bool = False  # of a number already told
    additional: bool = False  # on top of a number already told
    definite: bool = False  # "the leader", "him": somebody told of before
    again: bool = False  # "him", "one of the attackers": somebody of those told of elsewhere
    total: bool = False  # "the death toll rose to": all told

    @property
    def vague(self) -> bool:
        """Say whether no number was stated."""
        return self.low is None and self.high is None


def casualties(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Give every mention of people hurt in a sentence, in order; parts are marked as such."""
    tags = "".join(token.tag for token in tokens)
    found: list[Mention] = []
    free = tags  # with "_" where a token already serves a mention

    def read(pattern: re.Pattern[str], prop: Prop | None = None, *, part: bool = False) -> None:
        nonlocal free
        for match in pattern.finditer(free):
            at = match.start("verb") if prop is None else match.end() - 1
            joined = "both" in pattern.groupindex and match.group("both")
            lives = tags[at] not in "cL" or any(tokens[i].low in LIVES for i in range(*match.span("list")))
            meant = (
                tags[at] in "kwb" and tokens[at - 1].low == "to" and tokens[at - 2].low not in HEARSAY if at else False
            )
            if "_" not in free[match.start() : match.end()] and not joined and lives and not meant:
                span = (min(at, match.start("list")), max(at + 1, match.end("list")))
                measure = prop or MEASURES[tags[at]]
                among = any(token.low in {"among", "amongst"} for token in tokens[match.end("list") : at])
                made = _mentions(tokens, match.span("list"), lexicon, measure=measure, span=span, part=part or among)
                found.extend(replace(m, total=True) for m in made) if prop else found.extend(made)
            if lives:
                free = f"{free[: match.start()]}{'_' * (match.end() - match.start())}{free[match.end() :]}"

    for match in NONE.finditer(tags):
        found.extend(_none(tokens, match, lexicon))
        free = f"{free[: match.start()]}{'_' * (match.end() - match.start())}{free[match.end() :]}"
    read(OF_THE_DEAD, part=True)
    read(ACTIVE)
    read(PASSIVE)
    read(DEATHS_OF)
    read(DEATHS)
    read(LISTED)
    read(TOLL, Prop.KILLED)
    for match in ALONG.finditer(tags):
        measure, part = MEASURES[match.group("verb")], match.span("list")
        found.extend(_mentions(tokens, part, lexicon, measure=measure, span=part, part=False))
    found.extend(_described(tokens, tags, lexicon, found))
    found.extend(_them(tokens, free, lexicon))
    found.extend(_parts(tokens, tags, lexicon, found))
    return tuple(sorted(found, key=lambda m: (m.start, m.part)))


def _mentions(
    tokens: tuple[Token, ...],
    span_of_list: tuple[int, int],
    lexicon: Lexicon,
    *,
    measure: Prop,
    span: tuple[int, int],
    part: bool,
) -> list[Mention]:
    """Give one mention for each item of a list of people."""
    tags = "".join(token.tag for token in tokens[slice(*span_of_list)])
    made = []
    several = len(list(ITEMS.finditer(tags))) > 1
    for match in ITEMS.finditer(tags):
        first, last = span_of_list[0] + match.start(), span_of_list[0] + match.end()
        while tokens[first].tag == "x" and last - first > 3:
            first += 1
        number = tokens[first].quantity
        low, high = (number.low, number.high) if number else (1, 1)
        if number is None and tokens[first].tag == "V":
            low = high = None
        outer = (
            (first, last) if several else (min(first, span[0]) if span[0] >= first - 1 else first, max(last, span[1]))
        )
        if not several:
            outer = (min(first, max(span[0], span_of_list[0] - 3)), max(last, span[1]))
            while tokens[outer[0]].tag == "x" and outer[0] < first:
                outer = (outer[0] + 1, outer[1])
        made.append(
            Mention(
                prop=measure,
                group=group_of(tokens[first:last], lexicon),
                low=low,
                high=high,
                start=tokens[outer[0]].start,
                end=tokens[outer[1] - 1].end,
                part=part,
                definite=number is None and any(t.low in DEFINITE for t in tokens[max(0, first - 1) : last]),
                again=_again(tokens[first:last], tags[match.start() : match.end()]),
                additional=bool(number and number.additional) or "o" in tags[match.start() : match.end()],
            )
        )
    return made


def _again(words: tuple[Token, ...], tags: str) -> bool:
    """Say whether the words pick somebody out of people told of elsewhere: "him", "one of the dead"."""
    return any(word.low in PRONOUNS for word in words) or (
        bool(re.match(r"N[xo]?f", tags)) and any(word.low in {"the", "those", "them", "these"} for word in words)
    )


def group_of(words: tuple[Token, ...], lexicon: Lexicon) -> Group:
    """Give the group that a noun phrase names; people of no stated kind are of all."""
    noun = next((t for t in reversed(words) if t.tag in "pP" and t.low not in LIVES), None)
    if noun is None:
        return Group.ALL
    last = noun.low.rpartition("-")[2]
    singular = PLURAL_OF.get(last, last.removesuffix("s"))
    own = (
        lexicon.persons.get(noun.low)
        or lexicon.persons.get(noun.low.replace("-", ""))
        or lexicon.persons.get(last, "all")
    )
    if singular in WEAK or own == "all":
        for token, after in pairwise(reversed(words[: words.index(noun) + 1])):
            pair = f"{after.low} {token.low}"
            moved = lexicon.moving.get(after.low) or lexicon.moving.get(pair) or lexicon.persons.get(after.low)
            if moved and moved != "all":
                return Group(moved)
    return Group(own)


def _described(tokens: tuple[Token, ...], tags: str, lexicon: Lexicon, told: list[Mention]) -> list[Mention]:
    """Give the parts that a clause of its own describes: "of whom nine were women", "seven of the dead were women"."""
    made: list[Mention] = []
    for match in DESCRIBED.finditer(tags):
        first = next(match.start(name) for name in ("part", "some", "each") if match.group(name))
        before = [m for m in told if m.start < tokens[first].start]
        prop = MEASURES[match.group("verb")] if match.group("verb") else before[-1].prop if before else None
        number = tokens[first].quantity
        if prop and number:
            group = group_of(tokens[first : match.end()], lexicon)
            span = (tokens[first].start, tokens[match.end() - 1].end)
            made.append(
                Mention(prop=prop, group=group, low=number.low, high=number.high, start=span[0], end=span[1], part=True)
            )
    return made


def _them(tokens: tuple[Token, ...], free: str, lexicon: Lexicon) -> list[Mention]:
    """Give those killed as "them", where the sentence counts them before."""
    made: list[Mention] = []
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
        shot = before and before.low == "shot" and after and after.tag in "DK"
        if token.low == "them" and before and (shot or before.tag in "kK"):
            counted = list(COUNTED.finditer(free[:at]))
            if counted:
                span, last = counted[-1].span(), at + (2 if shot else 1)
                made = _mentions(tokens, span, lexicon, measure=Prop.KILLED, span=(span[0], last), part=False)
    return made


def _none(tokens: tuple[Token, ...], match: re.Match[str], lexicon: Lexicon) -> list[Mention]:
    """Give zeros for "no casualties", "no loss of life", "no civilians were hurt"."""
    span = (tokens[match.start()].start, tokens[match.end() - 1].end)
    if match.group("all"):
        props: tuple[Prop, ...] = (Prop.KILLED, Prop.WOUNDED)
    elif match.group("life"):
        props = (Prop.KILLED,)
    else:
        props = (MEASURES[tokens[match.start("verb")].tag],)
    group = Group.ALL
    inside = tokens[match.start() : match.end()]
    if match.group("who") or match.group("all"):
        group = group_of(inside, lexicon)
        words = {token.low for token in inside}
        if group is Group.ALL and words & {"civilian", "civilians"}:
            group = Group.CIVILIANS
    return [Mention(prop=prop, group=group, low=0, high=0, start=span[0], end=span[1]) for prop in props]


def _parts(tokens: tuple[Token, ...], tags: str, lexicon: Lexicon, told: list[Mention]) -> list[Mention]:
    """Give what follows "including" as parts of the last measure told before it, or of the next after it."""
    made: list[Mention] = []
    for match in PART.finditer(tags):
        start = tokens[match.start()].start
        before = [m for m in told if m.start < start]
        after = [m for m in told if m.start >= start]
        if not before and not after:
            continue
        host = max(before, key=lambda m: m.end) if before else after[0]
        if host.end > start and host.start > start:
            continue
        made.extend(
            m
            for m in _mentions(
                tokens, match.span("list"), lexicon, measure=host.prop, span=match.span("list"), part=True
            )
            if not any(t.start <= m.start < t.end and (t.part or t is not host) for t in told)
        )
    return made
