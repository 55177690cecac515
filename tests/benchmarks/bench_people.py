"""What the rules about people cost on articles that no newsroom writes, in processor time.

    python -m tests.benchmarks.bench_people

Each case is made twice, the second time of double size: a factor near 2 is a cost that grows as the
text does. The people of one surname are compared with each other, up to 200 of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

from attrib.nlp.people import find_speakers
from tests.nlp.people.building import marked

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _surnames(size: int) -> Iterator[str]:
    for number in range(size):
        yield "Bell" + "".join(_LETTERS[number // 26**place % 26] for place in range(3))


def many_speakers(size: int) -> str:
    """Write an article in which every sentence has a speaker of its own."""
    return " ".join(f"{{[PERSON Jo {surname}]}} said <no>." for surname in _surnames(size))


def one_family(size: int) -> str:
    """Write of many people of one surname, and then of somebody by that surname alone."""
    family = " ".join(f"[PERSON {name} Kent] left." for name in _surnames(size))
    return family + " {[PERSON Kent]} said <no>." * size


def many_pronouns(size: int) -> str:
    """Write of a few people by pronouns."""
    return "[PERSON John Kent] met [PERSON Mary Lee]. " + "<“No,”> {he} said. She left. " * size


def many_bodies(size: int) -> str:
    """Write of many companies, and of `the company`."""
    return " ".join(
        f"[ORG {name} Company] grew. {{The company's director, [PERSON Jo {name}],}} said <no>."
        for name in _surnames(size)
    )


def long_name(size: int) -> str:
    """Write a name of many thousand characters."""
    return f"{{[PERSON {'Jo ' * size * 20}]}} said <no>."


CASES: tuple[tuple[Callable[[int], str], int], ...] = (
    (many_speakers, 500),
    (one_family, 250),
    (many_pronouns, 500),
    (many_bodies, 250),
    (long_name, 250),
)


def main() -> int:
    """Print a line a case: seconds for an article, and for one of double size."""
    for make, size in CASES:
        seconds = []
        for factor in (1, 2):
            doc, quotes = marked(make(size * factor))
            begun = time.process_time()
            find_speakers(doc, quotes)
            seconds.append(time.process_time() - begun)
        once, twice = seconds
        sys.stdout.write(
            f"{make.__name__:15} {size:5} {once:7.2f} s   {2 * size:5} {twice:7.2f} s   x{twice / once:.1f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
