"""A spec with questions of its own, to be changed."""

from worksheets import figures
from worksheets.authoring.examples import as_entry, example, example_tree, flow
from worksheets.questions import registry
from worksheets.read.yaml_text import scalar

TYPES = ("multiple-choice", "true-false", "short-answer")
FIGURE = "clock"
HEAD = """\
# A worksheet in one file: change it, then run worksheets build on it.
# A line that begins with "#:" is something that it can have, too: delete "#: " to have it.
"""


def quiz(title: str) -> str:
    """The text of a spec with a question of each of some types."""
    return f"""\
{HEAD}title: {scalar(title)}
#: subtitle: What do you remember?
#: minutes: 20
sections:
  - questions:
{_questions()}\
#: mark-scheme: appendix           # or separate, both, none
#: forms: 2                        # A and B, with options in other orders
#: layout: {{theme: quiz, page: A5}} # worksheets themes
"""


def _questions() -> str:
    first, *others = (as_entry(_commented(name), 6) for name in TYPES)
    figure = flow(example_tree(figures.registry()[FIGURE]))
    more = "        #: difficulty: easy\n", f"        #: figure: {figure} # worksheets figures\n"
    return "".join((first, *more, *others))


def _commented(name: str) -> str:
    """The example of a type, with a word on where to read more."""
    first, _, rest = example(registry()[name]).partition("\n")
    return f"{first:26} # worksheets types {name}\n{rest}"
