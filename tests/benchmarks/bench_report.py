"""How long a report takes, how much memory, and what its pages weigh, beside what they may.

    python -m tests.benchmarks.bench_report [--articles N] [--folder DIR]

Makes articles with ten quotes each, stores them, writes their report, writes it a second time
elsewhere, once more in place, and again after one article changed. With `--folder`, the database is
kept there and found again. Run it on an idle machine, with nothing installed but what attrib needs
(key terms come by textacy, which would load torch as well); the exit code is 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Self

from tqdm import tqdm

from attrib.report import SiteSummary, build_site
from attrib.report.press import cores
from attrib.report.writer import MANIFEST
from attrib.tracker import Tracker
from tests.benchmarks.bench_query import fill

QUOTES, PROSE = 10, 40
"""Of an article: with them it has about 600 words, as news articles do."""
PEOPLE = 3
"""How many there are to draw from for each article; about half of them are drawn."""
_OTHER_SEED = 2
"""Makes another text of the first article."""
KB, MB = 1000, 1_000_000


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure, and the most that it may be."""

    name: str
    value: float
    most: float | None = None
    unit: str = ""

    @property
    def broken(self) -> bool:
        return self.most is not None and self.value > self.most

    def __str__(self) -> str:
        limit = "" if self.most is None else f"   at most {self.most:,.0f} {self.unit}"
        fault = "   BROKEN" if self.broken else ""
        return f"{self.name:<36}{self.value:>12,.1f} {self.unit:<5}{limit}{fault}"


def store(file: Path, count: int, seed: int) -> None:
    """Make articles and store them."""
    shape = {"quotes": QUOTES, "prose": PROSE, "people": PEOPLE * count}
    fill(f"sqlite:///{file}", count, again=seed == _OTHER_SEED, seed=seed, **shape)


def apart(file: Path, count: int, seed: int = 1) -> None:
    """Store articles in a process of its own, so that its memory does not count here."""
    process = get_context("spawn").Process(target=store, args=(file, count, seed))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit("The articles could not be stored.")


def build(file: Path, out: Path) -> tuple[SiteSummary, float]:
    """Write the report; return what that did and how many seconds it took."""
    with Tracker(file) as tracker, tqdm(unit=" pages", desc=out.name, leave=False) as bar:

        def tell(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        begun = perf_counter()
        summary = build_site(tracker, out, workers=cores(), progress=tell)
        return summary, perf_counter() - begun


def weights(out: Path) -> Iterator[Row]:
    """Yield what the files of a report weigh, pages compressed as a server sends them."""
    packed = {
        path.relative_to(out).as_posix(): len(gzip.compress(path.read_bytes(), 6)) / KB
        for path in tqdm(list(out.rglob("*.html")), unit=" pages", desc="weigh", leave=False)
    }
    heaviest = max(packed, key=lambda name: packed[name])
    sizes = {path: path.stat().st_size for path in out.rglob("*") if path.is_file()}

    def together(folder: str, suffix: str) -> float:
        return sum(s for p, s in sizes.items() if p.parent.name == folder and p.suffix == suffix)

    yield Row("first page, compressed", packed["index.html"], 100, "KB")
    yield Row("heaviest page, compressed", packed[heaviest], 150, "KB")
    sys.stdout.write(f"    the heaviest page is {heaviest}\n")
    yield Row("scripts", together("assets", ".js") / KB, 30, "KB")
    yield Row("style sheets", together("assets", ".css") / KB, 20, "KB")
    shards = [size for path, size in sizes.items() if path.parent.name == "search"]
    yield Row("heaviest script of the search", max(shards, default=0) / KB, 250, "KB")
    yield Row("all files", sum(sizes.values()) / MB, None, "MB")


def usage() -> tuple[resource.struct_rusage, resource.struct_rusage]:
    """Return what this process and its children have used so far."""
    return resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)


class Memory:
    """Looks twice a second how much memory this process and its workers hold together, in MB."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = Event()
        self._watch = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            children = [child.pid for child in active_children() if child.pid]
            self.peak = max(self.peak, sum(map(held, (os.getpid(), *children))))


def held(process: int) -> float:
    """Return the memory of a process in MB; what it shares counts in part for each that shares it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def spent() -> float:
    """Return the seconds that all cores together have worked for this so far."""
    return sum(each.ru_utime + each.ru_stime for each in usage())


def written(out: Path) -> dict[str, str]:
    """Return the files of a report with their hashes."""
    files: dict[str, str] = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"]
    return files


def measure(file: Path, folder: Path) -> Iterator[Row]:
    """Yield every figure of the reports of a database; at last, one of its articles changes."""
    out, other = folder / "site", folder / "other"
    before = spent()
    with Memory() as memory:
        summary, seconds = build(file, out)
    work = spent() - before
    scale = summary.articles / 10_000
    yield Row("pages", summary.pages)
    yield Row("files", summary.files)
    yield Row("first report", seconds, max(150 * scale, 1), "s")
    yield Row("    work of all cores", work, None, "s")
    yield Row("pages a second", summary.pages / seconds)
    yield Row("peak memory", memory.peak, 1000, "MB")
    yield from weights(out)
    build(file, other)
    first, second = written(out), written(other)
    yield Row(
        "files that differ in a second report", sum(first[n] != second.get(n) for n in first), 0
    )
    summary, seconds = build(file, out)
    yield Row("the same again, in place", seconds, None, "s")
    yield Row("    files written", summary.changed, 0)
    apart(file, 1, _OTHER_SEED)
    summary, seconds = build(file, out)
    yield Row("one article changed", seconds, None, "s")
    yield Row("    files written", summary.changed)
    after = written(out)
    changed = Counter(n.partition("/")[0] for n in after if after[n] != first.get(n))
    sys.stdout.write(f"    {dict(changed.most_common())}\n")


def main() -> int:
    """Print the table; return 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    sys.stdout.write(f"{arguments.articles:,} articles on {cores()} cores\n")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "articles.db"
        kept = arguments.folder / f"{arguments.articles}.db" if arguments.folder else file
        if not kept.exists():
            apart(kept, arguments.articles)
        if kept != file:
            shutil.copyfile(kept, file)
        broken = 0
        for row in measure(file, Path(name)):
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()
            broken += row.broken
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
