"""Voices: the armed groups that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

import msgspec

from sabaq.sources.prose.parties.newcomers import by_letters, newcomers
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.stretches import starting_in
from sabaq.sources.prose.text.triggers import Organisation, OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
BANNED = r"(?:the |banned |outlawed |proscribed |defunct |so-called |militant |group |shadowy |little-known )*"
WHERE = r"(?P<where>(?!The |Media |Press |Political |Military |Central |Student)[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
KIND = r"(?P<kind>chapter|branch|wilaya[th]?|wing|faction|group)\b"
CHAPTER = lazily(rf"\b{WHERE} {KIND} of {BANNED}(?:(?:[A-Z][\w'-]+ ){{1,5}}\()?\Z")
CHAPTER_AFTER = lazily(rf"\A(?:\)| \([A-Z][\w.-]{{1,7}}\))?(?:'s|,)? ?\(?{WHERE} {KIND}(?! of\b)")
BARE_CHAPTER = lazily(rf"\b{WHERE} (?:chapter|branch)\b(?! of\b)")
REGION = r"(?:regional|local|afghan|afghanistan|south asian)"
BRANCH = r"(?:chapter|affiliates?|branch|wing|arm|offshoot|franchise|faction|province)"
REGIONAL = lazily(rf"\b{REGION} {BRANCH} of {BANNED}\Z", I)
REGIONAL_AFTER = lazily(
    rf"\A(?: group)?(?:'s|,)? {REGION} {BRANCH}\b|\A(?: group)?(?:'s)? affiliate in afghanistan\b", I
)
PROVINCES = {
    "khorasan": "ISKP", "khurasan": "ISKP", "west africa": "Islamic State West Africa Province",
    "central africa": "Islamic State Central Africa Province", "sinai": "Islamic State Sinai Province",
    "somalia": "Islamic State Somalia", "mozambique": "Islamic State Mozambique", "yemen": "Islamic State Yemen",
    "pakistan": "Islamic State Pakistan Province", "hind": "Islamic State Hind Province",
    "east asia": "Islamic State East Asia Province", "sahel": "Islamic State in the Greater Sahara",
}  # fmt: skip
PROVINCE = rf"(?P<where>{'|'.join(PROVINCES)})"
ITS_PROVINCE = lazily(
    rf"\A(?: group)?(?:'s)?(?:,? (?:in|by|through|via) [^.;,]{{0,30}}?\bits)? ?[\"'“]?{PROVINCE}[\"'”]? {BRANCH}\b"
    rf"|\A(?: group)?(?:'s)? {BRANCH} in (?:the )?(?P<there>{'|'.join(PROVINCES)})\b",
    I,
)
PROVINCE_OF = lazily(rf"\b{PROVINCE}[\"'”]? {BRANCH}[\"'”]? of {BANNED}\Z", I)
LENDS = lazily(
    r"(?:'s)?[- ](?:linked|affiliated?|aligned|allied|backed|inspired|affiliates?|allies|ally|offshoots?|franchise"
    r"|branch"
    r"|faction|splinter)(?: (?:group|outfit|faction|militants?|organi[sz]ation))?,?(?: (?:called|known as|named|the))?"
    r" [\"'(]?\Z"
)  # a name that only tells whose friends the group named next are
OWNS = lazily(r"(?: group| faction| outfit)'s (?:own |elite |suicide )?\Z")  # "the Gul Bahadur group's Jaish al-Fursan"
APPOSED = lazily(r"(?: \([\w-]+\))?, (?:an?|the|once an?) (?:\w+ )?")  # "JNIM, an al-Qaeda affiliate,"
PART_OF = lazily(  # "Jamaat-ul-Ahrar, a faction of the TTP, ..."
    r"(?: \([\w-]+\))?, (?:itself |which [^.;,]{3,50}? as |(?:widely )?(?:believed|thought|said"
    r"|held) to be )?(?:an?|the)"
    r" (?:[\w-]+ ){0,2}(?:(?:faction|splinter|offshoot|affiliate|ally|breakaway|front|outfit)(?: \w+)? (?:of"
    r"|from|to|for)"
    r"|(?:group|outfit|faction|organi[sz]ation) (?:linked|tied|allied|affiliated|aligned|loyal|close)(?: to| with))"
    rf" {BANNED}(?:(?:\w+ )?(?:warlord|commander|leader|emir) )?"
)
FRIEND = lazily(r"(?:'s)?[- ](?:linked|affiliate\w*|aligned|allied|ally|offshoot|splinter|branch|breakaway|faction)\b")
ALLIANCE = lazily(
    r"(?: \([\w-]+\))?,? (?:an?|the|its)? ?(?:\w+ )?(?:alliance|umbrella|coalition|grouping|bloc|front)"
    r" (?:of|that unites|comprising|made up of|including)(?: the)? "
)
ENDS = lazily(r"[.;:]|\b(?!and\b|the\b|banned\b)[a-z]{3,}")  # of a list of members
NAMELESS = lazily(r"(?:'s)? (?:splinter|breakaway|offshoot|rivals?)\b")  # a group of theirs, not they
OF_A_WHOLE = lazily(
    r"\b(?:split|splintered|broke away|broken away|breakaway|parted ways|defected)(?: in \d+)? (?:from|with)"
    r" (?:the )?\Z"
    r"|\b(?:faction|group|splinter|offshoot|wing|affiliate|ally|part|branch|arm|brigade|unit|umbrella|front|committee"
    r"|alliance|rival"
    rf"|enemy|cover name)\)? (?:of|to|for) {BANNED}\Z"
    rf"|\b(?:(?:ex-|former |estranged |disgruntled )(?:commanders?|members?|fighters?|cadres?|leaders?)"
    rf"|defectors|dissidents)"
    rf" (?:of|from) {BANNED}\Z"
    rf"|\b(?:c[ao]me|fall|fell|serv(?:e|ed)|operat(?:es?|ed)|f[oe]ught|remain(?:s|ed)) (?:under|outside) {BANNED}\Z",
    I,
)
SPOKEN_BEFORE = lazily(
    r"\b(?:spokes\w+|statement|message|communique|claims?|release|leaders?|commanders?|chief|mouthpiece|behalf"
    r"|emir|shura"
    rf"|leadership|channel|letter|call|video|in the name|speaking(?: in [A-Z]\w+)?|said|says|brag(?:s|ged)?|boast(?:s"
    rf"|ed)?|insist(?:s|ed)?|announce[sd]?"
    rf"|crow(?:s|ed)?|declare[sd]?)(?:,)?(?: \w+){{0,3}}? ?(?:of|for|by|from|to)? ?{BANNED}\Z"
    r"|- ?\Z|[\"']:? \Z|\bwe,?(?: of)? (?:the )?\Z",
    I,
)
SPOKEN_AFTER = lazily(
    r"\A(?:'s)?(?: \([A-Z-]{2,8}\))?(?: [\w-]+){0,2}? (?:spokes\w+|statements?|media|channel|release|man"
    r"|mouthpiece|website"
    r"|press note|cent(?:re|er)|command|leadership|leaders?|commanders?|message|shura|letter)\b"
    r"|\A(?:'s)?(?: \([A-Z-]{2,8}\))?[^.;]{0,60}?\b(?:said|says?|claim\w*|announc\w+|stat(?:ed|es)|accept\w+"
    r"|den(?:y|ies|ied)"
    r"|own(?:s|ed)|reject\w*|declar\w+|disown\w*|warn\w*|acknowledg\w+|condemn\w*|repeat\w*|insist\w*|maintain\w*"
    r"|reiterat\w*|wrote|took|takes)\b"
    r"|\A(?: \([A-Z-]{2,8}\))? ?[:-]|\A, (?:want|wish|declare|hereby|accept|claim)",
    I,
)
IN_WHOSE_NAME = lazily(r"aliphate|hilafa|\bAmaq\b")  # a whole's name that its provinces go by, too
LISTED = 8  # groups at most that stand in a list of an alliance's members
REACH = 600  # characters between "we" and the name of who speaks


class Voices(msgspec.Struct, frozen=True):
    """The armed groups that a document names, for words that only say "it" or "we"."""

    text: str
    mentions: tuple[OrganisationMention, ...]
    issuers: tuple[OrganisationMention, ...] = ()  # in whose own words the whole document is

    def between(self, start: int, end: int) -> tuple[OrganisationMention, ...]:
        """Give the groups named in a stretch; a nameless splinter of theirs is not they."""
        return tuple(
            m for m in starting_in(self.mentions, start, end) if m.end <= end and not NAMELESS.match(self.text, m.end)
        )

    def last(self, at: int) -> OrganisationMention | None:
        """Give the group that the words before named last."""
        return next(reversed(starting_in(self.mentions, at - 399, at)), None)

    def speaker(self, at: int, sentence_end: int) -> OrganisationMention | None:
        """Give the group that says "we" here: named after the quote, else before it, else as the one who signs."""
        near = [m for m in starting_in(self.mentions, at - REACH + 1, at + REACH) if self.speaks(m)]
        until = self._quoted_until(at, sentence_end)
        closing = next((m for m in near if at < m.start < until), None)
        return closing or next((m for m in reversed(near) if m.start < at), None) or next(iter(near), None)

    def _quoted_until(self, at: int, sentence_end: int) -> int:
        """Give where the sentence ends that closes the quote in which an offset lies; else where its own does."""
        line = self.text.rfind("\n", 0, at) + 1
        close = self.text.find('"', at)
        if close < sentence_end or not self.text.count('"', line, at) % 2 or "\n" in self.text[at:close]:
            return sentence_end
        stop = self.text.find(". ", close)
        return stop if stop > 0 else len(self.text)

    def sole(self) -> OrganisationMention | None:
        """Give the only group that a document names."""
        first = next(iter(self.mentions), None)
        return first if first and all(m.organisation.name == first.organisation.name for m in self.mentions) else None

    def speaks(self, mention: OrganisationMention) -> bool:
        """Say whether the words around a name make it the one who speaks."""
        before = self.text[max(0, mention.start - 70) : mention.start]
        return bool(SPOKEN_BEFORE.search(before) or SPOKEN_AFTER.match(self.text[mention.end : mention.end + 110]))


def militant(mentions: Iterable[OrganisationMention]) -> tuple[OrganisationMention, ...]:
    """Give the mentions of armed groups; a lawful party is never an actor."""
    return tuple(m for m in mentions if m.organisation.kind == "militant")


def voices_of(text: str, mentions: Iterable[OrganisationMention]) -> Voices:
    """Give the document's armed groups, with the chapters that it calls by their place alone."""
    named = tuple(mentions)
    groups = militant(named)
    unknown = [*newcomers(text, named), *by_letters(text, groups, named)]
    if unknown:
        groups = tuple(sorted((*groups, *unknown), key=lambda m: m.start))
    if groups and ("chapter" in text or "branch" in text):
        groups = tuple(sorted((*groups, *_bare_chapters(text, groups)), key=lambda m: m.start))
    groups = tuple(
        one
        for one, other in zip_longest(groups, groups[1:])
        if not (other and (LENDS.match(text, one.end, other.start) or OWNS.match(text, one.end, other.start)))
    )
    groups = tuple(one for n, one in enumerate(groups) if not _only_tells_of(text, groups[max(0, n - LISTED) : n], one))
    groups = tuple(_province(text, one, groups) for one in groups)
    return Voices(text, groups)


