"""Sizes: no file past 350 lines, no function past 60."""

from __future__ import annotations

import ast

from tests.house.project import ROOT, modules, shown, tree

FILE_LINES = 350
FUNCTION_LINES = 60
ARGUMENTS = 6


def functions():
    for path in (*modules(), ROOT / "dev.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_no_file_is_longer_than_the_wall():
    lines = {shown(path): path.read_text(encoding="utf-8").count("\n") for path in (*modules(), ROOT / "dev.py")}
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def test_no_function_is_longer_than_the_wall():
    lengths = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, node in functions()
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_no_function_takes_more_than_six_arguments():
    def count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        named = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        return len([name for name in named if name not in {"self", "cls"}])

    # A command's options are its arguments, and a page's filters are its query string: the two frameworks want them so.
    faces = {"src/sabaq/cli", "src/sabaq/server"}
    many = {
        f"{shown(path)}:{node.lineno} {node.name}": count(node)
        for path, node in functions()
        if count(node) > ARGUMENTS and not any(shown(path).startswith(face) for face in faces)
    }
    assert many == {}
