"""Diagnostics on the terminal, errors in red where it has colours, and as JSON."""

from collections.abc import Iterable
from typing import Any

import click

from worksheets.model.diagnostics import Diagnostic, visible

MOST_SHOWN = 200
"""So many diagnostics are shown; nobody reads more at once."""
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def show_diagnostics(diagnostics: Iterable[Diagnostic], command: str = "check") -> None:
    """Show diagnostics on the error stream; beyond MOST_SHOWN only how many more there are, and
    which command has them all."""
    listed = list(diagnostics)
    for diagnostic in listed[:MOST_SHOWN]:
        severity = click.style(diagnostic.kind, fg=COLOURS[diagnostic.severity], bold=True)
        click.echo(f"{diagnostic.span}: {severity}: {diagnostic.message}", err=True)
        for note in diagnostic.notes:
            click.echo(f"  {note}", err=True)
        for hint in diagnostic.hints:
            click.echo(f"  hint: {hint}", err=True)
    if len(listed) > MOST_SHOWN:
        click.echo(
            f"… and {len(listed) - MOST_SHOWN} more; 'worksheets {command} --json' has all",
            err=True,
        )


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as a mapping for JSON."""
    return {
        "severity": diagnostic.severity,
        **({"code": diagnostic.code} if diagnostic.code else {}),
        "file": visible(diagnostic.span.file),
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        **({"notes": list(diagnostic.notes)} if diagnostic.notes else {}),
    }
