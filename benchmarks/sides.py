"""How many sides of paper specs take, beside what it took before the new look.

python -m benchmarks.sides
"""

import tempfile
from pathlib import Path

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

SPECS = Path(__file__).parent.parent / "specs"
THEMES = ("worksheet", "exam", "large-print-18")
BEFORE = {
    "biology-cells": ((2, 2), (4, 2), (4, 2)),
    "end-of-topic-test": ((5, 5), (6, 5), (11, 5)),
    "everything": ((12, 8), (14, 9), (29, 8)),
    "korean-war": ((4, 3), (6, 3), (10, 3)),
    "lesson-handout": ((4, 3), (6, 3), (9, 3)),
    "map-and-timeline": ((2, 1), (4, 1), (4, 1)),
    "physics-practice": ((4, 2), (6, 2), (6, 2)),
    "retrieval-quiz": ((2, 2), (4, 2), (3, 2)),
    "source-skills": ((4, 4), (6, 4), (9, 4)),
}
"""Sides of the paper and of its mark scheme in each theme, in Atkinson Hyperlegible 11."""


def sides(spec: Path, theme: str, folder: Path) -> tuple[int, int]:
    """The sides of a paper and of its mark scheme."""
    result = build([spec], Request(folder / theme, theme=theme))
    pages = {file.kind: file.pages for file in result.built}
    return pages["paper"], pages["mark-scheme"]


def main() -> None:
    print("sides of paper + mark scheme, before -> now")
    print(f"{'':20}" + "".join(f"{theme:>22}" for theme in THEMES))
    totals = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name, sides_before in BEFORE.items():
            row = f"{name:20}"
            for theme, before in zip(THEMES, sides_before, strict=True):
                now = sides(SPECS / f"{name}.yaml", theme, Path(folder))
                totals = totals[0] + sum(before), totals[1] + sum(now)
                row += f"{before[0]:8} +{before[1]:2} ->{now[0]:3} +{now[1]:2}"
            print(row)
    was, is_now = totals
    print(f"in all {was} -> {is_now} sides, {100 * (is_now - was) / was:+.1f} %")


if __name__ == "__main__":
    main()
