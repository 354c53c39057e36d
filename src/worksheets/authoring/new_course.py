"""A course folder with an outline and one topic, and one more topic of a course."""

import os
import re
from pathlib import Path

from worksheets.authoring.examples import as_entry, example, example_tree, flow
from worksheets.authoring.free_ids import ids_in_course, with_free_ids
from worksheets.authoring.new_files import schema_line, write_new
from worksheets.authoring.new_paper import quoted
from worksheets.exchange.staging import replace_all_or_none
from worksheets.model.diagnostics import Mistake
from worksheets.model.files import read_file
from worksheets.questions import registry
from worksheets.read.course_folders import NUMBER, OUTLINE
from worksheets.read.files import encoded_like
from worksheets.read.outline import topic_numbers
from worksheets.read.yaml_edits import Edit, apply_edits, extents
from worksheets.read.yaml_text import scalar

ACTORS = ("ussr", "china", "usa")
"""Those of a new topic: many topics of a course are about the same."""
LIVE, SPARE = "true-false", "short-answer"
"""The types of the question in a new topic, and of that in its comments."""
COMMENTS = """\
# A line that begins with "#:" is something that it can have, too: delete "#: " to have it.
"""


def new_course(folder: Path, title: str) -> tuple[Path, ...]:
    """Write a course with a title to a folder; returns its files.

    Raises Mistake if one of them is there already.
    """
    first, branch = "1", "1.1"
    files = {
        folder / OUTLINE: schema_line(folder / OUTLINE, "outline") + _outline(title, first, branch),
        folder / f"{branch}.yaml": topic(folder, branch),
    }
    write_new(files)
    return tuple(files)


def _outline(title: str, first: str, branch: str) -> str:
    return f"""\
# The tree of topics of a course; there is a file for each topic that has something in it.
{COMMENTS}title: {scalar(title)}
#: subject: History                # stands on covers
#: language: en-GB                 # or en-US, fr, de
topics:                            # worksheets new topic FOLDER NUMBER TITLE writes one more
  - {{number: {first}, title: The first chapter}}
  - {{number: {branch}, title: Its first topic}}
"""


def topic(folder: Path, number: str) -> str:
    """The text of the file of a topic, with a few facts and a question to be changed."""
    live, spare = registry()[LIVE], registry()[SPARE]
    return f"""\
{schema_line(folder / f"{number}.yaml", "topic")}\
# Topic {number}: what is known, from which questions are generated, and questions that you write.
{COMMENTS}knowledge:
  actors:                          # whom the facts are about
    - {{id: ussr, name: the USSR, label: USSR}}
    - {{id: china, name: China, label: China}}
    - {{id: usa, name: the USA, label: USA}}
  claims:                          # said of an actor; every actor stands in one of the lists
    - id: border
      actor: china
      text: has a border with Korea
      true-of: [china, ussr]
      not-true-of: [usa]           # disputed-for: nobody is asked about these
  terms:                           # words and their meanings
    - {{id: armistice, term: armistice, definition: an agreement to stop fighting}}
    #: - {{id: peninsula, term: peninsula, definition: land with water on three sides}}
  #: events: [{{id: attack, date: 1950-06-25, text: North Korea attacks South Korea}}]
  #: links: [{{id: fear, cause: Stalin feared a war with the USA, effect: he sent no infantry}}]
  #: numbers: [{{id: parallel, statement: 'Korea was divided at the {{38}}th parallel.'}}]
  #: misconceptions: [{{id: troops, wrong: Stalin sent infantry, right: He sent advisers}}]
questions:                         # worksheets types shows every type
{as_entry(example(live), 2)}\
  #: - {flow(example_tree(spare))}
"""


def new_topic(folder: Path, number: str, title: str) -> Path:
    """Add a topic to the outline of a course, and write its file; returns the file.

    Raises Mistake if the outline cannot have it.
    """
    outline, file = folder / OUTLINE, folder / f"{number}.yaml"
    numbers = topic_numbers(folder)
    if not re.fullmatch(NUMBER, number):
        raise Mistake(f"'{number}' is no number of a topic", "write one like 2.2.2")
    if number in numbers:
        raise Mistake(f"the course has a topic {number} already", "choose another number")
    above = number.rpartition(".")[0]
    if above and above not in numbers:
        hint = f"add it first: worksheets new topic {folder} {above} TITLE"
        raise Mistake(f"there is no topic {above} for {number} to be in", hint)
    if os.path.lexists(file):
        raise Mistake(f"'{file}' is there already", "choose another number, or delete it first")
    octets = read_file(outline)
    text = octets.decode("utf-8-sig").replace("\r\n", "\n")
    changed = with_topic(text, number, title, numbers)
    written = with_free_ids(topic(folder, number), ids_in_course(folder), ACTORS)
    replace_all_or_none({outline: encoded_like(changed, octets), file: written.encode()})
    return file


def with_topic(text: str, number: str, title: str, numbers: list[str]) -> str:
    """The text of an outline with one more topic, before the first that comes after it."""
    node = f"{{number: {quoted(number)}, title: {scalar(title, flow=True)}}}"
    places = extents(text)
    listing = places[("topics",)]
    later = [n for n, other in enumerate(numbers) if _order(other) > _order(number)]
    entry = places[("topics", later[0] if later else len(numbers) - 1)]
    if listing.flow:
        edit = (
            Edit(entry.start, entry.start, f"{node}, ")
            if later
            else Edit(entry.end, entry.end, f", {node}")
        )
        return apply_edits(text, [edit])
    line = f"{' ' * listing.column}- {node}\n"
    if later:
        start = text.rfind("\n", 0, entry.start) + 1
        return apply_edits(text, [Edit(start, start, line)])
    end = text.find("\n", entry.end)
    if end < 0:
        return f"{text}\n{line}"
    return apply_edits(text, [Edit(end + 1, end + 1, line)])


def _order(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]
