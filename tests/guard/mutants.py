"""Mutants: the rules with one thing wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sabaq.guard.policy import SCHEMA

RULE = re.compile(r'@id\("(?P<id>[^"]+)"\).*?^(?:permit|forbid) .*?;$', re.DOTALL | re.MULTILINE)
SWAPS = (
    ("==", "!="), ("!=", "=="), ("<=", "<"), ("<=", ">="), ("<", "<="), (">", ">="), ("&&", "||"), ("||", "&&"),
    ("unless", "when"), ("when", "unless"), ("forbid", "permit"), ("permit", "forbid"),
)  # fmt: skip
ROLES = ("public", "auditor", "analyst", "administrator")
CHANGES: tuple[tuple[str, str, str | None], ...] = (
    *((f"{old} to {new}", rf"(?<![<>=!&|\w]){re.escape(old)}(?![=&|\w])", new) for old, new in SWAPS),
    ("purpose lost", r"(?<=\")(?:CT-[A-Z]+|PROTECT|BORDER|MISSING-PERSON|EXERCISE|AUDIT|ADMIN)(?=\")", "X"),
    ("marking lost", r"(?<=\")TLP:[A-Z+]+(?=\")", "TLP:X"),
    ("operation lost", r'Action::"(?!init)\w+"', 'Action::"init"'),
    ("has removed", r"context(?:\.authority)? has \w+ &&\s*", ""),
    *((f"role {role}", r'Role::"\w+"', f'Role::"{role}"') for role in ROLES),
    ("longer", r'(?<=duration\(")\d+(?=[hd]"\))', None),
    ("class opened", r'SubjectGroup::"protected"', 'SubjectGroup::"open"'),
    ("status", r'"approved"', '"applied"'),
    ("anybody", r"(?<=[(\s])principal in [^,)|]+(?=,)", "principal"),
    ("anything", r"(?<=[(\s])action (?:in \[[^\]]*\]|== [^,)|]+)(?=,)", "action"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """Texts of the rules, and what is wrong with them."""

    what: str
    texts: Mapping[str, str]


def mutants(texts: Mapping[str, str]) -> Iterator[Mutant]:
    """Yield the rules with one thing changed, each once."""
    for file, text in sorted(texts.items()):
        if file == SCHEMA:
            continue
        for rule in RULE.finditer(text):
            for what, changed in _changes(rule[0]):
                if changed != rule[0]:
                    whole = text[: rule.start()] + changed + text[rule.end() :]
                    yield Mutant(f"{rule['id']}: {what}", {**texts, file: whole})


def _changes(rule: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and the rule with it; its words to people are left alone."""
    yield "dropped", ""
    start = re.search(r"^(?:permit|forbid) ", rule, re.MULTILINE)
    assert start is not None
    head, body = rule[: start.start()], rule[start.start() :]
    for what, pattern, new in CHANGES:
        for number, found in enumerate(re.finditer(pattern, body), start=1):
            instead = str(int(found[0]) + 1) if new is None else new
            yield f"{what} at {number}", head + body[: found.start()] + instead + body[found.end() :]
