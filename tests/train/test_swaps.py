import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.nlp.labels import ENTITIES, IGNORE
from attrib.train.corpora import Example
from attrib.train.swaps import names_by_kind, swap_names


def _example(text, *names):
    """Return a document of words with names given as `first-word type`; `lemma` holds the words."""
    words = text.split()
    entity = [0] * len(words)
    for name in names:
        place, type_ = name.split()
        start, end = map(int, place.split("-"))
        entity[start] = ENTITIES.index(f"B-{type_}")
        entity[start + 1 : end] = [ENTITIES.index(f"I-{type_}")] * (end - start - 1)
    return Example("", words, [], {"entity": entity, "lemma": list(words)})


OTHERS = {("PERSON", 2): [("Ann", "Lee")], ("LOC", 1): [("Alder",)]}


def _swapped(example, share=1.0, others=OTHERS):
    (found,) = swap_names([example], others, share=share, seed=1)
    return found


def test_names_are_kept_by_type_and_length():
    example = _example("Bob Roe met Bob Roe in Fen", "0-2 PERSON", "3-5 PERSON", "6-7 LOC")
    assert names_by_kind([example]) == {("PERSON", 2): [("Bob", "Roe")], ("LOC", 1): [("Fen",)]}


def test_a_name_becomes_another_of_its_type_and_length():
    example = _example("Bob Roe left Fen for Old Fen", "0-2 PERSON", "3-4 LOC", "5-7 LOC")
    found = _swapped(example)
    assert " ".join(found.words) == "Ann Lee left Alder for Old Fen"
    assert found.labels["entity"] == example.labels["entity"]
    assert found.labels["lemma"] == [IGNORE, IGNORE, "left", IGNORE, "for", "Old", "Fen"]
    assert example.words[0] == example.labels["lemma"][0] == "Bob"


def test_a_name_becomes_the_same_wherever_it_comes():
    many = {("LOC", 1): [(f"Place{n}",) for n in range(50)]}
    found = _swapped(_example("Fen or FEN or Fen", "0-1 LOC", "2-3 LOC", "4-5 LOC"), others=many)
    assert found.words[0] == found.words[4] != "Fen"
    assert found.words[0].lower() == found.words[2].lower()


def test_letter_case_stays():
    assert _swapped(_example("fen and FENLAND", "0-1 LOC", "2-3 LOC")).words == [
        "alder",
        "and",
        "ALDER",
    ]


def test_no_share_changes_nothing():
    example = _example("Bob Roe left", "0-2 PERSON")
    assert _swapped(example, share=0.0) == example


def test_things_of_all_sorts_stay():
    example = _example("the Fen Act", "1-3 MISC")
    assert _swapped(example, others={("MISC", 2): [("Alder", "Cup")]}) == example
