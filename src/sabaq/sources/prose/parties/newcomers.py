"""Newcomers: armed groups that stand in no table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import Organisation, OrganisationMention

PROPER = r"[A-Z][\w'’-]+(?:[ -](?:[eiu]l?|al|of|the|[A-Z][\w'’-]+))"
# a group that the text introduces, or one whose name says that it fights
INTRODUCED = Cued(
    r"\b(?:calling itself|calls itself|going by the name(?: of)?|named itself|(?:group|outfit|faction"
    r"|organi[sz]ation) (?:called|named"
    r"|known as)|little-known|(?:previously|hitherto) (?:unknown|unheard(?: of)?)(?: (?:group|outfit|faction"
    r"|organi[sz]ation))?,?)"
    r" (?:the |a group called )?[\"']?(?P<name>[A-Z][\w'-]+(?:[ -](?:[eiu]l?|al|of|the|[A-Z][\w'-]+)){0,5})"
)
PRESENTED = Cued(  # "A group that few had heard of, the Lions of the Valley, claimed"
    r"\b(?:[Aa]n?|[Aa]nother|[Tt]he) (?:[\w-]+ ){0,3}?(?:group|outfit|faction|alliance|coalition|name|organi[sz]ation)"
    r"(?: (?:that|which|whom|nobody|no one|few|hardly|almost|not)\b[^,.;]{0,50})?,? [\"'“]?(?:the )?"
    rf"(?P<name>{PROPER}{{0,5}})[\"'”]?,[\"'”]? (?=(?:has |had |later |then |also )?"
    r"(?:claim|own|took|takes|accept|sa(?:id|ys) (?:it|its)|disagreed|den))"
)
MARTIAL = Cued(
    r"\b(?P<name>(?:Lashkar(?! ?Gah)|Jaish|Jaysh|Jeish|Jund|Sipah|Liwa|Fidayeen|Mujahideen(?! (?:North|South"
    r"|Upper|Lower))|Saraya|Kata['’]?ib|Katibat"
    r"|Khatiba|Katiba|Wilayat)"
    r"[- ](?:e|i|ul|al|us|ud|un)?[-"
    r" ]?[A-Z][\w'-]+"
    r"(?: (?:Pakistan|Hind|Khorasan|Balochistan))?|(?:Baloch|Balochistan|Sindhudesh|Pashtun|Kashmir) (?:[A-Z][\w'’-]+"
    r" )?(?:Army|Tigers"
    r"|Guards|Brigade|Freedom Fighters)|(?:Ittehad|Ittihad|Harkat|Harakat|Tehreek|Tehrik|Jamaat|Jabhat|Ansar)[- ]"
    r"(?:e|i|ul|al)[- ]"
    r"(?:Mujahid|Jihad|Inqilab|Khilafa|Ansar|Taliban|Mahdi|Sunna|Fursan|Muwahid|Tawhid|Shari|Furqan|Fath|Islami"
    r" Mujahid)[\w'’-]*"
    r"(?: (?:Pakistan|Hind|Khorasan|Balochistan))?"
    r"|(?:Ahrar|Hurras|Ajnad|Ashab|Usbat|Fursan)[- ](?:e|ul|al)[- ][A-Z][\w'’-]+"
    r"|[Aa]l-[A-Z][\w-]+(?: Martyrs['’]?)? Brigades?|[A-Z][\w-]+ (?:Area|Divisional|Zonal|Dalam) Committee)\b"
)
STRUGGLING = Cued(
    r"\b(?:(?:National|Islamic|Popular|Patriotic|People's) )?(?:(?:Liberation|Resistance|Restoration|Revolutionary"
    r"|Salvation|Independence|Rebel|Self-Defen[cs]e) (?:Army|Forces?|Tigers|Brigades?|Guards|Fighters)"
    r"|(?:Liberation|Resistance|Restoration) Front|Liberation Movement)\b(?: (?:of|for) (?:the )?[A-Z]\w+)?"
)
PEOPLE_BEFORE = lazily(r"(?:\b[A-Z][\w'’-]+ ){1,3}\Z")
ARTICLE = lazily(r"(?:The|A|An|In|On|By|For|And|But|Both|When|While|As|At|From|Of) ")
LAWFUL = lazily(r"\b(?:Women|Animal|China|Chinese|Palestine|Sudan People's|Zimbabwe|Uganda|Eritrea|Iran)")
# what only an armed group has or does, not the rebels or the gunmen of a party; a name in capitals stands before it
ARMED = Cued(
    r"\b(?:insurgents|guerr?illas|jihadists?)\b"
    r"|\b(?:takes|took|claim(?:s|ed)|accept(?:s|ed)) (?:full )?responsibility\b"
)
CAPITALS = lazily(r"(?<![\w.-])(?P<name>[A-Z]{3,7}(?:-[A-Z]\w*)?) (?:has |have |had |later )?\Z")
OFFICE = (
    r"(?:Prime|Chief|President|Ministe?r|Governor|Government|Police|Army|Military|State|Interior|Home|Defen[cs]e"
    r"|Security|Forces|Group|Outfit|Organi[sz]ation|Movement|Front|Party|Court|Commission|Afghan|Pakistan\b|India)"
)
STANCE = Cued(  # what is said of armed groups alone
    r"\bclaim(?:s|ed) (?:full )?responsibility\b"
    r"|\bclaim(?:s|ed) the (?:\w+ )?(?:attack|bomb|blast|killing|raid|ambush|assault|shooting|explosion)"
    r"|\bden(?:ies|ied) (?:any|all|being|involvement|responsibility|having|carrying)\b"
)
THE_NAMED = lazily(  # never a man, who has no article
    rf"\b[Tt]he (?P<name>(?!{OFFICE}){PROPER}{{0,5}})(?: \([A-Z]{{2,6}}\))? (?:has |have |had |later |also )?\Z"
)
THEIR_GROUP = lazily(
    r"\b[Tt]he (?P<name>(?:[A-Z][\w'’-]+ ){1,3}(?:group|faction|network)) (?:has |have |had |later |also )?\Z"
)
CLAIMED_BY = Cued(
    r"\b[Rr]esponsibility\b[^.;]{0,60}? (?:claimed|accepted|owned|assumed) by (?:the )?"
    rf"(?P<name>(?!{OFFICE}){PROPER}{{1,5}})"
)
FEW = 20  # newcomers, and mentions of each, that are looked for again
ARTICLES = lazily(r"\A[Aa]l-")
LETTERS = lazily(r"['’\"]? \(([A-Z][A-Za-z-]{1,8})\)")
FORCES = frozenset({
    "ISPR", "CTD", "NATO", "ISAF", "FBI", "NIA", "CRPF", "BSF", "NDS", "GDI", "ISI", "CIA", "IDF", "UAE", "USA",
})  # fmt: skip
SPEAKS_FOR = Cued(
    r"\b(?:on behalf of|in the name of|claimed by|claim (?:from|by)|claims? in the name of) (?:the )?"
    r"(?P<name>[A-Z]{3,7}(?:-[A-Z]\w*)?)\b"
)


def newcomers(text: str, named: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Give the armed groups that stand in no table; a name that holds one that does is not new."""
    made: list[OrganisationMention] = []
    regions = any(m.organisation.name.startswith("TTP") for m in named)  # its wilayats are places
    for start, end in _shaped(text):
        if regions and text.startswith("Wilayat", start):
            continue
        if end > start and not any(m.start < end and start < m.end for m in (*named, *made)):
            group = Organisation(name=text[start:end], kind="militant", parent=None)
            made.append(OrganisationMention(group, start, end))
    taken = (*named, *made)
    again = dict.fromkeys(m for one in made[:FEW] for m in _again(text, one))
    return [*made, *(m for m in again if not any(m.start < o.end and o.start < m.end for o in taken))]


