"""Questions in LaTeX: of Auto Multiple Choice and of the class exam."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import keys_of, remembered, right_of

from worksheets.exchange.questions.formats.latex import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    NumericEntry,
    TextEntry,
)
from worksheets.model.paper.content import Code, Emph, Gap, Maths, Text, plain

__all__ = ["remembered"]

AMC = r"""
\documentclass{article}
\begin{document}
\element{rivers}{
  \begin{question}{border}\bareme{b=1,m=-1}
    Which \emph{river} is \'el\`eve $x^2$? % a remark
    \begin{reponseshoriz}[o]
      \mauvaise{Han}
      \bonne{Amnok, 50\%}
      \lastchoices
      \mauvaise{Nile}
    \end{reponseshoriz}
  \end{question}
}
\begin{questionmult}{two}
  Which two?
  \begin{choices}
    \correctchoice{one}\correctchoice{two}\wrongchoice{three}
  \end{choices}
\end{questionmult}
\begin{question}{number}How long?\AMCnumericChoices{12.5}{digits=3,decimals=1}\end{question}
\end{document}
"""
EXAM = r"""
\begin{questions}
\question[2] Which river?
\begin{verbatim}
x = 1
\end{verbatim}
\begin{choices}
  \choice Han
  \CorrectChoice Amnok
\end{choices}
\begin{solution}[2cm] It is so. \end{solution}
\question Its capital?
\begin{solution}Seoul\end{solution}
\question Which?
\begin{choices}\choice a \choice b\end{choices}
\question Say.
\begin{parts}\part a\end{parts}
\end{questions}
"""
SMALL = AMC[AMC.index(r"\begin{questionmult}") : AMC.index(r"\begin{question}{number}")]


def bank(text: str) -> BankFile:
    found = read(text.encode(), "quiz.tex")
    assert len(found.items) + found.refused == found.seen
    return found


def only(text: str) -> ExchangeItem:
    (one,) = bank(text).items
    return one


def test_questions_of_auto_multiple_choice() -> None:
    border, two, number = bank(AMC).items
    assert border.body == (
        (Text("Which "), Emph((Text("river"),)), Text(" is élève "), Maths("x^2"), Text("?")),
    )
    assert (border.name, border.path, right_of(border)) == ("border", ("rivers",), ["Amnok, 50%"])
    assert border.doubts == ("its answers have marks of their own",)
    assert isinstance(border.interaction, Choice)
    assert border.interaction.ordered
    assert right_of(two) == ["one", "two"]
    assert isinstance(number.interaction, NumericEntry)
    assert number.interaction.shown == "12.5"
    assert [one.name for one in likely_formats(AMC.encode())] == ["latex"]


def test_questions_of_the_class_exam() -> None:
    found = bank(EXAM)
    river, capital = found.items
    assert river.body == ((Text("Which river?"),), (Code("x = 1", display=True),))
    assert (river.marks, right_of(river), plain(river.feedback)) == (2, ["Amnok"], "It is so.")
    assert isinstance(capital.interaction, TextEntry)
    assert [loss.what for loss in found.losses] == [
        "nothing says which answer is right",
        "it has no answers and no solution",
    ]


PARTS = r"""
\begin{questions}
\question Look at the map.
\begin{parts}
  \part[2] Which river?
  \begin{choices}\choice Han \CorrectChoice Amnok\end{choices}
  \part Say more.
  \begin{subparts}
    \subpart Its capital? \begin{solution}Seoul\end{solution}
    \subpart Its area?
  \end{subparts}
\end{parts}
\question Say. \begin{parts}\part a\end{parts} And this.
\end{questions}
"""


BLANKS = r"""
\begin{questions}
\question[2\half] The capital of \fillin[Korea] is \fillin[Seoul][2cm].
\question No \fillin here.
\question Both \fillin[a].
\begin{choices}\choice a \CorrectChoice b\end{choices}
\end{questions}
"""


def test_blanks_have_their_answers_in_brackets() -> None:
    found = bank(BLANKS)
    (capital,) = found.items
    assert isinstance(capital.interaction, TextEntry)
    gaps = capital.interaction.gaps
    assert [plain(gap.answers[0].words) for gap in gaps.values()] == ["Korea", "Seoul"]
    assert capital.body == (
        (Text("The capital of "), Gap("gap-1"), Text(" is "), Gap("gap-2"), Text(".")),
    )
    assert capital.marks == Fraction(5, 2)
    assert [loss.what for loss in found.losses] == [
        "a blank has no answer",
        "it has blanks and a list of answers",
    ]


def test_each_part_of_a_question_is_one_with_the_words_above_it() -> None:
    found = bank(PARTS)
    river, capital = found.items
    assert river.body == ((Text("Look at the map."),), (Text("Which river?"),))
    assert (river.marks, right_of(river)) == (2, ["Amnok"])
    assert capital.body == (
        (Text("Look at the map."),),
        (Text("Say more."),),
        (Text("Its capital?"),),
    )
    assert isinstance(capital.interaction, TextEntry)
    assert [loss.what for loss in found.losses] == [
        "it has no answers and no solution",
        "words stand behind its parts",
    ]
    assert found.seen == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SMALL.replace("Which two?", r"\strange{x}"),
         "the command '\\strange' (line 2) is not known"),
        (SMALL.replace("correct", "wrong"), "nothing says which answer is right"),
        (SMALL.replace("questionmult", "question"), "2 answers are right"),
        (SMALL.replace(r"\wrongchoice", r"words \wrongchoice"), "words stand between its answers"),
        (SMALL.replace("Which two?", r"\begin{tabular}{l}x\end{tabular}"),
         "the environment 'tabular' (line 2) is not known"),
        (SMALL.replace("{three}", "{three"), "'choices' is closed on line 5, and not open"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    assert [loss.what for loss in bank(text).losses] == [message]


@given(n=st.integers(0, AMC.count("\n")), times=st.sampled_from([0, 2]))
def test_a_lost_or_repeated_line_makes_no_wrong_key(n: int, times: int) -> None:
    known = keys_of(BankFile(tuple(one for one in bank(AMC).items if one.name != "number")))
    lines = AMC.split("\n")
    lines[n : n + 1] = times * [lines[n]]
    for one in bank("\n".join(lines)).items:
        if isinstance(one.interaction, Choice):
            assert right_of(one) in known.values()


@given(text=st.text("\\begin{question}$[] \nbonmauvise%'", max_size=120))
def test_any_text_is_counted(text: str) -> None:
    bank(text)
    bank(SMALL.replace("Which two?", text))
