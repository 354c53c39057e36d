"""Choices of other programs as questions of ours."""

from collections.abc import Sequence

from worksheets.exchange.questions.adoption import Adoption
from worksheets.exchange.questions.interaction import (
    ONE,
    Choice,
    Option,
)
from worksheets.exchange.questions.letters_named import name_letters
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.worths import per_cent
from worksheets.model.paper.content import plain
from worksheets.read.yaml_text import Written

VERDICTS = ["true", "false"]
MOST_OPTIONS = 26


def verdict(adoption: Adoption, options: Sequence[Option]) -> dict[str, Written]:
    true = options[0].worth == ONE
    if true == (options[1].worth == ONE):
        raise NotAQuestion("key", "both verdicts are worth as much", "say which is right")
    mapping: dict[str, Written] = {
        "type": "true-false",
        "statement": adoption.stem(adoption.item.body),
        "answer": true,
    }
    because = next(
        filter(plain, (options[1 if true else 0].why, adoption.item.feedback)),
        options[0 if true else 1].why,
    )
    if plain(because):
        mapping["because"] = adoption.text(because)
    return mapping


def single_choice(adoption: Adoption, choice: Choice) -> dict[str, Written]:
    right = [option for option in choice.options if option.worth == ONE]
    if len(right) != 1:
        what = "no option has all marks" if not right else "several options have all marks"
        raise NotAQuestion("key", what, "give all marks to one of them")
    _check_options(choice)
    for option in choice.options:
        if 0 < option.worth < 1:
            adoption.doubts.append("an option that is half right there is wrong here")
        if option.worth not in (0, 1):
            worth = f"'{plain(option.content)[:40]}' is worth {per_cent(option.worth)} % there"
            adoption.loss("changed", "worth", worth, "it is wrong here")
    mapping: dict[str, Written] = {
        "type": "multiple-choice",
        "stem": adoption.stem(adoption.item.body),
        "key": adoption.text(right[0].content),
        "distractors": [
            _wrong(adoption, option) for option in choice.options if option is not right[0]
        ],
    }
    if choice.ordered or _names_letters(choice):
        place = choice.options.index(right[0]) + 1
        mapping |= {"order": "as-written", "place": place}
    why = right[0].why if plain(right[0].why) else adoption.item.feedback
    if plain(why):
        mapping["why"] = adoption.text(why)
    return mapping


def _names_letters(choice: Choice) -> bool:
    """Whether an option names others by their letters, so that none may move."""
    return name_letters([plain(option.content) for option in choice.options])


def _wrong(adoption: Adoption, option: Option) -> Written:
    text = adoption.text(option.content)
    if not plain(option.why):
        return text
    return {"text": text, "why": adoption.text(option.why)}


def _check_options(choice: Choice) -> None:
    words = [plain(option.content).strip() for option in choice.options]
    if not all(words):
        raise NotAQuestion("picture", "an option has no words", "say in words what it shows")
    if len(words) > MOST_OPTIONS:
        raise NotAQuestion("type", f"it has {len(words)} options", "26 are possible")
    if len({word.casefold() for word in words}) < len(words):
        raise NotAQuestion("key", "two options are the same", "change one of them")


def multiple_response(adoption: Adoption, choice: Choice) -> dict[str, Written]:
    _check_options(choice)
    right = [option for option in choice.options if option.worth > 0]
    wrong = [option for option in choice.options if option.worth <= 0]
    equal = len({option.worth for option in right}) == 1
    if not right or sum(option.worth for option in right) not in (1, len(right)):
        raise NotAQuestion("key", "what is right does not come to all marks", "")
    if not equal:
        adoption.loss("changed", "worth", "right options are not worth the same there")
    ordered: dict[str, Written] = {}
    if choice.ordered or _names_letters(choice):
        places = [n for n, option in enumerate(choice.options, 1) if option.worth > 0]
        ordered = {"order": "as-written", "places": list(places)}
    if choice.rule == "sum":
        what = "a mark for each right option there, with other deductions or none"
        adoption.loss("changed", "penalty", what, "each wrong tick takes off a mark here")
        adoption.doubts.append("marks are counted otherwise than in the bank")
    if plain(adoption.item.feedback):
        adoption.loss("lost", "feedback", "what is said of every answer")
    return {
        "type": "multiple-response",
        "stem": adoption.stem(adoption.item.body),
        "keys": [adoption.text(option.content) for option in right],
        "distractors": [_wrong(adoption, option) for option in wrong],
        "tick": "any",
        **ordered,
    }
