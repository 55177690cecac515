"""Times saving and asking: `python -m tests.benchmarks.database URL ARTICLES`, into a new database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import islice
from time import perf_counter

from attrib.query.api import Query
from attrib.store import open_database
from tests.benchmarks.corpus import make_articles

_BATCH = 64


def main(url: str, count: int) -> None:
    """Save articles, then ask every kind of question; write the times to stdout."""
    with open_database(url) as database:
        if not Query(database).totals().articles:
            _save(url, count)
    begin = perf_counter()
    with open_database(url) as database:
        query = Query(database)
        sys.stdout.write(f"open {1000 * (perf_counter() - begin):8.1f} ms\n")
        _ask(query)


def _save(url: str, count: int) -> None:
    articles = make_articles(count)
    quotes, spent = 0, 0.0
    with open_database(url) as database:
        run = database.start_run(program="benchmark", model="made 1", config="")
        while batch := list(islice(articles, _BATCH)):
            begin = perf_counter()
            quotes += database.save(batch, run=run, block_keys=lambda p: (p.name[:4],)).quotes
            spent += perf_counter() - begin
        database.finish_run(run)
    sys.stdout.write(f"save {quotes} quotes: {quotes / spent:.0f} a second\n")


def _ask(query: Query) -> None:
    speaker = next(iter(query.speakers(limit=1)))
    name, key = speaker.name, speaker.id
    word = next(iter(query.quotes(limit=1))).text.split()[0]
    questions: dict[str, Callable[[], object]] = {
        "quotes of a speaker": lambda: list(query.quotes(speaker=name, limit=50)),
        "quotes of a speaker id": lambda: list(query.quotes(speaker_id=key, limit=50)),
        "quotes of an affiliation": lambda: list(
            query.quotes(affiliation=speaker.affiliations[0], limit=50)
        ),
        "quotes with a word": lambda: list(query.quotes(text=word, limit=50)),
        "quotes about": lambda: list(query.quotes(about=word[:4], limit=50)),
        "quotes in a role": lambda: list(query.quotes(role="senator", limit=50)),
        "quotes in a month": lambda: list(query.quotes(since="2015-05", until="2015-05", limit=50)),
        "quotes of an outlet": lambda: list(query.quotes(outlet="outlet 7", limit=50)),
        "the first quotes": lambda: list(query.quotes(limit=50)),
        "the surest quotes": lambda: list(query.quotes(order="-confidence", limit=50)),
        "one article": lambda: query.article("a17"),
        "one speaker": lambda: query.speaker(key),
        "the most quoted": lambda: list(query.speakers(limit=20)),
        "organizations": lambda: list(query.organizations(limit=20)),
        "articles": lambda: list(query.articles(limit=20)),
        "who said": lambda: query.who_said(" ".join([word] * 3)),
        "nearest": lambda: query.nearest(name[:-2]),
        "affiliations": lambda: query.affiliations(name),
        "counts by speaker": lambda: query.counts(by="speaker"),
        "counts by month": lambda: query.counts(by="month"),
        "totals": query.totals,
    }
    for label, ask in questions.items():
        times = []
        for _ in range(3):
            begin = perf_counter()
            ask()
            times.append(1000 * (perf_counter() - begin))
        sys.stdout.write(f"{label:28}{min(times):8.1f} ms\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
