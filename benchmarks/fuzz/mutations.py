"""Changes to texts, octets and trees of YAML that no author would make on purpose."""

from collections.abc import Callable
from random import Random
from typing import Any

import yaml

TEXTS = (
    "", " ", "\n", "\t", "x" * 300, "word " * 2000, "W" * 5000, "a\u0000b", "a\u0007b",
    "\u001b[31mred", "\ufeff", "\u200b", "\u200d", "\u200c", "\u2028", "\u202eevil",
    "\u2066x", "\ud800", "\uffff", "\ue000", "e\u0301\u0301\u0301", "中文", "日本語", "한국", "ᚠᚢᚦ",
    "שלום abc", "مرحبا", "अनिता", "👩‍👩‍👧", "ﬁ", "ß", "İ", "½", "{", "}", "{}", "{{}}",
    "{a|b}", "{|}", "{a", "$", "$$", "$x$", "$\\frac{1}{$", "$\\undefined{x}$",
    "$" + "x^{" * 60 + "$", "$" + "\\frac{1}{" * 20 + "x" + "}" * 20 + "$",
    "$" + "abcdefgh + " * 60 + "x$", "*", "**", "**a", "`", "```", "~a~", "^2^", "2*3*4",
    "[a](b)", "[a](javascript:alert(1))", "![a](b)", "\\", "\\n", "'", '"', "“", "<b>x</b>",
    "&amp;", "<!--", "]]>", "%s", "%(x)s", "{0}", "{source}", "#", "- a", "a: b", "|", ">",
    "../../etc/passwd", "/etc/passwd", "/dev/zero", "~/x", ".", "..", "CON", "a/b", "a\\b",
    "-1", "0", "1e999", "NaN", "null", "true", "no", "2024-02-30", "0000", "9999-99-99",
    "1_000", "0x10", "١٢٣", "1/0", "2**9**9", "a" * 70 + " b",
)  # fmt: skip
WORDS = (
    " ", "  ", ".", "W" * 60, "word " * 200, "x" * 400, "e\u0301", "“quoted”", "ﬁ", "İ", "½",
    "$x$", "$\\frac{1}{2}$", "**b**", "*a", "`code`", "x^2^", "a~1~", "2*3*4", "<b>", "&",
    "[a](https://a.org)", "{", "}", "#", "10⁻⁵", "−5", "1,000", "0.50", "None of these",
    "A and B", "\u00ad", "\u00a0", "C" * 9,
)  # fmt: skip
"""What an author may well write."""
NUMBERS: tuple[object, ...] = (
    0, 1, -1, 2, 7, 1000, 10**6, 10**12, 10**30, -(10**30), 0.1, 0.5, 1e-9, 1e308, -1e308,
    float("inf"), float("nan"), 1e22, 3.0000000001, True, False,
)  # fmt: skip
Tree = Any
Path = tuple[str | int, ...]


def text(rng: Random) -> str:
    """A hostile text, or two of them joined."""
    found = rng.choice(TEXTS)
    return found if rng.random() < 0.8 else f"{rng.choice(TEXTS)}{found}"


