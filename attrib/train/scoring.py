"""Gold and predicted articles in, figures out: precision, recall and F of who said what.

An article is a dictionary of the data contract; gold has `attributions` where a prediction has
`quotes`, and may have `people` with `name`, `type`, `role` and `affiliation`.

Measures:
    exact: a predicted span counts if a gold span of that role has the very same offsets.
    overlap: characters of a role, predicted and gold.
    linked: contents of a predicted and a gold attribution share at least half of the union of their
        characters (one to one, best first), and their sources overlap, or neither has one.
    speaker: of gold statements by a named person or an organization, the share whose matched quote
        names that speaker (recall), and the share of those that name one which is right (precision).
    role, affiliation: the same over an article's distinct speakers, by the majority of their quotes.
    form, act, speaker_type: accuracy over matched quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Article = Mapping[str, Any]
Figures = dict[str, Any]

ROLES = ("source", "cue", "content")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "and", "at", "in", "on"})
_NAMED = frozenset({"person", "organization"})
_LEAST_JACCARD = 0.5


def score(gold: Mapping[str, Article], predicted: Mapping[str, Article]) -> Figures:
    """Return the figures of predicted articles against gold ones, joined by `id`."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, article in gold.items():
        quotes = predicted.get(name, {}).get("quotes", [])
        attributions = article["attributions"]
        for role in ROLES:
            _count_overlap(
                counts[f"exact {role}"], *(_spans(q, role) for q in (attributions, quotes))
            )
            _count_overlap(
                counts[f"overlap {role}"],
                *(_characters(_spans(q, role)) for q in (attributions, quotes)),
            )
        pairs = match(attributions, quotes)
        counts["linked"].update(
            hit=sum(is_linked(attributions[i], quotes[j]) for i, j in pairs.items()),
            predicted=len(quotes),
            gold=sum(bool(a.get("content")) for a in attributions),
        )
        if article.get("people"):
            _count_people(counts, article, quotes, pairs)
    return {
        "articles": len(gold),
        "missing": sum(name not in predicted for name in gold),
        **{name: figures_of(count) for name, count in counts.items()},
    }


def figures_of(count: Counter[str]) -> Figures:
    """Return accuracy of `hit` of `n`, or P, R and F of `hit` of `predicted` and `gold`, in per cent."""
    if "n" in count:
        return {"accuracy": _percent(count["hit"], count["n"]), "n": count["n"]}
    precision = count["hit"] / count["predicted"] if count["predicted"] else 0.0
    recall = count["hit"] / count["gold"] if count["gold"] else 0.0
    both = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f": round(200 * precision * recall / both, 1) if both else 0.0,
        "gold": count["gold"],
        "predicted": count["predicted"],
    }


def _percent(hit: int, total: int) -> float:
    return round(100 * hit / total, 1) if total else 0.0


def _spans(quotes: Iterable[Article], role: str) -> set[tuple[int, int]]:
    return {(start, end) for quote in quotes for start, end in quote.get(role) or ()}


def _characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _count_overlap(count: Counter[str], gold: set[Any], predicted: set[Any]) -> None:
    count.update(hit=len(gold & predicted), predicted=len(predicted), gold=len(gold))


def is_linked(gold: Article, quote: Article) -> bool:
    """Say whether the sources of a matched pair overlap, or neither has one."""
    ours, theirs = gold.get("source"), quote.get("source")
    if not ours and not theirs:
        return True
    return bool(_characters(ours or ()) & _characters(theirs or ()))


def match(gold: Sequence[Article], predicted: Sequence[Article]) -> dict[int, int]:
    """Pair gold attributions with predicted quotes whose contents are alike, one to one, best first."""
    ours = [_characters(a.get("content") or ()) for a in gold]
    theirs = [_characters(q.get("content") or ()) for q in predicted]
    likely = sorted(
        (-len(a & b) / len(a | b), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if a & b
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, i, j in likely:
        if -likeness >= _LEAST_JACCARD and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def words_of_name(text: str | None) -> list[str]:
    """Return a name's words without accents, case, small words and the possessive."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]s\b", "", plain)
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL_WORDS]


def same_name(left: str | None, right: str | None) -> bool:
    """Say whether two names are one: the words of one within the other's, or one the other's initials."""
    a, b = words_of_name(left), words_of_name(right)
    if not a or not b:
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return _is_initials(a, b) or _is_initials(b, a)


def _is_initials(short: list[str], full: list[str]) -> bool:
    return len(short) == 1 and short[0] == "".join(word[0] for word in full)


def same_speaker(named: str | None, person: Article) -> bool:
    """Say whether a predicted name names this gold speaker: a person of two names by both of them."""
    a, b = words_of_name(named), words_of_name(person["name"])
    if not a or not b:
        return False
    if person["type"] == "person" and len(b) > 1:
        return a == b or (a[-1] == b[-1] and not set(b[:-1]).isdisjoint(a[:-1]))
    return same_name(named, person["name"])


def _as_list(value: Any) -> list[str]:
    if not value:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _count_people(
    counts: dict[str, Counter[str]],
    article: Article,
    quotes: Sequence[Article],
    pairs: dict[int, int],
) -> None:
    people = {person["id"]: person for person in article["people"]}
    votes: dict[str, dict[str, list[bool]]] = {}
    for index, attribution in enumerate(article["attributions"]):
        quote = quotes[pairs[index]] if index in pairs else {}
        person = people.get(attribution.get("speaker"))
        if quote:
            _count_kinds(counts, attribution, quote, person)
        if person and attribution.get("act") == "statement" and person["type"] in _NAMED:
            right = same_speaker(quote.get("speaker"), person)
            counts["speaker"].update(gold=1, predicted=bool(quote.get("speaker")), hit=right)
            cast = votes.setdefault(person["id"], {"role": [], "affiliation": []})
            if right:
                _vote(cast, "role", _as_list(quote.get("role")), person)
                _vote(cast, "affiliation", _as_list(quote.get("affiliations")), person)
    for name, cast in votes.items():
        for key, given in cast.items():
            counts[key].update(
                gold=bool(people[name].get(key)),
                predicted=bool(given),
                hit=bool(given) and 2 * sum(given) > len(given),
            )


def _count_kinds(
    counts: dict[str, Counter[str]], attribution: Article, quote: Article, person: Article | None
) -> None:
    for key in ("form", "act"):
        if attribution.get(key):
            counts[key].update(n=1, hit=quote.get(key) == attribution[key])
    if person and attribution.get("act") == "statement":
        counts["speaker_type"].update(n=1, hit=quote.get("speaker_type") == person["type"])


def _vote(cast: dict[str, list[bool]], key: str, given: list[str], person: Article) -> None:
    if given:
        known = _as_list(person.get(key))
        cast[key].append(any(same_name(a, b) for a in given for b in known))
