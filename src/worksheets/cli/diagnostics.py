"""Diagnostics on the terminal, errors in red where it has colours, and as JSON."""

from collections.abc import Iterable
from typing import Any

import click

from worksheets.model.diagnostics import Diagnostic, visible

MOST_SHOWN = 200
"""So many diagnostics are shown; nobody reads more at once."""
COLOURS = {"error": "red", "warning": "yellow"}


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Show diagnostics on the error stream; beyond MOST_SHOWN only how many more there are."""
    listed = list(diagnostics)
    for diagnostic in listed[:MOST_SHOWN]:
        severity = click.style(diagnostic.severity, fg=COLOURS[diagnostic.severity], bold=True)
        click.echo(f"{diagnostic.span}: {severity}: {diagnostic.message}", err=True)
        for hint in diagnostic.hints:
            click.echo(f"  hint: {hint}", err=True)
    if len(listed) > MOST_SHOWN:
        click.echo(
            f"… and {len(listed) - MOST_SHOWN} more; 'worksheets check --json' has all", err=True
        )


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as a mapping for JSON."""
    return {
        "severity": diagnostic.severity,
        "file": visible(diagnostic.span.file),
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
    }
