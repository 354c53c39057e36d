"""`worksheets export`."""

from pathlib import Path
from typing import Any

import click

from worksheets.checking.check import find_course
from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.losses import report_losses, report_options
from worksheets.cli.options import WordChoice, trust_option
from worksheets.exchange.export_names import written_names
from worksheets.exchange.papers.exporting import export_as_paper
from worksheets.exchange.papers.registry import PaperFormat, paper_formats
from worksheets.exchange.questions.exporting import Exported, export_course, export_paper
from worksheets.exchange.questions.formats.registry import Format, formats
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.files import is_file
from worksheets.writers import formats as kinds_of_file


def _built(word: str) -> str:
    """The command that writes a kind of file which is no format here; "" if none does."""
    return f"write: worksheets build SPEC --to {word}" if word in kinds_of_file() else ""


@click.command("export")
@click.argument("what", metavar="SPEC|COURSE")
@click.option(
    "--to",
    "to",
    required=True,
    type=WordChoice(written_names(), "format", _built),
    help="The format.",
)
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the file.",
)
@click.option("--form", default="", help="The form of a paper; without it, the first.")
@report_options
@trust_option
def command(what: str, to: str, output: Path, form: str, **options: Any) -> int:
    """Write a paper (as drawn), or all questions of a course, for another program.

    HTML, Word and Markdown take papers, and the mark scheme stands in a file of its own.


    What the other program cannot say is reported with its place. It exits with 3 if some questions
    were left out.
    """
    path = Path(what)
    is_spec = path.suffix in (".yaml", ".yml") and is_file(path)
    if to in paper_formats():
        return _paper(what, output, form, paper_formats()[to], is_spec=is_spec, **options)
    sink = Sink()
    format_ = formats()[to]
    trust: tuple[Path, ...] = options["trust"]
    exported = (
        export_paper(path, form, format_, sink, trust)
        if is_spec
        else _course(what, format_, sink, trust)
    )
    if exported is not None and not exported.written:
        sink.error(Span(what), f"no question can be said in {format_.title}", "choose another --to")
    file = output / f"{path.stem if is_spec else path.name}{format_.suffix}"
    if exported is not None and not sink.failed:
        _write(file, exported.data, sink)
    show_diagnostics(sink)
    if exported is None or sink.failed:
        return 1
    name = click.format_filename(file)
    click.echo(f"wrote {name}: {exported.written} of {exported.seen} questions")
    summary = {"format": to, "file": name, "seen": exported.seen, "written": exported.written}
    return report_losses(summary, exported.losses, exported.seen - exported.written, **options)


def _paper(
    what: str, output: Path, form: str, format_: PaperFormat, *, is_spec: bool, **options: Any
) -> int:
    """Write the paper of a spec, with its mark scheme in files of its own."""
    sink = Sink()
    exported = None
    if is_spec:
        exported = export_as_paper(Path(what), form, format_, sink, options["trust"])
    else:
        message = f"it is not a spec, and {format_.name} is a format of papers"
        sink.error(Span(what), message, "name the YAML file of a paper, or choose another --to")
    if exported is not None:
        for name, data in exported.files.items():
            _write(output / name, data, sink)
    show_diagnostics(sink)
    if exported is None or sink.failed:
        return 1
    count = exported.questions
    for name in exported.files:
        click.echo(f"wrote {click.format_filename(output / name)}")
    click.echo(f"{count} of {count} questions")
    files = [str(output / name) for name in exported.files]
    summary = {"format": format_.name, "files": files, "seen": count, "written": count}
    return report_losses(summary, exported.losses, 0, **options)


def _write(file: Path, data: bytes, sink: Sink) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        message = f"it cannot be written: {error.strerror}"
        sink.error(Span(str(file)), message, "choose another folder with --output")


def _course(what: str, format_: Format, sink: Sink, trust: tuple[Path, ...]) -> Exported | None:
    course = find_course(what, sink, trust)
    if course is None:
        return None
    return export_course(course, SHIPPED.of(course.language), format_)
