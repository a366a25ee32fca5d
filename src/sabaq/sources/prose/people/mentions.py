"""Mentions: a list of people becomes numbers of people.

Items of one list add up; what follows "including" or spells out the list's first number is a part of it.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.groups import FEMALE, beside, group_of
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.numbers import ARTICLES
from sabaq.sources.prose.text.tokens import ORDINALS, Token

BOASTS = frozenset({"claim", "claims", "claimed"})
SAID_THAT = frozenset({("that", "a"), ("that", "an")})
DEFINITE = frozenset({"the", "this", "that", "him", "he", "his", "himself"})
SINGLE = ARTICLES | {"one"}
PRONOUNS = frozenset({"him", "he", "she"})
PICKED, THOSE = lazily(r"N[xo]?f"), frozenset({"the", "those", "them", "these"})  # "one of the dead"
RECALLED = lazily(r"(?:all|both|the|these|those)\b")
UNIFORMED = frozenset({Group.SECURITY, Group.POLICE})
APPOSED = lazily(r"(?:fx{1,4})?,")
WITH = ("his", "her", "their", "the", "its")
GUARDS = frozenset({"guard", "guards", "gunman", "gunmen", "gunner", "bodyguard", "bodyguards", "escort", "orderly"})
FRIENDS = frozenset({"companion", "companions", "associate", "associates", "comrade", "comrades"})
OFFICERS, MEN = frozenset({"officer", "officers"}), frozenset({"men", "soldiers", "comrades", "troops", "fighters"})
ATTENDING = GUARDS | {"driver", "drivers", "cook", "passenger", "companion", "associate", "colleague"}
BANDS = frozenset({"team", "group", "cell", "squad", "band", "gang", "unit", "patrol", "family", "crew", "convoy"})


class Mention(msgspec.Struct, frozen=True, gc=False):
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
    bare: bool = False  # a number whose noun the words before may lend: "four soldiers were killed and two injured"
    of: int | None = None  # "one of the five has died": how many hurt were counted, of whom this is one
    inherits: bool = False  # of the people whom the sentence before counts
    learned: bool = False  # by no shape
    recalls: bool = False  # "all three": people counted before, whose kind was told there

    @property
    def vague(self) -> bool:
        """Say whether no number was stated."""
        return self.low is None and self.high is None


class Phrases(msgspec.Struct, frozen=True):
    """The words of a sentence, from which lists of people are read."""

    tokens: tuple[Token, ...]
    tags: str  # a letter a token
    words: tuple[str, ...]  # in lower case, one a token
    lexicon: Lexicon

    def mentions(
        self, items: tuple[int, int], *, prop: Prop, span: tuple[int, int], part: bool = False, after: Group = Group.ALL
    ) -> list[Mention]:
        """Give one mention for each item of a list of people."""
        tags = self.tags[slice(*items)]
        spots = [(items[0] + m.start(), items[0] + m.end()) for m in grammar.ITEMS.finditer(tags)]
        made: list[Mention] = []
        for first, last in spots:
            while self.tags[first] == "x" and last - first > 3:
                first += 1  # noqa: PLW2901  words too far before the noun
            outer = (first, last) if len(spots) > 1 else self._outer((first, last), span, items[0])
            inner = part or (len(made) > 0 and self._among(last))
            made.extend(self.mention((first, last), outer, span=span, prop=prop, part=inner))
            made[-1] = self._attendant(made, self.tokens[first:last])
            if made[-1].group is Group.ALL and self._elliptic(first, last):
                made[-1] = replace(made[-1], group=made[-2].group if len(made) > 1 else after)
        made = self._commanded(made, spots)
        if len(spots) == 2 and APPOSED.fullmatch(self.tags, spots[0][1], spots[1][0]):
            if self._name(spots[0]):  # "Gul, a leader"
                return made[1:]
            if self._titled(spots[0], spots[1]):  # "a son of the soil, Lance Naik of the army,"
                return [replace(made[0], group=made[1].group) if made[0].group is Group.ALL else made[0]]
        return _with_parts(made, between=[self.tags[a[1] : b[0]] for a, b in pairwise(spots)])

    def _commanded(self, made: list[Mention], spots: list[tuple[int, int]]) -> list[Mention]:
        """Give "one officer and four soldiers", "a colonel and four of his men" one kind."""
        if len(made) != len(spots) or len(made) < 2:
            return made
        for n, (_, last) in enumerate(spots):
            other = made[n - 1] if n else made[1]
            leads = self.words[last - 1] in OFFICERS and other.group in UNIFORMED
            led = n and self.words[last - 1] in MEN and self.words[last - 2] in {"his", "her", "their"}
            if made[n].group is Group.ALL and (leads or (led and made[n - 1].group is not Group.CIVILIANS)):
                made[n] = replace(made[n], group=other.group)
        return made

    def _among(self, last: int) -> bool:
        """Say whether "among them" ends here: "killed seven people, three women among them"."""
        return self.tags[last : last + 1] == "I" and self.tokens[last].low.startswith("among")

    def _elliptic(self, first: int, last: int) -> bool:
        """Say whether a number leaves its noun to the people named before: "and the third", "one of whom"."""
        number = self.tokens[first].quantity
        bare = number is not None and not set(self.tags[first:last]) & set("pPo")
        return bare and bool((number and number.additional) or self.tags[last : last + 1] == "I")

    def _attendant(self, made: list[Mention], words: tuple[Token, ...]) -> Mention:
        """Give a policeman's guard as a policeman, and his driver as of no stated kind."""
        last = made[-1]
        if len(made) > 1 and words[-1].low in FRIENDS and set(WITH) & {w.low for w in words}:
            return last if made[-2].group in {Group.ATTACKERS, Group.ALL} else replace(last, group=Group.ALL)
        if (
            len(made) < 2
            or made[-2].group not in UNIFORMED
            or words[0].quantity
            or not set(WITH) & {w.low for w in words}
        ):
            return last
        role = words[-1].low
        return replace(last, group=made[-2].group if role in GUARDS else Group.ALL) if role in ATTENDING else last

    def _titled(self, item: tuple[int, int], other: tuple[int, int]) -> bool:
        """Say whether a person told with an article is told again by a rank or an aside: "a son of soil, a sepoy,"."""
        one = not SINGLE.isdisjoint(self.words[max(0, item[0] - 1) : item[1]])
        alone = self.tags[slice(*other)].strip("x") == "p" and self.tags[slice(*item)].endswith("p")
        ranked = self.tokens[other[0]].text[0].isupper()
        told = self.words[other[0]] in ARTICLES and self.tags[other[1] : other[1] + 1] in {"f", ",", "(", "i"}
        return one and alone and (ranked or told)

    def _name(self, item: tuple[int, int]) -> bool:
        """Say whether an item is a person's name."""
        noun = self.tokens[item[1] - 1]
        return noun.tag == "x" and noun.text[0].isupper()

    def _outer(self, item: tuple[int, int], span: tuple[int, int], head: int) -> tuple[int, int]:
        """Give the stretch to quote for the only item of a shape: its verb too."""
        first, last = min(item[0], max(span[0], head - 3)), max(item[1], span[1])
        while self.tags[first] == "x" and first < item[0]:
            first += 1
        return first, last

    def mention(
        self, item: tuple[int, int], outer: tuple[int, int], *, span: tuple[int, int], prop: Prop, part: bool
    ) -> list[Mention]:
        """Give the mention of one item; women among civilians are a part beside it."""
        first, last = item
        words, tags = self.tokens[first:last], self.tags[first:last]
        number = words[0].quantity
        low, high = (number.low, number.high) if number else self._one(first, last)
        if "T" in self.tags[slice(*outer)] and low is None:
            low = high  # "the toll is up to five"
        group = beside(self.tokens, first, last, group=group_of(words, self.lexicon), lexicon=self.lexicon)
        mention = Mention(
            prop=prop,
            group=group,
            low=low,
            high=high,
            start=self.tokens[outer[0]].start,
            end=self.tokens[outer[1] - 1].end,
            part=part,
            definite=number is None and self._definite(first, last),
            again=_again(words, tags),
            additional=bool(number and number.additional) or "o" in tags or self._also(span) or self._nth(first, last),
            claimed=not BOASTS.isdisjoint(self.words[max(0, outer[0] - 4) : outer[0]]),
            bare=number is not None and tags == "N",
            recalls=number is not None and low == high and bool(RECALLED.match(words[0].low)),
        )
        women = group is Group.CIVILIANS and any(word.low in FEMALE for word in words[:-1])
        return [mention, replace(mention, group=Group.WOMEN, part=True)] if women else [mention]

    def _definite(self, first: int, last: int) -> bool:
        """Say whether an item is somebody told of before; "the bomber's accomplice" need not be."""
        words = self.words[max(0, first - 1) : last]
        words = words[1:] if words[:2] in SAID_THAT else words
        return not DEFINITE.isdisjoint(words) and not any(word.endswith("'s") for word in words[1:-1])

    def _one(self, first: int, last: int) -> tuple[int | None, int | None]:
        """Give one for a singular noun, nothing for "several" and for a noun that only describes a band."""
        beside = takewhile(_bare, self.tokens[last : last + 3])  # not "guarding the team"
        band = any(token.low in BANDS for token in beside)
        return (None, None) if self.tags[first] == "V" or band else (1, 1)

    def _nth(self, first: int, last: int) -> bool:
        """Say whether an item is "a fourth attacker"."""
        start = max(1, first - 1)
        words = self.words[start:last]
        counted = not ORDINALS.isdisjoint(words)
        return counted and any(word in ORDINALS and self.words[n - 1] == "a" for n, word in enumerate(words, start))

    def _also(self, outer: tuple[int, int]) -> bool:
        """Say whether "also" stands in the stretch, or "too" and "as well" after it."""
        after = self.words[outer[1] : outer[1] + 2]
        return (
            after in {("as", "well"), ("with", "him"), ("with", "her"), ("with", "them")}
            or after[:1] == ("too",)
            or "also" in self.words[max(0, outer[0] - 1) : outer[1]]
        )


