"""Lazily: patterns wait until they are asked, and are right then."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from sabaq.sources.prose import extract
from sabaq.sources.prose.text import lazily as room
from sabaq.sources.prose.text.lazily import lazily

PROSE = Path(extract.__file__).parent
PACKAGE = extract.__name__.rpartition(".")[0]
MODULES = sorted(PROSE.rglob("*.py"))
DEFINED = (ast.FunctionDef, ast.ClassDef)
TOLD_APART = (ast.Is, ast.IsNot, ast.Eq, ast.NotEq, ast.In, ast.NotIn)


def is_compile(node: ast.Attribute) -> bool:
    """Say whether an attribute is `re.compile`."""
    return ast.unparse(node) == "re.compile"


def test_a_pattern_is_compiled_once_and_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile
    monkeypatch.setattr(room.re, "compile", lambda *words: asked.append(words[0]) or compiled(*words))
    pattern = lazily(r"(?P<n>\d+) DEAD", re.IGNORECASE)
    assert not asked
    match = pattern.search("at least 12 dead")
    assert match is not None
    assert match["n"] == "12"
    assert [m.start() for m in pattern.finditer("1 dead, 2 dead")] == [0, 8]
    assert pattern.pattern == r"(?P<n>\d+) DEAD"
    assert pattern.search("none") is None
    assert asked == [r"(?P<n>\d+) DEAD"]


def test_what_a_pattern_has_not_is_told_as_re_tells_it() -> None:
    with pytest.raises(AttributeError, match="serch"):
        _ = lazily("a").serch  # type: ignore[attr-defined]
    with pytest.raises(re.error):
        lazily("(").search("a")


def lazy_ones(value: object) -> Iterator[room._Lazy]:
    """Yield the lazy patterns in a value and in what it holds."""
    if isinstance(value, room._Lazy):
        yield value
    elif isinstance(value, dict):
        yield from (one for part in (*value.keys(), *value.values()) for one in lazy_ones(part))
    elif isinstance(value, list | tuple):
        yield from (one for part in value for one in lazy_ones(part))


def test_every_lazy_pattern_compiles() -> None:
    names = [f"{PACKAGE}.{'.'.join(path.relative_to(PROSE).with_suffix('').parts)}" for path in MODULES]
    shared = [vars(import_module(name.removesuffix(".__init__"))) for name in names]
    ours = {id(one): one for some in shared for one in lazy_ones(dict(some))}
    assert len(ours) > 300
    assert all(isinstance(one._compiled, re.Pattern) for one in ours.values())


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROSE)))
def test_no_plain_pattern_is_compiled_at_the_start_or_known_by_its_match(module: Path) -> None:
    """A match knows the compiled pattern, never the lazy one that stands for it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    shared = [] if module.name in {"cues.py", "lazily.py"} else [n for n in tree.body if not isinstance(n, DEFINED)]
    plain = [n.lineno for part in shared for n in ast.walk(part) if isinstance(n, ast.Attribute) and is_compile(n)]
    assert not plain, f"{module.name} compiles at the start in lines {plain}; write lazily(...)"
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(one, TOLD_APART) for one in node.ops):
            sides = [node.left, *node.comparators]
            known = any(isinstance(one, ast.Attribute) and one.attr == "re" for one in sides)
            asked = any(isinstance(one, ast.Attribute) and one.attr == "pattern" for one in sides)
            assert not known or asked, f"{module.name}:{node.lineno} compares a match's pattern with a lazy one"
