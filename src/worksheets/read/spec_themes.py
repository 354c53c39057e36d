"""The themes of a paper and of its mark scheme, and the characters that both can print."""

from pathlib import Path

from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.problem import Problem
from worksheets.read.context import ReadingContext
from worksheets.read.decode import report
from worksheets.read.files import AuthoredFile
from worksheets.read.theme import ThemeFiles, read_theme_files, shipped, theme_file, with_fonts
from worksheets.read.theme_texts import check_theme_texts


def load_themes(
    name: str, own: AuthoredFile, context: ReadingContext, sink: Sink
) -> tuple[ThemeFiles, ThemeFiles] | None:
    """The theme that a spec names, or the context instead, and that of the mark scheme.

    None, with errors, if they cannot be read; without an error if the spec names none.
    """
    try:
        if context.theme:
            path = Path(context.theme)
            file = theme_file(context.theme, Path(), (*context.trusted, path.parent))
        elif name:
            file = theme_file(name, own.path.parent, context.trusted)
        else:
            return None
    except Mistake as mistake:
        if context.theme:
            sink.error(Span("--theme"), str(mistake), *mistake.hints)
        else:
            problem = Problem(("layout", "theme"), str(mistake), mistake.hints)
            report([problem], own, sink)
        return None
    theme = _load_theme(file, context, sink)
    if theme is None:
        return None
    if theme.theme.scheme == "same":
        return theme, theme
    try:
        origin = theme.file_with("scheme")
        other = theme_file(theme.theme.scheme, origin.path.parent, context.trusted)
    except Mistake as mistake:
        theme.report(Problem(("scheme",), str(mistake), mistake.hints), sink)
        return None
    scheme = _load_theme(other, context, sink)
    return None if scheme is None else (theme, scheme)


def _load_theme(file: Path, context: ReadingContext, sink: Sink) -> ThemeFiles | None:
    """A theme, read once however many specs are set in it."""
    key = file, () if file in shipped().values() else context.trusted
    if key not in context.themes:
        own = Sink()
        theme = read_theme_files(file, own, context.trusted)
        if theme is not None:
            printable = context.printable(with_fonts(theme.theme, context.fonts))
            if not isinstance(printable, Problem):
                check_theme_texts(theme, printable, own)
        context.themes[key] = theme, tuple(own)
    theme, diagnostics = context.themes[key]
    sink.add(diagnostics)
    return theme


def printable_characters(
    themes: tuple[ThemeFiles, ThemeFiles], context: ReadingContext, sink: Sink
) -> frozenset[str] | None:
    """The characters that the themes of the paper and of its mark scheme both have."""
    distinct = dict.fromkeys(themes)
    character_sets: list[frozenset[str]] = []
    for files in distinct:
        result = context.printable(with_fonts(files.theme, context.fonts))
        if not isinstance(result, Problem):
            character_sets.append(result)
        elif context.fonts and result.path == ("type", "fonts"):
            sink.error(Span("--fonts"), result.message, *result.hints)
        else:
            files.report(result, sink)
    return frozenset.intersection(*character_sets) if len(character_sets) == len(distinct) else None
