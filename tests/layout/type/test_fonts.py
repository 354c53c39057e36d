"""Fonts of one's own, chains of them, and scripts from all over the world."""

import io
import os
import shutil
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonts import font_files
from structure import POSTSCRIPT_OUTLINES, check_structure, elements
from themes import theme
from worksheets.jobs.batch import build
from worksheets.layout.text.directions import begins_right_to_left, levels, visual_order
from worksheets.layout.text.ideographs import NEVER_FIRST, NEVER_LAST, breakable_parts
from worksheets.layout.type.clusters import clusters
from worksheets.layout.type.faces import Faces, covered_by, faces_of
from worksheets.layout.type.font_files import FontFault, _font_paths, families, font_file
from worksheets.pipeline.request import Request, Result

SPEC = "title: Script\nlanguage: en-GB\ncourse: course\nsections: [{questions: [{id: one}]}]\n"
OUTLINE = "title: T\nsubject: S\nlanguage: LANGUAGE\ntopics: [{number: '1', title: O}]\n"


def printed(
    folder: Path, words: str, fallback: str = "Source Sans 3", fonts: str = "", language: str = "en"
) -> Result:
    """A question in some script, with its options, in a theme with a chain of fonts."""
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(OUTLINE.replace("LANGUAGE", language))
    options = ", ".join(f"'{part}'" for part in words.split(" ")[:3])
    (course / "1.yaml").write_text(
        f"questions: [{{type: multiple-choice, id: one, stem: '{words}', "
        f"key: '{' '.join(words.split()[-2:])}', distractors: [{options}]}}]\n"
    )
    (folder / "spec.yaml").write_text(SPEC)
    (folder / "own.yaml").write_text(
        f"name: own\ntype: {{fallback: [{fallback}], fonts: '{fonts}'}}\n"
    )
    return build([folder / "spec.yaml"], Request(folder, "none", theme=str(folder / "own.yaml")))


def stem(data: bytes) -> str:
    """The question as a listener gets it."""
    *_, found, _ = (found.text for found in elements(data) if found.tag == "P")
    return found


def normal(words: str) -> str:
    """PDFium takes apart what Unicode calls a ligature of presentation."""
    return words.replace("ﬁ", "fi").replace("ĳ", "ij")


LATIN = (
    "Đặng Tiểu Bình, Þórr, ŵŷ, ĳ, ßŁż, Čeština, ğışİ, Œuvre, naïveté, façade",
    "Γιατί αρνήθηκε ο Στάλιν; Ἑλληνικά? άέήίόύώ ΑΒΓΔΕΖΗΘ",
    "Почему Сталин отказался поддержать наступление? Її Єє Ґґ Ћћ Ђђ",
    "x² + y₃ → ½ · ¼ × 10⁻⁵ ≤ ∞ ≠ √ ∆ µ ° ± ÷ ← ↑ ↓ ↔ ✓ ✗ ☐ ☑ € £ ¥ …",
    "office, affluent, fjord, ﬁrst “quoted” ‘words’ – and — dashes «so»",
    "combining: x̄ ȳ e\u0301 a\u030a n\u0303 o\u0308 q\u0301",
)


@pytest.mark.parametrize("words", LATIN)
def test_what_is_printed_can_be_copied_and_searched(words: str, tmp_path: Path) -> None:
    result = printed(tmp_path, words, "Source Sans 3, Noto Sans")
    assert [str(found) for found in result.diagnostics] == []
    data = result.built[0].path.read_bytes()
    check_structure(data)
    assert stem(data).strip() == words
    squeezed = words.replace(" ", "")
    pages = [pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()]
    file = pypdfium2.PdfDocument(data)
    pages.append(file[0].get_textpage().get_text_range())
    file.close()
    for said in pages:
        assert normal(squeezed) in normal("".join(said.split()))


