"""Time for twice the text, or twice the marks, against the time for once: never more than twice.

    python -m tests.benchmarks.bench_linear [--largest BYTES]

What finds quotes is run over real and hostile texts of growing length, without the network, whose time
is by windows. Processor time, the best of three, without the garbage collector, as `timeit` has it; 1 is
returned where a doubling costs more than 2.2 times, which leaves room for the clock and for what the
caches hold.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from typing import TYPE_CHECKING

import spacy

from attrib.nlp.boilerplate import boilerplate_spans
from attrib.nlp.quote_marks import find_quotations
from attrib.nlp.quotes import find_scare, refine
from attrib.nlp.quotes.page import read_page
from attrib.nlp.tokenizing import BoundedTokenizer
from attrib.resources import resource_dir
from attrib.types import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ALLOWED = 2.2
LEAST = 0.05
"""Seconds under which the clock and the caches decide, and no factor tells anything."""
_TRIES = 3
_SAID = "“It rose and it fell and it rose again,” she said. "
UNITS = {
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": '"',
    "apostrophes": "'",
    "marks and letters": "“a",
    "opened in each word": "“a ",
    "nested": "“a ‘b ",
    "opened in each paragraph": "“a b c d e f g\n\n",
    "closed in each paragraph": "a b c d e f g”\n\n",
    "feet and inches": "6' 2\" ",
    "no spaces": "a",
    "labels": "Ann: yes.\n\nBo: no.\n\n",
    "signatures": "“A b c d e f.” — Ann Roe\n\n",
    "quotations": _SAID,
    "quotations alone": "“It rose and it fell and it rose.”\n\n",
    "a headline of marks": "“a b” ",
    "dashes": "— ",
    "tags": "<a ",
    "colons": "Ann: ",
    "in a statement to the": "in a statement to the ",
    "bylines": f"{'By A and ' * 44}\n\n",
    "names": f"{'a, A ' * 79}\n\n",
    "credits": f"{'(photo ' * 57}\n\n",
    "reporters": f"{'x reported from ' * 25}\n\n",
    "contributors": f"{'contributed to this report ' * 14}\n\n",
}


def texts(size: int) -> dict[str, str]:
    """Return a text of each kind, about as long."""
    folder = resource_dir("seeds") / "articles"
    real = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    units = {"sample articles": real + "\n\n", **UNITS}
    return {name: unit * (size // len(unit) + 1) for name, unit in units.items()}


def drafts(text: str) -> list[Quote]:
    """Return what the network would find: a quote at each "said", as `_SAID` has it."""
    found = []
    at = text.find(_SAID)
    while at >= 0:
        end, source = at + _SAID.index("”") + 1, at + _SAID.index("she")
        spans = (Span(source, source + 3),), (Span(source + 4, source + 8),), (Span(at, end),)
        found.append(Quote(source=spans[0], cue=spans[1], content=spans[2], confidence=0.9))
        at = text.find(_SAID, end)
    return found


def steps(text: str) -> dict[str, Callable[[], object]]:
    """Return what is timed on a text."""
    nlp = spacy.blank("en")
    nlp.max_length = 10 * len(text)
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    doc, quotes = nlp.make_doc(text), drafts(text)
    return {
        "marks": lambda: find_quotations(text),
        "boilerplate": lambda: boilerplate_spans(text),
        "page": lambda: read_page(text),
        "quotes": lambda: refine(doc, quotes),
        "scare": lambda: find_scare(text, quotes),
    }


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of the fastest of a few runs."""
    found = []
    gc.disable()
    for _ in range(_TRIES):
        begun = time.process_time()
        run()
        found.append(time.process_time() - begun)
    gc.enable()
    return min(found)


def factors(name: str, sizes: Sequence[int]) -> dict[str, tuple[float, float]]:
    """Return, by step, the seconds for the longest text and the cost of a doubling up to it."""
    timed: dict[str, list[float]] = {}
    for size in sizes:
        for step, run in steps(texts(size)[name]).items():
            timed.setdefault(step, []).append(seconds(run))
    doublings = len(sizes) - 1
    return {
        step: (found[-1], (found[-1] / max(found[0], 1e-4)) ** (1 / doublings))
        for step, found in timed.items()
    }


def main() -> int:
    """Print a line a kind of text, and say which is slower than it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=1_000_000)
    largest = parser.parse_args().largest
    sizes = [largest // 4, largest // 2, largest]
    slow = []
    for name in texts(1):
        found = factors(name, sizes)
        cells = (f"{step} {took:6.2f} s x{factor:4.2f}" for step, (took, factor) in found.items())
        sys.stdout.write(f"{name:25} {'  '.join(cells)}\n")
        sys.stdout.flush()
        slow += [
            f"{name}, {step}"
            for step, (took, factor) in found.items()
            if factor > ALLOWED and took > LEAST
        ]
    sys.stdout.write(
        f"\nmore than twice the time for twice the text: {', '.join(slow) or 'none'}\n"
    )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
