"""Questions as programs exchange them, made up by Hypothesis."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    ExtendedText,
    Grid,
    Listed,
    Match,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    TextEntry,
    TextGap,
)
from worksheets.model.paper.content import Code, Emph, Gap, Inlines, Maths, Strong, Sub, Text
from worksheets.read.typography import typeset

LETTERS = "abc XYZ 12.,;:=~#{}\\/%&<>|*()[]!?-→äßé語אב😀'\"$^_+\u00b2"


def _clean(text: str) -> str:
    return typeset(" ".join(text.split()))


words = (
    st.text(LETTERS, min_size=1, max_size=14)
    .map(_clean)
    .filter(
        lambda text: (
            bool(text.strip()) and "$$" not in text and r"\(" not in text and r"\[" not in text
        )
    )
)
plain_lines = words.map(lambda text: (Text(text),))
dressed = st.one_of(
    st.builds(lambda a: (Text("So "), Strong((Text(_clean(a)),))), words),
    st.builds(lambda a: (Emph((Text(_clean(a)),)), Text(" it is")), words),
    st.just((Text("H"), Sub((Text("2"),)), Text("O"))),
    st.just((Text("What is "), Maths(r"\frac{1}{2} < x"), Text("?"))),
    st.just((Code("for (i--) x == y"), Text(" ends"))),
)
lines: st.SearchStrategy[Inlines] = st.one_of(plain_lines, dressed)
whys = st.one_of(st.just(()), plain_lines)
parts_of_marks = st.sampled_from([Fraction(1, n) for n in (2, 3, 4, 5, 6, 7, 8)])
bodies = st.lists(
    st.one_of(
        lines,
        st.builds(Listed, st.lists(lines, min_size=1, max_size=3).map(tuple), st.booleans()),
        st.builds(
            lambda a, b: Grid((a, b)),
            st.tuples(plain_lines, plain_lines),
            st.tuples(plain_lines, plain_lines),
        ),
    ),
    max_size=2,
).flatmap(lambda more: lines.map(lambda first: (first, *more)))


@st.composite
def single_choices(draw: st.DrawFn) -> Choice:
    contents = draw(st.lists(lines, min_size=2, max_size=5, unique_by=str))
    right = draw(st.integers(0, len(contents) - 1))
    options = tuple(
        Option(
            content,
            ONE if n == right else draw(st.sampled_from([NONE, Fraction(1, 2)])),
            draw(whys),
        )
        for n, content in enumerate(contents)
    )
    return Choice(options, ordered=draw(st.booleans()))


@st.composite
def several_choices(draw: st.DrawFn) -> Choice:
    contents = draw(st.lists(lines, min_size=2, max_size=5, unique_by=str))
    right = draw(st.integers(1, len(contents)))
    wrong = draw(st.sampled_from([NONE, -Fraction(1, 3), -ONE]))
    options = tuple(
        Option(content, Fraction(1, right) if n < right else wrong, draw(whys))
        for n, content in enumerate(contents)
    )
    extra = all(option.worth >= NONE for option in options) and draw(st.booleans())
    return Choice(options, several=True, rule="less-extra" if extra else "sum")


verdicts = st.booleans().map(
    lambda right: Choice(
        (
            Option((Text("True"),), ONE if right else NONE),
            Option((Text("False"),), NONE if right else ONE),
        ),
        ordered=True,
    )
)
answers = st.builds(AcceptedAnswer, plain_lines, st.just(ONE), whys)
phrases = st.lists(answers, min_size=1, max_size=3, unique_by=lambda one: one.words).map(
    lambda accepted: TextEntry({"answer": TextGap(tuple(accepted))})
)
numbers = st.builds(
    lambda value, off, unit: NumericEntry(
        (NumericRange(Decimal(value) / 4 - off, Decimal(value) / 4 + off),),
        f"{(Decimal(value) / 4).normalize():f}",
        unit,
    ),
    st.integers(-400, 400),
    st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)]),
    st.sampled_from(["", "metres"]),
)


@st.composite
def matches(draw: st.DrawFn) -> Match:
    prompts = draw(st.lists(lines, min_size=2, max_size=4, unique_by=str))
    options = draw(st.lists(lines, min_size=2, max_size=5, unique_by=str))
    key = tuple(draw(st.integers(0, len(options) - 1)) for _ in prompts)
    used = sorted(set(key), key=key.index)
    order = [*used, *(n for n in range(len(options)) if n not in used)]
    listed = tuple(options[n] for n in order)
    return Match(tuple(prompts), listed, tuple(order.index(n) for n in key))


orders = st.builds(
    Order,
    st.lists(lines, min_size=2, max_size=4, unique_by=str).map(tuple),
    st.sampled_from(["places", "neighbours", "whole"]),
)
essays = st.builds(ExtendedText, st.just(()), st.just(0))


@st.composite
def clozes(draw: st.DrawFn) -> ExchangeItem:
    count = draw(st.integers(1, 3))
    content: list[object] = [Text("It ")]
    gaps = {}
    for n in range(1, count + 1):
        content += [Gap(f"gap-{n}"), Text(" so ")]
        accepted = draw(st.lists(plain_lines, min_size=1, max_size=2, unique_by=str))
        choices = ()
        if draw(st.booleans()):
            more = draw(st.lists(plain_lines, min_size=1, max_size=2, unique_by=str))
            choices = (*accepted[:1], *(one for one in more if one not in accepted))
        gap = tuple(AcceptedAnswer(words) for words in accepted)
        gaps[f"gap-{n}"] = TextGap(gap, choices, draw(st.integers(1, 9)))
    content[-1] = Text(" at last")
    return ExchangeItem((tuple(content),), TextEntry(gaps))  # type: ignore[arg-type]


names = st.one_of(st.just(""), words)
items = st.builds(
    ExchangeItem,
    bodies,
    st.one_of(
        single_choices(), several_choices(), verdicts, phrases, numbers, matches(), orders, essays
    ),
    names,
    st.sampled_from(["", "q-1", "a b"]),
    st.lists(words, max_size=2).map(tuple),
    st.sampled_from([ONE, Fraction(2), Fraction(1, 2)]),
    whys,
    st.lists(st.sampled_from(["easy", "1.1", "cold war"]), max_size=2, unique=True).map(tuple),
)
every_item = st.one_of(items, clozes())
