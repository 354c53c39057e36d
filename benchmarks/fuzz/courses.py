"""Courses: examples of every type and figure, and topics that ship, changed in many ways."""

import copy
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from inspect import cleandoc
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import yaml
from benchmarks.fuzz.mutations import damaged, dumped, mutated, text, worded
from PIL import Image

from worksheets import figures
from worksheets.questions import registry
from worksheets.read.course_folders import SHIPPED
from worksheets.read.yaml_events import LOADER

ROOT = Path(__file__).parent.parent.parent
LARGE = 20_000
"""Octets of a topic that would make every input slow."""


@cache
def _beside() -> Mapping[str, bytes]:
    """The files that examples name."""
    target = BytesIO()
    Image.linear_gradient("L").save(target, "PNG")
    return {
        "cartoon.png": target.getvalue(),
        "korea.geojson": (SHIPPED / "cold-war" / "east-asia.geojson").read_bytes(),
    }


def _example(kind: type) -> Any:
    """The example in the docstring of a question type or of a kind of figure."""
    paragraphs = cleandoc(kind.__doc__ or "").split("\n\n")
    example = next((one for one in paragraphs if one.startswith("type:")), "-")
    return yaml.load(example, Loader=LOADER)  # noqa: S506 the same as yaml.CSafeLoader


@cache
def _questions() -> tuple[Any, ...]:
    found = [_example(kind) for kind in registry().values()]
    return tuple(one for one in found if isinstance(one, dict) and "type" in one)


@cache
def _figures() -> tuple[Any, ...]:
    found = [_example(kind) for kind in figures.registry().values()]
    return tuple(one for one in found if isinstance(one, dict) and "type" in one)


@cache
def _topics() -> tuple[Any, ...]:
    """Topics that ship, and the one that the documentation shows."""
    found = []
    small = (path for path in SHIPPED.glob("*/[0-9]*.yaml") if path.stat().st_size < LARGE)
    for path in sorted(small):
        tree = yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506
        found.append(tree)
    guide = (ROOT / "docs" / "courses.md").read_text("utf-8").split("```yaml\n")
    found += [yaml.safe_load(one.partition("```")[0]) for one in guide[2:3]]
    return tuple(found)


def _topic(rng: Random) -> Any:
    """A topic: the facts of one that ships, and examples of questions."""
    topic: dict[str, Any] = {}
    if rng.random() < 0.6:
        topic["knowledge"] = copy.deepcopy(rng.choice(_topics()).get("knowledge") or {})
    questions = copy.deepcopy(rng.sample(_questions(), rng.randint(0, 4)))
    for n, question in enumerate(questions):
        question["id"] = f"q-{n}"
        for references in ("asks", "gives", "source"):
            question.pop(references, None)
        if rng.random() < 0.4:
            question["figure"] = copy.deepcopy(rng.choice(_figures()))
    if questions:
        topic["questions"] = questions
    return topic


def write_course(folder: Path, rng: Random) -> None:
    """A course of one or two topics."""
    folder.mkdir()
    outline: Any = {
        "title": "T",
        "subject": "S",
        "language": rng.choice(("en-GB", "en-GB", "de", "ko", "ar", "xx")),
        "topics": [{"number": "1", "title": "One"}, {"number": "1.1", "title": "More"}],
    }
    if rng.random() < 0.1:
        outline = mutated(outline, rng)
    (folder / "outline.yaml").write_bytes(dumped(outline))
    for name in ("1", "1.1")[: rng.choice((1, 1, 2))]:
        topic = _topic(rng)
        chance = rng.random()
        if chance < 0.4:
            topic = mutated(topic, rng, 2)
        elif chance < 0.8:
            topic = worded(topic, rng)
        data = dumped(topic)
        (folder / f"{name}.yaml").write_bytes(damaged(data, rng) if rng.random() < 0.05 else data)
    if rng.random() < 0.2:
        levels = {
            "one": [{"marks": "1-2", "descriptor": text(rng)}, {"marks": "3", "descriptor": "x"}]
        }
        (folder / "levels.yaml").write_bytes(dumped(mutated(levels, rng)))
    for name, data in _beside().items():
        if rng.random() < 0.9:
            (folder / name).write_bytes(damaged(data, rng) if rng.random() < 0.1 else data)
    if rng.random() < 0.03:
        os.mkfifo(folder / "levels.yaml.x")
        (folder / "2.yaml").symlink_to("2.yaml")


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """A course, and a spec that asks for all that it can give."""
    write_course(folder / "course", rng)
    picks: list[dict[str, object]] = [{"count": rng.choice((1, 1, 2, 3))} for _ in range(2)]
    if rng.random() < 0.7:
        picks.append({"from": "authored", "count": 1})
    spec = {
        "title": "T",
        "course": "course",
        "sections": [{"questions": picks}],
        "layout": {
            "theme": rng.choice(("worksheet", "worksheet", "exam", "quiz", "large-print-24"))
        },
        "draft": rng.random() < 0.3,
    }
    (folder / "spec.yaml").write_bytes(dumped(spec))
    for pick in ("one", "two"):
        single = [{"count": 1, "from": "authored"}] if pick == "one" else [{"count": 1}]
        spec["sections"] = [{"questions": single}]
        (folder / f"{pick}.yaml").write_bytes(dumped(spec))
    files = ["spec.yaml", "one.yaml", "two.yaml"]
    match rng.randrange(8):
        case 0:
            yield ["check", "course"]
        case 1:
            yield ["topics", "course", "--knowledge"]
        case _:
            yield ["build", *files, "-o", "out", "-j", "1", "--no-progress"]
