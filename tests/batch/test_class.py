"""A copy for every pupil: names in any script, codes on every copy, hostile lists refused."""

import csv
import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from structure import check_structure, elements
from themes import THEMES
from worksheets.batch.build import build
from worksheets.batch.request import Request, Result

SPEC = """
title: A class
course: cold-war
topics: [2.2.2]
forms: FORMS
header: "HEADER"
sections: [{questions: [{type: multiple-choice, count: 3}]}]
"""
CLASS = "Name,ID,Class,Seat\nAnna Müller,17,10b,A1\nÞórr Ström,18,10b,A2\n\nŁukasz Żak,19,10b,A3\n"


def built(
    folder: Path,
    roster: str | bytes = CLASS,
    forms: str = "[]",
    header: str = "{class} · seat {seat}",
    **options: object,
) -> Result:
    spec = folder / "class.yaml"
    spec.write_text(SPEC.replace("FORMS", forms).replace("HEADER", header))
    file = folder / "class.csv"
    file.write_bytes(roster if isinstance(roster, bytes) else roster.encode())
    request = Request(folder / "out", roster=file, **options)  # type: ignore[arg-type]
    return build([spec], request)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pupil_has_a_copy_with_the_name_on_its_line(theme: str, tmp_path: Path) -> None:
    result = built(tmp_path, theme=theme)
    assert [str(found) for found in result.diagnostics] == []
    copies = [file.path for file in result.built if file.kind == "copy"]
    assert len(copies) == 3
    for path, name, seat in zip(
        copies, ("Anna Müller", "Þórr Ström", "Łukasz Żak"), ("A1", "A2", "A3"), strict=True
    ):
        data = path.read_bytes()
        check_structure(data)
        said = [element.text for element in elements(data)]
        assert said[0] == f"10b · seat {seat}"
        assert any(name in text and "10b" not in text for text in said[1:12])
        assert any(text.split() == ["Class", "10b"] for text in said[1:12])
        assert not any(word.casefold() in path.name.casefold() for word in name.split())
        code = path.stem.rpartition("-")[2]
        assert code in pypdf.PdfReader(path).metadata["/Keywords"]  # type: ignore[index]
        assert code in pypdf.PdfReader(path).pages[0].extract_text()


def test_the_code_can_be_read_by_a_camera(tmp_path: Path) -> None:
    import zxingcpp  # noqa: PLC0415

    result = built(tmp_path)
    path = next(file.path for file in result.built if file.kind == "copy")
    file = pypdfium2.PdfDocument(path)
    picture = file[0].render(scale=3).to_pil().convert("L")
    file.close()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == f"WS1:{path.stem.rpartition('-')[2]}"


def test_one_file_for_the_print_shop(tmp_path: Path) -> None:
    result = built(tmp_path, bind=True)
    (whole,) = (file for file in result.built if file.kind == "copies")
    data = whole.path.read_bytes()
    check_structure(data)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    starts = [n for n, words in enumerate(pages) if "Name" in words and "Score" in words]
    assert len(starts) == 3
    assert all(start % 2 == 0 for start in starts)
    assert "Anna Müller" in pages[starts[0]]
    assert "Łukasz Żak" in pages[starts[2]]


def test_forms_go_round_the_class_or_are_named(tmp_path: Path) -> None:
    result = built(tmp_path, forms="2")
    prints = [file.fingerprint for file in result.built if file.kind == "copy"]
    assert prints[0] == prints[2] != prints[1]
    named = "Name,Form\nA,B\nB,B\nC,A\n"
    result = built(tmp_path, named, forms="2", header="")
    again = [file.fingerprint for file in result.built if file.kind == "copy"]
    assert again[0] == again[1] != again[2]


