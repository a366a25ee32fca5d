"""Zeros: nobody was hurt, as a sentence says it."""

from __future__ import annotations

import re

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people.fates import MEASURES
from sabaq.sources.prose.people.groups import group_of
from sabaq.sources.prose.people.mentions import Mention, Phrases
from sabaq.sources.prose.text.tokens import Token

OWN = frozenset({"own", "our", "friendly"})
UNTOLD = frozenset({"gives", "spoken", "mentioned", "stated", "given", "named", "quoted", "specified"})
LOSSES = frozenset({"loss", "losses"})
HARMED = frozenset({"hurt", "hurts", "hurting", "harm", "harmed", "harming", "came to harm"})
EVERYBODY = frozenset({"all", "everyone", "everybody", "both"})


def zeros(match: re.Match[str], phrases: Phrases) -> list[Mention]:
    """Give zeros for "no casualties", "no loss of life", "no civilians were hurt"."""
    inside = phrases.tokens[match.start() : match.end()]
    near = phrases.tokens[max(0, match.start() - 4) : match.end() + 5]
    if any(token.low in OWN for token in near) or phrases.tags[match.end() : match.end() + 1] == "E":
        return []  # one side's losses are not the attack's; "none but the bomber" is not none
    boast = near[:4] and match.group("life") and not {",", ";", ":"} & {token.low for token in near[:4]}
    if boast and any(phrases.lexicon.persons.get(token.low) == "attackers" for token in near[:4]):
        return []
    if not UNTOLD.isdisjoint(phrases.words[max(0, match.start() - 1) : match.end() + 2]):
        return []  # "no wounded spoken of" does not say that there were none
    if match.group("nobody") and "f" in phrases.tags[slice(*match.span())]:
        return []  # "none of the guards was hurt" tells nothing of others
    lost = match.group("life") and inside[-1].low in LOSSES
    if lost and (any(t.tag == "x" for t in inside) or phrases.tags[match.end() : match.end() + 1] == "f"):
        return []  # "no loss of property"
    return [
        Mention(prop=p, group=_whose(match, inside, phrases), low=0, high=0, start=inside[0].start, end=inside[-1].end)
        for p in dict.fromkeys(_measures(match, inside, phrases))
    ]


def _measures(match: re.Match[str], inside: tuple[Token, ...], phrases: Phrases) -> list[Prop]:
    """Give what befell nobody."""
    both = [Prop.KILLED, Prop.WOUNDED]
    if match.group("all") or match.group("after") == "z":
        return both
    if match.group("safe"):
        before = {token.low for token in phrases.tokens[max(0, match.end() - 6) : match.end()]}
        return both if before & EVERYBODY else []
    if match.group("after"):
        return [Prop.WOUNDED if match.group("after") == "J" else Prop.KILLED]
    if match.group("life") or match.group("label"):
        return [MEASURES[match.group("label") or "K"]]
    verbs = [match.group(name) for name in ("one", "other", "verb", "second", "nil") if match.group(name)]
    verbs += [phrases.tags[match.start() + 1]] if match.group("any") else []
    whole = any(match.group(name) for name in ("nobody", "nil", "any"))
    whole = whole or bool(match.group("who") and group_of(inside, phrases.lexicon) is Group.ALL)
    if whole and any(token.low in HARMED for token in inside):
        return both
    return [] if verbs == ["L"] and inside[-1].low != "lost" else [MEASURES[verb] for verb in verbs]


def _whose(match: re.Match[str], inside: tuple[Token, ...], phrases: Phrases) -> Group:
    """Give the kind of people of whom none was hurt."""
    if not (match.group("who") or match.group("all")):
        return Group.ALL
    group = group_of(inside, phrases.lexicon)
    civil = group is Group.ALL and {token.low for token in inside} & {"civilian", "civilians"}
    return Group.CIVILIANS if civil else group
