"""Lines and words that seem to be of another question than the one they stand in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry, DraftOption
from worksheets.exchange.questions.lists.line_kinds import is_section, option_label
from worksheets.exchange.questions.lists.numbered_options import COUNTED_DOUBT, option_number
from worksheets.exchange.questions.lists.paragraphs import Paragraph

ANSWER_INSIDE = re.compile(rf"(?<=\S)\s{labels.ANSWER_WORDS}[^\s_.…]", re.IGNORECASE)
NUMBERED_QUESTION = re.compile(
    r"\S\s(?:\(?\d{1,3}[.)]|Q(?:uestion)?\s?\d{1,3}[.:)]?)\s[^?]{3,}\?\s*$"
)
LETTERED = re.compile(r"[(\[]?(?P<letter>[A-Ha-h])\s?(?P<close>[.)\]])\s*\S{2}")
MORE_OPTIONS = re.compile(
    r"\s(?:[(\[]?[A-Ha-h]\s?[)\]]|[Aa]\.)\s"
    r"|^[(\[]?\w[)\].]?\s+(?:[(\[]?(?:[A-Ha-h]|\d)\s?[.)]|[-–•]\s)"
)
MORE_QUESTIONS = re.compile(r"\s\d{1,3}[.)]\s+[^\W\d_]\w*\s")
INSTRUCTION = re.compile(
    r"(?:answer|choose|circle|decide|fill|look|mark|match|read|select|tick)\b", re.IGNORECASE
)
ENDS = (*labels.ASKING, ".", "!", "。")


def mark_strays(entries: Sequence[DraftEntry]) -> None:
    """Give faults to entries that have lines or words of others, and doubts to those that may."""
    counted = Counter(bool(entry.number) for entry in entries)
    numbered = counted[True] >= counted[False]
    for before, entry in pairwise(entries):
        _mark_neighbours(before, entry, numbered)
    _mark_merged(entries)
    counted_options = any(COUNTED_DOUBT in entry.doubts for entry in entries)
    for n, entry in enumerate(entries):
        may_count = counted_options or (entry.number and not numbered)
        if may_count and not entry.options and any(map(option_number, entry.answers)):
            entry.doubts.append("its answer may be the number of an option")
        fault = _swallowed(entry) or ("" if entry.options else _wordy_fault(entry, numbered))
        entry.fault = entry.fault or fault
        entry.doubts += _doubts(entry, is_first=n == 0, is_only=len(entries) == 1)


def _mark_neighbours(before: DraftEntry, entry: DraftEntry, numbered: bool) -> None:
    """Give a fault or a doubt to entries that may be parts of one question."""
    if entry.options and not entry.stem:
        before.doubts.append("there are options of no question under it")
    if before.options and not before.stem:
        entry.doubts.append("there are options of no question above it")
    said = [option_number(value) for value in entry.answers]
    if said and _is_bare(before) and not entry.options and entry.number == before.number + 1:
        if 0 < said[0] <= entry.number:
            entry.fault = entry.fault or "the answer may be the number of a line above it"
        entry.doubts.append("the question above it may be a part of it")
    if said and said[0] and not (before.number or before.answers or before.options):
        entry.doubts.append("its answer may be the number of an option")
    if not before.answers or before.options:
        return
    options_below = entry.options and numbered and not entry.number
    if options_below or (_is_bare(entry) and option_number(before.answers[0])):
        before.doubts.append("its options may be under its answer")


def _is_bare(entry: DraftEntry) -> bool:
    """Whether there are neither options nor an answer."""
    return bool(entry.number) and not (entry.options or entry.answers)


def _mark_merged(entries: Sequence[DraftEntry]) -> None:
    """Doubt the only entry with several stars if no other one has as many options."""
    several = [one for one in entries if sum(option.starred for option in one.options) > 1]
    counts = sorted(len(entry.options) for entry in entries)
    if len(several) != 1 or len(counts) < 2 or several[0].options[0].boxed:
        return
    if len(several[0].options) == counts[-1] > counts[-2] > 0:
        several[0].doubts.append("its options may be those of two questions")


def _swallowed(entry: DraftEntry) -> str:
    """What is wrong with an entry that has words of the next one, or of an answer, in it."""
    texts = [entry.text, *(option.text for option in entry.options)]
    if any(ANSWER_INSIDE.search(text) for text in texts):
        return "there is an answer within its words"
    inner = [one.text for one in entry.stem[1:] if one.part is None]
    if any(labels.KEY_HEAD.fullmatch(text) for text in inner):
        return "there is a list of answers within its words"
    if any(labels.REASON_ALONE.match(text) for text in inner):
        return "there is a reason within its words"
    further = [one for option in entry.options for one in option.paragraphs[1:]]
    if any(map(is_section, [*further, *(entry.stem[1:] if entry.number else entry.stem[-1:])])):
        return "there is the head of a section within its words"
    asks = [_holds_question(option) for option in entry.options]
    return "an option of it seems to hold a question" if any(asks) and not all(asks) else ""


def _holds_question(option: DraftOption) -> bool:
    """Whether an option has a question behind its words, with a number or on a further line."""
    return NUMBERED_QUESTION.search(option.text) is not None or any(
        one.shown.rstrip().endswith(labels.ASKING) for one in option.paragraphs[1:]
    )


def _wordy_fault(entry: DraftEntry, numbered: bool) -> str:
    """What is wrong with an entry without options."""
    if entry.inside:
        return "the options are not numbered in order"
    if not entry.answers:
        return ""
    if numbered and not entry.number and not entry.text.endswith(labels.ASKING):
        return "it has no number, and is no question"
    value = entry.answers[0]
    found = LETTERED.match(value)
    lettered = found is not None and (found["close"] != "." or found["letter"].islower())
    if lettered or (found and any(map(_is_stray_option, entry.stem))):
        return f"the answer '{value[:60]}' has the letter of an option, but there are no options"
    return ""


def _doubts(entry: DraftEntry, *, is_first: bool, is_only: bool) -> Iterator[str]:
    """What may be wrong with an entry."""
    inner = entry.stem[1:] if entry.number and len(entry.stem) < 2 else entry.stem
    if any(map(_is_stray_option, inner)):
        yield "a line of it begins like an option"
    if _may_be_two(entry, is_first):
        yield "its stem may be two questions"
    if entry.options or not entry.answers:
        return
    if any(map(_seems_more, entry.answers)):
        yield f"the answer '{entry.answers[0][:60]}' seems to hold more than it"
    if not entry.number and (is_only or _may_be_title(entry)):
        yield "it may be a title"


def _may_be_two(entry: DraftEntry, is_first: bool) -> bool:
    """Whether lines of a stem may be two questions: both ask, or there are no numbers."""
    lines = [one for one in entry.stem if one.part is None]
    apart = [behind for _, behind in pairwise(lines) if not behind.further]
    if entry.number:
        asking = [one for one in lines if one.shown.rstrip().endswith(labels.ASKING)]
        return len(asking) > 1 and any(one in apart for one in asking)
    if entry.options:
        asks = any(one.shown.rstrip().endswith(labels.ASKING) for one in lines[:-1])
        return asks or (bool(apart) and not is_first)
    return bool(apart) or any(one.shown.rstrip().endswith(ENDS) for one in lines[:-1])


def _may_be_title(entry: DraftEntry) -> bool:
    """Whether words with an answer and without a number are neither a question nor a statement."""
    if entry.text.endswith((*labels.ASKING, ":", "_")) or labels.COMMAND.match(entry.text):
        return False
    if INSTRUCTION.match(entry.text) or entry.text[-1:].isalnum():
        return True
    return labels.is_true(entry.answers[0]) is None


def _is_stray_option(paragraph: Paragraph) -> bool:
    label = option_label(paragraph, typed_numbers=False) if paragraph.part is None else None
    return label is not None and bool(label.letter) and 0 not in labels.places_of(label.letter)


def _seems_more(value: str) -> bool:
    """Whether an answer seems to have the letter of an option, or another line, in it."""
    asks = value.rstrip().endswith(labels.ASKING)
    parts = (MORE_OPTIONS, MORE_QUESTIONS, ANSWER_INSIDE)
    return asks or bool(LETTERED.match(value)) or any(part.search(value) for part in parts)
