"""What a reader, a crawler and a validator see of a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "input", "img", "hr"}


class Reading(HTMLParser):
    """Elements with their attributes, the text of each paragraph, and whether tags match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.paragraphs: list[str] = []
        self.text: list[str] = []
        self.unmatched: list[str] = []
        self._open: list[str] = []
        self._number_depth = 0
        self.feed(html)
        self.close()
        self.unmatched += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "p":
            self.paragraphs.append("")
        if dict(attrs).get("class") == "num":
            self._number_depth = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._number_depth == len(self._open):
            self._number_depth = 0
        if tag in self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unmatched.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if "p" in self._open and not self._number_depth:
            self.paragraphs[-1] += data

    def values(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def read_page(path: Path) -> Reading:
    return Reading(path.read_text(encoding="utf-8"))


def pages_of(site: Path) -> Iterator[Path]:
    """Yield every page of a report."""
    yield from sorted(site.rglob("*.html"))
