"""The page on the rules is what the rules say."""

from __future__ import annotations

import importlib.util

from sabaq.guard.policy import shipped
from sabaq.model.authority import Operation
from tests.house.project import ROOT

PAGE = ROOT / "docs" / "reference" / "policy.md"


def test_the_page_is_made_from_the_rules_as_they_are():
    spec = importlib.util.spec_from_file_location("describe_policy", ROOT / "tools" / "describe_policy.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    made = "\n".join(tool.page(shipped())) + "\n"
    assert PAGE.read_text(encoding="utf-8") == made, "run: python tools/describe_policy.py > docs/reference/policy.md"


def test_the_page_names_every_rule_and_every_operation():
    told = PAGE.read_text(encoding="utf-8")
    assert [rule.id for rule in shipped().rules if f"| `{rule.id}` |" not in told] == []
    assert [each.value for each in Operation if f"| `{each.value}`: " not in told] == []
