"""`worksheets serve`."""

import webbrowser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import click

from worksheets.model.files import is_file


@click.command("serve")
@click.argument("place", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A port; else a free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
def command(place: Path | None, port: int, no_browser: bool) -> int:
    """Show the specs of a folder, PLACE, on a page in the browser, and change them there.

    PLACE may be a spec, which is opened then. Without it, Worksheets in your documents is opened,
    with three examples at first. Only this machine can see the page. Ctrl+C ends it.
    """
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise click.ClickException(
            f"the page needs {' and '.join(missing)}\n  hint: pip install 'worksheets[serve]'"
        )
    from worksheets.serve.first_folder import first_folder  # noqa: PLC0415 few commands serve
    from worksheets.serve.running import serve  # noqa: PLC0415

    if place is None:
        try:
            place = first_folder(Path.home())
        except OSError as error:
            message = f"{error.filename} cannot be written: {error.strerror}\n  hint: name a folder"
            raise click.ClickException(message) from error
    folder = place.parent if is_file(place) else place

    def opened(address: str) -> None:
        here = f"{address}#{quote(place.name)}" if is_file(place) else address
        click.echo(here)
        if not no_browser:
            webbrowser.open_new_tab(here)

    try:
        serve(folder.resolve(), port, opened)
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        hint = "choose another with --port, or leave it out"
        message = f"port {port} cannot be used: {error.strerror}\n  hint: {hint}"
        raise click.ClickException(message) from error
    return 0
