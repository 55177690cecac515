"""A page under watch: what it asks for, what it complains of, and what it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Request


@dataclass
class Watched:
    """A page, and what was seen of it since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """Errors of scripts and what the content security policy refused, as the console has them."""
    ran: list[str] = field(default_factory=list)
    """Dialogs and new windows: what hostile text would open if it were run."""

    def off(self, root: str) -> list[str]:
        """Return the requests that left the folder (or server) that the report lies in."""
        inside = (root, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(inside)]

    def clear(self) -> None:
        """Forget what was seen."""
        for seen in (self.requests, self.complaints, self.ran):
            seen.clear()


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Watched]:
    """Give a page of a browser that starts afresh, with these options of its context."""
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    seen = Watched(page)

    def take_request(request: Request) -> None:
        seen.requests.append(request.url)

    def take_dialog(dialog: Dialog) -> None:
        seen.ran.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    context.on("request", take_request)
    context.on("dialog", take_dialog)
    context.on("page", lambda other: seen.ran.append(f"window: {other.url}"))
    context.on(
        "console",
        lambda said: (
            seen.complaints.append(said.text) if said.type in {"error", "warning"} else None
        ),
    )
    context.on("weberror", lambda error: seen.complaints.append(str(error.error)))
    try:
        yield seen
    finally:
        context.close()
