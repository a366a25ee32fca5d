"""Holders: which group's stance it is that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sabaq.sources.prose.parties.actors import DOES, PATIENT
from sabaq.sources.prose.parties.avowals import GOVERNING, apart
from sabaq.sources.prose.parties.stance_words import HOME, INSIDERS
from sabaq.sources.prose.parties.stances import Kind, Side, Stance
from sabaq.sources.prose.parties.voices import BANNED, OF_A_WHOLE, REACH, Voices
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.stretches import starting_in
from sabaq.sources.prose.text.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
PRONOUN = lazily(
    r"\A\W*(?:(?:jihadist|militant|separatist|rebel|insurgent|terror|armed|islamist) )?(?:group"
    r"|outfit)\b"  # a headline's
    r"|\bthe (?:newest|latest) (?=says?\b|said\b)|\b(?:it|they|he|she|we|the (?:(?:terror|terrorist|militant"
    r"|jihadist|separatist|rebel|insurgent|armed|extremist|banned|outlawed|proscribed) )?(?:group|outfit|network"
    r"|movement"
    r"|organi[sz]ation|statement|message|note|militants"
    r"|insurgents|post|front|alliance|brigade|faction|emirate)|(?:his|its|their) (?:men|fighters|followers|network)"
    r"|(?:a|the|its|their)(?: \w+){0,2} (?:spokes\w+|statement|message|note|mouthpiece|channel))\b", I,
)  # fmt: skip
OFFICE = (
    r"(?:police|cops|officials?|authorit(?:y|ies)"
    r"|(?<!baloch )(?<!liberation )(?<!republican )(?<!revolutionary )(?<!people's )army"
    r"|military|troops|ispr|ctd|minist(?:er|ry)|government|residents|forces"
    r"|analysts?|experts|observers|locals|witnesses|investigators|islamabad|kabul|delhi|pakistan|india|president"
    r"|governor|rangers|security (?:sources|officials)|intelligence|(?<!news )agency|department|family|media reports"
    r"|chief minister)"
)
OTHER_SUBJECT = lazily(
    rf"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bnear )\b{OFFICE}(?: [\w'-]+){{0,4}} ?\Z", I
)  # somebody else is the subject of the verb
OTHER_SAYS = Cued(
    rf"\b{OFFICE}\b[^.;,]{{0,30}}\b(?:said|says?|told|believe\w*|confirmed|added)\b|\b(?:according to|said) (?:\w+"
    rf" ){{0,2}}{OFFICE}\b",
    I,
)
JOINED = lazily(
    rf"\A(?:'s)?(?: (?:commander|spokes\w+|faction))?,?(?: \([\w-]+\),?)? ?(?:and|as well as|along with"
    rf"|jointly with|together with|&|or|nor|,)?(?:,"
    rf" [^,.;]{{1,25}},)? ?(?:(?:a few|some|two|three|four|several) (?:hours|minutes|days) (?:later|after\w*) )?"
    rf"(?:(?:later|also|then|subsequently|one|two|three|four|another) ){{0,2}}(?:by |from "
    rf"|of )?(?:both )?(?:its (?:ally|sister|partner|offshoot|parent)(?: group)? )?{BANNED}\Z",
    I,
)
ALSO = lazily(rf",? (?:together|along|jointly|in concert) with {BANNED}")
SIDE_BY_SIDE = lazily(r"\b(?:and|or|nor|with|as well as)\b|[,&]")
SEVERAL = lazily(
    r"\b(?:two|three|four|both|several|rival|different|various) (?:[\w-]+ ){0,2}?"
    r"(?:groups|outfits|factions|organi[sz]ations|movements)\b", I
)  # fmt: skip
LISTED = lazily(rf"(?: [\w'-]+){{0,4}}[,:] {BANNED}")  # before the names of those groups
LINK = lazily(
    r"\A(?: (?:on|the|banned|outlawed|proscribed|defunct|militants?|from|group|a|an|its|chapter|faction|of|attack"
    r"|for|as|two|both"
    r"|separatists?|insurgents?|terrorists?|fighters?|gunmen|men|members?|belonging|linked|to|outfit"
    r"|organi[sz]ation|rival"
    r"|it|this|that|raid|bombing|killings?|blast|spokes\w+|commander|statement|named|called|calling|itself|known|by"
    r"|dissidents?|remnants?|elements|[A-Z][\w'-]+|-|,)){0,10},? \(?\Z"
)
PASSIVE_BLAME = lazily(r"(?:is|was|were|are|be|been|to be|stands?)\b|held\b", I)
BEEN = lazily(r"\A[\w ()',-]{0,40}\b(?:is|was|were|been|being|be) \Z")
BLAMING = lazily(r"blam|accus|suspect|held|linked|traced", I)
BARE_BLAME = lazily(r"(?:blamed|accused|suspected)(?= for\b|\W*\Z|[.;,])", I)  # "ISKP blamed"
RIGHT_BEFORE = lazily(r"\A[\w ()',-]{0,45}\Z")
SAYS = lazily(
    r"\b(?:sa(?:y|ys|id|ying)|sen(?:d|ds|t) (?:\w+ )?(?:word|messages?)|assur\w+|convey\w+|inform\w+|swor\w+|swears?"
    r"|stat\w+|announc\w+|den\w+|declar\w+|insist\w*|told|claim\w*|clarif\w+|maintain\w*"
r"|add\w*|reiterat\w+|message|release|spokes\w+|known)\b", I)  # fmt: skip
SAID_SO = lazily(rf"[,\"”] ?{BANNED}@(?:'s \w+)?(?: spokes\w+)? (?:said|says|added|insisted|told)\b", I)
NARRATED_NO = lazily(r"(?:did|do|does|was|were|had|none|not|n't|never)\b(?! no\b)", I)
OWNING = lazily(
    r"\b(?:responsib\w+|claim\w*|ours|work|own|mujahid\w*|sarmachars?|fid\w+|deed|caliphate|note)\b", I
)  # not a soldier's "we"
MEN_HOME = lazily(HOME, I)
OWN_WORD = lazily(
    rf"\b(?:{INSIDERS},? (?:of|from)|sp(?:oke|eaks?|eaking) (?:for|on behalf of)|spokes\w+ (?:of|for)"
    rf"|(?:in the name|on behalf)"
    rf" of) {BANNED}\Z",
    I,
)
VERSION = lazily(r"(?: \([\w-]+\))? (?:that (?:it|this) was (?:an?|the|only|merely)|of an?|to the contrary)\b", I)
ACCORDING = lazily(rf"according to {BANNED}", I)
APPOSED = lazily(rf",? {BANNED}", I)  # "was ours, the BLF's"
ASIDE = lazily(  # "BRAS, in which the BLA and the BLF sit, claimed"
    r", (?:(?:in|of|to|from|with|for|under|by) )?(?:which|whom|whose|who)\b[^.;]*?,(?= (?:(?:has|have|had|also"
    r"|later) )?\Z)"
)
FILED = lazily(r"[A-Z][A-Z .'/&-]+(?:, [A-Z][A-Za-z. ]+)? - ")  # a dateline's city says nothing


def holders(
    text: str, span: tuple[int, int], clause: tuple[int, int], *, stance: Stance, voices: Voices
) -> tuple[OrganisationMention, ...]:
    """Give the groups whose stance it is."""
    verb = span[0] + stance.start, span[0] + stance.end
    if stance.kind is Kind.BLAME:
        return _blamed(text, span, verb, voices=voices)
    if stance.side is Side.WE:
        return _ours(text, span, verb, stance=stance, voices=voices)
    if stance.side is Side.AFTER:
        return _after(text, span, verb, voices=voices)
    if holder := _subject(text, span, clause, stance=stance, voices=voices):
        return _joined(text, (clause[0], span[1]), verb, holder=holder, voices=voices)
    named = voices.between(verb[1], span[1]) if SEVERAL.search(text, clause[0], verb[0]) else ()
    return _chain(text, named) if named and LISTED.fullmatch(text, verb[1], named[0].start) else ()


def _ours(
    text: str, span: tuple[int, int], verb: tuple[int, int], *, stance: Stance, voices: Voices
) -> tuple[OrganisationMention, ...]:
    """Give the group that says "we" or "ours"."""
    start, end = verb
    named = voices.between(start, end)[:1]  # "our Majeed Brigade"
    home = MEN_HOME.search(text, start, end)
    if home and others_say(text, (max(0, start - REACH), end + REACH), voices):
        return named
    if named and len(voices.issuers) == 1:
        return voices.issuers  # "our Majeed Brigade", in a statement of the whole
    own = voices.between(end, min(end + 60, span[1]))[:1]
    unit = text.endswith(" our", 0, end) and voices.issuers  # "the work of our Majeed Brigade"
    if own and not unit and APPOSED.fullmatch(text, end, own[0].start):
        return own
    issuer = _quoted(span, start, voices) or (voices.issuers[0] if len(voices.issuers) == 1 else None)
    speaker = (
        issuer or voices.speaker(start, span[1]) or (voices.sole() if OWNING.search(text, start, end + 40) else None)
    )
    if speaker is None and stance.kind is Kind.DENIAL and not others_say(text, (0, end + REACH), voices):
        speaker = voices.sole()
    teller = speaker or (_doer(text, start, voices) if home else None)
    return named or ((teller,) if teller else ())


def others_say(text: str, span: tuple[int, int], voices: Voices) -> bool:
    """Say whether an office says something; "Pakistan" or "army" as a part of a group's name is none."""
    named = voices.between(*span)
    return any(
        not any(m.start < said.end() and said.start() < m.end for m in named)
        for said in OTHER_SAYS.finditer(text, *span)
    )


