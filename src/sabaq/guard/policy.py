"""Policy: the rules in Cedar, and one function that decides."""

from __future__ import annotations

import functools
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib import resources

import cedarpy

from sabaq.errors import BadConfig
from sabaq.model.authority import PROTECTED, Operation, Purpose, Request, Role, SubjectClass
from sabaq.model.evidence import Marking
from sabaq.model.warrants import Authority

NAME = "sabaq"
SCHEMA = "schema.cedarschema"
SOMEBODY = "somebody"  # who asks is a fact of the circumstances; the rules on roles need only the roles
ERROR = "evaluation-failed"
REMEMBERED = 10_000  # verdicts; there are far fewer, unless somebody makes up names
INHERITED = {Role.OPERATOR: (Role.ANALYST, Role.REVIEWER, Role.ADMINISTRATOR)}
Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One policy, and what it says to people."""

    id: str
    permits: bool
    says: str
    missing: str = ""
    ask: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules say of some facts; an evaluation that reports any error allows nothing."""

    allowed: bool
    rules: tuple[str, ...]
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Leave, and the rules that give it."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """No leave, the rules that forbid it (none: nothing permits it), what was missing, how to ask properly."""

    rules: tuple[str, ...]
    missing: tuple[str, ...]
    ask: tuple[str, ...]

    def __str__(self) -> str:
        return ". ".join(f"{missing}; {ask}" for missing, ask in zip(self.missing, self.ask, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Policy:
    """The rules, parsed and checked once; the version is a hash of their text."""

    version: str
    rules: tuple[Rule, ...]
    texts: Mapping[str, str] = field(repr=False)  # by file name
    _parsed: cedarpy.PolicySet
    _schema: cedarpy.Schema
    _names: Mapping[str, str]  # as Cedar numbers them -> as they are called
    _decided: dict[tuple[frozenset[Role], str, str, str], Verdict] = field(default_factory=dict, repr=False)

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Policy:
        """Read the rules and their schema by file name, or raise BadConfig where one does not hold what it must."""
        files = sorted(name for name in texts if name != SCHEMA)
        whole, schema = "\n".join(texts[name] for name in files), texts[SCHEMA]
        try:
            numbered = json.loads(cedarpy.policies_to_json_str(whole))["staticPolicies"]
            checked = cedarpy.validate_policies(whole, schema)
            parsed, its_schema = cedarpy.PolicySet.from_str(whole), cedarpy.Schema.from_str(schema)
        except ValueError as error:
            raise BadConfig(f"the guard's rules cannot be read: {error}; restore the files of this program") from error
        if not checked.validation_passed:
            told = "; ".join(str(each) for each in checked.errors)
            raise BadConfig(f"the guard's rules do not pass their check: {told}; restore the files of this program")
        homes = {name: file for file in files for name in numbered if _tells(texts[file], numbered[name])}
        rules = tuple(_rule(numbered[name], homes.get(name, "")) for name in sorted(numbered, key=_number))
        if len({rule.id for rule in rules}) < len(rules):
            raise BadConfig("two of the guard's rules have the same @id; give each its own")
        names = {name: str(numbered[name]["annotations"]["id"]) for name in numbered}
        digest = hashlib.sha256("\0".join(f"{name}\0{texts[name]}" for name in [*files, SCHEMA]).encode()).hexdigest()
        return cls(
            version=f"{NAME}@{digest[:16]}",
            rules=rules,
            texts=dict(texts),
            _parsed=parsed,
            _schema=its_schema,
            _names=names,
        )

    def decide(self, request: Request, *, authority: Authority | None, now: datetime, lasts: timedelta) -> Decided:
        """Say whether a request is allowed now for so long, and otherwise what it lacks."""
        told = facts(request, authority=authority, now=now, lasts=lasts)
        verdict = self.evaluate(request.roles, request.operation.value, request.subject_class, told)
        if verdict.allowed:
            return Allowed(rules=verdict.rules)
        if verdict.errors:
            told_errors = "; ".join(verdict.errors)
            return Denied(
                rules=(ERROR,), missing=(f"the rules could not be evaluated: {told_errors}",),
                ask=("nothing is allowed until they can; mend the call, or restore the files of this program",),
            )  # fmt: skip
        by_id = {rule.id: rule for rule in self.rules}
        words = _words(request, authority)
        forbidding = [by_id[name] for name in verdict.rules]
        if forbidding:
            return Denied(
                rules=verdict.rules, missing=tuple(rule.missing.format_map(words) for rule in forbidding),
                ask=tuple(rule.ask.format_map(words) for rule in forbidding),
            )  # fmt: skip
        missing, ask = self._unpermitted(request, now)
        return Denied(rules=(), missing=(missing,), ask=(ask,))

    def evaluate(self, roles: frozenset[Role], operation: str, subject_class: str, told: Facts) -> Verdict:
        """Ask Cedar, of facts that hold at any hour once; whatever it cannot evaluate without an error is denied."""
        key = (roles, operation, subject_class, repr(told))
        verdict = self._decided.get(key)
        if verdict is None:
            verdict = self._asked(roles, operation, subject_class, told)
            if len(self._decided) < REMEMBERED and "now" not in told and not verdict.errors:
                self._decided[key] = verdict
        return verdict

    def _asked(self, roles: frozenset[Role], operation: str, subject_class: str, told: Facts) -> Verdict:
        asked = {
            "principal": {"type": "Person", "id": SOMEBODY}, "action": {"type": "Action", "id": operation},
            "resource": {"type": "SubjectClass", "id": subject_class}, "context": dict(told),
        }  # fmt: skip
        try:
            answer = cedarpy.is_authorized(asked, self._parsed, _entities(roles), self._schema)
        except (ValueError, TypeError) as error:
            return Verdict(allowed=False, rules=(), errors=(str(error),))
        errors = tuple(answer.diagnostics.errors)
        rules = tuple(self._names[name] for name in sorted(answer.diagnostics.reasons, key=_number))
        return Verdict(allowed=answer.allowed and bool(rules) and not errors, rules=rules, errors=errors)

    def permits(self, roles: Iterable[Role], operation: Operation, purpose: Purpose, now: datetime) -> bool:
        """Say whether some roles may do something plain for a purpose: open, unmarked, and nobody's own."""
        plain = Request(
            actor="somebody", operation=operation, purpose=purpose.value, roles=frozenset(roles), done_by="another"
        )
        told = facts(plain, authority=None, now=now, lasts=timedelta(hours=1))
        return self.evaluate(plain.roles, operation.value, plain.subject_class, told).allowed

    def _unpermitted(self, request: Request, now: datetime) -> tuple[str, str]:
        """Say what no rule allows, and for which purposes or in which roles it would be."""
        purposes = [each.value for each in Purpose if self.permits(request.roles, request.operation, each, now)]
        asked, purpose = request.operation, Purpose(request.purpose)
        if purposes:
            missing = f"{request.actor} may not {asked.value} for purpose {purpose.value}"
            return missing, f"purposes that allow it: {', '.join(sorted(purposes))}"
        held = " and ".join(sorted(request.roles)) or "nobody in particular"
        able = [role.value for role in Role if any(self.permits([role], asked, each, now) for each in Purpose)]
        return f"{request.actor}, as {held}, may not {asked.value}", f"ask one who may: {', '.join(able)}"


