"""Light markup in an author's text: *emphasis*, **strong**, ~sub~, ^super^, `code`, $maths$, links.

A mark without a partner, and one in a sum, is an ordinary character. While marks are paired, every
formula and piece of code (an atom) and every character that a backslash protects is replaced by a
private character that authors cannot write.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias
from unicodedata import category

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.filling import NAMED
from worksheets.model.paper.content import (
    Code,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Strong,
    Text,
)
from worksheets.read.code_listings import Listing, split_listings
from worksheets.read.sub_superscripts import find_script
from worksheets.read.typography import locale_of, typeset

HAS_MARKUP = re.compile(r"[*~^\\$`\n\t]|\]\(|  ")
"""Matches a text in which there may be marks; others are set in type as they are."""
SPACES = re.compile(r"[ \t]{2,}|\t")
WEB_ADDRESS = re.compile(r"https?://[^\s<>]+\.[^\s<>]+|mailto:\S+@\S+")
DEEPEST = 8
"""The deepest emphasis within emphasis; deeper marks are ordinary characters."""

FIRST_ATOM, FIRST_PROTECTED = 0x100000, 0x108000
_ATOMS = re.compile("[\U00100000-\U00107fff]")
_PROTECTED = re.compile("[\U00108000-\U0010807f]")
_LITERAL = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # a protected character
    r"|(?<!`)(`+)(?!`)((?s:.+?))(?<!`)\2(?!`)"  # code
    r"|(?<!\d)\$\$((?s:.+?))\$\$(?!\d)"  # a formula on a line of its own
    r"|(?<![\d$])\$(?=\S)((?:\\.|[^$\\\s]|\s++(?!\$))+)\$(?!\d)"  # a formula in a line
)
_STARS = re.compile(r"\*+")
_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_ADDRESS = re.compile(r"[A-Za-z]{2}")
"""Distinguishes an address, right or wrong, from a product of brackets: [2](3.5), [a](b)."""
_Marked: TypeAlias = tuple[Callable[[Inlines], Inline], str, int, int]
"""A constructor of content, the text in the marks, and the offsets where these begin and end."""
_MARK = re.compile(r"\*+|[~^]|\[")


def markup_reader(language: str, formula_error: Callable[[str], str]) -> Callable[[str], Inlines]:
    """A function that reads texts of a language; `formula_error` is passed on to `markup`."""
    return partial(markup, language=language, formula_error=formula_error)


def _no_error(_: str) -> str:
    return ""


def markup(
    text: str, language: str = "en-GB", formula_error: Callable[[str], str] = _no_error
) -> Inlines:
    """The content of a text; unpaired marks are ordinary characters.

    `formula_error` returns what is wrong with a formula, or "". Raises Mistake for a formula, a
    listing or a link that is wrong.
    """
    if HAS_MARKUP.search(text) is None:
        text = text.strip(" ")
        return (Text(typeset(text, language=language)),) if text else ()
    content: list[Inline] = []
    for block in split_listings(text):
        if isinstance(block, Listing):
            content.append(Code(block.text, display=True))
        else:
            content += _Reader(language, formula_error).read(block)
    return tuple(content)


@dataclass(slots=True)
class _Reader:
    """Reads one stretch of running text; `before` is the last character of the content so far, ""
    at the beginning of a line: quotation marks are turned by it.

    `opened` counts single quotation marks that were opened and not closed. `atoms` are code and
    formulas, for each of which one character beyond Unicode's letters stands in the text.
    """

    language: str
    formula_error: Callable[[str], str]
    before: str = ""
    opened: int = 0
    atoms: list[Inline] = field(default_factory=list)

    def read(self, text: str) -> Iterator[Inline]:
        """The content of some lines, without spaces at their ends."""
        return self._inlines(_LITERAL.sub(self._replace_by_atom, text), DEEPEST)

    def _replace_by_atom(self, match: re.Match[str]) -> str:
        protected, _, code, display, tex = match.groups()
        if protected:
            return chr(FIRST_PROTECTED + ord(protected))
        if code:
            code = " ".join(code.split("\n"))
            padded = code[0] == code[-1] == " " and code.strip(" ")
            self.atoms.append(Code(code[1:-1] if padded and len(code) > 2 else code))
        else:
            self.atoms.append(self._maths(display or tex, display=display is not None))
        return chr(FIRST_ATOM + len(self.atoms) - 1)

    def _maths(self, tex: str, *, display: bool) -> Maths:
        tex = " ".join(tex.split())
        # Values may be filled in later, \qty{{s}}{\metre}: then it must be right with a number.
        if (error := self.formula_error(tex)) and self.formula_error(NAMED.sub("{7}", tex)):
            shown = tex if len(tex) < 60 else f"{tex[:50]}…"
            raise Mistake(f"the formula '{shown}' is not right: {error}", "correct the TeX")
        return Maths(tex, display)

    def _inlines(self, text: str, left: int) -> Iterator[Inline]:
        """Content cut at its marks; emphasis may go `left` levels deeper."""
        start = at = 0
        closers = _ClosingStars(text) if "*" in text else None
        while mark := _MARK.search(text, at):
            at = mark.end()
            match mark[0][0]:
                case "*":
                    deeper = closers if left > 0 else None
                    marked = deeper and _find_emphasis(text, mark, deeper)
                case "[":
                    marked = _find_link(text, mark.start())
                case _:
                    marked = find_script(text, mark.start())
            if not marked:
                continue
            kind, inner, begin, end = marked
            yield from self._texts(text[start:begin])
            yield from _wrapped_by_line(kind, self._inlines(inner, left - 1))
            start = at = end
        yield from self._texts(text[start:])

    def _texts(self, text: str) -> Iterator[Inline]:
        """Plain text, ends of lines, formulas and code."""
        for n, line in enumerate(re.split("(\n+)", text)):
            if n % 2:
                yield LineBreak(gap=len(line) > 1)
                self.before = ""
                continue
            at = 0
            for atom in _ATOMS.finditer(line):
                yield from self._text(line[at : atom.start()])
                at = atom.end()
                if (number := ord(atom[0]) - FIRST_ATOM) < len(self.atoms):
                    yield self.atoms[number]
                    self.before = "x"  # a quotation mark after it closes, as after a letter
            yield from self._text(line[at:])

    def _text(self, text: str) -> Iterator[Text]:
        if text:
            text = SPACES.sub(" ", text)
            text = typeset(text, self.before, self.language, self.opened)
            opening, closing = locale_of(self.language).single
            self.opened = max(0, self.opened + text.count(opening) - text.count(closing))
            text = _unprotected(text)
            self.before = text[-1]
            yield Text(text)


class _ClosingStars:
    """Where the stars of a text can end emphasis: by the length of a run, its places.

    Three stars end what one, two or three began.
    """

    def __init__(self, text: str) -> None:
        self.starts: dict[int, list[int]] = {1: [], 2: [], 3: []}
        for run in _STARS.finditer(text):
            start, end = run.span()
            if end - start <= 3 and _closes(text[start - 1 : start], text[end : end + 1]):
                for length in {end - start, *((1, 2) if end - start == 3 else ())}:
                    self.starts[length].append(start)

    def after(self, place: int, length: int) -> int | None:
        """The first of a length that begins behind a place."""
        starts = self.starts[length]
        n = bisect_left(starts, place)
        return starts[n] if n < len(starts) else None


def _opens(before: str, after: str) -> bool:
    """Whether stars between two characters, or at an end of the text, can begin emphasis."""
    return not (_is_part_of_a_sum(before) or before in tuple(")]}")) and bool(after.strip())


def _closes(before: str, after: str) -> bool:
    return bool(before.strip()) and not (_is_part_of_a_sum(after) or after in tuple("([{"))


def _is_part_of_a_sum(letter: str) -> bool:
    """Whether a character beside a star is a digit, a formula or a letter, as in a sum.

    Letters without capitals do not count: Chinese, Thai or Arabic words are written side by side.
    """
    if not letter:
        return False
    return (letter.isalnum() and category(letter) != "Lo") or bool(_ATOMS.match(letter))


def _find_emphasis(text: str, mark: re.Match[str], closers: _ClosingStars) -> _Marked | None:
    """The emphasis that a run of stars begins, if it does."""
    begin, end = mark.span()
    if end - begin > 3 or not _opens(text[begin - 1 : begin] if begin else "", text[end : end + 1]):
        return None
    for length in (3, 1, 2) if end - begin == 3 else (end - begin,):
        stop = closers.after(end + 1, length)
        if stop is None or "\n\n" in text[begin:stop]:
            continue
        stop = (_STARS.match(text, stop) or mark).end()
        inner = text[begin + length : stop - length]
        if _is_product(text[:begin], inner, text[stop:]):
            return None
        return _KINDS[length], inner, begin, stop
    return None


def _is_product(before: str, inner: str, after: str) -> bool:
    """Whether stars around a number stand between numbers: 2 *3* 4."""
    beside = before.rstrip()[-1:], inner[:1], inner[-1:], after.lstrip()[:1]
    return all(letter.isdigit() for letter in beside)


def _strong_emph(content: Inlines) -> Strong:
    return Strong((Emph(content),))


_KINDS: dict[int, Callable[[Inlines], Inline]] = {1: Emph, 2: Strong, 3: _strong_emph}


def _find_link(text: str, at: int) -> _Marked | None:
    """The link whose bracket opens at an offset; raises Mistake if its address is wrong."""
    match = _LINK.match(text, at)
    if match is None or not _ADDRESS.search(match[2]):
        return None
    if (inner := _LINK.search(match[1])) and _ADDRESS.search(inner[2]):
        raise Mistake("a link stands within a link", "end one before the other begins")
    address = _unprotected(match[2])
    if _ATOMS.search(address):
        message = f"the address '{_ATOMS.sub('…', address)}' has code or a formula in it"
        raise Mistake(message, "write $ as %24 and ` as %60 in addresses")
    if not WEB_ADDRESS.fullmatch(address):
        hint = "write an address such as https://example.org/page"
        raise Mistake(f"'{address}' is no address on the web", hint)
    return partial(Link, address=address), match[1], at, match.end()


def _wrapped_by_line(
    wrap: Callable[[Inlines], Inline], inner: Iterable[Inline]
) -> Iterator[Inline]:
    """Content wrapped, for each of its lines, in emphasis or a link."""
    run: list[Inline] = []
    for inline in inner:
        if not isinstance(inline, LineBreak):
            run.append(inline)
            continue
        if run:
            yield wrap(tuple(run))
        yield inline
        run = []
    if run:
        yield wrap(tuple(run))


def _unprotected(text: str) -> str:
    return _PROTECTED.sub(lambda match: chr(ord(match[0]) - FIRST_PROTECTED), text)
