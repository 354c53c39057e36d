"""Typography of plain text: curly quotes, dashes, ellipses."""

import re

OPENING = set(" \n\t([{–—‘“/\u00a0")
"""What can stand before an opening quotation mark, besides the start of the text."""

YEARS = re.compile(r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])")


def curly(text: str, before: str = "") -> str:
    """The text with typographic marks; `before` is the character that stands before it."""
    if "-" in text:
        text = text.replace("---", "—").replace("--", "–").replace(" - ", " – ")
        text = YEARS.sub(r"\1–\2", text)
    if "..." in text:
        text = text.replace("...", "…")
    if "'" not in text and '"' not in text:
        return text
    letters: list[str] = []
    for n, letter in enumerate(text):
        if letter not in "'\"":
            letters.append(letter)
            continue
        last = letters[-1] if letters else before
        following = text[n + 1] if n + 1 < len(text) else ""
        opens = (not last or last in OPENING) and not following.isspace()
        if letter == '"':
            letters.append("“" if opens else "”")
        elif opens and following.isdigit() and re.match(r"\d\ds?\b", text[n + 1 :]):
            letters.append("’")
        else:
            letters.append("‘" if opens else "’")
    return "".join(letters)
