"""Casualties: who was killed, hurt or taken, in a sentence.

The shapes stand in `grammar.py`. Items of one list add up; what follows "including", stands in brackets or spells out
a number is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose import grammar
from sabaq.sources.prose.admissions import admitted
from sabaq.sources.prose.bonds import bound
from sabaq.sources.prose.fates import MEASURES, claimed, loser, meant
from sabaq.sources.prose.groups import LIVES, group_of
from sabaq.sources.prose.kinds import lent, of_the_same, with_kinds
from sabaq.sources.prose.letters import corrected, letters
from sabaq.sources.prose.lexicon import Lexicon
from sabaq.sources.prose.mentions import Mention, Phrases, phrases_of
from sabaq.sources.prose.shapes import possible
from sabaq.sources.prose.tokens import Token
from sabaq.sources.prose.zeros import zeros

TREATED = (
    "on the table", "on the operating", "during treatment", "during surgery", "under treatment", "in surgery",
    "after admission",
)  # fmt: skip
NOUGHT, EXCEPT, TOGETHER = frozenset("n0Q"), frozenset("E"), frozenset("l")
OBJECT = re.compile(r"[kwcd]|[KW][ft]?[xo]{0,2}[NV]")  # a verb that has its people after it
RISEN, VERBS = frozenset("r"), frozenset("KDWdJ")
AMONG = frozenset({"among", "amongst"})
SHOOT = frozenset({"shot", "shoot", "shoots", "shooting", "gunned", "gun", "stabbed", "hacked", "beat", "beaten"})
FOUND = frozenset({"found", "recovered", "discovered", "dumped"})
SAME = frozenset({"as", "so", "too", "likewise"})
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
    sentence = _Sentence(corrected(tokens), lexicon)
    mentions = sentence.read()
    return Shaped(sentence.phrases, sentence.free, mentions)


class _Sentence:
    """A sentence while it is read: its letters, the letters still free, the mentions found."""

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.tags = letters(tokens, lexicon)
        self.letters = frozenset(self.tags)
        self.phrases = phrases_of(tokens, self.tags, lexicon)
        self.free = self.tags  # with "_" where a token already serves a mention
        self.found: list[Mention] = []

    def read(self) -> tuple[Mention, ...]:
        """Give the mentions; shapes that say more come before those that say less."""
        for match in self._matches(grammar.NONE, NOUGHT):
            self.found.extend(zeros(match, self.phrases))
            self._use(match.span())
        for match in self._matches(grammar.EXCEPT, EXCEPT):
            self._take(match.span("list"), Prop.KILLED, match.span())
            self._use(match.span())
        self._described()
        for match in self._matches(grammar.COUNTED_AS, RISEN):
            self._take(match.span("list"), MEASURES[match.group("verb")], match.span(), whole="total")
            group = group_of(self.tokens[slice(*match.span("who"))], self.lexicon)
            self.found[-1] = replace(self.found[-1], group=group)
            self._use(match.span())
        for match in self._matches(grammar.REVERSED, VERBS):
            self._reversed(match)
        for shape, flag in possible(self.letters):
            self._shape(shape, part=flag == "part", whole=flag)
        self._ellipses()
        self._body()
        for span in admitted(self.phrases, self.free):
            self._take(span, Prop.WOUNDED, span)
            self._use(span)
        for match in self._matches(grammar.ALONG, TOGETHER):
            if "_" not in self.free[slice(*match.span("list"))]:
                self._take(match.span("list"), MEASURES[match.group("verb")], match.span("list"))
        self._them()
        self._many()
        self._bound()
        self._including()
        self._spelt_out()
        self.found = with_kinds(self.found, self.phrases) or of_the_same(self.phrases)
        return lent(sorted(self.found, key=lambda m: (m.start, m.part)), self.tokens)

    def _matches(self, pattern: re.Pattern[str], needed: frozenset[str]) -> Iterator[re.Match[str]]:
        """Give the matches in the sentence's letters, if it has one of those that the pattern cannot do without."""
        return iter(()) if self.letters.isdisjoint(needed) else pattern.finditer(self.tags)

    def _use(self, span: tuple[int, int], mark: str = "_") -> None:
        self.free = f"{self.free[: span[0]]}{mark * (span[1] - span[0])}{self.free[span[1] :]}"

    def _take(
        self, items: tuple[int, int], prop: Prop, span: tuple[int, int], *, part: bool = False, whole: str = ""
    ) -> None:
        made = self.phrases.mentions(items, prop=prop, span=span, part=part, after=self._last_group())
        if whole == "total":
            made = [replace(m, total=True) for m in made]
        elif whole == "definite":
            made = [replace(m, definite=True) for m in made]
        elif whole == "later":  # somebody hurt before, so dead on top of those told dead
            made = [replace(m, additional=True, again=False) for m in made]
        elif self.tokens[span[1] : span[1] + 3] and self.tokens[span[1] - 1].low in {"expired", "died", "succumbed"}:
            words = " ".join(t.low for t in self.tokens[span[1] : span[1] + 3])
            if words.startswith(TREATED):
                made = [replace(m, additional=True) for m in made]
        self.found.extend(made)

    def _last_group(self) -> Group:
        """Give the group of the people told of last."""
        return self.found[-1].group if self.found else Group.ALL

    def _shape(self, pattern: re.Pattern[str], *, part: bool = False, whole: str = "") -> None:
        """Take the mentions of one shape from the letters still free."""
        for match in pattern.finditer(self.free):
            at = match.start("verb")
            if "_" in self.free[match.start() : match.end()] or not meant(match, at, self.phrases):
                continue
            items = match.span("list")
            if whole == "total" and items[0] and self.tokens[items[0] - 1].low == "from":  # "down to 58 from 61"
                first = self.tags.find("N", match.start())
                items = (first, first + 1)
            verb = self.tags[at]
            if (
                verb not in "cL"
                or (verb == "c" and claimed(match, at, self.phrases))
                or (pattern is grammar.ACTIVE and verb == "L")
                or any(token.low in LIVES for token in self.tokens[items[0] : items[1] + 2])
            ):
                if items[0] and self.tokens[items[0] - 1].low in {"now", "thus"}:
                    whole = whole or "total"
                among = not AMONG.isdisjoint(self.phrases.words[items[1] : at])
                span = (min(at, items[0]), max(at + 1, items[1]))
                if not self._joined(match, verb):
                    picked = pattern is grammar.PASSIVE and match.group("middle") in {"f", "fx"}  # "two of the wounded"
                    self._take(items, MEASURES[verb], span, part=part or among or picked, whole=whole)
                    if pattern is grammar.ONE_OF and (of := self.tokens[match.start("whole")].quantity):
                        self.found[-1] = replace(self.found[-1], of=of.low)
                    if verb == "L":
                        self._of_the_loser(at)
                    if verb == "B" and {"K", "D"} & set(match.groupdict().get("both") or ""):
                        self._take(items, Prop.KILLED, span)
                    if pattern is grammar.PASSIVE:
                        self._spell(grammar.ASIDE_LIST.match(self.tags, *match.span("aside")))
                self._use(items if pattern is grammar.AMONG_WERE else match.span())

    def _of_the_loser(self, at: int) -> None:
        """Give men lost without a kind of their own the kind of the force that lost them."""
        last = self.found[-1]
        if last.group is Group.ALL and last.end > self.tokens[at].start:
            self.found[-1] = replace(last, group=loser(at, self.phrases) or Group.ALL)

    def _joined(self, match: re.Match[str], verb: str) -> bool:
        """Say whether two fates share one number: "seven dead and wounded"."""
        both = match.group("both") if "both" in match.re.groupindex else None
        fates = {MEASURES.get(letter) for letter in both or ""} - {None}
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
            self._use((start, last), mark="~")  # the number it is a part of may still wait for its verb

    def _verb_of(self, at: int) -> Prop | None:
        """Give what happened to the people named last: by the verb before them, or the next where they wait for it."""
        before = max((i for i in range(at) if self.tags[i] in "KkDdWwScBb"), default=None)
        waiting = before is None or ("N" in self.tags[before:at] and not OBJECT.match(self.tags, before))
        after = next((tag for tag in self.tags[at:] if tag in "KDWSBg"), None) if waiting else None
        verb = after or (self.tags[before] if before is not None else None)
        return MEASURES[verb] if verb else None

    def _ellipses(self) -> None:
        """Take those told without a verb of their own: "nine died on the spot and three in hospital"."""
        for match in chain(
            self._matches(grammar.LIKEWISE, frozenset("iC")), self._matches(grammar.TOO, frozenset("C"))
        ):
            before = [tag for tag in self.tags[: match.start()] if tag in "KDWS"]
            words = self.phrases.words[slice(*match.span())]
            if before and not SAME.isdisjoint(words) and "_" not in self.free[slice(*match.span())]:
                self._take(match.span("list"), MEASURES[before[-1]], match.span("list"))
                self._use(match.span())
        if not self.found or not ("Ni" in self.free or "Noi" in self.free):
            return
        spelt_out = [match.span() for match in grammar.SHARED_OUT.finditer(self.free)]
        for match in grammar.MORE.finditer(self.free.replace("_", "K")):
            at = match.start("list")
            if any(first <= at < last for first, last in spelt_out):
                continue
            verb = next((i for i in range(at - 1, max(-1, at - 10), -1) if self.tags[i] in "KDWSBhd"), None)
            if verb is not None and self.tags[verb] in "KDd" and "_" in self.free[verb] and self.free[at] != "_":
                self._take(match.span("list"), Prop.KILLED, match.span("list"))
                self._use(match.span("list"))

    def _body(self) -> None:
        """Take the body found of somebody abducted before: "a barber was taken away; his body was found"."""
        for match in self._matches(grammar.BODY, frozenset("e")):
            span = match.span()
            if "_" not in self.free[slice(*span)] and not FOUND.isdisjoint(self.phrases.words[slice(*span)]):
                taken = next((m.group for m in reversed(self.found) if m.prop is Prop.ABDUCTED), Group.ALL)
                [made] = self.phrases.mention((span[0], span[0] + 1), span, span=span, prop=Prop.KILLED, part=False)
                self.found.append(replace(made, group=taken))
                self._use(span)

    def _them(self) -> None:
        """Take those killed as "them", where the sentence counts them before."""
        if self.letters.isdisjoint("kKD") or "them" not in self.phrases.words:
            return
        for at, token in enumerate(self.tokens):
            if token.low != "them" or not at:
                continue
            before, after = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            shot = before.low in SHOOT and after and after.tag in "DK"
            counted = list(grammar.COUNTED.finditer(self.free[:at])) if shot or before.tag in "kK" else []
            if counted:
                span = counted[-1].span()
                self._take(span, Prop.KILLED, (span[0], at + (2 if shot else 1)))

    def _many(self) -> None:
        """Take "killed the insurgents" as people without a number."""
        for match in self._matches(grammar.MANY, frozenset("kK")):
            first = match.start("list")
            done = self.tokens[match.start()].low != "kill" and "_" not in self.free[slice(*match.span())]
            if done and self.tokens[first].low in {"the", "all", "these", "those"}:
                span = (self.tokens[match.start()].start, self.tokens[match.end() - 1].end)
                group = group_of(self.tokens[first : match.end()], self.lexicon)
                self.found.append(
                    Mention(
                        prop=Prop.KILLED, group=group, low=None, high=None, start=span[0], end=span[1], definite=True
                    )
                )

    def _bound(self) -> None:
        """Take the people of whom no shape tells, where the learned model is sure what befell them."""
        for bond in bound(self.phrases, self.free):
            first, last = (self.tokens[n].start for n in (bond.people[0], bond.people[1] - 1))
            if not any(m.start <= last and first < m.end for m in self.found):
                told = len(self.found)
                self._take(bond.people, MEASURES[self.tags[bond.word]], bond.people)
                self.found[told:] = [replace(m, learned=True) for m in self.found[told:]]

    def _including(self) -> None:
        """Take what follows "including" as parts of the last measure told before it, or of the next after it."""
        told = list(self.found)
        for match in self._matches(grammar.TRAILING, frozenset("I")):
            before = [m for m in told if m.start < self.tokens[match.start()].start and not m.part]
            if before and self.tokens[match.end() - 1].low.startswith("among"):
                self._add_parts(match.span("list"), max(before, key=lambda m: m.start), told)
        for match in self._matches(grammar.PART, frozenset("I")):
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
        whole = sum({m.start: m.low or 0 for m in made}.values())  # "women labourers" stand twice
        if host.low and whole <= host.low and (whole == host.low or match.group(0)[0] != ","):
            self.found.extend(replace(m, part=True) for m in made)
            self._use(match.span())

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
        self._use(match.span())
