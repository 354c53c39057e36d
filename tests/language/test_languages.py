"""Language files: what is wrong in one is said with its place, and a new one needs nothing else."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from test_papers import found_in, order, printed, said

from worksheets.language.languages import FOLDER, REFERENCE, SHIPPED, Languages
from worksheets.language.tree import Fault
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.spec import load_spec


def languages(folder: Path) -> Languages:
    """A folder of languages that a test may change."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, folder)
    return Languages(folder)


def test_a_new_language_is_one_file(tmp_path: Path) -> None:
    """The words of a throw-away language, each turned round, on a paper that asks for it."""
    folder = tmp_path / "languages"
    folder.mkdir()
    known = languages(folder)
    words = (folder / "fr.yaml").read_text().replace("  name: Nom\n", "  name: Moz\n")
    (folder / "xx.yaml").write_text(words.replace("Corrigé et barème", "Zorrigé"))
    assert known.tags == ("de", "en-GB", "en-US", "fr", "xx")
    order(tmp_path, "fr", "worksheet")
    spec = tmp_path / "spec.yaml"
    spec.write_text(f"{spec.read_text()}language: xx\n")
    sink = Sink()
    found = load_spec(spec, replace(reading_context(), languages=known), sink)
    assert found is not None, list(map(str, sink))
    documents = {file.kind: file.laid.document for file in printed(found)}
    assert documents["paper"].language == "xx"
    assert "Moz" in {words.strip() for words in said(documents["paper"])}
    assert documents["mark-scheme"].title == "Guerre de Corée\u00a0: corrigé et barème"
    assert "Zorrigé" in set(said(documents["mark-scheme"]))
    assert "choose de, en-GB, en-US or fr" in found_in(spec)[0]


FAULTS = [
    ("  score: Note\n", "", "fr.yaml:1:1: error: the key 'front.score' is missing"),
    ("  score: Note\n", "  scor: Note\n", ": error: unknown key 'front.scor'"),
    ("  score: Note\n", "  score: ''\n", ": error: 'front.score' has no words"),
    ("  score: Note\n", "  score: [Note]\n", ": error: 'front.score' is not of the kind"),
    ("  form: Sujet {form}\n", "  form: Sujet {from}\n", ": error: 'front.form' has other placeh"),
    ("  form: Sujet {form}\n", "  form: Sujet {form\n", ": error: 'front.form' cannot be read"),
    (
        '  marks: {one: "{n} point", other: "{n} points"}',
        '  marks: {one: "{n} point"}',
        "two forms",
    ),
    ("  plural: one-is-0-or-1", "  plural: none", ": error: 'writing.plural'"),
    (
        "  score: Note\n",
        "  score: Note\n  score: Note\n",
        ": error: the key 'score' is there twice",
    ),
    ("  score: Note\n", "  score: [Note\n", ": error: this is not YAML"),
]


@pytest.mark.parametrize(("found", "written", "message"), FAULTS)
def test_faults_are_said_with_their_place(
    found: str, written: str, message: str, tmp_path: Path
) -> None:
    known = languages(tmp_path)
    file = tmp_path / "fr.yaml"
    text = file.read_text()
    assert text.count(found) == 1
    file.write_text(text.replace(found, written))
    with pytest.raises(Fault) as fault:
        known.of("fr")
    first, hint = str(fault.value).split("\n")
    assert message in first
    name, line, column, _ = first.split(":", 3)
    assert (name, int(line) > 0, int(column) > 0) == ("fr.yaml", True, True)
    assert hint.startswith("  hint: ")


def test_languages_are_equal_by_tag_and_content(tmp_path: Path) -> None:
    known = languages(tmp_path)
    assert known.of("de") == SHIPPED.of("de") != SHIPPED.of("fr")
    file = tmp_path / f"{REFERENCE}.yaml"
    file.write_text(f"{file.read_text()}# more\n")
    assert known.of(REFERENCE) != SHIPPED.of(REFERENCE)
