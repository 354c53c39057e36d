"""Questions with values, sheets of sums and their figures, inline and in courses, changed."""

import copy
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from benchmarks.fuzz.mutations import dumped, mutated, text, worded

from worksheets.model.numbers.functions import TABLE

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ("docs/values.md", "docs/specs.md")
OUTLINE = "title: C\nsubject: Mathematics\ntopics: [{number: 1, title: T}]\n"
EXPRESSIONS = (
    "0", "1", "-1", "1/0", "0^0", "0^-1", "2^0.5", "10^30", "9^9^9", "10^-400", "1e9", "1/3",
    "sqrt(2)", "sqrt(-1)", "pi", "x", "x^2", "x^999", "(x + 1)^50", "sin(30)", "tan(90)", "log(0)",
    "True", "'a'", '"a"', "[]", "[1, 2]", "[k for k in range(1000000)]", "range(1001)", "f(1)",
    "factors(999999999989)", "people", "a.b", "xs[0]", "xs[99]", "a if b else c", "1 < 2 < 1",
    "convert(1, 'm', 's')", "round(1, 10^9)", "sf(0, 3)", "digit(12, -1)", "((((((1))))))",
    "(" * 60 + "1" + ")" * 60, "1 +", "* 2", "a b", "a = 1", "lambda: 1", "__import__('os')",
    "primes 2..50", "1..0", "1..10^12", "0..1 step 0", "0..1 step 1e-9", "1..5 without 1..5",
    "5 different of 1..3", "200 of 1..9", "= a", "= ", "-9..9 without 0", "\u0661..9",
)  # fmt: skip
FORMS = (
    "as fraction", "as mixed", "as percent", "as money", "as €", "as time", "as duration",
    "as factors", "as ratio", "as words", "as ordinal", "as roman", "as standard form", "as forms",
    "to 2 dp", "to 3 sf", "to 0 dp", "to 99 dp", "to -1 sf", "within 3 sf", ":+", ":()", ":x", "as",
)  # fmt: skip
KEYS: dict[str, Sequence[object]] = {
    "values": ({}, {"a": "1..3"}, {"a": "= b", "b": "= a"}, {"x": "people"}, [], "a"),
    "where": ("a > 99", [], "a", "1", ["a < b", "b < a"]),
    "letters": (["x"], ["a"], ["x", "x"], "x", ["xy"]),
    "apart": ("a", [], "1", ["a", "b"]),
    "options": (1, 2, 4, 27),
    "draw": (1, 0, 3, 80, 10**6),
    "columns": (1, 2, 5, 30),
    "space": ("figure", 0, 3, 200),
    "answers": ("box", "space", "none", "line"),
    "labels": ("numbers", "letters", "none"),
    "order": ("down", "across"),
    "first": (True,),
    "timed": (True,),
    "count": (1, 2, 60, 500),
    "slips": (True,),
    "working": ([], ["M1: x"], [{"M1": "{{a}}"}]),
    "marks": (0, 1, 100),
}
SUMS = ("values", "where", "apart", "answer", "is", "rising", "falling")
"""Keys with expressions."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NAME = re.compile(r"\b[a-z]\w*\b")
_PLACE = re.compile(r"\{\{[^{}]*\}\}")


@cache
def _questions() -> tuple[Any, ...]:
    """All questions with values of the documents and the specs."""
    blocks = [
        yaml.safe_load(block)
        for name in DOCUMENTS
        for block in re.findall(r"```yaml\n(.*?)```", (ROOT / name).read_text(), re.DOTALL)
    ]
    blocks += [
        yaml.safe_load(path.read_text()) for path in sorted((ROOT / "specs").rglob("*.yaml"))
    ]
    return tuple(
        question
        for block in blocks
        for question in _typed(block)
        if "values" in str(question) or "draw" in question or "figure" in question
    )


MANY, FEW = 30, 5
"""Forms of a paper, and the most questions of a pick on so many: forty questions whose scheme was
copied thirty times are 11,000 pages, which take 20 seconds of honest work."""


def _typed(tree: Any) -> Iterator[Any]:
    """The questions that are written out in a tree."""
    if isinstance(tree, dict) and "type" in tree and len(tree) > 3 and "sections" not in tree:
        yield tree
        return
    for inner in (
        tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    ):
        yield from _typed(inner)


def _expression(rng: Random, old: str) -> str:
    """Another expression, or this one with a part changed."""
    match rng.randrange(6):
        case 0:
            return rng.choice(EXPRESSIONS)
        case 1:
            return f"{rng.choice(sorted(TABLE))}({old})"
        case 2:
            return f"{old} {rng.choice('+-*/^,<')} {rng.choice(EXPRESSIONS)}"
        case 3:
            return f"{rng.choice(sorted(TABLE))}({old}, {rng.choice(EXPRESSIONS)})"
        case 4:
            return _with_another(rng, _NUMBER, old, rng.choice(EXPRESSIONS))
        case _:
            return _with_another(rng, _NAME, old, rng.choice(("a", "b", "x", "zz", "n", "who")))


def _with_another(rng: Random, pattern: re.Pattern[str], old: str, new: str) -> str:
    places = list(pattern.finditer(old))
    if not places:
        return new
    place = rng.choice(places)
    return old[: place.start()] + new + old[place.end() :]


def _placeholder(rng: Random, old: str) -> str:
    """A text with one of its placeholders changed, or with one more."""
    places = list(_PLACE.finditer(old))
    if not places or rng.random() < 0.2:
        return f"{old} {{{{{rng.choice(EXPRESSIONS)} {rng.choice(FORMS)}}}}}"
    place = rng.choice(places)
    inside = place[0][2:-2]
    form = rng.choice(FORMS)
    new = _expression(rng, inside) if rng.random() < 0.5 else f"{inside} {form}"
    braces = rng.choice(("{{%s}}", "{{%s}}", "{%s}", "{{{%s}}}", "${{%s}}$"))
    return old[: place.start()] + braces % new + old[place.end() :]


def _strings(tree: Any, key: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every text of a tree: what holds it, its key there, and the nearest name above."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for at, inner in list(entries):
        name = str(at) if isinstance(at, str) and key not in ("values", "where", "apart") else key
        if isinstance(inner, str):
            yield tree, at, name
        elif isinstance(inner, dict | list):
            yield from _strings(inner, name)


def _changed(rng: Random, question: Any) -> Any:
    """A question with some expressions, placeholders or keys changed."""
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        places = list(_strings(question))
        match rng.randrange(5):
            case 0 | 1 if places:
                texts = [one for one in places if " " in one[0][one[1]] or one[2] in SUMS]
                outer, at, name = rng.choice(texts or places)
                sums = name in SUMS and "{" not in outer[at]
                outer[at] = (_expression if sums else _placeholder)(rng, outer[at])
            case 2:
                known_keys = sorted(KEYS.keys() & question.keys())
                key = rng.choice(known_keys if known_keys and rng.random() < 0.8 else sorted(KEYS))
                question[key] = rng.choice(KEYS[key])
            case 3:
                worded(question, rng, 1)
            case _:
                mutated(question, rng, 1)
    return question


def _spec(rng: Random, questions: list[Any]) -> dict[str, object]:
    spec: dict[str, object] = {"title": "Sums"}
    for key, values in {
        "forms": (1, 2, 3, MANY, ["A", "B"]),
        "mark-scheme": ("filled", "separate", "appendix", "both", "none"),
        "layout": ({"theme": "drill"}, {"theme": "exam"}, {"theme": "primary"}, {"page": "A5"}),
        "seed": (0, 7, 10**20),
        "language": ("en-US", "de", "fr"),
    }.items():
        if rng.random() < 0.3:
            spec[key] = rng.choice(values)
    spec["sections"] = [
        {"title": text(rng) if rng.random() < 0.1 else "One", "questions": questions}
    ]
    return spec


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """Some questions in a spec, or in a course with a spec that picks them."""
    chosen = rng.sample(_questions(), rng.choice((1, 1, 2, 3)))
    questions = [_changed(rng, copy.deepcopy(question)) for question in chosen]
    names = [str(one.setdefault("id", f"q{n}")) for n, one in enumerate(questions)]
    if rng.random() < 0.5:
        spec = {**_spec(rng, questions), "subject": "Mathematics"}
    else:
        course = folder / "course"
        course.mkdir()
        (course / "outline.yaml").write_text(OUTLINE)
        (course / "1.yaml").write_bytes(dumped({"questions": questions}))
        picks: list[Any] = [{"id": name, "count": rng.choice((1, 1, 2, 5, 40))} for name in names]
        if rng.random() < 0.2:
            picks.append({"type": rng.choice(("drill", "multiple-choice", "short-answer"))})
        if rng.random() < 0.2:
            picks[0]["with"] = {"values": {rng.choice("abnx"): rng.choice(EXPRESSIONS)}}
        spec = {**_spec(rng, picks), "course": "course"}
        if spec.get("forms") == MANY:
            for pick in picks:
                pick["count"] = min(pick.get("count", 1), FEW)
    (folder / "spec.yaml").write_bytes(dumped(spec))
    yield ["build", "spec.yaml", "-o", "out", "-j", "1", "--no-progress"]
    match rng.randrange(6):
        case 0:
            yield ["check", "spec.yaml"]
        case 1 if (folder / "course").is_dir():
            yield ["draw", "course", names[0], "--count", "5"]
        case 2 if (folder / "course").is_dir():
            yield ["check", "course"]
        case 3:
            yield ["stress", "spec.yaml", "--runs", "3"]
        case _:
            return
