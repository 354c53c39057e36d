"""What a form costs that has twenty new sums on it: drawn, set, and written with its mark scheme.

python -m benchmarks.sums [FORMS]
"""

import gc
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request

FORMS = 100
ROUNDS = 5
SUMS = """
title: Sums
subject: Mathematics
forms: {forms}
mark-scheme: {scheme}
layout: {{theme: drill}}
sections:
  - questions:
      - type: drill
        columns: 3
        timed: true
        exercises:
          - draw: 20
            values: {{a: 2..99, b: 2..99}}
            apart: [min(a, b), max(a, b)]
            ask: '{{{{a}}}} × {{{{b}}}} ='
            answer: '{{{{a * b}}}}'
"""


def seconds() -> float:
    """Seconds of this process's own work; what others do beside it does not count."""
    return getrusage(RUSAGE_SELF).ru_utime


def built(spec: Path, folder: Path, seed: int) -> tuple[float, float]:
    """Seconds for reading and drawing all forms of a spec, and for setting and writing them.

    Every seed has other sums, so what is remembered are fonts and words, and no page.
    """
    sink = Sink()
    start = seconds()
    engine = Engine(Request(folder, seed=seed), lambda _: None)
    prepared = engine.prepare(spec, sink)
    papers = engine.papers(spec, prepared, sink) if prepared else {}
    drawn = seconds()
    if prepared is None or not papers:
        raise SystemExit("\n".join(map(str, sink)))
    for paper in papers.values():
        if not engine.build_form(prepared, paper, sink):
            raise SystemExit("\n".join(map(str, sink)))
    return drawn - start, seconds() - drawn


def main(forms: int) -> None:
    gc.set_threshold(5_000_000)  # as the command line does
    print(f"{forms} forms of twenty sums; ms a form, user time, the least of {ROUNDS} rounds")
    print(f"{'mark scheme':16}{'drawn':>8}{'set and written':>18}{'both':>8}")
    with tempfile.TemporaryDirectory() as name, Memory().used():
        folder = Path(name)
        for scheme in ("none", "separate", "filled"):
            spec = folder / f"sums-{scheme}.yaml"
            spec.write_text(SUMS.format(forms=forms, scheme=scheme))
            rounds = [built(spec, folder, seed) for seed in range(ROUNDS + 1)][1:]
            drawn, written = (1000 / forms * min(part) for part in zip(*rounds, strict=True))
            print(f"{scheme:16}{drawn:8.1f}{written:18.1f}{drawn + written:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FORMS)
