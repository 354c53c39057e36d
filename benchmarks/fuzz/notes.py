"""Notes that nobody would write: made up, or real ones damaged in their octets, lines and marks."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[2]
NOTES = ROOT / "tests" / "exchange" / "notes" / "samples"
SAMPLES = (
    ROOT / "docs" / "notes" / "cuban-missile-crisis.txt",
    *(
        ROOT / "tests" / "exchange" / "notes" / "samples" / name
        for name in ("at-home.txt", "cells.html")
    ),
    ROOT / "tests" / "exchange" / "notes" / "samples" / "forces.md",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HOSTILE = (
    "$", "$$", "$x$", r"$\frac{1}{2$", "{", "}", "{a|b}", "|", "**", "*", "~", "^", "_", "`", "[",
    "](", "[a](b)", "\\", "<", ">", "&", "&#0;", "&#99999999999;", "&nbsp;", "<b>", "</p>",
    "<table>", "<!--", "\t", "\r", "\x0b", "\x0c", "\x1b", "\x85", "\u2028", "\u2029", "\ufeff",
    "\u200b", "\u200d", "\u202e", "\xad", "\ufffc", "\ufffd", "\ue000", "\U0001f600", "中文",
    "עברית", "e\u0301", "İ", "ß", "½", "²", "−", "'", '"', "‘", "’", "“", "#", " #", ": ", "- ",
    "? ", "---", "===", "1.", "a)", "Q3 ", "%", "null", "1950", "8 July 1950", "0000", "9" * 30,
    "x" * 90, "w" * 3_000, "https://example.org/a_b?c=d",
)  # fmt: skip
"""What trips up readers of markup, YAML and HTML."""
WORDS = """
the a of in because which therefore Stalin Mao Korea China's USSR USA cell cells energy force was
were is feared wanted contains said decided nucleus osmosis communism treaty army border many 12
4.5 %
"""
HEADINGS = ("China's aims", "The USA's aims", "Plant cells", "Animal cells", "1.2 Cells", "4.1.3",
            "Questions", "Why did it end?", "Key words", "***", "Contents")  # fmt: skip


def inputs(rng: random.Random, folder: Path) -> Iterator[list[str]]:
    """A file of notes in a folder, and the commands that are to be tried on it, one after another:
    it is imported, imported again, and its draft, if there is one by then, is built."""
    kind = rng.choice(("txt", "md", "html", "docx"))
    made = rng.random() < 0.6
    data = _made(kind, rng) if made else _damaged(kind, rng)
    path = folder / f"notes.{kind}"
    path.write_bytes(data)
    out = folder / "courses"
    command = ["import", "notes", str(path), "--output", str(out)]
    yield command
    yield command
    draft = out / "notes-draft.yaml"
    if draft.is_file():
        yield ["build", str(draft), "--output", str(folder / "papers"), "--no-progress"]


def _made(kind: str, rng: random.Random) -> bytes:
    blocks = [_block(rng) for _ in range(rng.randrange(1, 30))]
    if rng.random() < 0.3:
        blocks += [rng.choice(blocks)] * rng.randrange(1, 12)
    match kind:
        case "txt":
            return "\n".join(map(_as_text, blocks)).encode()
        case "md":
            return "\n\n".join(map(_as_markdown, blocks)).encode()
        case "html":
            text = "\n".join(map(_as_html, blocks))
            return text.encode(rng.choice(("utf-8", "utf-16", "utf-8-sig")))
        case _:
            return _document("".join(map(_as_xml, blocks)))


Block = tuple[str, Sequence[Sequence[str]]]
"""What a block is, and its words: a table has rows of cells, another block one of them."""


def _block(rng: random.Random) -> Block:
    kind = rng.choice(("h1", "h2", "p", "p", "p", "li", "li", "term", "question", "table", "head"))
    match kind:
        case "h1" | "h2":
            return kind, [[rng.choice(HEADINGS)]]
        case "term":
            return "li", [[f"{_words(rng, 2)}: {_words(rng, 6)}"]]
        case "question":
            asked = rng.choice(("1. What is ", "Q3 Explain why ", "(a) Name two ", "Why "))
            return "p", [[f"{asked}{_words(rng, 5)}{rng.choice('?.')}"]]
        case "table" | "head":
            wide, long = rng.randrange(1, 5), rng.randrange(1, 6)
            return kind, [[_words(rng, rng.randrange(4)) for _ in range(wide)] for _ in range(long)]
    return kind, [[" ".join(_sentence(rng) for _ in range(rng.randrange(1, 5)))]]


def _sentence(rng: random.Random) -> str:
    words = _words(rng, rng.randrange(1, 25))
    return f"{words[:1].upper()}{words[1:]}{rng.choice(('.', '.', '.', '!', '?', '', ':'))}"


def _words(rng: random.Random, most: int) -> str:
    strange = rng.choice((0.0, 0.0, 0.05, 0.4))
    chosen = [
        rng.choice(HOSTILE) if rng.random() < strange else rng.choice(WORDS.split())
        for _ in range(most)
    ]
    return rng.choice((" ", " ", " ", "")).join(chosen)


def _as_text(block: Block) -> str:
    kind, rows = block
    between = "\t" if kind == "table" else " | "
    start = {"li": "- ", "h1": "", "h2": ""}.get(kind, "")
    return "\n".join(start + between.join(row) for row in rows)


def _as_markdown(block: Block) -> str:
    kind, rows = block
    start = {"li": "- ", "h1": "# ", "h2": "## "}.get(kind, "")
    if kind not in ("table", "head"):
        return start + rows[0][0]
    lines = [f"|{'|'.join(row)}|" for row in rows]
    return "\n".join((lines[0], "|-" * len(rows[0]) + "|", *lines[1:]))


def _as_html(block: Block) -> str:
    kind, rows = block
    if kind not in ("table", "head"):
        return f"<{kind}>{rows[0][0]}</{kind}>"
    cell = "th" if kind == "head" else "td"
    inside = [
        "".join(f"<{name}>{words}</{name}>" for words in row)
        for name, row in zip((cell, *["td"] * len(rows)), rows, strict=False)
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in inside)}</table>"


def _as_xml(block: Block) -> str:
    kind, rows = block
    style = {"h1": "Heading1", "h2": "Heading2", "li": "ListBullet"}.get(kind, "")
    if kind not in ("table", "head"):
        return _paragraph(rows[0][0], style)
    head = "<w:trPr><w:tblHeader/></w:trPr>" if kind == "head" else ""
    inside = ["".join(f"<w:tc>{_paragraph(words, '')}</w:tc>" for words in row) for row in rows]
    inside[0] = head + inside[0]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


def _paragraph(words: str, style: str) -> str:
    plain = "".join(one for one in words if one.isprintable())
    dress = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{dress}<w:r><w:t>{escape(plain)}</w:t></w:r></w:p>"


def _document(body: str) -> bytes:
    """A Word document with as few parts as it can have."""
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for name, called in (
            ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("ListBullet", "List Bullet"),
        )
    )  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in (("document", f"<w:body>{body}</w:body>"), ("styles", styles)):
            entry = zipfile.ZipInfo(f"word/{part}.xml")  # which has no date of today
            archive.writestr(entry, f'<w:{part} xmlns:w="{W}">{inside}</w:{part}>')
    return file.getvalue()


def _damaged(kind: str, rng: random.Random) -> bytes:
    """Notes of a kind after a few damages."""
    sample = rng.choice(SAMPLES).read_bytes()
    if kind == "docx":
        lines = sample.decode().split("\n")
        body = "".join(_paragraph(line, "") for line in lines)
        if rng.random() < 0.5:
            return _document(_cut_up(body.encode(), rng).decode("utf-8", "replace"))
        return _cut_up(_document(body), rng)
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut_up, _reordered, _salted)
    for _ in range(rng.randrange(1, 5)):
        sample = rng.choice(ways)(sample, rng)
    return sample


def _cut_up(data: bytes, rng: random.Random) -> bytes:
    """Octets changed, taken out, put in, doubled or cut off."""
    for _ in range(rng.randrange(1, 6)):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((1, 1, 4, 40, 400)))
        match rng.randrange(5):
            case 0:
                data = data[:start] + rng.randbytes(end - start) + data[end:]
            case 1:
                data = data[:start] + data[end:]
            case 2:
                data = data[:start] + rng.randbytes(rng.randrange(1, 5)) + data[start:]
            case 3:
                data = data[:end] + data[start:end] * rng.randrange(1, 20) + data[end:]
            case _ if rng.random() < 0.2:
                data = data[:start]
    return data


def _reordered(data: bytes, rng: random.Random) -> bytes:
    """Lines in another order, some of them again, joined or left out."""
    lines = data.split(b"\n")
    for _ in range(rng.randrange(1, 8)):
        here, there = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(4):
            case 0:
                lines[here], lines[there] = lines[there], lines[here]
            case 1:
                lines[here:here] = lines[there : there + rng.randrange(1, 12)]
            case 2:
                lines[here : here + 2] = [b" ".join(lines[here : here + 2])]
            case _ if len(lines) > 1:
                del lines[here]
    return b"\n".join(lines)


def _salted(data: bytes, rng: random.Random) -> bytes:
    """Hostile words in the middle of others."""
    for _ in range(rng.randrange(1, 12)):
        place = rng.randrange(len(data) + 1)
        data = data[:place] + rng.choice(HOSTILE).encode() + data[place:]
    return data