def _quoted(span: tuple[int, int], at: int, voices: Voices) -> OrganisationMention | None:
    """Give the group that a sentence says to speak before the words: "the JuA repeats that it was ours"."""
    before = voices.between(span[0], at)
    return before[-1] if before and voices.speaks(before[-1]) else None


def _doer(text: str, at: int, voices: Voices) -> OrganisationMention | None:
    """Give the only group of which the words around tell that its men attacked."""
    did = [
        one
        for one in starting_in(voices.mentions, at - REACH, at + REACH)
        if DOES.match(text[one.end : one.end + 90]) and not PATIENT.search(text[max(0, one.start - 70) : one.start])
    ]
    return did[0] if len({one.organisation.name for one in did}) == 1 else None


def _subject(
    text: str, span: tuple[int, int], clause: tuple[int, int], *, stance: Stance, voices: Voices
) -> OrganisationMention | None:
    """Give the group that takes a stance as its verb's subject, where the words are its own."""
    verb = span[0] + stance.start, span[0] + stance.end
    plain = stance.kind is Kind.DENIAL and not stance.told
    filed = FILED.match(text[span[0] : span[1]])
    if plain and others_say(text, (span[0] + (filed.end() if filed else 0), span[1]), voices):
        return None
    holder = _before(text, clause, verb[0], voices=voices) or _meant(text, clause, verb, voices=voices)
    if holder is None and stance.kind is Kind.DENIAL:
        holder = _closing(text, span, verb[1], voices=voices)
    if holder is None:
        return _in_own_words(text, span, verb, voices=voices) if stance.told else None
    void = (
        any(apart(m, holder) for m in voices.between(*verb))  # a group tells what another did
        or (stance.loose and not _tells_its_own(holder, verb, voices=voices))
        or (plain and not (_issued(holder, voices) or _in_own_mouth(text, span, verb, holder=holder, voices=voices)))
    )
    return None if void else holder


