"""Hostile texts in every field of every type: characters of all planes, controls, markup, formulas.

`inputs` writes small papers with their courses; a build of one must end with files or with errors
that have places, and never with a traceback.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

UNUSUAL = re.compile(r"[^\x20-\x7e\n]")
HALF = re.compile("[\ud800-\udfff\x7f-\x9f\ufffe\uffff]")
"""What no file can hold but escaped."""
PAPERS = 40
"""Papers of one call."""
MARKS = (
    *("*", "**", "***", "~", "^", "`", "``", "```", "$", "$$", "\\", "[", "](", "](https://a.org)"),
    *("{", "}", "{a}", "{a|b}", "{ }", "|", "\n", "\n\n", "\n    ", "\n```\n", "\t", "  ", " "),
    *("--", "---", " - ", "...", '"', "'", "<b>", "&amp;", "%", "#", ": ", "- ", "_____", "(i)"),
)
FORMULAS = (
    *(r"\frac{1}{2}", r"\frac{1}{", r"\quad", r"\ ", r"\hbox{}", r"\phantom{x}", "x^2", "_", "^"),
    *(r"\left(", r"\begin{matrix}1&2", r"\unknown", r"\text{é}", r"\text{中}", "{" * 70, "&", "#"),
    *(r"\rule{1e9cm}{1cm}", r"\hspace{-9em}x", r"\def\a{\a}\a", r"\ce{H2O}", r"\ce{}", r"\sqrt{}"),
    *(r"\unit{m}", r"\\", "x" * 300, r"\color{red}{x}", r"\tag{1}", "\u200d", "x\u200cy", "{q}"),
)
SINGLE = (
    *"\0\x01\x07\b\x0b\f\x1b\x7f\x80\x85\x9f\xa0\xad\r",
    *"\u034f\u061c\u115f\u1680\u180e\u2007\u2009\u200b\u200c\u200d\u200e\u200f\u2028\u2029",
    *"\u202a\u202c\u202e\u202f\u2060\u2066\u2069\u206a\u2800\u3000\u3164\ue000\ue001\uf8ff",
    *"\ufdd0\ufe0e\ufe0f\ufeff\ufff9\ufffc\ufffd\ufffe\uffff\U0001f600\U0001f1e9\U000e0041",
    *"\U000e0100\U000f0000\U00100000\U0010ffff\u0301\u0338\u20dd\u0e33\u05d0\u0627\u4e2d\u0939",
    *"ß½ŁøĳſΩж√∑≥→①™€",
)
PLANES = (
    *((0x20, 0x7E), (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF)),
    *((0xE00, 0xFFF), (0x1000, 0x1FFF), (0x2000, 0x2BFF), (0x3000, 0xD7FF), (0xD7FC, 0xD801)),
    *((0xE000, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x3FFFF), (0xE0000, 0x10FFFF)),
)


def hostile(rng: random.Random) -> str:
    """A text that somebody might paste, or that nobody would."""
    kind = rng.randrange(12)
    if kind < 6:  # words that can be printed, with a mark or two: they get as far as the writer
        words = ["word", "12", "x", "Łódź", "state", "a-b", "2*3*4", "~5", "(a)"]
        parts = [rng.choice(words) for _ in range(rng.randrange(1, 7))]
        for _ in range(rng.randrange(3)):
            parts.insert(rng.randrange(len(parts) + 1), rng.choice(MARKS))
        return rng.choice(["", " "]).join(parts)
    if kind == 6:
        return f"a ${rng.choice(FORMULAS)}$ b"
    if kind == 7:
        return rng.choice(("", " ", "\n", "\u200b", "**", "$ $", "`", "``` ```", "\xa0", "\u2028"))
    if kind == 8:
        return "a" + rng.choice(SINGLE) + rng.choice(("", "b", "ا", "א b"))
    if kind == 9:
        return "".join(rng.choice((*MARKS, *SINGLE)) for _ in range(rng.randrange(1, 12)))
    if kind == 10:
        spans = [rng.choice(PLANES) for _ in range(rng.randrange(1, 8))]
        return "".join(chr(rng.randint(*span)) for span in spans)
    return rng.choice(("W", "long ", "`x` ", "*", "[", "$", "ab^2^ ", "\n")) * rng.randrange(
        20, 900
    )


class _Author:
    """Writes texts, of which only a few are hostile: one is enough to stop a paper."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.share = rng.choice((0.004, 0.02, 0.1))
        self.number = 0

    def text(self) -> str:
        """A text that differs from all others."""
        self.number += 1
        if self.rng.random() < self.share:
            return hostile(self.rng)
        return f"Plain words number {self.number}"

    def word(self) -> str:
        """A word for a puzzle."""
        return hostile(self.rng) if self.rng.random() < self.share else "STALIN"

    def texts(self, count: int) -> list[str]:
        return [self.text() for _ in range(count)]


