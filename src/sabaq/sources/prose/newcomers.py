"""Newcomers: armed groups that stand in no table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.triggers import Organisation, OrganisationMention

# a group that the text introduces, or one whose name says that it fights
INTRODUCED = Cued(
    r"\b(?:calling itself|calls itself|going by the name(?: of)?|named itself|(?:group|outfit|faction"
    r"|organi[sz]ation) (?:called|named"
    r"|known as)|little-known|(?:previously|hitherto) (?:unknown|unheard(?: of)?)(?: (?:group|outfit|faction"
    r"|organi[sz]ation))?,?)"
    r" (?:the |a group called )?[\"']?(?P<name>[A-Z][\w'-]+(?:[ -](?:[eiu]l?|al|of|the|[A-Z][\w'-]+)){0,5})"
)
MARTIAL = Cued(
    r"\b(?P<name>(?:Lashkar(?! ?Gah)|Jaish|Jund|Sipah|Liwa|Fidayeen|Mujahideen|Saraya|Kataib|Katibat|Katiba|Wilayat)"
    r"[- ](?:e|i|ul|al|us|ud|un)?[-"
    r" ]?[A-Z][\w'-]+"
    r"(?: (?:Pakistan|Hind|Khorasan|Balochistan))?|(?:Baloch|Balochistan|Sindhudesh|Pashtun) (?:[A-Z][\w-]+"
    r" )?(?:Army|Tigers"
    r"|Guards|Brigade)|(?:Ittehad|Ittihad|Harkat|Harakat|Tehreek|Tehrik|Jamaat|Jabhat|Ansar)[- ](?:e|i|ul|al)[- ]"
    r"(?:Mujahid|Jihad|Inqilab|Khilafa|Ansar|Taliban|Mahdi|Sunna|Fursan)\w*"
    r"(?: (?:Pakistan|Hind|Khorasan|Balochistan))?)\b"
)
STRUGGLING = Cued(
    r"\b(?:(?:National|Islamic|Popular|Patriotic|People's) )?(?:(?:Liberation|Resistance|Restoration|Revolutionary"
    r"|Salvation|Independence|Rebel|Self-Defen[cs]e) (?:Army|Forces?|Tigers|Brigades?|Guards|Fighters)"
    r"|(?:Liberation|Resistance|Restoration) Front)\b(?: (?:of|for) (?:the )?[A-Z]\w+)?"
)
PEOPLE_BEFORE = re.compile(r"(?:\b[A-Z][\w'’-]+ ){1,3}\Z")
ARTICLE = re.compile(r"(?:The|A|An|In|On|By|For|And|But|Both|When|While|As|At|From|Of) ")
LAWFUL = re.compile(r"\b(?:China|Chinese|Palestine|Sudan People's|Zimbabwe|Uganda|Eritrea|Iran)")
# what only an armed group has or does, not the rebels or the gunmen of a party; a name in capitals stands before it
ARMED = Cued(
    r"\b(?:insurgents|guerr?illas|jihadists?)\b"
    r"|\b(?:takes|took|claim(?:s|ed)|accept(?:s|ed)) (?:full )?responsibility\b"
)
CAPITALS = re.compile(r"(?<![\w.-])(?P<name>[A-Z]{3,7}(?:-[A-Z]\w*)?) (?:has |have |had |later )?\Z")
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
    for start, end in _shaped(text):
        if end > start and not any(m.start < end and start < m.end for m in (*named, *made)):
            group = Organisation(name=text[start:end], kind="militant", parent=None)
            made.append(OrganisationMention(group, start, end))
    return made


def _shaped(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names whose shape, or the words beside them, tell of an armed group."""
    for match in (*INTRODUCED.finditer(text), *MARTIAL.finditer(text)):
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
    for match in SPEAKS_FOR.finditer(text):
        if match["name"] not in FORCES:
            yield match.span("name")
