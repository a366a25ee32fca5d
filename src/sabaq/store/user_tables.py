"""User tables: who may sign in, and tokens of programs."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table

from sabaq.store.columns import TEXT, WHOLE, own_id, recorded, text, whole
from sabaq.store.tables import TRUTH

PASSING = MetaData()  # what may be lost: everybody signs in again


def _seq() -> Column[int]:
    return Column("seq", WHOLE, primary_key=True)  # says which of two in the same moment was the later


def _user() -> Column[str]:
    return Column("user_id", TEXT, ForeignKey("users.id"), nullable=False)


users = Table(
    "users", TRUTH,
    own_id(), Column("name", TEXT, nullable=False, unique=True), *recorded(),
)  # fmt: skip
user_changes = Table(  # each says all of a user; the last one holds
    "user_changes", TRUTH,
    _seq(), _user(), text("roles"), text("unit"), text("subject", null=True),
    whole("disabled"), *recorded(),
    Index("user_changes_by_user", "user_id"),
)  # fmt: skip
user_passwords = Table(  # hashes; truth, so that the log shows one that was put there past the program
    "user_passwords", TRUTH,
    _seq(), _user(), text("hash"), *recorded(),
    Index("user_passwords_by_user", "user_id"),
)  # fmt: skip
tokens = Table(
    "tokens", TRUTH,
    own_id(), _user(), text("label"), Column("hash", TEXT, nullable=False, unique=True), text("operations"),
    text("expires"), *recorded(),
    Index("tokens_by_user", "user_id"),
)  # fmt: skip
token_ends = Table(
    "token_ends", TRUTH,
    Column("token", TEXT, ForeignKey("tokens.id"), primary_key=True), text("why"), *recorded(),
)  # fmt: skip

sessions = Table(
    "sessions", PASSING,
    own_id(), text("user_id"), text("started_at"), text("expires"),
)  # fmt: skip
session_uses = Table(
    "session_uses", PASSING,
    own_id(), text("session"), text("used_at"), Index("session_uses_by_session", "session"),
)  # fmt: skip
session_ends = Table("session_ends", PASSING, Column("session", TEXT, primary_key=True), text("ended_at"))
failures = Table(
    "sign_in_failures", PASSING,
    own_id(), text("key"), text("failed_at"), Index("sign_in_failures_by_key", "key"),
)  # fmt: skip
