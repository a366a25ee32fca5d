"""Shield: the host check and headers of every answer."""

from __future__ import annotations

from collections.abc import Sequence, Set
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sabaq.server.addresses import Address

# No inline script or style anywhere: MapLibre sets styles through the object model, which this policy allows.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "worker-src 'self'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# A name that resolves to the loopback address from a foreign page must not be let in (DNS rebinding).
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
METHODS = frozenset({"GET", "HEAD"})


def host_name(header: str) -> str:
    """Give the host of a Host header without its port."""
    name, colon, port = header.strip().lower().rpartition(":")
    return name if colon and port.isdigit() else header.strip().lower()


def is_own(scope: Scope, host: str, *, secure: bool = False) -> bool:
    """Say whether a browser sent it from a page of this very server; programs send neither header.

    Our pages send no referrer, and so a browser gives their origin as null; then its word on the site decides.
    """
    sent = {name: value.decode("latin-1").lower() for name, value in scope["headers"]}
    site, origin = sent.get(b"sec-fetch-site"), sent.get(b"origin")
    if site is not None and site != "same-origin":
        return False
    own = f"{'https' if secure else 'http'}://{host.lower()}"
    return origin in {None, own} or (origin == "null" and site == "same-origin")


class Shield:
    """Lets in reads by its own names only, what is sent from its own pages only, and puts headers on every answer."""

    def __init__(
        self, app: ASGIApp, addresses: Sequence[Address] = (), *, names: Set[str] = LOOPBACK_NAMES, secure: bool = False
    ) -> None:
        self.app = app
        self.names = names
        self.secure = secure
        self.taking = [compile_path(each.path)[0] for each in addresses if each.method == "POST"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if self.secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        refusal = self.refusal(scope)
        await (refusal or self.app)(scope, receive, send_with_headers)

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Give the answer to a request that may not come in; None lets it in."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or host_name(hosts[0]) not in self.names:
            return PlainTextResponse(
                f"This server answers only to {', '.join(sorted(self.names))}. Open it by one of these names.\n",
                HTTPStatus.MISDIRECTED_REQUEST,
            )
        if scope["method"] == "POST" and any(each.match(scope["path"]) for each in self.taking):
            return None if is_own(scope, hosts[0], secure=self.secure) else PlainTextResponse(
                "This did not come from a page of this server, so nothing was taken in. Open the page again.\n",
                HTTPStatus.FORBIDDEN,
            )  # fmt: skip
        if scope["method"] not in METHODS:
            return PlainTextResponse(
                "This server only shows; it takes nothing in. Use GET or HEAD.\n",
                HTTPStatus.METHOD_NOT_ALLOWED,
                headers={"Allow": "GET, HEAD"},
            )
        return None
