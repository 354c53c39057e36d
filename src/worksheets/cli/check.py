"""`worksheets check`."""

import json
from pathlib import Path

import click

from worksheets.checking.check import check
from worksheets.cli.options import trusting
from worksheets.cli.say import as_json, say
from worksheets.model.diagnostics import plural


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option("--strict", is_flag=True, help="Let warnings fail.")
@trusting
def command(paths: tuple[Path, ...], machine: bool, strict: bool, trust: tuple[Path, ...]) -> int:
    """Check specs and courses; PATHS are files, folders, or names of courses that ship."""
    checked, sink = check(paths, trust)
    if machine:
        click.echo(json.dumps([as_json(found) for found in sink], indent=2, ensure_ascii=False))
    else:
        say(sink)
        errors = sum(found.severity == "error" for found in sink)
        warnings = len(sink) - errors
        click.echo(
            f"checked {plural(checked, 'file')}: {plural(errors, 'error')}, "
            f"{plural(warnings, 'warning')}"
        )
    return 1 if sink.failed or (strict and len(sink)) else 0
