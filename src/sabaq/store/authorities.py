"""Authorities on record, their rulings, and acts to judge."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, Table, or_, select

from sabaq.guard.sealing import Personal, Sealed, unseal
from sabaq.model.authority import PROTECTED, Operation, Purpose, SubjectClass
from sabaq.model.ids import ActId, AuthorityId
from sabaq.model.warrants import Authority, Exceptional, Move, Reviewed, Said
from sabaq.store import tables as t
from sabaq.store.authority_tables import act_reviews, authorities, rulings
from sabaq.store.log_tables import keys
from sabaq.store.moments import from_text, to_text

JUSTIFIED, UNJUSTIFIED = "justified", "unjustified"
ERASED = Personal(actor="", what="(erased)", reason="(erased)")  # nobody is named any more
Row = dict[str, object]


def authorities_in(connection: Connection, *, only: str | None = None) -> tuple[Authority, ...]:
    """Give the authorities on record with all that was ruled on them, oldest first; `only`: the one with this id."""
    query, said = select(authorities).order_by(authorities.c.id), select(rulings).order_by(rulings.c.id)
    if only is not None:
        query, said = query.where(authorities.c.id == only), said.where(rulings.c.authority == only)
    told: dict[str, list[Said]] = {}
    for row in connection.execute(said).mappings():
        told.setdefault(row["authority"], []).append(_said(row))
    return tuple(_authority(row, told.get(row["id"], ())) for row in connection.execute(query).mappings())


def exceptional_in(connection: Connection) -> tuple[Exceptional, ...]:
    """Give the acts that are always reviewed, newest first, each with what was held of it."""
    told: dict[str, list[Reviewed]] = {}
    for row in connection.execute(select(act_reviews).order_by(act_reviews.c.id)).mappings():
        told.setdefault(row["act"], []).append(_reviewed(row))
    c = t.acts.c
    protected = c.subject_class.in_(sorted(PROTECTED))
    query = select(t.acts, keys.c.key).outerjoin(keys, keys.c.act == c.id).order_by(c.id.desc())
    found = connection.execute(query.where(c.decision == "allowed", or_(protected, c.break_glass == 1))).mappings()
    return tuple(_exceptional(row, told.get(row["id"], ())) for row in found)


def application(authority: Authority) -> tuple[Table, Row]:
    """Give the row of an application."""
    return authorities, {
        "id": authority.id, "reference": authority.reference, "legal_basis": authority.legal_basis,
        "issuer": authority.issuer, "judicial": int(authority.judicial), "offence": authority.offence,
        "purpose": authority.purpose.value, "subject_class": authority.subject_class.value, "scope": authority.scope,
        "operations": " ".join(sorted(authority.operations)), "starts": to_text(authority.starts),
        "expires": to_text(authority.expires), "applicant": authority.applicant,
    }  # fmt: skip


def ruling_on(authority: Authority, said: Said) -> tuple[Table, Row]:
    """Give the row of a ruling."""
    return rulings, {
        "id": said.id, "authority": authority.id, "move": said.move.value, "decided_by": said.by, "why": said.why,
    }  # fmt: skip


def review_of(name: str, reviewed: Reviewed) -> tuple[Table, Row]:
    """Give the row of what was held of an act."""
    verdict = JUSTIFIED if reviewed.justified else UNJUSTIFIED
    return act_reviews, {
        "id": name, "act": reviewed.act, "verdict": verdict, "decided_by": reviewed.by, "why": reviewed.why,
    }  # fmt: skip


def _authority(row: RowMapping, said: Sequence[Said]) -> Authority:
    return Authority(
        id=AuthorityId(row["id"]), reference=row["reference"], legal_basis=row["legal_basis"], issuer=row["issuer"],
        judicial=bool(row["judicial"]), offence=row["offence"], purpose=Purpose(row["purpose"]),
        subject_class=SubjectClass(row["subject_class"]), scope=row["scope"],
        operations=frozenset(map(Operation, row["operations"].split())), starts=from_text(row["starts"]),
        expires=from_text(row["expires"]), applicant=row["applicant"], applied_at=from_text(row["recorded_at"]),
        rulings=tuple(said),
    )  # fmt: skip


def _exceptional(row: RowMapping, reviews: Sequence[Reviewed]) -> Exceptional:
    told = unseal(Sealed(text=row["sealed"], key=row["key"])) if row["key"] else ERASED
    return Exceptional(
        act=ActId(row["id"]), actor=told.actor, operation=row["operation"], purpose=row["purpose"],
        subject_class=row["subject_class"], what=told.what, reason=told.reason, authority=row["authority"],
        break_glass=bool(row["break_glass"]), at=from_text(row["recorded_at"]), reviews=tuple(reviews),
    )  # fmt: skip


def _said(row: RowMapping) -> Said:
    return Said(
        id=row["id"], move=Move(row["move"]), by=row["decided_by"], why=row["why"], at=from_text(row["recorded_at"])
    )


def _reviewed(row: RowMapping) -> Reviewed:
    return Reviewed(
        act=ActId(row["act"]), by=row["decided_by"], justified=row["verdict"] == JUSTIFIED, why=row["why"],
        at=from_text(row["recorded_at"]),
    )  # fmt: skip
