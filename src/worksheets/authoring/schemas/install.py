"""Schemas written for the editors of a folder, and the settings by which an editor finds them."""

import json
from collections.abc import Mapping
from pathlib import Path

from worksheets.authoring.new_files import SCHEMAS
from worksheets.authoring.schemas.making import KINDS, schema
from worksheets.exchange.staging import replace_all_or_none
from worksheets.model.diagnostics import Mistake
from worksheets.model.files import is_file, read_file

SETTINGS = Path(".vscode") / "settings.json"
KEY = "yaml.schemas"
FILES: Mapping[str, tuple[str, ...]] = {
    "spec": ("specs/*.yaml",),
    "topic": ("courses/*/[0-9]*.yaml",),
    "outline": ("courses/*/outline.yaml",),
    "levels": ("courses/*/levels.yaml",),
    "theme": ("themes/*.yaml",),
}
"""Where files of each kind usually lie; a file that lies elsewhere names its schema itself."""


def install(folder: Path) -> list[Path]:
    """Write all schemas into a folder, with the settings of VS Code; returns what was written.

    Other settings stay. Raises Mistake if the settings are no JSON, and OSError.
    """
    schemas = {folder / SCHEMAS / f"{kind}.json": as_text(schema(kind)).encode() for kind in KINDS}
    settings = folder / SETTINGS
    files = {**schemas, settings: _with_schemas(settings).encode()}
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_all_or_none(files)
    return list(files)


def as_text(made: object) -> str:
    """A schema as a file has it."""
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _with_schemas(path: Path) -> str:
    """The settings of a folder, in which editors find the schemas."""
    text = read_file(path).decode("utf-8-sig") if is_file(path) else "{}"
    try:
        settings = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "mend it, or take comments out of it; or name schemas in the first line of files"
        message = f"'{path}' is no JSON: {error.msg}, at line {error.lineno}"
        raise Mistake(message, hint) from error
    schemas = settings.get(KEY, {}) if isinstance(settings, dict) else None
    if not isinstance(schemas, dict):
        raise Mistake(f"'{path}' has no settings by name", f"let {KEY} be a mapping")
    ours = {f"{SCHEMAS}/{kind}.json": list(files) for kind, files in FILES.items()}
    return json.dumps({**settings, KEY: {**schemas, **ours}}, indent=2, ensure_ascii=False) + "\n"