Decided = Allowed | Denied


def facts(request: Request, *, authority: Authority | None, now: datetime, lasts: timedelta) -> dict[str, object]:
    """Give the circumstances of a request, as the rules read them; names differ only where people would say so."""
    told: dict[str, object] = {
        "actor": _plain(request.actor), "purpose": request.purpose, "operation": request.operation.value,
        "marking": request.marking.value, "lasts": _lasting(lasts), "break_glass": request.break_glass is not None,
    }  # fmt: skip
    for name, text in (("subject", request.subject), ("done_by", request.done_by), ("reason", request.break_glass)):
        if text is not None and _plain(text):
            told[name] = _plain(text)
    if request.authority is not None:
        known = authority is not None and authority.id == request.authority
        told["authority"] = _authority(authority) if authority is not None and known else {}
        told["now"] = _moment(now)  # only what authorities run by; without one the hour makes no difference
    return told


@functools.cache
def shipped() -> Policy:
    """Give the rules that come with this program."""
    folder = resources.files("sabaq.guard").joinpath("policies")
    names = [each.name for each in folder.iterdir() if each.name.endswith((".cedar", ".cedarschema"))]
    return Policy.parse({name: folder.joinpath(name).read_text(encoding="utf-8") for name in names})


def _authority(authority: Authority) -> dict[str, object]:
    told: dict[str, object] = {
        "status": authority.status.value, "judicial": authority.judicial, "purpose": authority.purpose.value,
        "subject_class": _entity("SubjectClass", authority.subject_class.value), "subject": _plain(authority.scope),
        "operations": sorted(each.value for each in authority.operations), "starts": _moment(authority.starts),
        "expires": _moment(authority.expires), "applicant": _plain(authority.applicant),
    }  # fmt: skip
    if authority.offence is not None:
        told["offence"] = _plain(authority.offence)
    if authority.approver is not None:
        told["approver"] = _plain(authority.approver)
    return told


