"""The examples in the docstrings of question types and kinds of figures, as YAML."""

from inspect import cleandoc
from textwrap import dedent

from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_text import scalar


def example(described: type) -> str:
    """The example of a question type or a kind of figure: the last paragraph of its docstring."""
    return dedent(cleandoc(described.__doc__ or "").split("\n\n")[-1]).strip("\n") + "\n"


def example_tree(described: type) -> Mapped:
    """The tree of an example."""
    value = tree(example(described), described.__name__, Sink())
    if not isinstance(value, Mapped):
        raise TypeError(f"the docstring of {described.__name__} has no example")
    return value


def as_entry(text: str, indent: int) -> str:
    """The text of a block mapping as an entry of a list that is indented by so many spaces."""
    first, *others = text.splitlines()
    lines = [f"- {first}", *(f"  {line}" if line else "" for line in others)]
    return "".join(f"{' ' * indent if line else ''}{line}\n" for line in lines)


def flow(value: Tree) -> str:
    """A tree on one line, between brackets."""
    match value:
        case Mapped():
            return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
        case list():
            return f"[{', '.join(map(flow, value))}]"
        case str():
            return scalar(value, flow=True)
    return ""