class _Plain(yaml.SafeDumper):
    """Writes a value anew wherever it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(tree: Tree) -> bytes:
    """A tree as YAML; what UTF-8 cannot hold stands there as an escape."""
    written: str = yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)
    return written.encode("utf-8", "backslashreplace")


def places(tree: Tree, above: Path = ()) -> list[Path]:
    """The paths of all values in a tree."""
    inner: list[tuple[str | int, Tree]] = []
    if isinstance(tree, dict):
        inner = list(tree.items())
    elif isinstance(tree, list):
        inner = list(enumerate(tree))
    found = [above] if above else []
    for key, value in inner:
        found += places(value, (*above, key))
    return found


def mutated(tree: Tree, rng: Random, most: int = 3) -> Tree:
    """The tree after some changes; it is changed in place."""
    for _ in range(rng.randint(1, most)):
        known = places(tree)
        if not known:
            return tree
        *above, key = rng.choice(known)
        outer = tree
        for part in above:
            outer = outer[part]
        rng.choice(CHANGES)(outer, key, rng)
    return tree


def worded(tree: Tree, rng: Random, most: int = 4) -> Tree:
    """The tree with hostile words within sentences; it stays what it was otherwise."""
    known = [path for path in places(tree) if " " in str(_at(tree, path))]
    for path in rng.sample(known, min(len(known), rng.randint(1, most))):
        outer, old = _at(tree, path[:-1]), _at(tree, path)
        if isinstance(old, str):
            cut = rng.choice((0, len(old), old.index(" ")))
            new = text(rng) if rng.random() < 0.5 else rng.choice(WORDS)
            outer[path[-1]] = rng.choice((old[:cut] + new + old[cut:], f"{old} {new}", new))
    return tree


def _at(tree: Tree, path: Path) -> Tree:
    for part in path:
        tree = tree[part]
    return tree


def _replace(outer: Tree, key: Any, rng: Random) -> None:
    """Another value of the same kind, or of any."""
    old = outer[key]
    number = isinstance(old, int | float) or str(old).replace(".", "").isdecimal()
    if number and rng.random() < 0.8:
        outer[key] = rng.choice(NUMBERS)
    elif isinstance(old, str) and rng.random() < 0.4:
        cut = rng.randint(0, len(old))
        outer[key] = old[:cut] + text(rng) + old[cut:]
    else:
        outer[key] = rng.choice((text(rng), rng.choice(NUMBERS), None, [], {}))


def _delete(outer: Tree, key: Any, _: Random) -> None:
    del outer[key]


def _repeat(outer: Tree, key: Any, rng: Random) -> None:
    """An entry of a list many times, or a text."""
    times = rng.choice((2, 3, 30, 300))
    if isinstance(outer, list):
        outer[key:key] = [outer[key]] * min(times, 60)
    elif isinstance(outer[key], str):
        outer[key] = " ".join([outer[key]] * times)
    elif isinstance(outer[key], list):
        outer[key] = outer[key] * min(times, 60)


def _rename(outer: Tree, key: Any, rng: Random) -> None:
    """A key that is nearly right, or not at all."""
    if isinstance(outer, dict):
        word = str(key)
        cut = rng.randint(0, len(word))
        near = word[:cut] + rng.choice("aex-_ ") + word[cut + rng.randint(0, 1) :]
        outer[rng.choice((near, text(rng), word.replace("-", "_")))] = outer.pop(key)


def _wrap(outer: Tree, key: Any, rng: Random) -> None:
    """A value within a list or a mapping, or deep in many."""
    for _ in range(rng.choice((1, 1, 1, 5, 80))):
        outer[key] = rng.choice(([outer[key]], {"id": outer[key]}, [outer[key], outer[key]][:1]))


def _unwrap(outer: Tree, key: Any, rng: Random) -> None:
    inner = outer[key]
    if isinstance(inner, dict | list) and inner:
        outer[key] = rng.choice(list(inner.values() if isinstance(inner, dict) else inner))


def _swap(outer: Tree, key: Any, rng: Random) -> None:
    """Two values change places."""
    other = rng.choice(list(outer) if isinstance(outer, dict) else range(len(outer)))
    outer[key], outer[other] = outer[other], outer[key]


CHANGES: tuple[Callable[[Tree, Any, Random], None], ...] = (
    _replace, _replace, _replace, _replace, _delete, _repeat, _rename, _wrap, _unwrap, _swap,
)  # fmt: skip


def damaged(data: bytes, rng: Random) -> bytes:
    """Octets after one or two changes: cut, repeated, overwritten, left out."""
    for _ in range(rng.randint(1, 2)):
        start = rng.randint(0, len(data))
        end = min(len(data), start + rng.choice((1, 1, 2, 10, 100, 5000)))
        noise = bytes(rng.randrange(256) for _ in range(rng.choice((1, 1, 2, 8, 64))))
        hostile = text(rng).encode("utf-8", "replace")
        piece = rng.choice((noise, hostile, data[start:end] * 2, b"", b"\r", b"\x00"))
        data = rng.choice((data[:start] + piece + data[end:], data[:start] + piece, data[:start]))
    return data
