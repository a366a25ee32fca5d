"""Groups: what kind of people a noun phrase names."""

from __future__ import annotations

from itertools import pairwise

from sabaq.model.terms import Group
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.tokens import Token
from sabaq.sources.prose.text.words import listed

LIVES = frozenset({"life", "lives"})
WEAK = frozenset(listed("number", "weak"))  # nouns whose group the words beside them decide
LEARNERS = frozenset({"cadet", "recruit", "trainee"})
ESCORTS = frozenset({"guard", "escort"})
PLURAL_OF = {"men": "man", "women": "woman", "people": "people", "personnel": "personnel"}
RANKS = frozenset({"sergeant", "captain", "major", "lieutenant", "colonel", "general", "commander"})
SIDES = {
    "fc": Group.SECURITY, "corps": Group.SECURITY, "scouts": Group.SECURITY, "navy": Group.SECURITY,
    "army": Group.SECURITY, "levies": Group.SECURITY, "rangers": Group.SECURITY,
    "own": Group.SECURITY, "soldiers": Group.SECURITY, "military": Group.SECURITY, "troops": Group.SECURITY,
    "police": Group.POLICE, "policemen": Group.POLICE, "civilians": Group.CIVILIANS, "civ": Group.CIVILIANS,
    "civs": Group.CIVILIANS, "terrorists": Group.ATTACKERS, "militants": Group.ATTACKERS, "en": Group.ATTACKERS,
    "khwarij": Group.ATTACKERS, "khawarij": Group.ATTACKERS, "insurgents": Group.ATTACKERS, "bombers": Group.ATTACKERS,
    "enemy": Group.ATTACKERS, "miscreants": Group.ATTACKERS, "attackers": Group.ATTACKERS,
}  # fmt: skip
LINKS = frozenset({"its", "their", "put", "puts"})  # between a side and its number
SELVES = frozenset({"himself", "herself"})
BOMBING = frozenset({"blew", "bomber", "detonated", "exploded", "suicide", "attacker", "blast", "explosives", "vest"})
BANDS = frozenset({"group", "outfit", "gang", "cell", "ring", "faction", "network"})  # "two members of the group"
REMAINS, LEFT = frozenset({"bodies", "dead bodies", "corpses"}), frozenset({"left", "leaving", "leave"})
FORCES = frozenset({"police", "security"})
FIGHTING = FORCES | {"attackers"}
POLICED = frozenset({
    "mobile", "van", "vehicle", "patrol", "post", "station", "picket", "check", "checkpost", "checkpoint", "car",
    "truck", "party", "convoy", "land", "lines", "pickup", "jeep", "bus", "team", "headquarters", "compound",
})  # fmt: skip
KIN = frozenset({"son", "daughter"})  # of any age
AGED = ("-year-old", "-month-old")
GROWN = 18  # years
BOMBS = frozenset({"explosive", "explosives", "suicide"})
VESTS = frozenset({"vest", "vests", "jacket", "jackets", "belt", "belts"})
FEMALE = frozenset({"lady", "female", "woman", "women"})


def group_of(words: tuple[Token, ...], lexicon: Lexicon) -> Group:
    """Give the group that a noun phrase names; people of no stated kind are of all."""
    noun = next((t for t in reversed(words) if t.tag in "pP" and t.low not in LIVES), None)
    if noun is None:
        return Group.ALL
    singular = singular_of(noun)
    word = noun.low.removesuffix("'s")
    last = word.rpartition("-")[2]
    own = lexicon.persons.get(word) or lexicon.persons.get(word.replace("-", "")) or lexicon.persons.get(last, "all")
    if singular in ESCORTS and any(token.low in {"polio", "security", "private"} for token in words):
        return Group.POLICE if any(token.low == "polio" for token in words) else Group.ALL
    if singular in KIN and any(_young(token) for token in words):
        return Group.CHILDREN
    if singular in WEAK or own == "all":
        for token, after in pairwise(reversed(words[: words.index(noun) + 1])):
            pair = lexicon.moving.get(f"{after.low} {token.low}") or lexicon.moving.get(
                f"{after.low} {singular_of(token)}"
            )
            moved = pair or lexicon.moving.get(after.low) or lexicon.persons.get(after.low)
            if moved and moved != "all":
                return Group(moved)
    return Group(own)


