"""Answers in words and numbers of other programs as questions of ours."""

from collections.abc import Iterator, Mapping, Sequence

from worksheets.exchange.questions.adoption import Adoption
from worksheets.exchange.questions.interaction import (
    ONE,
    AcceptedAnswer,
    NumericEntry,
    NumericRange,
    TextGap,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.worths import per_cent
from worksheets.model.paper.content import Gap, Inline, Inlines, Text, plain
from worksheets.read.authored_text import merged
from worksheets.read.yaml_text import Written


def text_entry(adoption: Adoption, gaps: Mapping[str, TextGap]) -> dict[str, Written]:
    content = adoption.stem_content(adoption.item.body)
    placed = [inline.slot for inline in content if isinstance(inline, Gap)]
    if not placed and len(gaps) == 1:
        return _phrase(adoption, next(iter(gaps.values())))
    if sorted(placed) != sorted(gaps):
        raise NotAQuestion("layout", "its blanks stand in a table or a heading", "")
    return _cloze(adoption, content, gaps)


def _phrase(adoption: Adoption, gap: TextGap) -> dict[str, Written]:
    _told_of(adoption, gap)
    (first, *others) = _whole(gap)
    point: dict[str, Written] = {"answer": adoption.text(first)}
    if others:
        point["accept"] = [adoption.text(words) for words in others]
    return {
        "type": "short-answer",
        "stem": adoption.stem(adoption.item.body),
        "points": [_noted(adoption, point)],
        "phrase": True,
    }


def _noted(adoption: Adoption, point: dict[str, Written]) -> dict[str, Written]:
    if plain(adoption.item.feedback):
        point["note"] = adoption.text(adoption.item.feedback)
    return point


def _whole(gap: TextGap) -> list[Inlines]:
    """The answers that have all marks."""
    whole = [answer.words for answer in gap.answers if answer.worth == ONE]
    if not whole:
        raise NotAQuestion("key", "no answer has all marks", "give one of them 100 %")
    return whole


def _told_of(adoption: Adoption, gap: TextGap) -> None:
    for answer in gap.answers:
        if answer.worth != ONE:
            _partly(adoption, answer)
        if answer.has_wildcard:
            words = f"'{plain(answer.words)}' may have other words beside it there"
            adoption.loss("changed", "wildcard", words, "it has none here")
            adoption.doubts.append("an answer has a * there, which stands for any words")
    if gap.several:
        adoption.loss("changed", "type", "a blank wants all of its right choices there")
        adoption.doubts.append("a blank wants all of its right choices there, and one here")
    if gap.choices and any(answer.worth != ONE for answer in gap.answers):
        adoption.doubts.append("a choice that is half right there is wrong here")
    if gap.case_counts:
        adoption.loss("changed", "case", "capitals count there", "they do not here")
    for one in gap.numbers:
        if one.least != one.most:
            adoption.loss("lost", "tolerance", f"{one.least} to {one.most} are right there")


def _partly(adoption: Adoption, answer: AcceptedAnswer) -> None:
    worth = f"'{plain(answer.words)}' is worth {per_cent(answer.worth)} % there"
    adoption.loss("changed", "worth", worth, "and nothing here")


def _cloze(adoption: Adoption, content: Inlines, gaps: Mapping[str, TextGap]) -> dict[str, Written]:
    for gap in gaps.values():
        _told_of(adoption, gap)
    if len({gap.weight for gap in gaps.values()}) > 1:
        adoption.loss("changed", "worth", "blanks are not worth the same there")
    if plain(adoption.item.feedback):
        adoption.loss("lost", "feedback", "what is said of every answer")
    shared = {gap.choices for gap in gaps.values()}
    banked = _bank(adoption, gaps) if len(shared) == 1 and next(iter(shared)) else None
    text = "".join(
        _blank(adoption, gaps[part], shown=banked is None)
        if isinstance(part, str)
        else _text_around(adoption, part)
        for part in _cut_at_gaps(content)
    )
    mapping: dict[str, Written] = {"type": "cloze", "text": " ".join(text.split(" "))}
    if banked is not None:
        mapping["bank"] = True
        if banked:
            mapping["spare"] = list(banked)
    return mapping


def _bank(adoption: Adoption, gaps: Mapping[str, TextGap]) -> list[str] | None:
    """The spare words of a bank that all blanks share; None if a word is used twice."""
    used = [plain(_whole(gap)[0]) for gap in gaps.values()]
    if len(set(used)) < len(used) or any(len(_whole(gap)) > 1 for gap in gaps.values()):
        return None
    (choices,) = {gap.choices for gap in gaps.values()}
    return [adoption.text(words) for words in choices if plain(words) not in used]


def _text_around(adoption: Adoption, content: Inlines) -> str:
    """Words beside a blank, with the spaces at their ends."""
    words = plain(content)
    before = " " if words[:1] == " " else ""
    after = " " if words[-1:] == " " and words.strip() else ""
    return f"{before}{adoption.text(_stripped(content))}{after}"


def _blank(adoption: Adoption, gap: TextGap, *, shown: bool) -> str:
    """A blank with its answers, and behind it its choices if they are shown there."""
    words = "|".join(_in_braces(adoption, answer) for answer in _whole(gap))
    choices = " / ".join(adoption.text(choice) for choice in gap.choices) if shown else ""
    return f"{{{words}}}" + (f" ({choices})" if choices else "")


def _in_braces(adoption: Adoption, content: Inlines) -> str:
    return adoption.text(content).replace("|", "\\|").replace("\n", " ")


def number(adoption: Adoption, entry: NumericEntry) -> dict[str, Written]:
    whole = [one for one in entry.ranges if one.worth == ONE]
    for one in entry.ranges:
        if one.worth != ONE:
            ends = f"{one.least} to {one.most} are worth {per_cent(one.worth)} % there"
            adoption.loss("changed", "worth", ends, "and nothing here")
    unit = f" {entry.unit}" if entry.unit else ""
    point: dict[str, Written] = {"answer": f"{entry.shown}{unit}"}
    if len(whole) > 1 or whole[0].least != whole[0].most:
        point["note"] = f"Accept {', or '.join(map(_ends, whole))}."
    if plain(adoption.item.feedback):
        adoption.loss("lost", "feedback", "what is said of every answer")
    stem = adoption.stem(adoption.item.body)
    return {"type": "short-answer", "stem": stem, "points": [point], "phrase": True}


def _ends(one: NumericRange) -> str:
    least, most = (f"{end.normalize():f}" for end in (one.least, one.most))
    return least if least == most else f"{least} to {most}"


def extended_text(adoption: Adoption, points: Sequence[Inlines]) -> dict[str, Written]:
    if not points:
        hint = "write what an answer may say, as the information for graders"
        raise NotAQuestion("scheme", "nothing says what a right answer is", hint)
    stem = adoption.stem(adoption.item.body)
    listed: list[Written] = [adoption.text(point) for point in points]
    return {"type": "short-answer", "stem": stem, "points": listed}


def _cut_at_gaps(content: Inlines) -> Iterator[Inlines | str]:
    """The parts of a content between its gaps, and the slots of these."""
    part: list[Inline] = []
    for inline in content:
        if isinstance(inline, Gap):
            if part:
                yield tuple(part)
            yield inline.slot
            part = []
        else:
            part.append(inline)
    if part:
        yield tuple(part)


def _stripped(content: Inlines) -> Inlines:
    match content:
        case (Text(first), *rest):
            content = (Text(first.lstrip(" ")), *rest)
    match content:
        case (*rest, Text(last)):
            content = (*rest, Text(last.rstrip(" ")))
    return merged(content)
