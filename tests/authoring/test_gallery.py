"""The gallery in docs is what the program makes now."""

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops, ImageStat

from worksheets import figures
from worksheets.authoring.gallery.built import ExampleBuilder
from worksheets.authoring.gallery.key_tables import KeyTables, anchor, as_markdown, usual_keys
from worksheets.authoring.gallery.pictures import GREYS, MARGIN, cut_picture
from worksheets.cli import worksheets
from worksheets.model.diagnostics import Mistake
from worksheets.model.page.page import Document, Fill, Page, single
from worksheets.questions import registry
from worksheets.read.theme import shipped

DOCS = Path(__file__).parent.parent.parent / "docs"
AGAIN = "delete docs/gallery, and run: worksheets gallery docs"
LARGEST = 3_000_000


def files_in(folder: Path) -> dict[str, bytes]:
    """The bytes of all files of a folder, by their paths in it."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def picture(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("L")


def test_the_gallery_is_current(tmp_path: Path) -> None:
    result = CliRunner().invoke(worksheets, ["gallery", str(tmp_path)])
    assert result.exit_code == 0, result.output
    made, kept = files_in(tmp_path / "gallery"), files_in(DOCS / "gallery")
    assert result.output.startswith(f"wrote {len(made)} files into ")
    assert made.keys() == kept.keys(), AGAIN
    assert sum(map(len, made.values())) < LARGEST
    for name, data in made.items():
        if name.endswith(".md"):
            assert data.decode() == kept[name].decode(), AGAIN
            continue
        new, old = picture(data), picture(kept[name])
        assert new.size == old.size, f"{name}: {AGAIN}"
        assert ImageStat.Stat(ImageChops.difference(new, old)).mean[0] < 0.5, f"{name}: {AGAIN}"


def test_everything_has_a_page_with_its_pictures() -> None:
    kept = files_in(DOCS / "gallery")
    every = {"types": registry(), "figures": figures.registry(), "themes": shipped()}
    wanted = {f"{folder}/{name}" for folder, ones in every.items() for name in ones}
    assert {name.removesuffix(".md") for name in kept if name.endswith(".md")} == {
        "README",
        *wanted,
    }
    schemes = {name for name in kept if name.endswith("-scheme.png")}
    unmarked = {"types/knowledge-organiser-scheme.png"}
    assert schemes == {f"types/{name}-scheme.png" for name in registry()} - unmarked
    for name in wanted:
        page = kept[f"{name}.md"].decode()
        assert f"]({name.rpartition('/')[2]}.png)" in page
        assert "```yaml\n" in page
        assert "|  |\n" not in page, "a key has no description"


def test_pictures_are_cut_to_what_is_printed() -> None:
    black = (0.0, 0.0, 0.0)
    dot, lower = Fill(100, 200, 40, 20, black), Fill(300, 500, 80, 8, black)
    pages = tuple(
        Page(str(n), 595, 842, single(marks))
        for n, marks in enumerate(([dot], [], [lower, lower._replace(y=540)]), 1)
    )
    document = Document("t", "", "", (), "en", pages, (), (), (), conforms=False)
    data = cut_picture(document)
    with Image.open(BytesIO(data)) as image:
        assert len(image.getcolors() or ()) <= GREYS
    one = picture(data)
    dots = 90 / 72
    assert one.width == pytest.approx(80 * dots + 2 * MARGIN, abs=2)
    assert one.height == pytest.approx((20 + 48) * dots + 4 * MARGIN + 12, abs=3)
    assert one.getpixel((MARGIN + 4, MARGIN + 4)) == 0
    assert one.getpixel((2, 2)) == 255


class Wrong:
    """An example with a mistake.

    type: true-false
    id: wrong
    statement: It is so.
    answer: maybe
    """


def test_an_example_with_a_mistake_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match="the example 'type-wrong' cannot be built") as raised:
        ExampleBuilder(tmp_path).question("wrong", Wrong)
    (said,) = raised.value.hints
    assert "'answer' must be true or false, not 'maybe'" in said


def test_a_table_says_what_a_key_takes() -> None:
    inner = {"properties": {"at": {"type": "number", "minimum": 0}}, "required": ["at"]}
    text = {"type": ["string", "number", "boolean"]}
    made = {
        "properties": {
            "words": {**text, "description": "one | two"},
            "some": {"anyOf": [text, {"type": "array", "items": text}]},
            "spots": {"type": "array", "items": {"$ref": "#/$defs/Spot"}},
            "how": {"enum": ["a", "b"], "default": "a"},
        },
        "required": ["words"],
    }
    lines = KeyTables({"Spot": inner}).tables(made).splitlines()
    assert lines[2:6] == [
        "| `words` | a text; needed | One \\| two |",
        "| `some` | a text or a list of texts |  |",
        "| `spots` | a list of [mappings](#keys-of-spots) |  |",
        "| `how` | `a`, `b`; otherwise `a` |  |",
    ]
    assert lines[7] == "### Keys of `spots`"
    assert lines[-1] == "| `at` | a number from 0; needed |  |"


def test_usual_keys_are_as_most_have_them() -> None:
    ones = [{"properties": {"a": {"default": n}, f"b{place}": {}}} for place, n in enumerate("xyx")]
    assert usual_keys({str(n): one for n, one in enumerate(ones)}) == {"a": {"default": "x"}}


def test_signs_are_no_markup_but_in_code() -> None:
    assert as_markdown("$a < b_c$ `$d_e$`") == "\\$a \\< b\\_c\\$ `$d_e$`"
    assert anchor("Keys of `x-title`, 2") == "keys-of-x-title-2"
