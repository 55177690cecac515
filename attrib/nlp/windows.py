"""Words in, windows out: what the encoder sees of a text.

A *word* is a non-space spaCy token (or a gold token in training). A *window* is a run of whole
paragraphs of at most `MAX_PIECES` word pieces; a longer paragraph is cut, after the end of a sentence
where there is one. The encoder is uncased, so each word brings its letter case, and a flag where a
paragraph begins.

When a text is read, windows overlap: each has a *core*, the words that it answers for, and as context the
paragraphs or sentences about it that still fit. The cores cover every word once. In a long text cores begin
anew at *seams*, paragraphs that are chosen by what stands near them alone: so the middle of a part of it is
read in the same windows as in the whole, and a change in a text moves no window beyond the next seam.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

import numpy as np
from tokenizers import Tokenizer

MAX_PIECES = 254
"""Word pieces to a window, without [CLS] and [SEP]: with them 256, the length that the trial was run at."""

CONTEXT = 16
"""Word pieces of context that a window has on each side, about; more costs time and finds nothing more."""

REACH = 1000
"""A seam comes before all paragraphs within so many word pieces of it. An article of less than twice that is
read without one: more seams would make smaller windows, which find less (`attrib/train/README.md`)."""

_SEAM_WORDS = 4
_GOES_ON = frozenset(
    """he she they it we i his her their this that these those but and “ ‘ ” " '' ``""".split()  # noqa: SIM905
)
"""First words of paragraphs that lean on what is before them."""

MAX_PIECES_PER_WORD = 16
"""A longer word (a URL, a run of symbols) is known by its first pieces."""

CASES = ("none", "lower", "title", "upper", "mixed")
_ENDS = frozenset(".?!")
_CLOSERS = frozenset("\"'”’)»]")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of the words `start` to `end` (half-open) of a text.

    `pieces` and `piece_cases` are as long as the window's word pieces with [CLS] and [SEP];
    `word_starts`, `cases` and `paragraphs` have one entry a word. `core` are the words of the text that
    this window answers for: all of them where windows do not overlap.
    """

    start: int
    end: int
    pieces: tuple[int, ...]
    piece_cases: tuple[int, ...]
    word_starts: tuple[int, ...]
    cases: tuple[int, ...]
    paragraphs: tuple[int, ...]
    core: tuple[int, int]

    @property
    def inner(self) -> slice:
        """Where the core lies among the window's words."""
        return slice(self.core[0] - self.start, self.core[1] - self.start)


