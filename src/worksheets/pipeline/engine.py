"""From a spec to its files: read, chosen, set, encoded and written, in this order."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TypeAlias

from worksheets.assemble.overlap import overlap
from worksheets.layout.documents.copies import Master, master
from worksheets.layout.style import style_of
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Laid, Paper
from worksheets.pipeline.digests import Digests
from worksheets.pipeline.documents import Named, documents, handout_of, together
from worksheets.pipeline.files import encoded, write_together
from worksheets.pipeline.prepared import Prepared, papers_of, prepared, reading
from worksheets.pipeline.request import Built, Request

Write: TypeAlias = Callable[[Mapping[Path, bytes]], None]
Files: TypeAlias = list[tuple[Built, bytes]]


@dataclass(slots=True)
class Engine:
    """Builds papers as one request wants them, and owns all that is remembered meanwhile.

    Several can live in one process; each is used by one thread at a time, and waits for that.
    """

    request: Request
    write: Write = write_together
    """What becomes of files that belong together, by their paths."""
    memory: Memory = field(default_factory=Memory)
    _lock: RLock = field(default_factory=RLock)
    _specs: dict[Path, Prepared | None] = field(default_factory=dict)
    _papers: dict[Path, Mapping[str, Paper]] = field(default_factory=dict)
    _masters: dict[tuple[Path, str], Master] = field(default_factory=dict)
    _digests: defaultdict[str, Digests] = field(default_factory=lambda: defaultdict(Digests))
    """By kind of file, for files of a kind begin alike."""

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let this thread, and no other, use what the engine remembers."""
        with self._lock, self.memory.used():
            yield

    def know(self, path: Path, spec: Prepared) -> None:
        """Take a spec as prepared, without reading its file."""
        self._specs[path] = spec

    def prepared(self, path: Path, sink: Sink) -> Prepared | None:
        """A spec, read once; what is wrong with it goes to the sink the first time."""
        if path not in self._specs:
            request = self.request
            with self.at_work():
                known = reading(request.theme, request.fonts, request.trust)
                self._specs[path] = prepared(path, known, request, sink)
        return self._specs[path]

    def papers(self, path: Path, spec: Prepared, sink: Sink) -> Mapping[str, Paper]:
        """The papers of a spec by form, made once; none, with the reasons in the sink."""
        if path not in self._papers:
            request = self.request
            with self.at_work():
                known = reading(request.theme, request.fonts, request.trust)
                papers = papers_of(spec.order, known, request, sink)
            failed = sink.failed or (request.strict and len(sink))
            self._papers[path] = {} if failed else {one.front.form: one for one in papers}
        return self._papers[path]

    def handout(self, spec: Prepared, paper: Paper, sink: Sink) -> Laid | None:
        """What a candidate gets; None, with the reasons in the sink, if it cannot be set."""
        with self.at_work():
            return handout_of(paper, spec.plan, sink)

    def build_form(self, spec: Prepared, paper: Paper, sink: Sink) -> tuple[Built, ...]:
        """The files of a form: all or none, for a paper is of no use without its scheme."""
        form = paper.front.form
        name = f"{spec.plan.name}-form-{form}" if form else spec.plan.name
        with self.at_work():
            found = documents(paper, replace(spec.plan, name=name), sink)
            return self.written([file for one in found for file in self._of(one, paper)])

    def build_forms(self, spec: Prepared, papers: Sequence[Paper], sink: Sink) -> tuple[Built, ...]:
        """What is made of all forms together: the table of items, and on request the schemes."""
        first = papers[0]
        data = overlap(papers).encode()
        about = 0, first.front.tariff, first.front.fingerprint, sha256(data).hexdigest()
        name = f"{spec.plan.name}-forms.csv"
        files: Files = [(Built(self.request.output, name, "overlap", *about), data)]
        with self.at_work():
            if self.request.together:
                schemes = together(papers, spec.plan, sink)
                if schemes is None:
                    return ()
                files += self._of(schemes, first)
            return self.written(files)

    def master(self, path: Path, spec: Prepared, paper: Paper, sink: Sink) -> Master | None:
        """A form laid out once for all its copies; None, with the reasons in the sink."""
        key = path, paper.front.form
        if key not in self._masters:
            laid = self.handout(spec, paper, sink)
            if laid is None:
                return None
            style = style_of(spec.plan.theme, spec.plan.page, spec.plan.language)
            self._masters[key] = master(laid.document, style)
        return self._masters[key]

    def _of(self, one: Named, paper: Paper) -> Files:
        return self.files(one.name, one.kind, one.laid.document, paper, one.laid.report)

    def files(
        self, name: str, kind: str, document: Document, paper: Paper, report: tuple[str, ...] = ()
    ) -> Files:
        """The files of a document in the format that is asked for."""
        request, front = self.request, paper.front
        password = request.password if "mark-scheme" in kind else ""
        count = len(document.pages)
        return [
            (
                Built(
                    request.output,
                    file,
                    kind,
                    count,
                    front.tariff,
                    front.fingerprint,
                    self._digests[kind].of(data),
                    report,
                ),
                data,
            )
            for file, data in encoded(name, document, request.to, password)
        ]

    def written(self, files: Files) -> tuple[Built, ...]:
        """Write files that belong together."""
        self.write({built.path: data for built, data in files})
        return tuple(built for built, _ in files)
