"""The record of a paper as it was drawn: a JSON file with its spec and the names of its questions,
a question a line."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from worksheets.assemble.forms import Form
from worksheets.assemble.recorded import Places, RecordedForm, RecordedQuestion, recorded_form
from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import read_file
from worksheets.model.version import VERSION
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.prepared import PreparedSpec
from worksheets.pipeline.request import BuiltFile

ENDING = ".paper.json"
KIND = "worksheets-paper-1"
"""The first key of a record says what it is, and in which version."""


class PaperRecord(NamedTuple):
    """A paper as it was drawn: the program's version, the spec's name and text, the seed, the class
    and the day it was for, its forms; `places` are those of its questions in the file."""

    version: str
    spec: str
    text: str
    seed: int
    class_: str
    on: date | None
    forms: tuple[RecordedForm, ...]
    places: Places


def write_record(engine: Engine, spec: PreparedSpec, path: Path, sink: Sink) -> Iterator[BuiltFile]:
    """Write the record of the forms of a spec at a path, beside their files."""
    forms = tuple(engine.assembled(path, spec, sink).values())
    request, front = engine.request, forms[0].paper.front
    seed = spec.loaded.spec.seed if request.seed is None else request.seed
    data = record_of(spec, _name_from(request.output, path), seed, forms)
    details = 0, front.tariff, front.fingerprint, sha256(data).hexdigest()
    name = f"{spec.options.name}{ENDING}"
    yield from engine.write_files([(BuiltFile(request.output, name, "record", *details), data)])


def _name_from(folder: Path, path: Path) -> str:
    """The path of a file as seen from a folder; as a whole if it is on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def record_of(spec: PreparedSpec, name: str, seed: int, forms: Sequence[Form]) -> bytes:
    """The record of the forms of a spec with a name, as the bytes of a file."""
    history = spec.history
    head = {
        "kind": KIND,
        "version": VERSION,
        "spec": name,
        "seed": seed,
        "class": history.class_ if history else "",
        "on": history.on.isoformat() if history and history.on else "",
        "text": spec.loaded.text,
    }
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    forms_as_json = ",\n".join(_form(recorded_form(form)) for form in forms)
    return ("{\n" + ",\n".join(lines) + f',\n"forms": [\n{forms_as_json}\n]\n}}\n').encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _form(form: RecordedForm) -> str:
    sections = ",\n".join(
        f"[{', '.join(_pick(pick) for pick in section)}]" for section in form.sections
    )
    head = f'"form": {_json(form.form)}, "fingerprint": {_json(form.fingerprint)}'
    return f'{{{head},\n"sources": {_json(form.sources)},\n"sections": [\n{sections}\n]}}'


def _pick(questions: Sequence[RecordedQuestion]) -> str:
    listed = ",\n".join(_json(one._asdict()) for one in questions)
    return f"[\n{listed}\n]" if listed else "[]"


def read_record(path: Path, sink: Sink) -> PaperRecord | None:
    """The record in a file; None, with an error in the sink, if it is none."""
    place = Span(path.as_posix(), 1, 1)
    try:
        text = read_file(path).decode()
        found = json.loads(text)
        if not isinstance(found, dict) or found.get("kind") != KIND:
            raise Mistake("this is no record of a paper", f"name a file that ends in {ENDING}")
        return _record(found, dict(_places(text, path.as_posix())))
    except Mistake as mistake:
        sink.error(place, str(mistake), *mistake.hints)
    except (ValueError, KeyError, TypeError, RecursionError):  # no JSON, or not as it was written
        sink.error(place, "the record of the paper is damaged", "take it from a backup")
    return None


def _record(found: Mapping[str, Any], places: Places) -> PaperRecord:
    forms = tuple(
        RecordedForm(
            str(form["form"]),
            str(form["fingerprint"]),
            {str(label): str(digest) for label, digest in form["sources"].items()},
            [
                [[_question(one) for one in pick] for pick in section]
                for section in form["sections"]
            ],
        )
        for form in found["forms"]
    )
    on = date.fromisoformat(found["on"]) if found["on"] else None
    version, spec, text, class_ = (str(found[key]) for key in ("version", "spec", "text", "class"))
    return PaperRecord(version, spec, text, int(found["seed"]), class_, on, forms, places)


def _question(found: Mapping[str, Any]) -> RecordedQuestion:
    texts = {key: str(found[key]) for key in ("number", "topic", "id", "words", "digest")}
    draw = None if found["draw"] is None else int(found["draw"])
    if draw is not None and draw < 0:
        raise ValueError("draws are counted from 0")
    return RecordedQuestion(draw=draw, **texts)


def _places(text: str, file: str) -> Iterator[tuple[tuple[str, str], Span]]:
    """Where the questions of each form stand in the file, by its name and theirs."""
    form = ""
    for line, words in enumerate(text.split("\n"), 1):
        if words.startswith('{"form": '):
            form = json.loads(f"{words.removesuffix(',')}}}")["form"]
        elif words.startswith('{"number": '):
            found = json.loads(words.removesuffix(","))
            yield (form, f"{found['topic']}/{found['id']}"), Span(file, line, 1)
