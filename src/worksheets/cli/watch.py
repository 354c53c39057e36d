"""`worksheets watch`."""

import time
from pathlib import Path

import click

from worksheets.cli.diagnostics import show_diagnostics
from worksheets.cli.options import output_option, trust_option
from worksheets.jobs.watching import WatchedBuild, watched_builds
from worksheets.model.diagnostics import plural, visible
from worksheets.pipeline.request import Request

MOST_NAMED = 3
"""So many changed files are named on a line."""


@click.command("watch")
@click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@click.option("--theme", help="A theme that ships, or a YAML file.")
@click.option("--strict", is_flag=True, help="Let warnings fail a paper.")
@trust_option
def command(
    specs: tuple[Path, ...], output: Path, theme: str | None, strict: bool, trust: tuple[Path, ...]
) -> int:
    """Build SPECS whenever a file that they use is saved, until Ctrl+C.

    Each build is one line; what is wrong is said below it.
    """
    request = Request(output, theme=theme, strict=strict, trust=trust, jobs=1)
    try:
        for built in watched_builds(specs, request, _wait):
            _show(built)
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from error
    return 0


def _wait(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def _show(built: WatchedBuild) -> None:
    result = built.result
    errors = sum(diagnostic.severity == "error" for diagnostic in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    parts = [plural(len(result.built), "file")]
    parts += [plural(errors, "error")] if errors else []
    parts += [plural(warnings, "warning")] if warnings else []
    head = f"{_names(built.changed)} changed: " if built.changed else ""
    click.echo(visible(f"{head}built {', '.join(parts)} in {built.seconds:.1f} s"))
    show_diagnostics(result.diagnostics)


def _names(changed: tuple[Path, ...]) -> str:
    shown = ", ".join(path.name for path in changed[:MOST_NAMED])
    more = len(changed) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
