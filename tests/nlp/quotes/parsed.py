"""Words with their part of speech, relation and head in, a parsed `Doc` out."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc


def parsed_doc(*rows: str) -> Doc:
    """Return a `Doc` of rows `word POS relation head`, and a tag where it counts.

    A word that ends with `_` has no space after it; `¶` is the end of a line.
    """
    parts = [[*row.split(), ""][:5] for row in rows]
    return Doc(
        spacy.blank("en").vocab,
        words=[part[0].rstrip("_").replace("¶", "\n") for part in parts],
        spaces=[not part[0].endswith("_") for part in parts],
        pos=[part[1] for part in parts],
        deps=[part[2] for part in parts],
        heads=[int(part[3]) for part in parts],
        tags=[part[4] for part in parts],
    )
