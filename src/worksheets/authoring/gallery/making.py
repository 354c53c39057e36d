"""All files of the gallery: a page and pictures of everything that there is, and an index."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from worksheets import figures
from worksheets.authoring.gallery.built import ExampleBuilder
from worksheets.authoring.gallery.pages import figure_page, index_page, theme_page, type_page
from worksheets.authoring.gallery.pictures import cut_picture, page_picture
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.authoring.schemas.making import schema
from worksheets.exchange.staging import replace_all_or_none
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.files import read_file
from worksheets.model.mapped import Mapped, Tree
from worksheets.pipeline.theme_pictures import sample_pages
from worksheets.questions import registry
from worksheets.read.theme import shipped
from worksheets.read.yaml_events import tree


def write_gallery(folder: Path) -> list[Path]:
    """Write the gallery into a folder; returns what was written.

    Files of the same names are replaced, all or none. Raises OSError if one cannot be written.
    """
    files = {folder / name: data for name, data in gallery().items()}
    replace_all_or_none(files)
    return list(files)


def gallery() -> dict[str, bytes]:
    """All files of the gallery, by their paths in it."""
    definitions: Mapping[str, JsonSchema] = schema("spec")["$defs"]
    themes = {name: _theme_tree(name) for name in shipped()}
    described: Mapping[str, Tree] = {name: one.get("description") for name, one in themes.items()}
    index = index_page(registry(), figures.registry(), described, definitions)
    files = {"README.md": index.encode()}
    with TemporaryDirectory() as folder, Memory().used():
        builder = ExampleBuilder(Path(folder))
        files |= dict(_types(builder, definitions))
        files |= dict(_figures(builder, definitions))
    of_themes = schema("theme")
    for name, one in themes.items():
        files |= dict(_theme(name, one, of_themes))
    return files


def _types(
    builder: ExampleBuilder, definitions: Mapping[str, JsonSchema]
) -> Iterator[tuple[str, bytes]]:
    for name, model in registry().items():
        built = builder.question(name, model)
        yield f"types/{name}.md", type_page(name, model, definitions, built).encode()
        yield f"types/{name}.png", cut_picture(built.question)
        if built.scheme is not None:
            yield f"types/{name}-scheme.png", cut_picture(built.scheme)


def _figures(
    builder: ExampleBuilder, definitions: Mapping[str, JsonSchema]
) -> Iterator[tuple[str, bytes]]:
    for name, model in figures.registry().items():
        built = builder.figure(name, model)
        yield f"figures/{name}.md", figure_page(name, model, definitions, built).encode()
        yield f"figures/{name}.png", cut_picture(built.question)


def _theme(name: str, of: Mapped, made: JsonSchema) -> Iterator[tuple[str, bytes]]:
    sink = Sink()
    pages = list(sample_pages(name, sink))
    if not pages:
        raise Mistake(f"the theme '{name}' cannot be shown", *map(str, sink))
    text = read_file(shipped()[name]).decode()
    pictures = [stem for stem, _, _ in pages]
    yield f"themes/{name}.md", theme_page(name, text, of, made, pictures).encode()
    for stem, document, number in pages:
        yield f"themes/{stem}.png", page_picture(document, number)


def _theme_tree(name: str) -> Mapped:
    value = tree(read_file(shipped()[name]).decode(), name, Sink())
    if not isinstance(value, Mapped):
        raise Mistake(f"the theme '{name}' is no mapping", "write keys in it")
    return value
