"""Places: names in a sentence become the place of the attack.

What comes before a name decides its part: "in", "at", "near" place the attack; "to", "for", "towards" after a verb of
travel is a destination; "from", "native of" an origin; a hospital's town and the dateline are neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from sabaq.model.spacetime import Where
from sabaq.sources.gazetteer import FINENESS, Gazetteer, Near, Place, PlaceKind, fold
from sabaq.sources.prose.triggers import NameMention

DESTINATION = re.compile(
    r"\b(?:travel\w*|head(?:ed|ing)|bound|en route|going|went|way|return\w*|driv\w+|leaving|left|moving"
    r"|proceeding|fled|"
    r"shift\w*|taken|airlifted|moved|rushed|evacuated|referred|transferred|flown)(?: \w+){0,4} (?:to|for"
    r"|towards?|back to|into)"
    r"(?: the| a)?(?: \w+){0,3} $|-bound $|\b(?:bound|headed|heading|destined) for $|\bto $",
    re.IGNORECASE,
)
ORIGIN = re.compile(
    r"\b(?:from|natives? of|residents? of|hail\w+ from|belong\w+ to|born in|hometown(?: of)?|citizens? of|based in|"
    r"buried in|funeral in|in his hometown|trained in|hiding in|sanctuar\w+ in|training camps? in"
    r"|rear bases? in|court in"
    r"|spokes\w+ in|operat(?:es|ed|ing)(?: \w+)? in|operat(?:es|ed|ing) (?:out of|throughout|from)|lead(?:s|er) in)"
    r"(?: the)?(?: \w+){0,2} $",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"\b(?:training camps?|rear bases?|sanctuar\w+|hometown|born|buried|trained|court) in(?: \w+)? $", re.IGNORECASE
)
OPERATES = re.compile(
    r"\b(?:commanders?|leaders?|facilitators?|network|group|who|which|he|she|they|also|fighters) (?:\w+ )?"
    r"operat(?:es|ed|ing)(?: \w+)? (?:in|throughout|from)(?: the)? $",
    re.IGNORECASE,
)  # where somebody is at home
HOSPITAL = re.compile(
    r"\b(?:hospitals?|medical (?:cent(?:re|er)|complex|facility)|morgue|cmh)(?: \w+){0,3} (?:in|at|of) $", re.IGNORECASE
)
LOCATION = re.compile(
    r"\b(?:in|at|near|outside|inside|within|across|around|of|on|off|through|rips?|rocks?|hits?|jolts?|over"
    r"|between|along|"
    r"beyond|outskirts of|parts of|into)(?: the| downtown| central| upper| lower| city of| town of| village of|"
    r" (?:north|south|east|west)\w*(?:ern)?| restive| troubled| volatile| remote|"
    r" pakistan's| afghanistan's| pak's|,)*(?: western city of| (?:port |provincial )?(?:city|capital|town"
    r"|province|district|area|region)(?: of)?)? $",
    re.IGNORECASE,
)
CHAIN = re.compile(
    r"\A(?:'s)?(?: (?:tribal|city|town|district|tehsil|area|village|province|agency|valley))*,? (?:and |in "
    r"|of )?(?:the )?\Z",
    re.IGNORECASE,
)
IN_PROVINCE = re.compile(
    r"\A(?:'s)?(?: (?:city|town|district|tehsil|area|village|agency|valley))?,? (?:in |of )?\Z", re.I
)
UNIT_AFTER = re.compile(
    r"\A(?:'s)? ?(district|tehsil|agency|province|valley|tribal (?:region|district|area|agency)|city|town)\b",
    re.IGNORECASE,
)
NOT_THE_PLACE = re.compile(
    r"\A(?:'s)?(?: high court| university| zalmi| qalandars| police chief| club\b|-based| conference| accord"
    r"|-born| bench| airport-bound| express| stock exchange)",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:, [A-Z][\w -]{1,20})?(?: \([^()]{1,20}\))?(?:, \d{1,2} [A-Z][a-z]{2,8})?:|, \d")
DESKS = frozenset({"islamabad", "rawalpindi", "kabul", "new delhi", "washington", "london", "geneva"})  # of newsrooms
NAMED_PERSON = re.compile(
    r"\b(?:mr|ms|mrs|dr|gen|col|maj|capt|lt|sgt|cmdr|minister|leader|commander|named|mullah|maulana|mufti"
    r"|qari)\.? (?-i:[A-Z]\w+ )?$",
    re.IGNORECASE,
)
CAPITALISED_BEFORE = re.compile(r"(?<![.!?:,;\"'] )(?<!\A)\b[A-Z][a-z]+ $")


class Part(IntEnum):
    """How a name stands to the attack; higher is nearer."""

    NOT_A_PLACE = 0
    ORIGIN = 1
    DESTINATION = 2
    HOSPITAL = 3
    MODIFIER = 4
    LOCATION = 5


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a sentence names, and as what."""

    place: Place
    part: Part
    start: int  # in the clean text
    end: int

    def where(self) -> Where:
        """Give it as claims hold it."""
        return self.place.where()


def read_places(
    text: str, names: tuple[NameMention, ...], span: tuple[int, int], *, gazetteer: Gazetteer, country: str | None
) -> tuple[PlaceMention, ...]:
    """Give the places named in one sentence, each with its part; ambiguous names are left out."""
    inside = [name for name in names if span[0] <= name.start and name.end <= span[1]]
    if not inside:
        return ()
    near = _hints(text, inside, gazetteer, country=country)
    found: list[PlaceMention] = []
    previous: PlaceMention | None = None
    for n, name in enumerate(inside, start=1):
        part = _part(text, name, span, previous)
        kind = _unit_word(text, name)
        place = _resolve(name, kind, gazetteer, near) if part is not Part.NOT_A_PLACE else None
        if place is None or _elsewhere(text, place, name, following=inside[n : n + 1], gazetteer=gazetteer):
            continue
        previous = PlaceMention(place, part, name.start, name.end)
        found.append(previous)
    return tuple(found)


