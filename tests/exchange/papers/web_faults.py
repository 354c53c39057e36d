"""What is wrong with a page for those who listen to it or work by keyboard: rules of WCAG 2.2 that
need no browser."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

NAMED = "input|textarea|select"
CONTROLS = "//*[self::input or self::textarea or self::select]"


def faults(data: bytes) -> list[str]:
    """All faults of a page."""
    page = html.document_fromstring(data.decode())
    return [*_document(page), *_headings(page), *_names(page), *_tables(page), *_loads(page)]


def _document(page: HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield "no language"
    if not (page.findtext(".//title") or "").strip():
        yield "no title"
    for landmark in ("header", "main", "footer", "h1"):
        if len(page.findall(f".//{landmark}")) != 1:
            yield f"not one {landmark}"
    ids = Counter(element.get("id") for element in page.xpath("//*[@id]"))
    yield from (f"{name} is used twice" for name, count in ids.items() if count > 1)


def _headings(page: HtmlElement) -> Iterator[str]:
    level = 0
    for heading in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"):
        own = int(heading.tag[1])
        if own > level + 1:
            yield f"a heading of level {own} under one of {level}"
        if not heading.text_content().strip():
            yield "an empty heading"
        level = own


def _names(page: HtmlElement) -> Iterator[str]:
    for control in page.xpath(CONTROLS):
        if not _name(control, page).strip():
            yield f"a {control.tag} without a name"
    for picture in page.xpath("//img"):
        if not (picture.get("alt") or "").strip():
            yield "a picture without an alternative text"
    for drawing in page.xpath("//svg"):
        named = page.xpath(f"//*[@id='{drawing.get('aria-labelledby')}']")
        words = "".join(element.text_content() for element in named).strip()
        if drawing.get("role") != "img" or not words:
            yield "a drawing without a name"
    for group in page.xpath("//fieldset"):
        first = next(iter(group), None)
        if first is None or first.tag != "legend" or not first.text_content().strip():
            yield "a fieldset without a legend"
    for element in page.xpath("//*[@aria-labelledby]"):
        if not page.xpath(f"//*[@id='{element.get('aria-labelledby')}']"):
            yield f"nothing is called {element.get('aria-labelledby')}"


def _name(control: HtmlElement, page: HtmlElement) -> str:
    if control.get("aria-label"):
        return str(control.get("aria-label"))
    if control.get("aria-labelledby"):
        found = page.xpath(f"//*[@id='{control.get('aria-labelledby')}']")
        return "".join(element.text_content() for element in found)
    labels = control.xpath("ancestor::label")
    return "".join(label.text_content() for label in labels)


def _tables(page: HtmlElement) -> Iterator[str]:
    for table in page.xpath("//table"):
        if not table.xpath(".//th"):
            yield "a table without heads"
        rows = [len(row) for row in table.xpath(".//tr")]
        if len(set(rows)) > 1:
            yield f"rows of {sorted(set(rows))} cells"
    if page.xpath("//th[not(@scope)]"):
        yield "a head without a scope"


def _loads(page: HtmlElement) -> Iterator[str]:
    if page.xpath("//script|//link|//iframe|//object"):
        yield "something is loaded or run"
    for element in page.xpath("//*[@src]"):
        if not element.get("src").startswith("data:image/png;base64,"):
            yield f"{element.get('src')[:40]} is loaded"
    if page.xpath("//@*[starts-with(name(), 'on')]"):
        yield "a handler of events"
    styles = "".join(style.text or "" for style in page.xpath("//style"))
    if re.search(r"url\(|@import", styles):
        yield "the style loads something"


def contrast(first: str, second: str) -> float:
    """The contrast of two colours (#abc or #aabbcc), by WCAG 2.2."""
    lighter, darker = sorted(map(_luminance, (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
