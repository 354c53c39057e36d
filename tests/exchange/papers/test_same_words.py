"""Every word of a paper that is printed stands in every format of papers, and no key does."""

import pytest
from flows import (
    ALL,
    check_in_order,
    check_no_key,
    check_somewhere,
    handout_of,
    scheme_of,
    scheme_pieces,
    source_pieces,
    tasks_pieces,
)
from readings import all_words

from worksheets.exchange.papers.registry import paper_formats


@pytest.mark.parametrize("name", ALL)
def test_every_word_and_no_key_stands_in_a_paper_and_its_scheme(name: str) -> None:
    words = all_words(handout_of(name))
    assert set(words) == set(paper_formats())
    for text in words.values():
        assert check_in_order(tasks_pieces(name), text) > 2
        check_somewhere(source_pieces(name), text)
        check_no_key(name, text)
    for text in all_words(scheme_of(name)).values():
        assert check_somewhere(scheme_pieces(name), text) > 2


def test_there_are_keys_to_hide_and_one_that_is_shown_is_found() -> None:
    text = all_words(handout_of("source-skills"))["html"]
    assert check_no_key("source-skills", text) > 5
    (answer, *_) = sorted(scheme_pieces("source-skills"), key=len, reverse=True)
    with pytest.raises(AssertionError):
        check_no_key("source-skills", text + answer)
