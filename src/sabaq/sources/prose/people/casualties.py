"""Casualties: who was killed, hurt or taken, in a sentence.

The shapes stand in `grammar.py`. Items of one list add up; what follows "including", stands in brackets or spells out
a number is a part of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.admissions import admitted
from sabaq.sources.prose.people.bonds import bound
from sabaq.sources.prose.people.fates import MEASURES, claimed, loser, meant
from sabaq.sources.prose.people.groups import LIVES, group_of
from sabaq.sources.prose.people.kinds import lent, of_the_same, of_them, with_kinds
from sabaq.sources.prose.people.mentions import Mention, Phrases
from sabaq.sources.prose.people.retold import body, ellipses, fateful, latter, many, tabled, them
from sabaq.sources.prose.people.shapes import possible
from sabaq.sources.prose.people.tallies import Tally
from sabaq.sources.prose.people.zeros import zeros
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.tokens import Token

NOUGHT, EXCEPT, TOGETHER = frozenset("n0Q"), frozenset("E"), frozenset("l")
OBJECT = lazily(r"[kwcd]|[KW][ft]?[xo]{0,2}[NV]")  # a verb that has its people after it
RISEN, VERBS = frozenset("r"), frozenset("KDWdJ")
NOW = frozenset({"now", "thus"})
AMONG = frozenset({"among", "amongst"})
WHOM = frozenset({"of whom", "of which", "among whom"})
REACH = 60  # characters between a number and the list that spells it out


class Shaped(NamedTuple):
    """A sentence as the shapes read it."""

    phrases: Phrases
    free: str  # its letters, with "_" where a token serves a mention
    mentions: tuple[Mention, ...]


def casualties(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Give every mention of people hurt in a sentence, in order; parts are marked as such."""
    return shapes_of(tokens, lexicon).mentions


def shapes_of(tokens: tuple[Token, ...], lexicon: Lexicon) -> Shaped:
    """Give a sentence with the letters that serve no shape, and the mentions that it makes."""
    sentence = _Sentence(tokens, lexicon)
    mentions = sentence.read()
    return Shaped(sentence.phrases, sentence.free, mentions)


