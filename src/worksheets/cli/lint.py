"""`worksheets lint`."""

import json
from pathlib import Path
from textwrap import fill
from typing import Any

import click

from worksheets.checking.lint import Report, lint_files
from worksheets.checking.linting.elsewhere import HELD_ELSEWHERE, HeldElsewhere
from worksheets.checking.linting.rule import Rule, rules
from worksheets.checking.linting.word_lists import languages_with
from worksheets.cli.diagnostics import as_json, show_diagnostics
from worksheets.cli.options import class_option, on_option, trust_option
from worksheets.model.authored import joined_names
from worksheets.model.diagnostics import did_you_mean, plural
from worksheets.pipeline.history import ForClass


def _codes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Codes with commas between them; raises BadParameter for one that no rule has."""
    codes = tuple(code.strip().upper() for code in (value or "").split(",") if code.strip())
    known = {each.code for each in rules()}
    for code in codes:
        if code not in known:
            hints = "; ".join(did_you_mean(code, known))
            raise click.BadParameter(f"there is no rule '{code}'; {hints}")
    return codes


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--only", callback=_codes, metavar="C03,C04", help="Only these rules.")
@click.option("--explain", metavar="C03", help="Say what a rule says and why; 'all' lists them.")
@click.option("--json", "machine", is_flag=True, help="Report as JSON.")
@click.option("--strict", is_flag=True, help="Let warnings fail.")
@trust_option
@class_option
@on_option
def command(
    paths: tuple[Path, ...],
    only: tuple[str, ...],
    explain: str | None,
    machine: bool,
    **options: Any,
) -> int:
    """Read what specs and courses print as an examiner reads it.

    PATHS are files, folders, or names of courses that ship.
    """
    if explain:
        _explain(explain)
        return 0
    if not paths:
        raise click.UsageError("name a spec or a course, or a rule with --explain")
    given = ForClass(options["class_"], options["on"], options["trust"])
    report = lint_files(paths, only, given)
    if machine:
        click.echo(json.dumps(_as_json(report), indent=2, ensure_ascii=False))
    else:
        _show(report)
    return 1 if report.count("error") or (options["strict"] and report.count("warning")) else 0


def _show(report: Report) -> None:
    show_diagnostics(report.diagnostics, "lint")
    for tag, codes in report.skipped.items():
        click.echo(
            f"no words are known in '{tag}' for {plural(len(codes), 'rule')}, which were "
            f"not asked: {', '.join(codes)}"
        )
    counts = (plural(report.count(kind), kind) for kind in ("error", "warning", "note"))
    click.echo(f"linted {plural(report.checked, 'file')}: {', '.join(counts)}")


def _as_json(report: Report) -> dict[str, object]:
    return {
        "diagnostics": [as_json(diagnostic) for diagnostic in report.diagnostics],
        "skipped": {tag: list(codes) for tag, codes in report.skipped.items()},
    }


def _explain(code: str) -> None:
    """Show a rule, or the titles of all."""
    every: list[Rule | HeldElsewhere] = [*rules(), *HELD_ELSEWHERE]
    listed = {each.code: each for each in sorted(every, key=lambda each: each.code)}
    if code.casefold() == "all":
        for each in listed.values():
            click.echo(f"{each.code}  {each.severity:8} {each.title}")
        return
    found = listed.get(code.upper())
    if found is None:
        hints = "; ".join(did_you_mean(code.upper(), listed))
        raise click.BadParameter(f"there is no rule '{code}'; {hints}", param_hint="--explain")
    click.echo(f"{found.code}  {found.severity}: {found.title}")
    click.echo(fill(found.explanation, 88, initial_indent="  ", subsequent_indent="  "))
    click.echo(f"  source: {found.sources}")
    if isinstance(found, Rule) and found.needs:
        click.echo(f"  languages: {joined_names(languages_with(found.needs))}")
