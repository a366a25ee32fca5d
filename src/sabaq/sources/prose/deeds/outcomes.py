"""Outcomes: who says that an attack did not succeed."""

from __future__ import annotations

from functools import lru_cache

from sabaq.model.terms import OutcomeWord
from sabaq.sources.prose.deeds.attacks import Word
from sabaq.sources.prose.text.cleaning import lower_same_length
from sabaq.sources.prose.text.cues import Cued, Family
from sabaq.sources.prose.text.lazily import lazily

OUTCOME = lazily(
    r"\b(?P<word>foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|repuls(?:e|ed|es|ing)|repel(?:s|led|ling)?"
    r"|neutrali[sz](?:e|ed|es|ing))\b"
)
STEMS = (
    ("foil", OutcomeWord.FOILED),
    ("thwart", OutcomeWord.THWARTED),
    ("rep", OutcomeWord.REPULSED),
    ("neutral", OutcomeWord.NEUTRALISED),
)
# what cannot, must, or failed to be foiled was not
WISH = lazily(
    r"\b(?:nothing|to|can|could|may|might|must|should|would|shall|will|need|not|never|cannot|yet|hardly"
    r"|without|try|tried"
    r"|trying|failed|unable|vow\w*|pledg\w*|determin\w*|future|help(?:ing)? to|in order to|if"
    r"|whether|practi[sc]e|practi[sc]ing|rehears\w+|train\w*|accused of)"
    r"(?: (?:be|been|have|to|help|such|any|further))*(?: \w+ and)? \Z"
)
SUPPOSED = lazily(r"(?:\A|[.;:] )\W*(?:if|suppose|imagine)\b")
DONE = lazily(
r"\bit took [^.;]* to be \Z|\b(?:claim\w*|said|manag\w+|succeed\w*|able|helped|report\w*|known"
r"|seen|had|have|having) to"
r"(?: have| be| help)* \Z")  # fmt: skip
ANOTHER_WORD = r"(?!(?:attack|attempt|plot|raid|suicide|terror|bomb)\w*\b)[\w-]+ "
CRIME = lazily(
    rf"\b(?:foil|thwart|repel|repuls|neutrali)\w* (?:an? |the |their |two |several |\w+"
    rf" ){{0,1}}(?:{ANOTHER_WORD}){{0,2}}"
    r"(?:robber|smuggl|theft|dacoit|burglar|coup|drug|narcotic|illegal|currency|human traffick|escape|jail ?break"
    r"|motion|protest|march|rall(?:y|ies)|inquir|enquir|investigation|probe|justice|budget|ambition"
    r"|suicide attempt by)\w*"
    r"|\b(?:robber|smuggl|theft|dacoit|burglar|coup|drug|narcotic|traffick|escape|marriage|kidnapping-for)\w*"
    r"(?: [\w-]+){0,2}? (?:(?:was|were|is|are|been) )?(?:foil|thwart)"
    r"|\b(?:attempt|bid|plan)s? to (?:march|rally|protest|flee|escape|smuggle|rob|elope|marry|resign|reform|impeach)\b"
    r"[^.;]{0,60}? (?:was|were|been|is) (?:foil|thwart)"
)
THING = (
    r"(?:attacks?|attempts?|plots?|bids?|raids?|assaults?|plans?|ambush|infiltration|sabotage|terror(?:ist)?"
    r" (?:attack"
)
THING += r"|bid|plan|plot|threat)|threats?|strike|bombing|offensive)"
MANY = lazily(
    r" (?:several|many|dozens of|numerous|scores of|over \d+|\d\d+|a number of|most|all|such|future|any)\b(?:"
    r" [\w-]+){0,2}"
    r" (?:attacks|plots|bids|attempts|designs)"
)
SUMMED = lazily(
    r"\b(?:several|many|dozens of|numerous|scores of|over \d+|\d\d+) (?:[\w-]+ ){0,3}?"
    r"(?:attacks|plots|bids|attempts|designs|plans)(?: [\w-]+){0,4}? \Z"
)
HARMLESS = (
    r"(?:mines?|landmines?|bombs?|(?:ied|device|explosive|bomblet|shell|grenade|vest|jacket|munition|warhead|fuse"
    r"|detonator)s?|ordnance|boycott|census|criticism|influence|effects?|advantage|opposition|movement|tax|smell)"
)
FOES = (
    r"(?:militants?|terrorists?|khwarij|khawarij|khariji|bombers?|attackers?|insurgents?|gunm[ae]n|fighters?"
    r"|assailants?"
    r"|commanders?|miscreants?|separatists?|infiltrators?|ringleaders?|cell|squad)"
)
HOSTILE = lazily(  # without a word of these, clouds thwart a search and a batsman the other side
    rf"\b(?:{FOES}|{THING}|terror\w*|bomb\w*|attack\w*|raid\w*|strikes?|quadcopters?|at(?:k|t)s?|crossings?"
    rf"|infiltrat\w+|incursions?|intrusions?"
    rf"|small[- ]arms|efforts?|(?:foil|thwart|rep[ue]l|neutral)\w* (?:it|them)"
    r"|it (?:was|had been|has been|is) (?:\w+ )?(?:foil|thwart|rep[ue]l)\w*|suicide|explosi\w+"
    rf"|gunfire|fir(?:ed|ing)|storm\w*|onslaughts?|advances?|battle|operations? (?:by|against|on)|armed (?:men"
    rf"|group|persons)|take over"
    r"|siege|hostages?|kidnap\w*|abduct\w*|blow\w*|carnage|massacre|sabot\w+|rockets?|mortars?|drones?|hideouts?"
    r"|design"
    r"|enem(?:y|ies)|intru\w+|taliban|daesh|overrun|breach\w*|tragedy|bloodbath|column|wave after wave|they|khwarij)\b"
)
OF_KIND = lazily(r" or [a-z]+ed [a-z]+s\b")  # "replacing neutralised or disengaged cadres"
FOIL = lazily(r"\b(?:in|the|a|tin|gold|silver|alumini?um|kitchen|of|with) \Z")
DEFUSED = lazily(  # what is made harmless is no attack, and what is made idle neither
    r"\bneutrali[sz](?:e|ed|es|ing) (?!by\b|after\b|before\b|when\b|while\b|as\b|in\b|at\b|on\b"
    r"|during\b|and\b|within\b)"
    rf"(?:(?!{FOES}|{THING})[\w'-]+ ){{0,4}}?{HARMLESS}\b(?! (?:attack|plot|blast|strike|bomber)s?\b)"
    rf"|\b{HARMLESS}\b(?: [^,.;]{{1,40}}?)?,? (?:(?:was|were|is|are|has|have|had|been|being|later|safely|also)"
    r" )*neutrali[sz]ed\b"
)
SAY = (
    r"(?:say|says|said|saying|told|tells|announc\w+|claim(?:s|ed|ing)?|confirm\w*|stat(?:es|ed|ing)|statement"
    r"|spokes\w+|add(?:s|ed)|report(?:s|ed)|declar\w+|tweet\w*|disclosed|maintain\w*|insist\w*|boast\w*|reveal\w*"
    r"|inform\w*|handout|press release|release|communique|brief(?:s|ed)|version|according|per|quoted|wrote|posted"
    r"|chief|put)"
)
PRAISES = r"(?:prais|laud|commend|hail|appreciat|congratulat|credit)\w*"
OFFICES: tuple[tuple[str, str], ...] = (
    ("ISPR", (
        r"ispr|inter[- ]services public relations|(?:military|army|armed forces)(?:'s)? (?:media|public"
        r" relations) wing"
        r"|media wing of the (?:military|army|armed forces)|director[- ]general of (?:the )?ispr")),
    ("CTD", r"ctd|counter[- ]?terror(?:ism)? (?:department|police|force|unit|wing)"),
    ("Rangers", r"rangers"),
    ("Frontier Corps", r"frontier corps|fc"),
    ("Levies", r"levies"),
    ("ISAF", r"isaf|international security assistance force|nato|resolute support|coalition"),
    ("police", (
        r"police(?:m[ae]n)?|sho|dsp|ssp|sp|asp|dpo|rpo|ccpo|cpo|igp?|dig|aig|station house officer"
        r"|superintendent of police|inspector[- ]general|(?:city|district|regional) police officer")),
    ("navy", r"navy|naval (?:officials?|spokes\w+)"),
    ("military", r"army|military|troops|corps commander|air force|armed forces|paf"),
    ("rescue services", r"rescue (?:officials?|workers?|1122|services?|sources)|edhi|chhipa|civil defence"),
    ("hospital", (
        r"(?:hospital|medical|health) (?:officials?|sources?|spokes\w+|superintendent|administration|department)"
        r"|doctors?|medics?|paramedics")),
    ("Frontier Constabulary", r"frontier constabulary"),
    ("Coast Guards", r"coast ?guards?"),
    ("interior ministry", r"interior minist(?:er|ry)|minist(?:er|ry) (?:of|for) (?:the )?interior"),
    ("home ministry", r"home (?:minist(?:er|ry)|department|secretary)"),
    ("defence ministry", r"defen[cs]e minist(?:er|ry)|minist(?:er|ry) (?:of|for) defen[cs]e|mod"),
    ("information ministry", r"information (?:minist(?:er|ry)|adviser)"),
    ("foreign ministry", r"foreign (?:minist(?:er|ry)|office)"),
    ("chief minister", r"chief minister|cm"),
    ("prime minister", r"prime minister|pm office"),
    ("deputy commissioner", r"(?:deputy|assistant) commissioner|dc"),
    ("commissioner", r"(?:divisional )?commissioner"),
    ("government", (
        r"(?:provincial |federal |balochistan |sindh |punjab |kp |khyber pakhtunkhwa )?government|minister"
        r"|(?:district|political|local) administration|adviser")),
    ("governor", r"governor(?:'s office)?"),
    ("president", r"president"),
    ("NDS", r"nds|national directorate of security|(?:afghan )?intelligence directorate|directorate of intelligence"),
    ("security sources", r"security (?:sources|officials?)|intelligence (?:sources|officials?)|sources"),
    ("security forces", r"security forces?|law enforcement(?: agencies)?|paramilitary"),
    ("officials", r"officials?|authorit(?:y|ies)"),
)  # fmt: skip
LEAD = r"(?:[\w'-]+ ){0,3}?"
SPOKEN_AFTER = lazily(
    rf"(?:'s)?[^.;:,\"]{{0,32}}?\b(?:{SAY}|{PRAISES})\b|(?:'s)?[^.;:,\"]{{0,20}}, [^,.;:]{{2,60}}, (?:\w+ )?{SAY}\b"
)
SPOKEN_BEFORE = lazily(
    rf"\b(?:{SAY}|according to|per|account of|(?:statement|claim|version|release) (?:by|from|of)) {LEAD}\Z"
)
SIGNS, SIGNED = lazily(r"(?: \w+)?\W*\Z"), lazily(rf"[:-] {LEAD}\Z")
LABELS, LABELLED = lazily(r"(?: [\w'-]+){0,2} ?:"), lazily(r"\W*(?:[\w'-]+ ){0,2}?")
BEFORE = 140  # characters in which a wish may stand before the word
REACH = 160  # characters before an office in which a verb of saying may stand


