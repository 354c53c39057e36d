"""A copy for every pupil: names in any script, codes on every copy, hostile lists refused."""

import csv
import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from structure import check_structure, elements
from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request, Result

SPEC = """
title: A class
course: cold-war
topics: [2.2.2]
forms: FORMS
header: "HEADER"
sections: [{questions: [{type: multiple-choice, count: 3}]}]
"""
CLASS = "Name,ID,Class,Seat\nAnna Müller,17,10b,A1\nÞórr Ström,18,10b,A2\n\nŁukasz Żak,19,10b,A3\n"


def spec_with(forms: str, header: str, template: str = SPEC) -> str:
    """A spec that says what there is to say: no forms and no header are keys left out."""
    lines = template.replace("FORMS", forms).replace("HEADER", header).split("\n")
    return "\n".join(line for line in lines if line not in ("forms: ", 'header: ""'))


def built(
    folder: Path,
    roster: str | bytes = CLASS,
    forms: str = "",
    header: str = "{class} · seat {seat}",
    **options: object,
) -> Result:
    spec = folder / "class.yaml"
    spec.write_text(spec_with(forms, header))
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


def test_a_paper_without_a_name_line_has_the_name_in_its_header(tmp_path: Path) -> None:
    (tmp_path / "class.yaml").write_text(
        "title: Words\ncourse: cold-war\ntopics: [2.2.2]\nheader: '{class}'\n"
        "sections: [{questions: [{type: word-search}]}]\n"
    )
    roster = tmp_path / "class.csv"
    roster.write_text("Name,Class\nAnna Meier,10b\n")
    result = build([tmp_path / "class.yaml"], Request(tmp_path / "out", roster=roster))
    (copy,) = (file for file in result.built if file.kind == "copy")
    said = [element.text for element in elements(copy.path.read_bytes())]
    assert said[0] == "Anna Meier · 10b"
    assert not any(words.startswith(("Name", "Answer")) for words in said)


def test_one_file_for_the_print_shop(tmp_path: Path) -> None:
    result = built(tmp_path, bind=True)
    (whole,) = (file for file in result.built if file.kind == "copies")
    data = whole.path.read_bytes()
    check_structure(data)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    starts = [n for n, words in enumerate(pages) if "Name" in words and "Date" in words]
    assert len(starts) == 3
    assert all(start % 2 == 0 for start in starts)
    assert "Anna Müller" in pages[starts[0]]
    assert "Łukasz Żak" in pages[starts[2]]


def test_copies_printed_on_one_side_need_no_blank_pages(tmp_path: Path) -> None:
    pages = {}
    for printed in ("single", "double"):
        (tmp_path / f"{printed}.yaml").write_text(
            f"name: {printed}\ndescription: d\nprinted: {printed}\n"
        )
        result = built(tmp_path, bind=True, theme=str(tmp_path / f"{printed}.yaml"))
        (whole,) = (file for file in result.built if file.kind == "copies")
        pages[printed] = whole.pages
    assert pages == {"single": 3, "double": 6}


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
    (tmp_path / "higher.yaml").write_text(spec_with("", "{tier}", higher))
    request = Request(tmp_path / "out", roster=tmp_path / "class.csv")
    result = build([tmp_path / "higher.yaml"], request)
    assert result.ok, list(map(str, result.diagnostics))
    copies = [file.path for file in result.built if file.kind == "copy"]
    assert [path.name[:11] for path in copies] == ["higher-0001", "higher-0003"]
    nobody = spec_with("", "", higher.replace("Higher", "Middle"))
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
        ("Name\n", 1, "nobody in the class list"),
        (",,\n", 1, "nobody in the class list"),
        ("Name,ID\nA,1\nB,1\n", 3, "'1' is there twice, first in line 2"),
        ("Name\nA\nA\n", 3, "'A' is there twice"),
        ("Name,ID\n,7\n", 2, "the row has no name"),
        ("Name,ID\n\u200d,7\n", 2, "the row has no name"),
        ("Name,ID\nA,1,2\n", 2, "the row has 3 cells, but column 3 has no name"),
        ("Name,Form\nA,Z\n", 2, "the paper has no form 'Z'"),
        ("Name\n\u202eevil\n", 2, "control character, U+202E"),
        (f"Name\n{'x' * 200}\n", 2, "has 200 characters"),
        ('Name\nA\n\n"open\nB\n', 4, "a quotation mark that opens here is not closed"),
        ('Name,Id\n"Ann\nLee",1\n"Bob\nPoe",1\n', 4, "'1' is there twice, first in line 2"),
        ("sep=;\nName;Form\nA;Z\n", 3, "the paper has no form 'Z'"),
        ("Name,Id,ID\nA,1,1\n", 1, "there are two columns 'id'"),
        ("Forename,Class\nAnn,7B\n", 1, "a column 'forename', but none with last names"),
        ("name,class,,\nLee, Ann,7B,\n", 2, "the row has 3 cells, but column 3 has no name"),
        (b"Name\nA\x00\n", 1, "zero bytes"),
        (b"Name\nA\x81\n", 1, "is not UTF-8 or Windows-1252: line 2"),
        (b"PK\x03\x04....", 1, "this is a workbook, not a CSV file"),
        (b"\xff\xfeN\x00a\x00x", 1, "is not UTF-16-LE"),
    ],
)
def test_hostile_lists_are_refused_with_their_row(
    roster: str | bytes, line: int, message: str, tmp_path: Path
) -> None:
    result = built(tmp_path, roster, header="")
    assert not result.ok
    (found,) = result.diagnostics
    assert message in found.message
    assert found.span.line == line
    assert result.diagnostics[0].span.file.endswith("class.csv")
    assert result.diagnostics[0].hints
    assert not (tmp_path / "out").exists()


