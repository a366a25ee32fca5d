"""Stated: figures in their clauses; who of the hurt died since."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Polarity, Prop
from sabaq.model.terms import Group, TargetClass
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.people.mentions import UNIFORMED, Mention
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.tokens import tokenise

OF_THEM = lazily(r"\w+ of them\b", re.IGNORECASE)
GONE = r"(?:died|expired|passed away|breathed (?:his|her) last)"
HURT_BEFORE = lazily(
    rf"\A[^.;]{{0,70}}?\b(?:(?:hurt|wounded|injured|shot|hit)\b[^.;]{{0,60}}\b(?:succumbed|{GONE})"
    rf"|succumbed|(?:later|since|subsequently) {GONE}"
    rf"|{GONE}\b[^.;]{{0,40}}?\b(?:later|of (?:his|her|the) (?:wounds|injuries)"
    r"|(?:in|at) (?:the |a )?(?:\w+ ){0,3}hospital|on (?:the|his|her) (?:way|road)|(?:under|during) treatment))\b",
    re.IGNORECASE,
)  # somebody told to have died of wounds was not told dead before
CARE = r"(?:Hospital|LRH|KTH|HMC|BMC|CMH|DHQ|THQ|JPMC|PIMS|Complex|Cent(?:re|er))"
HOSPITAL = lazily(CARE)
WARD = lazily(
    rf"\W*(?:The )?(?P<name>(?:[A-Z][\w'-]* ){{0,4}}?{CARE}(?:,? [A-Z]\w+){{0,2}})"
    r"(?: ?[:,-]| (?=\d|dead|killed|inj|wound|bod|(?:(?:has|had|have|so far|also|already) ){0,3}received))"
)
WARD_LAST = lazily(
    rf"[\w ,-]{{4,60}}? (?:are|were|lie) (?:with|at|in"
    rf"|lying at) (?:the )?(?P<name>(?:[A-Z][\w'-]* ){{0,4}}?{CARE})\W*\Z"
)  # "Four bodies are with Khyber Teaching Hospital."
SHARED = lazily(r"\b(?:others?|rest|remaining|on the spot|at once|instantly)\b", re.IGNORECASE)
OF_HURT = lazily(
    r"(?:\w+|\w+ more|another \w+) of the (?:\w+ )?(?:injured|wounded|hurt|casualties|patients)\b"
    r"|an? (?:injured|wounded) ",
    re.IGNORECASE,
)
AMONG_THEM = lazily(r"[\w ]{0,25}? ?among (?:them|the (?:injured|wounded))\b", re.IGNORECASE)
WHOM = lazily(
    r"(?:injured|wounded|hurt|treated),? of whom \Z|\A\W*\w+ of them, \Z"
    r"|\b(?:injured|wounded|casualties|patients|victims|they|them)\b[^.;]{0,90}?,? where \Z",
    re.IGNORECASE,
)
IN_CARE = lazily(
    r"(?:\w+|\w+ of (?:them|these)) (?:later |since )?(?:died|expired|succumbed|passed away) (?:in|on|during) "
    r"(?:the )?(?:operati\w+ )?(?:theatre|theater|icu|intensive care|surgery|table|treatment)\b",
    re.IGNORECASE,
)
LATER = lazily(r"\b(?:later|since|subsequently) (?:died|succumbed|expired)\b", re.IGNORECASE)
INCLUDED = lazily(
    r"[^.;]{0,80}?\b(?:is|are) (?:already |also )?(?:included in|counted in|part of) (?:the|this"
    r"|that) (?:[\w-]+ ){0,2}(?:figures?|tolls?"
    r"|counts?|totals?|numbers?)\b",
    re.IGNORECASE,
)
DENIED = lazily(
    r"[^.;]{0,70}?\b(?:(?:is|are|was|were) (?:not (?:correct|right|true|accurate)|incorrect|wrong|false|baseless)"
    r"|could not be (?:stood up|verified|confirmed|substantiated))\b",
    re.IGNORECASE,
)
REFUSED = lazily(  # "do not run the figure of", "the mayor at first spoke of", "kits for"
    r"\b(?:(?:do not|don't) (?:run|believe|air|spread|share|print)\b[^.;]{0,30}|(?:at first|initially|earlier(?: in the"
    r" day| on \w+)?,?|first) (?:\w+ ){0,4}?(?:spoke of|spoken of|reported|put|gave|said)\b[^.;]{0,30}"
    r"|(?:initial|early|earlier|first|preliminary|previous) (?:\w+ )?(?:reports?|counts?|accounts?|figures?|statements?"
    r"|tolls?|estimates?|versions?)\b[^.;]{0,60}"
    r"|(?:did not|does not|didn't|could not|would not|cannot) (?:know of|confirm|speak of)\b[^.;]{0,30}"
    r"|reject\w* [^.;]{0,40}\b(?:figure|count|toll|tally|version|claim) of (?:\w+ )?"
    r"|(?:kits?|material|beds|supplies|medicines?|dressings?) (?:\w+ )?for "
    r"|(?:funerals?|burials?|weddings?|graves?|homes?|houses?|famil(?:y|ies)|relatives|widows?) of (?:\w+ ){0,2})\Z",
    re.IGNORECASE,
)
EXPECTED = lazily(  # "the toll could rise to ten"
    r"\b(?:could|may|might|will|(?:is|was|are|were) (?:expected|feared|likely|set|bound) to) (?:\w+ )?"
    r"(?:rise|climb|exceed|reach|go|increase|grow)\b",
    re.IGNORECASE,
)
AT_FIRST = lazily(r"[\w ]{0,20}?,? (?:at first|initially|to begin with)\b", re.IGNORECASE)


BODIES = lazily(  # of those who were taken before
    r"\b(?:[Tt]heir|(?:the|all)(?: \w+)?) (?:[\w-]+ )?(?:dead )?bodies\b[^.;]{0,50}?"
    r"\b(?:found|recovered|discovered|dumped|retrieved|thrown)\b"
)

OFFICERS = lazily(r"(?:\w+ )?(?:(?:other|more|senior|junior) )?[Oo]fficers?\b")
FORCES = {TargetClass.POLICE: Group.POLICE, TargetClass.SECURITY_FORCES: Group.SECURITY}


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


def undenied(stated: list[Stated]) -> list[Stated]:
    """Leave out a figure that is said to be wrong: "the figure of forty dead is not correct"."""
    told = [Stated(replace(s.mention, part=True), s.clause) if INCLUDED.match(s.rest) else s for s in stated]
    rest = [s for s in told if not _refused(s)]
    return rest or stated


def _refused(one: Stated) -> bool:
    """Say whether a figure is given only to be called wrong, an earlier one, or one that may yet come."""
    text, start = one.clause.text, one.mention.start
    before = REFUSED.search(text, 0, start) or EXPECTED.search(text, max(0, start - 30), one.mention.end)
    return bool(before or DENIED.match(one.rest) or AT_FIRST.match(one.rest))


def each_ward(stated: list[Stated]) -> list[Stated]:
    """Give what a second hospital counts as on top of the first's: "LRH: dead 4. KTH: dead 2."."""
    heads = [_ward(one.clause.text) if HOSPITAL.search(one.clause.text) else None for one in stated]
    names = [head and head["name"] for head in heads]
    if len(set(names) - {None}) < 2:
        return stated
    return [
        Stated(replace(s.mention, additional=True), s.clause) if name and names.index(name) and name != names[0] else s
        for s, name in zip(stated, names, strict=True)
    ]


