"""Zeros: nobody was hurt, as a sentence says it."""

from __future__ import annotations

import re

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.fates import MEASURES
from sabaq.sources.prose.groups import group_of
from sabaq.sources.prose.mentions import Mention, Phrases

OWN = frozenset({"own", "our", "friendly"})
LOSSES = frozenset({"loss", "losses"})
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
    lost = match.group("life") and inside[-1].low in LOSSES
    if lost and (any(t.tag == "x" for t in inside) or phrases.tags[match.end() : match.end() + 1] == "f"):
        return []  # "no loss of property"
    verbs = [match.group(name) for name in ("one", "other", "verb", "second") if match.group(name)]
    if match.group("all") or match.group("after") == "z":
        props = [Prop.KILLED, Prop.WOUNDED]
    elif match.group("any"):
        props = (
            [Prop.KILLED, Prop.WOUNDED]
            if inside[1].low.startswith("h")
            else [MEASURES[phrases.tags[match.start() + 1]]]
        )
    elif match.group("safe"):
        before = {token.low for token in phrases.tokens[max(0, match.end() - 6) : match.end()]}
        props = [Prop.KILLED, Prop.WOUNDED] if before & EVERYBODY else []
    elif match.group("after"):
        props = [Prop.WOUNDED if match.group("after") == "J" else Prop.KILLED]
    else:
        props = [Prop.KILLED] if match.group("life") else [MEASURES[verb] for verb in verbs]
        whole = match.group("nobody") or (match.group("who") and group_of(inside, phrases.lexicon) is Group.ALL)
        if whole and any(t.low in {"hurt", "harmed", "came to harm"} for t in inside):
            props = [Prop.KILLED, Prop.WOUNDED]
    if match.group("verb") == "L" and inside[-1].low != "lost":
        return []
    group = Group.ALL
    if match.group("who") or match.group("all"):
        group = group_of(inside, phrases.lexicon)
        if group is Group.ALL and {token.low for token in inside} & {"civilian", "civilians"}:
            group = Group.CIVILIANS
    span = (inside[0].start, inside[-1].end)
    return [Mention(prop=p, group=group, low=0, high=0, start=span[0], end=span[1]) for p in dict.fromkeys(props)]
