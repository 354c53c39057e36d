"""The spec of a draft worksheet: of each type as many questions as a course that was just imported
can give."""

from worksheets.assemble.candidates import in_scope, stocks
from worksheets.assemble.pick import Standing
from worksheets.assemble.ranked import Ranked
from worksheets.model.course import Course
from worksheets.questions import registry
from worksheets.read.yaml_text import scalar

MADE = "# Made by the importer at every import. Delete this line to keep changes of your own.\n"
WANTED = (("cloze", 3), ("matching", 1), ("definitions", 1), ("ordering", 1), ("short-answer", 3))
"""Question types of a draft, and how many of each at most."""


def draft_spec(course: Course, name: str, title: str) -> str:
    """A spec that asks for what can stand together on a paper; "" if nothing can."""
    types = registry()
    pool = stocks(in_scope(course, (), draft=True), {name: types[name] for name, _ in WANTED})
    standing = Standing()
    picks = []
    for kind, most in WANTED:
        mine = [one for one in pool if one.shelf.type == kind]
        if taken := standing.take(Ranked(mine, 1, None, ()), most):
            picks.append(f"      - {{type: {kind}, count: {len(taken)}}}\n")
    if not picks:
        return ""
    head = f"{MADE}title: {scalar(title)}\ncourse: {name}\ndraft: true\n"
    return f"{head}sections:\n  - questions:\n{''.join(picks)}"