def _only_tells_of(text: str, before: tuple[OrganisationMention, ...], one: OrganisationMention) -> bool:
    """Say whether a name only tells what the group named before it is: an affiliate of it, an alliance of several."""
    if not before:
        return False
    last = before[-1]
    apposed = APPOSED.fullmatch(text, last.end, one.start) and FRIEND.match(text, one.end)
    if apposed or PART_OF.fullmatch(text, last.end, one.start):
        return True
    lists = next((found for m in reversed(before) if (found := ALLIANCE.match(text, m.end, one.start))), None)
    return lists is not None and not ENDS.search(text, lists.end(), one.start)


def _province(text: str, one: OrganisationMention, groups: tuple[OrganisationMention, ...]) -> OrganisationMention:
    """Give the province that a text names for "the soldiers of the Caliphate"."""
    if not IN_WHOSE_NAME.search(text, one.start, one.end):
        return one
    whole = one.organisation.name
    province = next((m.organisation for m in groups if m.organisation.parent == whole), one.organisation)
    return OrganisationMention(province, one.start, one.end)


def _bare_chapters(text: str, groups: tuple[OrganisationMention, ...]) -> list[OrganisationMention]:
    """Give "the Mohmand chapter" as the chapter of the group that the text names first."""
    made = []
    whole = groups[0].organisation
    for match in BARE_CHAPTER.finditer(text):
        beside = any(m.start - 6 < match.end() and match.start() < m.end + 6 for m in groups)
        if not beside and whole.parent is None:
            name = f"{whole.name} {match.group('where')} chapter"
            chapter = Organisation(name=name, kind=whole.kind, parent=whole.name)
            made.append(OrganisationMention(chapter, match.start(), match.end()))
    return made


