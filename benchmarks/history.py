"""What a class sees again: 24 weekly papers of one spec, and how long a long history takes to read.

python -m benchmarks.history [SPEC …]
"""

import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.model.history import ClassHistory, Use, name_of
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.history import line_of, read_uses
from worksheets.read.spec import LoadedSpec, load_spec

WEEKS, WITHIN = 24, 5
FIRST = date(2026, 1, 8)
SPECS = ("specs/korean-war.yaml", "specs/retrieval-quiz.yaml", "specs/biology-cells.yaml")


def weekly(loaded: LoadedSpec, *, heeded: bool) -> Iterator[set[str]]:
    """The questions that were drawn for each of the weekly papers, every one with a seed of its
    own; whether what the class has seen is `heeded`."""
    context, uses = reading_context(), list[Use]()
    named = {pick.id for section in loaded.spec.sections for pick in section.questions}
    for week in range(WEEKS):
        on, sink = FIRST + timedelta(weeks=week), Sink()
        history = ClassHistory("10B", on, tuple(uses) if heeded else ())
        papers = assemble_papers(loaded, context, Request(seed=week + 1), sink, history)
        if not papers:
            raise SystemExit("\n".join(map(str, sink)))
        items = tuple(used.item for used in papers[0].used)
        uses.append(Use(on, f"week-{week}.yaml", "", "", items, ()))
        names = set(map(name_of, items))
        yield {name for name in names if name.partition("/")[2] not in named}


def seen_again(weeks: Sequence[set[str]]) -> float:
    """The part of the drawn questions that stood on one of the five papers before."""
    return mean(
        len(drawn & set().union(*weeks[n - WITHIN : n])) / len(drawn)
        for n, drawn in enumerate(weeks)
        if n >= WITHIN
    )


def reading_takes(papers: int = 400, items: int = 25) -> float:
    """Milliseconds to read the history of ten years."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "10b.jsonl"
        with file.open("w") as lines:
            for n in range(papers):
                names = tuple(f"2.2.2/which-power-u{n + m} 1a2b3c4d" for m in range(items))
                facts = tuple(f"2.2.2/u{n + m}" for m in range(items))
                on = FIRST + timedelta(days=9 * n)
                use = Use(on, "weekly-quiz.yaml", "cold-war", "ABCD-EFGH", names, facts)
                lines.write(line_of(use, "10B"))
        times = []
        for _ in range(9):
            start = time.perf_counter()
            uses = read_uses(file, Sink())
            history = ClassHistory("10B", FIRST, uses)
            if not (history.last_with_any_words and history.digest):
                raise SystemExit("nothing was read")
            times.append(1000 * (time.perf_counter() - start))
        return min(times)


def main() -> None:
    with Memory().used():
        for name in sys.argv[1:] or SPECS:
            loaded = load_spec(Path(name), reading_context(), Sink())
            if loaded is None:
                raise SystemExit(f"{name} cannot be read")
            before, with_wish = (
                seen_again(list(weekly(loaded, heeded=heeded))) for heeded in (False, True)
            )
            print(f"{name}: {before:.0%} seen within five papers, {with_wish:.0%} with a class")
    print(f"ten years of papers are read in {reading_takes():.1f} ms")


if __name__ == "__main__":
    main()
