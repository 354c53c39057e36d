"""Specs of one question: an example of a docstring, with all that it names."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from worksheets.authoring.examples import as_entry, example, example_tree
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.course_folders import shipped

TITLE = "title: One file\n"
ASKED = """\
type: short-answer
stem: Look at the figure.
points: [What it shows.]
space: figure
"""
"""The question that an example of a figure stands under: it is answered on the figure."""
CARTOON = Path(__file__).parent / "cartoon.png"
"""The picture that the example of an image names."""


def values(tree: Tree, key: str) -> Iterator[tuple[Mapped, str]]:
    """The texts that a key has anywhere in a tree, with the mappings around them."""
    match tree:
        case Mapped():
            if isinstance(text := tree.get(key), str):
                yield tree, text
            for inner in tree.values():
                yield from values(inner, key)
        case list():
            for inner in tree:
                yield from values(inner, key)


def knowledge(tree: Tree) -> str:
    """The sources and the levels that an example names, as keys of a spec."""
    sources = sorted({text for _, text in values(tree, "source")})
    listed = "".join(
        f"    - {{id: {name}, content: [A letter.], attribution: 'Kim, 1950.'}}\n"
        for name in sources
    )
    levels = "".join(
        f"  {name}: [{{marks: 1-{around['marks']}, descriptor: Good.}}]\n"
        for around, name in values(tree, "levels")
    )
    return (f"knowledge:\n  sources:\n{listed}" if listed else "") + (
        f"levels:\n{levels}" if levels else ""
    )


def spec_of(question_type: type) -> str:
    """A spec of which the example of a type is the only question."""
    entry = as_entry(example(question_type), 6)
    tree = example_tree(question_type)
    return f"{TITLE}{knowledge(tree)}sections:\n  - questions:\n{entry}"


def spec_with_figure(kind: type) -> str:
    """A spec whose only question shows the example of a kind of figure."""
    lines = "".join(f"          {line}\n" for line in example(kind).splitlines())
    question = as_entry(ASKED, 6)
    return f"{TITLE}sections:\n  - questions:\n{question}        figure:\n{lines}"


def give_files(kind: type, folder: Path) -> None:
    """Put the files into a folder that the example of a kind of figure names."""
    for _, name in values(example_tree(kind), "file"):
        is_picture = name.endswith(".png")
        original = CARTOON if is_picture else shipped()["cold-war"] / "east-asia.geojson"
        shutil.copy(original, folder / name)
