"""Many pages at once: each in a frame of one window, where the same things run as in a window of its own.

A frame takes a third of the time. From a folder it would be a stranger to its window, and its dialogs
would be stopped; so the pages come from a server, without any header that protects them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page

WINDOW = "window.html"
_OPEN = """async (addresses) => {
  const frames = await Promise.all(addresses.map((address) => new Promise((resolve) => {
    const frame = window.document.createElement("iframe");
    frame.onload = () => resolve(frame);
    frame.src = address;
    window.document.body.append(frame);
  })));
  const found = frames.map(({contentDocument: document}) => QUESTION);
  for (const frame of frames) frame.remove();
  return found;
}"""


class _Silent(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address of a folder, in which an empty window is put beside what is there."""
    text = (
        '<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Frames</title><body>'
    )
    (folder / WINDOW).write_text(text, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask_frames(page: Page, addresses: Sequence[str], question: str) -> list[list[str]]:
    """Load pages in frames of this window and ask each an expression over its `document`."""
    found: list[list[str]] = page.evaluate(_OPEN.replace("QUESTION", question), addresses)
    return found
