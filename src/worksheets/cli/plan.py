"""`worksheets plan`."""

import json
from math import ceil
from pathlib import Path
from typing import Any

import click

from worksheets.cli.options import common
from worksheets.cli.say import as_json, say
from worksheets.jobs.estimate import Outlook, outlook
from worksheets.model.diagnostics import plural, visible
from worksheets.pipeline.request import Request
from worksheets.pipeline.specs import spec_files


@click.command("plan")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
def command(specs: tuple[Path, ...], machine: bool, **options: Any) -> int:
    """Show what SPECS would build: papers, copies, sheets of paper and marks."""
    found = outlook(spec_files(specs), Request(**options))
    if machine:
        click.echo(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
    else:
        say(found.diagnostics)
        for line in found.lines:
            forms = f"{plural(line.forms, 'form')}, " if line.forms > 1 else ""
            copies = f"{plural(line.copies, 'copy', 'copies')}, " if line.copies else ""
            pages, marks = plural(line.pages, "page"), plural(line.marks, "mark")
            click.echo(f"{visible(line.spec)}  {forms}{copies}{pages}, {marks}")
        sheets = ceil(found.sheets)
        click.echo(
            f"{plural(found.jobs, 'job')}, {plural(found.papers, 'paper')}, "
            f"{plural(sheets, 'sheet')} of paper printed on both sides"
        )
    return 1 if found.failed else 0


def _as_json(found: Outlook) -> dict[str, object]:
    return {
        "jobs": found.jobs,
        "papers": found.papers,
        "sheets": found.sheets,
        "specs": [
            {
                "spec": visible(line.spec),
                "forms": line.forms,
                "copies": line.copies,
                "pages": line.pages,
                "marks": line.marks,
            }
            for line in found.lines
        ],
        "diagnostics": [as_json(one) for one in found.diagnostics],
    }
