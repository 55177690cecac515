"""Words a second, text in to quotes with speakers out, and what each part takes of it.

    python -m tests.benchmarks.bench_nlp [CORPUS.jsonl[.gz]] [--articles N]

Prints wall-clock figures on the cores that the process may use; run it on an idle machine.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

import spacy

from attrib.nlp.attributions import find_attributions
from attrib.nlp.component import EncoderComponent
from attrib.nlp.pipeline import load_pipeline
from attrib.nlp.syntax import read_syntax
from attrib.nlp.windows import make_windows
from attrib.nlp.words import words_of
from attrib.resources import model_dir, resource_dir
from attrib.train.corpora import read_json_lines
from attrib.types import Document

T = TypeVar("T")


def timed(name: str, words: int, run: Callable[[], T]) -> T:
    """Run, print how many words a second that was, and return what it gave."""
    begun = time.perf_counter()
    result = run()
    seconds = time.perf_counter() - begun
    sys.stdout.write(f"{name:28} {seconds:7.2f} s {words / seconds:9,.0f} words a second\n")
    return result


def texts_of(corpus: Path | None, articles: int) -> list[str]:
    """Return the texts of a corpus, or the sample articles over and over."""
    if corpus:
        return [row["text"] for row in islice(read_json_lines(corpus), articles)]
    folder = resource_dir("seeds") / "articles"
    own = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [own[n % len(own)] for n in range(articles)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=60)
    arguments = parser.parse_args()
    texts = texts_of(arguments.corpus, arguments.articles)
    nlp = spacy.blank("en")
    words = sum(len(words_of(nlp.make_doc(text)).texts) for text in texts)
    pipeline = timed("start-up", words, load_pipeline)
    documents = [Document(id=str(n), text=text) for n, text in enumerate(texts)]
    timed("whole pipeline", words, lambda: list(pipeline.annotate(documents)))

    docs = timed("  tokenizer", words, lambda: [nlp.make_doc(text) for text in texts])
    encoder = EncoderComponent("attrib_encoder", folder=model_dir()).encoder
    all_words = [words_of(doc) for doc in docs]
    windows = timed(
        "  words and windows",
        words,
        lambda: [list(make_windows(w.texts, w.paragraphs, encoder.tokenizer)) for w in all_words],
    )
    flat = [window for part in windows for window in part]
    scored = timed("  network", words, lambda: list(encoder.score(flat)))
    timed(
        "  attributions",
        words,
        lambda: [
            find_attributions(["x"] * len(w.cases), w.paragraphs, scores, encoder.meta)
            for w, scores in scored
        ],
    )
    timed(
        "  syntax",
        words,
        lambda: [
            read_syntax(scores, ["x"] * len(w.cases), w.paragraphs, encoder.meta)
            for w, scores in scored
        ],
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{words:,} words; peak memory {peak:,.0f} MB (all scores held at once)\n")


if __name__ == "__main__":
    main()