def _young(token: Token) -> bool:
    """Say whether a word tells an age below that of the grown: "three-year-old"."""
    years = token.low.partition("-")[0]
    return token.low.endswith(AGED) and not (years.isdigit() and int(years) >= GROWN)


def singular_of(noun: Token) -> str:
    """Give the noun's last word in the singular."""
    last = noun.low.rpartition(" ")[2].rpartition("-")[2]
    return PLURAL_OF.get(last, last.removesuffix("s"))


def beside(tokens: tuple[Token, ...], first: int, last: int, *, group: Group, lexicon: Lexicon) -> Group:
    """Give the group once the words around the phrase are heard: its tail, the noun that "them" stands for."""
    phrase = tokens[first:last]
    noun = next((t for t in reversed(phrase) if t.tag in "pP"), None)
    if noun is None:
        return _unnamed(tokens, first, last, lexicon)
    if noun.low in SELVES:
        return _self(tokens, first, lexicon)
    singular = singular_of(noun)
    if singular in RANKS and tokens[last : last + 1] and tokens[last].tag == "f":
        tail = tokens[last + 1 : last + 5]
        group = Group.POLICE if any(t.low.endswith("police") for t in tail) else group
    if singular in ESCORTS and any(t.low in {"coast", "border"} for t in tokens[:first]):
        return Group.SECURITY
    if singular == "officer" and group is Group.ALL and _on_police(tokens[:first]):
        return Group.POLICE
    if singular in KIN and [t.tag for t in tokens[last : last + 2]] == ["f", "N"]:
        age = tokens[last + 1].quantity
        group = Group.CHILDREN if age and (age.low or 0) < GROWN else group
    if singular in LEARNERS and any(t.low.startswith("police") for t in tokens):
        return Group.POLICE
    after = pairwise(tokens[last : last + 5])
    if group is Group.ALL and any(a.low in BOMBS and b.low in VESTS for a, b in after):
        group = Group.ATTACKERS  # "two men wearing explosive vests"
    return _named_after(tokens, first, last, group=group, lexicon=lexicon)


def _unnamed(tokens: tuple[Token, ...], first: int, last: int, lexicon: Lexicon) -> Group:
    """Give the group of a number without a noun: of "them", of who left bodies behind, of the label before it."""
    phrase, after = tokens[first:last], tokens[last].low if last < len(tokens) else ""
    if after in {"of them", "of whom"} or any(t.low.endswith("them") for t in phrase):
        return _meant(tokens, first, lexicon, several=True)
    if after in REMAINS and first and tokens[first - 1].low in LEFT:
        return Group.ATTACKERS  # who alone leave their dead
    recalled = any(t.low.startswith(("all ", "both")) for t in phrase)
    return Group.ALL if recalled else _side(tokens, first, lexicon)


def _on_police(before: tuple[Token, ...]) -> bool:
    """Say whether the words before tell of a vehicle or a post of the police."""
    return any(a.low == "police" and b.low in POLICED for a, b in pairwise(before))


def _named_after(tokens: tuple[Token, ...], first: int, last: int, *, group: Group, lexicon: Lexicon) -> Group:
    """Give men of no stated kind the kind of their force: "four of its men", "four men of the navy"."""
    phrase = tokens[first:last]
    noun = next(t for t in reversed(phrase) if t.tag in "pP")
    own = any(t.low in {"its", "their"} for t in phrase) and phrase[0].tag == "N"
    if group is Group.ALL and ((own and singular_of(noun) in WEAK) or noun.low == "force"):
        return _force(tokens, first, lexicon)
    if group is Group.ALL and singular_of(noun) in WEAK and tokens[last : last + 1] and tokens[last].tag == "f":
        for token in tokens[last + 1 : last + 7]:
            if token.tag not in "xpP":
                break
            if token.low == "force":
                return _force(tokens, first, lexicon)
            if token.low in BANDS:
                return Group.ATTACKERS
            fighting = lexicon.persons.get(token.low) if token.tag == "P" else None
            moved = lexicon.moving.get(token.low) or (fighting if fighting in FIGHTING else None)
            if moved or token.text == "Forces":
                return Group(moved or Group.SECURITY)
    return group


