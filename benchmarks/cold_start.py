"""How long a cold build of one spec takes, beside other programs that do the same from nothing.

It may take twice as long as an idiomatic Platypus script, and less than one run of pdflatex. Run it
on a quiet machine: python -m benchmarks.cold_start
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.peers import ours
from benchmarks.peers.systems import SYSTEMS

ROUNDS = 11
PEER = """
import sys
from pathlib import Path
from benchmarks.peers.systems import SYSTEMS
folder = Path(sys.argv[2])
folder.mkdir(exist_ok=True)
SYSTEMS[sys.argv[1]].begin()(range(1), "new", folder)
"""
PEERS = ("Platypus", "typst, tags on", "pdflatex", "WeasyPrint")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The seconds of a command from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> int:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours.prepare(range(1), "new", folder)
        spec = str(folder / "specs" / "new-0.yaml")
        environment["WORKSHEETS_CACHE"] = str(folder / "cache")
        commands = {
            "python, nothing": [sys.executable, "-c", "pass"],
            "its imports": [
                sys.executable,
                "-c",
                "import reportlab.pdfgen.canvas, pydantic, yaml",
            ],
            "worksheets": [sys.executable, "-m", "worksheets", "build", spec, "-o", name],
        }
        for peer in PEERS:
            if reason := SYSTEMS[peer].missing():
                print(f"{peer}: not measured, {reason}", file=sys.stderr)
            else:
                commands[peer] = [sys.executable, "-c", PEER, peer, str(folder / "peer")]
        for command in commands.values():  # the disk is warm, and modules are compiled
            seconds(command, environment)
        rounds: dict[str, list[float]] = {what: [] for what in commands}
        for _ in range(ROUNDS):  # A B C A B C, so that none has a better hour than another
            for what, command in commands.items():
                rounds[what].append(seconds(command, environment))
    for what, found in rounds.items():
        times = median(rounds["worksheets"]) / median(found)
        print(f"{what:18}{median(found):7.3f} s{times:8.2f} times as long takes worksheets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
