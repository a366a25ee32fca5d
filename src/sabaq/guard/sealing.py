"""Sealing: who acted on what and why, behind a key each.

The record is encrypted with AES-256-GCM under a key that seals nothing else, so that its nonce may be zero. The log
keeps a digest of the ciphertext and one of the key: without the second, a cipher text could be made that opens to
different words under different keys. Who destroys the key leaves both digests, and nothing to read.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sabaq.errors import BadRecord

BLOCK = 64  # bytes; the length of a name must not show
NONCE = bytes(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """The part of an act that can be erased."""

    actor: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A record that only its key opens."""

    text: str  # base64 of the ciphertext
    key: str  # base64


def seal(personal: Personal) -> Sealed:
    """Encrypt a record under a fresh key."""
    key = secrets.token_bytes(32)
    plain = msgspec.json.encode(personal)
    plain += b" " * (-len(plain) % BLOCK)
    hidden = AESGCM(key).encrypt(NONCE, plain, None)
    return Sealed(text=base64.b64encode(hidden).decode(), key=base64.b64encode(key).decode())


def unseal(sealed: Sealed) -> Personal:
    """Give the record back, or raise BadRecord where key and ciphertext do not belong together."""
    try:
        plain = AESGCM(base64.b64decode(sealed.key)).decrypt(NONCE, base64.b64decode(sealed.text), None)
        return msgspec.json.decode(plain, type=Personal)
    except (InvalidTag, ValueError, msgspec.MsgspecError) as error:
        raise BadRecord("a sealed record does not open with its key: one of them was altered") from error


def text_digest(text: str) -> str:
    """Give the SHA-256 that the log keeps of a sealed text or of a key, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
