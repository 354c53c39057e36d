"""Characters behind a backslash, as Moodle's text formats have them, kept apart while a text is
cut."""

import re

ESCAPED = re.compile(r"\\([~=#{}:\\n/\"&%])")
FIRST = 0xE000
"""Private-use characters from here on stand for characters behind a backslash."""
STAR = chr(FIRST + ord("*"))
BACKSLASH = chr(FIRST + ord("\\"))
PROTECTED = re.compile("[\ue000-\ue0ff]")


def protected(text: str) -> str:
    """A text with every character behind a backslash as a private-use one."""
    return ESCAPED.sub(lambda found: chr(FIRST + ord(found[1])), text)


def without_wildcards(text: str) -> tuple[str, bool]:
    """An accepted answer without the stars that stand for any words, and whether it had some; the
    text is protected, and a star behind a backslash is one."""
    text = text.replace(f"{BACKSLASH}*", STAR).replace(r"\*", STAR)
    return " ".join(text.replace("*", " ").split()) if "*" in text else text, "*" in text


def restored(text: str) -> str:
    """A text with its characters back: those behind a backslash, and line ends."""
    return PROTECTED.sub(
        lambda found: "\n" if found[0] == chr(FIRST + ord("n")) else chr(ord(found[0]) - FIRST),
        text,
    )
