"""Questions of other programs as those of ours: for each interaction a type."""

from worksheets.exchange.questions.adopted_choices import (
    VERDICTS,
    multiple_response,
    single_choice,
    verdict,
)
from worksheets.exchange.questions.adopted_lists import matching, ordering
from worksheets.exchange.questions.adopted_texts import extended_text, number, text_entry
from worksheets.exchange.questions.adoption import Adoption
from worksheets.exchange.questions.interaction import (
    Choice,
    ExchangeItem,
    ExtendedText,
    Loss,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import plain
from worksheets.read.yaml_text import Written


def adopted(
    item: ExchangeItem, language: str = "en-GB"
) -> tuple[dict[str, Written] | None, tuple[Loss, ...]]:
    """The mapping of an item as its author would write it, without an id, and what is lost; None,
    with a loss, if there is no question for it."""
    adoption = Adoption(item, language, doubts=list(item.doubts))
    try:
        mapping = _mapping(adoption)
        figures = adoption.figures()
    except NotAQuestion as fault:
        adoption.loss("refused", fault.code, str(fault), fault.hint)
        return None, tuple(adoption.losses)
    if figures:
        mapping["figure"] = figures[0]
    for _ in figures[1:]:
        adoption.loss("lost", "picture", "a second picture")
    if adoption.doubts:
        mapping |= {"verified": False, "doubt": "; ".join(dict.fromkeys(adoption.doubts))}
    if item.tags:
        mapping["tags"] = list(item.tags)
    return mapping, tuple(adoption.losses)


def _mapping(adoption: Adoption) -> dict[str, Written]:
    match adoption.item.interaction:
        case Choice(options, several=False) as choice:
            if [plain(option.content).casefold() for option in options] == VERDICTS:
                return verdict(adoption, options)
            return single_choice(adoption, choice)
        case Choice() as choice:
            return multiple_response(adoption, choice)
        case TextEntry(gaps):
            return text_entry(adoption, gaps)
        case NumericEntry() as entry:
            return number(adoption, entry)
        case Match() as match_:
            return matching(adoption, match_)
        case Order() as order:
            return ordering(adoption, order)
        case ExtendedText(points):
            return extended_text(adoption, points)
        case NoInteraction():
            raise NotAQuestion("type", "a text without a question", "")
