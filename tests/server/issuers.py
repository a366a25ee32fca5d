"""Issuers: an agency's sign-in on this machine, that may be told to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwk, jwt

CLIENT, SECRET = "sabaq", "kept in the environment"
Alter = Callable[[dict[str, Any]], None]


class Issuer:
    """Answers as an OpenID Connect provider does; `altered` changes what its next token claims."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.key, self.other = (jwk.ECKey.generate_key("P-256", {"kid": "k1", "use": "sig"}) for _ in range(2))
        self.codes: dict[str, dict[str, str]] = {}
        self.altered: Alter = lambda _claims: None
        self.signed: Callable[[dict[str, Any]], str] = self.well_signed
        self.known: dict[str, Any] = {}
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._door())
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def agree(self, address: str, subject: str) -> dict[str, str]:
        """Let somebody sign in at the address that they were led to; give what their browser brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["client_id"], asked["scope"]) == ("code", CLIENT, "openid")
        assert asked["code_challenge_method"] == "S256"
        code = f"c{len(self.codes)}"
        self.codes[code] = asked | {"sub": subject}
        return {"code": code, "state": asked["state"]}

    def well_signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "ES256", "kid": "k1"}, claims, self.key)

    def discovery(self) -> dict[str, Any]:
        named = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.url} | {name: f"{self.url}/{path}" for name, path in named.items()} | self.known

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        named = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode()).decode()
        its = self.codes.pop(form.get("code", ""), None)
        if authorization != named or its is None or form.get("redirect_uri") != its["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != its["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(self.now())
        claims = {"iss": self.url, "sub": its["sub"], "aud": CLIENT, "exp": now + 300, "iat": now,
                  "nonce": its["nonce"]}  # fmt: skip
        self.altered(claims)
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": self.signed(claims)}

    def _door(issuer: Issuer) -> type[BaseHTTPRequestHandler]:  # noqa: N805 (the handler has a self of its own)
        class Door(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked.append(self.path)
                if self.path == "/keys":
                    self.say(200, {"keys": [issuer.key.as_dict(private=False)]})
                elif self.path == "/.well-known/openid-configuration":
                    self.say(200, issuer.discovery())
                else:
                    self.say(404, {})

            def do_POST(self) -> None:
                issuer.asked.append(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                self.say(*issuer.token(form, self.headers.get("Authorization", "")))

            def say(self, status: int, record: dict[str, Any]) -> None:
                body = json.dumps(record).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                pass

        return Door
