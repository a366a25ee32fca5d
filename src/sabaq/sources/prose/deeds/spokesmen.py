"""Spokesmen: whose word an outcome is, as the text writes it.

Who speaks is the subject of a verb of saying ("the deputy commissioner remarked", "said the PR officer of ..."), the
owner of a statement, or a label at the head. An office, a force, a group or a kind of people is given; the name of a
private person never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.inflections import forms
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.words import listed

Spans = Sequence[tuple[int, int]]  # of names of places and organisations in a sentence

VERBS = tuple(form for entry in listed("speaking", "verbs") for form in forms(entry))
SAYING = "|".join(sorted(dict.fromkeys((*VERBS, *listed("speaking", "nouns"))), key=len, reverse=True))
INVERTED = lazily(rf"(?:{'|'.join(VERBS)}|ran|reads)\b")
PAPER = (
    r"(?:statement|message|account|telling|version|words?|communiqu[eé]|tweet|note|release|map|bulletin|handout"
    r"|report|letter|claim|reply|briefing)s?"
)
SAYS = Cued(
    rf"(?<!\bwho )(?<!\bwhich )(?<!\bthat )(?<!\bto )\b(?:(?:{SAYING})\b(?! by\b)|ha(?:s|ve"
    rf"|d) it(?= that\b|[.;,])|tell(?= us| me)|(?:call|claim|report|state)(?= (?:the|it|that|this|an?|having"
    rf"|was|were)\b))"
)
TOLD_BY = Cued(
    rf"\b(?i:according to|going by|(?:{SAYING}) by|(?<!'s )(?:{PAPER}) (?:of|by|from)|per|(?P<loose>so|thus)"
    rf"|(?P<owned>by|in))(?-i:(?= (?P<who>[^,.;:\"]+)))"
)
BRACKETED = lazily(
    r"\((?:(?:source|src|per|as per|via|from|by|says?)\b:? ?)?(?P<who>[^().:,;]{2,40})\)(?=[.;]|\Z)"
)  # "repulsed (ISPR)."
QUOTED = lazily(r"[:,\"”] ?\Z")
OWNED = lazily(rf"(?P<who>.+?)(?:'s?| own) (?:[\w-]+ ){{0,2}}?(?i:{PAPER}|station|telling)\b.*")
OF_PAPER = lazily(rf"(?:\w+ ){{0,3}}?(?i:{PAPER}) (?:of|by|from) (?P<who>.+)")
LABEL = lazily(
    r"\A\W*(?:(?i:press (?:note|release)|spokes\w+),? )?(?P<who>[^.;:,\"]{2,70})(?:(?:, [A-Z]\w+)?[:-]| ?\. )"
)
SIGNED = lazily(r"(?:[.!?] |\n|[:—-] ?)\(?(?P<who>[\w' ()]{2,50}?)\)?\W*\Z")
ALONE = lazily(r"\W*(?:so|thus|also|as|or)?\W*")
AFTER = lazily(r"[^,.;:\"“”]+")
BORDER = lazily(r"[.;:,\"“”]| [-–—](?= )|(?:^|\s)(?:that|as|while|when|after|though|but|and|because)(?=\s)")
ASIDE = lazily(r"\A\s*(?:[\w'-]+ing|asked|speaking|quoted|[\w'-]+ed)\b")
NEAR = lazily(r"\s*(?:also|later|has|have|had|then|himself|herself|itself|themselves|further|again)?\s*\Z")
CUT = lazily(
    r"\s(?:in|at|from|on|with|who|whose|which|that|about|to|into|by|near|over|under|himself|herself|itself|themselves"
    r"|also|later|has|have|had|then|again|not|now|further|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*",
    re.IGNORECASE,
)
LEADING = lazily(
    r"\A\W*(?:(?:in|at|from|on|with|by|for|after|before|under|during)\b(?:(?! (?:the|an?|its|their) ).)*"
    r" (?=(?:the|an?|its|their) )|(?:but|and|meanwhile|later|earlier|then|yet|so|even|only|only then|for) )*",
    re.IGNORECASE,
)
ENDS = lazily(r"\A(?:of|for) (?:the )?| (?:of|for|the|an?)\Z")
DETERMINER = lazily(r"\A(?:the|an?|our|one|this|these|those|some|most|other) ", re.IGNORECASE)
DOES = lazily(r"\b(?:ha[sd]|have|been|was|were|is|are)\b")
FINITE = lazily(r"\b(?:was|were|is|are|be|been|did|does|do|had|could|will|would|tried|held|came|went)\b")
NOBODY = frozenset(listed("speaking", "nobody"))
TELLS = lazily(
    r"\b(?:foil|thwart|repuls|repell|neutrali|kill|arrest|attack|rescu|recover|seiz|destroy)\w*", re.IGNORECASE
)
ANAPHORIC = lazily(
    rf"\A(?:(?:its|their|his|her) .+|(?:the |an? )?(?:official |chief |central )?(?:spokes\w+|{PAPER})"
    r"(?: (?:for|of) the (?:force|corps|army|department|group|unit))?)\Z",
    re.IGNORECASE,
)
TITLE = lazily(
    r"(?i:\b(?:president|minister|governor|commissioner|chief|commander|officer|spokes\w+|secretary|general|colonel"
    r"|major|brigadier|captain|inspector|superintendent|leader|director|collector|judge|mayor|adviser|senator|elder"
    r"|tehsildar|nazim)\b)|\b(?:[DRC]PO|CCPO|[SD]SP|ASP|SP|[AD]IG|IGP?|SHO|DC|AC|CM|PM|MS|DG)\b"
)
BODY = (  # a run of capitals that ends in one of these is no person
    r"(?:Corps|Command|Forces?|Division|Brigade|Regiment|Department|Ministry|Office|Directorate|Radio|Diary|Journal"
    r"|Students|Party|Company|Network|Monitor|Commission|Council|Association|Union|Institute|Cent(?:er|re)|Police"
    r"|Rangers|Army|Navy|Authority|Agency|Levies|Scouts|Guards?|Times|Front|Movement|Constabulary"
    r"|Support|Relations|TV|News|Headquarters|Bureau|Board|Committee|Tracker|Database|Project|Group|Society|Foundation"
    r"|Trust|Watch|Mission|Secretariat|Federation|Forum|Initiative|Services?|Gazette|Herald|Tribune|Observer|Weekly"
    r"|Desk|University|College|Hospital|Embassy|Consulate|Garrison|Base|Fort|Battalion|Squadron|Unit|Wing|Task)"
)
RANK = lazily(
    r"(?:Interior|Defen[cs]e|Home|Foreign|Information|Prime|Chief|Deputy|Assistant|Additional|Security|Provincial"
    r"|Federal|National|Regional|District|City|Senior|Station|House|Inspector|Lieutenant"
    r"|Counter-?Terrorism|State|Local|Media|Operations|Republic|Affairs|Intelligence|Investigations?|Criminal|Military"
    r"|Public|Cell)"
)
INSTITUTION = lazily(rf"\b(?:[\dA-Z][\w.-]*,? ){{0,4}}{BODY}\b(?:-\w+)?")
OFFICE = lazily(
    r"\b(?:officers?|officials?|commissioner|ministers?|ministry|secretary|command(?:er|ers)?|forces?|corps|division"
    r"|collector|tehsildar|authorit\w+|government|department|police|army|navy|military|inspector|superintendent|chief"
    r"|president|governor|public relations|media wing|ISPR|CTD|Rangers|Levies|DPO|SHO|RPO|SS?P|DSP|[AD]IG|IGP?|DC"
    r"|AC)\b",
    re.IGNORECASE,
)
WORD = lazily(r"[\w.'’/-]+|\([^()]{1,30}\)")
LOWER = lazily(r" (?:[a-z]|of )(?<! of )")
LONGEST = 9  # words


def spoken_by(sentence: str, at: int, names: Spans) -> str | None:
    """Give who speaks of what stands at an offset of a sentence; "its spokesman" and "it" are given as None."""
    found = [(abs(where - at), who) for where, who in _voices(sentence, names) if who and not ANAPHORIC.match(who)]
    return min(found, default=(0, None), key=lambda one: one[0])[1]


def left_open(sentence: str) -> int | None:
    """Give where a sentence has somebody speak whom it does not name itself: "its spokesman said"."""
    return next((at for at, who in _voices(sentence, ()) if who is None or ANAPHORIC.match(who)), None)


def bare_spokesman(sentence: str) -> str | None:
    """Give "spokesperson" where that is all that a sentence tells of who speaks."""
    plain = (re.sub(r"\A(?:the|an?) ", "", who, flags=re.IGNORECASE) for _, who in _voices(sentence, ()) if who)
    return next((who for who in plain if re.fullmatch(r"(?:\w+ )?spokes\w+", who) and ANAPHORIC.match(who)), None)


MASTHEAD = lazily(  # "No PR-18/2025-ISPR", "Inter Services Public Relations"
    r"(?:[^\n]{0,60}\n){0,2}(?:No\.? ?[\w/-]*-)?(?P<who>ISPR|Inter[- ]Services Public Relations)[ .]*\n", re.IGNORECASE
)


def heading(text: str, names: Spans) -> str | None:
    """Give the office before the colon at a text's head, on a line of its own there, or that which signs it."""
    for match, part in ((LABEL.match(text), "who"), (MASTHEAD.match(text), "who"), (SIGNED.search(text), "who")):
        if match and OFFICE.search(match[part]) and not TELLS.search(match[part]):
            return _cleaned(text, *match.span(part), names)
    return None


