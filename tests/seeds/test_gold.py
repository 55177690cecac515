from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from attrib.read import read
from attrib.types import Document
from tests.seeds.build_gold import ARTICLES, GOLD, MARKED, build, check, quote, unmark

ROWS = {row["id"]: row for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}

Row = dict[str, Any]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {d.id: d for d in read([ARTICLES]) if isinstance(d, Document)}


def quotes() -> Iterator[tuple[str, Row]]:
    return ((row["text"], a) for row in ROWS.values() for a in row["attributions"])


def words(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def test_every_article_has_gold_and_every_gold_an_article(documents: dict[str, Document]) -> None:
    assert documents.keys() == ROWS.keys() == {path.stem for path in MARKED.iterdir()}


@pytest.mark.parametrize("name", ROWS)
def test_gold_is_what_the_marked_article_says(name: str, documents: dict[str, Document]) -> None:
    marked = (MARKED / f"{name}.marked").read_text(encoding="utf-8")
    assert build(documents[name], marked) == ROWS[name]


def test_every_article_says_at_its_end_where_it_comes_from() -> None:
    last = {name: row["text"].splitlines()[-1].replace("’", "'") for name, row in ROWS.items()}
    invented = {name for name, line in last.items() if "is invented for attrib's examples." in line}
    assert ROWS.keys() - invented == {"china-russia-military-ties"}
    assert last["china-russia-military-ties"].startswith("Retold from published reporting")


Holds = Callable[[str, Row], bool]
SHAPES: dict[str, Holds] = {
    "direct": lambda _, a: a["form"] == "direct",
    "indirect": lambda _, a: a["form"] == "indirect",
    "mixed": lambda _, a: a["form"] == "mixed",
    "split by its cue": lambda _, a: (
        len(a["content"]) > 1 and a["cue"] and a["content"][0] < a["cue"][0] < a["content"][1]
    ),
    "over paragraphs": lambda t, a: (
        sum(t[start - 2 : start + 1] == '\n\n"' for start, _ in a["content"]) > 1
    ),
    "floating": lambda _, a: "floating" in a["flags"],
    "unclosed": lambda _, a: "unclosed" in a["flags"],
    "nested, with its own speaker": lambda _, a: a["parent"] is not None and a["form"] == "direct",
    "doubled mark": lambda t, a: t[a["content"][0][0] - 1 :].startswith(("““", '""')),
    "mixed marks": lambda t, a: any(t[s] == "“" and t[e - 1] == '"' for s, e in a["content"]),
    "straight marks": lambda t, a: words(t, a["content"]).startswith('"'),
    "single marks": lambda t, a: words(t, a["content"]).startswith("‘"),
    "French marks": lambda t, a: words(t, a["content"]).startswith("«"),
    "elision at its start": lambda t, a: words(t, a["content"]).startswith("‘’"),
    "inches in marks": lambda t, a: "6' 2\"" in words(t, a["content"]),
    "block quotation": lambda t, a: a["form"] == "direct" and words(t, a["content"])[0].isalpha(),
    "name and colon": lambda t, a: words(t, a["cue"]) == ":",
    "dash and name": lambda t, a: words(t, a["cue"]) == "—",
    "handle": lambda t, a: "@" in words(t, a["source"]),
    "inverted": lambda _, a: (
        bool(a["source"] and a["cue"]) and a["content"][0] < a["cue"][0] < a["source"][0]
    ),
    "cue first": lambda _, a: bool(a["cue"]) and a["cue"][0] < min(a["source"] + a["content"]),
    "according to": lambda t, a: words(t, a["cue"]).lower() == "according to",
    "noun as cue": lambda t, a: words(t, a["cue"]) in {"claim", "assertion"},
    "in the words of": lambda t, a: words(t, a["cue"]) in {"In words", "in the words of"},
    "colon": lambda t, a: words(t, a["cue"]).endswith(":"),
    "relative": lambda t, a: bool(a["source"]) and t[: a["source"][0][0]].endswith(", which "),
    "passive": lambda t, a: words(t, a["cue"]).endswith(" by"),
    "manner verb": lambda t, a: words(t, a["cue"]) in {"sighed", "muttered", "grinned"},
    "negated": lambda _, a: a["negated"] and "no-comment" not in a["flags"],
    "no comment": lambda t, a: "no-comment" in a["flags"] and "declined" in words(t, a["cue"]),
    "question": lambda _, a: "question" in a["flags"],
    "hedged": lambda _, a: "hedged" in a["flags"],
    "headline": lambda _, a: "headline" in a["flags"],
    "second-hand": lambda t, a: a["via"] is not None and "had" in words(t, a["cue"]),
    "channel": lambda _, a: a["channel"] is not None,
    "pronoun": lambda t, a: words(t, a["source"]) in {"she", "he", "She", "They"},
    "attitude": lambda _, a: a["act"] == "attitude",
    "party tag": lambda t, a: "(R-Texas)" in words(t, a["source"]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_some_article_has_the_shape(shape: str) -> None:
    assert any(SHAPES[shape](text, a) for text, a in quotes())


def test_articles_hold_every_kind_of_speaker() -> None:
    people = [p for row in ROWS.values() for p in row["people"]]
    assert {p["type"] for p in people} == {"person", "unnamed", "organization", "document"}
    assert any(p["former"] for p in people)
    assert any(len(p["affiliation"]) > 1 for p in people)


@pytest.mark.parametrize("surname", ["Okafor", "Brady", "Voss"])
def test_spouses_share_a_surname_in_one_article(surname: str) -> None:
    names = [{p["name"] for p in row["people"]} for row in ROWS.values()]
    assert any(sum(name.split()[1:] == [surname] for name in found) == 2 for found in names)


def test_two_outlets_trim_one_quotation_differently() -> None:
    whole, trimmed = (
        ROWS[name]["text"] for name in ("harbour-times-2026-06-02", "northern-ledger-2026-06-03")
    )
    shared = "e will not be the generation that let it silt up"
    assert f"and w{shared} because" in whole
    assert f"“W{shared},”" in trimmed


def test_one_person_changes_role_between_two_dates() -> None:
    earlier, later = ROWS["alderbrook-library-vote"], ROWS["teal-mayor-race"]
    assert earlier["published"] < later["published"]
    rowe = [next(p for p in row["people"] if p["name"] == "Helen Rowe") for row in (earlier, later)]
    assert not set(rowe[0]["role"]) & set(rowe[1]["role"])


def test_marks_that_quote_nobody_lie_outside_every_quote() -> None:
    scare = [(row, span) for row in ROWS.values() for span in row["scare"]]
    assert len(scare) >= 8
    for row, (start, end) in scare:
        spans = [span for a in row["attributions"] for span in a["content"]]
        assert not any(low < end and start < high for low, high in spans)


def test_unmark_gives_plain_text_and_spans_of_each_quote() -> None:
    plain, spans = unmark("{t1 {s2 A} {c2 said} {t2 so}}, {s1,3 B} {c1 said}.")
    assert plain == "A said so, B said."
    assert spans["1"] == {"content": [[0, 9]], "source": [[11, 12]], "cue": [[13, 17]]}
    assert spans["3"] == {"source": [[11, 12]]}


def test_unmark_names_a_bracket_that_is_never_closed() -> None:
    with pytest.raises(ValueError, match="never closed"):
        unmark("{t1 A said so.")


def test_quote_refuses_a_word_that_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="not understood"):
        quote("direct rowe loud", {"content": [[0, 1]]}, {})


@pytest.mark.parametrize(
    ("form", "text"), [("mixed", "no marks here"), ("indirect", "some “in marks”")]
)
def test_check_refuses_a_form_that_the_marks_belie(form: str, text: str) -> None:
    row = quote(f"{form} -", {"content": [[0, len(text)]]}, {})
    with pytest.raises(ValueError, match=f"said to be {form}"):
        check({"id": "x", "text": text, "people": [], "attributions": [row]})
