"""Specs: those of this repository, changed in octets, values and keys; odd files in their place."""

import copy
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from benchmarks.fuzz.mutations import damaged, dumped, mutated, text, worded

from worksheets.questions import registry

ROOT = Path(__file__).parent.parent.parent
THEME = (
    "name: own\ndescription: d\nbased-on: exam\ntype: {size: 12}\nschool: {name: S, logo: a.png}\n"
)
LAYOUTS: dict[str, Sequence[object]] = {
    "page": ("A4", "a5", "A3-landscape", "Letter", "A9"),
    "theme": ("worksheet", "exam", "quiz", "large-print-24", "own.yaml", "nope", "/etc/hostname"),
    "sources": ("inline", "insert", "facing"),
    "fit": ({"sides": 1}, {"sides": 4}, {"sides": 0}),
    "impose": ("none", "booklet", "2-up", "4-up"),
    "fillable": (True, False),
}  # fmt: skip
VALUES: dict[str, Sequence[object]] = {
    "forms": (1, 2, 3, 30, ["A", "B"], ["x", "x"], 0, 5000),
    "disjoint": (True,),
    "header": ("{class}", "{", "x" * 500),
    "tier": ("Higher",),
    "draft": (True,),
    "seed": (0, -5, 10**30),
    "minutes": (0, 1, 10**9),
    "mark-scheme": ("separate", "appendix", "both", "none", "nowhere"),
    "instructions": (["Answer all."], ["$x$"] * 50, "Answer."),
    "course": ("cold-war", "biology", "physics", "cold-wer", "..", "/", ".", "specs"),
    "topics": (["2.2.2"], [], ["1"], ["9.9"], "2.2", ["2.2.2"] * 50),
}


@cache
def _originals() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "specs").glob("*.yaml")))


@cache
def _trees() -> tuple[Any, ...]:
    return tuple(yaml.safe_load(data) for data in _originals())


def made(rng: Random) -> Any:
    """A spec of its own, right or nearly so."""
    types = list(registry())
    picks: list[dict[str, object]] = []
    for _ in range(rng.randint(1, 4)):
        pick: dict[str, object] = {"type": rng.choice(types)}
        if rng.random() < 0.4:
            pick["count"] = rng.choice((1, 2, 3, 10, 200))
        if rng.random() < 0.2:
            pick["marks"] = rng.choice((1, 2, 4, 100))
        if rng.random() < 0.2:
            pick["from"] = rng.choice(("authored", "knowledge"))
        picks.append(pick)
    spec: dict[str, object] = {
        "title": "A paper",
        "course": rng.choice(("cold-war", "cold-war", "biology", "physics")),
        "sections": [{"title": "One", "questions": picks}],
    }
    for key in rng.sample(sorted(VALUES), rng.randint(0, 3)):
        spec[key] = rng.choice(VALUES[key])
    if rng.random() < 0.6:
        keys = rng.sample(sorted(LAYOUTS), rng.randint(1, 3))
        spec["layout"] = {key: rng.choice(LAYOUTS[key]) for key in keys}
    if rng.random() < 0.2:
        spec["school"] = {"name": text(rng), "logo": text(rng)}
    return spec


def _odd(path: Path, rng: Random) -> None:
    """Something else where a spec should be."""
    match rng.randrange(6):
        case 0:
            path.mkdir()
        case 1:
            os.mkfifo(path)
        case 2:
            path.symlink_to(path.name)
        case 3:
            path.symlink_to("/dev/zero")
        case 4:
            path.write_bytes(b"")
        case _:
            path.write_bytes(rng.randbytes(rng.choice((10, 5000))))


def write_spec(path: Path, rng: Random) -> None:
    """A spec that was made, changed, damaged, or is something else."""
    chance = rng.random()
    if chance < 0.05:
        _odd(path, rng)
    elif chance < 0.2:
        path.write_bytes(damaged(rng.choice(_originals()), rng))
    elif chance < 0.4:
        path.write_bytes(dumped(mutated(copy.deepcopy(rng.choice(_trees())), rng)))
    elif chance < 0.6:
        path.write_bytes(dumped(worded(copy.deepcopy(rng.choice(_trees())), rng)))
    elif chance < 0.8:
        path.write_bytes(dumped(mutated(made(rng), rng, 2)))
    else:
        path.write_bytes(dumped(made(rng)))


def options(rng: Random) -> Iterator[str]:
    """Some options of a build."""
    choices = (
        ("--scheme", rng.choice(("separate", "appendix", "both", "none"))),
        ("--seed", str(rng.choice((0, -1, 10**20)))),
        ("--theme", rng.choice(("exam", "quiz", "own.yaml", "nope"))),
        ("--page", rng.choice(("a5", "A3", "letter-landscape"))),
        ("--impose", "booklet"),
        ("--to", rng.choice(("dump", "png"))),
        ("--strict",),
        ("--json",),
        ("--fillable",),
        ("--explain-layout",),
        ("--resume",),
        ("--shard", "1/2"),
    )
    for chosen in rng.sample(choices, rng.choice((0, 0, 0, 1, 2))):
        yield from chosen


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """A spec or three, to be built or checked."""
    (folder / "own.yaml").write_bytes(
        damaged(THEME.encode(), rng) if rng.random() < 0.5 else THEME.encode()
    )
    names = ["spec.yaml", "two.yaml", "three.yaml"][: rng.choice((1, 1, 1, 3))]
    for name in names:
        write_spec(folder / name, rng)
    match rng.randrange(10):
        case 0:
            yield ["check", *names]
        case 1:
            yield ["plan", *names]
        case _:
            yield ["build", *names, "-o", "out", "-j", "1", "--no-progress", *options(rng)]
