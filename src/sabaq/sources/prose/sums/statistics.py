"""Statistics: aggregate numbers about attacks and victims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from sabaq.sources.prose.sums.baselines import baseline
from sabaq.sources.prose.sums.counts import PEOPLE, Count, counts
from sabaq.sources.prose.sums.metrics import ABOUT, ABOUT_ATTACKS, NAMED_MONTH, ONE_ATTACK, SPAN, SUM, told_of_a_day
from sabaq.sources.prose.sums.shares import NUMBER, WORD, Share, number, shares
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
PERCENT = Cued(rf"(?<![\d.])\b(?P<value>\d{{1,4}}(?:\.\d{{1,2}})?|{WORD})[ -]?(?:per ?cent\b|pct?\b|%)", I)
RISE = (
    r"increas\w*|ris(?:e|es|en|ing)|rose|surg\w+|jump\w*|spik\w*|uptick|upsurge|grew|grown|growth|climb\w*|higher"
    r"|soar\w*|escalat\w*|swell\w*|mount\w*|accelerat\w*|intensif\w*|expand\w*|multipl\w*|edg\w* up|shot up|gone up"
    r"|came up|went up|going up|up|worsen\w*|gain(?:ed)?"
)
FALL = (
    r"decreas\w*|declin\w*|fell|fall(?:s|en|ing)?|drop\w*|reduc\w*|lower|plung\w*|dip(?:s|ped)?|down|shrank|slump\w*"
    r"|gone down|came down|went down|eas(?:ed|ing)|cut|improv(?:e[sd]?|ing|ements?)|lessen\w*|reced\w*"
    r"|ebb\w*|wan(?:ed|ing|es)|sank"
    r"|sunk|tumbl\w*|contract\w*|slid|slipped|abat\w*|diminish\w*|taper\w*|subsid\w*"
)
NOT_MADE = r"(?<!made )(?<!make )(?<!makes )(?<!making )"  # "made up a third" is no rise
MOVED = lazily(rf"{NOT_MADE}\b(?:(?P<rise>{RISE})|(?P<fall>{FALL}))\b(?! to the| in the hands| by (?:gunmen|the))", I)
MOVES = lazily(
    rf"(?: points?)?,? (?!or )(?:[a-z-]+ ){{0,1}}?(?:(?P<rise>more|higher|above|up|greater|{RISE})"
    rf"|(?P<fall>fewer|less|below|lower|down|{FALL}))\b",
    I,
)
SOME = r"(?:about |over |nearly |at least |just |only |some )?"
WHOLE = lazily(  # before "62 per cent were men in uniform"
    rf"\bof (?:all|the|those|these|this|its|their|every)\b[^.;]{{0,70}}?\b(?:{ABOUT}|whole|total|them)\b[^.;]{{0,60}}?"
    r"(?:,|\bin (?:19|20)\d\d) ?(?:some |about |nearly |almost |over |more than |around |roughly )?\Z",
    I,
)
REACHED = lazily(
    rf"{NOT_MADE}\b(?:(?P<rise>{RISE}|doubled|tripled|trebled|quadrupled)|(?P<fall>{FALL}"
    rf"|halved))\b(?: [a-z]+)?(?:,? from (?:{NUMBER}|{WORD})[^.;:]{{0,30}}?"
    rf"| by (?:[a-z]+ )?[\d.]+ ?(?:%|per ?cent|pc)|(?! from\b)[^.;:\d]{{0,60}}),? to"
    rf" {SOME}\Z",
    I,
)  # "fell to 31", "rose from 9 to 14"
FROM = lazily(
    r"(?:[^.;\d]|\b(?:19|20)\d\d\b){0,70}?,? (?:(?P<rise>up)|(?P<fall>down)) from (?:a (?:low|high) of )?"
    rf"{SOME}{NUMBER}",
    I,
)  # after "12 attacks": "in the first half of 2024, down from 31"
AS_WELL = lazily(r",? and (?:[\w'-]+ ){0,5}")  # "up 21 per cent and to children 40 per cent"
BACK = Cued(  # what refers to attacks or victims counted before
    r"\b(?:them|these|those|they|it|that|this|such|which|whom|their|its|figures?|numbers?|total|shares?|rates?|tally"
    r"|count|caused|rest|remainder|half|brunt|alone|blamed|attributed|uniform|aimed)\b",
    I,
)
SIGN = lazily(r"(?:\A|[ (])(?:(?P<rise>\+)|(?P<fall>[-−]))\Z")
CUT = lazily(r"[;:]| (?:while|whereas|but|yet|although|though|with)\b", I)
SHARED = lazily(
    r"\b(?:account\w*|made up|making up|constitut\w*|compris\w*|shares?|responsible|behind|bore|suffered|claimed"
    r"|happened|took place|occurred|recorded|figure|rate|proportion|percentage)\b",
    I,
)
OF_THEM = lazily(
    rf" of (?:all |the |these |those |its |their |such |total |them\b|this |that |overall |reported |which\b|whom\b"
    rf"|\d[\d,]* )*(?:[\w'-]+ ){{0,3}}?(?:{ABOUT})\b| of the \d[\d,]*(?=[.;, ])| of (?:them|these|those|the total"
    rf"|which|whom|all)\b",
    I,
)
VERB = lazily(r" (?:were|was|fell|took|happened|occurred|came|died|involved|targeted|struck|hit|had|are|is)\b", I)
OTHER_SUBJECT = Cued(
    r"\b(?:budgets?|inflation|gdp|polls?|voters?|votes?|turnout|literacy|econom\w+|exports?|rupees?|population|rs\.?"
    r"|respondents|survey\w*|spending|funds|funding|strength|convict\w*|recruit\w*|enrol\w*|salar\w+|prices?|revenue"
    r"|trade|appeal|donors?|acquit\w*|rainfall|measles|polio cases|burns?|burnt|complete\w*|vaccinat\w*|occupancy"
    r"|attendance|reward|compensation|patrols|guards)\b",
    I,
)
OTHER_PART = lazily(
    r" of (?:the |all |its |their |our |my )?(?:[\w'-]+ ){0,2}?(?:districts|territory|seats|land|area|city|town"
    r"|building|country|posts|camps|schools|hospitals|cameras|people|households|class|men|staff|force|work|body"
    r"|province|village|market|border|fence)\b(?! (?:(?:who|that) )?(?:(?:were|was|have been|had) )?(?:killed|dead"
    r"|martyred|injured|wounded|who died|hurt))",
    I,
)
METRIC = lazily(rf"(?:(?:[A-Z][\w-]+|terrorist|militant|suicide|terror|civilian|security) ){{0,2}}(?i:{ABOUT})\b")
LOST = Cued(r"\b(?:lost|buried) (?:\w+ ){0,2}\d", I)
GOES_ON = lazily(r"\b(?:it|they|that|this|these|those|the (?:figure|number|count|tally|rate|total))\b", I)
BEFORE = lazily(
    r"\b(?:as|than|of|the number|figure)\b[^.;]{0,60}?(?:\b(?:before|earlier|previous|preceding|last)\b"
    rf"|{SPAN}|(?:19|20)\d\d|{NAMED_MONTH})",
    I,
)
NEXT = lazily(
    r",? (?:(?P<rise>more|higher|up|increase|rise|jump|surge)|(?P<fall>fewer|less|lower|down|decrease|drop|fall|decline"
    r"|reduction))\b",
    I,
)
NUMBER_OF = lazily(
    rf" (?:of|in) (?:\w+ ){{0,2}}{ABOUT}\b"
    rf"| (?:in )?the (?:number|figure|toll|count|rate|total)s?(?: of [\w -]{{0,30}}{ABOUT})?\b",
    I,
)
BY_PART = lazily(
    rf"{NOT_MADE}\b(?:by|{RISE}|{FALL}) (?:of |by )?(?:(?:nearly|almost|about|over|more than|around|roughly|just"
    rf"|some|at least"
    r"|as much as|well over) )*$",
    I,
)
AS_BEFORE = lazily(  # "less than half those of 2019"
    rf" (?:of )?(?:(?:those|that|the (?:number|figure|level|count|rate|total)s?) (?:of|in|for)"
    rf"|what (?:it|they) (?:was|were) in)"
    rf" (?:the )?(?:(?:19|20)\d\d|(?:last|previous|preceding) |{NAMED_MONTH})",
    I,
)
OF_A_SPAN = lazily(rf" of (?:this|last|the) {SPAN}'s\b", I)
OF_ALL = lazily(rf" of all (?:[\w'-]+ ){{0,2}}?{ABOUT}\b", I)
THE = lazily(rf" (?:of )?(?:the|all|its|their) (?:[\w'-]+ ){{0,2}}?{ABOUT}\b", I)
TAIL = lazily(
    rf" (?:increase|decrease|rise|decline|drop|surge|fall|jump|spike)(?: in (?:the )?(?:number of )?"
    rf"(?:[\w-]+ ){{0,3}}{ABOUT})?",
    I,
)


OPENING = 14  # characters within which a part opens a sentence: "Some two thirds fell in"


class Statistic(msgspec.Struct, frozen=True):
    """One aggregate number about attacks or victims."""

    value: float
    unit: str  # percent | ratio | count
    direction: str | None  # up | down
    metric: str
    baseline: str | None
    start: int  # in the sentence
    end: int

    def text(self) -> str:
        """Give it in one line, as a claim's value holds it."""
        parts = [f"value={self.value:g}" if self.value < 1e6 else f"value={self.value:.0f}", f"unit={self.unit}"]
        parts += [f"direction={self.direction}"] if self.direction else []
        parts += [f"metric={self.metric}"] if self.metric else []
        return "; ".join((*parts, f"baseline={self.baseline}")) if self.baseline else "; ".join(parts)


