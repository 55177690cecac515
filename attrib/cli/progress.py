"""A bar on stderr that shows how far a long job is, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(unit: str, *, quiet: bool) -> Iterator[Callable[[int, int | None], None]]:
    """Give a function to call with how much is done, and with how much there is if that is known."""
    from tqdm import tqdm

    silent = quiet or not sys.stderr.isatty()
    with tqdm(unit=f" {unit}", disable=silent, leave=False) as bar:

        def show(done: int, total: int | None = None) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
