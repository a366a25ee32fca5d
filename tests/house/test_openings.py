"""Openings: each module says in one clause what it makes."""

from __future__ import annotations

import ast
from collections import Counter

from tests.house.project import modules, shown, tree

LONGEST = 60


def first_lines() -> dict[str, str]:
    return {shown(path): (ast.get_docstring(tree(path)) or "").split("\n")[0] for path in modules()}


def test_every_module_opens_with_a_clause():
    assert [name for name, line in first_lines().items() if not line.endswith(".")] == []


def test_no_opening_is_longer_than_sixty_characters():
    assert {name: line for name, line in first_lines().items() if len(line.rstrip(".")) > LONGEST} == {}


def test_an_opening_is_one_sentence():
    several = [name for name, line in first_lines().items() if ". " in line or line.rstrip(".").endswith((",", ";"))]
    assert several == []


def test_no_two_modules_say_the_same():
    said = Counter(line.casefold() for line in first_lines().values())
    assert {name: line for name, line in first_lines().items() if said[line.casefold()] > 1} == {}
