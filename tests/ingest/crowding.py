"""Lets many processes write into one database at once.

    python -m tests.ingest.crowding URL FOLDER PROCESSES

Each ingests the articles of the folder in an order of its own, and corrects some quotes. Prints what
failed, a line each: nothing may.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from attrib.correct.changes import NewRole
from attrib.ingest import ingest
from attrib.resolve.organizations import load_organizations
from attrib.review.corrections import Corrections
from attrib.store import open_database
from tests.ingest.quoting import Quoting

_CORRECTED = 3
"""Quotes that each process corrects: those of its first article."""


def work(url: str, folder: Path, number: int) -> None:
    """Ingest and correct."""
    files = sorted(folder.iterdir())
    random.Random(number).shuffle(files)
    with open_database(url) as database:
        summary = ingest(files, database, Quoting(), batch_size=4)
        assert summary.read == len(files), summary
        assert not summary.refusals, summary.refusals[:1]
        corrections = Corrections(database)
        for place, quote in zip(range(_CORRECTED), corrections.waiting(), strict=False):
            kept = corrections.correct(quote, NewRole(f"role {place}"), who=f"p{number}")
            assert kept is not None


def main(url: str, folder: Path, processes: int) -> int:
    """Start the processes and wait for them; return how many failed."""
    load_organizations()
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            try:
                work(url, folder, number)
            except BaseException as error:  # noqa: BLE001  it must be told
                sys.stdout.write(f"{number}: {error!r}\n")
                sys.stdout.flush()
                os._exit(1)
            os._exit(0)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
