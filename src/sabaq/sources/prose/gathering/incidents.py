"""Incidents: clauses are gathered by the thing they tell of.

A report of several attacks has several subjects. A clause that names a place lying elsewhere starts or rejoins another
subject; one that names none stays with the last. What is not news gets subjects of its own and never joins an incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from sabaq.model.evidence import Framing, Polarity, Prop
from sabaq.sources.gazetteer import FINENESS, Place, PlaceKind
from sabaq.sources.prose.deeds.openings import THE_OTHER
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.gathering.portions import portions
from sabaq.sources.prose.gathering.roundups import announced, one_of_them, parts_of, shared_out, unheaded, unsummed
from sabaq.sources.prose.gathering.told import Told, days_of, spot_of
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.where.parts import Part
from sabaq.sources.prose.where.places import PlaceMention, holds

LATER = Cued(
    r"\b(?:succumb\w*|died of|funerals?|buried|laid to rest|claimed responsibility|statement|toll|search operation"
    r"|arrested|rescue\w*|airlifted|shifted|condemn\w*|visited)\b",
    re.IGNORECASE,
)  # what follows an attack on another day
ALSO = lazily(
    r"\A(?:\W*and,?|; ?) (?:[\w ]{0,24}(?:later|earlier|before|after),? )?(?:another|the other|(?:a|the) second) "
    r"(?:\w+ ){0,3}?(?:at|in|near|on|outside) "
)  # "one at Rohri and, an hour later, another at Nawabshah"
OF_THE_HURT = lazily(
    r"\b[\w-]+ (?:more )?of the (?:wounded|injured)\b[^.;]{0,40}\b(?:died|passed away|succumbed|expired)\b"
)
IN_CARE = lazily(
    r"\b(?:treat(?:ed|ing|ment)|admitted|hospitals?|wards?|doctors?|discharged|medical|surg\w+|clinics?)\b",
    re.IGNORECASE,
)
DATED = lazily(r"(?:,? and o|O)n (?:\d|[A-Z])")  # "On 5 October an explosion in the ministry's mosque killed four"
IN_A_DISTRICT = lazily(  # "In Chandel district, four cadres were killed", of a place in no gazetteer
    r"(?:Meanwhile,? |Also )?[Ii]n (?:the )?(?P<name>[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*"
    r" (?:district|province|state|region|county|governorate|department|division|prefecture)\b"
)
AFTER_IT = lazily(r"\b(?:injured|hospitals?|more|another|bod(?:y|ies)|toll|total)\b")  # what comes of an attack
UPDATES = lazily(  # a toll told before
    r"\b(?:death |overall )?tolls? (?:\w+ ){0,2}?(?:reached|rose|climbed|stood|stands|jumped|hit)\b", re.IGNORECASE
)
AGAIN = lazily(  # what has just been told of: "The convoy was on its way when it came under attack"
    r"\W*(?:The|This|That|These|Those) (?:[\w-]+ ){0,2}?(?:attack(?:ers?)?|blasts?|explosions?|bomb(?:ing|ers?)?|raid"
    r"|ambush|assault|incident|convoy|bus|coach|vehicles?|van|car|truck|train|patrol|post|mosque|gunm[ae]n|militants"
    r"|assailants|terrorists|deceased|dead|victims?|injured|wounded|slain|device|mine)\b",
)
ON_A_DAY = lazily(
    r"On \w+day,? (?:\w+ )?(?:terrorists|militants|gunm[ae]n|attackers|insurgents|rebels|armed men|bombers?)\b"
)
UNOWNED = lazily(
    r"\W*(?:So far )?(?:No|Nobody|None|Neither)\b[^.;]{0,60}\b(?:claim\w*|own(?:ed)?|responsib\w+)\b", re.IGNORECASE
)
EITHER = Cued(
    r"\b(?:(?:in|at|from|of) (?:either|both|any|all|each)\b|both (?:attacks|blasts|incidents|places|cases)"
    r"|either (?:place"
    r"|attack|blast|incident|town|case))",
    re.IGNORECASE,
)  # what is said of every attack told so far
SPOT = FINENESS[PlaceKind.TOWN]


def gather(clauses: Iterable[Clause], *, opinion: bool) -> list[Told]:
    """Give the things told of: news first, in the order of the text, then the rest."""
    news: list[Told] = []
    rest: list[Told] = []
    shared: list[Told] = []  # those over which a toll was shared out last
    current: Told | None = None
    setting: Clause | None = None  # the day of several attacks that are then told one by one
    for clause in clauses:
        if not clause.tells and not clause.responsibilities and not clause.actors:
            continue
        if clause.framing is not Framing.NEWS and not _claims_despite_frame(clause):
            _set_aside(rest, clause)
            continue
        if opinion and not _argues_of(clause, current):
            continue
        if shares := portions(clause):
            shared = shared_out(shares, news, current)
            current = shared[-1]
            continue
        clause = unsummed(clause, shared)  # noqa: PLW2901
        spot = spot_of(clause)
        if current is not None and one_of_them(clause, current):
            news.remove(current)
            rest.append(current)
            setting = replace(current.clauses[0], mentions=(), places=())
            current.framing, current = Framing.AGGREGATE, None
        home = None if not opinion and _opens(clause, spot, current) else _home(clause, spot, news, current)
        home = _named_again(clause, shared) or home
        if home is None:
            home = Told(framing=Framing.NEWS)
            if setting is not None and not days_of((clause,)):
                home.clauses.append(setting)
            if ALSO.match(clause.text) and current is not None:
                home.clauses.append(replace(current.clauses[-1], mentions=(), places=()))
            news.append(home)
        home.take(clause, spot.place if spot else None)
        for other in _also_of(clause, news, shared if spot is None else []) if len(news) > 1 else ():
            if other is not home:
                other.clauses.append(clause)
        current = home
    _recall(news, rest)
    unheaded(news)
    split = [part for told in announced(news) if not told.empty for part in parts_of(told)]
    return split + rest


def _named_again(clause: Clause, shared: list[Told]) -> Told | None:
    """Give the share whose place a later clause names, though no gazetteer holds it."""
    if len(shared) < 2 or clause.places:
        return None
    return next((t for t in shared if any(c.share and c.share in clause.text for c in t.clauses)), None)


def _also_of(clause: Clause, news: list[Told], shared: list[Told]) -> list[Told]:
    """Give the attacks of which a clause is said besides its own: nobody was hurt in any, or "both attacks" were."""
    every = EITHER.search(clause.text)
    if _nobody(clause):
        return news if every else shared
    return shared if every and not clause.mentions else []


def _claims_despite_frame(clause: Clause) -> bool:
    """Say whether a clause holds an official's outcome word, which is evidence in an op-ed too."""
    return bool(clause.outcomes)


