"""Kinds: what people were, told beside or after their number."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.groups import beside, force, group_of
from sabaq.sources.prose.people.letters import letters
from sabaq.sources.prose.people.mentions import Mention, Phrases, phrases_of
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.tokens import Token

SEVERAL = lazily(rf"{grammar.ITEM}(?:{grammar.JOIN}{grammar.ITEM}){{1,4}}")
NEAR = 40  # characters over which a number may borrow a noun, before it or in brackets after


def lent(found: list[Mention], tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
    """Give the mentions, the noun of one lent to a bare number after it: "four soldiers died, two were hurt"."""
    for n, (one, other) in enumerate(pairwise(found), start=1):
        if (
            (other.bare or (one.group is Group.ATTACKERS and _others(other, tokens)))
            and other.group is Group.ALL
            and not (other.part or other.total or other.recalls or one.part)
            and 0 <= other.start - one.end < NEAR
        ):
            between = "".join(t.tag for t in tokens if one.end <= t.start < other.start)
            if re.search(r"[C,]|^A*$", between) and not re.search(r"[;kP]", between):
                found[n] = replace(other, group=one.group)
    return tuple(found)


def of_them(found: list[Mention], tokens: tuple[Token, ...]) -> list[Mention]:
    """Give "five wounded, two of whom are critical" with the two as a part of the five."""
    after = {token.start: other.tag for token, other in pairwise(tokens)}
    made: list[Mention] = []
    for one in found:
        before = [m for m in made if m.prop is one.prop is Prop.WOUNDED and m.end <= one.start]
        picked = False
        if any((m.low or 0) > (one.low or 0) for m in before):
            last = before[-1].end  # of "Injured: 45 (critical 8", where the bracket stands after the 45
            inside = any(t.low == "(" and last <= t.start < one.start for t in tokens)
            picked = inside or after.get(one.start) == "I"
        made.append(replace(one, part=True) if picked else one)
    return made


def _others(mention: Mention, tokens: tuple[Token, ...]) -> bool:
    """Say whether a mention counts only "others": "21 insurgents were killed and 14 others wounded"."""
    tags = "".join(t.tag for t in tokens if mention.start <= t.start < mention.end)
    return re.match("No(?![pP])", tags) is not None


def with_kinds(found: list[Mention], phrases: Phrases) -> list[Mention]:
    """Give the mentions with the kinds and parts told by forces, in a clause of its own or by a word beside them."""
    return kinds_beside(told_kinds(of_forces(found, phrases), phrases), phrases)


def kinds_beside(found: list[Mention], phrases: Phrases) -> list[Mention]:
    """Give people of no stated kind the kind that a word set beside them tells: "2 (both police)"."""
    for match in grammar.KIND.finditer(phrases.tags):
        name = "who" if match.group("who") else "whom"
        at = match.start(name)
        words = {t.low for t in phrases.tokens[match.start() : match.end() + 1]}
        bracket = phrases.tokens[match.start()].low == "("
        counted = "N" in match.group(0) and "I" not in match.group(0)
        if words & {"incl", "including", "inclusive of"} or (
            not words & {"both", "all", "also", "each"} and (not bracket or counted)
        ):
            continue
        start = phrases.tokens[match.start()].start
        group = group_of(phrases.tokens[match.start() + 1 : at + 1], phrases.lexicon)
        group = beside(phrases.tokens, at, at + 1, group=group, lexicon=phrases.lexicon)
        near = [m for m in found if m.end <= start + 1 or m.start < start]
        near = [m for m in near if not m.part and (bracket is False or start - m.end < NEAR)]
        whole = near if "all" in words and near and near[-1].end <= start + 1 else near[-1:]
        for one in whole:
            if one.group is Group.ALL or "also" in words:
                found[found.index(one)] = replace(one, group=group)
        inner = [m for m in found if m.start >= start and m.end <= phrases.tokens[at].end]
        found = [m for m in found if m not in inner]
    return found


def told_kinds(found: list[Mention], phrases: Phrases) -> list[Mention]:
    """Add the parts that a clause of its own describes: "seven died: four were policemen, the others travellers"."""
    if not found or "A" not in phrases.tags or phrases.tags.count("N") < 2:
        return found
    tokens = phrases.tokens
    for match in grammar.TOLD_KINDS.finditer(phrases.tags):
        start = tokens[match.start()].start
        number = tokens[match.start("list")].quantity
        host = max((m for m in found if m.end <= start and not m.part and m.low), key=lambda m: m.start, default=None)
        inside = any(m.start < tokens[match.end() - 1].end and m.end > start for m in found)
        if host is None or inside or number is None or not number.low or number.low >= (host.low or 0):
            continue
        span = (match.start("list"), match.end("who"))
        part = phrases.mention(span, span, span=span, prop=host.prop, part=True)[0]
        found = [*found, replace(part, again=False)]
        if match.group("rest") and host.low == host.high and host.low:
            at = match.start("rest")
            kind = group_of(tokens[match.end("who") + 1 : at + 1], phrases.lexicon)
            left = host.low - number.low
            place = {"start": tokens[at].start, "end": tokens[at].end}
            found = [*found, replace(part, group=kind, low=left, high=left, again=False, **place)]
    return found


def of_forces(found: list[Mention], phrases: Phrases) -> list[Mention]:
    """Give the parts that are told by their forces: "three officials died: two from the Levies, one of the police"."""
    if "N" not in phrases.tags or not ("f" in phrases.tags or "i" in phrases.tags):
        return found
    tokens = phrases.tokens
    for match in grammar.FROM.finditer(phrases.tags):
        start, end = tokens[match.start()].start, tokens[match.end() - 1].end
        spots = [
            (match.start() + m.start(), match.start() + m.end()) for m in re.finditer("N[if]x{1,3}", match.group())
        ]
        forces = [next((g for t in tokens[a + 2 : b] if (g := force(t, phrases.lexicon))), None) for a, b in spots]
        host = max((m for m in found if m.start < start and not m.part and m.low), key=lambda m: m.start, default=None)
        numbers = [q.low or 0 for a, _ in spots if (q := tokens[a].quantity)]
        if host is None or None in forces or host.end > end or 0 in numbers or sum(numbers) > (host.low or 0):
            continue
        if len(spots) < 2 and sum(numbers) == host.low:
            continue
        found = [m for m in found if not (start <= m.start < end)]
        for (a, b), low, group in zip(spots, numbers, forces, strict=True):
            place = {"start": tokens[a].start, "end": tokens[b - 1].end}
            found.append(replace(host, part=True, group=group or Group.ALL, low=low, high=low, again=False, **place))
    return found


def of_the_same(phrases: Phrases) -> list[Mention]:
    """Take parts of the people whom the sentence before counts, where this one tells of no fate."""
    if not set("KkWwSBb").isdisjoint(phrases.tags):
        return []
    match = grammar.SAME.match(phrases.tags)
    if match is None:
        return []
    name = next(n for n in ("so", "were", "are", "too") if match.group(n))
    if name == "so":
        same = phrases.tokens[0].low in {"so", "likewise"}
        more = phrases.mentions(match.span(name), prop=Prop.KILLED, span=match.span(name)) if same else []
        return [replace(m, inherits=True, additional=True) for m in more]
    last = {t.low for t in phrases.tokens[match.end(name) :]}
    if name == "too" and not last & {"included", "among", "them", "among them"}:
        return []
    items = match.span(name)
    if name == "were":
        made = phrases.mention(items, items, span=items, prop=Prop.KILLED, part=True)
    else:
        made = phrases.mentions(items, prop=Prop.KILLED, span=items, part=True)
    return [replace(m, inherits=True, part=True) for m in made]


def listed_as(tokens: tuple[Token, ...], number: int | None, lexicon: Lexicon) -> Group:
    """Give the one kind of the people in a list that adds up to a number: "a bomber and two gunmen" are three."""
    phrases = phrases_of(tokens, letters(tokens, lexicon), lexicon)
    for match in SEVERAL.finditer(phrases.tags):
        made = phrases.mentions(match.span(), prop=Prop.KILLED, span=match.span())
        kinds = {mention.group for mention in made}
        if len(kinds) == 1 and sum(mention.low or 0 for mention in made) == number:
            return kinds.pop()
    return Group.ALL
