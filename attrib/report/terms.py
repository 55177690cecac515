"""What speakers said in, the terms that stand out in what each of them says out, by textacy.

A term counts for a speaker who uses it in two quotations, and for more the fewer others do. Who has
few quotations is read faster than described, and textacy is not even imported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from attrib.report.parts import Term
from attrib.resources import resource_dir

if TYPE_CHECKING:
    from attrib.report.gather import Said

ENOUGH = 10
"""Quotations from which terms say more than a glance at the quotations."""
_LONGEST = 3
"""Words of a term."""
_TWICE = 2
_MOST, _LOOKED_AT = 8, 60
_LONGER_IS_BETTER = 0.5
"""How much a second and third word add to a term's weight: `minimum wage` says more than `wage`."""
_ALIKE = 0.8
_REMEMBERED = 50_000
_WORD = re.compile(r"[^\W\d_](?:[\w&-]*[^\W_])?(?:['\u2019][^\W_]+)?|\d+|[^\w\s]")


def key_terms(said: Mapping[str, Iterable[Said]]) -> dict[str, tuple[Term, ...]]:
    """Return the terms of every speaker who is quoted often enough, by id, the most telling first."""
    used = {id_: usage for id_, quotes in said.items() if (usage := _used(quotes))}
    if not used:
        return {}
    # textacy brings scikit-learn and takes a second to import.
    from textacy.extract.utils import get_filtered_topn_terms  # noqa: PLC0415
    from textacy.representations.vectorizers import Vectorizer  # noqa: PLC0415

    # Counted here by quotation, each term is handed over once: what comes back is its rarity.
    vectorizer = Vectorizer(tf_type="linear", idf_type="smooth")
    rarities = vectorizer.fit_transform([list(usage) for usage in used.values()])
    term_of = vectorizer.id_to_term  # made anew whenever it is asked for
    found: dict[str, tuple[Term, ...]] = {}
    for row, (id_, usage) in enumerate(used.items()):
        begin, end = rarities.indptr[row], rarities.indptr[row + 1]
        weighed = (
            (term, _weight(usage[term].quotes, term, rarity))
            for term, rarity in zip(
                (term_of[index] for index in rarities.indices[begin:end]),
                map(float, rarities.data[begin:end]),
                strict=True,
            )
        )
        ranked = nsmallest(_LOOKED_AT, weighed, key=lambda item: (-item[1], item[0]))
        best = get_filtered_topn_terms(ranked, _MOST, match_threshold=_ALIKE)
        found[id_] = tuple(usage[term] for term, _ in best)
    return found


def _used(said: Iterable[Said]) -> dict[str, Term]:
    """Return the terms that stand in two quotations of a speaker or more, by their small letters."""
    quotes = [item.card.contents for item in said]
    if len(quotes) < ENOUGH:
        return {}
    written: Counter[str] = Counter()
    said_in: Counter[str] = Counter()
    for contents in quotes:
        terms = {term for part in contents for term in _terms(part)}
        written.update(terms)
        said_in.update({term.casefold() for term in terms})
    # The most frequent spelling comes last; of two alike, small letters: a sentence may begin with it.
    often = sorted(
        (term for term in written if said_in[term.casefold()] >= _TWICE),
        key=lambda term: (written[term], term),
    )
    spelled = {term.casefold(): term for term in often}
    return {folded: Term(label=term, quotes=said_in[folded]) for folded, term in spelled.items()}


def _terms(text: str) -> Iterator[str]:
    """Yield the words and phrases of a text; no phrase reaches over an empty word or a mark."""
    run: list[str] = []
    words = _WORD.findall(text)
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if not (_tells(word) or _names(word, following)):
            run.clear()
            continue
        run.append(word)
        if _tells(word):
            for length in range(1, min(_LONGEST, len(run)) + 1):
                yield " ".join(run[-length:])


@lru_cache(_REMEMBERED)
def _tells(word: str) -> bool:
    return len(word) > _TWICE and word[0].isalpha() and word.casefold() not in _empty_words()[0]


def _names(word: str, following: str) -> bool:
    """Return whether an empty word begins a name, as `New` does in `New York`."""
    if not (word[0].isupper() and following[:1].isupper() and _tells(following)):
        return False
    return word.casefold() in _empty_words()[1]


@cache
def _empty_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return all empty words, and those of them that may be a part of a name."""
    text = (resource_dir("seeds") / "lexicon" / "empty_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    every, in_names = (
        {word.strip() for line in chosen for word in line.lstrip("+").split(",")} - {""}
        for chosen in (lines, [line for line in lines if line.startswith("+")])
    )
    curly = {word.replace("'", "\u2019") for word in every}
    return frozenset(every | curly), frozenset(in_names)


def _weight(quotes: int, term: str, rarity: float) -> float:
    return quotes * rarity * (1 + _LONGER_IS_BETTER * term.count(" "))