def by_letters(
    text: str, groups: Sequence[OrganisationMention], named: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """Give where a text calls known groups by letters of its own: "al-Shabaab (AS)"."""
    made: dict[int, OrganisationMention] = {}
    for one in groups:
        letters = LETTERS.match(text, one.end)
        if letters and letters[1].isupper() and letters[1][0] in _initials(one.organisation.name):
            for start, end in _met(text, letters[1]):
                if not any(m.start < end and start < m.end for m in named):
                    made[start] = OrganisationMention(one.organisation, start, end)
    return list(made.values())


def _initials(name: str) -> str:
    """Give the letters that a name's own letters may begin with, its article left out or not."""
    return name[:1].upper() + ARTICLES.sub("", name)[:1].upper()


def _again(text: str, one: OrganisationMention) -> Iterator[OrganisationMention]:
    """Yield where a text names a newcomer later, in full or by the letters that it gives in brackets after the name."""
    letters = LETTERS.match(text, one.end)
    for name in (one.organisation.name, *(letters.groups() if letters else ())):
        for start, end in _met(text[one.end :], name):
            yield OrganisationMention(one.organisation, one.end + start, one.end + end)


def _met(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a text first writes a name, a few times at most."""
    return (match.span() for match in islice(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), FEW))


def _shaped(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names whose shape, or the words beside them, tell of an armed group."""
    for match in (*INTRODUCED.finditer(text), *PRESENTED.finditer(text), *MARTIAL.finditer(text)):
        yield match.span("name")
    for match in STRUGGLING.finditer(text):
        before = PEOPLE_BEFORE.search(text, max(0, match.start() - 60), match.start())
        first = before.start() if before else match.start()
        if before and (article := ARTICLE.match(text, first)):
            first = article.end()
        whose = first < match.start() or " of " in match.group() or " for " in match.group()
        if whose and not LAWFUL.search(text, first, match.end()):
            yield first, match.end()
    for match in ARMED.finditer(text):
        name = CAPITALS.search(text, max(0, match.start() - 24), match.start())
        if name and name["name"] not in FORCES:
            yield name.span("name")
    yield from (match.span("name") for match in CLAIMED_BY.finditer(text))
    for match in STANCE.finditer(text):
        shapes = (THE_NAMED, THEIR_GROUP) if match.group().endswith("responsibility") else (THEIR_GROUP,)
        found = (shape.search(text, max(0, match.start() - 80), match.start()) for shape in shapes)
        if name := next(filter(None, found), None):
            yield name.span("name")
    for match in SPEAKS_FOR.finditer(text):
        if match["name"] not in FORCES:
            yield match.span("name")
