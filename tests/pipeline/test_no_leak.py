"""What is for markers or authors only is in no byte of what candidates get."""

import re
import zlib
from pathlib import Path

from pypdf import PdfReader

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

PLACES = (
    "author-note",
    "comment",
    "notes",
    "exemplar",
    "why",
    "looks-like",
    "descriptor",
    "indicative",
    "cap",
    "point",
    "accept",
    "reject",
    "note",
    "develop",
    "key",
    "add-on",
    "others",
    "working",
    "criterion",
)
SPEC = """title: T
subject: S
seed: {seed}
sections:
- questions:
  - type: essay  # {comment}
    id: e
    author-note: {author-note}
    stem: How far?
    marks: 4
    levels:
      levels:
      - {{marks: 3-4, descriptor: {descriptor}, looks-like: {looks-like}}}
      - {{marks: 1-2, descriptor: Fair.}}
    indicative: [{indicative}]
    caps: [{{most: 2, when: {cap}}}]
    notes: [{notes}]
    exemplars: [{{marks: 3, answer: {exemplar}, why: {why}}}]
    add-on: {{name: style, marks: 1, levels: [{{marks: 1, descriptor: {add-on}}}]}}
    ao: AO1
  - type: short-answer
    id: s
    stem: Why?
    marking: develop
    other-answers: {others}
    points:
    - answer: {point}
      accept: [{accept}]
      reject: [{reject}]
      note: {note}
      develop: {develop}
  - type: multiple-choice
    id: m
    stem: Which?
    key: Right
    distractors: [{{text: Wrong, why: {key}}}, Not right, Nearly]
  - type: true-false
    id: t
    statement: It is so.
    answer: false
    because: {working}
  - type: essay
    id: r
    stem: Evaluate it.
    marks: 1
    levels: {{rows: [{{name: Thesis, marks: 1, descriptor: {criterion}}}]}}
    indicative: [a]
"""


def everything_in(data: bytes) -> str:
    """All bytes of a PDF with its streams inflated, and its text, metadata and fields."""
    found = [data.decode("latin-1")]
    for begin in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[begin.end() :]).decode("latin-1"))
        except zlib.error:
            continue
    return "\n".join(found)


def text_of(path: Path) -> str:
    reader = PdfReader(path)
    said = [page.extract_text() for page in reader.pages]
    return " ".join([*said, str(reader.metadata), str(reader.get_fields())])


def test_what_is_for_markers_is_in_no_file_of_candidates(tmp_path: Path) -> None:
    words = {place: f"Zq{''.join(part.title() for part in place.split('-'))}qz" for place in PLACES}
    spec, roster = tmp_path / "spec.yaml", tmp_path / "class.csv"
    spec.write_text(SPEC.format(seed=1, **words), encoding="utf-8")
    roster.write_text("name\nAda Lovelace\nAlan Turing\n", encoding="utf-8")
    for number, request in enumerate(
        (
            Request(tmp_path / "plain"),
            Request(tmp_path / "fillable", fillable=True),
            Request(tmp_path / "copies", roster=roster),
        )
    ):
        result = build([spec], request)
        assert result.ok, list(map(str, result.diagnostics))
        files = [built.path for built in result.built if built.path.suffix == ".pdf"]
        schemes = [path for path in files if "mark-scheme" in path.stem]
        candidates = [path for path in files if path not in schemes]
        assert candidates
        for path in candidates:
            said = everything_in(path.read_bytes()) + text_of(path)
            leaked = [place for place, canary in words.items() if canary in said]
            assert not leaked, (path.name, leaked)
        if number == 0:
            (scheme,) = schemes
            missing = {place for place, canary in words.items() if canary not in text_of(scheme)}
            assert missing == {"author-note", "comment"}
