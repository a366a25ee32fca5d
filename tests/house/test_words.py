"""Words: what no file, name or function of ours may hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.project import PACKAGE, ROOT, files, modules, shown, texts, tree

BANNED_NAMES = {"manager", "managers", "handler", "handlers", "helper", "helpers", "util", "utils", "common"}
# Written in pieces, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
MACHINE_PATH = re.compile(r"(^|[^\w.<])/(" + "|".join(["wo" + "rk", "ro" + "ot", "fa" + "rm"]) + r")/", re.MULTILINE)
REGISTRY = re.compile("|".join([r"py" + r"pi\.org", r"python" + r"hosted", r"np" + r"mjs\.", r"deb\.deb" + r"ian"]))


def where(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(path)}:{text.count(chr(10), 0, found.start()) + 1}"
        for path, text in texts()
        for found in pattern.finditer(text)
    ]


def test_nothing_is_marked_as_unfinished():
    assert where(UNFINISHED) == []


def test_no_path_of_one_machine_is_written_down():
    assert where(MACHINE_PATH) == []


def test_no_package_registry_is_written_down():
    assert where(REGISTRY) == []


def test_lock_files_that_record_addresses_are_not_tracked():
    assert [shown(path) for path in files() if re.fullmatch(r"uv\.lock|pylock.*\.toml", path.name)] == []


def test_names_are_words_of_the_domain():
    named = {shown(path): path.stem for path in modules()}
    named |= {shown(path.parent): path.parent.name for path in modules()}
    for path in modules():
        named |= {
            f"{shown(path)}:{node.lineno} {node.name}": node.name
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef)
        }
    assert [place for place, name in named.items() if words_of(name) & BANNED_NAMES] == []


def words_of(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_function_is_a_stub():
    stubs = []
    for path in (*modules(), ROOT / "dev.py"):
        promised = {
            id(method)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base).startswith("Protocol") for base in node.bases)
            for method in node.body
        }
        stubs += [
            f"{shown(path)}:{node.lineno} {node.name}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and id(node) not in promised
            and not _is_overload(node)
            and all(_does_nothing(line) for line in node.body)
        ]
    assert stubs == []


def _is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        ast.unparse(decorator).endswith(("overload", "callback", "callback()")) for decorator in node.decorator_list
    )


def _does_nothing(line: ast.stmt) -> bool:
    if isinstance(line, ast.Raise):
        return line.exc is not None and "NotImplementedError" in ast.unparse(line.exc)
    return isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))


def test_the_package_holds_no_compiled_or_empty_leftovers():
    def leftover(path: Path) -> bool:
        return path.suffix in {".orig", ".rej", ".bak", ".swp", ".pyc", ".tmp"} or path.name == ".DS_Store"

    assert [shown(path) for path in files() if path.is_relative_to(PACKAGE) and leftover(path)] == []
