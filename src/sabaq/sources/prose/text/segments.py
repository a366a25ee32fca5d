"""Segments: a document becomes head, sentences, clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import count, pairwise

import msgspec
from msgspec.structs import replace

from sabaq.sources.prose.text.cues import Cued, stretch
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import listed

LONGEST = 1_500  # characters of one sentence; longer runs are cut at a blank, so that no grammar meets a book
ABBREVIATIONS = frozenset(listed("marks", "abbreviations"))
INITIALS = lazily(r"(?:[^\W\d_]\.)*[^\W\d_]")  # "I.I. Chundrigar Road"
BREAK = lazily(r"[.!?۔؟\n](?:(?<=\n)\n*+|(?<!\n)(?<![.!?۔؟]{2})[.!?۔؟]*+[\"')\]]*+(?=\s))")
DATELINE = lazily(
    r"\A[^\w\n]{0,4}(?!(?:SECTOR|ZONE|REGION|AREA|DESK|HQ|OPS|CONTROL)\b)"  # a watch-keeper's head
    r"([A-Z][A-Z .'/&-]{2,40}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"  # the city
    r"((?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]{0,6}\.? \d)[A-Z][A-Za-z. ]{1,25})?)"  # no month
    r"(,? ?(?:\(?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?\)?)?,?)"
    r"( ?\([A-Za-z /.-]{2,30}\))?"
    r"\s{0,2}(?:-{1,2}|:|\.(?= )|(?<=\))(?=\s))\s*"
)
RELEASE_LINE = lazily(
    r"([A-Z]{3,20}(?: [A-Z]{3,20})?, [A-Z][a-z]{2,20}) {0,2}\(([A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)\)"
)
MONTHS = "|".join(month.capitalize() for month in listed("marks", "months"))
FIELDS = (
    r"(?:Dead|Deaths?|Died|Killed|Martyred|Shaheed|Shuhada|Injured|Wounded|Hurt|Injuries|Casualt(?:y|ies)|Fatalities"
    r"|Toll|Claim|Claims|Claimed|Claimant|Responsibility|Perpetrators?|Date|Time|Place|Location|Type|Target|Source"
    r"|Sources|Remarks?|Comment|Note|Status|Result|Losses|Damage|Action|Response|Weapons?|Method|Incident|Event"
    r"|Arrests?|Recovered|Recovery|Victims?|Admitted|Discharged|Referred|Update|Confirmed|Unconfirmed)"
)  # of a form; no place
DAYS = rf"(?:(?:{MONTHS}) \d{{1,2}}|\d{{1,2}} (?:{MONTHS}))"
LABEL = (
    rf"(?!{FIELDS}(?: \w+)?: )"
    r"[A-Z][\w'-]+(?: (?:(?:ez|el|al|as|de|e|i|la)[- ])?[A-Z][\w'-]+){0,3}"
    r"(?: \([^()\n]{2,25}\))?(?:(?:,| ?/) ?[A-Z][\w' ]{2,20})?"
)
WHEN = r"(?:(?:Same|Next) (?:day|night|week|evening|morning),? |(?:Also|Meanwhile|Earlier|Later),? )?"
SERIAL = r"(?:Call|Case|Incident|Event|Item|Serial|Ser|Attack|Message)"
NUMBERED = r"\d[.)] [A-Z]"
ITEMS = tuple(
    (each, lazily(sign), lazily(mark))
    for each, sign, mark in (  # what each mark holds, what is quickly seen, and the mark that it may be
        ("(", r"\(", r"(?:(?<=\s)|\A)\((?:[a-h]|[ivx]{1,4}|\d{1,2})\) ?(?=\S)"),  # (a) (iv) (2)
        ("[", r"\[", r"(?:(?<=\s)|\A)\[(?:[A-Ha-h]|[ivx]{1,4}|\d{1,2})\] ?(?=\S)"),  # [A] [2]
        (" ", NUMBERED, r"(?:(?<=[.;] )|(?<=\n)|\A|(?<=: )(?=1))\d{1,2}[.)] (?=[A-Z])"),  # 1. 2)
        (") ", r"[A-Ha-h]\) ", r"(?:(?<=\s)|\A)[A-Ha-h]\) (?=\S)"),
        ("", r" \| ", r"(?:(?<= \| )|\A)(?=\S)"),  # Tank: ... | Wana: ...
        (". ", r"\. (?<=\b[a-h]\. )[A-Z]", r"(?:(?<=[.;:] )|(?<=\n)|\A)[a-h]\. (?=[A-Z])"),
        ("", r"[•▪●◦*]", r"(?:(?<=\s)|\A)[•▪●◦*] ?(?=\S)"),
        ("\n", r"\n[-–—] ", r"(?<=\n)[-–—] ?(?=[\w\"'“])"),
        (" ", r" \d{1,2}[:.]", rf"(?:(?<=[.;] )|(?<=\n)|\A){SERIAL} (?:no\.? ?)?\d{{1,2}}[:.] ?(?=\S)"),  # Call 1: ...
        (
            "",
            r"\d[0-5]\d[h:, ]",
            r"(?:(?<=[.;:\n] )|(?<=\n)|\A)(?:[01]\d|2[0-3]):?[0-5]\d ?(?:hrs?|h)?[,:]? (?=[A-Z])",
        ),  # 0715 Kalat
        (
            " ",
            r"\d [A-Z]",
            rf"(?:(?<=[.;\n] )|(?<=\n)|\A)\d{{1,2}} (?:{MONTHS})(?:,? \d\d:?\d\d(?: ?hrs?)?)?[,:] (?=\w)",
        ),  # 20 January, gunmen ...; 20 Jan 0720: gunmen ...
        (
            ": ",
            r"\d: ",
            rf"(?:(?<=[.;\n] )|(?<=\n)|\A){DAYS}(?:,? (?:19|20)\d\d)?: (?=\w)",
        ),  # July 13: four were killed
        (": ", r": ", rf"(?:(?<=[.;] )|(?<=\n)|\A){WHEN}{LABEL}: (?=\w)"),  # Kech: patrol attacked
        ("", r" [-–—] ", rf"(?:(?<=[.;:] )|(?<=\n)|\A){WHEN}{LABEL} [-–—] (?=\w)"),  # Kech - patrol attacked
        (". ", r"\n[A-Z]", rf"(?:(?<=\n)|\A){LABEL}\. (?=[A-Z])"),  # Kech. A patrol was attacked ...
        ("; ", r"; ", r"(?<=; )[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}, (?=\w)"),  # Sibi, hand grenade ...; Quetta, ...
    )
)
WORKS = ("is", "can be", "holds", "has", "teaches", "works")  # of whoever wrote an essay
BOILERPLATE = (
    "- advertisement -", "- advertisement-", "-advertisement -", "-advertisement-", "advertisement", "read more",
    "also read", "must read", "related:", "follow us", "subscribe", "short url", "author", "please enter", "disclaimer",
    "for immediate release", "download pdf", "published in", "copyright", "all rights reserved", "he tweets",
    "she tweets", "-- ", *(f"the {one} {does} " for one in ("writer", "author") for does in WORKS),
    "views expressed", "ai quick read", "for related photos",
    "photo:", "image:",
)  # fmt: skip
OPINION = lazily(
    r"\b(?:the writer|the author) (?:is|can be|holds|has|teaches|works)\b|\bviews expressed\b|\bop-?ed\b"
    r"|\bopinion\b|"
    r"\b(?:must|should|needs? to|cannot) (?:be|now|also|accept|undertake|shift|focus|lead|recognise|not)\b"
    r"|\bpolicy imperatives\b|"
    r"\bwhere do we go\b|\bit is (?:time|imperative|obvious|essential|clear|widely)\b|\bisn't it time\b|"
    r"\b(?:underscores?|illustrates|narratives?|perception|perceived|rhetoric|institutional|ideological"
    r"|systemic|strategic"
    r"|misallocation|imperative|root causes|counter-?strategy|stocktaking|public (?:confidence|trust))\b",
    re.IGNORECASE,
)
ARGUES_FROM = 4  # such words in a text of some length

BEFORE_IT = (  # "killed six on Wednesday, a day after an ambush in which four died"
    r"(?:an?|one|two|three) (?:days?|hours?) after (?=an? (?:[\w-]+ ){0,2}(?:ambush|attack|bombing|raid"
    r"|blast|assault)\b"
    r"[^.;]{0,80}\bin which\b)"
)
TURNS = (
    rf", {BEFORE_IT}|"
    r"(?:,|;) (?:while|whereas|meanwhile|on the same day (?:that|as))\b"
    r"|,? and,? (?:(?:(?:an|one|two|half an|some|\w+) )?(?:hours?|minutes?|days?) (?:later|earlier|before|after),? )?"
    r"\b(?:another|the other(?! (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b)|(?:a|the) second)"
    r"(?= (?:\w+ ){0,3}?(?:at|in|near|on|outside) )(?! (?:\w+ )?(?:on the way|in (?:the )?\w*(?:hospital|surgery|icu)"
    r"|at (?:the |a )?hospital))"
    r"|,? and,? (?:hours (?:later|earlier|before)(?! (?:were |was )?(?:shot|found|\w+ed)\b)"
    r"|separately|elsewhere)\b"
)
SPLIT, SPLIT_LIST = Cued(TURNS, re.IGNORECASE), lazily(rf"; (?=\w)|{TURNS}", re.IGNORECASE)


BARE_LABEL = lazily(
    rf"\(?[\da-z]{{1,2}}[.)] [A-Z][\w. ()/-]{{1,30}}\.|{LABEL}\."
    rf"|{SERIAL} (?:no\.? ?)?\d{{1,2}}[:.](?: [\w,:' ]{{2,40}}\.){{1,2}}"
)


class Genre(StrEnum):
    """Whether a document tells news or argues about it."""

    REPORT = "report"
    OPINION = "opinion"


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence or headline of the clean text."""

    start: int
    end: int
    text: str
    paragraph: int
    item: bool = False  # opens an item of a list


