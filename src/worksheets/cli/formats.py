"""`worksheets formats`."""

from pathlib import Path

import click

from worksheets.cli.changed_spec import mistakes_shown
from worksheets.exchange.papers.registry import paper_formats
from worksheets.exchange.questions.capability_rows import ROWS
from worksheets.exchange.questions.formats.registry import FORMATS, Format
from worksheets.model.files import read_file


@click.command("formats")
@click.argument("name", required=False)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A page in Markdown whose tables of formats are made anew.",
)
def command(name: str | None, into: Path | None) -> int:
    """Show the formats of questions and papers that are read and written, and what each can say."""
    if into is not None:
        from worksheets.authoring.format_tables import with_tables  # noqa: PLC0415 it sets examples

        with mistakes_shown():
            page = with_tables(read_file(into).decode("utf-8"))
            into.write_text(page, encoding="utf-8")
        return 0
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
    return [f"{row.what}: {row.said(format_.can) or 'no'}" for row in ROWS]
