"""Courts: whether their people are those attacked."""

from __future__ import annotations

import functools
import re

from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import alternatives

OF_COURT = lazily(r"prosecutors?\Z|(?:sessions )?judge\b", re.IGNORECASE)


def attacked(sentence: str, match: re.Match[str]) -> bool:
    """Say whether the words of a court name somebody who was attacked: "killed a deputy prosecutor"."""
    if not OF_COURT.match(match.group()):
        return False
    hurt, suffered = _harm()
    return bool(hurt.search(sentence, 0, match.start()) or suffered.match(sentence[match.end() :]))


@functools.cache
def _harm() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the words of harm before and after whom it was done to; they are long, and most texts need them not."""
    hurting = alternatives("killing", "loosely", "kill", "killed", "wounding", "wounded", "abducting", "abducted")
    dying = alternatives("died") + "|(?:in|under) (?:hospital|treatment|surgery|intensive care)|being treated"
    hurt = re.compile(
        rf"\b(?:{hurting}|deaths? of|sho(?:t|oting)|hit|attack(?:s|ed) on|target(?:s|ed|ing))(?: [\w-]+){{0,4}} \Z",
        re.IGNORECASE,
    )
    suffered = re.compile(
        r"\A(?:'s)?(?: [\w'-]+){0,4}?,? (?:came under (?:fire|attack)|suffered|sustained|received|escaped|survived"
        r"|(?:(?:was|were|been|being) (?:[\w-]+ ){0,2}?"
        rf"(?:{hurting}|shot|fired|attacked|ambushed|hit|bombed|targeted)|{hurting}(?= in| when| as)|{dying})\b)",
        re.IGNORECASE,
    )
    return hurt, suffered
