"""Listening: where the server is reached, and how safely."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sabaq.errors import BadConfig
from sabaq.server.shield import LOOPBACK_NAMES

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where to listen, by which names, and what encrypts."""

    host: str = "127.0.0.1"
    port: int = 8420
    hosts: frozenset[str] = field(default=frozenset())  # further names that browsers reach it by
    tls_cert: Path | None = None
    tls_key: Path | None = None
    behind_proxy: bool = False  # another server in front encrypts

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over an encrypted connection."""
        return self.tls_cert is not None or self.behind_proxy

    @property
    def names(self) -> frozenset[str]:
        """The names it answers to."""
        return LOOPBACK_NAMES | {name.strip().lower() for name in self.hosts if name.strip()}

    def check(self, *, team: bool) -> None:
        """Raise BadConfig where what is shown could be read on the way, or by whoever is not signed in."""
        if (self.tls_cert is None) != (self.tls_key is None):
            raise BadConfig("encryption needs both files; give --tls-cert FILE and --tls-key FILE")
        for path in (self.tls_cert, self.tls_key):
            if path is not None and not path.is_file():
                raise BadConfig(f"{path} is no file; wanted a certificate and its key, in PEM")
        if not 0 <= self.port <= 65535:
            raise BadConfig(f"port {self.port} does not exist; wanted 0 (any free one) to 65535")
        if self.host in LOOPBACK:
            return
        seen = f"host {self.host!r} can be reached from other machines"
        if not team:
            raise BadConfig(f"{seen}; wanted 127.0.0.1, ::1 or localhost. A team server needs its own set-up: users "
                            "who sign in (`sabaq users add`), and encryption")  # fmt: skip
        if not self.secure:
            raise BadConfig(f"{seen}, and nothing encrypts; give --tls-cert and --tls-key, or set behind_proxy where "
                            "another server in front does")  # fmt: skip
        if self.names == LOOPBACK_NAMES:
            raise BadConfig(f'{seen}, but hosts names no name for it; set it, e.g. hosts = "sabaq.agency.example"')


ON_THIS_MACHINE = Listening()
