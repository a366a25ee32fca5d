"""Stated: figures in their clauses; who of the hurt died since."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.clauses import Clause
from sabaq.sources.prose.lexicon import lexicon
from sabaq.sources.prose.mentions import Mention
from sabaq.sources.prose.tokens import tokenise

OF_THEM = re.compile(r"\w+ of them\b", re.IGNORECASE)
HURT_BEFORE = re.compile(
    r"\A[^.;]{0,60}?\b(?:(?:hurt|wounded|injured|shot)\b[^.;]{0,60}\b(?:succumbed|died|expired|passed away)"
    r"|succumbed|(?:died|expired|passed away)\b[^.;]{0,30}\b(?:of (?:his|her) (?:wounds|injuries)|in hospital))\b",
    re.IGNORECASE,
)  # somebody told to have died of wounds was not told dead before
LATER = re.compile(r"\b(?:later|since|subsequently) (?:died|succumbed|expired)\b", re.IGNORECASE)


class Stated(msgspec.Struct, frozen=True, gc=False):
    """A mention in its clause."""

    mention: Mention
    clause: Clause

    @property
    def text(self) -> str:
        """Its words."""
        return self.clause.text[self.mention.start : self.mention.end]

    @property
    def rest(self) -> str:
        """The words after it."""
        return self.clause.text[self.mention.end :]

    @property
    def start(self) -> int:
        """Where it begins in the clean text."""
        return self.clause.start + self.mention.start

    @property
    def end(self) -> int:
        """Where it ends in the clean text."""
        return self.clause.start + self.mention.end


def died_since(stated: list[Stated], clauses: Sequence[Clause]) -> list[Stated]:
    """Give "one of the five has since died" its kind, and take it from the five hurt."""
    later = [m for m in _later(clauses) if m.of and m.low]
    if not later:
        return stated
    hurt = {m.low: m.group for c in clauses for m in c.mentions if m.prop is Prop.WOUNDED}
    dead = {m.of: m.low for m in later}
    kept: list[Stated] = []
    for one in stated:
        mention = one.mention
        gone = dead.get(mention.low) if mention.prop is Prop.WOUNDED else None
        if mention.of:
            mention = replace(mention, group=hurt.get(mention.of, mention.group))
        elif gone and mention.low is not None and mention.high is not None:
            mention = replace(mention, low=mention.low - gone, high=mention.high - gone)
        kept.append(Stated(mention, one.clause))
    return kept


def _later(clauses: Sequence[Clause]) -> list[Mention]:
    """Give the dead, "two of them later died" as so many of those told hurt last."""
    hurt: int | None = None
    made: list[Mention] = []
    for clause in clauses:
        for mention in clause.mentions:
            of_them = mention.prop is Prop.KILLED and OF_THEM.match(clause.text, mention.start)
            fewer = of_them and hurt and (mention.low or 0) < hurt and LATER.search(clause.text, mention.start)
            made.append(replace(mention, of=hurt) if fewer and not mention.of else mention)
            hurt = mention.low if mention.prop is Prop.WOUNDED and not mention.part else hurt
    return made


def died_too(one: Stated, stated: list[Stated], clauses: Sequence[Clause]) -> Stated:
    """Give "the driver died in hospital" as one more, where nobody so called was told dead before."""
    mention = one.mention
    first = stated[0]
    if not mention.definite or mention.low != 1 or mention.group is Group.ALL or one is first or mention.part:
        return one
    called = noun(one)
    named = {noun(s) for s in stated if s.start < one.start}
    text = one.clause.text
    hurt = HURT_BEFORE.search(text[mention.start :]) or any(
        called in c.text.lower() and not any(m.prop is Prop.KILLED for m in c.mentions)
        for c in clauses if c.start < one.start and c is not one.clause
    )  # fmt: skip
    if called and hurt and called not in named:
        return Stated(replace(mention, additional=True, definite=False), one.clause)
    return one


def noun(one: Stated) -> str:
    """Give the noun of the last person that a mention names."""
    tokens = tokenise(one.clause.text[one.mention.start : one.mention.end], lexicon())
    return next((token.low for token in reversed(tokens) if token.tag in "pP"), "")
