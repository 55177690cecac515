"""Kills processes that write, at random moments, and looks at what they left.

    python -m tests.ingest.killing URL CORPUS KILLS SEED

Children take turns: one ingests the corpus, one annotates all of it again, one corrects quotes and
tells of each correction once it is kept. Each is killed with SIGKILL; the database must then be whole:
no article, quote or correction lost or doubled. Children are forked, so that starting one takes no
time. Prints how many kills hit what.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections import Counter
from pathlib import Path
from time import sleep
from typing import NoReturn

from sqlalchemy import text

from attrib.correct.changes import NewRole
from attrib.ingest import ingest
from attrib.resolve.organizations import load_organizations
from attrib.review.corrections import Corrections
from attrib.store import Database, open_database
from attrib.store.correcting import load_corrections
from attrib.store.health import find_faults
from tests.ingest.quoting import Quoting

_STEPS = 6
"""Steps that a child may tell of, at most, before it is killed a moment later."""
_MOMENT = 0.03
"""Seconds, at most: a step takes some ten milliseconds."""
_WRONG = {
    "articles with other than one current version": """
        SELECT count(*) FROM articles a
        WHERE 1 <> (SELECT count(*) FROM versions v WHERE v.article_id = a.id AND v.current)""",
    "versions with other than 2 quotes": """
        SELECT count(*) FROM versions v
        WHERE 2 <> (SELECT count(*) FROM quotes q WHERE q.version_id = v.id)""",
    "versions with other than 6 spans": """
        SELECT count(*) FROM versions v
        WHERE 6 <> (SELECT count(*) FROM quote_spans s WHERE s.version_id = v.id)""",
    "versions with other than 2 speakers": """
        SELECT count(*) FROM versions v
        WHERE 2 <> (SELECT count(*) FROM speakers s WHERE s.version_id = v.id)""",
    "speakers who are nobody": """
        SELECT count(*) FROM speakers s
        WHERE NOT EXISTS (SELECT 1 FROM entity_members m WHERE m.profile = s.key)""",
}


def work(url: str, corpus: Path, number: int, told: int) -> NoReturn:
    """Write as long as there is something to write, or until killed."""
    with open_database(url) as database:
        os.write(told, b"opened\n")
        if number % 3:
            ingest(
                corpus,
                database,
                Quoting(),
                batch_size=4,
                again=number % 3 == 2,
                progress=lambda _: os.write(told, b"stored\n"),
            )
        corrections = Corrections(database)
        for place, quote in enumerate(corrections.waiting()):
            kept = corrections.correct(quote, NewRole(f"role {number} {place}"), who="jm")
            os.write(told, f"kept {kept.id if kept else 0}\n".encode())
    os._exit(0)


def kill_one(url: str, corpus: Path, number: int, chance: random.Random) -> tuple[bool, list[str]]:
    """Let one child write for a while; return whether it was alive when killed, and what it told."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            work(url, corpus, number, writes)
        except BaseException as error:  # noqa: BLE001  it must be told
            os.write(writes, f"failed {error!r}\n".encode())
        os._exit(1)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as pipe:
        told = "".join(pipe.readline() for _ in range(chance.randrange(_STEPS)))
        sleep(chance.uniform(0, _MOMENT))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        told += pipe.read()
    return os.WIFSIGNALED(status), told.splitlines()


def faults(database: Database, kept: set[int], *, thoroughly: bool) -> list[str]:
    """Return what is wrong with a database that a killed process left."""
    found = list(find_faults(database)) if thoroughly else []
    with database.reading() as connection:
        if database.dialect == "sqlite":
            found += [
                r[0] for r in connection.execute(text("PRAGMA integrity_check")) if r[0] != "ok"
            ]
        for wrong, query in _WRONG.items():
            count = connection.execute(text(query)).scalar_one()
            found += [f"{count} {wrong}"] if count else []
    lost = kept - {one.id or 0 for one in load_corrections(database)}
    return found + ([f"lost corrections {sorted(lost)}"] if lost else [])


def run(url: str, corpus: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill so many children; return what was hit.

    Raises:
        AssertionError: at the first fault.
    """
    load_organizations()  # Children have it by birth: they are killed while they write.
    chance = random.Random(seed)
    kept: set[int] = set()
    counts: Counter[str] = Counter(kills=0)
    number = 0
    while counts["kills"] < kills:
        alive, told = kill_one(url, corpus, number, chance)
        failed = [line for line in told if line.startswith("failed")]
        assert not failed, failed
        kept |= {int(line.split()[1]) for line in told if line.startswith("kept ")} - {0}
        counts["kills"] += alive
        counts["before it was open"] += alive and not told
        counts["while it stored"] += alive and told[-1:] == ["stored"]
        counts["while it corrected"] += alive and told[-1:] != [] and told[-1].startswith("kept")
        number += 1
        with open_database(url) as database:
            found = faults(database, kept, thoroughly=number % 25 == 0)
        assert not found, (number, found)
    return {**counts, "corrections kept": len(kept)}


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.stdout.write(json.dumps(run(given[0], Path(given[1]), int(given[2]), int(given[3]))) + "\n")
