"""How diagnostics are shown: one block each, errors in red where colours are wanted."""

from collections.abc import Iterable
from typing import Any

import click

from worksheets.model.diagnostics import Diagnostic, visible

MOST = 200
"""Diagnostics that are shown; nobody reads more at once."""
COLOURS = {"error": "red", "warning": "yellow"}


def say(diagnostics: Iterable[Diagnostic]) -> None:
    """Show diagnostics on the error stream; of very many, those that come first."""
    listed = list(diagnostics)
    for found in listed[:MOST]:
        severity = click.style(found.severity, fg=COLOURS[found.severity], bold=True)
        click.echo(f"{found.span}: {severity}: {found.message}", err=True)
        for hint in found.hints:
            click.echo(f"  hint: {hint}", err=True)
    if len(listed) > MOST:
        click.echo(f"… and {len(listed) - MOST} more; 'worksheets check --json' has all", err=True)


def as_json(found: Diagnostic) -> dict[str, Any]:
    """A diagnostic for machines."""
    return {
        "severity": found.severity,
        "file": visible(found.span.file),
        "line": found.span.line,
        "column": found.span.column,
        "message": found.message,
        "hints": list(found.hints),
    }
