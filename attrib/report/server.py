"""A folder with a report in, its pages on 127.0.0.1 out, under the headers that no page can carry.

Only this machine can ask, only for files of the folder, and only by the server's own name: a page
of the web that has its name point here is turned away.
"""

from __future__ import annotations

import errno
import logging
import shutil
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from attrib.errors import ReportError
from attrib.report.writer import check_folder

HOST = "127.0.0.1"
_LOG = logging.getLogger("attrib.report")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_PAGE = ".html"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), usb=()",
    # A report is written anew in place: what was kept is asked about before it is shown.
    "Cache-Control": "no-cache",
}
# A page brings its own policy, which a newsroom's template may widen; this only adds to it.
_OF_PAGES = "frame-ancestors 'none'"
_OF_OTHERS = "default-src 'none'; frame-ancestors 'none'; sandbox"


class ReportServer(ThreadingHTTPServer):
    """Serves a report until it is shut down; use it in a `with`."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, folder))
        self.port: int = self.server_address[1]
        self.names = {f"{name}:{self.port}" for name in (HOST, "localhost")}
        if self.port == 80:  # noqa: PLR2004 - browsers leave the port of http out
            self.names |= {HOST, "localhost"}

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Log what went wrong; a reader who leaves in the middle of a page is nothing wrong."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            _LOG.exception("A request could not be answered.")


def make_server(folder: Path, *, port: int = 0) -> ReportServer:
    """Return a server for the report in a folder; port 0 is any that is free.

    Raises:
        ReportError: if there is no report, or the port cannot be had.
    """
    if not folder.exists() or not check_folder(folder):
        raise ReportError(f"There is no report in {str(folder)!r}: write it with `attrib report`.")
    try:
        return ReportServer(folder, port)
    except OSError as error:
        reasons = {
            errno.EADDRINUSE: "is taken by another program",
            errno.EACCES: "is for the system's own programs",
        }
        reason = reasons.get(error.errno or 0, f"cannot be had ({error.strerror or error})")
        raise ReportError(f"Port {port} {reason}: choose another, or 0 for a free one.") from error


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: ReportServer

    def __init__(self, folder: Path, *args: Any) -> None:
        self._folder = folder
        self._policy = _OF_OTHERS
        super().__init__(*args)

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what would go before a file."""
        self._answer(body=False)

    def version_string(self) -> str:
        """Name the program, and no versions to try attacks for."""
        return "attrib"

    def end_headers(self) -> None:
        """End the headers with those that every answer has."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's own name
        """Log a request where somebody asked for it by `--log info`."""
        _LOG.info("%r", format % args)

    def _answer(self, *, body: bool) -> None:
        self._policy = _OF_OTHERS
        if self.headers.get("Host", "").lower() not in self.server.names:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, f"Ask for {self.server.url}")
            return
        parts = _parts(self.path)
        path = find_file(self._folder, parts) if parts else None
        if path is None:
            self.send_error(HTTPStatus.NOT_FOUND, "There is no such page in this report")
        elif path.is_dir():
            self._redirect("/".join(map(quote, ("", *parts, ""))))
        else:
            self._send(path, body=body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, path: Path, *, body: bool) -> None:
        try:
            file = path.open("rb")
        except OSError:
            self.send_error(HTTPStatus.FORBIDDEN, "This file cannot be read")
            return
        with file:
            if path.suffix == _PAGE:
                self._policy = _OF_PAGES
            self._send_open(file, _TYPES.get(path.suffix, "application/octet-stream"), body=body)

    def _send_open(self, file: BinaryIO, type_: str, *, body: bool) -> None:
        status = Path(file.name).stat()
        tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("Content-Type", type_)
        self.send_header("ETag", tag)
        if not known:
            self.send_header("Content-Length", str(status.st_size))
        self.end_headers()
        if body and not known:
            shutil.copyfileobj(file, self.wfile)


def _parts(target: str) -> tuple[str, ...]:
    """Return the names that lead to what an address means; none if it means nothing here."""
    try:
        address = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return ()
    if not address.startswith("/"):
        return ()
    *folders, last = address.removeprefix("/").split("/")
    if all(map(_is_plain, folders)) and (not last or _is_plain(last)):
        return (*folders, last or "index.html")
    return ()


def _is_plain(name: str) -> bool:
    """Tell whether a name is one of a file that anyone may see, here and on Windows."""
    return bool(name) and not name.startswith(".") and not set(name) & set("\\:\0")


def find_file(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file or folder of these names that lies within a folder, also by its links."""
    try:
        root = folder.resolve(strict=True)
        path = root.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError):
        return None
    is_inside = path.is_relative_to(root)
    return path if is_inside and (path.is_file() or path.is_dir()) else None
