"""Papers of specs, chosen from their texts, for tests of what changes them."""

from pathlib import Path

from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context


def reader_of(path: Path) -> ChoiceReader:
    return ChoiceReader(path, reading_context())


def choice_of(reader: ChoiceReader, text: str) -> PaperChoice:
    sink = Sink()
    choice = reader.choice(text, sink)
    assert choice is not None, list(map(str, sink))
    return choice


def printed(choice: PaperChoice) -> list[list[str]]:
    """The names of the questions on each form, in the order in which they are printed."""
    return [[entry.name for section in form.ordered for entry in section] for form in choice.forms]


def with_comments(text: str) -> str:
    """The text of a spec with a comment above and behind every entry on one line."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip().startswith("- {"):
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(f"{indent}# above {len(lines)}")
            lines.append(f"{line}  # behind {len(lines)}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]
