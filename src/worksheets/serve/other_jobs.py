"""What the engine of the page does beside previews."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeAlias

from worksheets.authoring.completion.course_names import names_for
from worksheets.authoring.completion.offers import offers_at
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.authoring.schemas.making import schema
from worksheets.jobs.in_memory import build_in_memory
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.model.roster import RosterInMemory
from worksheets.pipeline.request import BuiltFile, Request
from worksheets.read.files import decode_text
from worksheets.serve.beginnings import new_text, topics_of
from worksheets.serve.changes import addable, changed, others
from worksheets.serve.exports import export_formats, exported
from worksheets.serve.forms import form_of, form_of_paper, saved_form, saved_paper
from worksheets.serve.packing import packed
from worksheets.serve.preview import Preview
from worksheets.serve.pupil_copy import pupil_copy
from worksheets.serve.refused import Refused

Files: TypeAlias = Sequence[tuple[BuiltFile, bytes]]
"""Files that were built, with their octets; nothing of pupils is written on a disk."""
MOST_PUPILS = 1000
"""For more of them there is the command line, which writes each copy as it is made."""
MOST_ERRORS = 12
"""So many errors of a build are shown."""
LIST_NAME = "class list"
"""What a class list of the page is called where something is wrong with it."""
FILLED = {"form": saved_form, "paper": saved_paper}
"""What makes changes of filled forms, by the name of the change."""


class OtherJobs:
    """The jobs by name."""

    def __init__(self, preview: Preview, folder: Path) -> None:
        self.preview = preview
        self.folder = folder
        self.jobs: Mapping[str, Callable[..., Any]] = {
            "change": self.change,
            "others": self.others,
            "types": self.types,
            "form": self.form,
            "paper-form": self.paper_form,
            "complete": self.complete,
            "topics": self.topics,
            "new": self.new,
            "files": self.files,
            "formats": export_formats,
            "export": self.export,
            "class": self.class_set,
            "copy": self.copy,
            "paper": self.paper,
        }

    def change(self, name: str, text: str, wanted: Mapping[str, Any]) -> Any:
        """A changed text, with what is to be said of it; raises Mistake."""
        sink = Sink()
        with self.preview.memory.used():
            choice = self.preview.choice(name, text, sink)
            reader = self.preview.reader(name)
            fill = FILLED.get(str(wanted.get("what")))
            if fill is not None and choice is not None:
                return fill(reader, choice, self.schema, wanted)
            return changed(reader, choice, wanted, text)

    def form(self, name: str, text: str, about: str, question_type: str) -> dict[str, Any]:
        """The form for a question, or for a new one of a type; raises Mistake."""
        with self.preview.memory.used():
            choice = self.preview.choice(name, text, Sink())
            return form_of(choice, self.schema, about, question_type)

    def paper_form(self, name: str, text: str) -> dict[str, Any]:
        """The form for what a text says of its paper as a whole; raises Mistake."""
        with self.preview.memory.used():
            return form_of_paper(self.preview.choice(name, text, Sink()), self.schema)

    def complete(self, name: str, text: str, cursor: int) -> dict[str, Any]:
        """What can be written at a place of a text."""
        choice = self.preview.choices.get(name)
        if decode_text(text.encode("utf-8", "surrogatepass"), "", Sink()) is None:
            return {"start": cursor, "end": cursor, "offers": []}
        with self.preview.memory.used():
            names = partial(names_for, choice) if choice else _no_names
            found = offers_at(self.schema, text, cursor, names)
        return {**found._asdict(), "offers": [one._asdict() for one in found.offers]}

    @cached_property
    def schema(self) -> JsonSchema:
        """The schema of specs, which is made when it is first asked for: that takes a second."""
        return schema("spec")

    def others(self, name: str, text: str, about: str) -> list[dict[str, str]]:
        """What could stand in the place of a question; raises Mistake."""
        with self.preview.memory.used():
            return others(self.preview.choice(name, text, Sink()), about)

    def types(self, name: str, text: str) -> list[dict[str, Any]]:
        """The question types, with how many of each can be added; raises Mistake."""
        with self.preview.memory.used():
            return addable(self.preview.choice(name, text, Sink()))

    def topics(self, course: str) -> list[dict[str, Any]]:
        """The topics of a course; raises Mistake."""
        with Memory().used():
            return topics_of(self.folder, course)

    def new(self, name: str, course: str, topic: str, most: str) -> str:
        """The text of a new spec; raises Mistake."""
        with Memory().used():
            return new_text(self.folder / name, course, topic, most)

    def files(self, name: str) -> bytes | Refused:
        """The files of a saved spec in a ZIP file; Refused if it cannot be built."""
        built = self._built(name, Request())
        return (
            built if isinstance(built, Refused) else packed((one.name, data) for one, data in built)
        )

    def export(self, name: str, to: str, form: str) -> dict[str, Any]:
        """A saved spec in a format of another program; raises Mistake."""
        with Memory().used():
            return exported(self.folder / name, to, form)

    def class_set(self, name: str, pupils: bytes, bind: bool) -> bytes | Refused:
        """The same with a copy for each pupil of a class list (CSV), or with all copies in one file
        if they are to be bound; Refused, with all that is wrong, if it cannot be built."""
        roster = RosterInMemory(LIST_NAME, pupils)
        built = self._built(name, Request(roster=roster, bind=bind))
        return (
            built if isinstance(built, Refused) else packed((one.name, data) for one, data in built)
        )

    def copy(self, name: str, pupils: bytes, number: int) -> dict[str, Any]:
        """The copy of one pupil of a class list (CSV) as pictures; raises Mistake."""
        return pupil_copy(
            self.folder / name, RosterInMemory(LIST_NAME, pupils), number, MOST_PUPILS
        )

    def paper(self, name: str, form: str) -> bytes | Refused:
        """The paper of a saved spec as PDF, that of a form if it has forms; Refused if it cannot
        be built."""
        built = self._built(name, Request())
        if isinstance(built, Refused):
            return built
        papers = [(one, data) for one, data in built if one.kind in ("paper", "both")]
        of_form = [found for found in papers if found[0].name.endswith(f"-form-{form}.pdf")]
        for _, data in of_form or papers:
            return data
        return Refused("the spec makes no paper as PDF", ("download",))

    def _built(self, name: str, request: Request) -> Files | Refused:
        """The files of a saved spec; Refused, with the first errors, if it cannot be built."""
        with Memory().used():
            found = build_in_memory(self.folder / name, request, MOST_PUPILS)
        errors = [one for one in found.diagnostics if one.severity == "error"]
        if not errors:
            return found.files
        first, *others = "\n".join(map(str, errors[:MOST_ERRORS])).split("\n")
        return Refused(first, tuple(others))


def _no_names(_: str) -> Mapping[str, str]:
    return {}
