"""Run the program on many hostile inputs, and report all that should not happen.

python -m benchmarks.fuzz [--only NAME] [--count N] [--seed N] [--from N] [--save FOLDER]
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from pkgutil import iter_modules
from random import Random
from resource import RLIMIT_AS, RLIMIT_CPU, setrlimit
from signal import SIGXCPU

import worksheets

SPECS = Path(__file__).parent.parent.parent / "specs"
LIMIT, PATIENCE = 10, 90.0
"""Seconds that a command may work, and those in which it may also wait for others to work."""
MEMORY = 3 << 30
"""Octets of memory that it may take."""
PROCESSES = 2
COMMANDS = 5
"""Commands of one input that are run."""
SHARED = {"mutations"}
"""Modules here that are no kind of input."""
FAULTS = {
    "traceback": "Traceback (most recent call last)",
    "internal error": "internal error",
    "pydantic's words": r"Value error,|Input should|validation error",
    "warning": r"\w+Warning: ",
    "control character": r"[\x00-\x08\x0b-\x1f\x7f]",
    "long line": r"[^\n]{1500}",
}
"""What may stand nowhere in what a command says."""
CODES = (0, 1, 2, 3)
"""How a command may end."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a kind."""

    kind: str
    seed: int
    number: int

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.seed}-{self.number}"

    def commands(self, folder: Path) -> Iterator[Sequence[str]]:
        """Write the files, and answer the arguments of commands."""
        inputs = import_module(f"benchmarks.fuzz.{self.kind}").inputs
        return islice(inputs(Random(self.name), folder), COMMANDS)


@dataclass(slots=True)
class Running:
    """An input whose commands are being run in a process of their own."""

    input: Input
    folder: Path
    process: BaseProcess
    began: float


def kinds() -> list[str]:
    """The kinds of inputs: all modules of this folder that make some."""
    names = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    return [name for name in names if not name.startswith("_") and name not in SHARED]


def _run(one: Input, folder: Path) -> None:
    """Run the commands of an input; what is said, and how each ended, is in files of the folder."""
    from worksheets.cli import main  # noqa: PLC0415

    os.chdir(folder)
    setrlimit(RLIMIT_AS, (MEMORY, MEMORY))
    sys.warnoptions.append("default")
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", "path is deprecated", DeprecationWarning)  # of a library
    for number, arguments in enumerate(one.commands(folder)):
        said = folder / f".said-{number}"
        with said.open("w+b") as target:
            os.dup2(target.fileno(), 1)
            os.dup2(target.fileno(), 2)
        (folder / f".command-{number}").write_bytes(os.fsencode("\0".join(arguments)))
        child = os.fork()
        if not child:
            sys.stdin.close()
            setrlimit(RLIMIT_CPU, (LIMIT, LIMIT + 1))  # at the second one there is no signal
            main(list(arguments))
        _, status = os.waitpid(child, 0)
        (folder / f".code-{number}").write_text(str(os.waitstatus_to_exitcode(status)))


def _faults(folder: Path) -> Iterator[str]:
    """What should not have happened."""
    commands = sorted(folder.glob(".command-*"))
    if not commands:
        yield "the generator failed"
    for command in commands:
        number = command.name.rpartition("-")[2]
        said = (folder / f".said-{number}").read_bytes().decode("utf-8", "replace")
        for what, pattern in FAULTS.items():
            if found := re.search(pattern, said):
                line = said[found.start() :].splitlines()
                yield f"{what}: {' | '.join(line[:1] + line[-1:])[:300]}"
        code = folder / f".code-{number}"
        if not code.exists() or int(code.read_text()) == -SIGXCPU:
            yield f"no answer in {LIMIT} s"
        elif int(code.read_text()) not in CODES:
            yield f"exit code {code.read_text()}"
        arguments = os.fsdecode(command.read_bytes()).split("\0")
        if "-o" in arguments and code.exists():
            output = folder / arguments[arguments.index("-o") + 1]
            if int(code.read_text()) < 0:
                continue
            yield from _half_written(output, int(code.read_text()), arguments)