def _ward(text: str) -> re.Match[str] | None:
    """Give the hospital of whose count a clause tells."""
    return WARD.match(text) or WARD_LAST.match(text)


def died_since(stated: list[Stated], clauses: Sequence[Clause]) -> list[Stated]:
    """Give "one of the five has since died" its kind, and take it from the five hurt."""
    later = _later(clauses)
    if not later:
        return stated
    hurt = {m.low: m.group for c in clauses for m in c.mentions if m.prop is Prop.WOUNDED}
    dead = {m.of: m.low for m in later.values()}
    kept: list[Stated] = []
    for one in stated:
        mention = later.get((one.start, one.mention.prop), one.mention)
        anew = any(m.prop is Prop.KILLED and m.total for m in one.clause.mentions)  # counted after those died
        gone = dead.get(mention.low) if mention.prop is Prop.WOUNDED and not anew else None
        if mention.of and (mention.group is Group.ALL or one.mention.of):
            mention = replace(mention, group=hurt.get(mention.of, mention.group))
        elif gone and mention.low is not None and mention.high is not None:
            mention = replace(mention, low=mention.low - gone, high=mention.high - gone)
        kept.append(Stated(mention, one.clause))
    return kept


def _later(clauses: Sequence[Clause]) -> dict[tuple[int, Prop], Mention]:
    """Give the dead, "two of them later died" as so many of those told hurt last, by where they are told."""
    hurt: int | None = None
    made: dict[tuple[int, Prop], Mention] = {}
    for clause in clauses:
        for mention in clause.mentions:
            counted = INCLUDED.match(clause.text, mention.end)
            fewer = (
                hurt
                and not counted
                and (mention.low or 0) < hurt
                and mention.prop is Prop.KILLED
                and _of_the_hurt(mention, clause)
            )
            died = replace(mention, of=mention.of or hurt, additional=True) if fewer or mention.of else mention
            if died.of and died.low:
                made[clause.start + mention.start, mention.prop] = died
            hurt = mention.low if mention.prop is Prop.WOUNDED and not mention.part else hurt
    return made


def _of_the_hurt(mention: Mention, clause: Clause) -> bool:
    """Say whether the dead are told to be of those hurt: "one of the injured died", "of whom two later died"."""
    text, start = clause.text, mention.start
    if OF_THEM.match(text, start):
        return bool(LATER.search(text, start) or HURT_BEFORE.search(text[start:]))
    them = OF_HURT.match(text, start) or AMONG_THEM.match(text, mention.end) or AMONG_THEM.match(text, start)
    return bool(them or IN_CARE.match(text, start) or WHOM.search(text, 0, start))


