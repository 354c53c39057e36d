"""`worksheets build`."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from worksheets.batch.build import Request, Result, build, spec_files
from worksheets.cli.say import as_json, say
from worksheets.model.diagnostics import plural
from worksheets.model.units import PAGE_SIZES

SCHEMES = ("separate", "appendix", "both", "none")
PAGES = tuple(PAGE_SIZES)


@click.command("build")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    help="Folder for the files.",
)
@click.option(
    "--scheme",
    type=click.Choice(SCHEMES),
    help="Where the mark scheme goes; the spec says it otherwise.",
)
@click.option("--seed", type=int, help="Another choice of questions and order of options.")
@click.option(
    "--to",
    type=click.Choice(("pdf", "png", "dump")),
    default="pdf",
    show_default=True,
    help="Kind of file: PDF, a picture a page, or pages as text.",
)
@click.option("--theme", help="A theme that ships, or a YAML file; see: worksheets themes")
@click.option(
    "--fonts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder of font files, for the families that themes name.",
)
@click.option("--page", type=click.Choice(PAGES), help="Size of paper.")
@click.option(
    "--impose",
    type=click.Choice(("none", "booklet", "2-up", "4-up")),
    help="A second file for the print shop: a folded booklet, or copies to cut.",
)
@click.option(
    "--fillable", is_flag=True, help="Another file, to be filled in and saved on a screen."
)
@click.option(
    "--encrypt",
    is_flag=True,
    help="Mark schemes open with a password only: WORKSHEETS_PASSWORD, or the one you type.",
)
@click.option("--explain-layout", is_flag=True, help="Say what every page's layout came to.")
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option("--strict", is_flag=True, help="Let warnings fail a paper.")
def command(
    specs: tuple[Path, ...], explain_layout: bool, machine: bool, encrypt: bool, **options: Any
) -> int:
    """Build the papers of SPECS, which are spec files or folders of them."""
    if encrypt:
        options["password"] = _password(options["to"])
    try:
        result = build(spec_files(specs), Request(**options))
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from error
    if machine:
        click.echo(json.dumps(_as_json(result), indent=2, ensure_ascii=False))
    else:
        say(result.diagnostics)
        for file in result.built:
            pages, marks = plural(file.pages, "page"), plural(file.marks, "mark")
            click.echo(f"{file.path}  {pages}, {marks}, {file.fingerprint}")
            for line in file.report if explain_layout else ():
                click.echo(f"  {line}")
    if result.ok:
        return 0
    return 3 if result.failed < result.specs else 1


def _password(to: str) -> str:
    """The password for mark schemes, which no command line shows and no history keeps."""
    if to != "pdf":
        raise click.UsageError(f"--encrypt is for PDF files, not for --to {to}")
    known = os.environ.get("WORKSHEETS_PASSWORD", "")
    if known or not sys.stdin.isatty():
        if not known:
            raise click.UsageError("--encrypt needs a password: set WORKSHEETS_PASSWORD")
        return known
    asked: str = click.prompt("Password of mark schemes", hide_input=True, confirmation_prompt=True)
    return asked


def _as_json(result: Result) -> dict[str, object]:
    return {
        "files": [
            {
                "path": file.path.as_posix(),
                "kind": file.kind,
                "pages": file.pages,
                "marks": file.marks,
                "fingerprint": file.fingerprint,
                "layout": list(file.report),
            }
            for file in result.built
        ],
        "diagnostics": [as_json(found) for found in result.diagnostics],
    }
