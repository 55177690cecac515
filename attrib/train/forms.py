"""Gold and predicted articles in, how well the quotes of each form are found out.

PolNeAR does not tell forms: they are read off the marks in its contents, as attrib does for its own quotes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from attrib.nlp.quotes import read_forms
from attrib.train.given import given_quotes
from attrib.train.scoring import Article, figures_of, is_linked, match
from attrib.types import Form, Quote


def with_form(text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return quotes with the form that the marks in the text give them."""
    forms = read_forms(text, quotes)
    return tuple(replace(quote, form=form) for quote, form in zip(quotes, forms, strict=True))


def _gold_forms(article: Article) -> list[str]:
    """Return the form of each attribution: the gold's own, else what the marks tell."""
    read = with_form(article["text"], given_quotes(article))
    return [
        attribution.get("form") or str(quote.form)
        for attribution, quote in zip(article["attributions"], read, strict=True)
    ]


def score_forms(
    gold: Mapping[str, Article], predicted: Mapping[str, Article]
) -> dict[str, dict[str, Any]]:
    """Return precision, recall and F of linked quotes by form: found, of its source and of its form."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, article in gold.items():
        quotes = predicted.get(name, {}).get("quotes", [])
        attributions, forms = article["attributions"], _gold_forms(article)
        for attribution, form in zip(attributions, forms, strict=True):
            counts[form]["gold"] += bool(attribution.get("content"))
        for quote in quotes:
            counts[quote["form"]]["predicted"] += 1
        for i, j in match(attributions, quotes).items():
            same = quotes[j]["form"] == forms[i] and is_linked(attributions[i], quotes[j])
            counts[forms[i]]["hit"] += same
    return {f"linked {form}": figures_of(counts[form]) for form in Form}