def _issued(group: OrganisationMention, voices: Voices) -> bool:
    """Say whether a document is written in a group's own words."""
    return any(one.organisation.name == group.organisation.name for one in voices.issuers)


def _closing(text: str, span: tuple[int, int], at: int, *, voices: Voices) -> OrganisationMention | None:
    """Give the group that is told to have said the words before: "it was not its work, the BLA said"."""
    named = voices.between(at, span[1])[:1]
    lead = text[at : named[0].start] if named else ""
    return named[0] if named and SAID_SO.search(lead + "@" + text[named[0].end : span[1]]) else None


def _in_own_words(
    text: str, span: tuple[int, int], verb: tuple[int, int], *, voices: Voices
) -> OrganisationMention | None:
    """Give the group whose men are called as only it calls them: "to inform that sarmachars of the BLF attacked"."""
    inside = voices.between(*verb)
    if not inside or others_say(text, span, voices) or OTHER_SUBJECT.search(text, span[0], verb[0]):
        return None
    quoted = ACCORDING.fullmatch(text, verb[0], inside[0].start)
    return inside[0] if quoted or OWN_WORD.search(text, verb[0], inside[0].start) else None


def _tells_its_own(holder: OrganisationMention, verb: tuple[int, int], *, voices: Voices) -> bool:
    """Say whether a group tells its own attack; who governs also tells of those it suffers."""
    near = holder.end <= verb[0] and verb[0] - holder.end < 60
    return near and holder.organisation.name not in GOVERNING and not voices.between(*verb)


def _in_own_mouth(
    text: str, span: tuple[int, int], verb: tuple[int, int], *, holder: OrganisationMention, voices: Voices
) -> bool:
    """Say whether "did not attack" is what a group says, not what is told of it; "had no hand in" is always said."""
    if not NARRATED_NO.match(text, verb[0]) or text[holder.end : holder.end + 1] == ":":
        return True
    own = [m for m in voices.between(span[0], verb[0]) if not apart(m, holder)]
    lead = (own[0].end if own else span[0], verb[0])
    return bool(SAYS.search(text, *lead) or SAYS.search(text, verb[1], span[1]))


