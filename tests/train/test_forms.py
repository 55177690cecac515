from attrib.train.forms import score_forms, with_form
from attrib.types import Form, Quote, Span

TEXT = "“It rains,” Ada Moor said. She said the dam held. She called it “a gift” to us."


def _attribution(source, content, **more):
    start = TEXT.index(content)
    at = TEXT.index(source)
    return {
        "source": [[at, at + len(source)]],
        "cue": [],
        "content": [[start, start + len(content)]],
        **more,
    }


DIRECT = _attribution("Ada Moor", "“It rains,”")
INDIRECT = _attribution("She", "the dam held")
MIXED = _attribution("She", "it “a gift” to us")


def test_forms_are_read_off_the_marks():
    spans = [tuple(Span(*pair) for pair in a["content"]) for a in (DIRECT, INDIRECT, MIXED)]
    quotes = with_form(TEXT, [Quote(content=content) for content in spans])
    assert [quote.form for quote in quotes] == [Form.DIRECT, Form.INDIRECT, Form.MIXED]


def test_a_quote_counts_that_is_found_of_its_source_and_of_its_form():
    gold = {"a": {"text": TEXT, "attributions": [DIRECT, INDIRECT, MIXED]}}
    quotes = [
        {**DIRECT, "form": "direct"},
        {**INDIRECT, "form": "mixed"},
        {**MIXED, "form": "mixed", "source": DIRECT["source"]},
    ]
    figures = score_forms(gold, {"a": {"quotes": quotes}})
    assert figures == {
        "linked direct": {"p": 100.0, "r": 100.0, "f": 100.0, "gold": 1, "predicted": 1},
        "linked indirect": {"p": 0.0, "r": 0.0, "f": 0.0, "gold": 1, "predicted": 0},
        "linked mixed": {"p": 0.0, "r": 0.0, "f": 0.0, "gold": 1, "predicted": 2},
    }


def test_the_form_that_the_gold_tells_goes_before_the_marks():
    gold = {"a": {"text": TEXT, "attributions": [{**DIRECT, "form": "mixed"}]}}
    figures = score_forms(gold, {"a": {"quotes": [{**DIRECT, "form": "mixed"}]}})
    assert figures["linked mixed"]["f"] == 100.0