def test_a_paper_of_a_tier_is_for_those_of_the_tier(tmp_path: Path) -> None:
    tiers = "Name,Tier\nA,Higher\nB,Foundation\nC,higher\n"
    assert len([one for one in built(tmp_path, tiers, header="").built if one.kind == "copy"]) == 3
    higher = SPEC.replace("header:", "tier: Higher\nheader:")
    (tmp_path / "higher.yaml").write_text(higher.replace("FORMS", "[]").replace("HEADER", "{tier}"))
    request = Request(tmp_path / "out", roster=tmp_path / "class.csv")
    result = build([tmp_path / "higher.yaml"], request)
    assert result.ok, list(map(str, result.diagnostics))
    copies = [file.path for file in result.built if file.kind == "copy"]
    assert [path.name[:11] for path in copies] == ["higher-0001", "higher-0003"]
    nobody = higher.replace("Higher", "Middle").replace("FORMS", "[]").replace("HEADER", "")
    (tmp_path / "higher.yaml").write_text(nobody)
    result = build([tmp_path / "higher.yaml"], request)
    (found,) = result.diagnostics
    assert found.message == "nobody in the class list is of the tier 'Middle'"
    assert found.hints == ("use one of: Foundation, Higher, higher",)


def test_a_long_name_is_set_in_two_rows_and_one_that_is_too_long_refused(tmp_path: Path) -> None:
    long = "Name\nZoë de la Very Long Name Indeed-Featherstonehaugh\n"
    result = built(tmp_path, long, header="")
    assert result.ok, list(map(str, result.diagnostics))
    data = next(file.path for file in result.built if file.kind == "copy").read_bytes()
    assert any("Featherstonehaugh" in element.text for element in elements(data))
    result = built(tmp_path, f"Name\n{'W' * 90}\n", header="")
    assert not result.ok
    assert "is too long for the line 'Name'" in result.diagnostics[0].message
    assert result.diagnostics[0].span.line == 2


def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    from worksheets.model.diagnostics import Sink  # noqa: PLC0415
    from worksheets.read.roster import read_roster  # noqa: PLC0415

    target = io.StringIO()
    table = csv.writer(target)
    table.writerow(["name", "id"])
    table.writerows([f"Pupil {n}", n] for n in range(10_000))
    (tmp_path / "many.csv").write_text(target.getvalue())
    assert len(read_roster(tmp_path / "many.csv", (), Sink())) == 10_000


@pytest.mark.parametrize(
    ("roster", "line", "message"),
    [
        ("Nam,ID\nA,1\n", 1, "no column 'name'"),
        ("Name,Name\nA,1\n", 1, "two columns 'name'"),
        ("Name\n", 0, "nobody in the class list"),
        ("Name,ID\nA,1\nB,1\n", 3, "'1' is there twice, first on row 2"),
        ("Name\nA\nA\n", 3, "'A' is there twice"),
        ("Name,ID\n,7\n", 2, "the row has no name"),
        ("Name,ID\nA,1,2\n", 2, "the row has 3 cells, but there are 2 columns"),
        ("Name,Form\nA,Z\n", 2, "the paper has no form 'Z'"),
        ("Name\n\nA\nᚠᚢᚦ\n", 4, "no typeface here has the character"),
        ("Name\n\u202eevil\n", 2, "control character, U+202E"),
        (f"Name\n{'x' * 200}\n", 2, "has 200 characters"),
        ('Name\n"open\n', 0, "is not CSV"),
        ("Name\nAnna Müller\n".encode("cp1252"), 2, "is not UTF-8"),
        ("Name\nAnna\n".encode("utf-16"), 1, "UTF-16"),
    ],
)
def test_hostile_lists_are_refused_with_their_row(
    roster: str | bytes, line: int, message: str, tmp_path: Path
) -> None:
    result = built(tmp_path, roster, header="")
    assert not result.ok
    assert message in " ".join(found.message for found in result.diagnostics)
    assert result.diagnostics[0].span.line == line
    assert result.diagnostics[0].span.file.endswith("class.csv")
    assert result.diagnostics[0].hints
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["=1+1", "../../etc/passwd", "<b>Bold</b>", "{name}", "*Anna*"])
def test_a_name_is_a_name(name: str, tmp_path: Path) -> None:
    result = built(tmp_path, f"Name,ID\n{name},{name}\n", header="")
    assert result.ok, list(map(str, result.diagnostics))
    (copy,) = (file.path for file in result.built if file.kind == "copy")
    assert copy.parent == tmp_path / "out"
    assert any(name in element.text for element in elements(copy.read_bytes()))


def test_a_header_names_columns_that_are_there(tmp_path: Path) -> None:
    (found,) = built(tmp_path, header="{clas}").diagnostics
    assert "the class list has no column 'clas'" in found.message
    assert found.hints == ("did you mean 'class'?",)
