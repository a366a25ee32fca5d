"""Users and tokens on record, as they stand."""

from __future__ import annotations

from sqlalchemy import RowMapping, Select, Table, select

from sabaq.model.authority import Operation, Role
from sabaq.model.ids import TokenId, UserId
from sabaq.model.people import Token, User
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text
from sabaq.store.user_tables import token_ends, tokens, user_changes, user_passwords, users

Row = dict[str, object]


def read_users(ledger: Ledger, *, name: str | None = None, user: str | None = None) -> tuple[User, ...]:
    """Give the users by name as they stand, or the one with this name or id."""
    query = select(users).order_by(users.c.name)
    if name is not None:
        query = query.where(users.c.name == name)
    if user is not None:
        query = query.where(users.c.id == user)
    with explained(ledger.path), reading(ledger.engine) as connection:
        found = {row["id"]: row for row in connection.execute(query).mappings()}
        changed = connection.execute(_latest(user_changes, found)).mappings().all()
        passwords = connection.execute(_latest(user_passwords, found)).mappings().all()
    last = {row["user_id"]: row for row in changed}
    set_at = {row["user_id"]: from_text(row["recorded_at"]) for row in passwords}
    return tuple(
        User(
            id=UserId(row["id"]), name=row["name"], roles=frozenset(map(Role, last[each]["roles"].split())),
            unit=last[each]["unit"], subject=last[each]["subject"], disabled=bool(last[each]["disabled"]),
            added_at=from_text(row["recorded_at"]), password_at=set_at.get(each),
        )
        for each, row in found.items()
    )  # fmt: skip


def password_hash(ledger: Ledger, user: UserId) -> str | None:
    """Give the hash of a user's password, or None."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        rows = connection.execute(_latest(user_passwords, [user])).mappings().all()
    return rows[-1]["hash"] if rows else None


def read_tokens(ledger: Ledger, *, fingerprint: str | None = None) -> tuple[Token, ...]:
    """Give the tokens, oldest first, or the one with this fingerprint."""
    ended = token_ends.c.recorded_at.label("revoked_at")
    query = select(tokens, ended).outerjoin(token_ends, token_ends.c.token == tokens.c.id).order_by(tokens.c.id)
    if fingerprint is not None:
        query = query.where(tokens.c.hash == fingerprint)
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(_token(row) for row in connection.execute(query).mappings())


def user_rows(user: User) -> tuple[tuple[Table, Row], ...]:
    """Give the rows of a new user."""
    return (users, {"id": user.id, "name": user.name}), change_row(user)


def change_row(user: User) -> tuple[Table, Row]:
    """Give the row that says all of a user from now on."""
    return user_changes, {
        "user_id": user.id, "roles": " ".join(sorted(user.roles)), "unit": user.unit,
        "subject": user.subject, "disabled": int(user.disabled),
    }  # fmt: skip


def password_row(user: User, held: str) -> tuple[Table, Row]:
    """Give the row of a password's hash."""
    return user_passwords, {"user_id": user.id, "hash": held}


def token_row(token: Token, fingerprint: str) -> tuple[Table, Row]:
    """Give the row of a token; of what the program shows only a fingerprint is kept."""
    return tokens, {
        "id": token.id, "user_id": token.user, "label": token.label, "hash": fingerprint,
        "operations": " ".join(sorted(token.operations)), "expires": to_text(token.expires),
    }  # fmt: skip


def token_end_row(token: Token, why: str) -> tuple[Table, Row]:
    """Give the row that revokes a token."""
    return token_ends, {"token": token.id, "why": why}


def _latest(table: Table, of: object) -> Select[tuple[object, ...]]:
    """Select the rows of some users, the last of each last."""
    return select(table).where(table.c.user_id.in_(list(of))).order_by(table.c.seq)  # type: ignore[call-overload]


def _token(row: RowMapping) -> Token:
    return Token(
        id=TokenId(row["id"]), user=UserId(row["user_id"]), label=row["label"],
        operations=frozenset(map(Operation, row["operations"].split())), expires=from_text(row["expires"]),
        issued_at=from_text(row["recorded_at"]), revoked_at=from_text(row["revoked_at"]) if row["revoked_at"] else None,
    )  # fmt: skip
