"""Letters: a letter a token, mended by what stands beside."""

from __future__ import annotations

import re

from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.groups import LIVES
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import Lexicon
from sabaq.sources.prose.text.numbers import ARTICLES
from sabaq.sources.prose.text.tokens import Token
from sabaq.sources.prose.text.words import listed

QUOTED = lazily(r"qNq")  # "'over 50' terrorists were dead"
DIED_THERE = lazily(
    r"(?<=[pP])S(?=[xtqif]{0,14}A{0,3}D)|h(?=i?[xV]{0,4}H?[xi,]{0,3}i[xp]A{0,2}D)"
)  # "shifted to hospital where he succumbed"
TAKEN_BACK = lazily(r"(?<=N),?C?nN,?(?=[xopPdeAKDW])|(?<=[KDW]),?C?nN(?=[.,;C]|$)")
TAKEN_AND_KILLED = lazily(r"(?<=[pP])B(?=[ixtuP,]{0,12}A{1,3}K)")  # "engineers abducted last month have been killed"
REGIMENT = lazily(r"(?<=x)u(?=P)")  # "Assam Rifles personnel"
ATTACHED = lazily(r"x(?<=[pP]x)")  # looks for "x" first
STRANGER = lazily(r"x(?P<noun>x{1,3})(?=[AKDWS,;iCtf(]|$)")
HURT_NEXT, KILLED_NEXT = lazily(r"A{0,3}[KDWS]"), lazily(r"A{1,3}K")
OBJECT_HERE, DEED_OF = lazily(r"k\Z|(?<!A)K\Z|[kd]f\Z"), lazily(r"k?f\Z|K\Z")
NO_PERSON = frozenset(listed("marks", "no_person"))  # what else may be killed, or tells how far off somebody was
EARLIER = frozenset({"earlier", "first", "initially", "previously", "originally"})
FORMER = frozenset({"earlier", "previous", "initial", "first", "preliminary", "wrong", "incorrect", "old", "original"})
FIGURES = frozenset({"figure", "figures", "count", "toll", "number", "tally", "estimate"})
BELOW, YOUNGER = lazily(r"(?<=,)N(?=[,;.)]|$)"), lazily(r"(?:all |both |each |aged )*(?:under|below|above) ")
OWNER = lazily(r"(?<=x)q(?=x{0,2}[Pp])")  # "two of the forces' men"
NATURAL = lazily(  # deaths that nobody brought about
    r"(?:\S+ ){1,5}?(?:in (?:his|her) (?:sleep|bed)"
    r"|(?:of|after) (?:an? )?(?:\S+ ){0,2}?(?:heart|cardiac|cancer|age|illness|disease|stroke|pneumonia|fever|covid\S*"
    r"|natural|diabetes))\b"
)
DYING = frozenset({"died", "dies"})
VOWED = lazily(r"(?:un)?till? (?:the )?(?:very )?last\Z")
RISING = lazily(r"(?<=i)N(?=iN)")  # "revised from four to six"


BESIDE = lazily(r"N[xo]{0,2}P")
OWN = lazily(r"N[xo]{0,2}[pP]|Nfx{1,2}P|xx?p")
PERSON, PEOPLE, HURT = frozenset("pP"), lazily(r"[pPNV]"), frozenset("KkDWwSBb")
FATAL = lazily(r"(?<=[NPp])x(?=[;,.(]|$)")
LEFT_DEAD = lazily(r"(?<![NPp_]A)(?<=A)D(?=[xo]{0,3}[NPpV])")
HURT_STATES = frozenset("WBS")
SLIGHT = lazily(r"p(?=x?J)")  # "minor splinter injuries"
FARTHEST = 14  # words that people may take within a verb
SHORTEST = 5  # letters of a word that may tell what somebody was at
METALS = frozenset({"bullet", "bullets", "splinter", "splinters", "shrapnel", "pellet", "pellets"})
NAMED_FOR = frozenset(listed("marks", "named_for"))
LODGED, HEAD = lazily(r"xx?i"), frozenset({"head", "skull", "heart"})
TELLERS = frozenset({"according", "quoting", "citing", "per", "words"})
WITH_HARM, BORNE = frozenset({"with wounds", "with injuries"}), lazily(r"(?:[NopP]|[NopP][At]{0,2}h[ix]{0,2}H?)\Z")
SUBJECT = lazily(r"(?:^|[;,(CiI])(?:N[xo]{0,3}|[xo]{0,3})[pP](?:f[xp]{1,3})?A{0,4}\Z")  # people, right before it
WHO = frozenset({"who", "that"})
OWNED = frozenset({"the", "his", "her", "their", "its"})
SOURCE = lazily(r"i?f?[xNo]{0,6}[pP](?:[fi]x{1,4})?(?:C[xNo]{0,4}[pP])?(?=[,;.q]|$)")  # who tells, after "according"
NO_DOING = frozenset(
    {"morning", "evening", "building", "meeting", "gathering", "wedding", "housing", "dwelling", "bombing"}
)


