"""Questions among notes, which are no facts and are put aside."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.notes.lines import NoteLine
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import split_sentences

LABEL = re.compile(
    r"^\**(?:(?:Q|Qu|Question|Exercise|Task) ?\d{1,3} ?[.:)–-]?|Q ?[.:)]|\(?\d{1,3} ?[.:)]|\d{1,3}"
    r"|\(?(?:[a-z]|[ivx]{1,4})[.)])\** "
)
"""Labels of questions: '3.', 'Q3', 'Question 3:', '(a)'."""
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
"""Verbs that ask a question only before one of these words."""
OPTION = re.compile(r"\(?[A-Ha-h][.)]")
ANSWER = re.compile(r"^\**(?:A|Ans|Answer|Answers|Mark scheme)\**\d{0,3} ?[.:)]", re.IGNORECASE)
MOST_OF_OPTION = 6
"""The most words of a list entry that is an option of the question above it."""
LONGEST_HEADING_WORDS = 9
"""The most words of a line that can be a heading."""


def asks(text: str) -> bool:
    """Whether a sentence is a question or a command to answer one."""
    text = TARIFF.sub("", LABEL.sub("", text)).strip("* ")
    return text.endswith("?") or bool(COMMAND.match(text) or AMBIGUOUS.match(text))


def mark_questions(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines, with questions, their options and answers marked as such.

    A question above the text that answers it is a heading.
    """
    marked: list[NoteLine] = []
    after_question = False
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        question = line.kind != "heading" and _is_question(line)
        if question and _is_heading(line, following):
            marked.append(replace(line, kind="heading"))
            after_question = False
        elif question or (after_question and _belongs(line)):
            description = "a question" if question else "what belongs to a question"
            report.add("asked", line.number, f"{description}: '{line.text}'")
            marked.append(replace(line, kind="question"))
            after_question = True
        else:
            marked.append(line)
            after_question = False
    return marked


def _is_question(line: NoteLine) -> bool:
    """Whether a line is a question with little else, or a table row with a question."""
    if line.kind == "row":
        return any(map(asks, line.cells))
    sentences = split_sentences(LABEL.sub("", line.text))
    few = len(sentences) <= 3 or bool(line.label.strip("-*+•"))
    return bool(sentences) and asks(sentences[0]) and (few or all(map(asks, sentences)))


def _is_heading(line: NoteLine, following: NoteLine | None) -> bool:
    """Whether a question is short, has no number, and stands over longer lines."""
    if following is None or line.kind != "text" or LABEL.match(line.text):
        return False
    longer = following.kind == "bullet" or len(following.text.split()) > LONGEST_HEADING_WORDS
    short = len(line.text.split()) <= LONGEST_HEADING_WORDS and line.text.endswith("?")
    return (
        short and longer and not OPTION.fullmatch(following.label) and not _is_question(following)
    )


def _belongs(line: NoteLine) -> bool:
    """Whether a line after a question is one of its options, or its answer."""
    label = line.label or line.text.partition(" ")[0]
    is_short = len(line.text.split()) <= MOST_OF_OPTION and not line.text.endswith((".", ":"))
    option = OPTION.fullmatch(label) or (line.kind == "bullet" and is_short)
    return bool(option or ANSWER.match(line.text))