def statistics(
    sentence: str, *, known: bool = False, summed: bool = False, told: bool = False
) -> tuple[Statistic, ...]:
    """Give the statistics that a sentence states about attacks or victims.

    `known`: the sentence before gave some; `summed`: the sentence is framed as a sum; `told`: one attack has been told.
    """
    if not (summed or known or ABOUT_ATTACKS.search(sentence) or LOST.search(sentence)):
        return ()
    counted = counts(sentence, known=known, summed=summed)
    found = [_counted(sentence, c) for c in counted if not (c.alone and _after_others(sentence, c.start))]
    parts = list(shares(sentence))
    percents = list(PERCENT.finditer(sentence))
    if not (found or parts or percents):
        return ()
    one = not known and bool(ONE_ATTACK.search(sentence))
    found = [] if one else found
    refers = known and _goes_on(
        sentence, (*((m.start(), m.end()) for m in percents), *((s.start, s.end) for s in parts))
    )
    sums = bool(found) or refers or (summed and not one)
    spanned = bool(SUM.search(sentence)) and not told_of_a_day(sentence)
    one = one or (told and not spanned) or bool(not sums and (told_of_a_day(sentence) or PEOPLE.search(sentence)))
    found += _percents(sentence, percents, sums=sums, one=one)
    found += _ratios(sentence, parts, sums=sums, one=one)
    made: list[Statistic] = []
    for stat in sorted(found, key=lambda s: (s.start, -s.end)):
        if not made or stat.start >= made[-1].end:
            made.append(stat)
    return tuple(made)


