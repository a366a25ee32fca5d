"""Reference: every verb, option and setting is described."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from typing import Any

import msgspec

from sabaq.model import authority, evidence, factors, spacetime, terms
from tests.house.pages import sections
from tests.house.project import PACKAGE, ROOT

REFERENCE = ROOT / "docs" / "reference"
SAID_ONCE = "Options of every verb"  # the section for what all verbs share


def command_tree() -> dict[str, Any]:
    """Every verb as it is typed, e.g. "show incidents", with its command object."""
    typer = importlib.import_module("typer")
    cli = importlib.import_module("sabaq.cli")
    app = next(value for _name, value in inspect.getmembers(cli) if isinstance(value, typer.Typer) and has_verbs(value))
    found: dict[str, Any] = {}

    def visit(command: Any, path: tuple[str, ...]) -> None:
        below = getattr(command, "commands", {})
        for name, child in below.items():
            visit(child, (*path, name))
        if path and (not below or getattr(command, "invoke_without_command", False)):
            found[" ".join(path)] = command

    visit(typer.main.get_command(app), ())
    return found


def has_verbs(app: Any) -> bool:
    registered = [command.name or command.callback.__name__ for command in app.registered_commands]
    return "init" in registered or any("init" in str(name) for name in registered)


def described() -> dict[str, str]:
    """The sections of the reference, by heading without the marks of code."""
    return {title.replace("`", ""): text for title, text in sections(REFERENCE / "commands.md").items()}


def test_every_verb_has_a_section():
    assert {verb for verb in command_tree() if f"sabaq {verb}" not in described()} == set()


def test_no_section_tells_of_a_verb_that_is_gone():
    told = {title.removeprefix("sabaq ") for title in described() if title.startswith("sabaq ")}
    groups = {" ".join(verb.split()[:length]) for verb in command_tree() for length in (1, 2)}
    assert told - groups == set()


def test_every_option_is_described_with_its_verb():
    told = described()
    missing = [
        f"sabaq {verb} {option}"
        for verb, command in command_tree().items()
        for parameter in command.params
        for option in long_names(parameter)
        if not re.search(re.escape(option) + r"(?![\w-])", told.get(f"sabaq {verb}", "") + told[SAID_ONCE])
    ]
    assert missing == []


def long_names(parameter: Any) -> list[str]:
    names = [*parameter.opts, *getattr(parameter, "secondary_opts", [])]
    own = [name for name in names if name.startswith("--")]
    return [name for name in own if name not in {"--help", "--install-completion", "--show-completion"}]


def test_every_setting_is_described_with_its_default():
    config = importlib.import_module("sabaq.config").Config
    text = (REFERENCE / "config.md").read_text(encoding="utf-8")
    rows = {row[0]: row[1] for row in re.findall(r"^\| `([\w.]+)` \| `([^`]*)` \|", text, re.MULTILINE)}
    assert rows == dict(settings(config))


def settings(record: Any, prefix: str = "") -> list[tuple[str, str]]:
    """Each setting's name as a file would write it, and its default."""
    found: list[tuple[str, str]] = []
    for field in dataclasses.fields(record):
        default = field.default if field.default is not dataclasses.MISSING else field.default_factory()  # type: ignore[misc]
        if dataclasses.is_dataclass(default):
            found += settings(default, f"{prefix}{field.name}.")
        else:
            found.append((prefix + field.name, str(default)))
    return found


def test_no_setting_is_called_by_a_name_it_does_not_have():
    config = importlib.import_module("sabaq.config").Config
    known = {f"SABAQ_{name.upper().replace('.', '_')}" for name, _default in settings(config)}
    told = {
        name
        for path in REFERENCE.parent.rglob("*.md")
        for name in re.findall(r"SABAQ_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert told - known - {"SABAQ_"} == set()


def in_code(page: str) -> set[str]:
    """Every word that a page of the reference sets in code."""
    return words_in((REFERENCE / page).read_text(encoding="utf-8"))


def words_in(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


def test_every_key_of_a_mapping_is_described():
    mapping = importlib.import_module("sabaq.sources.mapping")
    rules = [
        rule for _name, rule in inspect.getmembers(mapping, inspect.isclass) if rule.__module__ == mapping.__name__
    ]
    keys = {field for rule in rules for field in getattr(rule, "__struct_fields__", ())}
    assert keys - in_code("mappings.md") == set()


def test_every_shipped_mapping_is_described():
    names = {path.stem for path in (PACKAGE / "sources" / "mappings").glob("*.toml")}
    assert names - in_code("mappings.md") == set()


def test_every_column_of_an_export_is_described():
    columns = importlib.import_module("sabaq.exchange.columns").COLUMNS
    told = {title: words_in(text) for title, text in sections(REFERENCE / "exports.md").items()}
    missing = {kind.value: set(names) - told[kind.value.capitalize()] for kind, names in columns.items()}
    assert {kind: names for kind, names in missing.items() if names} == {}


def test_every_key_of_a_document_is_described():
    annotation = importlib.import_module("sabaq.sources.annotation")
    tellings = importlib.import_module("sabaq.sources.prose.tellings")
    told = ("ToldDocument", "ToldIncident", "ToldStatistic", "Stance", "Part", "Span")
    records = (annotation.AnnotatedClaim, *(getattr(tellings, name) for name in told))
    keys = {field.name for record in records for field in msgspec.structs.fields(record)}
    assert keys - in_code("documents.md") == set()


def test_every_closed_term_is_listed():
    lists = {
        "Attack types": terms.AttackType,
        "Targets": terms.TargetClass,
        "Outcome words": terms.OutcomeWord,
        "Groups of people": terms.Group,
        "What a claim is about": evidence.Prop,
        "Kinds of source": evidence.SourceKind,
        "Precision of dates": spacetime.DatePrecision,
        "Purposes": authority.Purpose,
        "Factor codes": factors.Factor,
    }
    page = sections(REFERENCE / "terms.md")
    assert {title: words_in(page.get(title, "")) for title in lists} == {
        title: {term.value for term in closed} for title, closed in lists.items()
    }
