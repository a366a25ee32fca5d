"""Tallies: the mentions of a sentence while they are found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people.letters import corrected, letters
from sabaq.sources.prose.people.mentions import Mention, phrases_of
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.tokens import Token

TREATED = (
    "on the table", "on the operating", "during treatment", "during surgery", "under treatment", "in surgery",
    "after admission",
)  # fmt: skip


class Tally:
    """The letters of a sentence, those that are still free, and the mentions found so far."""

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
        self.tokens = corrected(tokens)
        self.lexicon = lexicon
        self.tags = letters(self.tokens, lexicon)
        self.letters = frozenset(self.tags)
        self.phrases = phrases_of(self.tokens, self.tags, lexicon)
        self.free = self.tags  # with "_" where a token already serves a mention
        self.found: list[Mention] = []

    def matches(self, pattern: re.Pattern[str], needed: frozenset[str]) -> Iterator[re.Match[str]]:
        """Give the matches in the letters, if the sentence has one of those that the pattern cannot do without."""
        return iter(()) if self.letters.isdisjoint(needed) else pattern.finditer(self.tags)

    def use(self, span: tuple[int, int], mark: str = "_") -> None:
        """Mark tokens as serving a mention."""
        self.free = f"{self.free[: span[0]]}{mark * (span[1] - span[0])}{self.free[span[1] :]}"

    def take(
        self, items: tuple[int, int], prop: Prop, span: tuple[int, int], *, part: bool = False, whole: str = ""
    ) -> None:
        """Add the people of a list; `whole` says whether they are a total, told before or dead later."""
        made = self.phrases.mentions(items, prop=prop, span=span, part=part, after=self.last_group())
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

    def last_group(self) -> Group:
        """Give the group of the people told of last."""
        return self.found[-1].group if self.found else Group.ALL