def _argues_of(clause: Clause, current: Told | None) -> bool:
    """Say whether an op-ed's clause tells of a thing that happened: one of its own, or the one its paragraph is on."""
    numbered = any(not m.vague for m in clause.mentions)
    if numbered or clause.outcomes or (clause.concrete and not clause.mentions):
        return True
    near = current is not None and current.clauses[-1].paragraph == clause.paragraph
    return near and bool(clause.mentions or clause.responsibilities or clause.targets or clause.attack)


def _nobody(clause: Clause) -> bool:
    """Say whether a clause tells only that nobody was hurt."""
    return bool(clause.mentions) and all(m.low == m.high == 0 for m in clause.mentions)


def _home(clause: Clause, spot: PlaceMention | None, news: list[Told], current: Told | None) -> Told | None:
    """Give the thing that a clause goes on telling of; None starts another."""
    if clause.another and current is not None:
        own = clause.concrete and not current.roundup and bool(clause.mentions or _struck_anew(clause, spot))
        same = (told for told in news if spot and told.place and _one_spot(told.place, spot.place))
        return None if own else next(same, None)
    if spot is None or current is None or current.place is None or current.roundup:
        return current
    owned = not clause.struck and any(one.polarity is Polarity.ASSERTS for one in clause.responsibilities)
    recalls = owned or UNOWNED.match(clause.text) or AGAIN.match(clause.text)
    again = (not clause.mentions and recalls) or _in_care(clause) or OF_THE_HURT.search(clause.text) is not None
    if holds(current.place, spot.place):
        return None if not again and _apart(clause, spot, current) else current
    same = (told for told in reversed(news) if _told_there(told, spot.place))
    known = current if again and not owned else next(same, current if again else None)
    more = clause.mentions and all(m.additional for m in clause.mentions) and clause.attack is None
    if known or more:
        return known or current  # one more of those told of died elsewhere
    strong = spot.part >= Part.LABEL or any(not m.part for m in clause.mentions)
    return None if ALSO.match(clause.text) or (strong and clause.concrete) else current


def _told_there(told: Told, place: Place) -> bool:
    """Say whether a thing told of was in a place, or one of several was that are still told together."""
    if told.roundup and told.place is None:
        return any(p.place.id == place.id for clause in told.clauses for p in clause.places)
    return told.place is not None and holds(told.place, place)


def _one_spot(one: Place, other: Place) -> bool:
    """Say whether two places may be one, so that two streets of one town are not."""
    apart = one.name != other.name and one.kind is other.kind is PlaceKind.LOCALITY
    return holds(one, other) and not apart


def _in_care(clause: Clause) -> bool:
    """Say whether a clause only tells where the wounded lie, which is another place than that of the attack."""
    hurt = bool(clause.mentions) and all(m.prop is Prop.WOUNDED for m in clause.mentions)
    care = (hurt and IN_CARE.search(clause.text)) or UPDATES.search(clause.text)
    return bool(care) and clause.attack is None


def _struck_anew(clause: Clause, spot: PlaceMention | None) -> bool:
    """Say whether a clause names a spot and how it was hit."""
    return bool(spot and spot.part >= Part.LABEL and clause.struck)