def _part(text: str, name: NameMention, span: tuple[int, int], previous: PlaceMention | None) -> Part:
    """Give what the words around a name make of it."""
    before = text[max(span[0], name.start - 60) : name.start]
    after = text[name.end : name.end + 30]
    if NOT_THE_PLACE.match(after) or NAMED_PERSON.search(before):
        return Part.NOT_A_PLACE
    if previous and name.start - previous.end < 30 and CHAIN.match(text[previous.end : name.start]):
        return previous.part
    if name.start == span[0] and LABEL.match(after):
        filed = name.start < 4 and fold(text[name.start : name.end]) in DESKS
        return Part.ORIGIN if filed else Part.LOCATION
    told = _part_before(before)
    if told is None and not UNIT_AFTER.match(after):
        odd = CAPITALISED_BEFORE.search(before) and not before.isupper() and not _headline(text, span)
        return Part.NOT_A_PLACE if name.careful or odd else Part.MODIFIER
    return Part.MODIFIER if told is None else told


def _part_before(before: str) -> Part | None:
    """Give the part that the words before a name settle, None where they settle nothing."""
    if HOSPITAL.search(before):
        return Part.HOSPITAL
    if AWAY.search(before):
        return Part.ORIGIN
    at = before.lower().endswith(("in ", "at ", "near ")) and not OPERATES.search(before)
    if LOCATION.search(before) and (at or not ORIGIN.search(before)):
        return Part.LOCATION
    if DESTINATION.search(before):
        return Part.DESTINATION
    return Part.ORIGIN if ORIGIN.search(before) else None


def _headline(text: str, span: tuple[int, int]) -> bool:
    """Say whether a sentence capitalises most of its words, so that a capital means nothing."""
    words = [w for w in text[span[0] : span[1]].split() if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _unit_word(text: str, name: NameMention) -> PlaceKind | None:
    """Give the kind that the word after a name says."""
    match = UNIT_AFTER.match(text[name.end : name.end + 24])
    if match is None:
        return None
    word = match.group(1).lower()
    if word == "province":
        return PlaceKind.PROVINCE
    return None if word in {"city", "town"} else PlaceKind.DISTRICT


def _hints(text: str, names: list[NameMention], gazetteer: Gazetteer, *, country: str | None) -> Near:
    """Give the country, province and district that the names of one sentence settle among themselves."""
    province = district = None
    for name in names:
        for place in gazetteer.by_name.get(name.key, ()):
            if place.kind is PlaceKind.COUNTRY:
                country = place.country
            elif place.kind is PlaceKind.PROVINCE and province is None:
                province, country = place.name, country or place.country
            elif place.kind is PlaceKind.DISTRICT and district is None and _unit_word(text, name) is PlaceKind.DISTRICT:
                district = place.district
    return Near(country=country, province=province, district=district)


def _elsewhere(
    text: str, place: Place, name: NameMention, *, following: list[NameMention], gazetteer: Gazetteer
) -> bool:
    """Say whether the text puts this name in another province, "Kot district, Kandahar province"."""
    for after in following:
        found = [p for p in gazetteer.by_name.get(after.key, ()) if p.kind is PlaceKind.PROVINCE]
        joined = IN_PROVINCE.match(text[name.end : after.start])
        stated = joined and _unit_word(text, after) is PlaceKind.PROVINCE
        if found and stated and place.kind is not PlaceKind.PROVINCE:
            return all(p.province != place.province or p.country != place.country for p in found)
    return False


def _resolve(name: NameMention, kind: PlaceKind | None, gazetteer: Gazetteer, near: Near) -> Place | None:
    """Give the one place meant, of the kind the text says where it says one."""
    if kind is not None:
        of_kind = [c for c in gazetteer.find(name.key, near=near) if c.place.kind is kind and c.agreement >= 0]
        if len({c.place.id for c in of_kind if c.agreement == of_kind[0].agreement}) == 1:
            return of_kind[0].place
    return gazetteer.resolve(name.key, near=near)


def finest(mentions: tuple[PlaceMention, ...], *, least: Part = Part.MODIFIER) -> PlaceMention | None:
    """Give the mention that most plainly places the attack, or a finer one that lies inside it."""
    fit = [m for m in mentions if m.part >= least]
    best = max(fit, key=lambda m: (m.part, min(FINENESS[m.place.kind], 3), -m.start), default=None)
    if best is None:
        return None
    inside = [m for m in fit if FINENESS[m.place.kind] > FINENESS[best.place.kind] and holds(best.place, m.place)]
    return max(inside, key=lambda m: (min(FINENESS[m.place.kind], 3), -m.start), default=best)


def scattered(mentions: tuple[PlaceMention, ...]) -> bool:
    """Say whether the places lie in several provinces, as in a list of where operations were."""
    return (
        len({(m.place.country, m.place.province) for m in mentions if m.place.province and m.part >= Part.MODIFIER}) > 1
    )


def holds(outer: Place, inner: Place) -> bool:
    """Say whether one place lies in the other as far as their units tell, so that both may be one spot."""
    if outer.country != inner.country:
        return False
    for a, b in ((outer, inner), (inner, outer)):
        if a.kind is PlaceKind.COUNTRY:
            return True
        if a.kind is PlaceKind.PROVINCE:
            return a.province == b.province
    if outer.district and inner.district:
        return outer.district == inner.district and outer.province == inner.province
    if "text:" in (outer.id[:5], inner.id[:5]):
        return outer.province == inner.province and not (outer.district and inner.district)
    return outer.name == inner.name