TITLES = {
    "police": lazily(
        r"\b(?:[DRC]PO|CCPO|SSP|DSP|ASP|SP|DIG|AIG|IGP?|SHO)\b|\b(?i:(?:city|district|regional) police officer"
        r"|superintendent of police|inspector[- ]general of police|station house officer|police chief"
        r"|chief of police)\b"
    ),
    "CTD": lazily(r"\b(?i:counter[- ]?terrorism (?:department|police|force|wing|unit))\b"),
    "Frontier Corps": lazily(
        r"\b(?i:media cell of (?:the )?IG FC|IG FC|inspector[- ]general(?: of the)? (?:FC|frontier corps))\b"
    ),
    "NDS": lazily(r"\b(?i:(?:afghan )?intelligence directorate|national directorate of security)\b"),
    "deputy commissioner": lazily(r"\b(?i:(?:deputy|assistant) commissioner)\b|\b[DA]C\b"),
}  # what one kind of office may be called
OFFICIAL_LINE = Cued(r"\bofficial (?:line|narrative|claim|statement|version|account|position|word)s?\b")
NAMED = Family(Cued(rf"\b(?:{words})\b") for _, words in OFFICES)
DOING = lazily(
    r"(?: (?:officials?|men|have|has|had|also|later|today|jointly|(?:success|swift|prompt|effective|time|brave)\w*ly"
    r"|engaged|responded|retaliated|acted|and))* ?"
)
HOME = lazily(r"(?: [A-Z][a-z]+){1,2}\b")
FORCES = "military"  # told as they are written: "own troops"
BARE = lazily(r"[ (:-]*")  # "Repulsed, as per the SHO."
HEAD = lazily(r"\A[^.;:\n]{1,80}:")


