"""Asides: what somebody did before, told inside a sentence."""

from __future__ import annotations

import re

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

FATAL = (
    r"(?:kill(?:ed|ing)?s?|shot dead|gunned down|died|dead|deaths?|martyred|martyrdom|slain|massacred?|behead\w+"
    r"|murder\w*|lives|claimed)\b"
)
FOLLOWS = Cued(  # "The attack came a week after gunmen killed 12 labourers"
    r"(?:\A|(?<=[.;:] ))\W*(?:[\w'’-]+ ){0,4}?(?:attacks?|assaults?|bombings?|blasts?|explosions?|raids?|ambush(?:es)?"
    r"|shootings?|killings?|strikes?|violence|incident|it|this)(?: (?:on|in|at) [^,.;]{2,40}?)?(?:,[^,.;]{1,110},)?"
    r" (?:also )?(?:(?:came|comes|coming)\b[^,.;]{0,60}?\b(?:after|following|on the heels of|amid|since)|follow(?:s|ed)"
    r"|(?:occurred|happened|took place)\b[^,.;]{0,20}?\b(?:hours?|days?|weeks?|months?|years?) after)\b"
    rf"(?=(?:[^,.;]|u\.s\.){{0,110}}?\b{FATAL})",
    re.IGNORECASE,
)
ASIDE = Cued(
    r"\b(?<=, )(?P<sum>taking|bringing|raising) the (?:total |overall )?(?:number|toll|count|tally)[^,.;]{0,80}"
    r"\b(?:this year|since|so far"
    r"|this month|in (?:19|20)\d\d)\b|\b(?:wanted|responsible|linked|sought|accused|(?<!not )involved"
    r"|suspected(?! (?:[\w-]+ ){0,2}?(?:militants?|terrorists?|insurgents?|fighters|members|gunm[ae]n|bombers?|m[ae]n"
    r"|jihadi\w*|rebels?|raiders|assailants|attackers?))|believed"
    r"|(?<!-)known|charged)"
    r"(?: \w+){0,4}? (?:for|in|to(?! death\b)|of|with) (?:[\w'\"-]+ ){0,8}?(?:kill\w*|attacks?|murder\w*|bombings?"
    r"|deaths?|assassinat\w+)|"
    r"\b(?:revenge|vengeance|retaliation|reprisals?|retribution) for\b"
    r"|\b(?:reply|response|answer|reaction) to (?:the )?(?:\w+ )?(?:killing|death|martyrdom|murder|execution"
    r"|bombing|strike"
    r"|bombardment|raid)s? (?:of|on|upon|in)\b|"
    r"\bsince (?=(?:an? |the |two |three |four |\d+ )?(?:[\w-]+ ){0,3}?(?:gunm[ae]n|militants?|bomb(?:ers?|ings?)?"
    rf"|attack(?:ers)?|blast|raid|ambush|assailants)\b[^,.;]{{0,60}}?\b{FATAL})|"
    r"\b(?:after|since|following|over) (?:the )?[^.,;()]{0,60}?(?:attack|bombing|raid|blast|massacre|siege|attacks) of"
    r" \d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|"
    r"\bto avenge\b|\bavenging\b|"
    r"\b(?:days?|weeks?|months?|years?) after (?:(?:the|an?) )?[^,.;]{0,50}?\b(?:that|which) (?:killed"
    r"|claimed|left|took)\b|"
    r"\b(?:days?|weeks?|months?|years?) after the (?:[\w'-]+ ){0,3}?(?:attack|bomb|bombing|blast|massacre"
    r"|siege)\b[^.;,]{0,60},"
    r" (?:in )?which (?:[\w'-]+ ){0,3}?(?:cost|killed|claimed|left|died)\b|"
    r"\b(?:days?|weeks?|months?|years?) after (?:an?|another) (?:similar|near-identical|comparable)\b|"
    r"\b(?:years?|months?|weeks?) after (?:[\w'-]+ ){1,4}(?:attack|bombing|blast|massacre) (?:killed|left)\b|"
    r"\b(?:weeks|months|years) after (?:an?|the) (?:[\w-]+ ){1,4}?(?:killed|left|struck|hit|attacked)\b|"
    r"\b(?:(?<=, )|(?<=, just )|(?<=, only ))(?:weeks|months|years|days|(?:a|one|two|three|four|five|six|several)"
    rf" (?:weeks?|months?|years?)|(?:two|three|four|five|six) days) after (?=[^,.;]{{0,60}}?\b{FATAL})|"
    rf"\b(?<=\w )since (?=[^,.;]{{3,30}}, when [^,.;]{{0,60}}?\b{FATAL})|"
    r"\b(?:who|which|that|and) (?:also )?(?:(?:has|have|had) )?(?:led(?! (?:to|away|off|out|down)\b)"
    r"|used to|once|formerly"
    r"|directed|planned|plotted|oversaw"
    r"|oversees|coordinated"
    r"|reportedly|allegedly|participated|took part)\b|"
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|threat(?:en\w*|s)?|intend\w*|conspir\w+|vow\w*|prepar\w+"
    r"|wants?|aim\w*)"
    r" (?:\w+ ){0,3}?(?:to|on|for|of) (?:\w+ ){0,2}?(?:kill|attack|target|strike|bomb|carry|blow|assassinat"
    r"|abduct)\w*|"
    r"\b(?:planning|plotting) (?:\w+ ){0,3}?(?:attacks?|assassinations?|bombings?)|\bhistory of\b"
    r"|\boversees?\b|\boversaw\b",
    re.IGNORECASE,
)
BALKED = lazily(r"\b(?:foil|thwart|avert|prevent|frustrat)\w* (?:[\w'-]+ ){0,3}$", re.IGNORECASE)  # "foiled a plot to"
GOES_ON = lazily(  # what those just described met with: "three involved in the blast were tracked and killed"
    r"\A(?:(?!wh|that\b|in\b(?= which))[\w'-]+ ){1,10}?(?:was|were|have been|has been) (?:[\w-]+ ){0,3}?"
    r"(?:killed|shot dead|gunned down|eliminated|sent to hell)\b",
    re.IGNORECASE,
)
INCLUDED = lazily(r", (?:including|among them|one of them)\b[^,.;]*\Z")  # "three, including a planner of attacks, were"
RESUMES = lazily(
    r", (?:was|were|has been|have been|during (?:an?|the) (?:[\w-]+ ){0,2}(?:operation|raid|search)\b"
    r"|in (?=[A-Z][\w' -]+? (?:district|province)\b)|today\b|yesterday\b)"
)  # "who planned attacks, was killed", "who leads a cell, during an operation in Logar"


def aside(sentence: str) -> tuple[int, int]:
    """Give where a sentence leaves its news for what somebody did before or means to do, and where it comes back.

    Its end where it does not.
    """
    whole = len(sentence)
    if follows := FOLLOWS.search(sentence):
        return follows.start(), _comma(sentence, follows.end())
    match = ASIDE.search(sentence)
    if match is None or BALKED.search(sentence, 0, match.start()):
        return whole, whole
    if not match.group().endswith("after ") and GOES_ON.match(sentence[match.start() :]):
        return whole, whole
    if INCLUDED.search(sentence, 0, match.start()) and RESUMES.search(sentence, match.end()):
        return whole, whole
    if not match.start():  # "Weeks after a bombing that killed 14, a device was found"
        return 0, _comma(sentence, match.end())
    back = RESUMES.search(sentence, match.end())
    return match.start() - (2 if match["sum"] else 0), back.start() if back else whole


def _comma(sentence: str, at: int) -> int:
    """Give where the next comma stands, or the sentence's end."""
    found = sentence.find(", ", at)
    return len(sentence) if found < 0 else found