class _Sentence(Tally):
    """A sentence while it is read: its letters, the letters still free, the mentions found."""

    def read(self) -> tuple[Mention, ...]:
        """Give the mentions; shapes that say more come before those that say less."""
        for match in self.matches(grammar.NONE, NOUGHT):
            self.found.extend(zeros(match, self.phrases))
            self.use(match.span())
        for match in self.matches(grammar.EXCEPT, EXCEPT):
            self.take(match.span("list"), Prop.KILLED, match.span())
            self.use(match.span())
        tabled(self)
        self._described()
        for match in self.matches(grammar.COUNTED_AS, RISEN):
            self.take(match.span("list"), MEASURES[match.group("verb")], match.span(), whole="total")
            group = group_of(self.tokens[slice(*match.span("who"))], self.lexicon)
            self.found[-1] = replace(self.found[-1], group=group)
            self.use(match.span())
        for match in self.matches(grammar.REVERSED, VERBS):
            self._reversed(match)
        for shape, flag in possible(self.letters):
            self._shape(shape, part=flag == "part", whole=flag)
        ellipses(self)
        fateful(self)
        latter(self)
        body(self)
        for span in admitted(self.phrases, self.free):
            self.take(span, Prop.WOUNDED, span)
            self.use(span)
        for match in self.matches(grammar.ALONG, TOGETHER):
            if "_" not in self.free[slice(*match.span("list"))]:
                self.take(match.span("list"), MEASURES[match.group("verb")], match.span("list"))
        them(self)
        many(self)
        self._bound()
        self._including()
        self._spelt_out()
        self.found = with_kinds(self.found, self.phrases) or of_the_same(self.phrases)
        found = of_them(sorted(self.found, key=lambda m: (m.start, m.part)), self.tokens)
        return lent(found, self.tokens)

    def _shape(self, shape: re.Pattern[str], *, part: bool = False, whole: str = "") -> None:
        """Take the mentions of one shape from the letters still free."""
        for match in shape.finditer(self.free):
            at = match.start("verb")
            if "_" in self.free[match.start() : match.end()] or not meant(shape, match, at, self.phrases):
                continue
            items = self._people_of(shape, match, whole)
            if items is None:
                continue
            both = match.groupdict().get("both") or ""
            verb = "D" if self.tags[at] in "SW" and both.endswith("D") else self.tags[at]  # "was hit and died"
            if (
                verb not in "cL"
                or (verb == "c" and claimed(match, at, self.phrases))
                or (shape is grammar.ACTIVE and verb == "L")
                or any(token.low in LIVES for token in self.tokens[items[0] : items[1] + 2])
            ):
                if not NOW.isdisjoint(self.phrases.words[n - 1] for n in (items[0], at) if n):
                    whole = "total"
                among = not AMONG.isdisjoint(self.phrases.words[items[1] : at])
                span = (min(at, items[0]), max(at + 1, items[1]))
                if not self._joined(both, verb):
                    picked = (
                        shape is grammar.PASSIVE
                        and match.group("middle") in {"f", "fx"}
                        and self.tags[items[1] - 1] in "No"
                    )  # "two of the wounded"
                    self.take(items, MEASURES[verb], span, part=part or among or picked, whole=whole)
                    if shape is grammar.ONE_OF and (of := self.tokens[match.start("whole")].quantity):
                        self.found[-1] = replace(self.found[-1], of=of.low)
                    if verb == "L":
                        self._of_the_loser(at)
                    if verb == "B" and {"K", "D"} & set(both):
                        self.take(items, Prop.KILLED, span)
                    if shape is grammar.PASSIVE and items[1] == at and self.tags[at + 1 : at + 2] == "P":
                        self._of_kind(at + 1)
                    if shape is grammar.PASSIVE:
                        self._spell(grammar.ASIDE_LIST.match(self.tags, *match.span("aside")))
                self.use(items if shape is grammar.AMONG_WERE else match.span())

    def _people_of(self, shape: re.Pattern[str], match: re.Match[str], whole: str) -> tuple[int, int] | None:
        """Give the list of a shape without what it does not tell of; none where its verb is of others."""
        first, last = match.span("list")
        if whole == "total" and first and self.tokens[first - 1].low == "from":  # "down to 58 from 61"
            at = self.tags.find("N", match.start())
            return at, at + 1
        if shape is grammar.PASSIVE and "I" in self.letters:
            if self.tags[match.start("verb")] in "DKW" and self._picks(match):
                return None
            joined = grammar.INCLUDED.match(self.tags, first, last)  # "two children and a woman, and eleven hurt"
            if joined and grammar.INCLUDING.search(self.tags, 0, first):
                first = joined.end()
        return first, last

    def _picks(self, match: re.Match[str]) -> bool:
        """Say whether an aside has the verb for itself: "six men, of whom two did not last the night"."""
        first, last = match.span("aside")
        return not WHOM.isdisjoint(self.phrases.words[first : first + 2]) and self.tags[last - 1] != ","

    def _of_kind(self, at: int) -> None:
        """Give people counted before the word of their fate the kind after it: "two martyred constables"."""
        if self.found[-1].group is Group.ALL:
            self.found[-1] = replace(self.found[-1], group=group_of(self.tokens[at : at + 1], self.lexicon))

    def _of_the_loser(self, at: int) -> None:
        """Give men lost without a kind of their own the kind of the force that lost them."""
        last = self.found[-1]
        own = self.phrases.words[at] == "losing" and "own" in self.phrases.words[at : at + 5]
        if (last.group is Group.ALL or own) and last.end > self.tokens[at].start:
            self.found[-1] = replace(last, group=loser(at, self.phrases) or Group.ALL)

    @staticmethod
    def _joined(both: str, verb: str) -> bool:
        """Say whether two fates share one number: "seven dead and wounded"."""
        fates = {MEASURES.get(letter) for letter in both} - {None}
        return (
            bool(fates - {MEASURES[verb]}) and verb != "B"
        )  # "kidnapped and later killed" is both, one after the other

    def _described(self) -> None:
        """Take the parts that a clause of its own describes: "of whom nine were women and two policemen"."""
        for match in grammar.DESCRIBED.finditer(self.free) if {"I", "f"} & self.letters else ():
            name = "chain" if match.group("chain") else "each"
            start = match.start(name)
            verb = match.group("verb") or next((t for t in self.tags[start : start + 5] if t in "KDWd"), None)
            prop = MEASURES[verb] if verb and (match.group("verb") or match.group("some") is not None) else None
            prop = prop or self._verb_of(match.start())
            if prop is None:
                continue
            last = match.end("chain") if name == "chain" else match.end()
            for item in re.finditer(r"N[^NPp]*[Pp]", self.tags[start:last]):
                span = (start + item.start(), start + item.end())
                self.found.extend(
                    replace(m, part=True, again=False)
                    for m in self.phrases.mention(span, span, span=span, prop=prop, part=True)
                )
            if match.group("verb") and "N" in self.tags[match.start() : start]:
                continue  # "of the nine killed, five were": the nine are still to be read
            self.use((start, last), mark="~")  # the number it is a part of may still wait for its verb

    def _verb_of(self, at: int) -> Prop | None:
        """Give what happened to the people named last: by the verb before them, or the next where they wait for it."""
        before = max((i for i in range(at) if self.tags[i] in "KkDdWwScBb"), default=None)
        waiting = before is None or ("N" in self.tags[before:at] and not OBJECT.match(self.tags, before))
        after = next((tag for tag in self.tags[at:] if tag in "KDWSBg"), None) if waiting else None
        verb = after or (self.tags[before] if before is not None else None)
        return MEASURES[verb] if verb else None

    def _bound(self) -> None:
        """Take the people of whom no shape tells, where the learned model is sure what befell them."""
        for bond in bound(self.phrases, self.free):
            first, last = (self.tokens[n].start for n in (bond.people[0], bond.people[1] - 1))
            if not any(m.start <= last and first < m.end for m in self.found):
                told = len(self.found)
                self.take(bond.people, MEASURES[self.tags[bond.word]], bond.people)
                self.found[told:] = [replace(m, learned=True) for m in self.found[told:]]

    def _including(self) -> None:
        """Take what follows "including" as parts of the last measure told before it, or of the next after it."""
        told = list(self.found)
        for match in self.matches(grammar.TRAILING, frozenset("I")):
            before = [m for m in told if m.start < self.tokens[match.start()].start and not m.part]
            if before and self.tokens[match.end() - 1].low.startswith("among"):
                self._add_parts(match.span("list"), max(before, key=lambda m: m.start), told)
        for match in self.matches(grammar.PART, frozenset("I")):
            told_before = any(tag in "kKDWwSdc" for tag in self.tags[: match.start()])
            narrow = grammar.PART_AFTER.match(self.tags, match.start()) if told_before else match
            if narrow is None:  # "6 died incl 2 minors, 11 hurt"
                continue
            start = self.tokens[match.start()].start
            before = [m for m in told if m.start < start]
            after = [m for m in told if m.start >= start]
            if not before and not after:
                continue
            host = max(before, key=lambda m: m.end) if before else after[0]
            if host.end > start and host.start > start:
                continue
            self._add_parts(narrow.span("list"), host, told)

    def _add_parts(self, items: tuple[int, int], host: Mention, told: list[Mention]) -> None:
        """Add the items as parts of a mention, but for those already told."""
        made = self.phrases.mentions(items, prop=host.prop, span=items, part=True)
        beside = {token.start for tag, token in zip(self.tags, self.tokens[1:], strict=False) if tag == "l"}
        made = [replace(m, part=m.start not in beside) for m in made]  # "besides the three attackers"
        self.found.extend(
            m for m in made if not any(t.start <= m.start < t.end and (t.part or t is not host) for t in told)
        )

    def _spelt_out(self) -> None:
        """Take the list in brackets, after a colon or a dash that spells out the number before it."""
        if not self.found or "N" not in self.free:
            return
        for match in grammar.SPELT_OUT.finditer(self.free):
            self._spell(match)
        for match in grammar.BRACKETED.finditer(self.free):
            self._reversed(match)

    def _spell(self, match: re.Match[str] | None) -> None:
        """Take the items of a list as parts of the number it spells out, if they are no more than it."""
        if match is None:
            return
        start = self.tokens[match.start()].start
        hosts = [m for m in self.found if m.start < start and start - m.end < REACH and not m.part and m.low]
        if not hosts:
            return
        host = max(hosts, key=lambda m: m.start)
        made = self.phrases.mentions(match.span("list"), prop=host.prop, span=match.span("list"), part=True)
        made = _up_to(made, host.low)
        whole = sum({m.start: m.low or 0 for m in made}.values())  # "women labourers" stand twice
        if host.low and whole <= host.low and (whole == host.low or match.group(0)[0] != ","):
            self.found.extend(replace(m, part=True) for m in made)
            self.use(match.span())

    def _reversed(self, match: re.Match[str]) -> None:
        """Take "dead drivers 2", and "(soldiers 2, civilians 4)" as parts of the number before it."""
        host = self.found[-1] if self.found and not self.found[-1].part else None
        bracket = match.group("verb") in "(;-"
        if bracket and host is None:
            return
        prop = host.prop if bracket and host else MEASURES[self.tags[match.start("verb")]]
        for pair in re.finditer("P;?N", match.group("pairs")):
            who, at = match.start("pairs") + pair.start(), match.start("pairs") + pair.end() - 1
            [made] = self.phrases.mentions((at, at + 1), prop=prop, span=(who, at + 1), part=bracket)
            group = group_of(self.tokens[who : who + 1], self.lexicon)
            self.found.append(replace(made, group=group, start=self.tokens[who].start))
        self.use(match.span())


def _up_to(parts: list[Mention], whole: int | None) -> list[Mention]:
    """Give the first parts where they alone are the whole: "three girls and two adults, the driver and his helper"."""
    total = 0
    for n, part in enumerate(parts):
        total += part.low or 0
        if total == whole:
            return parts[: n + 1]
    return parts
