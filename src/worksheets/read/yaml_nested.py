"""Keys with lists and mappings in them, put into a mapping of a YAML text."""

from worksheets.model.mapped import Path
from worksheets.read.yaml_edits import Edit, apply_edits, extents
from worksheets.read.yaml_text import Written, fields_of, one_line


def with_nested(text: str, path: Path, key: str, given: Written) -> str:
    """The text with a key at the end of the mapping at a path, which does not have it yet; lists
    and mappings in block style, but between brackets if the mapping is."""
    mapping = extents(text)[path]
    if mapping.flow:
        end = mapping.end - 1
        comma = ", " if text[mapping.start + 1 : end].strip() else ""
        last = len(text[:end].rstrip().rstrip(","))
        return apply_edits(text, [Edit(last, end, f"{comma}{key}: {one_line(given)}")])
    end = text.find("\n", mapping.end)
    end = len(text) if end < 0 else end
    written = fields_of({key: given}, mapping.column).removesuffix("\n")
    return apply_edits(text, [Edit(end, end, f"\n{written}")])
