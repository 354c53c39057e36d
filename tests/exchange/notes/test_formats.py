"""Files of notes become lines: every format, every encoding, and what is no notes at all."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from exchange.notes.documents import document, paragraph, table
from worksheets.exchange.notes.formats import read_notes
from worksheets.exchange.notes.formats.escaped import escape
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine, NotesFile
from worksheets.model.diagnostics import Sink

SAMPLES = Path(__file__).parent / "samples"


def sheet(path: Path, content: str | bytes) -> NotesFile:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    sink = Sink()
    found = read_notes(path, sink)
    assert found is not None, list(map(str, sink))
    return found


def words(found: NotesFile) -> list[str]:
    return [line.text for line in found.lines]


def refused(path: Path) -> str:
    """The one thing that is said of a file that is not read."""
    sink = Sink()
    assert read_notes(path, sink) is None
    (found,) = sink
    assert found.hints
    return str(found)


class TestTables:
    """The first row of a table is its head only where it is marked so."""

    @pytest.mark.parametrize(
        ("first", "head"),
        [
            ("<tr><td>a<td>b</tr>", ()),
            ("<tr><th>a</th><th>b</th></tr>", ("a", "b")),
            ("<thead><tr><td>a</td><td>b</td></tr></thead>", ("a", "b")),
            ("<tr><th>a</th><td>b</td></tr>", ()),
            ("<thead><tr><th></th><th></th></tr></thead>", ()),
        ],
    )
    def test_html(self, tmp_path: Path, first: str, head: tuple[str, ...]) -> None:
        page = f"<table>{first}<tr><td>c</td><td>d</td></tr></table>"
        assert sheet(tmp_path / "a.html", page).lines[-1].head == head

    def test_word(self, tmp_path: Path) -> None:
        rows = [["a", "b"], ["c", "d"]]
        for head, count in ((True, 1), (False, 2)):
            path = document(tmp_path / "a.docx", [table(rows, head=head)])
            lines = sheet(path, path.read_bytes()).lines
            assert len(lines) == count
            assert lines[-1].head == (("a", "b") if head else ())

    def test_markdown(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.md", "|a|b|\n|-|-|\n|c|d|\n")
        assert found.lines == (NoteLine(3, "c | d", "row", cells=("c", "d"), head=("a", "b")),)
        found = sheet(tmp_path / "a.md", "| | |\n|-|-|\n|c|d|\n|e|f|\n")
        assert [line.head for line in found.lines] == [(), ()]

    def test_text(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.txt", "a\tb\nc\td\n")
        assert [line.cells for line in found.lines] == [("a", "b"), ("c", "d")]
        assert not any(line.head for line in found.lines)
        found = sheet(tmp_path / "a.txt", "a | b\n--|--\nc | d\n")
        assert found.lines == (NoteLine(3, "c | d", "row", cells=("c", "d"), head=("a", "b")),)

    def test_a_head_without_rows_is_a_row(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.html", "<table><tr><th>a</th><th>b</th></tr></table>")
        assert found.lines == (NoteLine(1, "a | b", "row", cells=("a", "b")),)

    def test_a_table_for_looks_is_its_blocks(self, tmp_path: Path) -> None:
        page = (
            "<table><tr><td><h2>Top</h2>a<table><tr><td>b<td>c</table>d</td><td>e</td></tr></table>"
        )
        found = sheet(tmp_path / "a.html", page)
        assert words(found) == ["Top", "a", "b | c", "d", "e"]
        assert found.lines[0].kind == "heading"

    def test_terms_and_meanings(self, tmp_path: Path) -> None:
        page = "<dl><dt>cell<dd>a unit<dd>of life<dt>gene<dd>a part of DNA</dl>"
        found = sheet(tmp_path / "a.html", page)
        assert [line.cells for line in found.lines] == [
            ("cell", "a unit of life"),
            ("gene", "a part of DNA"),
        ]


class TestPages:
    """HTML, however broken."""

    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            ("<p>a<p>b", ["a", "b"]),
            ("<ul><li>a<ul><li>b</ul>c<li>d</ul>e", ["a", "b", "c", "d", "e"]),
            ("a<script>x</script>b<!-- c -->d<!e>f", ["abdf"]),
            ("<nav>menu</nav>a", ["a"]),
            ("<nav>never closed <p>a", ["never closed", "a"]),
            ("<svg/>a", ["a"]),
            ("<p>x<sub>2</sub> <b> y </b>z<i>!</i>z</p>", ["x~2~ **y** z!z"]),
            ("<pre>a\nb</pre>", ["a", "b"]),
            ("2 * 3 &lt; 4 ~ $5 &#x110000; &amp;", [r"2 \* 3 < 4 \~ \$5 " + f"{UNREADABLE} &"]),
            ("<b>Note:</b>that", ["Note:that"]),
            ("<a title='b > c'>d</a>", ["d"]),
            ("a < b", ["a < b"]),
            ("&#" + "9" * 5000 + ";a", ["a"]),
        ],
    )
    def test_blocks(self, tmp_path: Path, page: str, expected: list[str]) -> None:
        assert words(sheet(tmp_path / "a.html", page)) == expected

    @pytest.mark.parametrize(
        "data",
        [
            "<p>café".encode(),
            "<p>café".encode("utf-8-sig"),
            "<p>café".encode("utf-16"),
            b"\xfe\xff" + "<p>café".encode("utf-16-be"),
            "<p>café".encode("utf-32"),
            "<p>café".encode("cp1252"),
            "<meta charset=iso-8859-1><p>café".encode("cp1252"),
            "<meta charset=latin-1><p>café".encode(),
            '<meta content="text/html; charset=latin9"><p>café'.encode("latin9"),
            b"<meta charset=unheard-of><p>caf\xc3\xa9",
            b"<meta charset=rot13><p>caf\xc3\xa9",
        ],
    )
    def test_encodings(self, tmp_path: Path, data: bytes) -> None:
        assert words(sheet(tmp_path / "a.html", data)) == ["café"]

    @pytest.mark.parametrize(
        "page",
        [
            "<p>" + "<b>" * 1500 + "x",
            "<div>" * 50_000 + "x",
            "<table><tr><td>" * 600 + "x",
            "<a " * 100_000 + ">x",
            "x" + "<!--" * 100_000,
            "<a b='" * 50_000 + ">x",
            "<ul><li>" * 2_000 + "x",
        ],
        ids=range(7),
    )
    def test_nested_deeply(self, tmp_path: Path, page: str) -> None:
        assert words(sheet(tmp_path / "a.html", page)) in (["x"], ["**x**"])


class TestDocuments:
    """Word documents, whole and damaged."""

    def test_marks_of_text(self, tmp_path: Path) -> None:
        runs = (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bo</w:t></w:r>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t>ld</w:t></w:r><w:r><w:t xml:space='preserve'> H</w:t>"
            "</w:r><w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>"
            "<w:del><w:r><w:t>gone</w:t></w:r></w:del>"
            "<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:tab/><w:t>x</w:t></w:r></w:p>"
        )
        listed = (
            "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
            "<w:r><w:t>b</w:t></w:r></w:p>"
        )
        path = document(tmp_path / "a.docx", [paragraph("Top", "Heading1"), runs, listed])
        assert sheet(path, path.read_bytes()).lines == (
            NoteLine(1, "Top", "heading", 1),
            NoteLine(2, "**bold** H~2~ x"),
            NoteLine(3, "b", "bullet"),
        )

    def test_an_equation_leaves_a_hole(self, tmp_path: Path) -> None:
        inside = "<w:p><w:r><w:t>So </w:t></w:r><m:oMath><m:r><m:t>v</m:t></m:r></m:oMath></w:p>"
        path = document(tmp_path / "a.docx", [inside, paragraph("x")])
        found = sheet(path, path.read_bytes())
        assert words(found) == [f"So {UNREADABLE}", "x"]
        assert found.losses == ((1, "an equation"),)

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ({}, "'word/document.xml' is missing"),
            ({"word/document.xml": b"<w:document"}, "its XML is damaged"),
            ({"word/document.xml": b""}, "its XML is damaged"),
            (
                {"word/document.xml": b'<?xml version="1.0" encoding="x"?><a/>'},
                "its XML is damaged",
            ),
            ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "declares a type"),
            ({"word/document.xml": b" " * 20_000_001}, "more than 20 MB"),
            ({"word/document.xml": b"<a/>"}, "no notes in the file"),
        ],
    )
    def test_parts_that_are_damaged(
        self, tmp_path: Path, parts: dict[str, bytes], message: str
    ) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        assert message in refused(path)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "damaged, or no DOCX"),
            (b"PK\x03\x04", "damaged, or no DOCX"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older kind (.doc), or has a password"),
        ],
    )
    def test_files_that_are_no_documents(self, tmp_path: Path, data: bytes, message: str) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        assert message in refused(path)

    def test_any_octet_may_be_damaged(self, tmp_path: Path) -> None:
        whole = document(tmp_path / "a.docx", [paragraph("x")]).read_bytes()
        path = tmp_path / "b.docx"
        for place in range(0, len(whole), 7):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
            sink = Sink()
            assert (read_notes(path, sink) is None) == sink.failed

    def test_compressed_in_another_way(self, tmp_path: Path) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("word/document.xml", b"<a/>")
        path = tmp_path / "a.docx"
        path.write_bytes(file.getvalue())
        assert "packed in a way" in refused(path)


class TestMarkdown:
    """What Markdown says in its own ways."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("---\ntitle: x\n---\n\na", ["a"]),
            ("H<sub>2</sub>O<br>&amp; <kbd>k</kbd>", ["H~2~O & k"]),
            ("- [x] done\n- [ ] to do", ["done", "to do"]),
            ("[a](b) ![c](d)", ["a c"]),
            ("_so_ a_b_c __it__ is", ["*so* a_b_c **it** is"]),
            ("".join("  " * n + "- a\n" for n in range(97)), ["a"] * 97),
        ],
    )
    def test_words(self, tmp_path: Path, text: str, expected: list[str]) -> None:
        assert words(sheet(tmp_path / "a.md", text)) == expected

    @pytest.mark.parametrize("text", ["".join("  " * n + "- a\n" for n in range(150)), ">" * 300])
    def test_nested_too_deeply(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "a.md").write_text(f"{text} x")
        assert "nested too deeply" in refused(tmp_path / "a.md")

    def test_entries_keep_their_labels(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.md", "3. a\n4. b\n\n- c\n")
        assert [line.label for line in found.lines] == ["3.", "4.", "-"]


class TestCharacters:
    """Text with what no text should have in it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a\r\nb\rc\n", ["a", "b", "c"]),
            ("\ufeffa\ufeffb", ["ab"]),
            ("a\x07b\x0bc\u2028d\x85e\u00a0f", ["a b c d e f"]),
            ("a\u200bb\u00adc\ue000d\ufe0f", ["abcd"]),
            ("e\u0301", ["é"]),
            ("⚡ a\nb", ["a", "b"]),
            ("a 中 b\nc\nd", ["c", "d"]),
            ("a\ufffdb", [f"a{UNREADABLE}b"]),
            ("\ufffd\na", ["a"]),
        ],
    )
    def test_they_are_left_out(self, tmp_path: Path, text: str, expected: list[str]) -> None:
        assert words(sheet(tmp_path / "a.txt", text)) == expected

    def test_what_is_left_out_is_said(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.txt", "a ⚡\nb 中\nc\n")
        assert [place for place, _ in found.losses] == [1, 2]
        assert "U+26A1" in found.losses[0][1]
        assert "U+4E2D" in found.losses[1][1]

    def test_another_script_is_kept(self, tmp_path: Path) -> None:
        assert words(sheet(tmp_path / "a.txt", "中文\n日本\na\n")) == ["中文", "日本", "a"]

    def test_a_long_paragraph_is_cut(self, tmp_path: Path) -> None:
        found = sheet(tmp_path / "a.txt", "It is so. " * 1000 + "x" * 9000)
        assert max(map(len, words(found))) <= 4000
        assert " ".join(words(found)).replace(" ", "") == "Itisso." * 1000 + "x" * 9000


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (r"so $\alpha$ and $x^2$ but $5 and $6", r"so $\alpha$ and $x^2$ but \$5 and \$6"),
        ("x^2 and (a)^(10) ~", r"x^2^ and (a)^10^ \~"),
        ("[a](b) *c*", r"[a\](b) \*c\*"),
    ],
)
def test_plain_words_are_meant_literally(words: str, expected: str) -> None:
    assert escape(words) == expected


class TestNoFile:
    """What cannot be read as a file ends in one error."""

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").mkdir()
        assert "this is a folder" in refused(tmp_path / "a.txt")

    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.txt")
        assert "not a file" in refused(tmp_path / "a.txt")

    def test_a_device(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to("/dev/zero")
        assert "not a file" in refused(tmp_path / "a.txt")

    def test_links_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
        (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
        assert "cannot be read" in refused(tmp_path / "a.txt")

    def test_too_large(self, tmp_path: Path) -> None:
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(20_000_001)
        assert "20 MB is the most" in refused(tmp_path / "a.txt")
        (tmp_path / "a.txt").write_text("word " * 500_000)
        assert "2,000,000 is the most" in refused(tmp_path / "a.txt")

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"a\0b", "a.txt:1:2: error: there is a NUL character"),
            (b"a\nb\xe9", "a.txt:2:2: error: byte 0xE9 is not UTF-8"),
            (b"\xed\xa0\x80", "a.txt:1:1: error: byte 0xED is not UTF-8"),
            (b"\xff\xfe\x00", "is not UTF-16-LE"),
            (b" \n\t\n", "the file is empty"),
            (b"---\n***\n", "there are no notes in the file"),
        ],
    )
    def test_no_text(self, tmp_path: Path, data: bytes, message: str) -> None:
        (tmp_path / "a.txt").write_bytes(data)
        assert message in refused(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("a:b.TXT", "a-b.txt"),
        ("a\nb.txt", "a-b.txt"),
        (os.fsdecode(b"caf\xe9.txt"), "caf-.txt"),
        ("x" * 250 + ".txt", "x" * 80 + ".txt"),
    ],
)
def test_names_of_files(tmp_path: Path, name: str, known: str) -> None:
    assert sheet(tmp_path / name, "a").file == known
