"""Light markup and typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Code, Emph, LineBreak, Strong, Sub, Super, Text, plain
from worksheets.read.markup import markup
from worksheets.read.typography import locale_of, typeset


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("plain  words here", (Text("plain words here"),)),
        ("12\u00a0000", (Text("12\u00a0000"),)),
        ("*Pravda*", (Emph((Text("Pravda"),)),)),
        ('"*Pravda*"', (Text("“"), Emph((Text("Pravda"),)), Text("”"))),
        ("give **two** reasons", (Text("give "), Strong((Text("two"),)), Text(" reasons"))),
        ("H~2~O and x^2^", (Text("H"), Sub((Text("2"),)), Text("O and x"), Super((Text("2"),)))),
        (r"2 \* 3", (Text("2 * 3"),)),
        ("2 * 3 * 4", (Text("2 * 3 * 4"),)),
        ("a_b_c", (Text("a_b_c"),)),
        ("*one\ntwo*", (Emph((Text("one"),)), LineBreak(), Emph((Text("two"),)))),
        ("one \n\n\n two", (Text("one"), LineBreak(gap=True), Text("two"))),
        ('"`x--1`" *b*', (Text("“"), Code("x--1"), Text("” "), Emph((Text("b"),)))),
        ("`` `a  b` ``", (Code("`a  b`"),)),
        ("`a", (Text("`a"),)),
        ("a `$x$ *b* {c}`", (Text("a "), Code("$x$ *b* {c}"))),
        ("[2](3) and a[i](j)", (Text("[2](3) and a[i](j)"),)),
        ("***both***", (Strong((Emph((Text("both"),)),)),)),
        ("**a *b***", (Strong((Text("a "), Emph((Text("b"),)))),)),
        ("这是*重点*内容", (Text("这是"), Emph((Text("重点"),)), Text("内容"))),
        ("", ()),
    ],
)
def test_markup(words: str, content: object) -> None:
    assert markup(words) == content


@pytest.mark.parametrize(
    "words",
    [
        "2*3*4 and 2^3+4^2",
        "2**3**4",
        "a*b*c",
        "5 * 3 * 2",
        "(2*3)*(4*5)",
        "2 *3* 4",
        "f(*x, **y)",
        "2^3^4, a^b^c and 2^3^x",
        "x^2+y^-1",
        "(x+1)^2(x-1)^n",
        "~5 and ~6, 5 ~ 6, ~a/~b",
        "3~4~5",
        "a_1 and a_2",
        "un*happi*ness",
        "* ** ~ ^ `",
        "$5 and $6",
    ],
)
def test_sums_are_printed_as_they_are_written(words: str) -> None:
    assert markup(words) == (Text(words),)


OPERAND = st.from_regex(r"[0-9]{1,3}[a-z]?|[a-z]|\([0-9]\+[a-z]\)", fullmatch=True)
OPERATOR = st.sampled_from(["*", "**", "^", "_", "/", "=", "<", "+", " * ", " ~ ", " + ", " = "])


@given(OPERAND, st.lists(st.tuples(OPERATOR, OPERAND), max_size=8))
def test_any_sum_is_printed_as_it_is_written(first: str, rest: list[tuple[str, str]]) -> None:
    # A letter raised by carets on both sides is what x^2^y is written for.
    last, carets = "", 0
    words = first
    for operator, operand in rest:
        carets = carets + 1 if operator == "^" == last else 0
        words += ("*" if carets else operator) + operand
        last = "*" if carets else operator
    assert plain(markup(words)) == words


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("C~n~H~2n+1~OH", "C[n]H[2n+1]OH"),
        ("SO~4~^2-^", "SO[4]{2-}"),
        ("(NH~4~)~2~", "(NH[4])[2]"),
        ("^14^~6~C and ^14^C", "{14}[6]C and {14}C"),
        ("10^-3^ m, x^n+1^.", "10{-3} m, x{n+1}."),
        ("x^2^y^3^+z^2^=1", "x{2}y{3}+z{2}=1"),
        ("1^st^, M^me^ Curie, log~10~x", "1{st}, M{me} Curie, log[10]x"),
        ("~~struck~~", "~~struck~~"),
    ],
)
def test_subscripts_and_superscripts(words: str, printed: str) -> None:
    dressed = {Sub: "[]", Super: "{}"}
    found = ""
    for one in markup(words):
        left, right = dressed.get(type(one), ("", ""))
        found += left + plain((one,)) + right
    assert found == printed


LISTING = """What does it print?

