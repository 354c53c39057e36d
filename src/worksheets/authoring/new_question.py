"""The example of a question type, put into a spec or a topic file."""

import re
from collections.abc import Iterator
from pathlib import Path

from worksheets.authoring.examples import as_entry, example, example_tree, flow
from worksheets.authoring.free_ids import free_id, ids_in_course
from worksheets.model.diagnostics import Mistake, Sink, plural
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.mapped import Path as PathInTree
from worksheets.pipeline.files import write_over
from worksheets.questions import registry
from worksheets.read.course_folders import NUMBER, is_part_of_course
from worksheets.read.files import decode_text, encoded_like, read_octets
from worksheets.read.yaml_edits import Edit, apply_edits, extents
from worksheets.read.yaml_events import tree

ID = re.compile(r"^id: .*$", re.M)


def put_question(question_type: str, file: Path, section: int | None, sink: Sink) -> str | None:
    """Put the example of a type at the end of a file's questions; returns the id that it gets.

    In a spec those of a section, the last one if none is named. None, with errors in the sink, if
    the file cannot be read; raises Mistake if there is no place for it, and Unwritable.
    """
    octets = read_octets(file, str(file), sink)
    text = None if octets is None else decode_text(octets, str(file), sink)
    value = None if text is None else tree(text, str(file), sink)
    if octets is None or text is None or sink.failed:
        return None
    path = _list_of_questions(value, file, section)
    taken = {*_ids(value), *(ids_in_course(file.parent) if len(path) == 1 else ())}
    name = free_id(str(example_tree(registry()[question_type])["id"]), taken)
    write_over(file, encoded_like(with_question(text, path, question_type, name), octets))
    return name


def _list_of_questions(value: Tree, file: Path, section: int | None) -> PathInTree:
    """The path of the questions of a topic file, or of a section of a spec."""
    document = value if isinstance(value, Mapped) else Mapped(1, 1)
    sections = document.get("sections")
    part = is_part_of_course(file)
    if re.fullmatch(NUMBER, file.stem) and part:
        if section is not None:
            raise Mistake("a topic file has no sections", "leave --section out")
        if not isinstance(document.get("questions") or [], list):
            raise Mistake("'questions' must be a list", "write one question in it first")
        return ("questions",)
    if not sections and "title" in document and not part and section in (None, 1):
        return ("sections", 0, "questions")
    if not isinstance(sections, list):
        raise Mistake(f"'{file}' is neither a spec nor the file of a topic", "name one")
    if not sections:
        raise Mistake("the spec has no sections yet", "leave --section out: it gets one")
    number = len(sections) if section is None else section
    if not 1 <= number <= len(sections):
        message = f"there is no section {number}: the spec has {plural(len(sections), 'section')}"
        raise Mistake(message, f"write 1 to {len(sections)}")
    here = sections[number - 1]
    if not isinstance(here, Mapped) or not isinstance(here.get("questions") or [], list):
        raise Mistake(f"the questions of section {number} are no list", "make it one first")
    return ("sections", number - 1, "questions")


def _ids(value: Tree) -> Iterator[str]:
    match value:
        case Mapped():
            if isinstance(name := value.get("id"), str):
                yield name
            for inner in value.values():
                yield from _ids(inner)
        case list():
            for inner in value:
                yield from _ids(inner)


def with_question(text: str, path: PathInTree, question_type: str, name: str) -> str:
    """The text of a file with the example of a type, of that id, at the end of a list; the list is
    made where there is none."""
    described = registry()[question_type]
    block = ID.sub(f"id: {name}", example(described), count=1)
    inner = example_tree(described)
    inner["id"] = name
    return with_written(text, path, block, flow(inner))


def with_written(text: str, path: PathInTree, block: str, inner: str) -> str:
    """The text of a file with a question at the end of a list: as the lines of a block mapping, or
    as its text between brackets where the list has some. The list is made where there is none."""
    text = text if text.endswith("\n") else f"{text}\n"
    listing = extents(text).get(path)
    if listing is None or not text[listing.start : listing.end]:
        return _with_list(text, path, block, inner)
    if listing.flow:
        end = len(text[: listing.end - 1].rstrip())
        inside = text[listing.start + 1 : end].strip()
        comma = ", " if inside and not inside.endswith(",") else ""
        return apply_edits(text, [Edit(end, end, comma + inner)])
    end = text.find("\n", listing.end) + 1
    return apply_edits(text, [Edit(end, end, as_entry(block, listing.column))])


def _with_list(text: str, path: PathInTree, block: str, inner: str) -> str:
    """The text of a file with a list of questions that it had not, and a question in it: as lines,
    or as a tree where its section stands in braces; raises Mistake if the file does."""
    places = extents(text)
    if places[()].flow:
        raise Mistake("the whole file stands in braces", "write one question in it first")
    *above, key = path
    container = places.get(tuple(above))
    if container is None:  # no section: the one above is the key of the list of sections
        key, lines = "sections", f"  - questions:\n{as_entry(block, 6)}"
        container, value = places[()], places.get(("sections",))
    elif container.flow:
        end = len(text[: container.end - 1].rstrip())
        return apply_edits(text, [Edit(end, end, f", {key}: [{inner}]")])
    else:
        lines, value = as_entry(block, container.column + 2), places.get(path)
    lines = lines.rstrip("\n")
    if value is not None:
        return apply_edits(text, [Edit(value.start, value.end, f"\n{lines}")])
    end = text.find("\n", container.end) if above else len(text) - 1
    head = " " * container.column + str(key)
    return apply_edits(text, [Edit(end, end, f"\n{head}:\n{lines}")])