def phrases_of(tokens: tuple[Token, ...], tags: str, lexicon: Lexicon) -> Phrases:
    """Give the words of a sentence with their letters."""
    return Phrases(tokens, tags, tuple([token.low for token in tokens]), lexicon)


def _bare(token: Token) -> bool:
    """Say whether a word may belong to the noun before it: no article opens another."""
    return token.tag == "x" and token.low not in {"the", "a", "an", *WITH}


def _with_parts(made: list[Mention], between: list[str]) -> list[Mention]:
    """Mark the items of a list that spell out its first: after "including", or when they add up to it."""
    if len(made) < 2:
        return made
    head, rest = made[0], made[1:]
    numbers = [m.low for m in rest]
    counted = sum(n for n in numbers if n is not None) if None not in numbers else None
    kinds = {m.group for m in rest}
    forces = {Group.POLICE} if head.group is Group.SECURITY else set()
    vague_head = head.group is Group.ALL or kinds <= {Group.ALL, Group.CHILDREN, Group.WOMEN, head.group, *forces}
    if len(rest) > 1 and counted == head.low and vague_head:
        return [head, *(replace(m, part=True) for m in rest)]
    inside = False
    for n, before in enumerate(between[: len(made) - 1], start=1):
        inside = ("I" in before or inside) and not before.endswith((",C", "l"))
        if inside:
            made[n] = replace(made[n], part=True)
    return made


def _again(words: tuple[Token, ...], tags: str) -> bool:
    """Say whether the words pick somebody out of people told of elsewhere: "him", "one of the dead"."""
    whole = PICKED.match(tags)
    return words[-1].low in PRONOUNS or (whole is not None and any(word.low in THOSE for word in words))
