"""`worksheets formats`."""

import click

from worksheets.exchange.questions.fitting import NAMES
from worksheets.exchange.questions.formats.registry import FORMATS, Format


@click.command("formats")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show the formats of questions that are read and written, and what each can say."""
    known = {format_.name: format_ for format_ in FORMATS}
    if name is not None and name not in known:
        click.echo(f"error: there is no format '{name}'", err=True)
        click.echo(f"  hint: these are known: {', '.join(known)}", err=True)
        return 1
    for format_ in FORMATS if name is None else (known[name],):
        ways = [way for way, there in (("read", format_.read), ("written", format_.write)) if there]
        click.echo(f"{format_.name}: {format_.title}; {' and '.join(ways)}")
        if name is not None:
            for line in what_it_says(format_):
                click.echo(f"  {line}")
    return 0


def what_it_says(format_: Format) -> list[str]:
    """What a format can say, a line each."""
    can = format_.can
    kinds = ", ".join(NAMES[kind] for kind in NAMES if kind in can.interactions)
    lines = [f"kinds of question: {kinds}"]
    lines += [f"blanks in a text: {'as many as you like' if can.gaps > 1 else can.gaps}"]
    for what, there in (
        ("several right options", can.several),
        ("parts of marks for options", can.parts_of_marks),
        ("several paragraphs, and lists", can.lines),
        ("pictures", can.pictures),
        ("tables", can.tables),
        ("reasons and feedback", can.feedback),
        ("tags", can.tags),
        ("marks", can.marks),
        ("bold type, italics, formulas", can.markup),
    ):
        lines.append(f"{what}: {'yes' if there else 'no'}")
    return lines
