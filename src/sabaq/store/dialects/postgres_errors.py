"""What a PostgreSQL server says, and what to do about it."""

from __future__ import annotations

from sqlalchemy import exc

from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.store.dialects.base import WAIT_S, Place

NOTHING = "nothing of this step was written"
KIND_LENGTH = 2  # letters of an SQLSTATE that name its class
BY_STATE = {  # the whole SQLSTATE or its class: what to do
    "25006": f"{NOTHING}: the server or the role may only read; connect to the primary server with a role that may "
    "write",
    "42501": f"{NOTHING}: the role lacks the right; the owner of the ledger can grant it "
    "(docs/how-to/a-ledger-for-a-team.md names what is needed)",
    "55P03": f"another writer held it for more than {WAIT_S} s; try again when it is done",
    "57014": f"{NOTHING}: the server or its keeper cancelled it; repeat it, and mind the role's statement_timeout",
    "40": f"{NOTHING}: two transactions stood in each other's way; repeat it",
    "53100": f"{NOTHING}; free some space on the server's disk and repeat it",
    "53300": "nothing was written; the server has no connection left: close some, or raise max_connections",
    "53": f"{NOTHING}; the server lacks memory or space; mend that and repeat it",
    "58": f"{NOTHING}; check the server's disk and repeat it",
    "XX001": "a page on the server's disk is damaged; restore a backup",
    "XX002": "an index on the server's disk is damaged; REINDEX it, or restore a backup",
    "57P": "the server stopped or is only starting",
    "08": "the connection was lost",
}  # fmt: skip
SETTINGS = (  # what is at fault is what ledger_url, or the environment, says
    ("password authentication failed", "check the role and its password (PGPASSWORD, ~/.pgpass or ledger_url)"),
    ("no password supplied", "the server wants a password: give it by PGPASSWORD or ~/.pgpass"),
    ("authentication failed", "the server does not take this role for who it says it is; see its pg_hba.conf"),
    ("no pg_hba.conf entry", "the server lets this role not in from here; its keeper adds a line to pg_hba.conf"),
    ("role ", "check the role in ledger_url, or make it: createuser NAME"),
    ("database ", "check the name in ledger_url, or make the database: createdb --encoding UTF8 NAME"),
    ("could not translate host name", "check the host in ledger_url"),
    ("invalid ", "check ledger_url"),
)
CONNECTING = ("connection failed", "connection is bad", "connection timeout expired")  # the driver's own words
DOWN = "nothing was written; start the server, or check host and port in ledger_url"
LOST = (
    "nothing of this step was written, unless the connection broke at its very end; repeat it: what is held "
    "already is not taken twice"
)


def explain(error: exc.DBAPIError, place: Place) -> SabaqError | None:
    """Give the error whose message says what was seen and what to do; None: it is this program's own mistake."""
    said = " ".join(str(error.orig).split())
    state = getattr(error.orig, "sqlstate", None) or ""
    if isinstance(error, exc.DataError) and "NUL" in said:
        return Unavailable(f"{place}: {said}; {NOTHING}: PostgreSQL keeps no such text; mend the file")
    if not state and any(words in said for words in CONNECTING):
        return _not_connected(said, place)
    if error.connection_invalidated or state[:2] == "08" or state[:3] == "57P" or (not state and _broken(error)):
        return Unavailable(f"{place}: {said}; {LOST}")
    for length in (5, 3, KIND_LENGTH):
        if advice := BY_STATE.get(state[:length]):
            return Unavailable(f"{place}: {said}; {advice}")
    return None


def _broken(error: exc.DBAPIError) -> bool:
    return isinstance(error, (exc.OperationalError, exc.InterfaceError))


def _not_connected(said: str, place: Place) -> SabaqError:
    told = said.rpartition("FATAL: ")[2] if "FATAL: " in said else said
    for words, advice in SETTINGS:
        if words in told and not ("role " in words and "does not exist" not in told):
            return BadConfig(f"{place}: {told}; {advice}")
    return Unavailable(f"{place}: {told}; {DOWN}")
