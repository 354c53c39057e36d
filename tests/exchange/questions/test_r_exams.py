"""Static exercises of R/exams in Markdown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import remembered, right_of

from worksheets.exchange.questions.formats.r_exams import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    NumericEntry,
    TextEntry,
)
from worksheets.model.paper.content import Gap, Maths, Text, plain

__all__ = ["remembered"]

CHOICE = """\
Question
========
Which river
is $x^2$?

Answerlist
----------
* Han
* Amnok
* Nile

Solution
========
It is so.

Answerlist
----------
* False. It is far away.
* True.
* False.

Meta-information
================
exname: River
extype: schoice
exsolution: 010
exshuffle: TRUE
exsection: Rivers/Asia
"""


def exercise(kind: str, solution: str, question: str = "How long?", more: str = "") -> str:
    return (
        f"Question\n========\n{question}\n\nMeta-information\n================\n"
        f"exname: x\nextype: {kind}\nexsolution: {solution}\n{more}"
    )


def bank(text: str) -> BankFile:
    found = read(text.encode(), "river.Rmd")
    assert len(found.items) + found.refused == found.seen == 1
    return found


def only(text: str) -> ExchangeItem:
    (one,) = bank(text).items
    return one


def test_a_choice() -> None:
    one = only(CHOICE)
    assert one.body == ((Text("Which river is "), Maths("x^2"), Text("?")),)
    assert (one.name, one.path, right_of(one)) == ("River", ("Rivers", "Asia"), ["Amnok"])
    assert isinstance(one.interaction, Choice)
    assert [plain(option.why) for option in one.interaction.options] == [
        "False. It is far away.",
        "",
        "",
    ]
    assert plain(one.feedback) == "It is so."
    assert [found.name for found in likely_formats(CHOICE.encode())] == ["r-exams"]
    several = only(CHOICE.replace("schoice", "mchoice").replace("010", "011"))
    assert right_of(several) == ["Amnok", "Nile"]


def test_numbers_words_and_blanks() -> None:
    number = only(exercise("num", "1.5", more="extol: 0.25\n")).interaction
    assert isinstance(number, NumericEntry)
    assert (number.ranges[0].least, number.ranges[0].most) == (Decimal("1.25"), Decimal("1.75"))
    words = only(exercise("string", "Seoul")).interaction
    assert isinstance(words, TextEntry)
    assert plain(words.gaps["answer"].answers[0].words) == "Seoul"
    text = "It is ##ANSWER2## and ##ANSWER1##."
    cloze = only(exercise("cloze", "3|red", text, "exclozetype: num|string\nextol: 0\n"))
    assert cloze.body == ((Text("It is "), Gap("gap-2"), Text(" and "), Gap("gap-1"), Text(".")),)
    listed = only(exercise("cloze", "a|b", "Say.\n\nAnswerlist\n----------\n* One:\n* Two:\n",
                           "exclozetype: string|string\n"))  # fmt: skip
    assert isinstance(listed.interaction, TextEntry)
    assert [plain(gap.answers[0].words) for gap in listed.interaction.gaps.values()] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (CHOICE.replace("010", "01"), "the exsolution '01' is not one for 3 options"),
        (CHOICE.replace("010", "011"), "2 options are right"),
        (CHOICE.replace("* Nile\n", ""), "the exsolution '010' is not one for 2 options"),
        (CHOICE.replace("exsolution: 010\n", ""), "it has no exsolution"),
        (f"{CHOICE}exsolution: 100\n", "'exsolution' is there twice"),
        (CHOICE.replace("schoice", "other"), "an exercise of type 'other' cannot be read"),
        (exercise("num", "x"), "'x:0' is no number"),
        (exercise("cloze", "a|b", "##ANSWER1##", "exclozetype: string|string\n"),
         "a blank has no solution, or a solution no blank"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    found = bank(text)
    assert [loss.what for loss in found.losses if loss.grade == "refused"] == [message]


@pytest.mark.parametrize("code", ["```{r, echo=FALSE}\nx <- 1\n```\n", "It is `r x`.\n"])
def test_code_of_r_is_never_run_and_is_named_by_its_line(code: str) -> None:
    found = bank(f"{code}{CHOICE}")
    assert [(loss.span.line, loss.what) for loss in found.losses] == [
        (1, "it has R code, which is never run")
    ]


@given(n=st.integers(0, CHOICE.count("\n") - 1), times=st.sampled_from([0, 2]))
def test_a_lost_or_repeated_line_makes_no_wrong_key(n: int, times: int) -> None:
    lines = CHOICE.split("\n")
    lines[n : n + 1] = times * [lines[n]]
    for one in bank("\n".join(lines)).items:
        assert right_of(one) == ["Amnok"]


@given(text=st.text("Question=\nMeta-information*exsolution: 01#`", max_size=150))
def test_any_text_is_counted(text: str) -> None:
    bank(text)


LATEX = r"""\begin{question}
Which \emph{river} is $x^2$?
% a remark
\begin{answerlist}
  \item Han
  \item Amnok
  \item Nile
\end{answerlist}
\end{question}

\begin{solution}
It is so.
\begin{answerlist}
  \item False. It is far away.
  \item True.
  \item False.
\end{answerlist}
\end{solution}

%% META-INFORMATION
%% \extype{schoice}
%% \exsolution{010}
%% \exname{River}
%% \exshuffle{3}
%% \exsection{Rivers/Asia}
"""


def latex(kind: str, solution: str, more: str = "") -> str:
    return (
        "\\begin{question}\nHow long?\n\\end{question}\n"
        f"\\extype{{{kind}}}\n\\exsolution{{{solution}}}\n{more}"
    )


def test_an_exercise_in_latex_is_its_twin_in_markdown() -> None:
    (item,) = bank(LATEX).items
    (twin,) = bank(CHOICE).items
    assert (item.name, item.path, item.marks) == (twin.name, twin.path, twin.marks)
    assert (item.interaction, item.feedback) == (twin.interaction, twin.feedback)
    assert [one.name for one in likely_formats(LATEX.encode())] == ["r-exams"]


def test_numbers_and_words_in_latex() -> None:
    (number,) = bank(latex("num", "3.14", "\\extol{0.01}\n")).items
    assert isinstance(number.interaction, NumericEntry)
    (ends,) = number.interaction.ranges
    assert (ends.least, ends.most) == (Decimal("3.13"), Decimal("3.15"))
    (words,) = bank(latex("string", "Amnok")).items
    assert isinstance(words.interaction, TextEntry)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"<<echo=FALSE>>=\nx <- 1\n@\n{LATEX}", 1, "it has R code, which is never run"),
        (LATEX.replace("Nile", r"\Sexpr{x}"), 7, "it has R code, which is never run"),
        (LATEX.replace("010", "110"), 1, "2 options are right"),
        (LATEX.replace("010", "0100"), 1, "the exsolution '0100' is not one for 3 options"),
        (LATEX.replace("%% \\exname", "%% \\extype{num}\n%% \\exname"), 1,
         "'extype' is there twice"),
        (latex("cloze", "1|2"), 1, "an exercise of type 'cloze' in LaTeX cannot be read"),
        (LATEX + LATEX[: LATEX.index("%% M")], 1, "it is not one question"),
    ],
)  # fmt: skip
def test_what_is_not_certain_in_latex_is_refused(text: str, line: int, message: str) -> None:
    (loss,) = bank(text).losses
    assert (loss.span.line, loss.what) == (line, message)
