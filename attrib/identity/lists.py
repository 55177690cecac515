"""A newsroom's own lists of organizations: into the database, and what articles name by them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.errors import AttribError
from attrib.identity.lexicon import load_resolver, organizations_of
from attrib.resolve.aliases import read_aliases
from attrib.store.lists import count_lists, delete_list, load_lists, save_list
from attrib.store.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrib.store import Database
    from attrib.types import Organization

    Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a list."""

    name: str
    """Of the list: its file's."""
    organizations: int
    articles: int
    """How many articles were named and judged anew."""
    ambiguous: tuple[str, ...] = ()
    """Names that mean more than one organization by now, and are taken for none."""


class Lists:
    """The lists of organizations in one database, beside the curated one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> dict[str, int]:
        """Return how many organizations each list has, by its name."""
        with self._database.reading() as connection:
            return count_lists(connection)

    def import_file(self, path: str | Path, *, progress: Progress | None = None) -> Imported:
        """Take a list in, and name organizations by it in all articles, those stored before too.

        A list of the same file name gives way. Nothing is annotated anew.

        Args:
            path: CSV or JSON lines with a `name` in each row, or the JSON of the ROR dump.
            progress: called with the number of articles done and of all.

        Raises:
            AttribError: if the list can't be read or contradicts itself; then nothing is changed.
        """
        file = Path(path)
        rows = read_aliases(file)
        ambiguous = self._check(file.name, rows)
        self._database.write(lambda connection: save_list(connection, file.name, rows))
        return Imported(
            name=file.name,
            organizations=len(rows),
            articles=self._rewrite(progress),
            ambiguous=ambiguous,
        )

    def forget(self, name: str, *, progress: Progress | None = None) -> int:
        """Forget a list, and name organizations without it; return in how many articles.

        Raises:
            StoreError: if there is none of this name.
        """
        self._database.write(lambda connection: delete_list(connection, name))
        return self._rewrite(progress)

    def find(self, name: str) -> tuple[Organization, ...]:
        """Return what a name means, and the wholes that it is part of, the nearest first."""
        resolver = load_resolver(self._database)
        found = resolver.organizations.find(name)
        return (found, *resolver.parents(found)) if found else ()

    def _check(self, name: str, rows: tuple[Organization, ...]) -> tuple[str, ...]:
        with self._database.reading() as connection:
            others = load_lists(connection, without=name)
        try:
            organizations = organizations_of([*others, *rows], strict=True)
        except AttribError as error:
            raise AttribError(f"{name}: {error} Nothing was imported.") from error
        return organizations.ambiguous()

    def _rewrite(self, progress: Progress | None) -> int:
        resolver = load_resolver(self._database)
        return rewrite(self._database, resolver, resolver, progress=progress)
