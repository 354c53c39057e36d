"""How long a cold build of one spec takes, against importing the libraries it cannot do without.

The build may take three times as long. Run it on a quiet machine: python benchmarks/cold_start.py
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SPEC = Path(__file__).parent.parent / "specs" / "korean-war.yaml"
ROUNDS = 11


def median(command: list[str]) -> float:
    """The median seconds of a command, after one run that warms the disk and compiles modules."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[ROUNDS // 2]


def main() -> int:
    imports = median([sys.executable, "-c", "import reportlab.pdfgen.canvas, pydantic, yaml"])
    with tempfile.TemporaryDirectory() as folder:
        build = median([sys.executable, "-m", "worksheets", "build", str(SPEC), "-o", folder])
    ratio = build / imports
    print(f"imports {imports:.3f} s, build {build:.3f} s, ratio {ratio:.2f} (at most 3)")
    return ratio > 3


if __name__ == "__main__":
    sys.exit(main())