def died_too(one: Stated, stated: list[Stated], clauses: Sequence[Clause]) -> Stated:
    """Give "the driver died in hospital" as one more, where nobody so called was told dead before."""
    mention = one.mention
    if mention.low != 1 or mention.high != 1 or mention.part or mention.again or one is stated[0]:
        return one
    called = noun(one)
    text = one.clause.text
    if not mention.definite:
        return _one_more(one, stated, clauses, called=called)
    if mention.group is Group.ALL and not text[mention.start :].lower().startswith(("his", "her", "their")):
        return one
    hurt = HURT_BEFORE.search(text[mention.start :]) or any(
        called in c.text.lower() and not any(m.prop is Prop.KILLED for m in c.mentions)
        for c in clauses if c.start < one.start and c is not one.clause
    )  # fmt: skip
    if called and hurt and called not in {noun(s) for s in stated if s.start < one.start}:
        return Stated(replace(mention, additional=True, definite=False), one.clause)
    return one


def _one_more(one: Stated, stated: list[Stated], clauses: Sequence[Clause], *, called: str) -> Stated:
    """Give "a helper died later in hospital" as one more; not where a sentence says how those told before died."""
    text, mention = one.clause.text, one.mention
    alone = not any(m.prop is Prop.KILLED and m.start != mention.start for m in one.clause.mentions)
    if not (called and alone and HURT_BEFORE.search(text[mention.start :])) or SHARED.search(text):
        return one
    before = [s for s in stated if s.start < one.start]
    told = {s.mention.group for s in before} - {Group.ALL}
    known = not told or any(
        called in {noun(s), noun(s).removesuffix("s"), noun(s).replace("men", "man")} for s in before
    )
    earlier = (m for c in clauses for m in c.mentions if c.start < one.start)
    if known and not any(m.prop is Prop.WOUNDED and not m.part for m in earlier):
        return one
    return Stated(replace(mention, additional=True), one.clause)


def officer(one: Stated, clauses: Sequence[Clause]) -> Stated:
    """Give "four officers were killed" the force whose post, van or men were attacked."""
    if one.mention.group is not Group.ALL or not OFFICERS.match(one.clause.text, one.mention.start, one.mention.end):
        return one
    hit = (aim.noun.kind for c in clauses if c.start <= one.clause.start for aim in c.targets)
    force = next((FORCES[kind] for kind in hit if kind in FORCES), None)
    return Stated(replace(one.mention, group=force), one.clause) if force else one


def noun(one: Stated) -> str:
    """Give the noun of the last person that a mention names."""
    tokens = tokenise(one.clause.text[one.mention.start : one.mention.end], lexicon())
    return next((token.low for token in reversed(tokens) if token.tag in "pP"), "")


def unclaimed(stated: list[Stated]) -> list[Stated]:
    """Leave out what one side boasts of, where somebody else counts the same people."""
    boasts = [s for s in stated if s.mention.claimed or (_boasted(s) and not _boasted(stated[0]))]
    own = {s.clause.order for s in boasts if not s.mention.claimed}  # there the same side tells of its losses, too
    told = {s.mention.group for s in stated if not (s in boasts or s.mention.part or s.clause.order in own)}
    told |= UNIFORMED if told & UNIFORMED else set()
    return [s for s in stated if s not in boasts or not any(_alike(s.mention.group, known) for known in told)]


def _alike(one: Group, other: Group) -> bool:
    """Say whether two counts may be of the same people."""
    return one is other or Group.ALL in {one, other}


def _boasted(one: Stated) -> bool:
    """Say whether a group that claims an attack counts the dead: "the TTP claimed it and said it had killed ten"."""
    at = one.clause.start + one.mention.start
    return any(
        said.polarity is Polarity.ASSERTS and not said.blamed and said.start < at
        for said in one.clause.responsibilities
    )


def found_again(one: Stated, stated: list[Stated]) -> bool:
    """Say whether bodies are those just counted: "killed six labourers and fled, leaving behind six bodies"."""
    before = (s for s in stated if s.clause is one.clause and s.start < one.start)
    return "bodies" in one.text and any(s.mention.low == one.mention.low for s in before)


def taken_and_found(clauses: Sequence[Clause]) -> list[Stated]:
    """Give those abducted as dead whose bodies a later clause says were found: "Their bodies were found at dawn"."""
    taken: Mention | None = None
    for clause in clauses:
        found = BODIES.search(clause.text) if taken else None
        if taken and found:
            return [Stated(replace(taken, prop=Prop.KILLED, start=found.start(), end=found.end()), clause)]
        taken = next((m for m in clause.mentions if m.prop is Prop.ABDUCTED and m.low and not m.part), taken)
    return []
