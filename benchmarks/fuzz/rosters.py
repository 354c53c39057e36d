"""Class lists: columns, names and encodings of many schools, in order and out of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.fuzz.mutations import damaged, text

HEADS = (
    "name", "Name", "Full name", "First name", "Last name", "Forename", "Surname",
    "Given Name", "Family name", "Vorname", "Nachname", "Prénom", "Nom", "Nome", "Cognome",
    "id", "ID", "UPN", "class", "Class", "form", "Form", "tier", "Seat", "Date", "", "", " ",
    "Legal Surname", "Preferred Forename", "Student Name", "sep=;",
)  # fmt: skip
CELLS = (
    "Ann", "Bob", "A", "B", "Cy", "Dee", "Eve", "Łukasz Żak", "Anna Müller", "Lee, Ann",
    'Ann "Bee" Lee', "Ann\nLee", "Þórr", "अनिता", "王芳", "שרה", "Ёлка", "A", "B", "Z", "7B",
    "10b", "1", "2", "3", "", "", "", "x" * 90, "=1+1", "Higher", "O'Neil", "Jean-Luc",
)  # fmt: skip
SPEC = """
title: A class
course: biology
forms: FORMS
header: "HEADER"
LINE
sections: [{questions: [{type: true-false, count: 1}]}]
layout: {theme: THEME}
"""
ENCODINGS = (*["utf-8"] * 6, "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "latin-1")


def _cell(words: str, delimiter: str, rng: Random) -> str:
    if rng.random() < 0.05:
        return words  # not in quotes, whether it needs them or not
    if delimiter in words or '"' in words or "\n" in words or rng.random() < 0.1:
        return '"' + words.replace('"', '""') + '"'
    return words


def _filled(head: str, rng: Random) -> str:
    """A cell of a column; what the program looks at is right more often than not."""
    if rng.random() < 0.03:
        return text(rng)
    match head.casefold():
        case "form" if rng.random() < 0.9:
            return rng.choice(("A", "B", ""))
        case "tier" if rng.random() < 0.9:
            return rng.choice(("Higher", "higher", "Foundation"))
        case "" if rng.random() < 0.9:
            return ""
    return rng.choice(CELLS)


def roster(rng: Random) -> bytes:
    """A class list."""
    delimiter = rng.choice((",", ",", ";", "\t"))
    heads = [rng.choice(HEADS) for _ in range(rng.randint(1, 5))]
    if rng.random() < 0.6:
        heads = rng.choice((["Name"], ["First name", "Last name"], ["Nachname", "Vorname"]))
        heads = [*heads, *rng.sample(("class", "Form", "Seat", "id", "Note", ""), 2)]
    rows = [heads]
    for _ in range(rng.choice((0, 1, 2, 5, 40))):
        row = [_filled(head, rng) for head in heads]
        if rng.random() < 0.7:
            row[0] = f"{rng.choice(CELLS[:3])} {rng.randrange(1000)}"
        rows.append(row[: rng.choice((len(row), len(row), len(row), 1))])
    if "id" in heads:
        for n, row in enumerate(rows[1:]):
            if heads.index("id") < len(row):
                row[heads.index("id")] = str(n)
    end = rng.choice(("\n", "\r\n", "\r"))
    lines = [delimiter.join(_cell(cell, delimiter, rng) for cell in row) for row in rows]
    whole = (
        rng.choice(("", "", f"sep={delimiter}{end}", end)) + end.join(lines) + rng.choice((end, ""))
    )
    data = whole.encode(rng.choice(ENCODINGS), "replace")
    return damaged(data, rng) if rng.random() < 0.15 else data


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """A spec with a class list."""
    (folder / "class.csv").write_bytes(roster(rng))
    spec = SPEC.replace("FORMS", rng.choice(("2", "2", "[A, B]", "1")))
    spec = spec.replace(
        "HEADER", rng.choice(("", "", "", "{name}", "{class}", "{seat} · {form}", "{"))
    )
    spec = spec.replace('header: ""\n', "")
    spec = spec.replace("LINE", rng.choice(("", "", "", "tier: Higher")))
    spec = spec.replace("THEME", rng.choice(("worksheet", "exam", "quiz")))
    (folder / "spec.yaml").write_text(spec)
    more = rng.choice(([], [], ["--bind"], ["--together"], ["--json"], ["--resume"]))
    yield [
        "build",
        "spec.yaml",
        "-o",
        "out",
        "-j",
        "1",
        "--no-progress",
        "--roster",
        "class.csv",
        *more,
    ]
