"""The files of a spec as it was saved: all of them, the paper alone, or a copy for each pupil."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from worksheets.model.files import is_file
from worksheets.serve.answers import answer, missing
from worksheets.serve.guard import PDF
from worksheets.serve.names import spec_in
from worksheets.serve.refused import Refused
from worksheets.serve.worker import LONGEST_BUILD, Worker

ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Downloads:
    """Builds what is saved in a folder, in memory alone."""

    folder: Path
    worker: Worker

    async def files(self, request: Request) -> Response:
        """The files of a spec as it was saved, in a ZIP file."""
        return await self._built(request, ZIP, _named(request, "attachment", ".zip"), "files")

    async def class_set(self, request: Request) -> Response:
        """The same, with a copy for each pupil of the class list that is sent."""
        headers = _named(request, "attachment", "-class.zip")
        bind = request.query_params.get("bind") == "1"
        return await self._built(request, ZIP, headers, "class", await request.body(), bind)

    async def paper(self, request: Request) -> Response:
        """The paper of a spec as it was saved, or of a form of it, to be printed."""
        form = request.query_params.get("form", "")
        return await self._built(request, PDF, _named(request, "inline", ".pdf"), "paper", form)

    async def formats(self, _: Request) -> Response:
        """The formats of other programs that a paper can be downloaded in."""
        return answer(await run_in_threadpool(self.worker.ask, "formats"))

    async def export(self, request: Request) -> Response:
        """The spec as it was saved in one of these formats."""
        wanted = request.query_params
        found = await self._asked(request, "export", wanted.get("to", ""), wanted.get("form", ""))
        return found if isinstance(found, Response) else answer(found)

    async def pupil_copy(self, request: Request) -> Response:
        """The copy of one pupil of the class list that is sent, which no browser may store."""
        given = request.query_params.get("number", "")
        number = int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 0
        found = await self._asked(request, "copy", await request.body(), number)
        return found if isinstance(found, Response) else answer(found)

    async def _built(
        self,
        request: Request,
        media_type: str,
        headers: Mapping[str, str],
        what: str,
        *more: object,
    ) -> Response:
        """What is built of a saved spec, or as text what keeps it from that."""
        found = await self._asked(request, what, *more)
        if isinstance(found, Response):
            return found
        if isinstance(found, Refused):
            return PlainTextResponse("\n".join((found.message, *found.hints)), 422)
        return Response(found, media_type=media_type, headers=headers)

    async def _asked(self, request: Request, what: str, *more: object) -> Any:
        """What a job about a saved spec comes to; an answer if there is no such spec."""
        name = request.path_params["name"]
        if spec_in(self.folder, name) is None or not is_file(self.folder / name):
            return missing(f"there is no spec '{name}'")

        def ask() -> Any:
            return self.worker.ask(what, name, *more, seconds=LONGEST_BUILD)

        return await run_in_threadpool(ask)


def _named(request: Request, how: str, ending: str) -> Mapping[str, str]:
    """The header that names a file after its spec."""
    stem = Path(request.path_params["name"]).stem
    return {"content-disposition": f'{how}; filename="{stem}{ending}"'}
