"""`attrib serve`: a report in, its pages on this machine's own address out, until it is stopped."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from attrib.cli import options

_PORT = 8000
_HIGHEST_PORT = 65535


def serve(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of the report.")
    ] = options.DEFAULT_OUT,
    *,
    port: Annotated[
        int,
        typer.Option(
            "--port", "-p", metavar="N", min=0, max=_HIGHEST_PORT, help="The port; 0 takes any."
        ),
    ] = _PORT,
    open_: Annotated[
        bool, typer.Option("--open", help="Open the report in the browser as well.")
    ] = False,
) -> None:
    """Show a report at an address of this machine, which no other can reach. Ctrl-C stops it.

    A report opens by double click without this. Served, it has the security headers that a page
    cannot carry by itself, and the same address each time.
    """
    from attrib.report.server import make_server

    with make_server(folder, port=port) as server:
        typer.echo(server.url)
        typer.echo("Ctrl-C stops it.", err=True)
        if open_:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)