def _apart(clause: Clause, spot: PlaceMention, current: Told) -> bool:
    """Say whether two spots of one district are two attacks: each was hit in its own way."""
    mine, theirs = spot.place, current.place
    if theirs is None or mine.name == theirs.name or min(FINENESS[one.kind] for one in (mine, theirs)) < SPOT:
        return False
    if spot.part >= Part.LOCATION and _other_toll(clause, current):
        return True
    if _begins_there(clause, spot) and any(not m.part and m.low for c in current.clauses for m in c.mentions):
        return True
    here, there = clause.attack, next((c.attack for c in current.clauses if c.attack and c.attack.firm), None)
    return bool(here and there and here.firm and here.value != there.value and spot.part >= Part.LABEL)


def _other_toll(clause: Clause, current: Told) -> bool:
    """Say whether a clause counts dead on both sides, those of one in another number than the attack told so far."""
    here = {m.group: m.low for m in clause.mentions if m.prop is Prop.KILLED and m.low and not m.part}
    there = {m.group: m.low for c in current.clauses for m in c.mentions if m.prop is Prop.KILLED and not m.part}
    both = len(here) > 1 and not any(m.total for m in clause.mentions)
    return both and any(group in there and there[group] != low for group, low in here.items())


def _begins_there(clause: Clause, spot: PlaceMention) -> bool:
    """Say whether a clause begins with a place and tells who was killed or hurt there: "In Kanju two soldiers died"."""
    opens = spot.start - clause.start <= len("At ") and clause.text.startswith(("In ", "At ", "Near "))
    return opens and any(not m.part and not m.additional and m.low for m in clause.mentions)


def _opens(clause: Clause, spot: PlaceMention | None, current: Told | None) -> bool:
    """Say whether a clause plainly starts another thing: as an item of a list, or on another day."""
    item = clause.item and (spot is not None or (clause.concrete and clause.attack is not None))
    dated = DATED.match(clause.text) and not AFTER_IT.search(clause.text) and (clause.struck or clause.mentions)
    if current is None:
        return item
    last = current.clauses[-1]
    if THE_OTHER.match(clause.text) and spot and last.order == clause.order and last.share == clause.share == "":
        return True
    unlisted = IN_A_DISTRICT.match(clause.text) if spot is None and _counts((clause,)) else None
    if unlisted and _counts(current.clauses) and not any(unlisted["name"] in c.text for c in current.clauses):
        return True
    if _before(clause, current) or (spot and ON_A_DAY.match(clause.text) and _elsewhere(clause, spot, current)):
        return True
    if not (dated or (spot is not None and clause.attack is not None)):
        return item
    return item or _other_day(clause, current)


def _before(clause: Clause, current: Told) -> bool:
    """Say whether a clause tells who was killed on an earlier day than the dead of the attack told so far."""
    mine, theirs = days_of((clause,), last=True), days_of(current.clauses)
    told = any(m.low for m in clause.mentions if not m.additional) and _counts(current.clauses)
    return bool(told and mine and theirs) and max(mine) < min(theirs)


def _counts(clauses: Iterable[Clause]) -> bool:
    """Say whether clauses tell of a number of people hurt."""
    return any(m.low for clause in clauses for m in clause.mentions)


def _elsewhere(clause: Clause, spot: PlaceMention, current: Told) -> bool:
    """Say whether a clause tells who was killed at another spot than those told of so far."""
    told = _counts((clause,)) and _counts(current.clauses)
    fine = FINENESS[spot.place.kind] >= SPOT
    return told and fine and all(p.place.name != spot.place.name for c in current.clauses for p in c.places)


def _other_day(clause: Clause, current: Told) -> bool:
    """Say whether a clause tells of an attack on another day than the one told so far."""
    if not (clause.mentions or clause.concrete) or LATER.search(clause.text):
        return False
    mine, theirs = days_of((clause,)), days_of(current.clauses)
    return bool(mine and theirs) and not mine & theirs


def _recall(news: list[Told], rest: list[Told]) -> None:
    """Take who claims an attack for background too, where nothing else is told of it after what is background."""
    if not news or not any(told.clauses[-1].order < news[0].clauses[0].order for told in rest):
        return
    clauses = news[0].clauses
    owned = any(not one.blamed for c in clauses for one in c.responsibilities)
    told = days_of(clauses) or any(c.outcomes or any(m.low or m.vague for m in c.mentions) for c in clauses)
    if owned and not told:
        news[0].framing = Framing.BACKGROUND
        rest.append(news.pop(0))


def _set_aside(rest: list[Told], clause: Clause) -> None:
    """Keep what is not news by paragraph and frame."""
    owned = any(not one.blamed for one in clause.responsibilities)
    if clause.framing is Framing.HYPOTHETICAL or not (clause.mentions or clause.outcomes or owned):
        return  # what could happen has no toll, not even a tagged one
    last = rest[-1] if rest else None
    if last is None or last.framing is not clause.framing or last.clauses[-1].paragraph != clause.paragraph:
        last = Told(framing=clause.framing)
        rest.append(last)
    spot = spot_of(clause)
    last.take(clause, spot.place if spot else None)
