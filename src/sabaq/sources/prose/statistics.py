"""Statistics: aggregate numbers about attacks and victims."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sabaq.sources.prose.cues import Cued

I = re.IGNORECASE  # noqa: E741  the usual short name
ABOUT = (
    r"(?:attacks?|violence|incidents?|terrorism|terrorist|militan\w+|killings?|deaths?|fatalit\w+|casualt\w+"
    r"|bombings?|suicide"
    r"|bombs|devices|blasts?|martyr\w+|victims?|abductions?|kidnappings?|insurgen\w+|civilians|killed)"
)
ABOUT_ATTACKS = Cued(ABOUT, I)
GOES_ON = re.compile(
    r"\W*(?:that|this|it|the (?:figure|number|toll|count|tally)|up|down|an? (?:rise|increase"
    r"|drop|fall|decline))\b",
    I,
)
NUMBER_OF = Cued(
    r"\bnumber of (?:such |the )?(?:\w+ )?(?:attacks|killings|deaths|incidents|bombings|casualties)[^.;]{0,50}? to "
    r"(?P<value>\d{1,3}(?:,\d{3})+|\d{1,6})(?P<other>)\b",
    I,
)
PEOPLE = Cued(
    r"\b(?:killed|killing|claimed|injured|wounded|injuring|wounding) (?:at least |some |about |over |more than )?"
    r"(?P<value>\d{1,3}(?:,\d{3})+|\d{1,6}) (?:\w+ ){0,2}(?:people|persons|lives|civilians|soldiers|policemen|personnel"
    r"|terrorists|militants)\b|\b(?P<other>\d{1,3}(?:,\d{3})+|\d{1,6}) (?:\w+ ){0,3}(?:were |was |have been |had been )"
    r"(?:killed|martyred|injured|wounded|abducted)\b",
    I,
)
PERCENT = Cued(r"(?P<value>\d{1,4}(?:\.\d{1,2})?) ?(?:percent|per cent|pc|%)", I)
RATIO = Cued(
    r"\b(?P<word>doubled|halved|tripled|trebled|quadrupled|(?P<fold>two|three|four|five|ten|\d{1,3})-?fold|"
    r"(?P<times>twice|thrice)|(?P<part>one[- ]third|a third|two[- ]thirds|half|a quarter|one[- ]quarter"
    r"|three[- ]quarters))\b",
    I,
)
COUNT = Cued(
    r"\b(?P<value>\d{1,3}(?:,\d{3})+|\d{1,6}) (?:\w+ ){0,2}(?P<what>attacks|incidents|bombings|deaths|injuries"
    r"|fatalities|killings|casualties|abductions|blasts|devices|explosions"
    r"|kidnappings|targeted killings"
    r"|terrorist attacks|suicide attacks|suicide bombings|militant attacks)\b",
    I,
)
METRIC = re.compile(rf"(?:(?:[A-Z][\w-]+|terrorist|militant|suicide|terror|civilian|security) ){{0,2}}(?i:{ABOUT})\b")
RISE = re.compile(
    r"\b(?:increas\w*|rise|rose|risen|surg\w+|jump\w*|spike\w*|up by|uptick|grew|growth|climb\w*|higher|more"
    r"|soar\w*|escalat\w*|doubled|tripled|trebled|quadrupled|\w+fold)\b",
    I,
)
FALL = re.compile(
    r"\b(?:decreas\w*|declin\w*|fell|fall|fallen|drop\w*|down by|reduc\w*|lower|fewer|halved|plunge\w*|dip\w*)\b", I
)
BASELINE = re.compile(
    r"\b(?:following|since|after|compared (?:to|with)|from|over|in|during|between|as against"
    r"|year[- ]on[- ]year)\b[^.;]{0,60}?\b(?:19|20)\d\d\b|\bcompared (?:to|with) (?:the )?(?:previous"
    r"|preceding|same|last)[^.;,]{0,40}|\bsince [^.;,]{3,40}|\bfollowing [^.;,]{3,60}",
    I,
)  # fmt: skip
RATIOS = {"doubled": 2.0, "twice": 2.0, "tripled": 3.0, "trebled": 3.0, "thrice": 3.0, "quadrupled": 4.0,
    "halved": 0.5, "half": 0.5,
          "third": 0.3333, "one third": 0.3333, "a third": 0.3333, "two thirds": 0.6667, "a quarter": 0.25,
              "one quarter": 0.25,
          "three quarters": 0.75}  # fmt: skip
FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
OTHER_SUBJECT = Cued(
    r"\b(?:budget|inflation|gdp|poll|voters?|turnout|literacy|economy|growth rate|exports?|rupee|population"
    r"|percent of (?:the )?(?:vote|people|respondents))\b",
    I,
)
AGGREGATE_COUNT = Cued(
    r"\b(?:this year|last year|in (?:19|20)\d\d|since|so far|during|per (?:month|year)|total|recorded|compared"
    r"|month|quarter)\b",
    I,
)


@dataclass(frozen=True, slots=True)
class Statistic:
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
        number = f"{self.value:g}"
        parts = [f"value={number}", f"unit={self.unit}"]
        parts += [f"direction={self.direction}"] if self.direction else []
        parts += [f"metric={self.metric}"] if self.metric else []
        return "; ".join((*parts, f"baseline={self.baseline}")) if self.baseline else "; ".join(parts)


def statistics(sentence: str, *, known: bool = False, summed: bool = False) -> tuple[Statistic, ...]:
    """Give the statistics that a sentence states about attacks or victims."""
    about = ABOUT_ATTACKS.search(sentence) or (known and GOES_ON.match(sentence))
    if not (about or summed) or OTHER_SUBJECT.search(sentence):
        return ()
    found = [_statistic(sentence, m, float(m.group("value")), "percent") for m in PERCENT.finditer(sentence)]
    for match in RATIO.finditer(sentence):
        value = _ratio(match)
        moved = RISE.search(match.group(0)) or FALL.search(match.group(0))
        of_all = re.match(r" of (?:all |the )?(?:\w+ ){0,3}" + ABOUT, sentence[match.end() :], I)
        if value is not None and (moved or of_all or match.group("fold") or match.group("times")):
            found.append(_statistic(sentence, match, value, "ratio"))
    if AGGREGATE_COUNT.search(sentence):
        for match in COUNT.finditer(sentence):
            number = int(match.group("value").replace(",", ""))
            if not (1900 <= number <= 2100) and not re.search(
                r"\b(?:killed|injured)\b.{0,5}$", sentence[: match.start()], I
            ):
                found.append(_statistic(sentence, match, float(number), "count"))
    for pattern in (NUMBER_OF, *((PEOPLE,) if summed else ())):
        for match in pattern.finditer(sentence):
            stated = match.group("value") or match.group("other")
            found.append(_statistic(sentence, match, float(stated.replace(",", "")), "count"))
    return tuple(found)


def _ratio(match: re.Match[str]) -> float | None:
    """Give the multiple or fraction that a word names."""
    if match.group("fold"):
        word = match.group("fold").lower()
        return float(FOLDS.get(word, 0) or (int(word) if word.isdigit() else 0)) or None
    return RATIOS.get(match.group("word").lower().replace("-", " "))


def _statistic(sentence: str, match: re.Match[str], value: float, unit: str) -> Statistic:
    """Give the statistic with its direction, what it measures and what it compares with, where the sentence says so."""
    near = sentence[max(0, match.start() - 60) : match.end() + 60]
    rise, fall = RISE.search(near), FALL.search(near)
    metric = METRIC.search(sentence, match.end()) or METRIC.search(sentence)
    baseline = BASELINE.search(sentence)
    end = match.end()
    tail = re.match(
        rf" (?:increase|decrease|rise|decline|drop|surge|fall|jump|spike)(?: in (?:the )?(?:number of )?"
        rf"(?:[\w-]+ ){{0,3}}{ABOUT})?",
        sentence[end:],
        I,
    )
    return Statistic(
        value=value,
        unit=unit,
        direction=("up" if rise else "down" if fall else None)
        if not (rise and fall)
        else ("up" if rise.start() < fall.start() else "down"),
        metric=metric.group(0).strip().lower() if metric else "",
        baseline=baseline.group(0).strip() if baseline else None,
        start=match.start(),
        end=end + (tail.end() if tail else 0),
    )
