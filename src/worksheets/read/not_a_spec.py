"""Paths that lead to no spec, and what they lead to instead."""

import os
from pathlib import Path

from worksheets.model.diagnostics import Sink, Span
from worksheets.model.files import entries, is_folder
from worksheets.read.course_folders import is_course, is_part_of_course, shipped


def is_not_a_spec(path: Path, sink: Sink) -> bool:
    """Whether a path is not that of a spec; the error says what it is instead."""
    course, what = path, ""
    if is_course(path):
        what = "this is a course, not a spec"
    elif is_part_of_course(path):
        course, what = path.parent, f"this is part of the course '{path.parent}', not a spec"
    elif str(path) in shipped() and not os.path.lexists(path):
        what = "this is a course that ships, not a spec"
    elif is_folder(path):
        themes = any(name.endswith((".yaml", ".yml")) for name in entries(path))
        what = (
            "the .yaml files in this folder are themes"
            if themes
            else "there is no .yaml file in this folder"
        )
        sink.error(Span(path.as_posix()), what, "name a .yaml file with a spec in it")
        return True
    if what:
        hint = f"write a spec with course: {course.name}, or look at it: worksheets topics {course}"
        sink.error(Span(path.as_posix()), what, hint)
    return bool(what)