class Dateline(msgspec.Struct, frozen=True):
    """Where and when a report was filed; not where its news happened."""

    start: int
    end: int
    city: str
    day: str | None  # as written
    bracketed: bool = False  # an agency's release line: "KABUL, Afghanistan (Jan. 12, 2011)"


class Segments(msgspec.Struct, frozen=True):
    """A document cut up."""

    dateline: Dateline | None
    filed: tuple[tuple[int, int], ...]  # every stretch that is a dateline: a file may hold several releases
    sentences: tuple[Sentence, ...]
    genre: Genre

    def in_dateline(self, at: int) -> bool:
        """Say whether an offset lies in a dateline."""
        return bool(self.filed) and any(first <= at < last for first, last in self.filed)


def segment(text: str) -> Segments:
    """Give the sentences of a clean text, boilerplate left out, the dateline apart."""
    dateline = find_dateline(text)
    wrapped = _hard_wrapped(text)
    sentences: list[Sentence] = []
    start, paragraph = 0, 0
    for match in BREAK.finditer(text):
        newline = match.group(0)[0] == "\n"
        if newline:
            if wrapped and match.end() - match.start() == 1 and text[match.start() - 1 : match.start()] != ":":
                continue
        elif not _ends_sentence(text, match):
            continue
        _add(sentences, text, (start, match.start() if newline else match.end()), paragraph)
        start = match.end()
        paragraph += newline
    _add(sentences, text, (start, len(text)), paragraph)
    marks = list_marks(text)
    if marks:
        sentences = _labelled([piece for sentence in sentences for piece in _itemised(sentence, marks)], text)
    argues = len(text) > 1_200 and len(OPINION.findall(text[:60_000])) >= ARGUES_FROM
    genre = Genre.OPINION if argues else Genre.REPORT
    filed = tuple(m.span() for m in RELEASE_LINE.finditer(text)) if "(" in text else ()
    if dateline:
        filed = (*filed, (dateline.start, dateline.end))
    return Segments(dateline=dateline, filed=filed, sentences=tuple(sentences), genre=genre)


