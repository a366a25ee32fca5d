"""Passwords: hashed with argon2id, never kept themselves."""

from __future__ import annotations

import functools
import hashlib
import secrets
import threading
from importlib import import_module
from typing import Protocol

from sabaq.errors import BadConfig

SHORTEST, LONGEST = 12, 1024  # characters
AT_ONCE = threading.BoundedSemaphore(2)  # each hash takes 64 MiB: many at once would take the server down


class Hasher(Protocol):
    """Hashes passwords, each with a salt of its own."""

    def hash(self, password: str) -> str:
        """Give the hash, with all that checking it needs."""
        ...

    def verify(self, hash: str, password: str) -> bool:  # noqa: A002 (as the library calls it)
        """Say whether a password fits, or raise what is no fault of the program."""
        ...


@functools.cache
def _hasher() -> Hasher:
    try:
        made: Hasher = import_module("argon2").PasswordHasher()
    except ImportError as error:
        raise BadConfig("a team's sign-in needs the extra 'team'; install sabaq[team]") from error
    return made


@functools.cache
def _nobodys() -> str:
    """Give a hash that no password has, so that an unknown name takes as long as a known one."""
    return _hasher().hash(secrets.token_urlsafe(32))


def hashed(password: str, *, name: str) -> str:
    """Give the hash of a password, or refuse one that is easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadConfig(f"the password has {len(password)} characters; wanted {SHORTEST} to {LONGEST}, e.g. four words")
    if name.casefold() in password.casefold() or len(set(password)) < 5:
        raise BadConfig("the password holds the user's name, or hardly any different characters; choose four words")
    with AT_ONCE:
        return _hasher().hash(password)


def fits(password: str, held: str | None) -> bool:
    """Say whether a password is the one that was hashed; without a hash it never is, and takes as long to say."""
    hasher, wrong = _hasher(), import_module("argon2.exceptions")
    with AT_ONCE:
        try:
            hasher.verify(held or _nobodys(), password[: LONGEST + 1])
        except (wrong.VerificationError, wrong.InvalidHashError):
            return False
    return held is not None


def fingerprint(secret: str) -> str:
    """Give what is kept of a random secret: whoever reads it cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
