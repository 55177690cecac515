"""A `Doc` of another spaCy English pipeline in, the same with the labels that our rules read out.

Entities become `PERSON`, `ORG`, `LOC` and `MISC`, without the article before a name or the possessive
after it, which OntoNotes includes; dates and numbers are none. Relations are Universal Dependencies or
those of ClearNLP: the few that the rules read and that ClearNLP names otherwise are renamed.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

LABELS = "attrib_labels"
"""The name of the component."""

ENTITIES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "MISC": "MISC",
    "OTH": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}
"""Labels of OntoNotes, CoNLL 2003 and Universal NER; any other is no name of anything."""

RELATIONS = {"relcl": "acl:relcl", "rcmod": "acl:relcl"}
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@Language.component(LABELS, assigns=["doc.ents", "token.dep"])
def read_labels(doc: Doc) -> Doc:
    """Give the document's entities and relations the names that our rules read."""
    renamed = (_renamed(doc, entity) for entity in doc.ents)
    doc.set_ents(filter_spans([entity for entity in renamed if entity is not None]))
    for token in doc:
        if token.dep_ in RELATIONS:
            token.dep_ = RELATIONS[token.dep_]
    return doc


def _renamed(doc: Doc, entity: Span) -> Span | None:
    label = ENTITIES.get(entity.label_.upper())
    start, end = entity.start, entity.end
    if label is None:
        return None
    if doc[start].lower_ in _ARTICLES:
        start += 1
    if doc[end - 1].text in _POSSESSIVES:
        end -= 1
    return Span(doc, start, end, label=label) if start < end else None
