"""From a spec to its files: read, assembled, laid out, encoded and written, in this order."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TypeAlias

from worksheets import writers
from worksheets.assemble.forms import Form
from worksheets.assemble.overlap import overlap
from worksheets.layout.documents.copies import Master
from worksheets.layout.style import style_of
from worksheets.memo import Memory, memory_in_use
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Laid, Paper
from worksheets.pipeline.digests import Digests
from worksheets.pipeline.documents import (
    NamedDocument,
    combined_mark_schemes,
    documents,
    handout_of,
)
from worksheets.pipeline.files import write_all_or_none
from worksheets.pipeline.prepared import PreparedSpec, assembled_forms, prepare, reading_context
from worksheets.pipeline.request import BuiltFile, Request
from worksheets.read.context import ReadingContext

Write: TypeAlias = Callable[[Mapping[Path, bytes]], None]
Files: TypeAlias = list[tuple[BuiltFile, bytes]]


@dataclass(slots=True)
class Engine:
    """Builds the papers of one request, and owns every cache that this needs.

    Several engines can live in one process. An engine is used by one thread at a time; others wait.
    Its memory is that of the context, if there is one.
    """

    request: Request
    write: Write = write_all_or_none
    """Takes files that belong together, as bytes by path: writes them, or sends them elsewhere."""
    memory: Memory = field(default_factory=memory_in_use)
    _lock: RLock = field(default_factory=RLock)
    _specs: dict[Path, PreparedSpec | None] = field(default_factory=dict)
    _forms: dict[Path, Mapping[str, Form]] = field(default_factory=dict)
    _layouts: dict[tuple[str, str], Master] = field(default_factory=dict)
    _digests: defaultdict[str, Digests] = field(default_factory=lambda: defaultdict(Digests))
    """By kind of file: files of one kind begin with the same bytes."""

    _context: ReadingContext = field(init=False)
    """What all specs are read with: a course that several name is read once."""

    def __post_init__(self) -> None:
        request = self.request
        with self.in_use():
            self._context = reading_context(request.theme, request.fonts, request.trust)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Give this thread alone the use of the engine and of its caches."""
        with self._lock, self.memory.used():
            yield

    def use_prepared(self, path: Path, spec: PreparedSpec) -> None:
        """Use a spec that was prepared elsewhere instead of reading the file at `path`."""
        self._specs[path] = spec

    def use_forms(self, path: Path, forms: Mapping[str, Form]) -> None:
        """Use forms that were assembled elsewhere for the spec at `path`."""
        self._forms[path] = forms

    def prepare(self, path: Path, sink: Sink) -> PreparedSpec | None:
        """The spec at a path, read once; None if it has errors, which go to the sink the first
        time."""
        if path not in self._specs:
            with self.in_use():
                self._specs[path] = prepare(path, self._context, self.request, sink)
        return self._specs[path]

    def papers(self, path: Path, spec: PreparedSpec, sink: Sink) -> Mapping[str, Paper]:
        """The papers of a spec by form, assembled once; empty, with errors in the sink, if it
        fails."""
        return {name: form.paper for name, form in self.assembled(path, spec, sink).items()}

    def assembled(self, path: Path, spec: PreparedSpec, sink: Sink) -> Mapping[str, Form]:
        """What `papers` gives, each with the questions that it was made of."""
        if path not in self._forms:
            request = self.request
            with self.in_use():
                forms = assembled_forms(spec.loaded, self._context, request, sink, spec.history)
            failed = sink.failed or (request.strict and len(sink))
            self._forms[path] = {} if failed else {form.paper.front.form: form for form in forms}
        return self._forms[path]

    def handout(self, spec: PreparedSpec, paper: Paper, sink: Sink) -> Laid | None:
        """The laid out handout; None, with errors in the sink, if it cannot be laid out."""
        with self.in_use():
            return handout_of(paper, spec.options, sink)

    def build_form(self, spec: PreparedSpec, paper: Paper, sink: Sink) -> tuple[BuiltFile, ...]:
        """Write the files of a form: all or none, for a paper is of no use without its mark
        scheme."""
        form = paper.front.form
        name = f"{spec.options.name}-form-{form}" if form else spec.options.name
        with self.in_use():
            named = documents(paper, replace(spec.options, name=name), sink)
            files = [file for document in named for file in self._encode_document(document, paper)]
            return self.write_files(files)

    def build_forms(
        self, spec: PreparedSpec, papers: Sequence[Paper], sink: Sink
    ) -> tuple[BuiltFile, ...]:
        """Write what concerns all forms: a table of their items and, on request, their mark
        schemes."""
        first = papers[0]
        data = overlap(papers).encode()
        details = 0, first.front.tariff, first.front.fingerprint, sha256(data).hexdigest()
        name = f"{spec.options.name}-forms.csv"
        files: Files = [(BuiltFile(self.request.output, name, "overlap", *details), data)]
        with self.in_use():
            if self.request.together:
                schemes = combined_mark_schemes(papers, spec.options, sink)
                if schemes is None:
                    return ()
                files += self._encode_document(schemes, first)
            return self.write_files(files)

    def layout_for_copies(self, spec: PreparedSpec, paper: Paper, sink: Sink) -> Master | None:
        """A form laid out once for all its copies; None, with errors in the sink, if it cannot
        be."""
        key = spec.options.place.file, paper.front.form
        if key not in self._layouts:
            laid = self.handout(spec, paper, sink)
            if laid is None:
                return None
            style = style_of(spec.options.theme, spec.options.page, spec.options.language)
            self._layouts[key] = Master(laid.document, style)
        return self._layouts[key]

    def _encode_document(self, named: NamedDocument, paper: Paper) -> Files:
        return self.encode(named.name, named.kind, named.laid.document, paper, named.laid.report)

    def encode(
        self, name: str, kind: str, document: Document, paper: Paper, report: tuple[str, ...] = ()
    ) -> Files:
        """A document as files in the requested format: one PDF, one dump, or a PNG a page."""
        request, front = self.request, paper.front
        password = request.password if "mark-scheme" in kind else ""
        count = len(document.pages)
        listed = document.zones if request.zones else ()
        zones = tuple(zone._replace(node=None) for zone in listed)
        return [
            (
                BuiltFile(
                    request.output,
                    file,
                    kind,
                    count,
                    front.tariff,
                    front.fingerprint,
                    self._digests[kind].of(data),
                    report,
                    zones,
                ),
                data,
            )
            for file, data in writers.files(request.to, name, document, password)
        ]

    def write_files(self, files: Files) -> tuple[BuiltFile, ...]:
        """Write files that belong together; returns what was written."""
        self.write({built.path: data for built, data in files})
        return tuple(built for built, _ in files)
