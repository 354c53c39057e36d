"""Requests and answers of the page: JSON, and what is said of that which cannot be done."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from worksheets.serve.refused import Refused


async def asked(request: Request) -> Mapping[str, Any]:
    """The mapping that the page sent; an empty one if it sent anything else."""
    try:
        wanted = json.loads(await request.body())
    except (ValueError, RecursionError):  # no JSON, or nested as deep as nobody writes it
        return {}
    return wanted if isinstance(wanted, dict) else {}


def answer(found: Any) -> Response:
    """What a job came to."""
    if isinstance(found, Refused):
        return refused(found.message, found.hints)
    return JSONResponse(found)


def refused(message: str, hints: tuple[str, ...] = ()) -> Response:
    """What cannot be done, and why."""
    return JSONResponse({"refused": message, "hints": list(hints)}, 422)


def missing(message: str) -> Response:
    """What is not there."""
    return PlainTextResponse(message.encode("utf-8", "backslashreplace"), 404)
