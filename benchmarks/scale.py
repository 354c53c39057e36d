"""One paper of more and more questions, everything included: time a question, memory a page.

python benchmarks/scale.py [MOST QUESTIONS]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from course import TOPIC, write_course

SIZES = (24, 240, 2_400, 24_000)
MOST = 1000
"""Questions of a pick."""
MEASURE = """
import gc, resource, sys, time
gc.set_threshold(5_000_000)  # as the command line does
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request
from pathlib import Path
folder = Path(sys.argv[1])
build([folder / "warm.yaml"], Request(folder / "warm", jobs=1))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
result = build([folder / "spec.yaml"], Request(folder / "out", jobs=1))
assert result.ok, list(map(str, result.diagnostics))
pages = sum(one.pages for one in result.built)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(time.process_time() - start, pages, memory)
"""


def spec(count: int) -> str:
    """A paper of four types, two fifths of it multiple choice."""
    fifth = count // 5
    wanted = {
        "multiple-choice": 2 * fifth,
        "true-false": fifth,
        "short-answer": fifth,
        "cloze": count - 4 * fifth,
    }
    picks = [
        f"      - {{type: {name}, count: {min(MOST, number - start)}}}"
        for name, number in wanted.items()
        for start in range(0, number, MOST)
    ]
    head = "title: A long paper\ncourse: course\nsections:\n  - questions:"
    return "\n".join((head, *picks, ""))


def main(most: int) -> None:
    print(f"{'questions':>10}{'pages':>8}{'s':>9}{'ms a question':>15}{'kB a page':>11}")
    for count in (size for size in SIZES if size <= most):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_course(folder, max(TOPIC, -(-count // TOPIC) * TOPIC * 2))
            (folder / "spec.yaml").write_text(spec(count))
            (folder / "warm.yaml").write_text(spec(10))
            environment = os.environ | {"WORKSHEETS_CACHE": str(folder / "cache")}
            command = [sys.executable, "-c", MEASURE, str(folder)]
            said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
            seconds, pages, memory = map(float, said.stdout.split())
            each, page = seconds / count * 1000, memory / pages
            print(f"{count:10}{pages:8.0f}{seconds:9.2f}{each:15.2f}{page:11.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