def _before(text: str, clause: tuple[int, int], at: int, *, voices: Voices) -> OrganisationMention | None:
    """Give the group that is the subject of a verb: the last before it that nothing is done to."""
    told = ASIDE.sub(_blank, text[clause[0] : at])
    named = [
        m
        for m in voices.between(clause[0], at)
        if told[m.start - clause[0]] != " " and not _done_to(text, clause[0], m)
    ]
    whole = [m for m in named if not _of_a_whole(text, m)] or named
    holder = whole[-1] if whole else None
    return None if holder is None or OTHER_SUBJECT.search(text, max(m.end for m in named), at) else holder


def _done_to(text: str, floor: int, one: OrganisationMention) -> bool:
    """Say whether the words before a name do something to whom it names."""
    return PATIENT.search(text[max(floor, one.start - 70) : one.start]) is not None


def _of_a_whole(text: str, one: OrganisationMention) -> bool:
    """Say whether a name tells only what somebody is a part of, or was."""
    return OF_A_WHOLE.search(text, max(0, one.start - 60), one.start) is not None


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside.group())


def _meant(text: str, clause: tuple[int, int], verb: tuple[int, int], *, voices: Voices) -> OrganisationMention | None:
    """Give the group that "it" or "the group" stands for, where the clause names none before the verb."""
    lead = text[clause[0] : verb[0]]
    speech = re.match(r"(?:statement|message|note|communique|according)", text[verb[0] : verb[1]], I)
    if voices.between(clause[0], verb[0]) or OTHER_SUBJECT.search(lead) or not (PRONOUN.search(lead) or speech):
        return None
    before = starting_in(voices.mentions, clause[0] - 399, clause[0])
    doing = (m for m in reversed(before) if not (_of_a_whole(text, m) or _done_to(text, 0, m)))
    return next(doing, None) or voices.last(clause[0]) or voices.speaker(verb[0], clause[1])


def _joined(
    text: str, reach: tuple[int, int], verb: tuple[int, int], *, holder: OrganisationMention, voices: Voices
) -> tuple[OrganisationMention, ...]:
    """Give the group with those that act with it: "the BLA and the BRG", "the BLA claimed it together with the BRG"."""
    with_it = [
        m
        for first in (holder.end, verb[1])
        for m in voices.between(first, reach[1])[:1]
        if ALSO.fullmatch(text, first, m.start)
    ]
    chain, last = [holder], holder
    for mention in reversed(voices.between(reach[0], holder.start)):
        lead, name = text[mention.end : last.start], mention.organisation.name
        again = name == last.organisation.name  # "the Islamic State (IS)"
        if not (again or JOINED.match(lead)):
            break
        if not (again or (name == holder.organisation.parent and not SIDE_BY_SIDE.search(lead))):
            chain.append(mention)
        last = mention
    return (*reversed(chain), *with_it)


def _chain(text: str, named: Sequence[OrganisationMention]) -> tuple[OrganisationMention, ...]:
    """Give the first of some groups with those that are joined to it."""
    chain = list(named[:1])
    for mention in named[1:]:
        if not JOINED.match(text[chain[-1].end : mention.start]):
            break
        chain.append(mention)
    return tuple(chain)


def _after(
    text: str, span: tuple[int, int], verb: tuple[int, int], *, voices: Voices
) -> tuple[OrganisationMention, ...]:
    """Give the groups by whom something is claimed: the first named after the verb, and those joined to it."""
    named = voices.between(verb[1], span[1])
    neither = text[verb[0] : verb[1]].lower().startswith("neither")
    if neither:
        return voices.between(*verb) or voices.between(span[0], verb[0])[-1:] or named[:1]
    if not named or named[0].start - verb[1] > 90 or OTHER_SAYS.search(text, verb[1], named[0].start):
        again = re.match(r" (?:it|the (?:group|outfit|organi[sz]ation))\b", text[verb[1] : verb[1] + 30])
        last = voices.last(verb[0]) if again else None
        return (last,) if last else ()
    return () if VERSION.match(text, named[0].end) else _chain(text, named)


def _blamed(
    text: str, span: tuple[int, int], verb: tuple[int, int], *, voices: Voices
) -> tuple[OrganisationMention, ...]:
    """Give the group that is blamed: right after the verb, or right before "was blamed" or "was behind"."""
    after = voices.between(verb[1], span[1])
    if after and LINK.match(text[verb[1] : after[0].start]):
        return after[:1]
    before = voices.between(span[0], verb[0])
    if not before:
        return ()
    gap = text[before[-1].end : verb[0]]
    bare = not gap.strip() and BARE_BLAME.match(text, verb[0])
    passive = PASSIVE_BLAME.match(text, verb[0]) and RIGHT_BEFORE.match(gap)
    been = BEEN.match(gap) and BLAMING.match(text, verb[0])
    return before[-1:] if bare or passive or been else ()
