"""Casualties: who was killed, hurt or taken, in a sentence.

The shapes stand in `grammar.py`. Items of one list add up; what follows "including", stands in brackets or spells out
a number is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose import grammar
from sabaq.sources.prose.groups import FEMALE, LIVES, beside, group_of
from sabaq.sources.prose.lexicon import Lexicon
from sabaq.sources.prose.tokens import Token

MEASURES = {
    **dict.fromkeys("KkDdcLeTUF", Prop.KILLED), **dict.fromkeys("WwSJghY", Prop.WOUNDED),
    **dict.fromkeys("Bb", Prop.ABDUCTED), "M": Prop.MISSING,
}  # fmt: skip
HEARSAY = frozenset({"reported", "said", "believed", "thought", "feared", "known", "confirmed", "claimed"})
DEFINITE = frozenset({"the", "this", "that", "him", "he", "his", "himself"})
PRONOUNS = frozenset({"him", "he", "her", "she"})
OWN = frozenset({"own", "our", "friendly"})
LOSSES = frozenset({"loss", "losses"})
FIGHTERS = frozenset({Group.ATTACKERS, Group.SECURITY, Group.POLICE})  # of whom alone "fell" means death


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
    claimed: bool = False  # by the side that boasts of it

    @property
    def vague(self) -> bool:
        """Say whether no number was stated."""
        return self.low is None and self.high is None


def casualties(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Give every mention of people hurt in a sentence, in order; parts are marked as such."""
    return _Sentence(tokens, lexicon).read()