@functools.lru_cache(maxsize=64)
def _entities(roles: frozenset[Role]) -> cedarpy.Entities:
    """Give who may ask and what may be asked about; there are as many of these as there are sets of roles."""
    groups = {each: "protected" if each in PROTECTED else "open" for each in SubjectClass}
    found = [_thing("Role", role, [("Role", above) for above in INHERITED.get(role, ())]) for role in Role]
    found += [_thing("SubjectGroup", group, []) for group in ("open", "protected")]
    found += [_thing("SubjectClass", each, [("SubjectGroup", group)]) for each, group in groups.items()]
    found.append(_thing("Person", SOMEBODY, [("Role", role) for role in sorted(roles)]))
    return cedarpy.Entities.from_json_str(json.dumps(found))


def _thing(kind: str, name: str, parents: list[tuple[str, str]]) -> dict[str, object]:
    above = [{"type": of, "id": str(each)} for of, each in parents]
    return {"uid": {"type": kind, "id": str(name)}, "attrs": {}, "parents": above}


def _entity(kind: str, name: str) -> dict[str, object]:
    return {"__entity": {"type": kind, "id": name}}


def _moment(moment: datetime) -> dict[str, object]:
    text = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    return {"__extn": {"fn": "datetime", "arg": f"{text}Z"}}


def _lasting(time: timedelta) -> dict[str, object]:
    return {"__extn": {"fn": "duration", "arg": f"{time // timedelta(milliseconds=1)}ms"}}


def _plain(name: str) -> str:
    """Give a name so that two spellings that people take for one are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _words(request: Request, authority: Authority | None) -> dict[str, str]:
    """Give what the rules' own words may speak of."""
    return {
        "actor": request.actor, "operation": request.operation.value, "purpose": request.purpose,
        "subject_class": request.subject_class, "marking": request.marking.value, "what": request.what or "this",
        "done_by": request.done_by or "nobody", "authority": authority.reference if authority else
        str(request.authority), "status": authority.status.value if authority else "not on record",
        "purposes": ", ".join(Purpose), "subject_classes": ", ".join(SubjectClass), "markings": ", ".join(Marking),
    }  # fmt: skip


def _rule(parsed: Mapping[str, object], file: str) -> Rule:
    told = parsed.get("annotations")
    notes: Mapping[str, str] = told if isinstance(told, dict) else {}
    permits = parsed["effect"] == "permit"
    wanted = ("id", "says") if permits else ("id", "says", "missing", "ask")
    if lacking := [name for name in wanted if not notes.get(name)]:
        raise BadConfig(f"a rule of the guard in {file or 'its files'} lacks @{', @'.join(lacking)}; say it")
    rule = Rule(permits=permits, file=file, **{name: notes[name] for name in wanted})
    known = _words(Request(actor="", operation=Operation.READ, purpose=""), None)
    try:
        replace(rule, missing=rule.missing.format_map(known), ask=rule.ask.format_map(known))
    except (KeyError, ValueError) as error:
        raise BadConfig(f"rule {rule.id} speaks of {error}; wanted one of {', '.join(known)}") from error
    return rule


def _tells(text: str, parsed: Mapping[str, object]) -> bool:
    told = parsed.get("annotations")
    return isinstance(told, dict) and f'@id("{told.get("id")}")' in text


def _number(name: str) -> int:
    return int(name.removeprefix("policy"))
