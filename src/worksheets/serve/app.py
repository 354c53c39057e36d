"""What the local page asks for, by address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import fontpkg
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from worksheets.authoring.new_files import write_new
from worksheets.authoring.spec_file import SpecFile
from worksheets.model.diagnostics import Mistake
from worksheets.model.files import read_file
from worksheets.pipeline.files import Unwritable
from worksheets.serve.answers import answer, asked, missing, refused
from worksheets.serve.downloads import Downloads
from worksheets.serve.guard import Guard
from worksheets.serve.names import opened, spec_in
from worksheets.serve.refused import Refused
from worksheets.serve.saved_texts import SavedTexts, saved_texts
from worksheets.serve.worker import LONGEST_BUILD, Worker

STATIC = Path(__file__).parent / "static"
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
KEPT = {"cache-control": "private, max-age=31536000, immutable"}
"""Headers of what never changes: the address of a picture is what is on it."""


def app_of(folder: Path, port: int, secret: str, worker: Worker) -> Guard:
    """The local page of a folder of specs, for who knows the secret."""
    files = (path for path in STATIC.iterdir() if path.suffix in MEDIA_TYPES)
    parts = {path.name: read_file(path) for path in files}
    page = LocalPage(folder, worker, saved_texts(), parts)
    downloads = Downloads(folder, worker)
    routes = [
        Route("/", page.index),
        Route("/static/{name}", page.static),
        Route("/type.ttf", page.typeface),
        Route("/api/files", page.files),
        Route("/api/topics/{course}", page.topics),
        Route("/api/new", page.new, methods=["POST"]),
        Route("/api/spec/{name}", page.spec),
        Route("/api/spec/{name}", page.save, methods=["PUT"]),
        Route("/api/before/{name}", page.before),
        Route("/api/preview", page.preview, methods=["POST"]),
        Route("/api/change", page.change, methods=["POST"]),
        Route("/api/others", page.others, methods=["POST"]),
        Route("/api/types", page.types, methods=["POST"]),
        Route("/api/form", page.form, methods=["POST"]),
        Route("/api/paper-form", page.paper_form, methods=["POST"]),
        Route("/api/complete", page.complete, methods=["POST"]),
        Route("/page/{digest}.png", page.picture),
        Route("/page/{digest}.txt", page.words),
        Route("/download/{name}", downloads.files),
        Route("/api/formats", downloads.formats),
        Route("/export/{name}", downloads.export),
        Route("/class/{name}", downloads.class_set, methods=["POST"]),
        Route("/copy/{name}", downloads.pupil_copy, methods=["POST"]),
        Route("/print/{name}", downloads.paper),
    ]
    application = Starlette(routes=routes)
    application.router.redirect_slashes = False  # a redirection would leave the secret out
    return Guard(application, port, secret)


@dataclass(slots=True)
class LocalPage:
    """Answers what the page asks for, about the specs of a folder."""

    folder: Path
    worker: Worker
    saved_texts: SavedTexts
    parts: Mapping[str, bytes]
    """The files that the page is made of, by name: it asks for all of them at its start."""

    async def index(self, _: Request) -> Response:
        """The page itself."""
        return FileResponse(STATIC / "index.html")

    async def static(self, request: Request) -> Response:
        """A file that the page is made of."""
        name = request.path_params["name"]
        if name not in self.parts:
            return missing(f"no file '{name}'")
        return Response(self.parts[name], media_type=MEDIA_TYPES[Path(name).suffix])

    async def typeface(self, _: Request) -> Response:
        """The typeface of the page, which is that of most papers."""
        path = fontpkg.path("IBM Plex Sans", 400, style="normal", nearest=True)
        return FileResponse(path, media_type="font/ttf", headers=KEPT)

    async def files(self, _: Request) -> Response:
        """The specs of the folder, and the courses, themes and sizes of paper that there are."""
        return answer(await run_in_threadpool(self.worker.ask, "list"))

    async def new(self, request: Request) -> Response:
        """Begin a quiz in a new file, with questions of its own or of a course."""
        wanted = await asked(request)
        path = spec_in(self.folder, str(wanted.get("name")))
        if path is None:
            return refused("this is no name of a file", ("write letters, digits and .yaml",))
        course, topic, most = (str(wanted.get(key) or "") for key in ("course", "topic", "most"))

        def ask() -> Any:  # a paper on all topics of a large course tries many
            return self.worker.ask("new", path.name, course, topic, most, seconds=LONGEST_BUILD)

        text = await run_in_threadpool(ask)
        if isinstance(text, Refused):
            return refused(text.message, text.hints)
        try:
            await run_in_threadpool(write_new, {path: text})
        except (Mistake, OSError) as error:
            return refused(str(error), getattr(error, "hints", ()))
        return JSONResponse({"name": path.name})

    async def topics(self, request: Request) -> Response:
        """The topics of a course."""
        name = request.path_params["course"]
        return answer(await run_in_threadpool(self.worker.ask, "topics", name))

    async def _opened(self, request: Request) -> SpecFile | Response:
        """The file of the spec that is asked for, or why there is none."""
        name = request.path_params["name"]
        try:
            file = await run_in_threadpool(opened, self.folder, name)
        except Mistake as mistake:
            return refused(str(mistake), mistake.hints)
        return missing(f"there is no spec '{name}'") if file is None else file

    async def spec(self, request: Request) -> Response:
        """The text of a spec, with its digest; nothing but that if the page knows it already."""
        file = await self._opened(request)
        if isinstance(file, Response):
            return file
        if request.query_params.get("known") == _digest(file.text):
            return Response(status_code=204)
        return JSONResponse({"text": file.text, "digest": _digest(file.text)})

    async def save(self, request: Request) -> Response:
        """Write a text in place of one that the page knows; another one is not written over."""
        wanted = await asked(request)
        return await run_in_threadpool(self._saved, request.path_params["name"], wanted)

    def _saved(self, name: str, wanted: Mapping[str, Any]) -> Response:
        text = wanted.get("text")
        try:
            file = opened(self.folder, name)
            if not isinstance(text, str) or not _is_unicode(text):
                raise Mistake("there is no text to save", "write one")
        except Mistake as mistake:
            return refused(str(mistake), mistake.hints)
        if file is None:
            return missing(f"there is no spec '{name}'")
        if wanted.get("before") != _digest(file.text):
            self.saved_texts.keep(file.path, text, file.text)
            theirs = {"text": file.text, "digest": _digest(file.text)}
            return JSONResponse(theirs, 409)
        self.saved_texts.keep(file.path, file.text, text)  # whatever comes now, neither is lost
        try:
            file.write(text)
        except Unwritable as error:
            return refused(str(error), ("free the file or the disk, and save again",))
        return JSONResponse({"digest": _digest(text)})

    async def before(self, request: Request) -> Response:
        """The texts that a spec had before, of this and of earlier visits, the oldest first."""
        file = await self._opened(request)
        if isinstance(file, Response):
            return file
        found = await run_in_threadpool(self.saved_texts.before, file.path, file.text)
        return JSONResponse(found)

    async def preview(self, request: Request) -> Response:
        """Pages, questions and problems of a text."""
        return await self._of_text(request, "preview", lambda wanted: str(wanted.get("form") or ""))

    async def change(self, request: Request) -> Response:
        """A text changed as the page wants it."""
        return await self._of_text(request, "change", lambda wanted: wanted)

    async def others(self, request: Request) -> Response:
        """The questions that could stand in the place of one."""
        return await self._of_text(request, "others", lambda wanted: str(wanted.get("about")))

    async def types(self, request: Request) -> Response:
        """The question types, with how many of each can be added."""
        return await self._of_text(request, "types")

    async def form(self, request: Request) -> Response:
        """The form for a question, or for a new one of a type."""
        keys = "about", "type"
        return await self._of_text(
            request, "form", *(lambda wanted, key=key: str(wanted.get(key) or "") for key in keys)
        )

    async def paper_form(self, request: Request) -> Response:
        """The form for what a text says of its paper as a whole."""
        return await self._of_text(request, "paper-form")

    async def complete(self, request: Request) -> Response:
        """What can be written at a place of a text."""
        return await self._of_text(request, "complete", _cursor)

    async def _of_text(
        self, request: Request, what: str, *more: Callable[[Mapping[str, Any]], object]
    ) -> Response:
        """What a job comes to that is about a text, with what it takes from the request."""
        wanted = await asked(request)
        name, text = str(wanted.get("name")), str(wanted.get("text"))
        if spec_in(self.folder, name) is None:
            return missing(f"there is no spec '{name}'")
        job = what, name, text, *(one(wanted) for one in more)
        return answer(await run_in_threadpool(self.worker.ask, *job))

    async def picture(self, request: Request) -> Response:
        """The picture of a page."""
        dots = request.query_params.get("dpi", "110")
        wanted = int(dots) if dots.isascii() and dots.isdecimal() and len(dots) < 5 else 110
        found = await self._of_page(request, "picture", wanted)
        if not isinstance(found, bytes):
            return missing("there is no such page any more")
        return Response(found, media_type="image/png", headers=KEPT)

    async def words(self, request: Request) -> Response:
        """The words of a page."""
        found = await self._of_page(request, "words")
        if not isinstance(found, str):
            return missing("there is no such page any more")
        return PlainTextResponse(found, headers=KEPT)

    async def _of_page(self, request: Request, what: str, *more: int) -> Any:
        digest = request.path_params["digest"]
        return await run_in_threadpool(self.worker.ask, what, digest, *more)


def _is_unicode(text: str) -> bool:
    """Whether a text can be written: JSON can have halves of characters."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _cursor(wanted: Mapping[str, Any]) -> int:
    """The place of the cursor; the end of the text if it is none."""
    text, given = str(wanted.get("text")), wanted.get("cursor")
    return given if isinstance(given, int) and 0 <= given <= len(text) else len(text)
