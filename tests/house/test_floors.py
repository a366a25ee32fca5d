"""Floors: imports point down, and libraries keep to rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.project import PACKAGE, ROOT, modules, shown, tree

FLOORS = (
    ("cli", "server"),
    ("workspace",),
    ("flow",),
    ("sources", "fusion", "analysis", "learning", "exchange"),
    ("store",),
    ("guard",),
    ("model",),
    ("config",),
    ("errors",),
)
HEIGHT = {room: len(FLOORS) - floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ONLY_IN = {
    "sqlite3": "store",
    "sqlalchemy": "store",
    "alembic": "store",
    "psycopg": "store",
    "duckdb": "store",
    "pyspark": "store",
    "fastapi": "server",
    "starlette": "server",
    "uvicorn": "server",
    "typer": "cli",
    "pydantic": None,
}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(node: ast.AST) -> list[tuple[str, int]]:
    found = []
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            found += [(alias.name, child.lineno) for alias in child.names]
        elif isinstance(child, ast.ImportFrom) and child.module == "sabaq":
            found += [(f"sabaq.{alias.name}", child.lineno) for alias in child.names]
        elif isinstance(child, ast.ImportFrom):
            found.append((child.module or "." * child.level, child.lineno))
    return found


def every_import() -> list[tuple[Path, str, int]]:
    return [(path, name, line) for path in modules() for name, line in imports(tree(path))]


def test_every_module_stands_on_a_floor():
    known = {*HEIGHT, "__init__", "__main__"}
    assert sorted({room_of(path) for path in modules()} - known) == []


def test_no_import_points_up_or_sideways_even_for_types():
    wrong = []
    for path, name, line in every_import():
        here, there = room_of(path), [*name.split("."), ""][1]
        if not name.startswith("sabaq.") or here not in HEIGHT or there not in HEIGHT or here == there:
            continue
        if HEIGHT[there] >= HEIGHT[here] and here != "cli":
            wrong.append(f"{shown(path)}:{line} imports {name}")
        elif here == "cli" and there == "server" and not _inside_function(path, line):
            wrong.append(f"{shown(path)}:{line} imports {name} before it is asked to serve")
    assert wrong == []


def test_libraries_stay_in_their_rooms():
    wrong = [
        f"{shown(path)}:{line} imports {name}"
        for path, name, line in every_import()
        if (library := name.split(".")[0]) in ONLY_IN and room_of(path) != ONLY_IN[library]
    ]
    assert wrong == []


def test_imports_stand_at_the_top_except_the_command_lines_lazy_ones():
    wrong = [
        f"{shown(path)}:{line} imports {name} inside a function"
        for path, name, line in every_import()
        if room_of(path) not in {"cli", "__main__"} and _inside_function(path, line)
    ]
    assert wrong == []


def test_the_command_line_starts_without_what_only_some_verbs_need():
    told = "import sys, sabaq.cli; print(*{name.split('.')[1] for name in sys.modules if name.startswith('sabaq.')})"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"cli", "errors", "model"}


def _inside_function(path: Path, line: int) -> bool:
    return any(
        node.lineno < line <= (node.end_lineno or 0)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_import_linter_finds_every_contract_kept():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
