"""Which options of a typed question are right: what is said of it, and what is only shown."""

import re
from collections import Counter
from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels, words
from worksheets.exchange.questions.lists.drafts import DraftEntry, DraftOption
from worksheets.exchange.questions.lists.paragraphs import FAMILIES, Shade, shades_of
from worksheets.exchange.questions.shared_syntax import NotAQuestion

LETTERS = re.compile(
    r"[(\[]?([^\W\d_])[)\]]?(?:\s?(?:[,;&+]|and|und|et|y|e|и|và)\s?[(\[]?([^\W\d_])[)\]]?)*[.)]?"
)
CONNECTING = re.compile(r"(?<![^\W\d_]{2})(?<=[\w)\]])\s+([yeи])\s+(?=[(\[]?[^\W\d_](?![^\W\d_]))")
"""A letter alone between two others, which may be a word for "and"."""
ONE_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
WITH_WORDS = re.compile(
    r"[(\[]?([^\W\d_])(?:\s?[.)\]:]|\s[-–—]|\s?,(?=\s)|(?=\s[(]|\sbecause\b))\s*(.+)", re.DOTALL
)
NAMED = re.compile(
    r"(?:option|answer|choice|letter)\s+(?=[(\[]?[A-Za-z][)\].]?(?:\s?[,;&+]|\s|$))", re.IGNORECASE
)
"""Before the letter of an option."""
NUMBERS = re.compile(r"\d{1,2}(?:\s?[,;&]\s?\d{1,2})*")
IN_A_ROW = re.compile(r"[^\W\d_a-z]{2,5}|[A-H](?:\s[A-H]){1,4}")
"""Capital letters, with spaces between them or without."""
REASON = re.compile(r"because|since|as |\(|weil|da |car |parce|porque|perché|потому|vì ")
MOST_WORDS = 6
"""Words behind a letter that are likely those of an option, and not why it is right."""
Places = frozenset[int]


def stated_key(entry: DraftEntry) -> Places:
    """The places of the options that are said to be right; raises NotAQuestion if two things that
    are said are not the same."""
    answers = [value for value in entry.answers if not labels.TO_WRITE.search(value)]
    said = [_starred(entry.options), *(answered(value, entry.options) for value in answers)]
    return _agreed([places for places in said if places])


def _agreed(said: Sequence[Places]) -> Places:
    if len(set(said)) > 1:
        raise NotAQuestion("key", "two keys of it are not the same", "say once which is right")
    return said[0] if said else frozenset()


def _starred(options: Sequence[DraftOption]) -> Places:
    boxed = [option.boxed for option in options]
    if any(boxed) and not all(boxed):
        raise NotAQuestion("key", "only some options have boxes", "give a box to each")
    starred = frozenset(n for n, option in enumerate(options) if option.starred)
    if len(starred) == len(options) and not all(boxed):
        return frozenset()
    return starred


def answered(value: str, options: Sequence[DraftOption]) -> Places:
    """The places of the options that an answer such as `B`, `A, C`, `B. Paris` or `Paris` means;
    raises NotAQuestion if it means none, or may mean two things."""
    value = value.strip().strip("*_").strip()
    bare = NAMED.sub("", value)
    texts = [_compared(option.text) for option in options]
    as_text = frozenset(n for n, text in enumerate(texts) if text == _compared(value))
    if len(as_text) > 1:
        raise NotAQuestion("key", f"several options are '{value}'", "change one of them")
    readings = [as_text, _by_letters(bare, options), _by_numbers(value, options)]
    found = [places for places in readings if places]
    if not found and (places := _with_words(bare, options, texts)):
        found = [places]
    if not found and (places := _verdict(value, options)):
        found = [places]
    if not found:
        raise NotAQuestion("key", f"the answer '{value[:60]}' is none of the options", "")
    if len(set(found)) > 1:
        what = f"the answer '{value[:60]}' may be a letter, or the words of an option"
        raise NotAQuestion("key", what, "write the letter and the words")
    return found[0]


