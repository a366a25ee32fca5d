"""Sessions and failed tries: kept beside the truth."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select

from sabaq.model.ids import UserId
from sabaq.store.engines import explained, reading, writing
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text
from sabaq.store.user_tables import PASSING, failures, session_ends, session_uses, sessions

KEPT = timedelta(days=2)  # of sessions that are over, and of tries that failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A sign-in that is not over."""

    id: str  # the fingerprint of what the browser holds
    user: UserId
    started_at: datetime
    expires: datetime
    used_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """The sessions of a ledger's users; whoever loses them signs in again."""

    ledger: Ledger

    @classmethod
    def of(cls, ledger: Ledger) -> Sessions:
        """Give them; their tables are made where they are not there."""
        with explained(ledger.path), writing(ledger.engine) as connection:
            PASSING.create_all(connection)
        return cls(ledger=ledger)

    def start(self, session: Session) -> None:
        """Note a sign-in, and forget what is long over."""
        old = to_text(session.started_at - KEPT)
        row = {
            "id": session.id, "user_id": session.user, "started_at": to_text(session.started_at),
            "expires": to_text(session.expires),
        }  # fmt: skip
        with explained(self.ledger.path), writing(self.ledger.engine) as connection:
            for stale in (
                delete(sessions).where(sessions.c.expires < old),
                delete(session_uses).where(session_uses.c.used_at < old),
                delete(session_ends).where(session_ends.c.ended_at < old),
                delete(failures).where(failures.c.failed_at < old),
            ):
                connection.execute(stale)
            connection.execute(insert(sessions).values(row))

    def find(self, session: str) -> Session | None:
        """Give a session that was not ended, or None; whether it ran out is for whoever knows the time."""
        last = select(func.max(session_uses.c.used_at)).where(session_uses.c.session == session).scalar_subquery()
        query = select(sessions, last.label("used_at")).where(
            sessions.c.id == session, sessions.c.id.not_in(select(session_ends.c.session))
        )
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        return Session(
            id=row["id"], user=UserId(row["user_id"]), started_at=from_text(row["started_at"]),
            expires=from_text(row["expires"]), used_at=from_text(row["used_at"] or row["started_at"]),
        )  # fmt: skip

    def used(self, session: str, now: datetime) -> None:
        """Note that a session was used."""
        with explained(self.ledger.path), writing(self.ledger.engine) as connection:
            connection.execute(delete(session_uses).where(session_uses.c.session == session))
            row = {"id": secrets.token_hex(16), "session": session, "used_at": to_text(now)}
            connection.execute(insert(session_uses).values(row))

    def end(self, session: str, now: datetime) -> None:
        """End a session for good."""
        with explained(self.ledger.path), writing(self.ledger.engine) as connection:
            ended = select(session_ends.c.session).where(session_ends.c.session == session)
            if connection.execute(ended).first() is None:
                connection.execute(insert(session_ends).values(session=session, ended_at=to_text(now)))

    def tries(self, key: str) -> tuple[int, datetime | None]:
        """Give how often signing in has failed under a key, and when last."""
        query = select(func.count(), func.max(failures.c.failed_at)).where(failures.c.key == key)
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            times, last = connection.execute(query).one()
        return times, from_text(last) if last else None

    def failed(self, keys: Sequence[str], now: datetime) -> None:
        """Note a failed try under some keys."""
        rows = [{"id": secrets.token_hex(16), "key": key, "failed_at": to_text(now)} for key in keys]
        with explained(self.ledger.path), writing(self.ledger.engine) as connection:
            connection.execute(insert(failures), rows)

    def forgive(self, key: str) -> None:
        """Forget the failed tries under a key."""
        with explained(self.ledger.path), writing(self.ledger.engine) as connection:
            connection.execute(delete(failures).where(failures.c.key == key))
