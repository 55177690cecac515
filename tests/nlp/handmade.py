# ruff: noqa: SIM905  a sentence reads best as a sentence
"""Small spaCy pipelines made by hand, as others publish large ones: none can be downloaded to test with."""

import spacy
from spacy.training import Example

TEXT = (
    "Ann Lee, who leads the Alder Council, said on Monday that voters were misled by Tom Reed. "
    "“It was wrong,” she told reporters in Alder."
)
WORDS = (
    "Ann Lee , who leads the Alder Council , said on Monday that voters were misled by Tom Reed . "
    "“ It was wrong , ” she told reporters in Alder ."
).split()
TAGS = (
    "NNP NNP , WP VBZ DT NNP NNP , VBD IN NNP IN NNS VBD VBN IN NNP NNP . "
    "`` PRP VBD JJ , '' PRP VBD NNS IN NNP ."
).split()
HEADS = [1, 9, 1, 4, 1, 7, 7, 4, 1, 9, 9, 10, 15, 15, 15, 9, 15, 18, 16, 9]
HEADS += [22, 22, 27, 22, 27, 27, 27, 27, 27, 27, 29, 27]
CLEARNLP = (
    "compound nsubj punct nsubj relcl det compound dobj punct ROOT prep pobj mark nsubjpass auxpass "
    "ccomp agent compound pobj punct punct nsubj ccomp acomp punct punct nsubj ROOT dobj prep pobj punct"
).split()
UNIVERSAL = (
    "compound nsubj punct nsubj acl:relcl det compound obj punct ROOT case obl mark nsubj:pass aux:pass "
    "ccomp case compound obl:agent punct punct nsubj ccomp xcomp punct punct nsubj ROOT obj case obl punct"
).split()
ONTONOTES = [
    {"label": "PERSON", "pattern": "Ann Lee"},
    {"label": "PERSON", "pattern": "Tom Reed"},
    {"label": "ORG", "pattern": "the Alder Council"},
    {"label": "GPE", "pattern": "Alder"},
    {"label": "DATE", "pattern": "Monday"},
]


def save_pipeline(folder, relations=CLEARNLP, *, parser=True, entities=True):
    """Train a tagger and a parser until they know the text by heart, and save them with a list of names."""
    nlp = spacy.blank("en")
    doc = nlp.make_doc(TEXT)
    assert [token.text for token in doc] == WORDS
    example = Example.from_dict(doc, {"tags": TAGS, "heads": HEADS, "deps": relations})
    nlp.add_pipe("tagger")
    if parser:
        nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.initialize(lambda: [example])
    for _ in range(60):
        nlp.update([example])
    if entities:
        nlp.add_pipe("entity_ruler").add_patterns(ONTONOTES)
    nlp.to_disk(folder)
    return folder