def _voices(sentence: str, names: Spans) -> Iterator[tuple[int, str | None]]:
    """Yield where somebody speaks and who, None where only a pronoun tells."""
    for match in SAYS.finditer(sentence):
        yield from _of_verb(sentence, match, names)
    for match in TOLD_BY.finditer(sentence):
        start, end = match.span("who")
        owned = OWNED.match(match["who"])
        loose = match["loose"] and not QUOTED.search(sentence, 0, match.start())
        if owned or not (loose or match["owned"]):
            yield match.start(), _cleaned(sentence, start, end, names)
    for match in BRACKETED.finditer(sentence):
        if OFFICE.search(match["who"]):
            yield match.start(), _cleaned(sentence, *match.span("who"), names)


def _of_verb(sentence: str, match: re.Match[str], names: Spans) -> Iterator[tuple[int, str | None]]:
    """Yield the subject of one verb of saying, before it or after it."""
    at = match.start()
    start = _border(sentence, at)
    if not ALONE.fullmatch(sentence, start, at):
        yield at, _cleaned(sentence, start, at, names)
        return
    after = AFTER.match(sentence, match.end()) if INVERTED.match(sentence, at) else None
    inverted = _cleaned(sentence, *after.span(), names) if after and not DOES.search(after.group()) else None
    if after and inverted and len(after.group().split()) < LONGEST:
        yield at, inverted
    else:
        yield at, _past_aside(sentence, at, names) or inverted


