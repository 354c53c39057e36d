"""`worksheets formats`."""

import click

from worksheets.exchange.papers.registry import paper_formats
from worksheets.exchange.questions.capabilities import NAMES
from worksheets.exchange.questions.formats.registry import FORMATS, Format


@click.command("formats")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Show the formats of questions and papers that are read and written, and what each can say."""
    known, papers = {format_.name: format_ for format_ in FORMATS}, paper_formats()
    if name is not None and name not in {**known, **papers}:
        click.echo(f"error: there is no format '{name}'", err=True)
        click.echo(f"  hint: these are known: {', '.join({**known, **papers})}", err=True)
        return 1
    for paper in papers.values() if name is None else [papers[name]] if name in papers else []:
        click.echo(f"{paper.name}: {paper.title}; papers are written")
        for line in paper.says if name is not None else ():
            click.echo(f"  {line}")
    if name in papers:
        return 0
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
        ("a mark off for each tick too many", can.less_extra),
        ("options that are wrong", can.wrong_options),
    ):
        lines.append(f"{what}: {'yes' if there else 'no'}")
    for what, most in (
        ("options", can.most_options),
        ("accepted answers", can.most_answers),
        ("characters of a question", can.longest_question),
        ("characters of an option", can.longest_option),
    ):
        lines += [f"{what}: {most} at most"] if most else []
    return lines
