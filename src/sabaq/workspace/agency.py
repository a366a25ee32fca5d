"""Agency: its own sign-in vouches for who somebody is.

OpenID Connect, the code flow with PKCE (RFC 7636). Nothing that the browser brings is believed: the code is exchanged
over a connection of our own, and the token holds for this client, this issuer and this very try only. No redirect is
followed, no proxy asked.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TypeVar, cast
from urllib.parse import quote, urlsplit

import httpx
import msgspec
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwk, jwt
from joserfc.errors import JoseError

from sabaq.errors import BadConfig, Refused, Unavailable
from sabaq.model.people import Way

T = TypeVar("T")
KNOWN_AT = "/.well-known/openid-configuration"
ANSWER_S = 10.0
KEPT = timedelta(minutes=10)
LARGEST = 1_000_000  # bytes of an answer
LEEWAY_S = 60  # by so much two clocks may differ
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
NOT_VOUCHED = "the agency's sign-in did not vouch for you"


class _Known(msgspec.Struct):
    """What an issuer says of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


class _Given(msgspec.Struct):
    """What is given for a code."""

    id_token: str
    access_token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An issuer of the settings, and this server's name and secret there."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    clock: Callable[[], datetime]
    _kept: dict[str, tuple[datetime, _Known]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not _is_safe(self.issuer):
            raise BadConfig(
                f"oidc_issuer is {self.issuer!r}; wanted https://HOST, as the agency's sign-in names itself"
            )
        if not self.client or not self.secret:
            raise BadConfig("oidc_issuer is set, but no oidc_client, or no secret in the environment variable that "
                            "oidc_key_name names; set both")  # fmt: skip

    def way(self, back: str) -> Way:
        """Give the way to the agency and back, which nobody has gone before."""
        known, state, nonce = self._known(), secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        verifier = secrets.token_urlsafe(48)
        address = prepare_grant_uri(
            known.authorization_endpoint, self.client, "code", redirect_uri=back, scope="openid", state=state,
            nonce=nonce, code_challenge=create_s256_code_challenge(verifier), code_challenge_method="S256",
        )  # fmt: skip
        return Way(address=address, back=back, state=state, nonce=nonce, verifier=verifier)

    def subject(self, way: Way, brought: Mapping[str, str]) -> str:
        """Give what the agency calls whoever came back, or raise Refused."""
        if not hmac.compare_digest(brought.get("state", "").encode(), way.state.encode()):
            raise Refused(f"{NOT_VOUCHED}: this is not the try that began here; sign in anew")
        if "code" not in brought:
            raise Refused(f"{NOT_VOUCHED}: it says {brought.get('error', 'nothing')[:60]!r}; sign in anew")
        known = self._known()
        if "iss" in brought and brought["iss"] != known.issuer:  # RFC 9207: another issuer answers for this one
            raise Refused(f"{NOT_VOUCHED}: another one did; sign in anew")
        return self._subject(known, self._given(known, way, brought["code"]), way)

    def _subject(self, known: _Known, given: _Given, way: Way) -> str:
        keys = cast("jwk.KeySetSerialization", _asked("GET", known.jwks_uri, dict))
        try:
            token = jwt.decode(given.id_token, jwk.KeySet.import_key_set(keys), algorithms=list(SIGNED_BY))
            claims = CodeIDToken(
                token.claims, token.header,
                options={"iss": {"essential": True, "value": known.issuer},
                         "aud": {"essential": True, "value": self.client}, "sub": {"essential": True}},
                params={"nonce": way.nonce, "client_id": self.client, "access_token": given.access_token},
            )  # fmt: skip
            claims.validate(now=int(self.clock().timestamp()), leeway=LEEWAY_S)
        except (JoseError, ValueError, TypeError, KeyError) as problem:
            raise Refused(f"{NOT_VOUCHED}: its token does not hold ({problem}); ask an administrator") from problem
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject:
            raise Refused(f"{NOT_VOUCHED}: its token names nobody; ask an administrator")
        return subject

    def _given(self, known: _Known, way: Way, code: str) -> _Given:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": way.back,
                "code_verifier": way.verifier}  # fmt: skip
        named = (quote(self.client, safe=""), quote(self.secret, safe=""))  # RFC 6749, section 2.3.1
        if "client_secret_basic" in known.token_endpoint_auth_methods_supported:
            return _asked("POST", known.token_endpoint, _Given, form=form, named=named)
        return _asked(
            "POST", known.token_endpoint, _Given, form=form | {"client_id": self.client, "client_secret": self.secret}
        )

    def _known(self) -> _Known:
        """Give what the issuer says of itself; asked for seldom, for anybody can begin a try."""
        at, kept = self._kept.get(self.issuer, (None, None))
        if at is not None and kept is not None and timedelta(0) <= self.clock() - at < KEPT:
            return kept
        known = _asked("GET", self.issuer.rstrip("/") + KNOWN_AT, _Known)
        if known.issuer != self.issuer:
            raise Unavailable(f"{self.issuer} calls itself {known.issuer!r}; set oidc_issuer to the very same")
        for url in (known.authorization_endpoint, known.token_endpoint, known.jwks_uri):
            if not _is_safe(url):
                raise Unavailable(f"{self.issuer} names {url!r}, which is not encrypted; nobody is sent there")
        self._kept[self.issuer] = (self.clock(), known)
        return known


def _asked(
    method: str, url: str, kind: type[T], *, form: dict[str, str] | None = None, named: tuple[str, str] | None = None
) -> T:
    """Give what an address of the agency answers, read as a kind of record."""
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=ANSWER_S) as asking,
            asking.stream(method, url, data=form, auth=named) as answer,
        ):
            body = b""
            for part in answer.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    raise Unavailable(f"{url} answers more than {LARGEST} bytes; check oidc_issuer")
    except httpx.HTTPError as problem:
        raise Unavailable(f"{url} does not answer ({problem}); try again") from problem
    if answer.status_code == HTTPStatus.BAD_REQUEST and form:
        raise Refused(f"{NOT_VOUCHED}: it does not take the code back; sign in anew")
    if answer.status_code != HTTPStatus.OK:
        raise Unavailable(f"{url} answers {answer.status_code}; wanted 200. Check oidc_issuer, and the secret")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, RecursionError) as problem:
        raise Unavailable(f"{url} answers what cannot be read: {problem}; check oidc_issuer") from problem


def _is_safe(url: str) -> bool:
    """Say whether an address is encrypted, or on this machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ON_THIS_MACHINE)
    )
