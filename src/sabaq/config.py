"""Config: one TOML file to one frozen record."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sabaq.errors import BadConfig, Unavailable

FILE = "sabaq.toml"
OFF = "off"
FILE_LEDGER = "file"
NO_MODEL = "none"
NO_CLIENT = "none"
NO_AUTHORITY = "none"
SEEN_ONLY = frozenset({"authority"})  # settings that stand where they are seen, and never in the environment
SETTINGS = """# Settings of this workspace; every one may be left out. See docs/reference/config.md.
# actor = "local-operator"
# purpose = "CT-PLOT"
# timezone = "Asia/Karachi"
# host = "127.0.0.1"
# port = 8321
# ledger_url = "postgresql://role@host/database"
# review_killed = 10
# assistant_url = "https://host/v1"
# assistant_model = "name"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one workspace; each but the authority can be overridden by SABAQ_<NAME> in the environment."""

    actor: str = "local-operator"  # who is written beside each act
    purpose: str = "CT-PLOT"  # why, from the closed list
    authority: str = NO_AUTHORITY  # on which every act relies; better named for the one act that needs it
    timezone: str = "UTC"  # in which bare dates of publication are read
    host: str = "127.0.0.1"  # where the server listens; beyond this machine, a team's only
    port: int = 8321
    ledger_url: str = FILE_LEDGER  # a PostgreSQL database for a team: postgresql://ROLE@HOST/DATABASE
    hosts: str = "localhost"  # further names by which browsers reach the server, with commas between them
    behind_proxy: str = "no"  # yes: another server in front encrypts, and says who asks in X-Forwarded-For
    review_killed: int = 10  # from so many killed on, an incident opens its own reviews
    assistant_url: str = OFF  # where a language model proposes claims beside the rules
    assistant_model: str = NO_MODEL  # which one is asked there
    oidc_issuer: str = OFF  # the agency's own sign-in, by OpenID Connect: https://HOST, as it names itself
    oidc_client: str = NO_CLIENT  # what it calls this server
    oidc_key_name: str = "OIDC_SECRET"  # the environment variable that holds the secret; no secret stands in a file
    assistant_key_name: str = "ASSISTANT_KEY"  # the environment variable that holds the key; no key stands in a file

    def __post_init__(self) -> None:
        if not self.actor.strip():
            raise BadConfig("actor is empty; wanted who acts, e.g. fusion-cell-desk-3")
        if not 0 <= self.port <= 65535:
            raise BadConfig(f"port {self.port} does not exist; wanted 0 (any free one) to 65535")
        if self.behind_proxy not in {"yes", "no"}:
            raise BadConfig(f"behind_proxy is {self.behind_proxy!r}; wanted yes or no")
        if self.assistant_url != OFF and self.assistant_model == NO_MODEL:
            raise BadConfig(f"assistant_url is {self.assistant_url!r}, but no assistant_model says which model to ask")
        if self.oidc_issuer != OFF and self.oidc_client == NO_CLIENT:
            raise BadConfig(f"oidc_issuer is {self.oidc_issuer!r}, but no oidc_client says what it calls this server")
        _ = self.zone  # an unknown one is told here, before anything is read by it

    @property
    def zone(self) -> tzinfo:
        """The time zone as an object."""
        try:
            return ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: the name of a folder of zones
            raise BadConfig(f"timezone {self.timezone!r} is unknown; wanted a name such as Asia/Karachi") from error


def load(folder: Path, environ: dict[str, str] | None = None) -> Config:
    """Read the workspace's settings over the defaults, then the environment over both."""
    path = folder / FILE
    config = Config()
    if path.is_file():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadConfig(f"{path} cannot be read as TOML: {error}; mend that line") from error
        except OSError as error:
            raise Unavailable(f"{path} cannot be opened: {error.strerror}; check its permissions") from error
        config = _with(config, table, origin=str(path))
    environ = dict(os.environ) if environ is None else environ
    named = {field.name: f"SABAQ_{field.name.upper()}" for field in fields(Config)}
    if hidden := [named[name] for name in SEEN_ONLY if named[name] in environ]:
        raise BadConfig(f"the environment sets {hidden[0]}; name an authority in {FILE} or with --authority")
    given = {name: environ[variable] for name, variable in named.items() if variable in environ}
    return _with(config, dict(given), origin="the environment (SABAQ_...)")


def _with(config: Config, table: dict[str, object], *, origin: str) -> Config:
    known = {field.name for field in fields(Config)}
    changes: dict[str, str | int] = {}
    for name, value in table.items():
        if name not in known:
            raise BadConfig(f"{origin} sets {name!r}; wanted one of {', '.join(sorted(known))}")
        if isinstance(getattr(config, name), int):
            if not str(value).strip().isdecimal():
                raise BadConfig(f"{origin} sets {name} to {value!r}; wanted a whole number")
            changes[name] = int(str(value))
        elif isinstance(value, str):
            changes[name] = value
        else:
            raise BadConfig(f"{origin} sets {name} to {value!r}; wanted text")
    return replace(config, **changes)  # type: ignore[arg-type]