def test_korean_and_japanese_in_a_collection_of_postscript_outlines(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for path in font_files("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"):
        shutil.copy(path, tmp_path / "fonts")
    words = "한국 전쟁은 언제 시작되었습니까? 朝鮮戦争はいつ「始まりました」か、マオ・ツォートン。"
    result = printed(tmp_path, words, "Source Sans 3, Noto Sans CJK KR", "fonts", "ko")
    assert [str(found) for found in result.diagnostics] == []
    data = result.built[0].path.read_bytes()
    check_structure(data, unlike=POSTSCRIPT_OUTLINES)
    assert stem(data).strip() == words
    said = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert words.replace(" ", "") in "".join(said.split())
    with io.BytesIO(data) as file:
        assert len(file.getvalue()) < 400_000


def test_korean_in_true_type_outlines_keeps_its_words_whole(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for path in font_files("NanumGothic.ttf", "NanumGothicBold.ttf"):
        shutil.copy(path, tmp_path / "fonts")
    words = "한국 전쟁은 언제 시작되었습니까? 다음 보기 가운데 하나를 고르고 이유를 설명하십시오."
    result = printed(tmp_path, words, "NanumGothic", "fonts", "ko")
    data = result.built[0].path.read_bytes()
    check_structure(data)
    lines = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split("\n")
    question = lines[: next(n for n, line in enumerate(lines) if line.startswith("A "))]
    for line in question:
        if any("가" <= letter <= "힣" for letter in line):
            assert set(line.split()) <= {*words.split(), "1", "[1]"}
    assert stem(data).strip() == words


RIGHT_TO_LEFT = {
    "Heebo": "מדוע סירב סטלין לתמוך בהתקפה על דרום קוריאה במרץ 1949, ומה השתנה אחר כך?",
    "Amiri": "لماذا رفض ستالين دعم الهجوم على كوريا الجنوبية في مارس 1949 وما الذي تغير بعد ذلك؟",
}


@pytest.mark.parametrize("family", RIGHT_TO_LEFT)
def test_right_to_left(family: str, tmp_path: Path) -> None:
    words = RIGHT_TO_LEFT[family]
    result = printed(tmp_path, words, f"Source Sans 3, {family}")
    assert [str(found) for found in result.diagnostics] == []
    data = result.built[0].path.read_bytes()
    check_structure(data)
    file = pypdfium2.PdfDocument(data)
    said = file[0].get_textpage().get_text_range()
    file.close()
    tokens = set(words.replace(",", " ").replace("؟", " ").replace("?", " ").split())
    assert tokens <= set(said.replace(",", " ").replace("؟", " ").replace("?", " ").split())
    order = [said.index(word) for word in words.split()[:4]]
    assert order == sorted(order)


def test_lines_of_both_directions_are_put_in_order() -> None:
    assert begins_right_to_left("שלום abc")
    assert not begins_right_to_left("abc שלום")
    assert not begins_right_to_left("123 +")
    words = "שלום 123 abc"
    order = visual_order(levels(words, right_to_left=True))
    assert "".join(words[n] for n in order) == "abc 123 םולש"
    order = visual_order(levels("ab שלום cd", right_to_left=False))
    assert "".join("ab שלום cd"[n] for n in order) == "ab םולש cd"


@given(st.lists(st.integers(0, 4), max_size=30))
def test_every_thing_of_a_line_is_seen_once(found: list[int]) -> None:
    assert sorted(visual_order(found)) == list(range(len(found)))
    if all(level % 2 == 0 for level in found) and len(set(found)) <= 1:
        assert visual_order(found) == list(range(len(found)))


@given(st.text(alphabet="漢字かなカナ、。「」（）abc ぁっー한국12", max_size=40))
def test_japanese_lines_never_begin_with_what_must_not_begin_one(words: str) -> None:
    found = breakable_parts(words)
    assert "".join(found) == words
    for last, first in pairwise(found):
        assert first[0] not in NEVER_FIRST
        assert last[-1] not in NEVER_LAST


@given(st.text(max_size=30))
def test_clusters_are_the_text_again(words: str) -> None:
    assert "".join(clusters(words)) == words


def test_an_accent_is_in_the_face_of_its_letter() -> None:
    faces: Faces = faces_of(theme("worksheet").type)
    for word in ("q\u0301a", "x̄", "naïve"):
        for piece in faces.pieces(word, "text", 11):
            assert faces.typeface(piece.face).characters.issuperset(piece.text)
            assert not piece.text.startswith(("\u0301", "\u0304"))


def test_a_character_that_no_font_has_is_an_error_with_its_place(tmp_path: Path) -> None:
    result = printed(tmp_path, "The word ᚠᚢᚦ is written in runes, as one can see here.")
    (found, *_) = result.diagnostics
    assert "no typeface here has the character 'ᚠ'" in found.message
    assert found.span.line == 1
    assert not result.built


def test_a_family_in_a_folder_by_weight_and_style(tmp_path: Path) -> None:
    names = ("OpenDyslexic-Regular.otf", "OpenDyslexic-Bold.otf", "OpenDyslexic-Italic.otf")
    for path in font_files(*names):
        shutil.copy(path, tmp_path)
    folder = str(tmp_path)
    (family,) = families(folder)
    assert family == "OpenDyslexic"
    found = [
        Path(font_file(family, weight, italic=italic, folder=folder).path).name
        for weight, italic in ((400, False), (900, False), (400, True), (700, True))
    ]
    assert found == [names[0], names[1], names[2], names[2]]
    (tmp_path / "paper").mkdir()
    result = printed(tmp_path / "paper", "Letters that are hard to mistake for one another.")
    own = tmp_path / "paper" / "own.yaml"
    own.write_text("name: own\ntype: {family: OpenDyslexic, fonts: ..}\n")
    request = Request(tmp_path, "none", theme=str(own), trust=(tmp_path,))
    result = build([tmp_path / "paper" / "spec.yaml"], request)
    assert [str(found) for found in result.diagnostics] == []
    data = result.built[0].path.read_bytes()
    assert b"CIDFontType0C" in data
    assert stem(data).strip() == "Letters that are hard to mistake for one another."


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"no font at all"), "'bad.ttf' cannot be read"),
        (lambda path: path.write_bytes(_real()[:9000]), "'bad.ttf' cannot be read"),
        (lambda path: path.write_bytes(_restricted()), "says that it may not be embedded"),
    ],
)
def test_fonts_that_cannot_be_used(make: object, message: str, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "bad.ttf")
    with pytest.raises(FontFault, match="bad") as caught:
        families(str(tmp_path))
    assert message in str(caught.value)
    (found,) = printed(tmp_path, "Some words of a question", fonts=".").diagnostics
    assert message in found.message
    assert (found.span.file, found.span.line) == (str(tmp_path / "own.yaml"), 2)
    assert found.hints


