from attrib.nlp.labels import TAGS, allowed, bio_spans


def test_inside_follows_only_its_own_begin_or_inside():
    table = allowed(TAGS)
    for before, row in zip(TAGS, table, strict=True):
        for after, free in zip(TAGS, row, strict=True):
            own = before in {f"B-{after[2:]}", f"I-{after[2:]}"}
            assert free == (not after.startswith("I-") or own)


def test_tags_spell_spans():
    tags = ["B-cue", "I-cue", "O", "B-cue", "B-source", "I-cue"]
    assert bio_spans(tags) == [(0, 2, "cue"), (3, 4, "cue"), (4, 5, "source")]
