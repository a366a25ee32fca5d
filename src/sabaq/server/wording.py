"""Wording: figures, dates, places and grades in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sabaq.model.evidence import COUNTS, Claim, Polarity, Prop
from sabaq.model.incident import ConsensusValue, CurvePoint, Figure
from sabaq.sources.prose.reliability import measured

IMPRECISE_M = 10_000.0  # beyond this a place is drawn as inferred, not as observed

PROP_WORDS = {
    "date": "When",
    "place": "Where",
    "killed": "Killed",
    "wounded": "Wounded",
    "missing": "Missing",
    "abducted": "Abducted",
    "actor": "Said to have done it",
    "party": "Took part",
    "target": "Target",
    "attack_type": "Attack",
    "outcome": "Outcome, as told",
    "responsibility": "Responsibility",
    "title": "Title",
    "statistic": "Statistic",
}
GRADE_WORDS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
RULING_WORDS = {"same": "one incident", "different": "not one incident", "retract": "retracted"}
STANCE_WORDS = {"claims": "claims it", "denies": "denies it", "blamed": "is blamed", "cleared": "is cleared"}
POLICY_WORDS = {
    "ucdp-best": "UCDP's best estimate rule",
    "acled-conservative": "ACLED's conservative rule",
    "latest-official": "the latest official statement",
    "max-graded": "the best graded source",
    "most-independent-voices": "most separate voices",
    "sum-of-groups": "the sum of the groups told",
}


def reading(claim: Claim) -> tuple[str, str] | None:
    """Give the grade of the rule that read a claim from text, and how often it was right when measured."""
    rule = measured(claim.extractor)
    if rule is None:
        return None
    counts = (
        (rule.right, rule.told, "of texts kept back"),
        (rule.mended_right, rule.mended_told, "of those it was mended by"),
    )
    told = [f"{right:,} of {told:,} cases {which} ({right / told:.0%})" for right, told, which in counts if told]
    if not told:
        return rule.grade, "how often this reading is right was never measured"
    often = " and in ".join(told)
    return rule.grade, f"this way of reading was right in {often}; at least {rule.least:.0%} with 95 % confidence"


def term(word: str | None) -> str:
    """Give a closed term as words."""
    return (word or "").replace("_", " ")


def day(moment: date) -> str:
    """Give a day, e.g. 3 Mar 2024."""
    return f"{moment.day} {moment:%b} {moment.year}"


def clock(moment: datetime | None) -> str:
    """Give a moment in UTC, to the minute."""
    if moment is None:
        return "not told"
    utc = moment.astimezone(UTC)
    return f"{day(utc)}, {utc:%H:%M} UTC"


def published(moment: datetime | None, precision: str | None) -> str:
    """Give when a report came out, no finer than it says."""
    if moment is None:
        return "not told"
    return day(moment) if precision == "day" else clock(moment)


def known(known_at: datetime, published_at: datetime | None) -> str:
    """Give when a report became known, beside when it came out."""
    at_once = published_at is not None and abs((known_at - published_at).total_seconds()) < 60
    return "known at once" if at_once else f"known {clock(known_at)}"


def dates(first: date | None, last: date | None, precision: str | None) -> str:
    """Give a civil date no finer than it was told."""
    if first is None:
        return "date not told"
    rough = {
        "year": f"some time in {first.year}",
        "month": f"some time in {first:%B} {first.year}",
        "week": f"week of {day(first)}",
    }
    if precision in rough:
        return rough[precision]
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%b} {first.year}"
    return f"{day(first)} – {day(last)}"


def precision_words(precision: str | None) -> str:
    """Say how exactly a date was told."""
    match precision:
        case None:
            return "precision not told"
        case "days":
            return "a range of days"
        case _:
            return f"to the {precision}"


def spread(low: int | None, best: int | None, high: int | None) -> str:
    """Give the range of a figure in words; never empty."""
    if low is None and high is None:
        return "no range told"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"at most {high}"
    if low == high:
        return "no spread" if best in {None, low} else f"told {low}"
    return f"{low}–{high}"


def figure(figure_of: Figure | ConsensusValue | CurvePoint | Claim, noun: str = "") -> str:
    """Give a number of people with its range: "4 killed, 3–6"."""
    low, best, high = figure_of.low, figure_of.best, figure_of.high
    noun = f" {noun}" if noun else ""
    if low is None and best is None and high is None:
        return f"{noun.strip() or 'number'} not told"
    if best is None:
        return f"{spread(low, best, high)}{noun}"
    return f"{best}{noun}, {spread(low, best, high)}"


def claimed(claim: Claim) -> str:
    """Give what one claim says, in words."""
    if claim.prop in COUNTS:
        told = told_count(claim)
    elif claim.prop is Prop.DATE and claim.when is not None:
        told = dates(claim.when.first, claim.when.last, claim.when.precision)
    elif claim.prop is Prop.PLACE and claim.where is not None:
        where = claim.where
        parts = (where.name, where.district, where.province, where.country)
        told = place(*parts) if any(parts) else claim.quote
    else:
        told = term(claim.value) or claim.quote
    return f"not: {told}" if claim.polarity is Polarity.DENIES else told


def told_count(claim: Claim) -> str:
    """Give a count as it was told."""
    low, best, high = claim.low, claim.best, claim.high
    if best is None and low is None and high is None:
        return claim.value or claim.quote
    if low is not None and high is None and best in {None, low}:
        return f"at least {low}"
    if best is not None and low in {None, best} and high in {None, best}:
        return str(best)
    return spread(low, best, high) if best is None else f"{best} ({spread(low, best, high)})"


def dispute(share: float, origins: int) -> str:
    """Give a dispute from 0 to 1 in a word; one origin cannot agree with itself."""
    if share <= 0:
        return "agreed" if origins > 1 else "one origin, nothing to compare"
    for bound, word in ((0.25, "slightly disputed"), (0.5, "partly disputed"), (0.75, "disputed")):
        if share < bound:
            return word
    return "deeply disputed"


def place(*parts: str | None) -> str:
    """Give a place from its name outwards, each part once."""
    names = (name.strip() for part in parts if part for name in part.split(","))
    return ", ".join(dict.fromkeys(name for name in names if name)) or "place not told"


def radius(metres: float | None) -> str:
    """Say how exactly a place is known."""
    if metres is None:
        return "exactness not told"
    if metres < 1000:
        return f"within about {max(10, round(metres, -1)):.0f} m"
    return f"within about {metres / 1000:.0f} km"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def web_link(url: str | None) -> str | None:
    """Give the address if it can be followed as a web link; other schemes are shown as text only."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
