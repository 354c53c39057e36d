"""A course of a great many questions: read, recalled from its index, and chosen from.

python benchmarks/course.py [QUESTIONS]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

QUESTIONS = 100_000
TOPIC = 500
"""Questions of a topic."""
WORDS = tuple(
    f"{first}{last}"
    for first in ("state", "war", "army", "plan", "trade", "coal", "river", "north")
    for last in ("ship", "craft", "work", "land", "way")
)
SPEC = """
title: A little of everything
course: course
sections:
  - questions:
      - {type: multiple-choice, count: 10}
      - {type: short-answer, count: 5}
      - {type: cloze, count: 3}
"""
MEASURE = """
import gc, sys, time
gc.set_threshold(5_000_000)  # as the command line does
from pathlib import Path
from worksheets.assemble.pool import pool_of
from worksheets.assemble.choosing import choose_questions
from worksheets.assemble.sized import SizedQuestions, Supply
from worksheets.memo import Memory
from worksheets.pipeline.prepared import reading_context
from worksheets.model.diagnostics import Sink
from worksheets.read.spec import load_spec
with Memory().used():
    sink, context = Sink(), reading_context()
    start = time.perf_counter()
    loaded = load_spec(Path("spec.yaml"), context, sink)
    read = time.perf_counter() - start
    assert loaded is not None, list(map(str, sink))
    rounds = []
    for seed in range(11):
        start = time.perf_counter()
        pool = pool_of(loaded.course.topics, context.types, loaded.language)
        sized = SizedQuestions(loaded.course.topics, context.types, loaded.language)
        assert choose_questions(loaded.spec, Supply(pool, sized), seed, sink)
        rounds.append(time.perf_counter() - start)
count = sum(len(topic.questions) for topic in loaded.course.topics)
print(f"{count} questions: read in {read:.3f} s, chosen in {sorted(rounds)[5] * 1000:.1f} ms")
"""


def sentence(rng: Random, count: int) -> str:
    return " ".join(WORDS[rng.randrange(len(WORDS))] for _ in range(count)).capitalize()


def question(rng: Random, name: str, kind: int) -> str:
    """One of five kinds, with words of its own."""
    said = sentence(rng, 9)
    match kind:
        case 0 | 1:
            wrong = "".join(f"\n      - {sentence(rng, 3)} {n}" for n in range(3))
            rest = f"stem: {said} {name}?\n    key: {sentence(rng, 3)}\n    distractors:{wrong}"
            return f"  - type: multiple-choice\n    id: {name}\n    {rest}\n"
        case 2:
            rest = f"statement: {said} {name}.\n    answer: false\n    because: {sentence(rng, 8)}."
            return f"  - type: true-false\n    id: {name}\n    {rest}\n"
        case 3:
            points = "".join(f"\n      - {sentence(rng, 5)} {n}" for n in range(2))
            return (
                f"  - type: short-answer\n    id: {name}\n    stem: {said}.\n    points:{points}\n"
            )
        case _:
            gap = sentence(rng, 1).lower()
            return f"  - type: cloze\n    id: {name}\n    text: {said} {{{gap}}} and {name}.\n"


def write_course(folder: Path, count: int) -> None:
    rng = Random(3)
    numbers = range(1, count // TOPIC + 1)
    topics = "".join(f'  - {{number: "{n}", title: Topic {n}}}\n' for n in numbers)
    (folder / "course").mkdir()
    (folder / "course" / "outline.yaml").write_text(
        f"title: A large course\nsubject: Everything\ntopics:\n{topics}"
    )
    for n in numbers:
        text = "".join(question(rng, f"q{n}-{k}", k % 5) for k in range(TOPIC))
        (folder / "course" / f"{n}.yaml").write_text(f"questions:\n{text}")
    (folder / "spec.yaml").write_text(SPEC)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder, count)
        environment = os.environ | {"WORKSHEETS_CACHE": str(folder / "cache")}
        command = [sys.executable, "-c", MEASURE]
        for when in ("first", "later", "later"):
            print(f"{when}: ", end="", flush=True)
            subprocess.run(command, cwd=folder, env=environment, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