def _questions(by: _Author) -> list[dict[str, Any]]:
    text, texts = by.text, by.texts
    return [
        {"type": "short-answer", "stem": text(), "points": texts(2)},
        {
            "type": "short-answer",
            "stem": text(),
            "points": [{"answer": text(), "accept": texts(2), "reject": texts(1), "note": text()}],
        },
        {"type": "multiple-choice", "stem": text(), "key": text(), "distractors": texts(3)},
        {"type": "multiple-response", "stem": text(), "keys": texts(2), "distractors": texts(3)},
        {"type": "true-false", "statement": text(), "answer": "true", "because": text()},
        {
            "type": "cloze",
            "text": f"{text()} {{one|{text()}}} and {{two}}",
            "spare": texts(1),
            "bank": "true",
        },
        {
            "type": "matching",
            "prompt": text(),
            "pairs": [{"left": text(), "right": text()} for _ in range(3)],
            "spare": texts(1),
        },
        {"type": "ordering", "prompt": text(), "events": texts(4), "dates": texts(4)},
        {
            "type": "categorise",
            "prompt": text(),
            "categories": (names := texts(2)),
            "entries": [{"text": text(), "category": names[n % 2]} for n in range(4)],
        },
        {
            "type": "grid-completion",
            "prompt": text(),
            "head": texts(2),
            "rows": [[text(), f"{{{text()}}}"], texts(2)],
        },
        {
            "type": "structured",
            "stem": text(),
            "parts": [{"type": "short-answer", "stem": text(), "points": texts(1)}] * 2,
        },
        {"type": "odd-one-out", "stem": text(), "same": texts(3), "odd": text(), "why": text()},
        {"type": "crossword", "prompt": text(), "entries": _clues(by)},
        {"type": "word-search", "prompt": text(), "words": ["KOREA", "YALU", "INCHON", by.word()]},
        {"type": "short-answer", "stem": text(), "points": texts(1), "figure": _figure(by)},
        {"type": "short-answer", "stem": text(), "points": texts(1), "figure": _table(by)},
    ]


def _clues(by: _Author) -> list[dict[str, str]]:
    words = ["KOREA", "YALU", "INCHON", "TRUMAN", by.word()]
    return [{"word": word, "clue": by.text()} for word in words]


def _figure(by: _Author) -> dict[str, Any]:
    return {
        "type": "bar-chart",
        "categories": by.texts(2),
        "series": [{"name": by.text(), "values": ["1", "2"]}],
        "y-title": by.text(),
        "caption": by.text(),
        "alt": by.text(),
    }


def _table(by: _Author) -> dict[str, Any]:
    return {"type": "table", "head": by.texts(2), "rows": [by.texts(2)] * 2, "caption": by.text()}


def _knowledge(by: _Author) -> dict[str, Any]:
    text = by.text
    return {
        "about": text(),
        "actor-noun": text(),
        "actors": [{"id": name, "name": text(), "label": text()} for name in ("a", "b", "c")],
        "terms": [{"id": f"t-{n}", "term": text(), "definition": text()} for n in range(5)],
        "links": [{"id": f"l-{n}", "cause": text(), "effect": text()} for n in range(4)],
        "claims": [
            {
                "id": f"c-{n}",
                "actor": "a",
                "text": text(),
                "short": text(),
                "true-of": ["a"],
                "not-true-of": ["b", "c"],
                "note": text(),
            }
            for n in range(4)
        ],
        "sources": [
            {"id": "s", "content": by.texts(2), "attribution": text(), "rights": text()},
        ],
    }


def _spec(by: _Author, names: Sequence[str], theme: str) -> dict[str, Any]:
    picks = [{"id": name} for name in names]
    spec: dict[str, Any] = {
        "title": by.text(),
        "subtitle": by.text(),
        "author": by.text(),
        "keywords": by.texts(2),
        "course": "course",
        "instructions": by.texts(1),
        "sections": [{"title": by.text(), "instructions": by.text(), "questions": picks}],
        "school": {"name": by.text()},
        "layout": {"page": by.rng.choice(("A4", "A5", "A4-landscape")), "theme": theme},
    }
    if by.rng.random() < 0.3:
        kinds = by.rng.choice(("definitions", "cause-consequence", "true-false"))
        drawn = {"type": kinds, "from": "knowledge"}
        spec["sections"].append({"title": by.text(), "questions": [drawn]})
    return spec


def inputs(rng: random.Random, folder: Path) -> Iterator[list[str]]:
    """The command's arguments for some papers, whose files are written into a folder first."""
    for number in range(PAPERS):
        here = folder / f"paper-{number}"
        (here / "course").mkdir(parents=True)
        by = _Author(rng)
        questions = [
            {"id": f"q-{n}", **question}
            for n, question in enumerate(_questions(by))
            if rng.random() < 0.3 or not n
        ]
        outline = {
            "title": by.text(),
            "subject": by.text(),
            "language": rng.choice(("en-GB", "en-US", "de", "fr", "fa")),
            "topics": [{"number": "1", "title": by.text()}],
        }
        topic = {"knowledge": _knowledge(by), "questions": questions}
        theme = rng.choice(("worksheet", "exam", "large-print-24", "theme.yaml"))
        names = [question["id"] for question in questions]
        _write(here / "theme.yaml", _theme(by))
        _write(here / "course" / "outline.yaml", outline)
        _write(here / "course" / "1.yaml", topic)
        _write(here / "spec.yaml", _spec(by, names, theme))
        yield ["build", str(here / "spec.yaml"), "-o", str(here / "out"), "--no-progress"]


def _theme(by: _Author) -> dict[str, Any]:
    return {
        "name": by.text(),
        "description": by.text(),
        "furniture": {"end": by.text(), "turn-over": by.text(), "examiner": by.text()},
        "type": {"align": "justified", "maths": by.rng.choice(("mathra", "ziamath"))},
    }


def _write(file: Path, value: object) -> None:
    """A value as JSON, which is YAML too; some of the files have their characters escaped."""
    words = json.dumps(value, ensure_ascii=False, indent=1)
    if sum(words.encode("utf-8", "replace")) % 3 == 0 or HALF.search(words):
        words = UNUSUAL.sub(_escaped, words)
    file.write_bytes(words.encode("utf-8"))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