def list_marks(text: str) -> frozenset[int]:
    """Give where the items of a list start: at least two marks of one kind; a label before them is an item too."""
    if not any(sign in text for sign in (")", ":", ";", "•", ". ")):
        return frozenset()
    head = text[:20_000]
    for each, sign, mark in ITEMS:
        found = [m.start() for m in mark.finditer(head)] if head.count(each) > 1 and sign.search(head) else []
        if sign.pattern == NUMBERED:
            found = _in_turn(head, found)
        if len(found) > 1:
            return frozenset(found)
    return frozenset()


def _in_turn(text: str, found: Sequence[int]) -> list[int]:
    """Give the numbers of a list that each follow the one before: "Killed: 16. Injured: 11." is none."""
    numbers = [int(re.split(r"\D", text[at : at + 2])[0]) for at in found]
    turns = count(numbers[0]) if numbers else count()
    due = next(turns)
    kept: list[int] = []
    for at, number in zip(found, numbers, strict=True):
        if number == due:
            kept.append(at)
            due = next(turns)
    return kept


def _itemised(sentence: Sentence, marks: frozenset[int]) -> list[Sentence]:
    """Give a sentence cut where items of a list start in it."""
    inside = sorted(at for at in marks if sentence.start <= at < sentence.end)
    if not inside:
        return [sentence]
    cuts = [sentence.start, *(at for at in inside if at > sentence.start), sentence.end]
    made = []
    for start, end in pairwise(cuts):
        piece = sentence.text[start - sentence.start : end - sentence.start].rstrip(" ;|")
        if piece:
            made.append(Sentence(start, start + len(piece), piece, sentence.paragraph, item=start in marks))
    return made


