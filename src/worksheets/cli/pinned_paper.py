"""What `worksheets plan --pin` does: the questions of a blueprint are written into its spec."""

from pathlib import Path

import click

from worksheets.authoring.paper_choice import ChoiceReader
from worksheets.authoring.pinned_blueprint import with_blueprint_pinned
from worksheets.authoring.spec_file import differing_lines, read_spec_file
from worksheets.cli.changed_spec import mistakes_shown
from worksheets.model.diagnostics import Sink, visible
from worksheets.pipeline.history import ForClass
from worksheets.pipeline.prepared import reading_context
from worksheets.pipeline.request import Request


def pin_blueprint(spec: Path, request: Request) -> bool:
    """Write the questions of a blueprint into its spec and say so; False if there is no paper,
    which the plan says then."""
    sink = Sink()
    file = read_spec_file(spec, sink)
    context = reading_context(request.theme, request.fonts, request.trust)
    reader = ChoiceReader(spec, context, ForClass(request.class_, request.on, request.trust))
    choice = None if file is None else reader.choice(file.text, sink)
    if file is None or choice is None:
        return False
    with mistakes_shown():
        change = with_blueprint_pinned(reader, choice)
        if change.text != file.text:
            file.write(change.text)
    name = visible(spec.as_posix())
    first, last = differing_lines(file.text, change.text)
    said = f"changed, lines {first} to {last}" if first else "as it was: its questions are pinned"
    click.echo(f"{name} is {said}" if not first else f"{name} {said}", err=True)
    return True
