"""Actors: groups said to have done it, claims and denials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sabaq.model.evidence import Polarity
from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
CLAIM = Cued(
    r"\bclaim(?:s|ed|ing)? (?:the )?(?:responsibility|credit|attack|bombing|blast|killing|ambush|assault)\b|"
    r"\b(?:took|taken|accept(?:s|ed|ing)?|taking|takes) (?:the )?responsibility\b|\bresponsibility (?:for"
    r"|of) [^.;]{1,60}?\b(?:claimed|accepted|taken)\b|"
    r"\bresponsibility was (?:\w+ )?(?:claimed|accepted|taken)\b|\b(?:was|were|been) (?:\w+ )?claimed by\b"
    r"|\bclaimed by\b|\bclaim(?:s|ed|ing) [^.;]{0,40}\b(?:attacks?|blasts?|bombings?|killings?|raids?|assaults?"
    r"|ambush(?:es)?"
    r"|explosions?|abductions?|(?:rocket |mortar )?fire|firing)\b|\bclaim(?:s|ed) (?:it|them|both|firing|having"
    r"|that its)\b"
    r"|\b(?:hereby )?(?:owns?|owned) (?:up to )?(?:the |this |a |an )?(?:\w+ ){0,3}(?:attack|blast|bombing"
    r"|killing|raid|ambush"
    r"|explosion)",
    I,
)
ACTS = (
    r"(?:did it|attack|target|kill|carr(?:y|ied)|behind|struck|strike|storm|ambush|detonat|blew|blow|shot|shoot"
    r"|hit|fire|stopp"
    r"|sent|execut|destroy|plant|conduct|seiz|abduct|captur|bomb|launch|raid|eliminat|behead|sniped)"
)
SAYS = Cued(  # "it did it", "its fighters had carried out": a claim in other words
    r"\b(?:says?|said|acknowledg(?:es|ed)|admit(?:s|ted)|announc(?:es|ed)|stated|told \w+ \w+) (?:that )?"
    r"(?:it|(?:its|their|our) (?:own )?(?:\w+ )?(?:fighters?|men|man|members?|bombers?|militants|mujahideen"
    r"|cadres|unit|squad"
    r"|gunmen)) (?:had |have |has |also |was |were |successfully )*"
    + ACTS
    + r"|\bto say (?:that )?it (?:had )?"
    + ACTS
    + r"|\bresponsibility [^.;]{0,80}\bis ours\b"
    r"|\baccepting (?:\w+'s )?(?:the )?(?:\w+ ){0,2}(?:attack|blast|bombing|killing)|\bsaid it had done it\b"
    r"|\bsaid (?:that )?"
    r"(?:\w+ ){1,3}(?:fighters|mujahideen|soldiers|bombers?) (?:had )?(?:opened fire|attacked|carried out|killed)"
    r"|\b(?:says?|said|announc\w+)[^.;]{0,40}\b(?:mujahideen|of its (?:soldiers|fighters|men)) (?:had )?(?:attack"
    r"|open|carr|kill|target|storm)"
    r"|\bsaid the (?:attack|raid|bombing|killing)s? (?:was|were|had been) (?:in )?(?:revenge|retaliation"
    r"|retribution)\b",
    I,
)
OURS = Cued(r"\bwe (?:have |had )?(?:also )?(?:kill|attack|target|shot|carr|execut|struck|did|bomb"
r"|destroy)", I)  # fmt: skip
DENIAL = Cued(
    r"\b(?:den(?:y|ies|ied|ying)|disown(?:s|ed)?|disavow\w*|reject(?:s|ed)?|refut(?:es|ed)) (?:\w+ ){0,4}"
    r"(?:any part|reports?|involvement|responsibility|role|hand|claim|link|attack|being behind|connection)|"
    r"\bdistanc(?:es|ed|ing) itself\b|\bdenied (?:that )?(?:it|its|they|being)\b|\bden(?:ied|ies) (?:both|it|them"
    r"|all)\b|\bnot (?:behind|responsible"
    r"|involved)\b",
    I,
)  # fmt: skip
NOBODY = Cued(
    r"\b(?:no|nobody|none|not|yet)\b[^.;]{0,40}\bclaim|\bclaim\w*[^.;]{0,20}\b(?:by no|no group)|\bun ?claimed\b", I
)
BLAME = Cued(r"\bblam(?:e|ed|es|ing)\b|\baccus(?:e|ed|es|ing)\b|\bpointed? (?:the )?finger at\b", I)
BLAME_LINK = re.compile(
    r"\A(?: (?:on|the|banned|outlawed|proscribed|defunct|militants?|from|group|a|its|chapter|faction|of|attack"
    r"|[A-Z][a-z]+)){0,8} \Z"
)
CHAPTER = re.compile(
    r"\b(?P<where>(?!The )[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?P<kind>chapter|faction|wing|branch) of (?:the )?(?:banned "
    r"|outlawed |proscribed |defunct |group )*$"
)
CHAPTER_AFTER = re.compile(r"\A(?:'s)? ?\(?(?P<where>[A-Z][\w-]+) (?:chapter|faction|wing|branch)\b")
NAMELESS = re.compile(r" (?:splinter|breakaway|offshoot)\b")  # a group of theirs, not they
OF_A_WHOLE = re.compile(
    r"\b(?:split|splintered|broke away|broken away|breakaway) from (?:the )?\Z"
    r"|\b(?:faction|group|splinter|offshoot|wing|affiliate|ally|part|branch|arm|brigade)\)? of (?:the )?"
    r"(?:banned |outlawed |proscribed )?\Z",
    I,
)
BY = re.compile(
    r"\b(?:by|from)(?: the| a| an| heavily| armed| suspected| alleged| banned| outlawed| proscribed| defunct"
    r"| militants| fighters| group| members| of| belonging| to| terrorists| gunmen)* $",
    I,
)
DOES = re.compile(
    r"\A(?:'s)?\)?(?: (?:militants?|fighters?|terrorists?|gunm[ae]n|insurgents?|suicide bombers?|bombers?"
    r"|members?|attackers?|commanders?|group|operatives))?"
    r"(?: (?:have|had|has|also|again|frequently))?"
    r"(?: on \w+ \w+)?"
    r" (?:attack(?:s|ed|ing)?|carr(?:y|ies|ied) out|storm(?:s|ed)?|ambush(?:es|ed)?|open(?:s|ed) fire|target"
    r"(?:s|ed)|struck|strikes?|raid(?:s|ed)|fir(?:es|ed)|kill(?:s|ed)?|detonat\w+|abduct(?:s|ed)|kidnap(?:s"
    r"|ped)|bomb(?:s|ed)|beheaded?|shot|hijack(?:s|ed)|stage[sd]?|launch(?:es|ed))\b",
    I,
)  # fmt: skip
SUFFERS = re.compile(
    r"\A[\w' ]{0,30}\b(?:killed|shot dead|shot|abducted|kidnapped|gunned down|dead)"
    r"(?: (?:in|by|as|near|during|at|on|when|while|after|along|inside)\b|[.,;:]|\s*\Z)",
    I,
)
PATIENT = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|arrest\w*|detain\w*|captur\w*|against|target(?:s|ed|ing)?|eliminat\w*"
    r"|search\w* for|pursuit of|nabbed|raided|with)(?: (?:the|a|an|banned|two|three|four|five|\d+|alleged"
    r"|suspected|senior|key|several))* $",
    I,
)
CLAUSE = re.compile(r";|, (?:but|while|whereas|although|however|and then)\b|\b(?:but|while|whereas|although)\b", I)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An organisation that claims, denies or is blamed."""

    name: str
    polarity: Polarity
    blamed: bool
    start: int  # in the clean text: the clause's telling words
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation said to have done it."""

    name: str
    start: int
    end: int


def militant(mentions: tuple[OrganisationMention, ...]) -> tuple[OrganisationMention, ...]:
    """Give the mentions of armed groups; a lawful party is never an actor."""
    return tuple(m for m in mentions if m.organisation.kind == "militant")


def name_of(mention: OrganisationMention, text: str, floor: int) -> tuple[str, int, int]:
    """Give the group's name with its chapter kept apart from the centre, and the span that says so."""
    before = text[max(floor, mention.start - 70) : mention.start]
    after = text[mention.end : mention.end + 40]
    chapter = CHAPTER.search(before)
    if chapter:
        start = mention.start - (len(before) - chapter.start("where"))
        return f"{mention.organisation.name} {chapter.group('where')} {chapter.group('kind')}", start, mention.end
    late = CHAPTER_AFTER.match(after)
    if late:
        return f"{mention.organisation.name} {late.group('where')} chapter", mention.start, mention.end + late.end()
    return mention.organisation.name, mention.start, mention.end


