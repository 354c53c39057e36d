"""`worksheets build`."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import WordChoice, build_options, check_usage, output_option
from worksheets.cli.progress import progress_bar
from worksheets.jobs.batch import build
from worksheets.model.diagnostics import plural, visible
from worksheets.model.page.zones import Zone
from worksheets.pipeline.request import SCHEDULER, BuiltFile, Request, Result
from worksheets.pipeline.specs import spec_files
from worksheets.writers import formats

if TYPE_CHECKING:
    from worksheets.checking.readback.verify import Verified


def _check_executor(_: click.Context, __: click.Parameter, value: str) -> str:
    if value != "processes" and not SCHEDULER.fullmatch(value):
        raise click.BadParameter(f"'{value}' is no executor; write processes or dask://host:8786")
    return value.removeprefix("processes")


def _exported(word: str) -> str:
    """The command that writes a format which is no kind of file here; "" if none does."""
    from worksheets.exchange.export_names import written_names  # noqa: PLC0415 it is seldom asked

    return f"write: worksheets export SPEC --to {word}" if word in written_names() else ""


@click.command("build")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@build_options
@click.option(
    "--to",
    type=WordChoice(formats(), "kind of file", _exported),
    default="pdf",
    show_default=True,
    help="Kind of file: PDF, a picture a page, or pages as text.",
)
@click.option(
    "--encrypt",
    is_flag=True,
    help="Mark schemes open with a password only: WORKSHEETS_PASSWORD, or the one you type.",
)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Processes that do the work.")
@click.option(
    "--executor",
    callback=_check_executor,
    default="processes",
    show_default=True,
    metavar="dask://HOST:PORT",
    help="Who does the work: processes of this machine, or a Dask cluster.",
)
@click.option("--record", is_flag=True, help="Note what the class has seen with these papers.")
@click.option(
    "--paper-record",
    is_flag=True,
    help="Write down the questions of each paper, for: worksheets replay",
)
@click.option("--resume", is_flag=True, help="Leave out what an earlier build has done.")
@click.option("--explain-layout", is_flag=True, help="Say what every page's layout came to.")
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option(
    "--zones",
    is_flag=True,
    help="List where candidates write and tick, in points from the top left.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Read the files back: answer every paper from its printed mark scheme.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail a paper.")
@click.option("--no-progress", is_flag=True, help="Show no progress.")
def command(
    specs: tuple[Path, ...],
    explain_layout: bool,
    machine: bool,
    encrypt: bool,
    no_progress: bool,
    **options: Any,
) -> int:
    """Build the papers of SPECS, which are spec files or folders of them."""
    check_usage(options)
    verify = options.pop("verify")
    if verify and options["to"] != "pdf":
        raise click.UsageError(f"--verify reads PDF files, not --to {options['to']}")
    if options["zones"] and not machine:
        raise click.UsageError("--zones is a part of the report that --json writes: add --json")
    if encrypt:
        options["password"] = _ask_password(options["to"])
    progress = None if no_progress or machine else progress_bar
    try:
        request = Request(**options)
        result = build(spec_files(specs), request, progress)
        verified = _verified(specs, request, result) if verify else None
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from error
    if verified:
        result = replace(result, diagnostics=(*result.diagnostics, *verified.diagnostics))
    if machine:
        click.echo(
            json.dumps(
                _result_as_json(result, zones=options["zones"]), indent=2, ensure_ascii=False
            )
        )
    else:
        _show_result(result, explain_layout=explain_layout)
        if verified:
            click.echo(
                f"read back {plural(verified.papers, 'paper')}: "
                f"{plural(verified.answers, 'answer')} of mark schemes held against them, "
                f"{plural(len(verified.diagnostics), 'difference')}"
            )
    if verified and verified.diagnostics:
        return 1
    if result.ok:
        return 0
    return 3 if result.built else 1


def _verified(specs: tuple[Path, ...], request: Request, result: Result) -> "Verified":
    """What the files of a build come to when they are read back."""
    from worksheets.checking.readback.verify import verify_built  # noqa: PLC0415 few builds ask

    return verify_built(list(spec_files(specs)), request, result)


def _show_result(result: Result, *, explain_layout: bool) -> None:
    show_diagnostics(result.diagnostics)
    lines: list[str] = []
    explained = None
    for file in result.built:
        lines.append(f"{visible(str(file.path))}  {_details(file)}")
        document = file.fingerprint, file.kind, file.report
        if explain_layout and document != explained:  # pictures of pages share their document's
            lines += [f"  {line}" for line in file.report]
            explained = document
    if result.resumed:
        lines.append(f"{plural(result.resumed, 'job')} done before")
    if lines:
        click.echo("\n".join(lines))


def _details(file: BuiltFile) -> str:
    """What is said of a file beside its path; the table of forms has no pages."""
    if file.kind == "overlap":
        return "where every question stands on each form"
    if file.kind == "record":
        return "its questions, to be built again with: worksheets replay"
    return f"{plural(file.pages, 'page')}, {plural(file.marks, 'mark')}, {file.fingerprint}"


def _ask_password(to: str) -> str:
    """The password of mark schemes, from the environment or typed: never a command line
    argument."""
    if to != "pdf":
        raise click.UsageError(f"--encrypt is for PDF files, not for --to {to}")
    password = os.environ.get("WORKSHEETS_PASSWORD", "")
    if password or not sys.stdin.isatty():
        if not password:
            raise click.UsageError("--encrypt needs a password: set WORKSHEETS_PASSWORD")
        return password
    typed: str = click.prompt("Password of mark schemes", hide_input=True, confirmation_prompt=True)
    return typed


def _result_as_json(result: Result, *, zones: bool) -> dict[str, object]:
    return {
        "files": [
            {
                "path": visible(file.path.as_posix()),
                "kind": file.kind,
                "pages": file.pages,
                "marks": file.marks,
                "fingerprint": file.fingerprint,
                "layout": list(file.report),
                **({"zones": list(map(_zone_as_json, file.zones))} if zones else {}),
            }
            for file in result.built
        ],
        "resumed": result.resumed,
        "diagnostics": [as_json(diagnostic) for diagnostic in result.diagnostics],
    }


def _zone_as_json(zone: Zone) -> dict[str, object]:
    """A zone with its page counted from 1, and its box in points from the top left corner."""
    return {
        "item": zone.item,
        "slot": zone.slot,
        "option": zone.option,
        "kind": zone.kind,
        "page": zone.page + 1,
        "box": [round(length, 2) for length in zone.box],
    }