def letters(tokens: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Give the letters over which the shapes are sought."""
    tags = "".join([token.tag if token.quantity is None else _letter(token) for token in tokens])
    tags = _told_of_people(tags, tokens, lexicon)
    if "q" in tags:
        tags = OWNER.sub("x", tags) if tags.count("q") == 1 else tags
        tags = QUOTED.sub(_unquoted, tags)
    if "f" in tags:
        tags = grammar.OUT_OF.sub(lambda match: "x" * len(match.group(0)), tags)
    if not HURT_STATES.isdisjoint(tags):
        tags = grammar.ADJECTIVE.sub("x", tags)
    tags = _without_ages(tags, tokens)
    if "p,A" in tags:
        tags = grammar.APPOSED.sub(lambda match: "x" if _one(tokens[match.start()]) else "N", tags)
    tags = _without_natural(tags, tokens)
    if "D" in tags and ("h" in tags or "S" in tags):
        tags = DIED_THERE.sub("x", tags)
    if "Nu" in tags:
        tags = tags.replace("Nu", "xu")  # a number of metres counts nobody
    if "w" in tags or "J" in tags:
        tags = grammar.WOUNDS.sub("J", tags)
        tags = SLIGHT.sub(lambda match: "x" if tokens[match.start()].low == "minor" else match.group(), tags)
    if "iN" in tags:
        tags = "".join("x" if tag == "N" and _superseded(tokens, n) else tag for n, tag in enumerate(tags))
    if "iNiN" in tags:
        tags = RISING.sub(lambda match: tags[match.start()] if tokens[match.start() - 1].low != "from" else "x", tags)
    tags = _joining(tags, tokens)
    tags = ATTACHED.sub(lambda match: "G" if _engaged(tokens[match.start()].text) else "x", tags)
    if "d" in tags:
        tags = "".join("k" if _martyring(tokens, n) else tag for n, tag in enumerate(tags))
    if "k" in tags or "K" in tags or "D" in tags:
        tags = _with_strangers(tags, tokens)
    return _with_names(_without_honours(tags, tokens), tokens, lexicon)


def _without_ages(tags: str, tokens: tuple[Token, ...]) -> str:
    """Give the letters without ages and what else is told of a person's self: "a boy of seven", "his uncle, 52,"."""
    if ",N" in tags:
        tags = BELOW.sub(lambda match: "x" if YOUNGER.match(tokens[match.start()].low) else "N", tags)
    if "pf" in tags or "Pf" in tags or ",p" in tags:
        tags = grammar.AGED.sub("x", grammar.RESIDENT.sub("x", tags))
        tags = grammar.AGES.sub(lambda match: "x" * len(match.group()), tags)
    if "p,N" in tags or "P,N" in tags:
        tags = grammar.YEARS.sub(lambda match: "x" * len(match.group()), tags)
    return tags


def _told_of_people(tags: str, tokens: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Give the letters without verbs done to things here and people only named beside, and with parted verbs."""
    watched = lexicon.watched
    tags = TAKEN_AND_KILLED.sub("x", tags) if "B" in tags else tags
    if "xuP" in tags:
        tags = REGIMENT.sub(lambda match: "x" if tokens[match.start()].text == "Rifles" else "u", tags)
    for n, token in enumerate(tokens):
        if token.low not in watched:
            continue
        beside = _beside(tokens, tags, n)
        if token.low == "taken" and n + 2 < len(tokens) and tokens[n + 2].low in LIVES and tags[n + 1] == "N":
            tags = f"{tags[:n]}c{tags[n + 1 :]}"  # "has taken six lives"
        elif token.low in TELLERS:
            tags = _without_teller(tags, n)
        elif token.low in METALS and _lodged(tags, tokens, n):
            tags = f"{tags[:n]}J{tags[n + 1 :]}"  # "with a bullet in the leg"
        elif token.low == "fatal" and FATAL.match(tags, n):  # "two fatal"
            tags = f"{tags[:n]}D{tags[n + 1 :]}"
        elif token.low == "left" and LEFT_DEAD.match(tags, n + 1):  # "left dead five men"
            tags = f"{tags[: n + 1]}k{tags[n + 2 :]}"
        elif beside or (token.low in lexicon.loose and PERSON.isdisjoint(tags)):
            tags = f"{tags[:n]}x{tags[n + 1 :]}"
        elif token.low in lexicon.doubtful:
            tags = f"{tags[:n]}{_sure(tags, tokens, n, lexicon.doubtful[token.low])}{tags[n + 1 :]}"
        elif token.low in lexicon.parted:
            tags = f"{tags[:n]}{_closing(tags, tokens, n, lexicon.parted[token.low])}{tags[n + 1 :]}"
    return tags


def _closing(tags: str, tokens: tuple[Token, ...], n: int, parted: tuple[str, frozenset[str]]) -> str:
    """Give the letter of a word that may close a verb around its people: "shot two guards to death"."""
    letter, opening = parted
    first = next((at for at in range(n - 1, max(-1, n - FARTHEST), -1) if tokens[at].low in opening), None)
    if first is not None and PEOPLE.search(tags, first + 1, n) and HURT.isdisjoint(tags[first + 1 : n]):
        return letter
    harmed = tokens[n].low in WITH_HARM and (BORNE.search(tags, 0, n) or tags.startswith(";N", n + 1))
    return "S" if harmed else tags[n]  # "17 rushed to hospital with wounds"


def _sure(tags: str, tokens: tuple[Token, ...], n: int, doubtful: tuple[str, frozenset[str]]) -> str:
    """Give the letter of a wording that may mean something else, where the sentence makes it sure; "x" elsewhere."""
    letter, signs = doubtful
    heard = signs and not signs.isdisjoint([token.low for token in tokens])
    return letter if heard or (not signs and SUBJECT.search(tags, 0, n)) else "x"


def _without_teller(tags: str, n: int) -> str:
    """Give the letters with whoever is told to speak, "according to a doctor", as nobody."""
    told = SOURCE.match(tags, n + 1)
    if told is None or not HURT.isdisjoint(told.group()):
        return tags
    return f"{tags[: n + 1]}{'x' * len(told.group())}{tags[told.end() :]}"


def _lodged(tags: str, tokens: tuple[Token, ...], n: int) -> bool:
    """Say whether a bullet or a splinter is told to be in a limb of somebody."""
    near = [token.low for token in tokens[n + 1 : n + 5]]
    borne = "with" in (token.low for token in tokens[max(0, n - 3) : n])
    return borne and bool(LODGED.match(tags, n)) and "in" in near[:2] and HEAD.isdisjoint(near)


def _beside(tokens: tuple[Token, ...], tags: str, n: int) -> bool:
    """Say whether "him" and "he" are nobody hurt here: "died with him", "who gave him a lift", "the wounded he saw"."""
    if not n or tokens[n].low not in {"him", "he", "she"}:
        return False
    if tokens[n].low != "him":
        return tags[n - 1] in "kKwW"
    meant = tags[n + 1 : n + 2] == "x" or tokens[n - 2].low in WHO
    return tags[n - 1] in "il" or (tags[n - 1] == "x" and meant)


def _with_strangers(tags: str, tokens: tuple[Token, ...]) -> str:
    """Give the letters with a noun that no list holds read as a person where one must stand: "killed a beekeeper"."""
    for match in STRANGER.finditer(tags):
        first, last = match.span("noun")
        known = tokens[first - 1].low in OWNED  # "the killing of the registrar"
        if not (known and DEED_OF.search(tags, 0, first - 1)) and tokens[first - 1].low not in ARTICLES:
            continue
        if known and (tokens[last - 1].low.endswith("s") or tags[last : last + 1] in {"", "x"}):
            continue
        words = tokens[first:last]
        plain = all(word.text.islower() and not word.low.endswith(("ing", "ly")) for word in words)
        if plain and words[-1].low not in NO_PERSON and _slain(tags, first - 1, last):
            tags = f"{tags[: last - 1]}p{tags[last:]}"
    return tags


def _slain(tags: str, first: int, last: int) -> bool:
    """Say whether somebody must stand here: as a killing's object, in a list of the hurt, before "was killed"."""
    before, after = tags[:first], tags[last:]
    listed = before.endswith(("pC", "PC")) and HURT_NEXT.match(after)
    slain = KILLED_NEXT.match(after) and before[-1:] in {"", ",", ";", "C"}
    return bool(listed or slain or (OBJECT_HERE.search(before) and after[:1] in {"", ",", ";", "i", "C", "t", "f"}))


def corrected(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the tokens without numbers that are taken back: "three, not two, policemen", "the earlier figure of six"."""
    words = [token.low for token in tokens]
    gone: set[int] = set()
    if not FIGURES.isdisjoint(words):
        gone = {n for n, token in enumerate(tokens) if token.quantity and _outdated(words[max(0, n - 3) : n])}
    if "not" in words:
        tags = "".join(token.tag for token in tokens)
        gone |= {n for match in TAKEN_BACK.finditer(tags) for n in range(*match.span())}
    if not gone:
        return tokens
    return tuple(token for n, token in enumerate(tokens) if n not in gone)


def _outdated(before: list[str]) -> bool:
    """Say whether the words before a number make it one that another has replaced."""
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in FIGURES and before[0] in FORMER


def _without_natural(tags: str, tokens: tuple[Token, ...]) -> str:
    """Give the letters without deaths in bed and those that are only vowed."""
    if "D" in tags:
        tags = "".join("x" if tag == "D" and _natural(tokens, n) else tag for n, tag in enumerate(tags))
    if any(token.low == "last" for token in tokens):
        tags = "".join("x" if tag == "p" and _vowed(tokens, n) else tag for n, tag in enumerate(tags))
    return tags


def _natural(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether somebody died as people do: in bed, of an illness."""
    return tokens[at].low in DYING and NATURAL.match(" ".join(token.low for token in tokens[at : at + 12])) is not None


def _one(token: Token) -> bool:
    """Say whether a number is of one person: "a fourth", "one"."""
    return token.quantity is not None and token.quantity.low == token.quantity.high == 1


def _vowed(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a person is one whose end is vowed: "till the last terrorist is eliminated"."""
    return VOWED.search(" ".join(token.low for token in tokens[max(0, at - 4) : at])) is not None


def _unquoted(match: re.Match[str]) -> str:
    """Give a number without the quotes around it; those of the words beside it stay."""
    opens = match.string.count("q", 0, match.start()) % 2 == 0
    return match.group().replace("q", "x") if opens else match.group()


def _letter(token: Token) -> str:
    """Give a token's letter; none counted is nobody: "0 killed"."""
    return "n" if token.quantity and token.quantity.high == 0 else token.tag


def _joining(tags: str, tokens: tuple[Token, ...]) -> str:
    """Give the letters with each "with" as what it joins."""
    found = [n for n, token in enumerate(tokens) if token.low == "with"]
    joined = {n: _with(tags, n) for n in found}
    return "".join([joined.get(n, tag) for n, tag in enumerate(tags)]) if found else tags


def _with(tags: str, at: int) -> str:
    """Give "with" as what it joins: "a captain with two soldiers", "was killed with her son"."""
    before = tags[:at]
    if (before.endswith("p") and BESIDE.match(tags, at + 1)) or (before.endswith("p,") and OWN.match(tags, at + 1)):
        return "C"
    return "l" if before.endswith(("K", "D", "Kt", "Dt", "D,", "K,")) and OWN.match(tags, at + 1) else tags[at]


def _superseded(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a number is one that was given before another: "earlier given as three"."""
    return at > 1 and tokens[at - 1].low == "as" and any(token.low in EARLIER for token in tokens[max(0, at - 4) : at])


def _engaged(word: str) -> bool:
    """Say whether a word may tell what the people before it were at: "a constable walking home"."""
    return word.endswith("ing") and len(word) > SHORTEST and word.islower() and word not in NO_DOING


def _martyring(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether "martyrs" is a verb: people follow, no number goes before."""
    if tokens[at].low != "martyrs" or (at and tokens[at - 1].tag in "NV"):
        return False
    return bool(re.match("x?[NVp]", "".join(token.tag for token in tokens[at + 1 : at + 3])))


def _without_honours(tags: str, tokens: tuple[Token, ...]) -> str:
    """Give the letters without the martyrs after whom places are named."""
    if "K" not in tags:
        return tags
    return "".join("x" if tag == "K" and _honours(tokens, n) else tag for n, tag in enumerate(tags))


def _honours(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a martyr's name is that of a place: "Malik Saad Shaheed Police Lines"."""
    named = [token.text for token in tokens[at : at + 2]]
    return named[0] == "Shaheed" and named[1:] != [] and named[1][0].isupper() and named[1].lower() in NAMED_FOR


def _with_names(tags: str, tokens: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Give the letters with a name that stands as a killing's only object read as one person."""
    for match in grammar.NAMED.finditer(tags):
        name = tokens[match.start("name") : match.end("name")]
        known = any(token.low.removesuffix("'s") in lexicon.moving for token in name)
        if known or not all(token.text[0].isupper() and not token.text.isupper() for token in name):
            continue
        words = [token for token in tokens if token.tag in "xPpA"]
        if sum(token.text[0].isupper() for token in words) < len(words) / 2:  # no title
            tags = f"{tags[: match.end('name') - 1]}p{tags[match.end('name') :]}"
    return tags
