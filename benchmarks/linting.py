"""What linting costs, and what it says of drawn papers: python -m benchmarks.linting [--show].

Every shipped spec is assembled with so many seeds that there are 200 papers; each is linted, and
the findings are counted by rule. With --show every finding is written, to be read by a person. Then
the course cold-war is linted as a whole. Times are those of the processor.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from worksheets.assemble.forms import forms_with_questions
from worksheets.checking.lint import lint_files
from worksheets.checking.linting.forms import lint_forms
from worksheets.checking.linting.linter import Linter, rules_named
from worksheets.memo import Memory
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec, load_spec

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
PAPERS = 200


def linted(loaded: LoadedSpec, count: int) -> Iterator[tuple[float, list[Diagnostic]]]:
    """The seconds that each of so many papers of a spec took, and what was found on it."""
    for seed in range(1, count + 1):
        seeded = replace(loaded, spec=loaded.spec.model_copy(update={"seed": seed}))
        forms = forms_with_questions(paper_inputs(seeded, seed), registry(), Sink())
        if forms:
            begun = time.process_time()
            found = lint_forms(seeded, forms[:1], Linter(rules_named(())))
            yield time.process_time() - begun, found


def main() -> None:
    counted: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for path in SPECS:
        loaded = load_spec(path, reading_context(), Sink())
        if loaded is None:
            raise SystemExit(f"{path} cannot be read")
        for seconds, found in linted(loaded, -(-PAPERS // len(SPECS))):
            times.append(seconds)
            counted.update((each.code, each.severity) for each in found)
            for each in found if "--show" in sys.argv else ():
                print(f"{path.stem}: {each}")
    times.sort()
    print(
        f"{len(times)} papers: median {times[len(times) // 2] * 1000:.1f} ms, "
        f"worst {times[-1] * 1000:.1f} ms"
    )
    for (code, severity), count in sorted(counted.items()):
        print(f"  {code} {severity}: {count}")
    begun = time.process_time()
    lint_files([Path("cold-war")])
    print(f"cold-war: {time.process_time() - begun:.2f} s")


if __name__ == "__main__":
    with Memory().used():
        main()
