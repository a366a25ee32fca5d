"""Citations: a cell of sources to one citation for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sabaq.errors import BadRecord
from sabaq.sources.cells import stated

MOST_CHARACTERS = 20_000  # a longer cell is an article, not its citation
MOST_WORDS = 6  # a longer opening is a headline, not the name of an outlet
_OUTLET_DAY_TITLE = re.compile(r'"(?P<outlet>[^"\n]{1,120}?),(?P<day>\d{4}-\d{2}-\d{2}),(?P<title>[^"]?)')
_NUMBERED = re.compile(r"(?:^|(?<=\s))/?\(\d{1,2}\)\s*")
_LONG_DAY = r"(?:\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2})"
_TITLE_DAY_OUTLET = re.compile(
    rf"\s*(?P<title>\S[^\n]*(?:\n[^\n]+)??)[ \t]*\n\s*(?P<day>{_LONG_DAY})[ \t]*\n\s*(?P<outlet>[^\n]{{2,120}}?)\s*"
)
_TITLE_OUTLET_DAY = re.compile(
    rf"\s*(?P<title>\S[^\n]*)[ \t]*\n\s*(?P<outlet>[^\d\n]{{2,60}}?)[ \t]*\n\s*(?P<day>{_LONG_DAY})\s*"
)
_SHORT = re.compile(r"(?P<outlet>[A-Za-z][A-Za-z .]{0,60}?) ?\d{1,2}/\d{1,2}(?: \d{4})?")
_BETWEEN_SHORT = re.compile(r"(?<=\d)\s*[,.]\s+(?=[A-Za-z])")
_OUTLET_DAY_QUOTED = re.compile(
    rf"\s*(?P<outlet>[A-Za-z][\w .&-]{{0,60}}?),? (?P<day>{_LONG_DAY}|\d{{1,2}}/\d{{1,2}} \d{{4}})[ ,]+"
    r'"(?P<title>[^"]+)"?\s*'
)
_DATELINE = re.compile(
    r"\s*(?P<outlet>[^\d,;\n]{2,80}), [^\d,;\n]{2,40},? in \w+,?\s+"
    r"(?:\d{4} ?gmt )?(?P<day>\d{1,2} [A-Z][a-z]{2,8} \d{2,4})(?:, p ?\d+)?\s*"
)
_QUOTED_OUTLET_DAY = re.compile(
    r'\s*["“](?P<title>.+?),?["”],?\s*(?P<outlet>[^,"]{2,120}),\s*(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})\W*', re.DOTALL
)
_WHOLE = (_TITLE_DAY_OUTLET, _TITLE_OUTLET_DAY, _OUTLET_DAY_QUOTED, _DATELINE, _QUOTED_OUTLET_DAY)
_DAYS = ("iso", "%d %B %Y", "%d %b %Y", "%d %b %y", "%d %B %y", "%d/%m %Y", "%B %d, %Y")
_OPENING = re.compile(r"\W*([^\d\n\"“”,;/]*)")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a data set says somebody published: outlet, day and headline where they can be told apart."""

    text: str
    outlet: str
    published: date | None
    title: str
    start: int  # of the title, in text

    def __post_init__(self) -> None:
        if self.text[self.start : self.start + len(self.title)] != self.title:
            raise BadRecord(f"the title {self.title[:60]!r} is not at {self.start} of its citation")


def citations(cell: str) -> tuple[Citation, ...]:
    """Split a cell into its citations; no character but separators is dropped.

    Known habits: quoted "outlet,day,headline"; numbered blocks of headline, day and outlet on lines of their own;
    outlet, day, then the headline in quotes; a monitor's dateline. Anything else is one whole citation.
    """
    if len(cell) > MOST_CHARACTERS:
        return (Citation(cell, "not named", None, cell, 0),)
    starts = [match.start() for match in _OUTLET_DAY_TITLE.finditer(cell)]
    if starts:
        return tuple(_quoted(part) for part in _parts(cell, starts))
    numbered = list(_NUMBERED.finditer(cell))
    if len(numbered) > 1 or (numbered and not cell[: numbered[0].start()].strip()):
        blocks = [cell[: numbered[0].start()]]
        ends = [match.start() for match in numbered[1:]] + [len(cell)]
        blocks += [cell[match.end() : end] for match, end in zip(numbered, ends, strict=True)]
        if any(block.strip() for block in blocks):
            return tuple(_whole(block.strip()) for block in blocks if block.strip())
    return tuple(_whole(part) for part in _unmarked(cell.strip()))


def names(cell: str) -> tuple[Citation, ...]:
    """Split a cell that only lists outlets, separated by semicolons."""
    told = (part.strip() for part in cell.split(";"))
    return tuple(Citation(name, name, None, name, 0) for name in told if name)


def _parts(cell: str, starts: list[int]) -> list[str]:
    edges = [*starts, len(cell)]
    parts = [cell[: starts[0]].strip().rstrip(";").strip()]
    parts += [cell[a:b].strip().rstrip(";").strip() for a, b in pairwise(edges)]
    return [part for part in parts if part.strip('"; \n\t')]


def _unmarked(text: str) -> list[str]:
    """Split text without marks where blank lines, or nothing but short references, say how."""
    if not text or any(pattern.fullmatch(text) for pattern in _WHOLE):
        return [text] if text else []
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    if len(blocks) > 1:
        return blocks
    short = _BETWEEN_SHORT.split(text)
    return short if all(_DATELINE.fullmatch(part) or _SHORT.fullmatch(part) for part in short) else [text]


def _quoted(part: str) -> Citation:
    match = _OUTLET_DAY_TITLE.match(part)
    if match is None:
        return _whole(part)
    end = len(part) - 1 if part.endswith('"') and len(part) > match.start("title") + 1 else len(part)
    start = match.start("title")
    title = part[start:end].rstrip()
    if not title.strip():
        return Citation(part, match["outlet"].strip(), _day(match["day"]), part, 0)
    return Citation(part, match["outlet"].strip(), _day(match["day"]), title, start)


def _whole(text: str) -> Citation:
    for pattern in _WHOLE:
        if match := pattern.fullmatch(text):
            has_title = "title" in pattern.groupindex
            title = match["title"].rstrip() if has_title else text
            start = match.start("title") if has_title else 0
            return Citation(text, match["outlet"].strip(), _day(match["day"]), title, start)
    opening = _OPENING.match(text)
    outlet = opening[1].strip(" .:-()'") if opening else ""
    named = 0 < len(outlet.split()) <= MOST_WORDS
    return Citation(text, outlet if named else "not named", None, text, 0)


def _day(text: str) -> date | None:
    """Read a citation's day; one that cannot be is left untold, for the citation itself is still good."""
    try:
        return stated(text, "citation", _DAYS).first
    except BadRecord:
        return None
