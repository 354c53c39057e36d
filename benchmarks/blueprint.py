"""How long papers by a blueprint take: a bank of 5,000 questions, 60 marks, one form and three.

Run it with `python -m benchmarks.blueprint [questions] [seeds]`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from made_bank import KINDS, OBJECTIVES, bank, counting
from worksheets.assemble.blueprints.filling import Request, filled
from worksheets.assemble.pool import PoolGroup
from worksheets.model.blueprint import Blueprint
from worksheets.model.diagnostics import Sink, Span

TYPES = {
    "multiple-choice": "8", "true-false": "4", "short-answer": "3-6", "source-analysis": "1-2",
    "compare-and-contrast": "1", "essay": "1", "structured": "at most 2", "others": "any",
}  # fmt: skip
WANTED = {
    "marks": "60",
    "topics": {"1": "14", "2": "12", "3": "10", "4": "10", "5": "8", "6": "6"},
    "ao": {**dict(zip(OBJECTIVES, ("40 %", "35 %", "25 %"), strict=True)), "within": "2 marks"},
    "types": TYPES,
    "difficulty": {"easy": "30 %", "medium": "45 %", "hard": "25 %", "within": "3 marks"},
    "minutes": "90",
    "reading": "1700 words",
    "questions": "18-34",
}
CHOICE = {
    **WANTED,
    "topics": {"1": "10", "2": "9", "3": "8", "4": "7", "5": "5", "6": "5"},
    "types": {**TYPES, "essay": "1"},
    "sections": [
        {"types": [name for name in KINDS if name != "essay"]},
        {
            "types": ["essay"],
            "answer": 1,
            "of": 3,
            "marks": "16",
            "apart": "topic",
            "alike": "exact",
        },
    ],
}
IMPOSSIBLE = {
    "60 marks in 52 minutes": {**WANTED, "minutes": "52"},
    "30 choices, much AO3, 1700 words": {
        **WANTED, "types": {**TYPES, "multiple-choice": "30"}, "questions": "18-60",
        "ao": {"AO3": "at least 25"},
    },
    "much AO3 in topic 3": {
        **WANTED, "cells": {"3": {"AO3": "at least 11"}},
    },
    "18 questions, 10 choices, 6 true or false": {
        **WANTED, "questions": "18", "types": {"multiple-choice": "10", "true-false": "6"},
    },
    "an essay, and topic 6 alone": {
        **WANTED, "topics": {"6": "60"}, "types": {"essay": "9", "others": "any"},
    },
}  # fmt: skip


def timed(
    pool: Sequence[PoolGroup], wanted: object, seed: int, forms: int, *, nearest: bool = False
) -> tuple[float, str]:
    """Seconds of the processor for some forms, and what is said if there are none, or of the
    `nearest`."""
    request = Request(
        Blueprint.model_validate(wanted, by_name=False),
        pool, counting, {}, seed, lambda *_: Span("made.yaml"), disjoint=forms > 1, nearest=nearest,
    )  # fmt: skip
    sink = Sink()
    names = [""] if forms == 1 else list("ABCDEF"[:forms])
    start = process_time()
    filled(request, names, [[] for _ in names], sink)
    return process_time() - start, "\n".join(map(str, sink))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    pool = bank(count)
    timed(pool, WANTED, 0, 1)  # what is imported once
    for name, wanted, forms in (("lines", WANTED, 1), ("lines", WANTED, 3), ("choice", CHOICE, 1)):
        runs = [timed(pool, wanted, seed, forms) for seed in range(1, seeds + 1)]
        times, failed = [time for time, _ in runs], sum(bool(said) for _, said in runs)
        print(
            f"{count:,} questions, {name}, forms: {forms}: median {median(times):.2f} s, "
            f"worst {max(times):.2f} s of {seeds} seeds, {failed} without a paper"
        )
    for name, wanted in IMPOSSIBLE.items():
        time, said = timed(pool, wanted, 1, 1)
        print(f"\n{name}: {time:.2f} s\n{said}", flush=True)
        time, said = timed(pool, wanted, 1, 1, nearest=True)
        print(f"the nearest: {time:.2f} s\n{said}", flush=True)


if __name__ == "__main__":
    main()