```python
for i in range(2):

    print("a  b", i--1)  # *s*
```
And then?

    x = 'y'
      z
"""


def test_a_listing_is_kept_as_it_is_written() -> None:
    assert markup(LISTING) == (
        Text("What does it print?"),
        Code('for i in range(2):\n\n    print("a  b", i--1)  # *s*', display=True),
        Text("And then?"),
        Code("x = 'y'\n  z", display=True),
    )


@pytest.mark.parametrize("words", ["```\na", "a\n```\n\n```"])
def test_a_listing_needs_its_end_and_its_code(words: str) -> None:
    with pytest.raises(Mistake):
        markup(words)


@pytest.mark.parametrize("words", ["*a **b " * 3000, "[a " * 9000, "`" * 9000 + "$ " * 9000])
def test_marks_without_partners_take_no_time(words: str) -> None:
    assert plain(markup(words)).split() == words.split()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("'Yes,' he said, \"no.\"", "‘Yes,’ he said, “no.”"),
        ("don't, the states' and '49", "don’t, the states’ and ’49"),
        ('("so")', "(“so”)"),
        ("1950-53 - a war -- and more", "1950–53 – a war – and more"),
        ("1950-07-08", "1950-07-08"),
        ("7 - 4 and x - 1", "7 − 4 and x − 1"),
        ("and so on...", "and so on…"),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "“Yes” – ‘no’"),
        ("en-US", "“Yes”—‘no’"),
        ("de", "„Yes“ – ‚no‘"),
        ("de-CH", "«Yes» – ‹no›"),
        ("fr", "«\u00a0Yes\u00a0» – ‹no›"),
        ("ru", "«Yes» — „no“"),
        ("xx", "“Yes” – ‘no’"),
    ],
)
def test_quotes_and_dashes_by_locale(language: str, printed: str) -> None:
    assert typeset("\"Yes\" - 'no'", language=language) == printed


@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "ru"])
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Jens' hund", "Jens’ hund"),
        ("*Jens'* hund", "Jens’ hund"),
        ("'Jens' hund'", "<Jens’ hund>"),
        ("'Yes' and 'no'", "<Yes> and <no>"),
        ("'*Yes*', James' cat", "<Yes>, James’ cat"),
        ("don't, '49", "don’t, ’49"),
    ],
)
def test_an_apostrophe_ends_a_word_in_every_language(
    language: str, typed: str, wanted: str
) -> None:
    opening, closing = locale_of(language).single
    printed = wanted.replace("<", opening).replace(">", closing)
    assert plain(markup(typed, language)) == printed


@pytest.mark.parametrize(
    "words",
    ["25_kg", "3.5_mm²", "20_°C", "5_%", "Source_A", "Question_3", "8_July 1950", "12_m/s"],
)
def test_what_is_not_parted_at_the_end_of_a_line(words: str) -> None:
    assert typeset(words.replace("_", " ")) == words.replace("_", "\u00a0")


@pytest.mark.parametrize("words", ["25 kings", "a Source of water", "in 1950 many"])
def test_other_spaces_are_ordinary(words: str) -> None:
    assert typeset(words) == words


@given(st.text())
def test_any_text_keeps_its_letters(words: str) -> None:
    letters = [letter for letter in words if letter.isalnum()]
    assert [letter for letter in plain(markup(words)) if letter.isalnum()] == letters


@pytest.mark.parametrize("product", ["[2](3.5)", "[a](b)", "[2](1/2)", "[2](1:3)"])
def test_a_product_of_brackets_is_no_link(product: str) -> None:
    assert plain(markup(product)).replace(" ", "") == product


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a](https://example.org/$x$)", "has code or a formula in it"),
        ("[a](https://example.org/`x`)", "has code or a formula in it"),
        ("[x [y](https://b.org)](https://a.org)", "a link stands within a link"),
    ],
)
def test_an_address_is_an_address_and_links_stand_apart(text: str, message: str) -> None:
    with pytest.raises(Mistake, match=message):
        markup(text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Siehe Abbildung_2, Quelle_A vom 3._Mai 1950 und Zeile_4"),
        ("fr", "la figure_3 du Document_A, le 4_juin 1950"),
        ("en-US", "Source_A, Figure_2, line_4"),
    ],
)
def test_no_line_ends_within_a_date_or_before_what_is_announced(language: str, words: str) -> None:
    assert typeset(words.replace("_", " "), language=language) == words.replace("_", "\u00a0")
