"""Notes: signed checkpoints of a log, and who cosigned them.

The forms are those of the C2SP: signed-note for the text and its signature lines, tlog-checkpoint for the three lines
of the text, tlog-cosignature (Ed25519, with time) for a witness, so that other programs read them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sabaq.errors import BadConfig, BadRecord

LOG, WITNESS = 1, 4  # what a key signs: notes, or other logs' checkpoints with a time
NAME = re.compile(r"[^\s+]+")
SECRET = "PRIVATE+KEY+"  # noqa: S105 (how a private key's text begins)
DASH = "\u2014 "


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """The half of a key that others may have: enough to check its signatures."""

    name: str
    kind: int
    raw: bytes

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name) or len(self.raw) != 32 or self.kind not in {LOG, WITNESS}:
            raise BadConfig(f"{self.name!r} is no key of 32 bytes with a name without blanks or plus signs")

    @property
    def hash(self) -> bytes:
        """The four bytes that a signature names its key by."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{_text(bytes([self.kind]) + self.raw)}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `name+hash+key`."""
        name, _, rest = text.strip().partition("+")
        hashed, _, encoded = rest.partition("+")
        raw = _bytes(encoded)
        if not raw:
            raise BadConfig(f"{text.strip()[:60]!r} is no public key; wanted name+hash+key, the content of log.pub")
        key = cls(name=name, kind=raw[0], raw=raw[1:])
        if key.hash.hex() != hashed:
            raise BadConfig(f"public key {name!r} was altered: its hash is {key.hash.hex()}, and {hashed} stands there")
        return key

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether this key made a signature."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKey:
    """A key that signs."""

    public: PublicKey
    _seed: bytes

    @classmethod
    def make(cls, name: str, kind: int, seed: bytes) -> SecretKey:
        """Make a key from 32 random bytes."""
        raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        return cls(public=PublicKey(name=name, kind=kind, raw=raw), _seed=seed)

    @classmethod
    def read(cls, text: str) -> SecretKey:
        """Read the text of a key file."""
        name, _, rest = text.strip().removeprefix(SECRET).partition("+")
        raw = _bytes(rest.partition("+")[2])  # base64 may hold a plus itself
        if not text.startswith(SECRET) or len(raw) != 33:
            raise BadConfig("the key file holds no private key; restore it from where you keep a copy")
        return cls.make(name, raw[0], raw[1:])

    def __str__(self) -> str:
        public = self.public
        return f"{SECRET}{public.name}+{public.hash.hex()}+{_text(bytes([public.kind]) + self._seed)}"

    def sign(self, message: bytes) -> bytes:
        """Give the 64 bytes of an Ed25519 signature."""
        return Ed25519PrivateKey.from_private_bytes(self._seed).sign(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line under a note."""

    name: str
    hash: bytes
    value: bytes  # of a witness: eight bytes of time before the signature

    def __str__(self) -> str:
        return f"{DASH}{self.name} {_text(self.hash + self.value)}\n"

    @classmethod
    def read(cls, line: str) -> Signature:
        """Read the line of a signature."""
        name, _, encoded = line.removeprefix(DASH).strip().partition(" ")
        raw = _bytes(encoded)
        if not line.startswith(DASH) or not NAME.fullmatch(name) or len(raw) < 5:
            raise BadRecord(f"no signature line: {line[:60]!r}; wanted a long dash, a name and base64")
        return cls(name=name, hash=raw[:4], value=raw[4:])

    @property
    def time(self) -> int | None:
        """When a witness signed, in seconds since 1970; None for a signature without a time."""
        return int.from_bytes(self.value[:8], "big") if len(self.value) == 72 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a log was at a moment: how many entries, under which root."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[Signature, ...] = ()

    @property
    def body(self) -> bytes:
        """The lines that are signed."""
        return f"{self.origin}\n{self.size}\n{_text(self.root)}\n".encode()

    def __str__(self) -> str:
        return f"{self.body.decode()}\n{''.join(map(str, self.signatures))}"

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """Read a checkpoint and the lines under it; nothing is checked yet."""
        body, blank, under = text.partition("\n\n")
        lines = body.split("\n")
        top = _bytes(lines[2]) if len(lines) == 3 else b""
        if not blank or len(top) != 32 or not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
            raise BadRecord(
                f"no checkpoint: {text[:60]!r}; wanted its three lines, origin, size and root, then a blank one"
            )
        signatures = tuple(Signature.read(line) for line in under.split("\n") if line)
        return cls(origin=lines[0], size=int(lines[1]), root=top, signatures=signatures)

    def signed(self, key: SecretKey) -> Checkpoint:
        """Put a log's signature under it."""
        its = Signature(name=key.public.name, hash=key.public.hash, value=key.sign(self.body))
        return replace(self, signatures=(*self.signatures, its))

    def cosignature(self, key: SecretKey, time: int) -> Signature:
        """Give a witness's signature, made at a time in seconds since 1970."""
        value = time.to_bytes(8, "big") + key.sign(_cosigned(self.body, time))
        return Signature(name=key.public.name, hash=key.public.hash, value=value)

    def under(self, signature: Signature) -> Checkpoint:
        """Put one more line under it, once."""
        return self if signature in self.signatures else replace(self, signatures=(*self.signatures, signature))

    def by(self, key: PublicKey) -> Signature | None:
        """Give the signature of a key under it, or None where there is none that holds."""
        for each in self.signatures:
            if (each.name, each.hash) != (key.name, key.hash):
                continue
            cosigned = key.kind == WITNESS
            if cosigned and each.time is None:
                continue
            message = _cosigned(self.body, each.time or 0) if cosigned else self.body
            if key.signed(message, each.value[8:] if cosigned else each.value):
                return each
        return None


def fresh_key(name: str, kind: int, random: Callable[[int], bytes]) -> SecretKey:
    """Make a key under a name that no other key has: its own first bytes are a part of it."""
    seed = random(32)
    raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    plain = re.sub(r"[^a-z0-9.-]+", "-", name.lower()).strip("-") or "sabaq"
    return SecretKey.make(f"{plain}-{raw[:4].hex()}", kind, seed)


def _cosigned(body: bytes, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n".encode() + body


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
