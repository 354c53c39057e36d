"""The command line: one module a command, loaded when it is called."""

import gc
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from types import TracebackType

# Imports and builds make many small values and few cycles; looking for cycles is time lost.
gc.set_threshold(5_000_000)

import click  # noqa: E402

from worksheets import __version__  # noqa: E402
from worksheets.memo import Memory  # noqa: E402

COMMANDS = {
    "build": "Build papers and their mark schemes as PDF files.",
    "new": "Begin a quiz, a paper, a course, a topic, a question or a theme.",
    "check": "Check specs and courses without building.",
    "lint": "Read specs and courses as an examiner does: cues, keys, wording, schemes.",
    "plan": "Show what would be built, and on how much paper.",
    "draw": "Show draws of a question with values, with their keys.",
    "import": "Make a course of notes, or of a bank of questions.",
    "explain": "Show why each question of a paper was chosen, and what else could stand there.",
    "swap": "Put another question in place of one, and change nothing else.",
    "pin": "Write questions into a spec by their ids, so that they stay.",
    "unpin": "Let a question be chosen again.",
    "replay": "Build a paper again with exactly the questions that it had.",
    "export": "Write a paper or a course for Moodle and other programs.",
    "formats": "Show the formats of questions that are read and written.",
    "verify": "Go through what an import suggested: accept, edit, dispute or reject it.",
    "figures": "Show every kind of figure with an example.",
    "gallery": "Write pages with pictures of every question type, figure and theme.",
    "history": "Show which papers a class has had, and forget one.",
    "fonts": "Show the families of fonts that themes can name.",
    "profiles": "Show the profiles: what papers of a kind have.",
    "schema": "Print what editors know keys by, or write it for the editors of a folder.",
    "serve": "Show specs, questions and pages in the browser, and change them there.",
    "stress": "Generate questions of every type many times, and hold their keys against the facts.",
    "themes": "Show the themes: how papers can look, in words or in pictures.",
    "topics": "Show the topics of a course, and how many questions each can give.",
    "watch": "Build specs whenever a file that they use is saved.",
    "types": "Show every question type with an example.",
}


class Commands(click.Group):
    """A click group that imports only the command that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"worksheets.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        near = get_close_matches(name, COMMANDS, n=1)
        if name not in COMMANDS and near and not name.startswith("-"):
            ctx.fail(f"there is no command '{name}'; did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="worksheets %(version)s")
def worksheets() -> None:
    """Printable worksheets and exam papers with their mark schemes.

    Write a short paper spec in YAML, then: worksheets build SPEC
    """
    click.get_current_context().with_resource(Memory().used())


DEBUG_VARIABLE = "WORKSHEETS_DEBUG"


def _report_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Report a bug of this program in one line; with the debug variable set, its traceback too."""
    if os.environ.get(DEBUG_VARIABLE):
        sys.__excepthook__(kind, error, trace)
    message = f"internal error: {kind.__name__}: {error}".replace("\n", " ")[:600]
    click.echo(f"{message}\n  hint: this is a fault of the program: please report it", err=True)
    click.echo(f"  hint: {DEBUG_VARIABLE}=1 shows where it was", err=True)


def _silence_libraries() -> None:
    """Report crashes in our own words, and hide warnings of libraries, unless debugging."""
    sys.excepthook = _report_crash
    if os.environ.get(DEBUG_VARIABLE):
        logging.getLogger("worksheets").setLevel(logging.DEBUG)
        logging.getLogger("worksheets").addHandler(logging.StreamHandler())
    elif not sys.warnoptions:
        warnings.simplefilter("ignore")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; the exit code is 0, 1 (content), 2 (usage), 3 (partly built) or 130."""
    _silence_libraries()
    try:
        os.getcwd()  # noqa: PTH109 whether it is still there, which nothing can do without
    except OSError:
        click.echo("the folder in which this runs was deleted; go to another one", err=True)
        sys.exit(2)
    try:
        code = worksheets.main(args=arguments, prog_name="worksheets", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        code = 2
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt) as error:
        message = str(error.__cause__ or error)
        click.echo(f"interrupted: {message}" if message else "interrupted", err=True)
        code = 130
    gc.freeze()  # the process ends here; nothing is worth looking for
    sys.exit(code or 0)