def _compared(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(" .;")


def place_of_letter(letter: str, options: Sequence[DraftOption]) -> int | None:
    """The place of the option that has a letter; None if none has, or two may."""
    typed = [n for n, option in enumerate(options) if option.letter.upper() == letter.upper()]
    if len(typed) == 1:
        return typed[0]
    possible = [n for n in range(len(options)) if n in labels.places_of(letter)]
    return possible[0] if len(possible) == 1 and not typed else None


def _by_letters(value: str, options: Sequence[DraftOption]) -> Places:
    if not options[0].letter:
        return frozenset()
    if LETTERS.fullmatch(value):
        for word in CONNECTING.findall(value):
            if place_of_letter(word, options) is not None:
                what = f"'{word}' in the answer '{value[:60]}' may be a letter, or a word for 'and'"
                raise NotAQuestion("key", what, "write commas between the letters")
        joined = CONNECTING.sub(" ", value)
        letters = ONE_LETTER.findall(re.sub(r"\b(?:and|und|et|và)\b", " ", joined))
    elif IN_A_ROW.fullmatch(value):
        letters = value.split() if " " in value else list(value)
    else:
        return frozenset()
    places = [place_of_letter(letter, options) for letter in letters]
    known = [place for place in places if place is not None]
    if len(known) < len(letters) or sorted(set(known)) != known:
        return frozenset()
    return frozenset(known)


def _by_numbers(value: str, options: Sequence[DraftOption]) -> Places:
    """Options without letters that are counted from 1."""
    if options[0].letter or not NUMBERS.fullmatch(value):
        return frozenset()
    places = [int(number) - 1 for number in re.findall(r"\d+", value)]
    return frozenset(places) if all(0 <= n < len(options) for n in places) else frozenset()


def _with_words(value: str, options: Sequence[DraftOption], texts: Sequence[str]) -> Places:
    """A letter and the words of its option, or why it is right."""
    found = WITH_WORDS.fullmatch(value)
    if not found or not options[0].letter:
        return frozenset()
    place = place_of_letter(found[1], options)
    if place is None:
        return frozenset()
    said = _compared(found[2])
    is_why = REASON.match(said) or len(said.split()) > MOST_WORDS or texts[place] in said
    if texts[place] != said and (said in texts or not is_why):
        what = f"the answer '{value[:60]}' has other words than that option"
        raise NotAQuestion("key", what, "write the letter and the words of one option")
    return frozenset({place})


def _verdict(value: str, options: Sequence[DraftOption]) -> Places:
    """T or F where the options are true and false."""
    verdicts = [labels.is_true(option.text) for option in options]
    right = labels.is_true(value)
    if len(options) != 2 or right is None or set(verdicts) != {True, False}:
        return frozenset()
    return frozenset({verdicts.index(right)})


def shaded(options: Sequence[DraftOption]) -> dict[Shade, Places]:
    """For each way to mark options, those that are marked if others are not.

    A colour marks what has another one than most; a letter alone counts as its option.
    """
    found: dict[Shade, Places] = {}
    whole = [shades_of(option.runs) for option in options]
    letters = [shades_of(option.label) for option in options]
    for family in FAMILIES:
        marked = _distinguished([one.get(family, "") for one in whole])
        lettered = _distinguished([one.get(family, "") for one in letters])
        if marked and lettered and marked != lettered:
            found[family] = frozenset()
        elif marked or lettered:
            found[family] = marked or lettered
    return found


def _distinguished(marks: Sequence[str]) -> Places:
    if len(set(marks)) == 1:
        return frozenset()
    if "" in marks:
        return frozenset(n for n, mark in enumerate(marks) if mark)
    ((most, count), *others) = Counter(marks).most_common()
    if others and others[0][1] == count:
        return frozenset()
    return frozenset(n for n, mark in enumerate(marks) if mark != most)


def leading_shade(entries: Sequence[DraftEntry]) -> Shade | None:
    """The way to mark options that a list keeps to; None if it is no rule in it."""
    choices = [entry for entry in entries if len(entry.options) > 1]
    counts: Counter[Shade] = Counter()
    for entry in choices:
        counts.update({family: 1 for family, places in shaded(entry.options).items() if places})
    best = counts.most_common(1)
    return best[0][0] if best and 2 * best[0][1] >= len(choices) else None


def shown_key(entry: DraftEntry, leading: Shade | None) -> Places:
    """The places of the options that are marked as right by their look; raises NotAQuestion if two
    looks mark others, or several are marked where one is asked for."""
    marks = shaded(entry.options)
    if leading is None or leading not in marks:
        return frozenset()
    places = marks[leading]
    if any(other != places for other in marks.values()):
        raise NotAQuestion("key", "options are marked in two ways", "mark the right one only")
    stem = f" {entry.text.casefold()} "
    if len(places) > 1 and not any(f" {hint}" in stem for hint in words.SEVERAL):
        what = f"{len(places)} options have {leading}"
        raise NotAQuestion("key", what, "mark the right one only, or say how many to choose")
    return places
