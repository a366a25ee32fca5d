"""Retold: people whose fate stands apart from them.

"Nine died on the spot and three in hospital", "his body was found", "shot them dead": the words for the people stand
earlier in the sentence than what befell them.
"""

from __future__ import annotations

from itertools import chain

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.fates import MEASURES
from sabaq.sources.prose.people.groups import group_of
from sabaq.sources.prose.people.mentions import Mention
from sabaq.sources.prose.people.tallies import Tally
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.tokens import CAPTIVE

SHOOT = frozenset({"shot", "shoot", "shoots", "shooting", "gunned", "gun", "stabbed", "hacked", "beat", "beaten"})
FOUND = frozenset({"found", "recovered", "discovered", "dumped"})
SAME = frozenset({"as", "so", "too", "likewise"})
DEATH = lazily(
    r"(?:(?:to|in|about) )?(?P<whose>his|her|their) (?:\w+ )?(?:deaths?|killings?|martyrdoms?|demise|shahadat)\b"
)
ENDED = frozenset({
    "led", "leads", "leading", "resulted", "results", "resulting", "caused", "causes", "causing", "bringing", "brought",
})  # fmt: skip
CHAINED = 2  # numbers that one verb may have after its first
CLOSE = 6  # words in which the death is told
ONE, SOME = lazily(r"(?:N[xo]{0,3}|x{1,4})p(?!P)"), lazily(r"N[xop]{0,3}P")


def ellipses(tally: Tally) -> None:
    """Take those told without a verb of their own: "nine died on the spot and three in hospital"."""
    for match in chain(tally.matches(grammar.LIKEWISE, frozenset("iC")), tally.matches(grammar.TOO, frozenset("C"))):
        before = [tag for tag in tally.tags[: match.start()] if tag in "KDWS"]
        words = tally.phrases.words[slice(*match.span())]
        if before and not SAME.isdisjoint(words) and "_" not in tally.free[slice(*match.span())]:
            tally.take(match.span("list"), MEASURES[before[-1]], match.span("list"))
            tally.use(match.span())
    if not tally.found or not ("Ni" in tally.free or "Noi" in tally.free):
        return
    for _ in range(CHAINED):
        _more(tally)


def _more(tally: Tally) -> None:
    """Take the next of those told without a verb: "died there, two more in the ambulance and one in hospital"."""
    spelt_out = [match.span() for match in grammar.SHARED_OUT.finditer(tally.free)]
    for match in grammar.MORE.finditer(tally.free.replace("_", "K")):
        at = match.start("list")
        if any(first <= at < last for first, last in spelt_out):
            continue
        verb = next((i for i in range(at - 1, max(-1, at - 14), -1) if tally.tags[i] in "KDWSBhd"), None)
        if verb is not None and tally.tags[verb] in "KDd" and "_" in tally.free[verb] and tally.free[at] != "_":
            tally.take(match.span("list"), Prop.KILLED, match.span("list"))
            tally.use(match.span("list"))


def body(tally: Tally) -> None:
    """Take the body found of somebody abducted before: "a barber was taken away; his body was found"."""
    for match in tally.matches(grammar.BODY, frozenset("e")):
        span = match.span()
        if "_" not in tally.free[slice(*span)] and not FOUND.isdisjoint(tally.phrases.words[slice(*span)]):
            taken = next((m.group for m in reversed(tally.found) if m.prop is Prop.ABDUCTED), Group.ALL)
            [made] = tally.phrases.mention((span[0], span[0] + 1), span, span=span, prop=Prop.KILLED, part=False)
            tally.found.append(replace(made, group=taken))
            tally.use(span)


def them(tally: Tally) -> None:
    """Take those killed as "them", where the sentence counts them before."""
    words = tally.phrases.words
    if "them" not in words or (tally.letters.isdisjoint("kKD") and "shot" not in words):
        return
    for at, token in enumerate(tally.tokens):
        if token.low != "them" or not at:
            continue
        before, after = tally.tokens[at - 1], tally.tokens[at + 1] if at + 1 < len(tally.tokens) else None
        shot = before.low in SHOOT and after and after.tag in "DK"
        led = before.low == "shot" and not CAPTIVE.isdisjoint(words[:at])  # "took two off and shot them"
        counted = list(grammar.COUNTED.finditer(tally.free[:at])) if shot or led or before.tag in "kK" else []
        if counted:
            span = counted[-1].span()
            tally.take(span, Prop.KILLED, (span[0], at + (2 if shot else 1)))


def many(tally: Tally) -> None:
    """Take "killed the insurgents" as people without a number."""
    for match in tally.matches(grammar.MANY, frozenset("kK")):
        first = match.start("list")
        done = tally.tokens[match.start()].low != "kill" and "_" not in tally.free[slice(*match.span())]
        if done and tally.tokens[first].low in {"the", "all", "these", "those"}:
            span = (tally.tokens[match.start()].start, tally.tokens[match.end() - 1].end)
            group = group_of(tally.tokens[first : match.end()], tally.lexicon)
            tally.found.append(
                Mention(prop=Prop.KILLED, group=group, low=None, high=None, start=span[0], end=span[1], definite=True)
            )


def fateful(tally: Tally) -> None:
    """Take those attacked whose death is told after: "targeted a policeman with a pistol, which led to his death"."""
    words = tally.phrases.words
    if ENDED.isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word not in ENDED or not (match := DEATH.match(" ".join(words[at + 1 : at + CLOSE]))):
            continue
        before = list((SOME if match["whose"] == "their" else ONE).finditer(tally.free[:at]))
        if before:
            tally.take(before[-1].span(), Prop.KILLED, (before[-1].start(), at + 1))
            tally.use((at, at + 2 + match.group().count(" ")))


def tabled(tally: Tally) -> None:
    """Take the numbers of a table of hospitals: "dead, Civil Hospital 4, BMC 2"."""
    for match in tally.matches(grammar.TABLED, frozenset("H")):
        first, last = match.span("list")
        if "H" in tally.tags[first:last]:
            for at in (n for n in range(first, last) if tally.tags[n] == "N"):
                tally.take((at, at + 1), MEASURES[match.group("verb")], (at, at + 1))
            tally.use(match.span())


def latter(tally: Tally) -> None:
    """Take the number of a second place told after the first: "the former has 19 injured and the latter 12"."""
    words = tally.phrases.words
    if "latter" not in words:
        return
    at = words.index("latter") + 1
    if tally.found and tally.free[at : at + 1] == "N" and tally.tags[at + 1 : at + 2] in {"", ",", ";"}:
        tally.take((at, at + 1), tally.found[-1].prop, (at, at + 1))
        tally.use((at, at + 1))