def _labelled(sentences: list[Sentence], text: str) -> list[Sentence]:
    """Give the sentences, those that only label an item joined to what the item tells: "2. Hangu. 1840 hrs: ..."."""
    made: list[Sentence] = []
    for sentence in sentences:
        last = made[-1] if made else None
        if (
            last
            and last.item
            and last.paragraph == sentence.paragraph
            and not sentence.item
            and BARE_LABEL.fullmatch(last.text)
        ):
            sentence = replace(sentence, start=last.start, text=stretch(text, last.start, sentence.end), item=True)  # noqa: PLW2901
            made.pop()
        made.append(sentence)
    return made


def clause_cuts(text: str, *turns: int) -> list[int]:
    """Give where the clauses of a sentence begin, some of them known, and its end."""
    split = SPLIT_LIST if "; " in text else SPLIT
    return sorted({0, *turns, *(m.start() for m in split.finditer(text)), len(text)})


def find_dateline(text: str) -> Dateline | None:
    """Give the dateline at the head of the text or of one of its first paragraphs."""
    release = RELEASE_LINE.search(text, 0, 1_500) if "(" in text else None
    if release:
        return Dateline(
            release.start(), release.end(), release.group(1).split(",")[0], release.group(2), bracketed=True
        )
    position = 0
    for line in text[:600].split("\n")[:6]:
        match = DATELINE.match(line[:120])
        if match and (match.group(1).isupper() or match.group(3).strip(" ,") or match.group(4)):
            day = match.group(3).strip(" ,()") or None
            return Dateline(position + match.start(1), position + match.end(), match.group(1).strip(), day)
        position += len(line) + 1
    return None


def _add(sentences: list[Sentence], text: str, span: tuple[int, int], paragraph: int) -> None:
    """Add the stretch as sentences no longer than LONGEST; boilerplate and blanks are left out."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        stop = end
        if end - start > LONGEST:
            blank = text.rfind(" ", start + 1, start + LONGEST)
            stop = blank if blank > start else start + LONGEST
        piece = stretch(text, start, stop)
        if not (len(piece) < 200 and piece.lower().startswith(BOILERPLATE)):
            sentences.append(Sentence(start=start, end=stop, text=piece, paragraph=paragraph))
        start = stop
        while start < end and text[start].isspace():
            start += 1


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Say whether this full stop ends a sentence rather than an abbreviation or an initial."""
    if match.group(0)[0] != ".":
        return True
    after = text[match.end() : match.end() + 4].lstrip(" \n\"'([")
    if after and after[0].islower():
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    word = before.split()[-1].lower().lstrip("(\"'[") if before.split() else ""
    if word in ABBREVIATIONS:
        # "Jan. 25" goes on; "on Jan. The" does not.
        return False
    if len(word) <= 2 and word.isdigit():
        opener = before[: before.rindex(word)].rstrip(" ")
        counted = not opener or opener[-1] in ".;\n" or (opener[-1] == ":" and word == "1")
        return not (after[:1].isupper() and counted)  # "2. Tank: ..." counts an item
    return (word == "x" and before.endswith(" on X")) or not INITIALS.fullmatch(word)  # "posted on X."


def _hard_wrapped(text: str) -> bool:
    """Say whether line ends are only typesetting: many lines, nearly all of one width."""
    if text.count("\n", 0, 20_000) < 5:
        return False
    lines = [len(line) for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 6:
        return False
    widest = max(lines)
    return 40 <= widest <= 100 and sum(width > 0.7 * widest for width in lines) > 0.6 * len(lines)
