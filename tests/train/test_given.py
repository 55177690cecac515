"""The quotes of gold articles, given to the resolution of speakers."""

import pytest

from attrib.nlp import load_pipeline
from attrib.resources import model_dir
from attrib.train.given import given_quotes, resolve_given
from attrib.types import Act, Form, Quote, Span

TEXT = "“It rained,” said Ada Moor. She hopes for sun."
ROW = {
    "id": "rain",
    "text": TEXT,
    "attributions": [
        {"source": [[18, 26]], "cue": [[13, 17]], "content": [[0, 12]], "form": "direct"},
        {"source": [[28, 31]], "cue": [[32, 37]], "content": [[38, 45]], "act": "attitude"},
        {"source": None, "cue": [[32, 37]], "content": []},
    ],
}


def test_attributions_become_quotes_without_speakers():
    first, second, third = given_quotes(ROW)
    assert first == Quote(
        source=(Span(18, 26),),
        cue=(Span(13, 17),),
        content=(Span(0, 12),),
        form=Form.DIRECT,
        confidence=1.0,
        by="given",
    )
    assert (second.act, second.form) == (Act.ATTITUDE, Form.INDIRECT)
    assert (third.source, third.content) == ((), ())


@pytest.mark.skipif(
    not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
)
def test_given_quotes_stay_and_get_their_speaker():
    (article,) = resolve_given(load_pipeline(), [ROW])
    assert [quote.content for quote in article.quotes] == [((0, 12),), ((38, 45),), ()]
    assert [article.speakers[q.speaker].name for q in article.quotes[:2]] == ["Ada Moor"] * 2
    assert article.quotes[2].speaker is None
