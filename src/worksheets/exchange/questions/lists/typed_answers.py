"""Typed questions without options: true or false, blanks to fill, words, and longer answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.questions.gap_text import FIRST_MARK, with_gaps
from worksheets.exchange.questions.hypertext import Run, typed
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    Body,
    ExtendedText,
    Interaction,
    NumericEntry,
    NumericRange,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.paragraphs import (
    Paragraph,
    body_of_paragraphs,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion, numeric, verdict

LONGEST_PHRASE = 80
"""Characters of an answer that is a phrase; a longer one is a model answer."""
WORD_KINDS = frozenset({"f", "fib", "fill", "short answer", "sa", "fill in the blank"})
OTHER_KINDS = frozenset({"mt", "matching", "ordering", "order", "fmb"})
VERDICT_KINDS = frozenset({"t", "tf", "t/f", "true/false", "true false"})
LETTER = re.compile(r"[(\[]?[^\W\d_][)\].]?")
WORDS = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")
LETTER_PAIR = re.compile(r"\bT\s?(?:/|or|\|)\s?F\b", re.IGNORECASE)
ASKS_WHICH = re.compile(r"(?:which|what|who|whose|when|where|why|how)\b", re.IGNORECASE)
CERTAIN = frozenset({"true", "false"})
MOST_GAPS = 100


def is_words(entry: DraftEntry) -> bool:
    """Whether what looks like options are words that are accepted."""
    if entry.kind in OTHER_KINDS:
        raise NotAQuestion("type", f"a list cannot say a question of type '{entry.kind}'", "")
    if entry.kind in WORD_KINDS:
        return True
    (first, *others) = entry.options
    return not others and "".join(run.text for run in first.label).strip() == "*"


def typed_answer(
    entry: DraftEntry, block: Sequence[str], language: str, doubts: list[str]
) -> tuple[Body, Interaction]:
    """The body and the interaction of a question without options; raises NotAQuestion."""
    accepted = [option.text for option in entry.options]
    answers = [value for value in entry.answers if not labels.TO_WRITE.search(value)]
    stated = list(dict.fromkeys(value.strip(" _") for value in answers))
    said = [value for value in dict.fromkeys([*stated, *block]) if value.strip(" _.…")]
    if accepted and said:
        raise NotAQuestion("key", "two keys of it are not the same", "say once what is right")
    if not (accepted or said):
        hint = "write a line such as Answer: Paris under it"
        raise NotAQuestion("key", "nothing says what the answer is", hint)
    if len(said) > 1:
        raise NotAQuestion("key", "two keys of it are not the same", "say once what is right")
    if said and not stated:
        doubts.append("its key is from the list at the end, by its number")
    values = accepted or said
    if not accepted and (right := _verdict(entry, values[0], doubts)) is not None:
        stem = [_without_first_blank(one) if n == 0 else one for n, one in enumerate(entry.stem)]
        shown = [one for n, one in enumerate(stem) if n == 0 or not _is_verdicts(one)]
        return body_of_paragraphs(shown, language), verdict(right)
    return _in_words(entry, values, language)


def _verdict(entry: DraftEntry, value: str, doubts: list[str]) -> bool | None:
    """Whether a statement is true, if that is what the answer says; None if it says words."""
    right = labels.is_true(value)
    if right is None:
        if LETTER.fullmatch(value):
            what = "the answer is a letter, but there are no options"
            raise NotAQuestion("key", what, "write the options under the question")
        return None
    about = " ".join((entry.text, *entry.path))
    asks_for_words = entry.text.rstrip(" )").endswith("?") or _blanks(entry) > 0
    if _asks_for_a_verdict(about) or entry.kind in VERDICT_KINDS:
        return right
    is_certain = value.strip(" .").casefold() in CERTAIN
    asks_which = ASKS_WHICH.match(entry.text) is not None
    if is_certain and not asks_which:
        return right
    if is_certain or not asks_for_words:
        doubts.append(f"'{value}' was read as a verdict")
        return right
    if LETTER.fullmatch(value):
        raise NotAQuestion("key", f"the answer '{value}' may be a verdict or a letter", "")
    return None


def _is_verdicts(paragraph: Paragraph) -> bool:
    """Whether a line is only what can be chosen, such as `True  False`."""
    found = WORDS.findall(paragraph.text)
    return bool(found) and all(labels.is_true(word) is not None for word in found)


def _asks_for_a_verdict(text: str) -> bool:
    found = {labels.is_true(word) for word in WORDS.findall(text) if len(word) > 1}
    return found >= {True, False} or LETTER_PAIR.search(text) is not None


def _blanks(entry: DraftEntry) -> int:
    """The blanks of a stem, without one that stands before it for a letter."""
    stem = [_without_first_blank(one) if n == 0 else one for n, one in enumerate(entry.stem)]
    return sum(len(labels.BLANK.findall(paragraph.text)) for paragraph in stem)


def _without_first_blank(paragraph: Paragraph) -> Paragraph:
    found = re.match(r"\s*_{2,}\s*", paragraph.text)
    return paragraph.without(found.end()) if found else paragraph


def _in_words(entry: DraftEntry, values: Sequence[str], language: str) -> tuple[Body, Interaction]:
    stem = [one for one in entry.stem if one.part or labels.BLANK.sub("", one.text).strip()]
    if len(values) == 1 and (found := labels.NUMERIC.fullmatch(values[0])):
        least, most, shown = numeric(f"{found['value']}:{found['off'] or 0}")
        return body_of_paragraphs(stem, language), NumericEntry((NumericRange(least, most),), shown)
    blanks = sum(len(labels.BLANK.findall(paragraph.text)) for paragraph in stem)
    if not blanks:
        body = body_of_paragraphs(stem, language)
        if len(values) == 1 and len(values[0]) > LONGEST_PHRASE:
            return body, ExtendedText((typed(values[0], language),))
        return body, TextEntry({"answer": _gap(values, language)})
    words = [values] if blanks == 1 else [[word] for word in _for_each(values, blanks)]
    marked, count = [], 0
    for paragraph in stem:
        runs, count = _marked(paragraph.runs, count)
        marked.append(replace(paragraph, runs=runs))
    if count != blanks:
        raise NotAQuestion("layout", "a blank of it is in two kinds of type", "type it anew")
    gaps = {f"gap-{n}": _gap(own, language) for n, own in enumerate(words, 1)}
    return with_gaps(body_of_paragraphs(marked, language)), TextEntry(gaps)


def _for_each(values: Sequence[str], blanks: int) -> list[str]:
    """An answer's words for each blank; raises NotAQuestion if they are not as many."""
    for separator in (";", ",", "/"):
        words = [word.strip() for word in values[0].split(separator)]
        if len(values) == 1 and len(words) == blanks <= MOST_GAPS and all(words):
            return words
    what = f"there are {blanks} blanks, and the answer '{values[0][:60]}'"
    raise NotAQuestion("key", what, "write a word for each, with semicolons between them")


def _marked(runs: Sequence[Run], count: int) -> tuple[tuple[Run, ...], int]:
    """Runs with a mark for each of their blanks, and how many there are with those before."""
    marked = []
    for run in runs:
        parts = labels.BLANK.split(run.text)
        text = parts[0]
        for part in parts[1:]:
            text += f"{chr(FIRST_MARK + count)}{part}"
            count += 1
        marked.append(replace(run, text=text))
    return tuple(marked), count


def _gap(values: Sequence[str], language: str) -> TextGap:
    return TextGap(tuple(AcceptedAnswer(typed(value, language)) for value in values))
