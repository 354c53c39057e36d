"""A paper built again from its record, with exactly the questions that it had."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from worksheets.assemble.forms import Form
from worksheets.assemble.recorded import (
    RecordedForm,
    RecordedQuestion,
    Replay,
    digest_of,
    source_digests,
)
from worksheets.assemble.shared_items import SharedItems
from worksheets.jobs.plan import jobs_for_spec
from worksheets.jobs.work import do_job
from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.version import VERSION
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.history import ForClass, class_history
from worksheets.pipeline.paper_record import PaperRecord
from worksheets.pipeline.prepared import (
    PreparedSpec,
    document_options,
    paper_inputs,
    reading_context,
    with_letterhead,
)
from worksheets.pipeline.request import BuiltFile, Request
from worksheets.questions import registry
from worksheets.read.spec import load_spec_text

PUT_BACK = "put it back as it was, or build it as it is now with --accept-changes"
LONGEST_WORDS = 80
"""Characters of a question's words that are shown."""


def spec_path(record: PaperRecord, file: Path, trusted: tuple[Path, ...]) -> Path:
    """Where the spec of a record lies or lay, by the folder of the record's file.

    It says what the spec may name files in, so a record must not choose any: raises Mistake unless
    it is in the folder where the program runs, in that of the file, or in one that is trusted.
    """
    path = (file.parent / record.spec).resolve()
    allowed = Path.cwd(), file.parent.resolve(), *(folder.resolve() for folder in trusted)
    if not any(path.is_relative_to(folder) for folder in allowed):
        message = f"the spec of the paper lay in another folder, {path.parent}"
        raise Mistake(message, f"if you trust it, add --trust {path.parent}")
    return path


def replayed(
    record: PaperRecord, path: Path, request: Request, sink: Sink, *, accept_changes: bool = False
) -> tuple[PreparedSpec, Mapping[str, Form]] | None:
    """The spec of a record, as of a file at a path, and its forms with their recorded questions.

    None, with errors in the sink at their places, if a question is gone, or was changed and changes
    are not accepted.
    """
    context = reading_context(request.theme, request.fonts, request.trust)
    loaded = load_spec_text(record.text, path, context, sink)
    if loaded is None:
        return None
    given = ForClass(record.class_, record.on, request.trust)
    history = class_history(path, loaded, given, sink)
    if sink.failed:
        return None
    replay = Replay(paper_inputs(loaded, record.seed, history), registry(), sink)
    shared_items = SharedItems()
    made = [(one, replay.form(one, record.places, shared_items)) for one in record.forms]
    forms: dict[str, Form] = {}
    for recorded, form in made:
        if form is None:
            return None
        changes = list(_changes(recorded, form, loaded.name))
        for place, message in changes:
            if accept_changes:
                sink.warn(place, message)
            else:
                sink.error(place, message, PUT_BACK)
        forms[recorded.form] = _printed(form, recorded, same=not changes and _is_ours(record))
    if sink.failed:
        return None
    finished = {
        name: form._replace(paper=with_letterhead(form.paper, loaded))
        for name, form in forms.items()
    }
    return PreparedSpec(loaded, document_options(path, loaded, request), (), history), finished


def build_replayed(
    spec: PreparedSpec, forms: Mapping[str, Form], path: Path, request: Request, sink: Sink
) -> tuple[BuiltFile, ...]:
    """Write the files of forms; raises Unwritable."""
    engine = Engine(request)
    engine.use_prepared(path, spec)
    engine.use_forms(path, forms)
    built: list[BuiltFile] = []
    for job in jobs_for_spec(path, spec, request):
        outcome = do_job(job, engine)
        built += outcome.built
        sink.add(outcome.diagnostics)
    return tuple(built)


def _is_ours(record: PaperRecord) -> bool:
    """Whether this version of the program wrote a record."""
    return record.version == VERSION


def _printed(form: Form, recorded: RecordedForm, *, same: bool) -> Form:
    """A form on which all is as it was has its fingerprint, too; another one has its own."""
    if not same:
        return form
    front = replace(form.paper.front, fingerprint=recorded.fingerprint)
    return form._replace(paper=replace(form.paper, front=front))


def _changes(recorded: RecordedForm, form: Form, spec: str) -> Iterator[tuple[Span, str]]:
    """What is not printed as it was, with its place."""
    before = [one for section in recorded.sections for pick in section for one in pick]
    now = [placed for section in form.by_pick for of_pick in section for placed in of_pick]
    for one, placed in zip(before, now, strict=True):
        if one.digest != digest_of(placed.item):
            question = placed.entry.question
            words = " ".join(question.wording.split())
            yield question.span, _changed(one, recorded.form, words)
    sources = source_digests(form)
    for label, digest in recorded.sources.items():
        if sources.get(label) != digest:
            yield Span(spec, 1, 1), f"{label} is not as it was on the paper"


def _changed(before: RecordedQuestion, form: str, words: str) -> str:
    name = before.on_form(form)
    if before.words == words:
        return f"{name} has another key, mark scheme, figure or options than on the paper"
    return f"{name} is worded otherwise: it was “{_short(before.words)}”, now “{_short(words)}”"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"