@lru_cache(maxsize=1024)
def outcomes(sentence: str) -> tuple[Word, ...]:
    """Give the words by which somebody says an attack did not succeed; "three neutralised" is a toll, not this."""
    low = lower_same_length(sentence)
    found = []
    for match in OUTCOME.finditer(low):
        before = low[max(0, match.start() - BEFORE) : match.start()]
        crime = any(m.start() <= match.start() < m.end() + 6 for m in CRIME.finditer(low))
        if (
            crime
            or not (HOSTILE.search(low) or BARE.fullmatch(low, 0, match.start()))
            or low.startswith("?", match.end())
            or (FOIL.search(before) and match["word"] == "foil")
            or MANY.match(low, match.end())
            or OF_KIND.match(low, match.end())
            or SUMMED.search(before)
            or SUPPOSED.search(low, 0, match.start())
            or (WISH.search(before) and not DONE.search(before))
        ):
            continue
        value = next(value for stem, value in STEMS if match.group("word").startswith(stem))
        if value is OutcomeWord.NEUTRALISED and any(
            m.start() <= match.start() < m.end() for m in DEFUSED.finditer(low)
        ):
            continue
        found.append(Word(value.value, match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=1024)
def speaker(sentence: str) -> str | None:
    """Give the office or organisation that the sentence names as speaking, never a person."""
    low = lower_same_length(sentence)
    for number in NAMED.those_in(low):
        if any(_speaks(low, *match.span()) for match in NAMED[number].finditer(low)):
            return OFFICES[number][0]
    return "officials" if OFFICIAL_LINE.search(low) else None


def _speaks(low: str, start: int, end: int) -> bool:
    """Say whether the words around an office tell that it speaks: a verb beside it, or its name as a label."""
    if SPOKEN_AFTER.match(low, end):
        return True
    first = max(0, start - REACH)
    if SPOKEN_BEFORE.search(low, first, start) or (SIGNS.match(low, end) and SIGNED.search(low, first, start)):
        return True
    return bool(LABELS.match(low, end) and LABELLED.fullmatch(low, 0, start))


def written_office(sentence: str, office: str | None) -> str | None:
    """Give an office as the sentence writes its title or its full name; never the name of who holds it."""
    titles = TITLES.get(office or "")
    match = titles.search(sentence) if titles else None
    return match.group(0) if match else office


def issuing_office(text: str) -> str | None:
    """Give the office whose statement a text is: named at its head, before a colon."""
    match = HEAD.match(text)
    return speaker(match.group(0)) if match else None


def subject_office(words: str, *, beside: bool = False) -> str | None:
    """Give the last office or force that some words name, as they write it; right at their end where that is asked."""
    low = lower_same_length(words)
    found = [(m.end(), n, m) for n in NAMED.those_in(low) for m in NAMED[n].finditer(low)]
    if not found:
        return None
    end, number, match = max(found, key=lambda one: one[0])
    home = HOME.match(words, end)  # "CTD Sindh"
    if beside and not DOING.fullmatch(low, home.end() if home else end):
        return None
    written = words[match.start() : match.end()]
    office = written if OFFICES[number][0] == FORCES else written_office(words, OFFICES[number][0]) or written
    return f"{office}{home.group()}" if beside and home else office
