"""How fast articles go in and questions are answered, on SQLite and on PostgreSQL.

    python -m tests.benchmarks.bench_query [URL] [--articles N] [--times N] [--limit-ms N]

Makes a database of N articles with ten quotes each, or goes on with one that is not full yet, then asks
every question N times, each time about another speaker, word or day, and prints a table: the median and
the 95th percentile by the clock and by the CPU time of this process and of the server that it started.
URL is a file, or an URL; `postgresql:FOLDER` starts a server of its own (pgserver) whose data are in
the folder, and stay there. Run it on an idle machine; the CPU time tells how it would be on one.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import gettempdir
from time import perf_counter, process_time
from typing import TypeVar

from sqlalchemy import select

from attrib.ingest.importing import BATCH_SIZE
from attrib.ingest.saving import Savers
from attrib.query.api import Query
from attrib.store import Database, entities, open_database
from attrib.store.tables import SpeakerRow
from attrib.types import Annotated
from tests.benchmarks.corpus import Lexicon, make_articles

T = TypeVar("T")
_MADE = 20 * BATCH_SIZE
_PEOPLE = 500
"""Speakers whose identity is derived at once, each with all its profiles."""


def fill(url: str, count: int, *, again: bool = False, **shape: int) -> None:
    """Save articles of a shape, but those that are there if not `again`; one name is one speaker."""
    with open_database(url) as database:
        known = 0 if again else Query(database).totals().articles
        if known >= count:
            return
        articles = islice(make_articles(count, **shape), known, None)
        run = database.start_run(program="benchmark", model="made 1", config="")
        quotes, clock, cpu = 0, 0.0, 0.0
        # Several batches in advance, so that making them, which takes as long, is not counted.
        while made := list(islice(articles, _MADE)):
            begin, used = perf_counter(), process_time()
            quotes += _save(database, made, run)
            clock, cpu = clock + perf_counter() - begin, cpu + process_time() - used
        say("save, quotes a second (clock, CPU)", quotes / clock, quotes / cpu)
        with _told("identify, seconds (clock, CPU)"):
            _identify(database)
        begin, used = perf_counter(), process_time()
        with _told("finish, seconds (clock, CPU)"):
            database.finish_run(run)
        clock, cpu = clock + perf_counter() - begin, cpu + process_time() - used
        say("in all, quotes a second (clock, CPU)", quotes / clock, quotes / cpu)


def _save(database: Database, articles: Sequence[Annotated], run: int) -> int:
    """Save articles as `attrib import` does, in as many transactions; return how many quotes."""
    lexicon = Lexicon()
    savers = Savers(
        lambda batch: database.save(batch, run=run, organizations=lexicon), database.writers
    )
    parts = range(0, len(articles), BATCH_SIZE)
    done = [one for at in parts for one in savers.put(articles[at : at + BATCH_SIZE])]
    done += savers.rest()
    savers.close()
    return sum(attempt.saved.result().quotes for attempt in done)


@contextmanager
def _told(name: str) -> Iterator[None]:
    begin, used = perf_counter(), process_time()
    yield
    say(name, perf_counter() - begin, process_time() - used)


def _identify(database: Database) -> None:
    with database.reading() as connection:
        found = connection.execute(select(SpeakerRow.name, SpeakerRow.key).order_by(SpeakerRow.key))
        profiles: dict[str, list[str]] = {}
        for name, key in found:
            profiles.setdefault(name, []).append(key)
    groups = iter(profiles.values())
    while chunk := list(islice(groups, _PEOPLE)):
        members = {key: keys[0] for keys in chunk for key in keys}
        database.write(
            lambda connection, members=members: entities.set_members(connection, members)
        )


def sampler(randomness: random.Random, values: Sequence[T]) -> Callable[[], T]:
    """Return what gives another of the values at each call."""
    return lambda: randomness.choice(values)


def questions(query: Query, randomness: random.Random) -> dict[str, Callable[[], object]]:
    """Return every question by its name; each call asks about something else."""
    people = sampler(randomness, list(query.speakers(limit=3000)))
    texts = [quote.text.split() for quote in query.quotes(limit=2000, order="-confidence")]
    words = sampler(randomness, [word for text in texts for word in text[:1]])
    day = sampler(
        randomness, [f"20{year}-{month:02}" for year in range(10, 24) for month in range(1, 13)]
    )
    outlet = sampler(randomness, [f"outlet {number}" for number in range(40)])
    number = sampler(randomness, list(range(query.totals().articles)))
    role = sampler(randomness, ["senator", "analyst", "professor"])

    def page(**filters: object) -> list[object]:
        return list(query.quotes(limit=50, **filters))  # type: ignore[arg-type]

    return {
        "quotes: the first": page,
        "quotes: page 20": lambda: page(offset=1000),
        "quotes: the latest": lambda: page(order="-published"),
        "quotes: the surest": lambda: page(order="-confidence"),
        "quotes: the longest": lambda: page(order="-words"),
        "quotes: by name of speaker": lambda: page(order="speaker"),
        "quotes: speaker": lambda: page(speaker=people().name),
        "quotes: surname": lambda: page(speaker=people().name.split()[-1]),
        "quotes: speaker_id": lambda: page(speaker_id=people().id),
        "quotes: affiliation": lambda: page(affiliation=people().affiliations[0]),
        "quotes: organization_id": lambda: page(organization_id=people().organization_ids[0]),
        "quotes: sector": lambda: page(sector="academia"),
        "quotes: role": lambda: page(role=role()),
        "quotes: text": lambda: page(text=words()),
        "quotes: about": lambda: page(about=words()[:4]),
        "quotes: form": lambda: page(form="direct"),
        "quotes: act": lambda: page(act="attitude"),
        "quotes: type": lambda: page(type="organization"),
        "quotes: outlet": lambda: page(outlet=outlet()),
        "quotes: article": lambda: page(article=f"a{number()}"),
        "quotes: since": lambda: page(since=day()),
        "quotes: until": lambda: page(until=day()),
        "quotes: a month": lambda: page(since=(month := day()), until=month),
        "quotes: min_confidence": lambda: page(min_confidence=0.99),
        "quotes: negated": lambda: page(negated=True),
        "quotes: speaker and outlet": lambda: page(speaker=people().name, outlet=outlet()),
        "quotes: sector, form, a month": lambda: page(
            sector="company", form="direct", since=(month := day()), until=month
        ),
        "quotes: word in a month": lambda: page(text=words(), since=(month := day()), until=month),
        "quotes: nobody": lambda: page(speaker="Nobody Whatsoever"),
        "quotes: count": lambda: query.quotes(speaker=people().name).count(),
        "speakers: the most quoted": lambda: list(query.speakers(limit=50)),
        "speakers: by name": lambda: list(query.speakers(limit=50, order="name")),
        "speakers: name": lambda: list(query.speakers(people().name, limit=50)),
        "speakers: affiliation": lambda: list(
            query.speakers(affiliation=people().affiliations[0], limit=50)
        ),
        "speakers: type": lambda: list(query.speakers(type="person", limit=50)),
        "organizations: the most quoted": lambda: list(query.organizations(limit=50)),
        "organizations: name": lambda: list(query.organizations(people().affiliations[0])),
        "organizations: kind": lambda: list(query.organizations(kind="company", limit=50)),
        "articles: the first": lambda: list(query.articles(limit=50)),
        "articles: most quotes": lambda: list(query.articles(limit=50, order="-quotes")),
        "articles: outlet in a month": lambda: list(
            query.articles(outlet=outlet(), since=(month := day()), until=month, limit=50)
        ),
        "article": lambda: query.article(f"a{number()}"),
        "speaker": lambda: query.speaker(people().id),
        "organization": lambda: query.organization(people().organization_ids[0]),
        "who_said": lambda: query.who_said(" ".join(texts[number() % len(texts)][:12])),
        "timeline": lambda: list(islice(query.timeline(people().name), 20)),
        "affiliations": lambda: query.affiliations(people().name),
        "affiliations on a day": lambda: query.affiliations(people().name, on=day()),
        "nearest": lambda: query.nearest(people().name[:-2] + "x"),
        **{
            f"counts: {by}": lambda by=by: query.counts(by=by)
            for by in ("speaker", "affiliation", "sector", "outlet", "month", "form", "type")
        },
        **{
            f"counts of a speaker: {by}": lambda by=by: query.counts(by=by, speaker=people().name)
            for by in ("affiliation", "outlet", "month", "form")
        },
        "counts of an outlet: speaker": lambda: query.counts(by="speaker", outlet=outlet()),
        "counts of a month: outlet": lambda: query.counts(
            by="outlet", since=(month := day()), until=month
        ),
        "counts: the first speakers": lambda: query.counts(by="speaker", limit=50),
        "totals": query.totals,
    }


def ask_all(url: str, times: int, limit: float) -> bool:
    """Ask every question; tell whether none takes longer than the limit, by the clock."""
    begin = perf_counter()
    with open_database(url) as database:
        query = Query(database)
        say("open, ms", 1000 * (perf_counter() - begin))
        cpu = _cpu(database)
        slow: dict[str, list[str]] = {"clock": [], "CPU": []}
        say_heads("", "p50", "p95", "p50 CPU", "p95 CPU")
        for name, ask in questions(query, random.Random(2)).items():
            columns = list(zip(*(_timed(ask, cpu) for _ in range(times)), strict=True))
            p95 = [quantiles(column, n=20, method="inclusive")[-1] for column in columns]
            say(name, median(columns[0]), p95[0], median(columns[1]), p95[1])
            for kind, spent in zip(slow, p95, strict=True):
                slow[kind] += [name] if spent > limit else []
    for kind, names in slow.items():
        say(f"over the limit, by {kind}", len(names))
    return not slow["clock"]


def _timed(ask: Callable[[], object], cpu: Callable[[], float]) -> tuple[float, float]:
    begin, used = perf_counter(), cpu()
    ask()
    return 1000 * (perf_counter() - begin), 1000 * (cpu() - used)


def _cpu(database: Database) -> Callable[[], float]:
    """Return what tells the CPU seconds of this process, and of the server's for this connection."""
    if database.dialect == "sqlite":
        return process_time
    with database.reading() as connection:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    of_connection = Path(f"/proc/{pid}/schedstat")
    if not of_connection.exists():  # the server runs elsewhere
        return process_time
    parent = re.search(r"PPid:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
    # Those that helped it are its brothers, and count once they ended.
    of_helpers = Path(f"/proc/{parent[1]}/stat") if parent else None

    def cpu() -> float:
        ticks = sum(map(int, of_helpers.read_text().split()[15:17])) if of_helpers else 0
        served = int(of_connection.read_text().split()[0]) / 1e9
        return process_time() + served + ticks / os.sysconf("SC_CLK_TCK")

    return cpu


def memory(url: str) -> None:
    """Read every quote, one after the other, and print what memory that took."""
    with open_database(url) as database:
        query = Query(database)
        before, begin = _peak(), perf_counter()
        number = sum(1 for _ in query.quotes())
        say("read all, quotes a second", number / (perf_counter() - begin))
        say("read all, MB more than before", _peak() - before)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(name: str, *figures: float) -> None:
    """Write a line of the table."""
    sys.stdout.write(f"{name:62}" + "".join(f"{figure:12,.1f}" for figure in figures) + "\n")
    sys.stdout.flush()


def say_heads(*names: str) -> None:
    """Write the heads of the columns."""
    sys.stdout.write(f"{names[0]:62}" + "".join(f"{name:>12}" for name in names[1:]) + "\n")


@contextmanager
def served(url: str) -> Iterator[str]:
    """Give the URL, of a server that is started and stopped here where it is `postgresql`."""
    kind, _, name = url.partition(":")
    if kind != "postgresql" or name.startswith("//"):
        yield url
        return
    import pgserver  # noqa: PLC0415  only where it is asked for

    folder = Path(name or Path(gettempdir()) / "attrib-bench-postgresql")
    server = pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def main() -> int:
    """Print the table; return 1 where a question is too slow."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("url", nargs="?", default=str(Path(gettempdir()) / "attrib-bench.db"))
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--limit-ms", type=float, default=150)
    parser.add_argument("--memory", action="store_true", help="also read every quote")
    arguments = parser.parse_args()
    with served(arguments.url) as url:
        fill(url, arguments.articles)
        quick = ask_all(url, arguments.times, arguments.limit_ms)
        if arguments.memory:
            memory(url)
    return 0 if quick else 1


if __name__ == "__main__":
    sys.exit(main())
