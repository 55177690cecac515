"""The pages of a report that stand for all the others: of each folder its list and its fullest."""

from __future__ import annotations

from pathlib import Path


def kinds_of(site: Path) -> dict[str, Path]:
    """Return one page of every kind, by a name that says which: `articles`, `articles: one`."""
    found = {path.stem: path for path in sorted(site.glob("*.html"))}
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        pages = sorted(folder.glob("*.html"), key=lambda path: (-path.stat().st_size, path.name))
        for path in reversed(pages):
            kind = folder.name if path.name == "index.html" else f"{folder.name}: one"
            found[kind] = path
    return found
