"""Documents: no dead link, no orphan, a dated change log."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.pages import anchors, documents, links, prose, sections
from tests.house.project import ROOT, shown

ELSEWHERE = re.compile(r"^(https?|mailto):")


def dead(path: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    goal = (path.parent / name).resolve() if name else path
    if not goal.exists():
        return True
    return bool(anchor) and goal.suffix == ".md" and anchor not in anchors(goal)


def test_no_link_inside_the_project_is_dead():
    broken = [
        f"{shown(path)} -> {target}"
        for path in documents()
        for target in links(path)
        if not ELSEWHERE.match(target) and dead(path, target)
    ]
    assert broken == []


def test_every_page_of_the_docs_is_in_the_index():
    index = ROOT / "docs" / "README.md"
    listed = {(index.parent / target.partition("#")[0]).resolve() for target in links(index)}
    pages = {path for path in documents() if path.is_relative_to(ROOT / "docs") and path != index}
    assert {shown(path) for path in pages - listed} == set()


def test_the_read_me_leads_to_the_docs_and_the_house():
    assert {"docs/README.md", "CONTRIBUTING.md", "LICENSE"} <= set(links(ROOT / "README.md"))


def test_the_change_log_tells_of_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    titles = sections(ROOT / "CHANGELOG.md")
    telling = [title for title in titles if title.startswith(("Unreleased", version))]
    assert telling
    assert any(titles[title].strip() for title in telling)


def test_every_page_has_one_title():
    counts = {shown(path): len(re.findall(r"^# ", prose(path), re.MULTILINE)) for path in documents()}
    assert {name: count for name, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("licence", ["LICENSE", "NOTICE"])
def test_the_licence_is_there(licence: str):
    assert "Apache License" in (ROOT / licence).read_text(encoding="utf-8")
