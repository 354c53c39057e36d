"""Jobs done: documents laid out, painted and written."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from worksheets.assemble.overlap import overlap
from worksheets.jobs import manifest
from worksheets.jobs.plan import Job
from worksheets.layout.documents.binding import bound_in_order
from worksheets.layout.documents.copies import Master, TooLongFor, master
from worksheets.layout.style import style_of
from worksheets.layout.unsettable import Unsettable
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.page.page import Document
from worksheets.model.paper.paper import Paper
from worksheets.model.roster import Copy, Pupil, copy_code
from worksheets.pipeline.digests import Digests
from worksheets.pipeline.documents import Named, documents, handout_of, together
from worksheets.pipeline.files import encoded, write_together
from worksheets.pipeline.prepared import Prepared, papers_of, prepared, reading
from worksheets.pipeline.request import Built, Request
from worksheets.read.reading import Reading
from worksheets.read.roster import filled_in

Write: TypeAlias = Callable[[Mapping[Path, bytes]], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its files, and what was wrong.

    `line` is what the manifest says of it; without one it failed, as a whole or in part, and the
    diagnostics say why.
    """

    job: Job
    built: tuple[Built, ...]
    diagnostics: tuple[Diagnostic, ...]
    line: str = ""


@dataclass(slots=True)
class Workshop:
    """Does jobs, and keeps what they share: a spec that was read, a paper that was laid out."""

    request: Request
    reading: Reading
    specs: dict[Path, Prepared | None] = field(default_factory=dict)
    drawn: dict[Path, Mapping[str, Paper]] = field(default_factory=dict)
    """By spec its papers, by form."""
    write: Write = write_together
    """What becomes of files."""
    masters: dict[tuple[Path, str], Master] = field(default_factory=dict)
    digests: defaultdict[str, Digests] = field(default_factory=lambda: defaultdict(Digests))
    """By kind of file, for files of a kind begin alike."""

    def prepared(self, path: Path, sink: Sink) -> Prepared | None:
        """A spec, read once; what is wrong with it is said the first time."""
        if path not in self.specs:
            self.specs[path] = prepared(path, self.reading, self.request, sink)
        return self.specs[path]

    def papers(self, path: Path, found: Prepared, sink: Sink) -> Mapping[str, Paper]:
        """All forms of a spec, drawn once."""
        if path not in self.drawn:
            papers = papers_of(found.order, self.reading, self.request, sink)
            failed = sink.failed or (self.request.strict and len(sink))
            self.drawn[path] = {} if failed else {one.front.form: one for one in papers}
        return self.drawn[path]

    def do(self, job: Job) -> Done:
        """Do a job and write its files; of copies, those that can be made."""
        start = time.perf_counter()
        sink, before = Sink(), Sink()
        found = self.prepared(job.spec, before)
        if found is None:
            sink.add(before)  # when it was planned it had no such mistakes
        forms = self.papers(job.spec, found, sink) if found else {}
        built = tuple(self._done(job, found, forms, sink)) if found and forms else ()
        if sink.failed or not built:
            return Done(job, built, tuple(sink))
        entry = manifest.Entry(job.key, str(job), built, time.perf_counter() - start)
        return Done(job, built, tuple(sink), manifest.line(entry))

    def _done(
        self, job: Job, found: Prepared, forms: Mapping[str, Paper], sink: Sink
    ) -> Iterator[Built]:
        match job.kind:
            case "form":
                yield from self._form(found, forms[job.form], sink)
            case "forms":
                yield from self._forms(found, tuple(forms.values()), sink)
            case "copies" | "class" if job.pupils:
                copies = list(self._copies(job, found, forms, sink))
                if job.kind == "class":
                    yield from self._class(found, copies) if copies else ()
                    return
                for pupil, paper, document in copies:
                    code = document.keywords[-1]
                    name = f"{found.plan.name}-{pupil.number:04}-{code}"
                    yield from self._written(name, "copy", document, paper)

    def _form(self, found: Prepared, paper: Paper, sink: Sink) -> Iterator[Built]:
        """The files of a form: all or none, for a paper is of no use without its scheme."""
        plan = replace(found.plan, name=_named(found.plan.name, paper.front.form))
        made = [
            encoded for one in documents(paper, plan, sink) for encoded in self._named(one, paper)
        ]
        self.write({built.path: data for built, data in made})
        yield from (built for built, _ in made)

    def _forms(self, found: Prepared, papers: Sequence[Paper], sink: Sink) -> Iterator[Built]:
        """What is made of all forms together: the table of items, and on request the schemes."""
        first = papers[0]
        name = f"{found.plan.name}-forms.csv"
        data = overlap(papers).encode()
        digest, front = sha256(data).hexdigest(), first.front
        about = 0, front.tariff, front.fingerprint, digest
        made = [(Built(self.request.output, name, "overlap", *about), data)]
        if self.request.together:
            schemes = together(papers, found.plan, sink)
            if schemes is None:
                return
            made += self._named(schemes, first)
        self.write({built.path: content for built, content in made})
        yield from (built for built, _ in made)

    def _named(self, one: Named, paper: Paper) -> Iterator[tuple[Built, bytes]]:
        document, report = one.laid.document, one.laid.report
        yield from self._encoded(one.name, one.kind, document, paper, report)

    def _written(self, name: str, kind: str, document: Document, paper: Paper) -> Iterator[Built]:
        for built, data in self._encoded(name, kind, document, paper, ()):
            self.write({built.path: data})
            yield built

    def _encoded(
        self, name: str, kind: str, document: Document, paper: Paper, report: tuple[str, ...]
    ) -> Iterator[tuple[Built, bytes]]:
        """The files of a document, and what is in them."""
        request = self.request
        password = request.password if "mark-scheme" in kind else ""
        count, marks, fingerprint = len(document.pages), paper.front.tariff, paper.front.fingerprint
        for file, data in encoded(name, document, request.to, password):
            digest = self.digests[kind].of(data)
            about = kind, count, marks, fingerprint, digest, report
            yield Built(request.output, file, *about), data

    def _copies(
        self, job: Job, found: Prepared, forms: Mapping[str, Paper], sink: Sink
    ) -> Iterator[tuple[Pupil, Paper, Document]]:
        pupils = found.pupils[slice(*(job.pupils or (0, 0)))]
        for pupil in pupils:
            paper = forms[found.form_of(pupil)]
            original = self._master(job.spec, found, paper, sink)
            if original is None:
                return
            code = copy_code(paper.front.fingerprint, pupil)
            header = filled_in(found.order.spec.header, pupil)
            try:
                copy = Copy(code, _details(pupil), header)
                yield pupil, paper, original.personal(copy)
            except TooLongFor as error:
                place = Span(str(self.request.roster), pupil.line, 1)
                sink.error(place, str(error), "shorten it, or choose a wider page")
            except Unsettable as error:
                sink.error(Span(str(self.request.roster), pupil.line, 1), str(error), error.hint)

    def _master(self, path: Path, found: Prepared, paper: Paper, sink: Sink) -> Master | None:
        """A form laid out once for all its copies."""
        key = path, paper.front.form
        if key not in self.masters:
            laid = handout_of(paper, found.plan, sink)
            if laid is None:
                return None
            style = style_of(found.plan.theme, found.plan.page, found.plan.language)
            self.masters[key] = master(laid.document, style)
        return self.masters[key]

    def _class(
        self, found: Prepared, copies: Sequence[tuple[Pupil, Paper, Document]]
    ) -> Iterator[Built]:
        paper = copies[0][1]
        whole = bound_in_order([document for _, _, document in copies])
        yield from self._written(f"{found.plan.name}-class", "copies", whole, paper)


def _named(name: str, form: str) -> str:
    return f"{name}-form-{form}" if form else name


def _details(pupil: Pupil) -> dict[str, str]:
    """What is written on which line: every column on the line of its name."""
    details = dict(pupil.columns)
    if "surname" not in details:
        details["surname"] = pupil.name
    return details


def workshop(request: Request) -> Workshop:
    """A workshop for one build, in this process or in another."""
    return Workshop(request, reading(request.theme, request.fonts, request.trust))


_WORKSHOPS: dict[Request, Workshop] = {}


def keep(shop: Workshop) -> None:
    """Processes that come of this one begin with a workshop that has read the specs."""
    _WORKSHOPS[shop.request] = shop


def do_elsewhere(job: Job, request: Request) -> Done:
    """Do a job in a process that does many: it keeps its workshop."""
    if request not in _WORKSHOPS:
        _WORKSHOPS[request] = workshop(request)
        _WORKSHOPS[request].write = partial(write_together, lasting=False)
    return _WORKSHOPS[request].do(job)