def test_what_stands_beside_fonts_is_no_font(tmp_path: Path) -> None:
    (tmp_path / "folder.ttf").mkdir()
    (tmp_path / "folder.ttf" / "some.ttf").write_bytes(_real())
    (tmp_path / "notes.txt").write_text("x")
    (family,) = families(str(tmp_path))
    assert family == "Atkinson Hyperlegible"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (os.mkfifo, "this is a pipe"),
        (lambda path: path.symlink_to(path.name), "symbolic links"),
        (lambda path: path.symlink_to("/dev/zero"), "this is a device"),
        (lambda path: path.write_bytes(b""), "cannot be read"),
        (lambda path: path.write_bytes(b"ttcf" + bytes(40)), "cannot be read"),
    ],
)
def test_what_stands_in_the_place_of_a_font(
    make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    make(tmp_path / "bad.otf")
    with pytest.raises(FontFault, match=message):
        families(str(tmp_path))


def test_a_folder_of_anything_is_no_folder_of_fonts(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text("")
    with pytest.raises(FontFault, match="has more than 3 files"):
        _font_paths(tmp_path, 3)
    with pytest.raises(FontFault, match="there is no folder of fonts"):
        families(str(tmp_path / ("x" * 300)))


def test_a_family_that_is_not_installed(tmp_path: Path) -> None:
    result = printed(tmp_path, "Some words of a question", fallback="Source Sans 3, Heebbo")
    (found,) = result.diagnostics
    assert found.message == "the font family 'Heebbo' is not installed"
    assert found.hints[0] == "did you mean 'Heebo'?"
    assert (found.span.file, found.span.line) == (str(tmp_path / "own.yaml"), 2)


def test_a_weight_that_a_family_has_not_is_the_nearest(tmp_path: Path) -> None:
    assert font_file("Amiri", 300, italic=True).path.endswith("Amiri-Italic.ttf")
    assert font_file("Amiri", 900, italic=False).path.endswith("Amiri-Bold.ttf")


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_font_is_refused_or_printed(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    data = bytearray(_real())
    for _ in range(rng.choice((1, 5, 200))):
        data[rng.randrange(len(data) if seed % 2 else 2000)] = rng.randrange(256)
    (tmp_path / "fonts").mkdir()
    cut = len(data) if seed % 3 else rng.randrange(len(data))
    (tmp_path / "fonts" / "some.ttf").write_bytes(data[:cut])
    result = printed(tmp_path, "Some words of a question", fonts="fonts")
    assert result.ok or result.diagnostics[0].hints
    assert not any("internal error" in found.message for found in result.diagnostics)


def _real() -> bytes:
    return Path(font_file("Atkinson Hyperlegible", 400, italic=False).path).read_bytes()


def _restricted() -> bytes:
    """A font whose licence forbids embedding, as its OS/2 table says."""
    data = bytearray(_real())
    count = int.from_bytes(data[4:6], "big")
    for n in range(count):
        entry = 12 + 16 * n
        if data[entry : entry + 4] == b"OS/2":
            start = int.from_bytes(data[entry + 8 : entry + 12], "big")
            data[start + 8 : start + 10] = (2).to_bytes(2, "big")
    return bytes(data)


@pytest.mark.parametrize("name", ["worksheet", "dyslexia", "primary", "large-print-24"])
def test_a_space_of_any_width_is_set_in_every_face(name: str) -> None:
    """Lexend has no em space, and no family here has U+205F."""
    faces = faces_of(theme(name).type)
    spaces = [
        chr(code) for code in range(0x2000, 0x2070) if unicodedata.category(chr(code)) == "Zs"
    ]
    assert len(spaces) > 10
    for space in spaces:
        (piece,) = faces.pieces(f"a{space}b", "text", 10.5)
        assert piece.width > faces.width("ab", "text", 10.5)
        assert space in covered_by(theme(name).type)
