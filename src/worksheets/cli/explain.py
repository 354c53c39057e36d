"""`worksheets explain`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from worksheets.authoring.alternatives import Explanation, explained
from worksheets.authoring.paper_choice import PaperChoice
from worksheets.cli.changed_spec import chosen_spec, for_class, mistakes_shown, spec_argument
from worksheets.cli.compared_papers import show_comparison
from worksheets.model.diagnostics import plural, visible
from worksheets.model.picks import Pick
from worksheets.pipeline.history import ForClass

MOST_SHOWN = 3
"""So many questions are shown that were passed over, or that could stand there."""


@click.command("explain")
@spec_argument
@click.argument("questions", nargs=-1)
@click.option("--json", "machine", is_flag=True, help="Report as JSON, with all that is known.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="What is otherwise than on another paper: that of a record, or of another spec.",
)
@for_class
def command(
    spec: Path, questions: tuple[str, ...], machine: bool, against: Path | None, whose: ForClass
) -> int:
    """Show why QUESTIONS of the paper of SPEC stand there, all if none is named.

    A question is named by its number or by its id.
    """
    if against is not None and questions:
        raise click.UsageError("--against is about all questions: name none")
    chosen = chosen_spec(spec, whose)
    if chosen is None:
        return 1
    choice = chosen.choice
    if against is not None:
        return show_comparison(choice, against, whose, machine=machine)
    with mistakes_shown():
        named = [choice.find(name) for name in questions] or choice.questions
    found = [explained(choice, question) for question in named]
    if machine:
        listed = [_as_json(choice, one) for one in found]
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
    else:
        for one in found:
            for line in _lines(choice, one):
                click.echo(visible(line))
    return 0


def _lines(choice: PaperChoice, one: Explanation) -> Iterator[str]:
    question = one.question
    entry = question.entry
    marks = plural(entry.question.tariff, "mark") if entry.question.tariff else "no marks"
    drawn = ", made from knowledge" if entry.origin == "knowledge" else ""
    kind = f"{entry.question.type}, {marks}, topic {entry.topic.number}{drawn}"
    yield f"{question.number:>3}  {entry.question.id}   {kind}"
    yield f"     {_asked_for(choice, one)}"
    width = max(
        (len(passed.entry.question.id) for passed in one.passed_over[:MOST_SHOWN]), default=0
    )
    for n, (passed, reason) in enumerate(one.passed_over[:MOST_SHOWN]):
        head = "passed over: " if n == 0 else " " * 13
        yield f"     {head}{passed.question.id:<{width}} — {reason}"
    if len(one.passed_over) > MOST_SHOWN:
        yield f"{' ' * 18}and {len(one.passed_over) - MOST_SHOWN} more"
    if not one.fixed:
        yield f"     could stand here: {_could_stand(one)}"


def _asked_for(choice: PaperChoice, one: Explanation) -> str:
    question, wanted = one.question, one.question.wanted
    if wanted is None:
        return f"asked for by the blueprint at {choice.loaded.at('blueprint')}"
    if question.is_written_here:
        return f"written at {wanted.span}"
    if question.is_pinned:
        return f"named at {wanted.span}"
    text = f"asked for at {wanted.span} ({_criteria(wanted)})"
    if not one.rank:
        return f"{text}; {one.fixed}" if one.fixed else text
    return f"{text}; number {one.rank} of {one.fit} in the order of seed {choice.inputs.seed}"


def _criteria(pick: Pick) -> str:
    """What a pick asks for, in words."""
    parts = [str(pick.count)]
    if pick.type:
        parts.append(f"of type {' or '.join(pick.type)}")
    if pick.topic:
        parts.append(f"of topic {' or '.join(pick.topic)}")
    if pick.marks:
        parts.append(f"for {plural(pick.marks, 'mark')}")
    if pick.difficulty:
        parts.append(f"of difficulty {pick.difficulty}")
    if pick.from_:
        parts.append(f"from {pick.from_}")
    return " ".join(parts)


def _could_stand(one: Explanation) -> str:
    ids = [entry.question.id for entry in one.could_stand]
    if not ids:
        return "no other question of its type and marks"
    more = f" (and {len(ids) - MOST_SHOWN} more)" if len(ids) > MOST_SHOWN else ""
    return ", ".join(ids[:MOST_SHOWN]) + more


def _as_json(choice: PaperChoice, one: Explanation) -> dict[str, object]:
    question = one.question
    entry = question.entry
    span = question.wanted.span if question.wanted else choice.loaded.at("blueprint")
    return {
        "number": question.number,
        "id": entry.question.id,
        "type": entry.question.type,
        "marks": entry.question.tariff,
        "topic": entry.topic.number,
        "origin": entry.origin,
        "pinned": question.is_pinned,
        "fixed": one.fixed,
        "file": visible(span.file),
        "line": span.line,
        "column": span.column,
        "rank": one.rank,
        "of": one.fit,
        "passed-over": [
            {"id": passed.entry.question.id, "reason": passed.reason} for passed in one.passed_over
        ],
        "could-stand": [
            {"id": other.question.id, "topic": other.topic.number, "text": other.question.wording}
            for other in one.could_stand
        ],
    }
