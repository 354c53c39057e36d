"""typst by its Python binding: one warm compiler, documents by their inputs."""

import json
from pathlib import Path
from typing import Any

from benchmarks.peers.content import BLANK, LETTERS, Question, Worksheet, answer
from benchmarks.peers.fonts import FAMILY, files
from benchmarks.peers.peer import Build, Kind, System, importable, one_by_one

TEMPLATES = Path(__file__).with_name("typst")


def begin(*, tagged: bool) -> Build:
    """A compiler that keeps what it knows from one document to the next."""
    import typst  # noqa: PLC0415 only who has it is measured

    folders = sorted({str(Path(path).parent) for path in files().values()})
    compiler = typst.Compiler(root=TEMPLATES, font_paths=folders, ignore_system_fonts=True)
    options: dict[str, Any] = {"pdf_standards": ["ua-1"]} if tagged else {"pdf_tags": False}

    def build(whole: Worksheet, kind: Kind) -> bytes:
        inputs = {"worksheet": json.dumps(_data(whole))}
        data: bytes = compiler.compile(
            input=TEMPLATES / f"{kind}.typ", format="pdf", sys_inputs=inputs, **options
        )
        return data

    return build


def _data(whole: Worksheet) -> dict[str, Any]:
    return {
        "family": FAMILY,
        "title": whole.title,
        "pupil": whole.pupil,
        "group": whole.group,
        "date": whole.date,
        "marks": whole.marks,
        "source": {"heading": whole.source[0], "text": whole.source[1]},
        "levels": whole.levels,
        "sections": [
            {
                "title": section.title,
                "instructions": _runs(section.instructions),
                "bank": section.bank,
                "questions": [_question(one) for one in section.questions],
            }
            for section in whole.sections
        ],
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "number": one.number,
        "marks": one.marks,
        "text": _runs(one.text),
        "entries": one.entries,
        "prompts": one.prompts,
        "letters": list(LETTERS),
        "lines": one.lines,
        "answer": [_runs(line) for line in answer(one)],
    }


def _runs(text: str) -> list[tuple[int, str]]:
    """Pieces of text, each with 1 if it is strong."""
    parts = text.replace(BLANK, "_" * 14).split("*")
    return [(n % 2, part) for n, part in enumerate(parts) if part]


TAGGED = System("typst, tags on", one_by_one(lambda: begin(tagged=True)), importable("typst"))
UNTAGGED = System("typst, tags off", one_by_one(lambda: begin(tagged=False)), importable("typst"))
