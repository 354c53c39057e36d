"""Light markup in an author's text: *emphasis*, **strong**, ~sub~, ^super^, `code`, $maths$, links.

A mark without its partner, and one that stands in a sum, is a character like any other. While the
marks of a text are paired, a character beyond all that authors can write stands for each formula
and each piece of code, and for each character that a backslash protects.
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
from worksheets.read.listings import Listing, blocks
from worksheets.read.scripts import script
from worksheets.read.typography import locale_of, typeset

MARKED = re.compile(r"[*~^\\$`\n\t]|\]\(|  ")
"""What a text has in it that is not printed as it is."""
FOLDED = re.compile(r"[ \t]{2,}|\t")
WEB = re.compile(r"https?://[^\s<>]+\.[^\s<>]+|mailto:\S+@\S+")
DEEPEST = 8
"""Emphasis within emphasis; what is deeper stands for itself."""

ATOM, PROTECTED = 0x100000, 0x108000
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
_ADDRESS = re.compile(r"[.:/]|[a-z]{2}")
"""What tells an address, right or wrong, from a product of brackets."""
_Found: TypeAlias = tuple[Callable[[Inlines], Inline], str, int, int]
"""What dresses some words, the words, and where their marks begin and end."""
_MARK = re.compile(r"\*+|[~^]|\[")


def markup_in(language: str, formula: Callable[[str], str]) -> Callable[[str], Inlines]:
    """Reads texts of a language; `formula` says what is wrong with one, or nothing."""
    return partial(markup, language=language, formula=formula)


def _any(_: str) -> str:
    return ""


def markup(words: str, language: str = "en-GB", formula: Callable[[str], str] = _any) -> Inlines:
    """The content of a text; marks that do not pair up stand for themselves.

    Raises Mistake for a formula, a listing or a link that cannot be right.
    """
    if MARKED.search(words) is None:
        words = words.strip(" ")
        return (Text(typeset(words, language=language)),) if words else ()
    found: list[Inline] = []
    for block in blocks(words):
        if isinstance(block, Listing):
            found.append(Code(block.text, display=True))
        else:
            found += _Reader(language, formula).read(block)
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Reads one stretch of running text; `before` is the last character that was printed.

    `opened` counts single quotation marks that were opened and not closed.
    """

    language: str
    formula: Callable[[str], str]
    before: str = ""
    opened: int = 0
    atoms: list[Inline] = field(default_factory=list)

    def read(self, words: str) -> Iterator[Inline]:
        """The content of some lines, without spaces at their ends."""
        return self._inlines(_LITERAL.sub(self._atom, words), DEEPEST)

    def _atom(self, found: re.Match[str]) -> str:
        protected, _, code, display, tex = found.groups()
        if protected:
            return chr(PROTECTED + ord(protected))
        if code:
            code = " ".join(code.split("\n"))
            padded = code[0] == code[-1] == " " and code.strip(" ")
            self.atoms.append(Code(code[1:-1] if padded and len(code) > 2 else code))
        else:
            self.atoms.append(self._maths(display or tex, display=display is not None))
        return chr(ATOM + len(self.atoms) - 1)

    def _maths(self, tex: str, *, display: bool) -> Maths:
        tex = " ".join(tex.split())
        # A formula with values to come is right if it is with numbers: \qty{{s}}{\metre}.
        if (fault := self.formula(tex)) and self.formula(NAMED.sub("{7}", tex)):
            shown = tex if len(tex) < 60 else f"{tex[:50]}…"
            raise Mistake(f"the formula '{shown}' is not right: {fault}", "correct the TeX")
        return Maths(tex, display)

    def _inlines(self, words: str, left: int) -> Iterator[Inline]:
        """Content cut at its marks; `left` says how deep emphasis may still go."""
        start = at = 0
        closers = _Closers(words) if "*" in words else None
        while mark := _MARK.search(words, at):
            at = mark.end()
            match mark[0][0]:
                case "*":
                    found = closers and left and _emphasis(words, mark, closers)
                case "[":
                    found = _link(words, mark.start())
                case _:
                    found = script(words, mark.start())
            if not found:
                continue
            kind, inner, begin, end = found
            yield from self._texts(words[start:begin])
            yield from _dressed(kind, self._inlines(inner, left - 1))
            start = at = end
        yield from self._texts(words[start:])

    def _texts(self, words: str) -> Iterator[Inline]:
        """Plain text, ends of lines, formulas and code."""
        for n, line in enumerate(re.split("(\n+)", words)):
            if n % 2:
                yield LineBreak(gap=len(line) > 1)
                self.before = ""
                continue
            at = 0
            for atom in _ATOMS.finditer(line):
                yield from self._text(line[at : atom.start()])
                at = atom.end()
                if (number := ord(atom[0]) - ATOM) < len(self.atoms):
                    yield self.atoms[number]
                    self.before = "x"
            yield from self._text(line[at:])

    def _text(self, words: str) -> Iterator[Text]:
        if words:
            words = FOLDED.sub(" ", words)
            words = typeset(words, self.before, self.language, self.opened)
            opening, closing = locale_of(self.language).single
            self.opened = max(0, self.opened + words.count(opening) - words.count(closing))
            words = _unprotected(words)
            self.before = words[-1]
            yield Text(words)