def _goes_on(sentence: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether a sentence is still of what was counted before: it names or refers to it, or opens with a part."""
    if ABOUT_ATTACKS.search(sentence) or BACK.search(sentence):
        return True
    return any(start < OPENING and VERB.match(sentence, end) for start, end in spans)


def _counted(sentence: str, one: Count) -> Statistic:
    """Give a count; a difference has a direction, and what a rise or fall came to."""
    if one.moved:
        way = _way(sentence, one.start, one.end, floor=0)
    else:
        way = _named(REACHED.search(sentence, max(0, one.start - 120), one.start) or FROM.match(sentence, one.end))
    return _statistic(sentence, (one.start, one.end), one.value, "count", way=way)


def _percents(sentence: str, percents: list[re.Match[str]], *, sums: bool, one: bool) -> Iterator[Statistic]:
    """Yield the percentages that are of attacks or victims, or by which they changed."""
    floor, before = 0, None
    for match in percents:
        first, last = _segment(sentence, *match.span())
        way = _way(sentence, *match.span(), floor=floor)
        way = way or (before if AS_WELL.fullmatch(sentence, floor, match.start()) else None)
        if _of_others(sentence, match.span(), (first, last)):
            continue
        shared = bool(OF_THEM.match(sentence, match.end()) or SHARED.search(sentence, first, match.start()))
        shared = shared or _of_whole(sentence, first, match)
        if (
            sums
            or (way and ABOUT_ATTACKS.search(sentence))
            or (shared and not one)
            or OF_ALL.match(sentence, match.end())
        ):
            yield _statistic(sentence, match.span(), number(match["value"]), "percent", way=way)
            floor, before = match.end(), way


def _ratios(sentence: str, parts: list[Share], *, sums: bool, one: bool) -> Iterator[Statistic]:
    """Yield the fractions and multiples."""
    floor = 0
    for share in parts:
        first, last = _segment(sentence, share.start, share.end)
        if _of_others(sentence, (share.start, share.end), (first, last)):
            continue
        accepted, way = _judged(sentence, share, (first, last, floor), sums=sums, one=one)
        if accepted:
            yield _statistic(sentence, (share.start, share.end), share.value, "ratio", way=way)
            floor = share.end


def _judged(
    sentence: str, share: Share, bounds: tuple[int, int, int], *, sums: bool, one: bool
) -> tuple[bool, str | None]:
    """Say whether a ratio is of attacks or victims, and which way they moved."""
    first, last, floor = bounds
    about = bool(ABOUT_ATTACKS.search(sentence, first, last))
    if share.kind == "fraction" and (about or sums) and AS_BEFORE.match(sentence, share.end):
        return True, "down"
    if share.kind == "change":
        first = max((m.end() for m in CUT.finditer(sentence, 0, share.start) if "with" not in m.group()), default=0)
        about = bool(ABOUT_ATTACKS.search(sentence, first, share.start) or NUMBER_OF.match(sentence, share.end))
        return (about or (sums and bool(GOES_ON.search(sentence, first, last)))), "up" if share.value > 1 else "down"
    way = _way(sentence, share.start, share.end, floor=floor)
    if share.kind == "multiple":
        return about or sums, way or ("up" if BEFORE.search(sentence, share.end, last) else None)
    if share.kind == "share":
        return (about or sums) and not (one and not sums), None
    if BY_PART.search(sentence, first, share.start) or NEXT.match(sentence, share.end):
        return (about or sums) and way is not None, way
    of = bool(OF_THEM.match(sentence, share.end) or THE.match(sentence, share.end)) or _of_whole(sentence, first, share)
    follows = sums and (VERB.match(sentence, share.end) or of)
    return bool(follows or (of and (not one or OF_A_SPAN.match(sentence, share.end)))), None


def _of_others(sentence: str, span: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """Say whether a number tells of something else than attacks and victims."""
    of = OF_THEM.match(sentence, span[1])
    other = OTHER_PART.match(sentence, span[1])
    if other and not (of and of.end() < other.end()):
        return True
    near = OTHER_SUBJECT.search(sentence, bounds[0], min(bounds[1], span[1] + 60))
    return bool(near) and not (of and not OTHER_SUBJECT.search(of.group()))


def _of_whole(sentence: str, first: int, part: re.Match[str] | Share) -> bool:
    """Say whether the words before a part name the attacks or victims that it is a part of."""
    start = part.start() if isinstance(part, re.Match) else part.start
    return bool(WHOLE.search(sentence, max(first, start - 170), start))


def _after_others(sentence: str, start: int) -> bool:
    """Say whether a bare number follows the words for something else than attacks and victims."""
    first, _ = _segment(sentence, start, start)
    return bool(OTHER_SUBJECT.search(sentence, max(first, start - 60), start))


def _segment(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch around a number that one verb governs."""
    first = max((m.end() for m in CUT.finditer(sentence, 0, start)), default=0)
    after = CUT.search(sentence, end)
    return first, after.start() if after else len(sentence)


def _way(sentence: str, start: int, end: int, *, floor: int) -> str | None:
    """Give the direction that the words beside a number state."""
    if way := _named(SIGN.search(sentence, max(0, start - 2), start) or MOVES.match(sentence, end, end + 40)):
        return way
    first = max(_segment(sentence, start, end)[0], floor, start - 90)
    moved = list(MOVED.finditer(sentence, first, start))
    return _named(moved[-1]) if moved else None


def _named(moved: re.Match[str] | None) -> str | None:
    """Give the direction that a match names."""
    return ("up" if moved["rise"] else "down") if moved else None


def _statistic(sentence: str, span: tuple[int, int], value: float, unit: str, *, way: str | None) -> Statistic:
    """Give the statistic with what it measures and what it compares with, where the sentence says so."""
    metric = METRIC.search(sentence, span[0]) or METRIC.search(sentence)
    tail = TAIL.match(sentence, span[1])
    return Statistic(
        value=value,
        unit=unit,
        direction=way,
        metric=metric.group(0).strip().lower() if metric else "",
        baseline=baseline(sentence, *span),
        start=span[0],
        end=tail.end() if tail else span[1],
    )
