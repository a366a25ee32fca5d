"""User tables: who may sign in, and tokens of programs."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE

PASSING = MetaData()  # what may be lost: everybody signs in again


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _id() -> Column[str]:
    return Column("id", TEXT, primary_key=True)


def _seq() -> Column[int]:
    return Column("seq", WHOLE, primary_key=True)  # says which of two in the same moment was the later


def _user() -> Column[str]:
    return Column("user_id", TEXT, ForeignKey("users.id"), nullable=False)


def _act() -> Column[str]:
    return Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)


users = Table(
    "users", TRUTH,
    _id(), Column("name", TEXT, nullable=False, unique=True), _text("recorded_at"), _act(),
)  # fmt: skip
user_changes = Table(  # each says all of a user; the last one holds
    "user_changes", TRUTH,
    _seq(), _user(), _text("roles"), _text("unit"), _text("subject", null=True),
    Column("disabled", WHOLE, nullable=False), _text("recorded_at"), _act(),
    Index("user_changes_by_user", "user_id"),
)  # fmt: skip
user_passwords = Table(  # hashes; truth, so that the log shows one that was put there past the program
    "user_passwords", TRUTH,
    _seq(), _user(), _text("hash"), _text("recorded_at"), _act(),
    Index("user_passwords_by_user", "user_id"),
)  # fmt: skip
tokens = Table(
    "tokens", TRUTH,
    _id(), _user(), _text("label"), Column("hash", TEXT, nullable=False, unique=True), _text("operations"),
    _text("expires"), _text("recorded_at"), _act(),
    Index("tokens_by_user", "user_id"),
)  # fmt: skip
token_ends = Table(
    "token_ends", TRUTH,
    Column("token", TEXT, ForeignKey("tokens.id"), primary_key=True), _text("why"), _text("recorded_at"), _act(),
)  # fmt: skip

sessions = Table(
    "sessions", PASSING,
    _id(), _text("user_id"), _text("started_at"), _text("expires"),
)  # fmt: skip
session_uses = Table(
    "session_uses", PASSING,
    _id(), _text("session"), _text("used_at"), Index("session_uses_by_session", "session"),
)  # fmt: skip
session_ends = Table("session_ends", PASSING, Column("session", TEXT, primary_key=True), _text("ended_at"))
failures = Table(
    "sign_in_failures", PASSING,
    _id(), _text("key"), _text("failed_at"), Index("sign_in_failures_by_key", "key"),
)  # fmt: skip
