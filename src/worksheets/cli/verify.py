"""`worksheets verify`."""

from pathlib import Path

import click

from worksheets.checking.check import read_course_folder
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.exchange.course_folder import NOTES_FOLDER
from worksheets.exchange.notes.formats.decoding import page_text, read_octets
from worksheets.exchange.notes.report import shortened
from worksheets.exchange.notes.review import (
    SHOWN_FIELDS,
    Pending,
    accepted,
    pending,
    rejected,
    text_of,
    with_actor_in_column,
    with_field,
)
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.files import is_file, read_file
from worksheets.pipeline.files import write_over
from worksheets.read.files import encoded_like, read_text

KEYS = "[a]ccept, [e]dit, [r]eject, [d]isputed, [s]kip, [q]uit"
COLUMNS = {"y": "true-of", "n": "not-true-of", "d": "disputed-for"}


@click.command("verify")
@click.argument("course", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--topic", default="", help="Only the topic of this number.")
def command(course: Path, topic: str) -> int:
    """Go through what an import suggested for COURSE, one suggestion at a time.

    Every answer is written at once, so it can be stopped at any time and gone on with later. A
    claim is accepted when it is known of every actor whether it is true.
    """
    sink = Sink()
    loaded = read_course_folder(course, sink)
    if loaded is None or sink.failed:
        show_diagnostics(sink)
        return 1
    done = undecided = 0
    for number in sorted(topic.number for topic in loaded.topics):
        path = course / f"{number}.yaml"
        if (topic and number != topic) or not is_file(path):
            continue
        review = Review(path, course / NOTES_FOLDER)
        try:
            finished = review.run()
        except OSError as error:
            what = f"it cannot be written: {error.strerror}"
            sink.error(Span(path.as_posix()), what, "answer again when it can be")
            show_diagnostics(sink)
            return 1
        done += review.decided
        undecided += len(pending(review.text))
        if not finished:
            break
    click.echo(f"{plural(done, 'suggestion')} decided, {undecided} left")
    return 0


class Review:
    """The review of one topic file: suggestions are shown, and answers written, one by one."""

    def __init__(self, path: Path, notes: Path) -> None:
        self.path = path
        self.notes = notes
        self.octets = read_file(path)
        self.text = read_text(path, path.as_posix(), Sink()) or ""
        self.decided = 0

    def run(self) -> bool:
        """Ask about every suggestion; False if the person quits."""
        suggestions = pending(self.text)
        for n, suggestion in enumerate(suggestions, 1):
            click.echo(
                f"\n{click.style(f'{self.path.stem}  {n} of {len(suggestions)}', bold=True)}"
            )
            if not self._ask(suggestion.name):
                return False
        return True

    def _suggestion(self, name: str) -> Pending:
        return next(suggestion for suggestion in pending(self.text) if suggestion.name == name)

    def _ask(self, name: str) -> bool:
        """Ask about one suggestion until it is decided."""
        self._show(self._suggestion(name))
        while True:
            key = click.prompt(KEYS, type=click.Choice(list("aerdsq")), show_choices=False)
            match key:
                case "q":
                    return False
                case "s":
                    return True
                case "e":
                    self._edit(self._suggestion(name))
                    self._show(self._suggestion(name))
                    continue
                case "r":
                    decided = self._write(rejected(self.text, name))
                case "d":
                    why = click.prompt("what is disputed, and by whom")
                    decided = self._write(with_field(self.text, name, "dispute", why))
                case _:
                    decided = self._complete(name) and self._write(accepted(self.text, name))
            if decided:
                self.decided += 1
                return True

    def _write(self, text: str) -> bool:
        """Write the changed file; undo it, and return False, if the course has errors then."""
        write_over(self.path, encoded_like(text, self.octets))
        sink = Sink()
        read_course_folder(self.path.parent, sink)
        if sink.failed:
            write_over(self.path, encoded_like(self.text, self.octets))
            click.echo("that cannot stand in the course, and was not kept:")
            show_diagnostics(diagnostic for diagnostic in sink if diagnostic.severity == "error")
            return False
        self.text = text
        return True

    def _show(self, suggestion: Pending) -> None:
        click.echo(f"{suggestion.place.list.removesuffix('s')} {suggestion.name}")
        for field, value in suggestion.shown:
            if value:
                click.echo(f"  {field}: {value}")
        if suggestion.doubt:
            click.echo(f"  doubted: {suggestion.doubt}")
        if line := self._line_of_notes(suggestion.place.line):
            click.echo(f"  in the notes ({suggestion.place.line}): {line}")

    def _line_of_notes(self, place: str) -> str:
        """The line of the notes that a suggestion is from; "" for Word documents."""
        file, _, number = place.rpartition(":")
        path = self.notes / Path(file).name
        data = None if path.suffix == ".docx" else read_octets(path, Sink())
        lines = (page_text(data or b"", file, Sink()) or "").split("\n")
        return (
            shortened(lines[int(number) - 1].strip(), 200)
            if 0 < int(number or 0) <= len(lines)
            else ""
        )

    def _edit(self, suggestion: Pending) -> None:
        for field in SHOWN_FIELDS[suggestion.place.list]:
            old = text_of(suggestion.place.fields.get(field))
            new = click.prompt(field, default=old, show_default=bool(old))
            if new != old:
                self._write(with_field(self.text, suggestion.name, field, new))

    def _complete(self, name: str) -> bool:
        """Ask for the fields that a fact lacks before it can be accepted; False if an answer
        fails."""
        suggestion = self._suggestion(name)
        for field in suggestion.missing:
            value = click.prompt(f"{field} (needed)")
            if not self._write(with_field(self.text, name, field, value)):
                return False
        for actor, actor_name in suggestion.undecided_actors:
            question = f"is it true of {actor_name}? [y]es, [n]o, [d]isputed"
            key = click.prompt(question, type=click.Choice(list(COLUMNS)), show_choices=False)
            if not self._write(with_actor_in_column(self.text, name, actor, COLUMNS[key])):
                return False
        return True
