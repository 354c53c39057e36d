"""The standard worksheet as this program has it: a course, and a spec for its paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from benchmarks.peers.content import BLANK, Question, Worksheet


def write_course(whole: Worksheet, folder: Path, name: str, **wanted: Any) -> Path:
    """Write the course and the spec, with entries of its own; answers the spec's path.

    Options stand as the worksheet has them in the course; forms shuffle them.
    """
    course = folder / f"{name}-course"
    course.mkdir(parents=True)
    outline = {"title": "Canals", "subject": "History", "language": "en-GB"}
    outline["topics"] = [{"number": "1", "title": "The Harrowmere Canal"}]
    levels = [{"marks": band.replace("–", "-"), "descriptor": said} for band, said in whole.levels]
    heading, text = whole.source
    source = {"id": "letter", "content": [text], "attribution": heading}
    questions = [_authored(one) for section in whole.sections for one in section.questions]
    _write(course / "outline.yaml", outline)
    _write(course / "levels.yaml", {"essay-9": levels})
    _write(course / "1.yaml", {"knowledge": {"sources": [source]}, "questions": questions})
    spec = {
        "title": whole.title,
        "course": course.name,
        "topics": ["1"],
        "instructions": ["Answer all the questions."],
        "sections": [
            {
                "title": section.title,
                "instructions": _strong(section.instructions),
                "order": "fixed",  # as with the other systems, only options change their places
                "questions": [{"id": _name(one)} for one in section.questions],
            }
            for section in whole.sections
        ],
        "layout": {"page": "A4"},
        **wanted,
    }
    path = folder / f"{name}.yaml"
    _write(path, spec)
    return path


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def _name(question: Question) -> str:
    return f"q{question.number}"


def _strong(text: str) -> str:
    return text.replace("*", "**")


def _authored(question: Question) -> dict[str, Any]:
    text = _strong(question.text)
    match question.kind:
        case "choice":
            (right,) = question.key
            wrong = [words for at, words in enumerate(question.entries) if at != right]
            own = {"type": "multiple-choice", "stem": text}
            own |= {"key": question.entries[right], "distractors": wrong}
        case "judgement":
            own = {"type": "true-false", "statement": text, "answer": bool(question.key[0])}
            if question.points:
                own["because"] = question.points[0]
        case "cloze":
            blanks = (f"{{{answer}}}" for answer in question.points)
            own = {"type": "cloze", "text": "".join(_woven(text.split(BLANK), blanks))}
            own["bank"] = True
        case "short":
            own = {"type": "short-answer", "stem": text, "space": question.lines}
            points = [{"answer": point, "marks": 2} for point in question.points]
            own |= {"marks": question.marks, "points": points, "any": 2}
        case "match":
            pairs = zip(question.prompts, question.key, strict=True)
            own = {"type": "matching", "prompt": text}
            own["pairs"] = [
                {"left": left, "right": question.entries[right]} for left, right in pairs
            ]
        case "order":
            events = [question.entries[question.key.index(at)] for at in range(len(question.key))]
            own = {"type": "ordering", "prompt": text, "events": events}
            own["marking"] = "positions"
        case "essay":
            own = _essay(question)
    return {"id": _name(question), **own}


def _essay(question: Question) -> dict[str, Any]:
    stem = _strong(question.text).replace("Source A", "{source}")
    points = {"title": "Indicative content", "points": list(question.points)}
    return {
        "type": "essay",
        "stem": stem if "{source}" in stem else f"{stem} ({{source}})",
        "source": "letter",
        "marks": question.marks,
        "levels": "essay-9",
        "indicative": [points],
        "space": question.lines,
    }


def _woven(parts: list[str], blanks: Iterator[str]) -> Iterator[str]:
    yield parts[0]
    for part in parts[1:]:
        yield next(blanks)
        yield part