def name_of(mention: OrganisationMention, text: str, floor: int) -> tuple[str, int, int]:
    """Give the group's name with its chapter kept apart from the centre, and the span that says so."""
    name = mention.organisation.name
    before = text[max(floor, mention.start - 70) : mention.start]
    after = text[mention.end : mention.end + 40]
    if name == "Islamic State" and (REGIONAL.search(before) or REGIONAL_AFTER.match(after)):
        return "ISKP", mention.start, mention.end
    if name == "Islamic State" and (
        found := PROVINCE_OF.search(before) or ITS_PROVINCE.match(text[mention.end : mention.end + 70])
    ):
        return PROVINCES[found[found.lastgroup or 0].lower()], mention.start, mention.end
    chapter = None if mention.organisation.parent else CHAPTER.search(before)
    if chapter:
        start = mention.start - (len(before) - chapter.start("where"))
        return _chapter(name, chapter), start, mention.end
    late = CHAPTER_AFTER.match(after)
    if late:
        return _chapter(name, late), mention.start, mention.end + late.end()
    return name, mention.start, mention.end


def _chapter(whole: str, named: re.Match[str]) -> str:
    """Give one name to a chapter, whatever its group calls its chapters; a wing or a faction may be another thing."""
    kind = named["kind"] if named["kind"] in {"wing", "faction", "group"} else "chapter"
    return f"{whole} {named['where']} {kind}"
