"""Papers and mark schemes of a build, read back from their files and held against the model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from worksheets.checking.readback.answering import Answering, Speech
from worksheets.checking.readback.printed import (
    PrintedScheme,
    PrintedTask,
    printed_scheme,
    printed_tasks,
    split_at_scheme,
    squeezed,
)
from worksheets.checking.readback.tags import Tag, read_tags
from worksheets.language.language import Language
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.files import read_file
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.scheme_table import leaves
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.prepared import PreparedSpec
from worksheets.pipeline.request import BuiltFile, Request, Result

ANSWER, MARKS, LABEL = "K18", "P15", "P11"
"""Codes of what is held against the files."""
HINT = "this is a fault of the program: please report it, with the spec"


@dataclass(slots=True)
class Verified:
    """How many answers of how many papers were held against their files, and what was wrong."""

    papers: int = 0
    answers: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def verify_built(specs: Sequence[Path], request: Request, result: Result) -> Verified:
    """Read back the papers that a build wrote, each with its mark scheme."""
    verified = Verified()
    engine = Engine(request)
    by_name = {(file.path.stem, file.kind): file for file in result.built}
    for path in dict.fromkeys(specs):
        sink = Sink()
        spec = engine.prepare(path, sink)
        for form, paper in (engine.papers(path, spec, sink) if spec else {}).items():
            name = f"{path.stem}-form-{form}" if form else path.stem
            files = list(_files(name, by_name))
            if spec and files:
                _verify(paper, spec, [_document(file, request) for file in files], verified)
    return verified


def _files(name: str, by_name: dict[tuple[str, str], BuiltFile]) -> Iterator[BuiltFile]:
    """The files of a form with its paper and its scheme: two, or one with both."""
    for end in ("", "-with-mark-scheme", "-mark-scheme"):
        for kind in ("paper", "paper-and-mark-scheme", "mark-scheme"):
            if (f"{name}{end}", kind) in by_name:
                yield by_name[f"{name}{end}", kind]


def _document(file: BuiltFile, request: Request) -> Tag:
    password = request.password if "mark-scheme" in file.kind else ""
    return read_tags(read_file(file.path), password)


def _verify(paper: Paper, spec: PreparedSpec, documents: Sequence[Tag], verified: Verified) -> None:
    """Hold the files of a form against its paper."""
    options = spec.options
    language, engine = options.language, options.theme.type.maths
    speech = Speech(language.tag, engine, language.customs.lists.and_)
    name = language.say("scheme.name")
    handout: Tag | None = None
    scheme: Tag | None = None
    for document in documents:
        first, second = split_at_scheme(document, name)
        is_scheme = second is None and _is_scheme(first, name)
        handout = handout or (None if is_scheme else first)
        scheme = scheme or (first if is_scheme else second)
    if handout is None:
        return
    place = options.place
    for fault in verify_files(paper, handout, scheme, speech, language):
        verified.answers += fault.code == ANSWER
        if fault.message:
            span = fault.span if fault.span.file else place
            verified.diagnostics.append(
                Diagnostic("error", span, fault.message, (HINT,), fault.code)
            )
    verified.papers += 1


def _is_scheme(document: Tag, name: str) -> bool:
    first = next((tag for tag in document.tags if tag.name == "H1"), None)
    return first is not None and squeezed(first.text).startswith(squeezed(name))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer, a label or a number of marks; no message if it is right."""

    code: str
    span: Span
    message: str = ""


def verify_files(
    paper: Paper, handout: Tag, scheme: Tag | None, speech: Speech, language: Language
) -> Iterator[Fault]:
    """What a printed paper, answered from its printed scheme, comes to: a fault, or none, for every
    answer that a machine can mark, every label and every number of marks."""
    items = [item for section in paper.sections for item in section.items]
    tasks = printed_tasks(handout, [item.label for item in items])
    labelled = dict(leaves(items))
    schemes = printed_scheme(scheme, labelled) if scheme else None
    for item in items:
        if item.label not in tasks:
            message = f"question {item.label} is not printed, or not in its place"
            yield Fault(LABEL, item.span, message)
            continue
        for label, leaf, task in _innermost(item, tasks[item.label], item.label):
            yield from _marks(label, leaf, task)
            if task is None:
                yield Fault(
                    LABEL, leaf.span, f"question {label} is not printed, or not in its place"
                )
            elif schemes and leaf.scheme:
                yield from _answers(label, leaf, task, schemes, speech)
    if scheme and items:
        total = language.say("scheme.total", marks=language.say("count.marks", n=paper.tariff))
        if any(leaf.scheme for leaf in labelled.values()) and paper.tariff:
            right = squeezed(total.rstrip(".")) in squeezed(scheme.text)
            message = (
                "" if right else f"the scheme does not say that there are {paper.tariff} marks"
            )
            yield Fault(MARKS, items[0].span, message)


def _answers(
    label: str, leaf: Item, task: PrintedTask, schemes: PrintedScheme, speech: Speech
) -> Iterator[Fault]:
    if label not in schemes.rows:
        yield Fault(LABEL, leaf.span, f"the scheme has no question {label}")
        return
    for fault in Answering(leaf, task, schemes.cells(label), speech).faults():
        message = f"question {label}: {fault}" if fault else ""
        yield Fault(ANSWER, leaf.span, message)


def _innermost(
    item: Item, task: PrintedTask | None, label: str
) -> Iterator[tuple[str, Item, PrintedTask | None]]:
    """The innermost parts of a question with the tasks in which they are printed."""
    if not item.parts:
        yield label, item, task
        return
    printed = {part.label: part for part in task.parts} if task else {}
    for part in item.parts:
        own = f"{label}{part.label}"
        yield from _innermost(part, printed.get(part.label) or printed.get(own), own)


def _marks(label: str, leaf: Item, task: PrintedTask | None) -> Iterator[Fault]:
    """Whether the marks that are printed at a question are those that it has."""
    printed = task.marks if task else ()
    if printed and leaf.tariff not in printed:
        shown = ", ".join(map(str, printed))
        message = f"question {label} is worth {leaf.tariff}, and the paper says {shown}"
        yield Fault(MARKS, leaf.span, message)
    elif printed:
        yield Fault(MARKS, leaf.span)
