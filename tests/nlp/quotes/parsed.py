"""Words with their part of speech, relation and head in, a parsed `Doc` out."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc


def parsed_doc(*rows: str) -> Doc:
    """Return a `Doc` of rows `word POS relation head`; a word that ends with `_` has no space after it."""
    parts = [row.split() for row in rows]
    return Doc(
        spacy.blank("en").vocab,
        words=[word.rstrip("_") for word, *_ in parts],
        spaces=[not word.endswith("_") for word, *_ in parts],
        pos=[pos for _, pos, _, _ in parts],
        deps=[relation for _, _, relation, _ in parts],
        heads=[int(head) for *_, head in parts],
    )
