"""What linting costs, and what it says of drawn papers: python -m benchmarks.linting [--show].

Every shipped spec is assembled with so many seeds that there are 200 papers; each is linted, and the
findings are counted by rule. With --show every finding is written, to be read by a person. Then the
course cold-war is linted as a whole. Times are those of the processor.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from worksheets.assemble.forms import forms_with_questions
from worksheets.checking.lint import lint_files, lint_forms
from worksheets.checking.linting.linter import Linter, rules_named
from worksheets.memo import Memory
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec, load_spec

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
PAPERS = 200


def _papers(loaded: LoadedSpec, count: int) -> tuple[list[float], list[Diagnostic], int]:
    """Times, findings, and how many papers there were, of the seeds from 1 on."""
    times: list[float] = []
    found: list[Diagnostic] = []
    for seed in range(1, count + 1):
        sink = Sink()
        forms = forms_with_questions(paper_inputs(loaded, seed), registry(), sink)
        if not forms:
            continue
        begun = time.process_time()
        seeded = loaded.spec.model_copy(update={"seed": seed})
        found += lint_forms(_with_seed(loaded, seeded), forms[:1], Linter(rules_named(())))
        times.append(time.process_time() - begun)
    return times, found, len(times)


def _with_seed(loaded: LoadedSpec, spec: object) -> LoadedSpec:
    from dataclasses import replace

    return replace(loaded, spec=spec)  # type: ignore[arg-type]


def main() -> None:
    show = "--show" in sys.argv
    counted: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for path in SPECS:
        loaded = load_spec(path, reading_context(), Sink())
        assert loaded is not None
        spent, found, _ = _papers(loaded, -(-PAPERS // len(SPECS)))
        times += spent
        counted.update((each.severity, each.code) for each in found)
        for each in found if show else ():
            print(f"{path.stem}: {each}")
    times.sort()
    print(f"{len(times)} papers: median {times[len(times) // 2] * 1000:.1f} ms, "
          f"worst {times[-1] * 1000:.1f} ms")
    for (severity, code), count in sorted(counted.items()):
        print(f"  {code} {severity}: {count}")
    begun = time.process_time()
    lint_files([Path("cold-war")])
    print(f"cold-war: {time.process_time() - begun:.2f} s")


if __name__ == "__main__":
    with Memory().used():
        main()
