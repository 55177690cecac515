import json

import pytest

from attrib.nlp.labels import ENTITIES, IGNORE, TAGS, bio_spans
from attrib.train.corpora import gum_entities, read_conllu, read_polnear

TEXT = "“We won,” said Ann Lee."
SPANS = {"source": [[15, 22]], "cue": [[10, 14]], "content": [[0, 9]]}


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [SPANS]}) + "\n")
    return path


def test_polnear_spans_become_tags_and_links(news):
    (example,) = read_polnear(news)
    spans = bio_spans([TAGS[tag] for tag in example.labels["tags"]])
    found = {role: example.words[start:end] for start, end, role in spans}
    assert found == {
        "content": ["“", "We", "won", ",", "”"],
        "cue": ["said"],
        "source": ["Ann", "Lee"],
    }
    assert (example.source_of, example.cue_of) == ({5: 6}, {0: 5})


def test_corenlp_gives_silver_entities_and_sentences(news, tmp_path):
    tokens = [[1, 3, "PRP", "we", "O"], [15, 18, "", "", "PERSON"], [19, 22, "", "", "PERSON"]]
    silver = tmp_path / "silver.jsonl"
    silver.write_text(json.dumps({"id": "a", "sentences": [tokens]}) + "\n")
    (example,) = read_polnear(news, silver)
    entities = bio_spans([ENTITIES[tag] for tag in example.labels["entity"]])
    assert [(example.words[a:b], label) for a, b, label in entities] == [(["Ann", "Lee"], "PERSON")]
    assert example.silver
    assert [i for i, begins in enumerate(example.labels["sentence"]) if begins] == [1]


ROWS = [
    "President	President	PROPN	NNP	_	3	nmod:desc	_	Entity=(1-person-new-x",
    "Ann	Ann	PROPN	NNP	_	3	compound	_	_",
    "Lee	Lee	PROPN	NNP	_	4	nsubj	_	Entity=1)",
    "saw	see	VERB	VBD	_	0	root	_	_",
    "University	university	PROPN	NNP	_	4	obj	_	Entity=(2-organization-new-x",
    "of	of	ADP	IN	_	7	case	_	_",
    "Kiel	Kiel	PROPN	NNP	_	5	nmod	_	Entity=(3-place-new-x)2)",
    "students	student	NOUN	NNS	_	4	obj	_	Entity=(4-person-new-x)",
]


def _conllu(tmp_path, rows):
    path = tmp_path / "trees.conllu"
    columns = [row.split("\t") for row in rows]
    lines = [
        "\t".join([str(n), word, lemma, upos, xpos, feats, head, deprel, "_", misc])
        for n, (word, lemma, upos, xpos, feats, head, deprel, _, misc) in enumerate(columns, 1)
    ]
    path.write_text(
        "# newdoc id = d\n# newpar\n# sent_id = d-0001\n" + "\n".join(lines) + "\n\n",
        encoding="utf-8",
    )
    return path


def test_named_mentions_become_entities(tmp_path):
    (example,) = read_conllu(_conllu(tmp_path, ROWS), entities=gum_entities)
    entities = bio_spans([ENTITIES[tag] for tag in example.labels["entity"]])
    assert [(" ".join(example.words[a:b]), label) for a, b, label in entities] == [
        ("Ann Lee", "PERSON"),
        ("University of Kiel", "ORG"),
    ]


def test_labels_are_asked_for_by_the_id_of_the_sentence(tmp_path):
    asked = []

    def entities(sentence_id, sentence):
        asked.append(sentence_id)
        return [0] * len(sentence)

    list(read_conllu(_conllu(tmp_path, ROWS), entities=entities))
    assert asked == ["d-0001"]


def test_trees_keep_heads_labels_and_lemmas(tmp_path):
    (example,) = read_conllu(_conllu(tmp_path, ROWS))
    assert example.labels["head"] == [2, 2, 3, 3, 3, 6, 4, 3]
    assert example.labels["deprel"][3] == "root"
    assert example.labels["lemma_text"][3] == "see"
    assert example.labels["sentence"] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert set(example.labels["entity"]) == {IGNORE}