def test_a_cell_of_which_nothing_is_seen_is_empty(tmp_path: Path) -> None:
    result = built(tmp_path, "Name,Class,Seat\nAnn,\u200d,\u200b\n\u200d,,\n", header="")
    assert result.ok, list(map(str, result.diagnostics))
    assert sum(file.kind == "copy" for file in result.built) == 1


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


def names(result: Result) -> list[str]:
    """What stands on the line for the name, copy by copy."""
    assert result.ok, list(map(str, result.diagnostics))
    copies = [file.path.read_bytes() for file in result.built if file.kind == "copy"]
    said = [next(one.text for one in elements(data) if "Name" in one.text) for data in copies]
    return [" ".join(words.split("Name")[1].split()) for words in said]


@pytest.mark.parametrize(
    "heads",
    [
        "First name,Last name,class",
        "Forename(s),Surname,class",
        "Given Name/s,Family_Name,class",
        "Student First Name,Student Last Name,Class",
        "Pupil's Forename,Pupil's Surname,class",
        "Preferred Forename,Legal Surname,Class",
        "Vorname,Nachname,Class",
        "Vorname,Name,class",
        "Prénom,Nom,class",
        "Nome,Cognome,class",
        "Nombre,Apellidos,class",
    ],
)
def test_first_and_last_names_in_columns_of_their_own(heads: str, tmp_path: Path) -> None:
    roster = f"{heads}\nAnn,Lee,7B\nBob,,7B\n"
    assert names(built(tmp_path, roster, header="{class}")) == ["Ann Lee", "Bob"]


def test_on_a_cover_first_and_last_names_have_their_lines(tmp_path: Path) -> None:
    result = built(tmp_path, "Surname,First name\nLee,Ann May\n", header="", theme="exam")
    (copy,) = (file.path for file in result.built if file.kind == "copy")
    said = [" ".join(element.text.split()) for element in elements(copy.read_bytes())]
    assert any("Surname Lee" in words and "Ann" not in words for words in said)
    assert any("Other names Ann May" in words for words in said)


@pytest.mark.parametrize(
    "roster",
    [
        "sep=;\nName;Class\nAnn Lee;7B\n",
        "Name\tClass\nAnn Lee\t7B\n",
        "name,class,,\nAnn Lee,7B,,\n,,,\n",
        '\ufeffName,Class\r\n"Ann\r\nLee",7B\r\n',
        "Note,Name,Class,Note\nx,Ann Lee,7B,y\n",
        "Name,Class,House\nAnn Lee,7B\n",
    ],
)
def test_lists_as_spreadsheets_write_them(roster: str, tmp_path: Path) -> None:
    assert names(built(tmp_path, roster, header="{class}")) == ["Ann Lee"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_lists_in_the_encodings_of_spreadsheets(encoding: str, tmp_path: Path) -> None:
    data = "Name;Class\r\nZoë Müller;7B\r\n".encode(encoding)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert names(built(tmp_path, mark + data, header="{class}")) == ["Zoë Müller"]


def test_a_name_that_cannot_be_printed_stops_no_other(tmp_path: Path) -> None:
    roster = "Name\nAnn\nअनिता\n\nBob\nᚠᚢᚦ\n"
    result = built(tmp_path, roster, header="")
    assert not result.ok
    assert [file.name.split("-")[1] for file in result.built if file.kind == "copy"] == [
        "0001",
        "0003",
    ]
    first, second = result.diagnostics
    assert (first.span.line, second.span.line) == (3, 6)
    assert "no typeface here has the character" in first.message
    assert "pip install fontpkg-noto-sans-devanagari" in first.hints[0]


def test_a_name_that_is_too_long_stops_no_other(tmp_path: Path) -> None:
    result = built(tmp_path, f"Name\nAnn\n{'W' * 90}\nBob\n", header="", resume=True)
    (found,) = result.diagnostics
    assert found.span.line == 3
    assert len([file for file in result.built if file.kind == "copy"]) == 2
    again = built(tmp_path, f"Name\nAnn\n{'W' * 90}\nBob\n", header="", resume=True)
    assert again.resumed == 1, "copies of which one is missing are made anew"


def test_a_list_that_is_wrong_has_no_second_mistake(tmp_path: Path) -> None:
    (found,) = built(tmp_path, "Nam\nA\n", header="{class}").diagnostics
    assert "no column 'name'" in found.message


def test_a_header_has_its_place(tmp_path: Path) -> None:
    (found,) = built(tmp_path, header="{clas}").diagnostics
    assert (found.span.line, found.span.column) == (5, 9)
