"""The documents: their blocks, commands, links and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.house.project import ROOT, files

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One fenced block of a document."""

    language: str
    name: str  # the file that the block is to be saved as; empty: none
    body: str


def documents() -> tuple[Path, ...]:
    """Every Markdown file of ours."""
    return tuple(path for path in files() if path.suffix == ".md" and "vendor" not in path.parts)


def blocks(path: Path) -> tuple[Block, ...]:
    """The fenced blocks of a document, in order."""
    found = []
    for fence in FENCE.finditer(path.read_text(encoding="utf-8")):
        words = fence["info"].split()
        language, name = [*words, "", ""][:2]
        found.append(Block(language=language, name=name, body=fence["body"]))
    return tuple(found)


def commands(block: Block) -> tuple[str, ...]:
    """What a reader would type: the lines after a dollar sign, continued lines joined."""
    if block.language != "console":
        return ()
    joined = block.body.replace("\\\n", " ")
    return tuple(line[2:].strip() for line in joined.splitlines() if line.startswith("$ "))


def links(path: Path) -> tuple[str, ...]:
    """Where a document points to."""
    return tuple(found["target"] for found in LINK.finditer(prose(path)))


def prose(path: Path) -> str:
    """A document without its blocks."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The anchors that a document's headings make."""
    titles = (re.sub(r"[`*]", "", title) for _level, title in HEADING.findall(prose(path)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def sections(path: Path) -> dict[str, str]:
    """The text under each heading, with the sections below it."""
    text = path.read_text(encoding="utf-8")
    found = list(HEADING.finditer(FENCE.sub(lambda fence: fence[0].replace("#", " "), text)))
    result = {}
    for position, heading in enumerate(found):
        level = len(heading[1])
        end = next((later.start() for later in found[position + 1 :] if len(later[1]) <= level), len(text))
        result[heading[2]] = text[heading.end() : end]
    return result


def documents_with_commands() -> tuple[Path, ...]:
    """The documents that tell a reader to run sabaq."""
    told = (path for path in documents() if path == ROOT / "README.md" or path.is_relative_to(ROOT / "docs"))
    return tuple(path for path in told if any(commands(block) for block in blocks(path)))
