"""`worksheets plan`."""

import json
from math import ceil
from pathlib import Path
from typing import Any

import click

from worksheets.cli import grid as grids
from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import build_options, check_usage
from worksheets.cli.pinned_paper import pin_blueprint
from worksheets.jobs.estimate import Estimate, estimate
from worksheets.model.diagnostics import plural, visible
from worksheets.pipeline.request import Request
from worksheets.pipeline.specs import spec_files


@click.command("plan")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@build_options
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option("--csv", "table", is_flag=True, help="Report topics and their marks as CSV.")
@click.option("--pin", is_flag=True, help="Write the questions of a blueprint into its spec.")
@click.option(
    "--nearest", is_flag=True, help="Show the nearest paper where none meets the blueprint."
)
@click.option("--grid", is_flag=True, help="Show topics and their marks of each of several specs.")
def command(specs: tuple[Path, ...], pin: bool, **options: Any) -> int:
    """Show what SPECS would build: papers, copies, sheets of paper, and marks by topic and
    assessment objective, with the minutes and the words to read."""
    shown = {name: options.pop(name) for name in ("machine", "table", "grid")}
    check_usage(options)
    if shown["table"] and shown["machine"]:
        raise click.UsageError("--json and --csv are two reports: ask for one.")
    if pin and options["seed"] is not None:
        raise click.UsageError("--pin keeps the paper of the spec: write seed: into it.")
    if pin and options["nearest"]:
        raise click.UsageError("--pin keeps a paper that meets its blueprint: leave out --nearest.")
    request = Request(**options)
    files = list(spec_files(specs))
    pinned = [pin_blueprint(spec, request) for spec in files] if pin else []
    totals = estimate(files, request)
    _show(totals, **shown)
    return 1 if totals.failed or not all(pinned) else 0


def _show(totals: Estimate, machine: bool, table: bool, grid: bool) -> None:
    if machine:
        click.echo(json.dumps(_estimate_as_json(totals), indent=2, ensure_ascii=False))
    elif table:
        show_diagnostics(totals.diagnostics)
        pairs = [(spec.spec, one) for spec in totals.specs for one in spec.specifications]
        click.echo(grids.as_csv(pairs), nl=False)
    else:
        show_diagnostics(totals.diagnostics)
        for spec in totals.specs:
            forms = f"{plural(spec.forms, 'form')}, " if spec.forms > 1 else ""
            copies = f"{plural(spec.copies, 'copy', 'copies')}, " if spec.copies else ""
            pages, marks = plural(spec.pages, "page"), plural(spec.marks, "mark")
            click.echo(f"{visible(spec.spec)}  {forms}{copies}{pages}, {marks}")
            for one in spec.specifications if grid or len(totals.specs) == 1 else ():
                click.echo("\n".join(("", *grids.lines(one))))
        if any(spec.specifications for spec in totals.specs) and (grid or len(totals.specs) == 1):
            click.echo()
        sheets = plural(ceil(totals.sheets), "sheet")
        sides = " printed on both sides" if totals.duplex else ""
        click.echo(
            f"{plural(totals.jobs, 'job')}, {plural(totals.papers, 'paper')}, "
            f"{sheets} of paper{sides}"
        )


def _estimate_as_json(totals: Estimate) -> dict[str, object]:
    return {
        "jobs": totals.jobs,
        "papers": totals.papers,
        "sheets": totals.sheets,
        "specs": [
            {
                "spec": visible(spec.spec),
                "forms": spec.forms,
                "copies": spec.copies,
                "pages": spec.pages,
                "marks": spec.marks,
                "grids": [grids.as_json(one) for one in spec.specifications],
            }
            for spec in totals.specs
        ],
        "diagnostics": [as_json(diagnostic) for diagnostic in totals.diagnostics],
    }
