"""Questions that stand among notes: a question is no fact, and is put aside."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.notes.lines import Line
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import split

LABEL = re.compile(
    r"^\**(?:(?:Q|Qu|Question|Exercise|Task) ?\d{1,3} ?[.:)–-]?|Q ?[.:)]|\(?\d{1,3} ?[.:)]|\d{1,3}"
    r"|\(?(?:[a-z]|[ivx]{1,4})[.)])\** "
)
"""What a question is numbered with: '3.', 'Q3', 'Question 3:', '(a)'."""
TARIFF = re.compile(r" ?[\[(] ?\d{1,2} ?(?:marks?|points?|pts?|m)? ?[\])]\.?\**$", re.IGNORECASE)
COMMAND = re.compile(
    r"(?:Explain|Describe|Discuss|Evaluate|Assess|Analyse|Analyze|Define|Identify|Justify|Calculate"
    r"|Summarise|Summarize|Examine|Compare|To what extent|How far|Comment on|Account for|Work out"
    r"|Distinguish between) ['\"$\w(*]"
)
AMBIGUOUS = re.compile(
    r"(?:State|Name|List|Give|Outline|Suggest|Contrast|Deduce|Determine|Show|Prove|Find) "
    r"(?:why|how|what|which|who|whom|whose|when|where|whether|that|the|a|an|one|two|three|four|five"
    r"|any|some|your|each|as many|ways|reasons|examples|\d)\b"
)
"""What asks for something only if it is followed by one of these."""
OPTION = re.compile(r"\(?[A-Ha-h][.)]")
ANSWER = re.compile(r"^\**(?:A|Ans|Answer|Answers|Mark scheme)\**\d{0,3} ?[.:)]", re.IGNORECASE)
MOST_OF_OPTION = 6
"""Words of an entry in a list that is an option of the question above it."""
SHORT = 9
"""Words of a line that can be a heading."""


def asks(words: str) -> bool:
    """Whether a sentence asks for something."""
    words = TARIFF.sub("", LABEL.sub("", words)).strip("* ")
    return words.endswith("?") or bool(COMMAND.match(words) or AMBIGUOUS.match(words))


def with_questions(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines, with questions, their options and their answers marked as such; a question over
    what answers it is a heading."""
    found: list[Line] = []
    after = False
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        question = line.mark != "heading" and _is_question(line)
        if question and _is_heading(line, following):
            found.append(replace(line, mark="heading"))
            after = False
        elif question or (after and _belongs(line)):
            what = "a question" if question else "what belongs to a question"
            report.add("asked", line.number, f"{what}: '{line.words}'")
            found.append(replace(line, mark="question"))
            after = True
        else:
            found.append(line)
            after = False
    return found


def _is_question(line: Line) -> bool:
    """Whether a line is a question, with little else, or a row of a table has one."""
    if line.mark == "row":
        return any(map(asks, line.cells))
    sentences = split(LABEL.sub("", line.words))
    few = len(sentences) <= 3 or bool(line.label.strip("-*+•"))
    return bool(sentences) and asks(sentences[0]) and (few or all(map(asks, sentences)))


def _is_heading(line: Line, following: Line | None) -> bool:
    """Whether a question is short, has no number, and stands over longer lines."""
    if following is None or line.mark != "text" or LABEL.match(line.words):
        return False
    longer = following.mark == "bullet" or len(following.words.split()) > SHORT
    short = len(line.words.split()) <= SHORT and line.words.endswith("?")
    return (
        short and longer and not OPTION.fullmatch(following.label) and not _is_question(following)
    )


def _belongs(line: Line) -> bool:
    """Whether a line after a question is one of its options, or its answer."""
    first = line.label or line.words.partition(" ")[0]
    few = len(line.words.split()) <= MOST_OF_OPTION and not line.words.endswith((".", ":"))
    option = OPTION.fullmatch(first) or (line.mark == "bullet" and few)
    return bool(option or ANSWER.match(line.words))
