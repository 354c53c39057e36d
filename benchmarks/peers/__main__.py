"""All systems that are installed, side by side: python -m benchmarks.peers"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.checks import check
from benchmarks.peers.content import MODES
from benchmarks.peers.measure import Figures, measured
from benchmarks.peers.systems import SYSTEMS

BASELINE = "typst, tags on"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES))
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    names = []
    for name in options.systems:
        if reason := SYSTEMS[name].missing():
            print(f"{name}: not measured, {reason}", file=sys.stderr)
        else:
            names.append(name)
            check(SYSTEMS[name])
    told = lambda words: print(words, file=sys.stderr)  # noqa: E731
    found = list(measured(names, options.modes, options.rounds, told))
    _print(found)
    if options.json:
        figures = [asdict(one) for one in found]
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _print(found: Iterable[Figures]) -> None:
    """A row a system and mode, with how many times as long it takes as the baseline."""
    rows = list(found)
    base = {one.mode: one.milliseconds for one in rows if one.system == BASELINE}
    head = ("system", "mode", "ms", "rounds", "a second", "MiB", "kB", f"{BASELINE} / it")
    print("{:18}{:10}{:>9}{:>18}{:>10}{:>7}{:>7}{:>22}".format(*head))
    for one in rows:
        fast, slow = one.spread
        ratio = f"{base[one.mode] / one.milliseconds:.2f}" if one.mode in base else ""
        print(
            f"{one.system:18}{one.mode:10}{one.milliseconds:9.2f}{f'{fast:.2f}-{slow:.2f}':>18}"
            f"{1000 / one.milliseconds:10.1f}{one.peak:7.0f}{one.octets / 1000:7.0f}{ratio:>22}"
        )


if __name__ == "__main__":
    sys.exit(main())
