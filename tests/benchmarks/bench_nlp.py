"""Words a second, text in to quotes with speakers out, and what each part takes of it.

    python -m tests.benchmarks.bench_nlp [CORPUS.jsonl[.gz]] [--articles N]

The first rows are of the wall clock, on the cores that the process may use: run it on an idle machine.
The parts are in processor time on one core, which adds up whatever else runs.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import spacy

from attrib.nlp.annotations import set_annotations
from attrib.nlp.component import EncoderComponent
from attrib.nlp.people import find_speakers
from attrib.nlp.pipeline import load_pipeline
from attrib.nlp.quotes import refine
from attrib.nlp.readings import Scored, read_windows
from attrib.nlp.spans import drafts_of
from attrib.nlp.windows import make_windows
from attrib.nlp.words import words_of
from attrib.resources import resource_dir
from attrib.train.corpora import read_json_lines
from attrib.types import Document

T = TypeVar("T")

_START = "from attrib.nlp import load_pipeline; load_pipeline()"
GROUPS = {
    "encoder (the network)": ("network",),
    "heads (reading them)": ("attributions", "syntax"),
    "rest": ("tokenizer", "words", "windows", "setting the Doc", "quotes", "people"),
}


def texts_of(corpus: Path | None, articles: int) -> list[str]:
    """Return the texts of a corpus, or the sample articles over and over."""
    if corpus:
        return [row["text"] for row in islice(read_json_lines(corpus), articles)]
    folder = resource_dir("seeds") / "articles"
    own = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [own[n % len(own)] for n in range(articles)]


def start_up() -> float:
    """Return the seconds that a new process needs until its pipeline is loaded."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", _START], check=True)  # noqa: S603  our own program
    return time.perf_counter() - begun


def whole(texts: Sequence[str]) -> float:
    """Return the seconds that the whole pipeline takes, once it is loaded."""
    pipeline = load_pipeline()
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    begun = time.perf_counter()
    for _ in pipeline.annotate(documents):
        pass
    return time.perf_counter() - begun


def parts(texts: Sequence[str]) -> tuple[int, Counter[str]]:
    """Return the number of words, and the processor time of each part."""
    times: Counter[str] = Counter()
    count = 0

    def timed(name: str, run: Callable[[], T]) -> T:
        begun = time.thread_time()
        result = run()
        times[name] += time.thread_time() - begun  # type: ignore[assignment]  # seconds, no whole number
        return result

    nlp = spacy.blank("en")
    encoder = EncoderComponent("attrib_encoder").encoder
    for text in texts:
        doc = timed("tokenizer", lambda: nlp.make_doc(text))  # noqa: B023  each is called at once
        words = timed("words", lambda: words_of(doc))  # noqa: B023
        given = (words.texts, words.paragraphs, encoder.tokenizer)
        windows = timed("windows", lambda: list(make_windows(*given, overlap=True)))  # noqa: B023
        scores = timed("network", lambda: [encoder.run(window) for window in windows])  # noqa: B023
        scored = [
            Scored(window, words.texts[window.start : window.end], found)
            for window, found in zip(windows, scores, strict=True)
        ]
        timed("attributions", lambda: read_windows(scored, encoder.meta, syntax=False))  # noqa: B023
        readings = timed("syntax", lambda: read_windows(scored, encoder.meta))  # noqa: B023
        timed("setting the Doc", lambda: set_annotations(doc, words, readings))  # noqa: B023
        quotes = timed("quotes", lambda: refine(doc, drafts_of(doc)))  # noqa: B023
        timed("people", lambda: find_speakers(doc, quotes))  # noqa: B023
        count += len(words.texts)
    times["syntax"] -= times["attributions"]
    return count, times


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=60)
    arguments = parser.parse_args()
    texts = texts_of(arguments.corpus, arguments.articles)
    write = sys.stdout.write
    write(f"start-up        {start_up():6.2f} s\n")
    seconds = whole(texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words, times = parts(texts)
    write(f"whole pipeline  {seconds:6.2f} s {words / seconds:9,.0f} words a second\n")
    write(f"peak memory     {peak:6,.0f} MB\n")
    total = sum(times.values())
    write(f"\nprocessor time  {total:6.2f} s {words / total:9,.0f} words a second on one core\n")
    for group, names in GROUPS.items():
        spent = sum(times[name] for name in names)
        share = 100 * spent / total
        write(f"{group:22} {share:5.1f} % {words / spent:11,.0f} words a second\n")
        for name in names:
            share = 100 * times[name] / total
            write(f"   {name:19} {share:5.1f} % {words / times[name]:11,.0f}\n")


if __name__ == "__main__":
    main()
