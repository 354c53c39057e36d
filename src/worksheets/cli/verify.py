"""`worksheets verify`."""

from pathlib import Path

import click

from worksheets.checking.check import course_in
from worksheets.cli.say import say
from worksheets.exchange.course_folder import NOTES, encoded_like
from worksheets.exchange.notes.formats.octets import page_text, read_octets
from worksheets.exchange.notes.report import short
from worksheets.exchange.notes.review import (
    TEXTS,
    Pending,
    accepted,
    pending,
    placed,
    rejected,
    said,
    with_field,
)
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.files import is_file, read_file
from worksheets.pipeline.files import write_whole
from worksheets.read.files import read_text

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
    known = course_in(course, sink)
    if known is None or sink.failed:
        say(sink)
        return 1
    done = left = 0
    for number in sorted(one.number for one in known.topics):
        path = course / f"{number}.yaml"
        if (topic and number != topic) or not is_file(path):
            continue
        review = Review(path, course / NOTES)
        try:
            finished = review.run()
        except OSError as error:
            what = f"it cannot be written: {error.strerror}"
            sink.error(Span(path.as_posix()), what, "answer again when it can be")
            say(sink)
            return 1
        done += review.done
        left += len(pending(review.text))
        if not finished:
            break
    click.echo(f"{plural(done, 'suggestion')} decided, {left} left")
    return 0


class Review:
    """One topic's file while a person goes through it."""

    def __init__(self, path: Path, notes: Path) -> None:
        self.path = path
        self.notes = notes
        self.octets = read_file(path)
        self.text = read_text(path, path.as_posix(), Sink()) or ""
        self.done = 0

    def run(self) -> bool:
        """Ask about everything; False when the person wants to stop."""
        every = pending(self.text)
        for n, one in enumerate(every, 1):
            click.echo(f"\n{click.style(f'{self.path.stem}  {n} of {len(every)}', bold=True)}")
            if not self._ask(one.name):
                return False
        return True

    def _now(self, name: str) -> Pending:
        return next(one for one in pending(self.text) if one.name == name)

    def _ask(self, name: str) -> bool:
        """Ask about one suggestion until it is decided."""
        self._show(self._now(name))
        while True:
            key = click.prompt(KEYS, type=click.Choice(list("aerdsq")), show_choices=False)
            match key:
                case "q":
                    return False
                case "s":
                    return True
                case "e":
                    self._edit(self._now(name))
                    self._show(self._now(name))
                    continue
                case "r":
                    decided = self._change(rejected(self.text, name))
                case "d":
                    why = click.prompt("what is disputed, and by whom")
                    decided = self._change(with_field(self.text, name, "dispute", why))
                case _:
                    decided = self._complete(name) and self._change(accepted(self.text, name))
            if decided:
                self.done += 1
                return True

    def _change(self, text: str) -> bool:
        """Write what a person said, before the next question; not if it makes a mistake."""
        write_whole(self.path, encoded_like(text, self.octets))
        sink = Sink()
        course_in(self.path.parent, sink)
        if sink.failed:
            write_whole(self.path, encoded_like(self.text, self.octets))
            click.echo("that cannot stand in the course, and was not kept:")
            say(found for found in sink if found.severity == "error")
            return False
        self.text = text
        return True

    def _show(self, one: Pending) -> None:
        click.echo(f"{one.place.list.removesuffix('s')} {one.name}")
        for field, value in one.shown:
            if value:
                click.echo(f"  {field}: {value}")
        if one.doubt:
            click.echo(f"  doubted: {one.doubt}")
        if line := self._line(one.place.line):
            click.echo(f"  in the notes ({one.place.line}): {line}")

    def _line(self, place: str) -> str:
        """The line of the notes; Word documents have none."""
        file, _, number = place.rpartition(":")
        path = self.notes / Path(file).name
        data = None if path.suffix == ".docx" else read_octets(path, Sink())
        lines = (page_text(data or b"", file, Sink()) or "").split("\n")
        return (
            short(lines[int(number) - 1].strip(), 200) if 0 < int(number or 0) <= len(lines) else ""
        )

    def _edit(self, one: Pending) -> None:
        for field in TEXTS[one.place.list]:
            old = said(one.place.fields.get(field))
            new = click.prompt(field, default=old, show_default=bool(old))
            if new != old:
                self._change(with_field(self.text, one.name, field, new))

    def _complete(self, name: str) -> bool:
        """Ask for all that an accepted fact needs and does not have."""
        one = self._now(name)
        for field in one.missing:
            value = click.prompt(f"{field} (needed)")
            if not self._change(with_field(self.text, name, field, value)):
                return False
        for actor, called in one.unplaced:
            question = f"is it true of {called}? [y]es, [n]o, [d]isputed"
            key = click.prompt(question, type=click.Choice(list(COLUMNS)), show_choices=False)
            if not self._change(placed(self.text, name, actor, COLUMNS[key])):
                return False
        return True