class _Sentence:
    """A sentence while it is read: its letters, the letters still free, the mentions found."""

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.tags = "".join(token.tag for token in tokens)
        self.free = self.tags  # with "_" where a token already serves a mention
        self.found: list[Mention] = []

    def read(self) -> tuple[Mention, ...]:
        """Give the mentions; shapes that say more come before those that say less."""
        for match in self._matches(grammar.NONE, "n0"):
            self.found.extend(self._none(match))
            self._use(match.span())
        for match in self._matches(grammar.EXCEPT, "E"):
            self._take(match.span("list"), Prop.KILLED, match.span())
            self._use(match.span())
        self._described()
        self._shape(grammar.AMONG, "m", part=True)
        self._shape(grammar.OF_THE_DEAD, "DKWd", part=True)
        for shape, needed in ((grammar.ACTIVE, "kKwWbBc"), (grammar.LABELLED, ";"), (grammar.LATER, "D")):
            self._shape(shape, needed)
        self._shape(grammar.PASSIVE, "KDWSBMLUFgh")
        self._shape(grammar.INVERTED, "KDW")
        for shape, needed in ((grammar.RISEN, "r"), (grammar.PUT_AT, "DW"), (grammar.TOLL, "TY")):
            self._shape(shape, needed, total=True)
        for shape, needed in ((grammar.DEATHS_OF, "dJe"), (grammar.DEATHS, "dJ"), (grammar.LISTED, "dJ")):
            self._shape(shape, needed)
        self._shape(grammar.BODY, "e")
        for match in self._matches(grammar.ALONG, "l"):
            self._take(match.span("list"), MEASURES[match.group("verb")], match.span("list"))
        self._more()
        self._them()
        self._including()
        self._spelt_out()
        return tuple(sorted(self.found, key=lambda m: (m.start, m.part)))

    def _matches(self, pattern: re.Pattern[str], needed: str) -> Iterator[re.Match[str]]:
        """Give the matches in the sentence's letters, if it has one of those that the pattern cannot do without."""
        return pattern.finditer(self.tags) if any(letter in self.tags for letter in needed) else iter(())

    def _use(self, span: tuple[int, int]) -> None:
        self.free = f"{self.free[: span[0]]}{'_' * (span[1] - span[0])}{self.free[span[1] :]}"

    def _take(
        self, items: tuple[int, int], prop: Prop, span: tuple[int, int], *, part: bool = False, total: bool = False
    ) -> None:
        made = self._mentions(items, prop=prop, span=span, part=part)
        self.found.extend(replace(m, total=True) for m in made) if total else self.found.extend(made)

    def _shape(self, pattern: re.Pattern[str], needed: str, *, part: bool = False, total: bool = False) -> None:
        """Take the mentions of one shape, which needs one of some letters, from the letters still free."""
        if not any(letter in self.free for letter in needed):
            return
        for match in pattern.finditer(self.free):
            at = match.start("verb")
            if "_" in self.free[match.start() : match.end()] or not self._meant(match, at):
                continue
            items = match.span("list")
            verb = self.tags[at]
            if not (verb in "cL" and not any(self.tokens[i].low in LIVES for i in range(*items))):
                among = any(token.low in {"among", "amongst"} for token in self.tokens[items[1] : at])
                span = (min(at, items[0]), max(at + 1, items[1]))
                if not ("both" in pattern.groupindex and match.group("both")):
                    self._take(items, MEASURES[verb], span, part=part or among, total=total)
                self._use(match.span())

    def _meant(self, match: re.Match[str], at: int) -> bool:
        """Say whether the verb tells of something done: "to kill" is a purpose, a fall need not be a death."""
        tokens, verb = self.tokens, self.tags[at]
        if verb in "kwb" and at and tokens[at - 1].low == "to":
            return tokens[at - 2].low in HEARSAY if at > 1 else False
        if verb in "UF":
            first, last = match.span("list")
            group = group_of(tokens[first:last], self.lexicon)
            if verb == "F":
                return group in FIGHTERS and self.tags[at + 1 : at + 2] in {"", ";", ",", "i", "t", "C"}
            bombers = any("bomber" in token.low for token in tokens[first:last])
            return group is Group.ATTACKERS and not bombers and "N" in self.tags[first:last]
        if match.re is grammar.PUT_AT:
            return tokens[at + 1].low in {"at", "to"}
        return True

    def _mentions(self, items: tuple[int, int], *, prop: Prop, span: tuple[int, int], part: bool) -> list[Mention]:
        """Give one mention for each item of a list of people."""
        tags = self.tags[slice(*items)]
        spots = [(items[0] + m.start(), items[0] + m.end()) for m in grammar.ITEMS.finditer(tags)]
        made: list[Mention] = []
        for first, last in spots:
            while self.tags[first] == "x" and last - first > 3:
                first += 1  # noqa: PLW2901  words too far before the noun
            outer = (first, last) if len(spots) > 1 else self._outer((first, last), span, items[0])
            made.extend(self._mention((first, last), outer, prop=prop, part=part))
        return _with_parts(made, inner=[self.tags[max(0, first - 3) : first] for first, _ in spots])

    def _outer(self, item: tuple[int, int], span: tuple[int, int], head: int) -> tuple[int, int]:
        """Give the stretch to quote for the only item of a shape: its verb too."""
        first, last = min(item[0], max(span[0], head - 3)), max(item[1], span[1])
        while self.tags[first] == "x" and first < item[0]:
            first += 1
        return first, last

    def _mention(self, item: tuple[int, int], outer: tuple[int, int], *, prop: Prop, part: bool) -> list[Mention]:
        """Give the mention of one item; women among civilians are a part beside it."""
        first, last = item
        words, tags = self.tokens[first:last], self.tags[first:last]
        number = words[0].quantity
        low, high = (number.low, number.high) if number else (1, 1)
        group = beside(self.tokens, first, last, group=group_of(words, self.lexicon), lexicon=self.lexicon)
        mention = Mention(
            prop=prop,
            group=group,
            low=low,
            high=high,
            start=self.tokens[outer[0]].start,
            end=self.tokens[outer[1] - 1].end,
            part=part,
            definite=number is None and any(t.low in DEFINITE for t in self.tokens[max(0, first - 1) : last]),
            again=_again(words, tags),
            additional=bool(number and number.additional) or "o" in tags or self._also(outer),
            claimed=any(t.low in {"claim", "claims", "claimed"} for t in self.tokens[max(0, outer[0] - 4) : outer[0]]),
        )
        women = group is Group.CIVILIANS and any(word.low in FEMALE for word in words[:-1])
        return [mention, replace(mention, group=Group.WOMEN, part=True)] if women else [mention]

    def _also(self, outer: tuple[int, int]) -> bool:
        """Say whether "also" stands in the stretch."""
        return any(token.low == "also" for token in self.tokens[slice(*outer)])

    def _described(self) -> None:
        """Take the parts that a clause of its own describes: "of whom nine were women and two policemen"."""
        if "I" not in self.tags and "f" not in self.tags:
            return
        for match in grammar.DESCRIBED.finditer(self.free):
            name = "chain" if match.group("chain") else "each"
            start = match.start(name)
            verb = match.group("verb") or next((t for t in self.tags[start : start + 5] if t in "KDWd"), None)
            prop = MEASURES[verb] if verb and (match.group("verb") or match.group("some") is not None) else None
            before = [i for i in range(start) if self.tags[i] in "KkDdWwSc"]
            prop = prop or (MEASURES[self.tags[before[-1]]] if before else None)
            if prop is None:
                continue
            last = match.end("chain") if name == "chain" else match.end()
            for item in re.finditer(r"N[^NPp]*[Pp]", self.tags[start:last]):
                span = (start + item.start(), start + item.end())
                self.found.extend(replace(m, part=True) for m in self._mention(span, span, prop=prop, part=True))
            if match.group("verb") and "N" in self.tags[match.start() : start]:
                continue  # "of the nine killed, five were": the nine are still to be read
            self._use((start, last))

    def _more(self) -> None:
        """Take those told without their verb: "nine died on the spot and three in hospital"."""
        if not self.found or not ("Ni" in self.free or "Noi" in self.free):
            return
        for match in grammar.MORE.finditer(self.free.replace("_", "K")):
            at = match.start("list")
            verb = next((i for i in range(at - 1, max(-1, at - 10), -1) if self.tags[i] in "KD"), None)
            if verb is not None and "_" in self.free[verb] and self.free[at] != "_":
                self._take(match.span("list"), Prop.KILLED, match.span("list"))
                self._use(match.span("list"))

    def _them(self) -> None:
        """Take those killed as "them", where the sentence counts them before."""
        for at, token in enumerate(self.tokens):
            if token.low != "them" or not at:
                continue
            before, after = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            shot = before.low == "shot" and after and after.tag in "DK"
            counted = list(grammar.COUNTED.finditer(self.free[:at])) if shot or before.tag in "kK" else []
            if counted:
                span = counted[-1].span()
                self._take(span, Prop.KILLED, (span[0], at + (2 if shot else 1)))

    def _including(self) -> None:
        """Take what follows "including" as parts of the last measure told before it, or of the next after it."""
        told = list(self.found)
        for match in self._matches(grammar.PART, "I"):
            start = self.tokens[match.start()].start
            before = [m for m in told if m.start < start]
            after = [m for m in told if m.start >= start]
            if not before and not after:
                continue
            host = max(before, key=lambda m: m.end) if before else after[0]
            if host.end > start and host.start > start:
                continue
            self._add_parts(match.span("list"), host, told)

    def _add_parts(self, items: tuple[int, int], host: Mention, told: list[Mention]) -> None:
        """Add the items as parts of a mention, but for those already told."""
        made = self._mentions(items, prop=host.prop, span=items, part=True)
        self.found.extend(
            m for m in made if not any(t.start <= m.start < t.end and (t.part or t is not host) for t in told)
        )

    def _spelt_out(self) -> None:
        """Take the list in brackets, after a colon or a dash that spells out the number before it."""
        if not self.found or "N" not in self.free:
            return
        for match in grammar.SPELT_OUT.finditer(self.free):
            start = self.tokens[match.start()].start
            hosts = [m for m in self.found if m.end <= start + 1 and start - m.end < 60 and not m.part and m.low]
            if not hosts or not match.group("list"):
                continue
            host = max(hosts, key=lambda m: m.end)
            made = self._mentions(match.span("list"), prop=host.prop, span=match.span("list"), part=True)
            whole = sum(m.low or 0 for m in made if m.group is not Group.WOMEN)
            if host.low and whole <= host.low and (whole == host.low or match.group(0)[0] != ","):
                self.found.extend(replace(m, part=True) for m in made)
                self._use(match.span())

    def _none(self, match: re.Match[str]) -> list[Mention]:
        """Give zeros for "no casualties", "no loss of life", "no civilians were hurt"."""
        inside = self.tokens[match.start() : match.end()]
        near = self.tokens[max(0, match.start() - 4) : match.end() + 5]
        if any(token.low in OWN for token in near) or self.tags[match.end() : match.end() + 1] == "E":
            return []  # one side's losses are not the attack's; "none but the bomber" is not none
        lost = match.group("life") and inside[-1].low in LOSSES
        if lost and (any(t.tag == "x" for t in inside) or self.tags[match.end() : match.end() + 1] == "f"):
            return []  # "no loss of property"
        verbs = [match.group(name) for name in ("one", "other", "verb", "second") if match.group(name)]
        if match.group("all") or match.group("after"):
            props = [Prop.KILLED, Prop.WOUNDED]
        else:
            props = [Prop.KILLED] if match.group("life") else [MEASURES[verb] for verb in verbs]
        group = Group.ALL
        if match.group("who") or match.group("all"):
            group = group_of(inside, self.lexicon)
            if group is Group.ALL and {token.low for token in inside} & {"civilian", "civilians"}:
                group = Group.CIVILIANS
        span = (inside[0].start, inside[-1].end)
        return [Mention(prop=p, group=group, low=0, high=0, start=span[0], end=span[1]) for p in dict.fromkeys(props)]


def _with_parts(made: list[Mention], inner: list[str]) -> list[Mention]:
    """Mark the items of a list that spell out its first: after "including", or when they add up to it."""
    if len(made) < 2:
        return made
    head, rest = made[0], made[1:]
    numbers = [m.low for m in rest]
    counted = sum(n for n in numbers if n is not None) if None not in numbers else None
    if head.group is Group.ALL and len(rest) > 1 and counted == head.low:
        return [head, *(replace(m, part=True) for m in rest)]
    inside = False
    for n, before in enumerate(inner[1 : len(made)], start=1):
        inside = ("I" in before or inside) and not before.endswith((",C", "l"))
        if inside:
            made[n] = replace(made[n], part=True)
    return made


def _again(words: tuple[Token, ...], tags: str) -> bool:
    """Say whether the words pick somebody out of people told of elsewhere: "him", "one of the dead"."""
    return any(word.low in PRONOUNS for word in words) or (
        bool(re.match(r"N[xo]?f", tags)) and any(word.low in {"the", "those", "them", "these"} for word in words)
    )
