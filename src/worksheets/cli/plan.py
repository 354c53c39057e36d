"""`worksheets plan`."""

import json
from math import ceil
from pathlib import Path
from typing import Any

import click

from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import build_options, check_usage
from worksheets.jobs.estimate import Estimate, estimate
from worksheets.model.diagnostics import plural, visible
from worksheets.pipeline.request import Request
from worksheets.pipeline.specs import spec_files


@click.command("plan")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@build_options
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
def command(specs: tuple[Path, ...], machine: bool, **options: Any) -> int:
    """Show what SPECS would build: papers, copies, sheets of paper and marks."""
    check_usage(options)
    totals = estimate(spec_files(specs), Request(**options))
    if machine:
        click.echo(json.dumps(_estimate_as_json(totals), indent=2, ensure_ascii=False))
    else:
        show_diagnostics(totals.diagnostics)
        for spec in totals.specs:
            forms = f"{plural(spec.forms, 'form')}, " if spec.forms > 1 else ""
            copies = f"{plural(spec.copies, 'copy', 'copies')}, " if spec.copies else ""
            pages, marks = plural(spec.pages, "page"), plural(spec.marks, "mark")
            click.echo(f"{visible(spec.spec)}  {forms}{copies}{pages}, {marks}")
        sheets = plural(ceil(totals.sheets), "sheet")
        sides = " printed on both sides" if totals.duplex else ""
        click.echo(
            f"{plural(totals.jobs, 'job')}, {plural(totals.papers, 'paper')}, "
            f"{sheets} of paper{sides}"
        )
    return 1 if totals.failed else 0


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
            }
            for spec in totals.specs
        ],
        "diagnostics": [as_json(diagnostic) for diagnostic in totals.diagnostics],
    }