def _half_written(output: Path, code: int, arguments: Sequence[str]) -> Iterator[str]:
    """What is left of a file, or of a paper and its mark scheme."""
    files = sorted(output.iterdir()) if output.is_dir() else []
    names = {path.name for path in files}
    for path in files:
        if path.name.startswith(".") or path.name.endswith(".part"):
            yield f"a file that was not finished: {path.name}"
        data = path.read_bytes() if path.suffix == ".pdf" else b"%PDF%%EOF\n"
        if not data.startswith(b"%PDF") or not data.endswith(b"%%EOF\n"):
            yield f"half a PDF file: {path.name}"
    if "--scheme" not in arguments and arguments[0] == "build":
        for name in names:
            paper = name.removesuffix("-mark-scheme.pdf") + ".pdf"
            if re.search(r"(?<!-with)-mark-scheme\.pdf$", name) and paper not in names:
                yield f"a mark scheme without its paper: {name}"
    if arguments[0] == "build" and "--shard" not in arguments and bool(files) != (code in (0, 3)):
        yield f"exit code {code} with {len(files)} files"


def _finished(running: list[Running], report: Callable[[Running], None]) -> list[Running]:
    """Report the inputs that are done, kill those that take too long, and answer the others."""
    left = []
    for one in running:
        if one.process.is_alive() and time.monotonic() - one.began < PATIENCE:
            left.append(one)
            continue
        if one.process.is_alive():
            for child in _children(one.process.pid or 0):
                os.kill(child, 9)
            one.process.kill()
        one.process.join()
        report(one)
    return left


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []


def fuzz(inputs: Sequence[Input], save: Path) -> tuple[Counter[str], Counter[str]]:
    """Run all inputs; those that fail are copied to a folder.

    Answers how often what went wrong, and how often commands ended with which code.
    """
    found: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        os.environ["WORKSHEETS_CACHE"] = f"{name}/cache"

        def report(one: Running) -> None:
            faults = sorted(set(_faults(one.folder)))
            ended = [code.read_text() for code in one.folder.glob(".code-*")]
            codes.update(f"{one.input.kind} {code}" for code in ended)
            for fault in faults:
                found[f"{one.input.kind}: {fault}"] += 1
                print(f"{one.input.name}: {fault}", flush=True)
            if faults:
                shutil.copytree(
                    one.folder, save / one.input.name, dirs_exist_ok=True, symlinks=True,
                    ignore=lambda where, names: [n for n in names if _special(Path(where, n))],
                )  # fmt: skip
            shutil.rmtree(one.folder, ignore_errors=True)

        running: list[Running] = []
        context = get_context("fork")
        for number, one in enumerate(inputs):
            while len(running) >= PROCESSES:
                time.sleep(0.002)
                running = _finished(running, report)
            folder = Path(name, str(number))
            folder.mkdir()
            process = context.Process(target=_run, args=(one, folder))
            process.start()
            running.append(Running(one, folder, process, time.monotonic()))
        while running:
            time.sleep(0.002)
            running = _finished(running, report)
    return found, codes


def _special(path: Path) -> bool:
    return not path.is_symlink() and not path.is_file() and not path.is_dir()


def _warm_up() -> None:
    """Import and read what every input needs, before processes are split off."""
    for module in ("build", "check", "plan", "topics"):
        import_module(f"worksheets.cli.{module}")
    with tempfile.TemporaryDirectory() as name:
        os.environ["WORKSHEETS_CACHE"] = f"{name}/cache"
        worksheets.build(SPECS, output=name, jobs=1)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--only", choices=kinds(), action="append")
    parser.add_argument("--count", type=int, default=1000, help="inputs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="start", help="number of the first")
    parser.add_argument("--save", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    _warm_up()
    numbers = range(asked.start, asked.start + asked.count)
    inputs = [Input(kind, asked.seed, n) for n in numbers for kind in asked.only or kinds()]
    found, codes = fuzz(inputs, asked.save)
    for fault, count in found.most_common():
        print(f"{count:6} {fault}")
    print("ended with:", ", ".join(f"{code}: {count}" for code, count in sorted(codes.items())))
    print(f"{len(inputs)} inputs, {found.total()} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
