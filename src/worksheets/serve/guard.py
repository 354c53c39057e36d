"""Who may ask the local page, and what a browser may do with its answers."""

from dataclasses import dataclass
from hmac import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 2_000_000
"""Octets of a request; a spec of a hundred pages has 100,000."""
WRITES = "x-worksheets"
"""The header without which nothing is changed: a page of another site cannot send it unasked."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PDF = "application/pdf"
POLICY_OF_PDF = "frame-ancestors 'none'"
"""A browser shows a PDF with a plugin of its own, which the policy of the page would forbid."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what this machine's browser asks from the page itself, and nothing else.

    The first part of every path is a `secret`, which is new at every start. A cookie would go to
    every server on this machine, whatever its port.
    """

    app: ASGIApp
    port: int
    secret: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":  # nothing here speaks another language
            await send({"type": "websocket.close", "code": 1008})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if headers.get("content-type") == PDF:
                    headers["content-security-policy"] = POLICY_OF_PDF
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        rest = scope["path"].removeprefix(f"/{self.secret}")
        await self.app({**scope, "path": rest, "root_path": ""}, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that must not be let through; None for others."""
        headers = Headers(scope=scope)
        hosts = {f"{host}:{self.port}" for host in ("127.0.0.1", "localhost", "[::1]")}
        if headers.getlist("host") not in [[host] for host in hosts]:
            return PlainTextResponse("this address is not served here", 421)
        if headers.get("origin") not in (None, *(f"http://{host}" for host in hosts)):
            return PlainTextResponse("a page of another origin asks", 403)
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return PlainTextResponse("a page of another site asks", 403)
        secret, *rest = scope["path"].removeprefix("/").split("/", 1)
        if not compare_digest(secret.encode(), self.secret.encode()):
            return PlainTextResponse("open the address that 'worksheets serve' printed", 404)
        if not rest:
            return RedirectResponse(f"/{self.secret}/", 303)
        if scope["method"] not in ("GET", "HEAD"):
            return _refused_write(headers)
        return None


def _refused_write(headers: Headers) -> Response | None:
    """The answer to a request that would change something and must not."""
    if headers.get(WRITES) != "1":
        return PlainTextResponse("this does not come from the page", 403)
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdecimal()):
        return PlainTextResponse("the length of the request is not said", 411)
    if len(size) > 9 or int(size) > MOST:
        return PlainTextResponse(f"more than {MOST / 1e6:.0f} MB", 413)
    return None
