"""The project seen from outside: its files and modules."""

from __future__ import annotations

import ast
import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "sabaq"
MADE = {"__pycache__", "node_modules", "dist", "build", "tmp", "sabaq-demo", "sabaq-workspace"}
HIDDEN_BUT_OURS = {".ci", ".github"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is ours: what git tracks or would track; in an unpacked archive, what is not made by tools."""
    listed = _from_git() if (ROOT / ".git").exists() else None
    paths = listed if listed is not None else _from_walk()
    return tuple(sorted(path for path in paths if path.is_file()))


def _from_git() -> list[Path] | None:
    try:
        done = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return [ROOT / name for name in done.stdout.split("\0") if name] if done.returncode == 0 else None


def _from_walk() -> list[Path]:
    found = []
    for folder, names, leaves in os.walk(ROOT):
        names[:] = [
            name for name in names if name not in MADE and (not name.startswith(".") or name in HIDDEN_BUT_OURS)
        ]
        found += [Path(folder) / leaf for leaf in leaves if leaf != "PKG-INFO" and not leaf.endswith(".pyc")]
    return found


def texts() -> tuple[tuple[Path, str], ...]:
    """Every file of ours that is text, without what others wrote and we only ship."""
    return tuple(
        (path, text) for path in files() if "vendor" not in path.parent.parts and (text := _text(path)) is not None
    )


def _text(path: Path) -> str | None:
    data = path.read_bytes()
    if b"\0" in data[:8192] or len(data) > 4_000_000:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


@cache
def modules(folder: Path = PACKAGE) -> tuple[Path, ...]:
    """Every Python file of ours under a folder."""
    return tuple(path for path in files() if path.suffix == ".py" and path.is_relative_to(folder))


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """A path as a person at the project's folder would write it."""
    return path.relative_to(ROOT).as_posix()
