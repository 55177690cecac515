"""Words in, windows out: what the encoder sees of a text.

A *word* is a non-space spaCy token (or a gold token in training). A *window* is a run of whole
paragraphs of at most `MAX_PIECES` word pieces; a longer paragraph is cut, after the end of a sentence
where there is one. The encoder is uncased, so each word brings its letter case, and a flag where a
paragraph begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

MAX_PIECES = 254
"""Word pieces to a window, without [CLS] and [SEP]: with them 256, the length that the trial was run at."""

MAX_PIECES_PER_WORD = 16
"""A longer word (a URL, a run of symbols) is known by its first pieces."""

CASES = ("none", "lower", "title", "upper", "mixed")
_ENDS = frozenset(".?!")
_CLOSERS = frozenset("\"'”’)»]")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of the words `start` to `end` (half-open) of a text.

    `pieces` and `piece_cases` are as long as the window's word pieces with [CLS] and [SEP];
    `word_starts`, `cases` and `paragraphs` have one entry a word.
    """

    start: int
    end: int
    pieces: tuple[int, ...]
    piece_cases: tuple[int, ...]
    word_starts: tuple[int, ...]
    cases: tuple[int, ...]
    paragraphs: tuple[int, ...]


def case_of(word: str) -> int:
    """Return the letter case of a word as an index into `CASES`."""
    if not any(character.isalpha() for character in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 4


def pieces_of(words: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    """Return each word's word-piece ids: at least one, at most `MAX_PIECES_PER_WORD`."""
    (unknown,) = _ids(tokenizer, "[UNK]")
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    ids: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None and len(ids[word]) < MAX_PIECES_PER_WORD:
            ids[word].append(piece)
    return [pieces or [unknown] for pieces in ids]


def split_windows(
    words: Sequence[str], starts: Sequence[bool], sizes: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of windows: whole paragraphs while they fit, else cut after a sentence.

    `starts` says where a paragraph begins, `sizes` how many word pieces each word has.
    """
    begin, size, paragraph, sentence = 0, 0, 0, 0
    index, sizes_sum = 0, [0]
    for count in sizes:
        sizes_sum.append(sizes_sum[-1] + count)
    while index < len(words):
        if starts[index] and index > begin:
            paragraph = index
        if index > begin and _ends_sentence(words, index):
            sentence = index
        size = sizes_sum[index + 1] - sizes_sum[begin]
        if size > MAX_PIECES:
            cut = paragraph if paragraph > begin else sentence if sentence > begin else index
            yield begin, cut
            begin = cut
            continue
        index += 1
    if begin < len(words):
        yield begin, len(words)


def _ends_sentence(words: Sequence[str], index: int) -> bool:
    before = words[index - 1]
    if before in _CLOSERS and index > 1:
        before = words[index - 2]
    return before in _ENDS and words[index] not in _CLOSERS


def make_windows(
    words: Sequence[str], starts: Sequence[bool], tokenizer: Tokenizer
) -> Iterator[Window]:
    """Yield the windows of a text's words; `starts` says at which words a paragraph begins."""
    if not words:
        return
    pieces = pieces_of(words, tokenizer)
    cases = [case_of(word) for word in words]
    first, last = _ids(tokenizer, "[CLS]", "[SEP]")
    for start, end in split_windows(words, starts, [len(p) for p in pieces]):
        ids, piece_cases, word_starts = [first], [0], []
        for index in range(start, end):
            word_starts.append(len(ids))
            ids.extend(pieces[index])
            piece_cases.extend([cases[index]] * len(pieces[index]))
        yield Window(
            start,
            end,
            (*ids, last),
            (*piece_cases, 0),
            tuple(word_starts),
            tuple(cases[start:end]),
            tuple(int(s) for s in starts[start:end]),
        )


def _ids(tokenizer: Tokenizer, *pieces: str) -> list[int]:
    """Return the numbers of special pieces, which every BERT vocabulary has."""
    vocabulary = tokenizer.get_vocab()
    return [vocabulary[piece] for piece in pieces]