def _past_aside(sentence: str, at: int, names: Spans) -> str | None:
    """Give the subject from which commas part a verb: "The inspector general, decorating nine men, said"."""
    comma = len(sentence[:at].rstrip()) - 1
    inner = _border(sentence, max(comma, 0))
    first = len(sentence[:inner].rstrip()) - 1
    if min(comma, first) < 0 or {sentence[comma], sentence[first]} != {","}:
        return None
    who = _cleaned(sentence, _border(sentence, first), first, names)
    return who if who or ASIDE.match(sentence[inner:comma]) else _cleaned(sentence, inner, comma, names)


def _border(sentence: str, at: int) -> int:
    """Give where the stretch of words begins that ends at an offset."""
    return max((m.end() for m in BORDER.finditer(sentence, 0, at)), default=0)


def _cleaned(sentence: str, start: int, end: int, names: Spans) -> str | None:
    """Give the noun phrase of a stretch without what only surrounds it, and without a person's name."""
    lead = LEADING.match(sentence[start:end])
    start += lead.end() if lead else 0
    piece = sentence[start:end].strip()
    start += len(sentence[start:end]) - len(sentence[start:end].lstrip())
    for shape in (OWNED, OF_PAPER):
        if owned := shape.fullmatch(piece):
            start, piece = start + owned.start("who"), owned["who"]
    piece = CUT.sub("", f" {piece}")[1:] if piece else ""
    kept = " ".join(_plain(piece, [(a - start, b - start) for a, b in names]))
    kept = ENDS.sub("", DETERMINER.sub("", kept))
    if piece.lower() == "official":  # "official claims of thwarted attacks"
        return "officials"
    words = kept.split()
    if (
        FINITE.search(kept)
        or SAYS.search(kept)
        or not words
        or len(words) > LONGEST
        or words[-1].lower() in NOBODY
        or words[0].lower() in NOBODY
    ):
        return None
    return kept if any(len(word) > 1 and word.lower() not in {"of", "for", "the"} for word in words) else None


def _plain(piece: str, names: Spans) -> Iterator[str]:
    """Yield the words of a noun phrase that name an office, a place or a body."""
    bodies = [*names, *(m.span() for m in INSTITUTION.finditer(piece))]
    titled = False  # what follows a title is who holds it
    for match in WORD.finditer(piece):
        word = match.group()
        name = (
            word[0].isupper()
            and not word.isupper()
            and not TITLE.fullmatch(word)
            and not (RANK.fullmatch(word) and not titled)
        )
        if name and match.start() == 0 and (word.lower() in lexicon().persons or LOWER.match(piece, match.end())):
            name = False
        known = any(a <= match.start() and match.end() <= b + 2 for a, b in bodies)
        if word in {"of", "for"}:
            titled = False
        if (
            not name
            or (known and not titled)
            or (match.start() == 0 and word.lower() in {"the", "a", "an", "its", "their"})
        ):
            yield word
        titled = titled or bool(TITLE.fullmatch(word))
