"""`worksheets check`."""

import json
from pathlib import Path
from typing import Any

import click

from worksheets.checking.check import check_files
from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import class_option, on_option, trust_option
from worksheets.model.diagnostics import plural
from worksheets.pipeline.history import ForClass


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option("--strict", is_flag=True, help="Let warnings fail.")
@trust_option
@class_option
@on_option
def command(paths: tuple[Path, ...], machine: bool, strict: bool, **given: Any) -> int:
    """Check specs and courses; PATHS are files, folders, or names of courses that ship."""
    checked, sink = check_files(paths, ForClass(given["class_"], given["on"], given["trust"]))
    if machine:
        click.echo(
            json.dumps([as_json(diagnostic) for diagnostic in sink], indent=2, ensure_ascii=False)
        )
    else:
        show_diagnostics(sink)
        errors = sum(diagnostic.severity == "error" for diagnostic in sink)
        warnings = len(sink) - errors
        click.echo(
            f"checked {plural(checked, 'file')}: {plural(errors, 'error')}, "
            f"{plural(warnings, 'warning')}"
        )
    return 1 if sink.failed or (strict and len(sink)) else 0