def responsibilities(
    text: str,
    span: tuple[int, int],
    mentions: tuple[OrganisationMention, ...],
    *,
    earlier: OrganisationMention | None = None,
) -> tuple[Responsibility, ...]:
    """Give the claims, denials and blames of one sentence, clause by clause."""
    cuts = [span[0], *(m.start() for m in CLAUSE.finditer(text, *span)), span[1]]
    found: list[Responsibility] = []
    told: list[OrganisationMention] = [earlier] if earlier else []
    for start, end in pairwise(cuts):
        groups = [
            m for m in militant(mentions) if start <= m.start and m.end <= end and not NAMELESS.match(text, m.end)
        ]
        clause = text[start:end]
        denial, blame = DENIAL.search(clause), BLAME.search(clause)
        claim = CLAIM.search(clause) or SAYS.search(clause) or OURS.search(clause)
        verb = denial or claim or blame
        if verb and not (verb is claim and NOBODY.search(clause)):
            mention = _whose(
                text,
                groups,
                verb,
                offset=start,
                passive=verb is blame
                or (verb is claim and clause[: verb.end()].endswith(("claimed", "claimed by", "accepted", "taken"))),
            )
            if (
                mention is None
                and not groups
                and told
                and re.search(r"\b(?:it|they|we|the group|the outfit)\b", clause[: verb.start() + 4], I)
            ):
                mention = told[-1]
            if mention is not None and (
                verb is not blame or _blamed(text, mention, start + verb.start(), start + verb.end())
            ):
                name, first, last = name_of(mention, text, span[0])
                found.append(
                    Responsibility(
                        name=name,
                        polarity=Polarity.DENIES if verb is denial else Polarity.ASSERTS,
                        blamed=verb is blame,
                        start=min(first, start + verb.start()),
                        end=max(last, start + verb.end()),
                    )
                )
        told.extend(groups)
    return tuple(found)