@lru_cache(maxsize=1 << 15)
def case_of(word: str) -> int:
    """Return the letter case of a word as an index into `CASES`."""
    if not any(character.isalpha() for character in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 4


def pieces_of(words: Sequence[str], tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Return the word-piece ids of all words, and how many each has.

    A word has at least one, and at most `MAX_PIECES_PER_WORD`.
    """
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    ids: list[int] = encoded.ids
    places = np.asarray(encoded.word_ids, dtype=np.int64)
    sizes = np.bincount(places, minlength=len(words))
    if sizes.min() >= 1 and sizes.max() <= MAX_PIECES_PER_WORD:
        return ids, sizes.tolist()
    unknown = _id(tokenizer, "[UNK]")
    kept: list[int] = []
    for end, size in zip(accumulate(sizes.tolist()), sizes.tolist(), strict=True):
        kept += ids[end - size : end][:MAX_PIECES_PER_WORD] or [unknown]
    return kept, np.clip(sizes, 1, MAX_PIECES_PER_WORD).tolist()


def split_windows(
    words: Sequence[str], starts: Sequence[bool], ends: Sequence[int], *, overlap: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of windows: whole paragraphs while they fit, else cut after a sentence.

    `starts` says where a paragraph begins; `ends[n]` how many word pieces the first n words have. With
    `overlap`, a window begins at each seam, and one that ends within a paragraph has room for context.
    """
    paragraphs = [index for index, start in enumerate(starts) if start]
    free = 2 * CONTEXT if overlap else 0
    seams = find_seams(words, paragraphs, ends) if overlap else []
    begin = 0
    for stop in (*seams, len(words)):
        while ends[stop] - ends[begin] > MAX_PIECES:
            limit = bisect_right(ends, ends[begin] + MAX_PIECES) - 1
            cut = paragraphs[bisect_right(paragraphs, limit) - 1] if paragraphs else begin
            if cut <= begin:
                limit = bisect_right(ends, ends[begin] + MAX_PIECES - free) - 1
                sentences = (i for i in range(limit, begin, -1) if _ends_sentence(words, i))
                cut = next(sentences, limit)
            yield begin, cut
            begin = cut
        yield begin, stop
        begin = stop


def find_seams(words: Sequence[str], paragraphs: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return the paragraphs, by their first word, that rank before all that begin within `REACH` pieces.

    One that leans on what is before it ranks behind the others; between two of a kind a checksum of their
    first words decides, which is as good as chance and the same wherever they stand. None is so near the
    beginning or the end of the text that what would stand beyond could matter.
    """
    ranks = [
        (
            words[first].lower() in _GOES_ON,
            crc32(" ".join(words[first : first + _SEAM_WORDS]).encode()),
        )
        for first in paragraphs
    ]
    places = [ends[first] for first in paragraphs]
    firsts = [bisect_left(places, place - REACH) for place in places]
    lasts = [bisect_right(places, place + REACH) - 1 for place in places]
    return [
        paragraphs[number]
        for number, best in enumerate(_least(ranks, firsts, lasts))
        if best == number and REACH <= places[number] <= ends[-1] - REACH
    ]


def _least(
    ranks: Sequence[tuple[bool, int]], firsts: Sequence[int], lasts: Sequence[int]
) -> Iterator[int]:
    """Yield the place of the least of the ranks from each first to each last, both of which grow."""
    waiting: deque[int] = deque()
    ahead = 0
    for first, last in zip(firsts, lasts, strict=True):
        while ahead <= last:
            while waiting and ranks[waiting[-1]] > ranks[ahead]:
                waiting.pop()
            waiting.append(ahead)
            ahead += 1
        while waiting[0] < first:
            waiting.popleft()
        yield waiting[0]


def _with_context(
    words: Sequence[str], starts: Sequence[bool], ends: Sequence[int], core: tuple[int, int]
) -> tuple[int, int]:
    """Return a core with the paragraphs or sentences about it that fit in its window."""

    def may_cut(index: int) -> bool:
        return index in {0, len(words)} or starts[index] or _ends_sentence(words, index)

    def before(room: int) -> int:
        least = bisect_left(ends, ends[first] - room, hi=first)
        return next((index for index in range(least, first) if may_cut(index)), first)

    def after(room: int) -> int:
        most = bisect_right(ends, ends[last] + room, lo=last) - 1
        return next((index for index in range(most, last, -1) if may_cut(index)), last)

    first, last = core
    room = min(MAX_PIECES - (ends[last] - ends[first]), 2 * CONTEXT)
    end = after(room - (ends[first] - ends[before(room // 2)]))
    return before(room - (ends[end] - ends[last])), end


def _ends_sentence(words: Sequence[str], index: int) -> bool:
    before = words[index - 1]
    if before in _CLOSERS and index > 1:
        before = words[index - 2]
    return before in _ENDS and words[index] not in _CLOSERS


def make_windows(
    words: Sequence[str], starts: Sequence[bool], tokenizer: Tokenizer, *, overlap: bool = False
) -> Iterator[Window]:
    """Yield the windows of a text's words; `starts` says at which words a paragraph begins.

    With `overlap`, windows begin at seams, and where there are several they bring their context.
    """
    if not words:
        return
    ids, sizes = pieces_of(words, tokenizer)
    ends = [0, *accumulate(sizes)]
    cases = [case_of(word) for word in words]
    piece_cases = np.repeat(cases, sizes).tolist()
    first, last = _id(tokenizer, "[CLS]", "<s>"), _id(tokenizer, "[SEP]", "</s>")
    for core in split_windows(words, starts, ends, overlap=overlap):
        start, end = _with_context(words, starts, ends, core) if overlap else core
        begin, stop = ends[start], ends[end]
        yield Window(
            start,
            end,
            (first, *ids[begin:stop], last),
            (0, *piece_cases[begin:stop], 0),
            tuple(place - begin + 1 for place in ends[start:end]),
            tuple(cases[start:end]),
            tuple(map(int, starts[start:end])),
            core,
        )


def _id(tokenizer: Tokenizer, *pieces: str) -> int:
    """Return the number of a special piece, by its name in BERT's vocabulary or in MPNet's."""
    numbers = (tokenizer.token_to_id(piece) for piece in pieces)
    return next(number for number in numbers if number is not None)
