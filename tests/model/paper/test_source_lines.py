"""Lines of a source as its author ended them."""

from worksheets.model.paper.content import Emph, LineBreak, Text, text
from worksheets.model.paper.source_lines import written_lines


def test_lines_end_where_their_author_ended_them() -> None:
    content = (Text("One "), Emph(text("more")), LineBreak(), Text("Two"), LineBreak(gap=True))
    lines = list(written_lines((*content, Text("Three"))))
    assert lines == [
        ((Text("One "), Emph(text("more"))), False),
        ((Text("Two"),), False),
        ((Text("Three"),), True),
    ]


def test_a_text_without_line_ends_is_a_line() -> None:
    assert list(written_lines(text("One"))) == [(text("One"), False)]