def _blamed(text: str, mention: OrganisationMention, first: int, last: int) -> bool:
    """Say whether the group is the one blamed: right after the verb, or "was blamed" right after the group."""
    if mention.start >= last:
        return bool(BLAME_LINK.match(text[last : mention.start]))
    return bool(re.match(r"\A[\w ()]{0,25}\b(?:is|was|were|been|being) $", text[mention.end : first]))


def _whose(
    text: str, groups: list[OrganisationMention], verb: re.Match[str], *, offset: int, passive: bool
) -> OrganisationMention | None:
    """Give the group that claims or denies: after "claimed by", else the last before the verb, else the first after."""
    at = offset + verb.start()
    whole = [g for g in groups if not OF_A_WHOLE.search(text, max(0, g.start - 45), g.start)] or groups
    before = [g for g in whole if g.start < at]
    after = [g for g in whole if g.start >= at]
    if (passive or verb.group(0).lower().startswith(("responsibility", "we "))) and after:
        return after[0]
    return before[-1] if before else None  # "police claim the killing of a TTP man" is no claim of the TTP's


def actors(text: str, span: tuple[int, int], mentions: tuple[OrganisationMention, ...]) -> tuple[Actor, ...]:
    """Give the groups that a sentence plainly says attacked."""
    found = []
    for mention in militant(mentions):
        before = text[max(span[0], mention.start - 70) : mention.start]
        after = text[mention.end : min(span[1], mention.end + 70)]
        if not (span[0] <= mention.start and mention.end <= span[1]) or PATIENT.search(before):
            continue
        chapter = CHAPTER.search(before)
        lead = before[: chapter.start()] if chapter else before
        if BY.search(lead) or (DOES.match(after) and not SUFFERS.match(after)):
            found.append(Actor(*name_of(mention, text, span[0])))
    return tuple(found)


def pursued(mentions: tuple[OrganisationMention, ...], spans: Sequence[tuple[int, int]]) -> Actor | None:
    """Give the first armed group named where an operation of the forces is told: the one it was aimed at."""
    for mention in militant(mentions):
        if any(start <= mention.start < end for start, end in spans):
            return Actor(mention.organisation.name, mention.start, mention.end)
    return None
