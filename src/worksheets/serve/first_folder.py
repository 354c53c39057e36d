"""The folder that the page opens when none is named: with examples, if there is nothing in it."""

from pathlib import Path

from worksheets.model.files import is_folder, read_file

EXAMPLES = Path(__file__).parent / "examples"


def first_folder(home: Path) -> Path:
    """`Documents/Worksheets` of a home folder, or `Worksheets` where there are no documents.

    It is made if it is missing; if no spec is in it, it gets three to begin with. Raises OSError if
    it cannot be written.
    """
    documents = home / "Documents"
    folder = (documents if is_folder(documents) else home) / "Worksheets"
    folder.mkdir(exist_ok=True)
    if not any(folder.glob("*.y*ml")):
        for example in sorted(EXAMPLES.glob("*.yaml")):
            (folder / example.name).write_bytes(read_file(example))
    return folder
