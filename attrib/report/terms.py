"""What speakers said in, the terms that stand out in what each of them says out, by textacy.

A term counts for a speaker who uses it in two quotations, and for more the fewer others do. Who has
few quotations is read faster than described, and textacy is not even imported.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from attrib.report.parts import Term
from attrib.resources import resource_dir

if TYPE_CHECKING:
    from attrib.report.gather import Said

ENOUGH = 8
"""Quotations from which terms say more than a glance at the quotations."""
_LONGEST = 3
"""Words of a term."""
_TWICE = 2
_MOST, _LOOKED_AT = 8, 60
_LONGER_IS_BETTER = 0.5
"""How much a second and third word add to a term's weight: `minimum wage` says more than `wage`."""
_ALIKE = 0.8
_WORD = re.compile(r"[^\W\d_](?:[\w&-]*[^\W_])?(?:['\u2019][^\W_]+)?|\d+|[^\w\s]")


def key_terms(said: Mapping[str, Iterable[Said]]) -> dict[str, tuple[Term, ...]]:
    """Return the terms of every speaker who is quoted often enough, by id, the most telling first."""
    used = {id_: usage for id_, quotes in said.items() if (usage := _used(quotes))}
    if not used:
        return {}
    # textacy brings scikit-learn and takes a second to import.
    from textacy.extract.utils import get_filtered_topn_terms  # noqa: PLC0415
    from textacy.representations.vectorizers import Vectorizer  # noqa: PLC0415

    vectorizer = Vectorizer(tf_type="linear", idf_type="smooth")
    weights = vectorizer.fit_transform([_repeated(usage) for usage in used.values()])
    found: dict[str, tuple[Term, ...]] = {}
    for row, (id_, usage) in enumerate(used.items()):
        begin, end = weights.indptr[row], weights.indptr[row + 1]
        terms = (vectorizer.id_to_term[index] for index in weights.indices[begin:end])
        weighed = zip(terms, map(float, weights.data[begin:end]), strict=True)
        ranked = sorted(weighed, key=lambda item: (-_weight(*item), item[0]))[:_LOOKED_AT]
        best = get_filtered_topn_terms(ranked, _MOST, match_threshold=_ALIKE)
        found[id_] = tuple(
            Term(label=_written(usage[term]), quotes=usage[term].total()) for term, _ in best
        )
    return found


def _used(said: Iterable[Said]) -> dict[str, Counter[str]]:
    """Return how a speaker writes each term that stands in two quotations or more, and how often."""
    quotes = [item.card.contents for item in said]
    if len(quotes) < ENOUGH:
        return {}
    usage: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for contents in quotes:
        written = {term.casefold(): term for part in contents for term in _terms(part)}
        for term, as_written in written.items():
            usage[term][as_written] += 1
    return {term: forms for term, forms in usage.items() if forms.total() >= _TWICE}


def _terms(text: str) -> Iterator[str]:
    """Yield the words and phrases of a text; no phrase reaches over an empty word or a mark."""
    found = _WORD.findall(text)
    pairs = zip(found, (*found[1:], ""), strict=True)
    for telling, group in groupby(pairs, key=lambda pair: _tells(pair[0]) or _names(*pair)):
        words = [word for word, _ in group] if telling else []
        for length in range(1, _LONGEST + 1):
            for start in range(len(words) - length + 1):
                term = words[start : start + length]
                if _tells(term[-1]):
                    yield " ".join(term)


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


def _repeated(usage: Mapping[str, Counter[str]]) -> list[str]:
    return [term for term, forms in usage.items() for _ in range(forms.total())]


def _weight(term: str, weight: float) -> float:
    return weight * (1 + _LONGER_IS_BETTER * term.count(" "))


def _written(forms: Counter[str]) -> str:
    """Return the most frequent spelling; of two alike, small letters: a sentence may begin with it."""
    return max(forms, key=lambda form: (forms[form], form))
