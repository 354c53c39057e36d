"""Encrypted mark schemes, and a school's own cover before a paper."""

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pypdf.constants import UserAccessPermissions
from reportlab.pdfgen.canvas import Canvas

from structure import check_structure, elements
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request, Result

ROOT = Path(__file__).parent.parent.parent
QUIZ = ROOT / "specs" / "retrieval-quiz.yaml"
COVERED = """
title: Behind a cover
course: cold-war
topics: [2.2.2]
sections: [{questions: [{type: multiple-choice, count: 3}]}]
school: {name: Kingsbridge Academy, cover: COVER, cover-says: "The cover of Kingsbridge Academy"}
"""


def test_a_mark_scheme_opens_with_its_password_and_the_paper_without(tmp_path: Path) -> None:
    result = build([QUIZ], Request(tmp_path, "both", password="sésame"))
    files = {file.kind: file.path.read_bytes() for file in result.built}
    check_structure(files["paper"])
    for kind in ("mark-scheme", "paper-and-mark-scheme"):
        locked = pypdf.PdfReader(io.BytesIO(files[kind]))
        assert locked.is_encrypted
        assert not locked.decrypt("wrong")
        assert locked.decrypt("sésame")
        allowed = locked.user_access_permissions
        assert allowed is not None
        assert UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS in allowed
        assert b"Mark scheme" not in files[kind]
        with pikepdf.open(io.BytesIO(files[kind]), password="sésame") as opened:
            assert opened.encryption.bits == 256
            packet = opened.Root.Metadata.read_bytes()
            assert b"pdfuaid:part" in packet
            assert b"<pdfaid:part>" not in packet
            assert opened.Root.StructTreeRoot
            target = io.BytesIO()
            opened.save(target, encryption=False)
        assert {element.tag for element in elements(target.getvalue())} >= {"H1", "Table", "TD"}


def covered(folder: Path, cover: str = "cover.pdf", words: str = COVERED) -> Result:
    spec = folder / "covered.yaml"
    spec.write_text(words.replace("COVER", cover))
    return build([spec], Request(folder / "out", "separate", fillable=True))


def plain_cover(path: Path) -> None:
    build([QUIZ], Request(path.parent / "made", "none"))
    path.write_bytes((path.parent / "made" / "retrieval-quiz.pdf").read_bytes())


def test_a_cover_stands_before_the_paper_and_says_what_it_is(tmp_path: Path) -> None:
    plain_cover(tmp_path / "cover.pdf")
    result = covered(tmp_path)
    assert result.ok
    (warning,) = result.diagnostics
    assert warning.severity == "warning"
    assert "without its tags and bookmarks" in warning.message
    files = {file.kind: file for file in result.built}
    for kind in ("paper", "fillable"):
        data = files[kind].path.read_bytes()
        check_structure(data)
        reader = pypdf.PdfReader(io.BytesIO(data))
        assert reader.page_labels[:3] == ["Cover", "Cover 2", "1"]
        assert "Quick quiz" in reader.pages[0].extract_text()
        assert "Behind a cover" in reader.pages[2].extract_text()
        with pikepdf.open(io.BytesIO(data)) as opened:
            first = opened.Root.StructTreeRoot.K.K[0]
            assert str(first.Alt) == "The cover of Kingsbridge Academy"
    scheme = pypdf.PdfReader(files["mark-scheme"].path)
    assert "Quick quiz" not in scheme.pages[0].extract_text()


def test_a_turned_cover_without_claims_takes_the_claims_from_the_paper(tmp_path: Path) -> None:
    plain_cover(tmp_path / "made.pdf")
    writer = pypdf.PdfWriter()
    writer.append(tmp_path / "made.pdf", pages=(0, 1))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "cover.pdf")
    result = covered(tmp_path)
    assert any("is not PDF/UA" in found.message for found in result.diagnostics)
    paper = next(file for file in result.built if file.kind == "paper")
    with pikepdf.open(paper.path) as opened:
        packet = opened.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>" not in packet
        assert b"<pdfaid:part>" not in packet
        left, _, right, top = opened.pages[0].mediabox
        assert right - left > top
        assert not opened.check_pdf_syntax()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plain.pdf", "the font Helvetica of the cover 'plain.pdf' is not embedded"),
        ("locked.pdf", "the cover 'locked.pdf' is encrypted"),
        ("broken.pdf", "the cover 'broken.pdf' cannot be read: it is damaged"),
        ("many.pdf", "the cover 'many.pdf' has 5 pages"),
        ("none.pdf", "there is no file 'none.pdf'"),
        ("../none.pdf", "is outside the folder"),
    ],
)
def test_covers_that_cannot_be(name: str, message: str, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plain.pdf"))
    canvas.drawString(99, 99, "Our school")
    canvas.save()
    canvas = Canvas(str(tmp_path / "many.pdf"))
    for _ in range(5):
        canvas.showPage()
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=tmp_path / "plain.pdf")
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    (tmp_path / "broken.pdf").write_bytes((tmp_path / "plain.pdf").read_bytes()[:300])
    result = covered(tmp_path, name)
    assert not result.ok
    assert message in result.diagnostics[0].message
    assert result.diagnostics[0].hints


def test_a_cover_must_say_what_it_is(tmp_path: Path) -> None:
    plain_cover(tmp_path / "cover.pdf")
    words = COVERED.replace(', cover-says: "The cover of Kingsbridge Academy"', "")
    (found,) = covered(tmp_path, words=words).diagnostics
    assert "nobody who listens" in found.message