def _self(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> Group:
    """Give the group of "himself": of the person just named, else of a bomber, else of whoever was named last."""
    noun = next((t for t in tokens[at:] if t.low in SELVES), tokens[at])
    before = tokens[tokens.index(noun) - 1]
    if before.tag == "p":
        return group_of((before,), lexicon)
    bombed = any(t.tag == "U" or t.low in BOMBING for t in tokens)
    return Group.ATTACKERS if bombed else _meant(tokens, at, lexicon)


def _force(tokens: tuple[Token, ...], at: int, lexicon: Lexicon) -> Group:
    """Give the group of the force named last before."""
    return next((g for t in reversed(tokens[:at]) if (g := force(t, lexicon)) is not None), Group.ALL)


def force(token: Token, lexicon: Lexicon) -> Group | None:
    """Give the group of a force's name, None for any other word."""
    word = token.low.removesuffix("'s")
    group = SIDES.get(word) or lexicon.moving.get(word) or lexicon.persons.get(word)
    return Group(group) if group in FORCES else None


TOLD_BY = frozenset({"confirmed", "reported", "said", "says", "declared", "stated", "told"})  # "police confirmed 85"


def _side(tokens: tuple[Token, ...], first: int, lexicon: Lexicon) -> Group:
    """Give the group that a bare number's label names: "FC 3 dead", "the army's dead at 40", "sepoys killed: two"."""
    named = tokens[max(0, first - 3) : first]
    if "".join(t.tag for t in named) in {"PK;", "PD;", "PK,", "PD,"}:
        return group_of(named[:1], lexicon)
    for at in range(first - 1, max(-1, first - 5), -1):
        token = tokens[at]
        label = token.low.removesuffix("'s")
        if label in SIDES:
            return SIDES[label]
        if label in TOLD_BY or (token.tag not in ";AiKDWzZ" and label not in LINKS):
            break
    return Group.ALL


def _meant(tokens: tuple[Token, ...], before: int, lexicon: Lexicon, *, several: bool = False) -> Group:
    """Give the group of the people last named before "of them"; of `several`, rather than of one who only speaks."""
    named = [at for at in range(before - 1, -1, -1) if tokens[at].tag in "pP"]
    meant = next((at for at in named if several and tokens[at].tag == "P"), next(iter(named), None))
    group = Group.ALL if meant is None else group_of(_phrase(tokens, meant), lexicon)
    foes = any(group_of(_phrase(tokens, at), lexicon) is Group.ATTACKERS for at in named)
    killing = any(token.low == "killing" for token in tokens[max(0, before - 2) : before])
    return Group.ATTACKERS if killing and foes and group is Group.SECURITY else group  # whom the troops killed


def _phrase(tokens: tuple[Token, ...], noun: int) -> tuple[Token, ...]:
    """Give a noun with the words that belong before it, back to its number."""
    first = noun
    while first > max(0, noun - 4) and tokens[first].tag != "N" and tokens[first - 1].tag in "xNp":
        first -= 1
    return tokens[first : noun + 1]


def counted_as(tokens: tuple[Token, ...], number: int | None, lexicon: Lexicon) -> Group:
    """Give the group of the people that a sentence counts by this number, whatever befell them."""
    for at, token in enumerate(tokens):
        if token.quantity and token.quantity.low == number:
            noun = next((n for n in range(at + 1, min(at + 6, len(tokens))) if tokens[n].tag in "pP"), None)
            if noun is not None and all(t.tag in "xopPf" for t in tokens[at + 1 : noun]):
                return group_of(tokens[at : noun + 1], lexicon)
    return Group.ALL


def last_named(tokens: tuple[Token, ...], lexicon: Lexicon, *, tags: str = "p") -> Group:
    """Give the group of the person a sentence names last, whom "he" in the next may mean; of people for "them"."""
    owning = {n - 1 for n, token in enumerate(tokens) if token.low == "'"}  # "a girls' school"
    at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].tag in tags and n not in owning), None)
    return Group.ALL if at is None else group_of(_phrase(tokens, at), lexicon)


def kinds_in(tokens: tuple[Token, ...], lexicon: Lexicon) -> set[Group]:
    """Give the kinds of all the people that a sentence names."""
    return {group_of(_phrase(tokens, at), lexicon) for at, token in enumerate(tokens) if token.tag in "pP"}
