"""Framing: whether a sentence tells news or something else."""

from __future__ import annotations

import re

from sabaq.model.evidence import Framing

HYPOTHETICAL = re.compile(
    r"\b(?:could|would|might|may|can|shall) (?:\w+ ){0,2}(?:kill|die|be killed|attack|carry out|target|strike"
    r"|happen|be hurt|claim|cause)|"
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|threat(?:en\w*|s)?|intend\w*|conspir\w+|vow\w*|prepar\w+"
    r"|want(?:s|ed)?|aim\w*) (?:\w+ ){0,3}to (?:kill|attack|target|strike|bomb|carry out|blow up|assassinate"
    r"|abduct)|"
    r"\bplanning (?:\w+ ){0,3}(?:attacks?|assassination|bombings?)|"
    r"\bbreeds?\b|\bif (?:an?|the|they|we|militants)\b|\b(?:mock|drill|exercise|rehearsal|simulat\w+"
    r"|scenario)\b|\bwere to\b|"
    r"\bfears? (?:of|that)\b|\bwarn(?:s|ed|ing)? (?:of|that|against)\b|\bone death\b|\bno truth\b"
    r"|\brumou?rs?\b|\bfalse reports?\b",
    re.IGNORECASE,
)  # fmt: skip
BACKGROUND = re.compile(
    r"\blast year\b|\byears? ago\b|\bmonths? ago\b|\bweeks? ago\b|\banniversar\w+|\bcommemorat\w+"
    r"|\bin memory of\b|\bback in (?:19|20)\d\d|"
    r"\b(?:sentenced|convicted|acquitted|indicted|charged with|on trial|death penalty|court (?:sentenced|ruled"
    r"|heard|on|rejected|granted|adjourned)|verdict|inquiry into|commission of inquiry|challan)\b|"
    r"\b(?:wanted|responsible|linked|sought|accused|involved|blamed) (?:\w+ ){0,5}(?:for|in|to|of) "
    r"(?:\w+ ){0,8}(?:kill\w*|attacks?|murder\w*|bombings?|deaths?|assassinat\w+)|"
    r"\bhistory of\b|\bhistorically\b|\bprevious(?:ly)?\b|\bearlier attack\b|\bin the past\b|\bin recent "
    r"(?:years|months|weeks)\b|\bover the (?:past|last) \w+ (?:years|decades)\b|"
    r"\boversees?\b|\boversaw\b|\bused to\b|\bremembered\b|\bmemorial\b|\bprobe\b",
    re.IGNORECASE,
)  # fmt: skip
AGGREGATE = re.compile(
    r"\b(?:so far this year|this year|since (?:19|20)\d\d|since (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|"
    r"since the beginning|every (?:day|year|month|week)|per (?:day|year|month)|each (?:day|year|month|week)"
    r"|annually|during the (?:year|month|quarter)|"
    r"in the first \w+ (?:months|quarters?)|over the (?:past|last) (?:\w+ )?(?:years?|months?|weeks?|decades?)|"
    r"in (?:19|20)\d\d alone|total of \d+ (?:attacks|incidents)|between (?:19|20)\d\d and|during (?:19|20)\d\d"
    r"|decades of|war on terror|"
    r"\d+ (?:attacks|incidents|operations|bombings) (?:were|was|have|had|in|during|took)|in "
    r"(?:\w+ ){0,2}attacks across|annual report|monthly report)\b",
    re.IGNORECASE,
)  # fmt: skip
QUESTION = re.compile(r"\?[\"')]*\s*$")


def frame(sentence: str, *, title: bool = False) -> Framing:
    """Give how a sentence frames what it tells; a headline's question or plan is no news either."""
    if HYPOTHETICAL.search(sentence) or (QUESTION.search(sentence) and not title):
        return Framing.HYPOTHETICAL
    if AGGREGATE.search(sentence):
        return Framing.AGGREGATE
    if BACKGROUND.search(sentence):
        return Framing.BACKGROUND
    return Framing.NEWS