class _Closers:
    """Where the stars of a text can end emphasis: by the length of a run, its places.

    Three stars end what one, two or three began.
    """

    def __init__(self, words: str) -> None:
        self.starts: dict[int, list[int]] = {1: [], 2: [], 3: []}
        for run in _STARS.finditer(words):
            start, end = run.span()
            if end - start <= 3 and _closes(words[start - 1 : start], words[end : end + 1]):
                for length in {end - start, *((1, 2) if end - start == 3 else ())}:
                    self.starts[length].append(start)

    def after(self, place: int, length: int) -> int | None:
        """The first of a length that begins behind a place."""
        starts = self.starts[length]
        n = bisect_left(starts, place)
        return starts[n] if n < len(starts) else None


def _opens(before: str, after: str) -> bool:
    """Whether stars between two characters, or at an end of the text, can begin emphasis."""
    return not (_sticks(before) or before in tuple(")]}")) and bool(after.strip())


def _closes(before: str, after: str) -> bool:
    return bool(before.strip()) and not (_sticks(after) or after in tuple("([{"))


def _sticks(letter: str) -> bool:
    """Whether a character beside a star makes a sum of it: a digit, a formula, or a letter.

    Letters without capitals are not meant: Chinese, Thai or Arabic words stand side by side.
    """
    if not letter:
        return False
    return (letter.isalnum() and category(letter) != "Lo") or bool(_ATOMS.match(letter))


def _emphasis(words: str, mark: re.Match[str], closers: _Closers) -> _Found | None:
    """The emphasis that a run of stars begins, if it does."""
    begin, end = mark.span()
    if end - begin > 3 or not _opens(
        words[begin - 1 : begin] if begin else "", words[end : end + 1]
    ):
        return None
    for length in (3, 1, 2) if end - begin == 3 else (end - begin,):
        stop = closers.after(end + 1, length)
        if stop is None or "\n\n" in words[begin:stop]:
            continue
        stop = (_STARS.match(words, stop) or mark).end()
        inner = words[begin + length : stop - length]
        if _is_product(words[:begin], inner, words[stop:]):
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


def _link(words: str, at: int) -> _Found | None:
    """The link whose bracket opens at a place; raises Mistake if it leads nowhere."""
    found = _LINK.match(words, at)
    if found is None or not _ADDRESS.search(found[2]):
        return None
    address = _unprotected(found[2])
    if not WEB.fullmatch(address):
        hint = "write an address such as https://example.org/page"
        raise Mistake(f"'{address}' is no address on the web", hint)
    return partial(Link, address=address), found[1], at, found.end()


def _dressed(kind: Callable[[Inlines], Inline], inner: Iterable[Inline]) -> Iterator[Inline]:
    """Content in its dress, line by line."""
    run: list[Inline] = []
    for inline in inner:
        if not isinstance(inline, LineBreak):
            run.append(inline)
            continue
        if run:
            yield kind(tuple(run))
        yield inline
        run = []
    if run:
        yield kind(tuple(run))


def _unprotected(words: str) -> str:
    return _PROTECTED.sub(lambda one: chr(ord(one[0]) - PROTECTED), words)
