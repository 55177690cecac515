import pytest

from attrib.errors import ModelError
from attrib.nlp import load_pipeline
from attrib.resources import model_dir
from attrib.types import Annotated, Document, Quote, Refusal, Span

pytestmark = pytest.mark.skipif(
    not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
)

TEXT = "“We won,” said Ann Lee, the mayor of Alder. She denied that anyone had cheated."


@pytest.fixture(scope="module")
def pipeline():
    return load_pipeline()


def _documents(*texts):
    return [Document(id=str(number), text=text) for number, text in enumerate(texts)]


def test_quotes_name_their_speaker(pipeline):
    (article,) = pipeline.annotate(_documents(TEXT))
    said = next(q for q in article.quotes if TEXT[slice(*q.cue[0])] == "said")
    assert TEXT[slice(*said.content[0])] == "“We won,”"
    assert article.speakers[said.speaker].name == "Ann Lee"
    assert article.model == pipeline.version


def test_quotes_that_are_given_get_their_speaker(pipeline):
    start = TEXT.index("anyone")
    quote = Quote(source=(Span(45, 48),), content=(Span(start, len(TEXT) - 1),))
    article = pipeline.resolve(*_documents(TEXT), [quote])
    (resolved,) = article.quotes
    assert resolved.content == quote.content
    assert article.speakers[resolved.speaker].name == "Ann Lee"


def test_one_bad_text_costs_no_other(pipeline):
    answers = list(pipeline.annotate(_documents(TEXT, "half \ud800 a character", "", TEXT)))
    assert [type(answer) for answer in answers] == [Annotated, Refusal, Annotated, Annotated]
    assert answers[0].quotes == answers[3].quotes
    assert answers[1].code == "not-text"


def test_the_baseline_engine_stands_behind_the_same_contract():
    baseline = load_pipeline(engine="textacy")
    (article,) = baseline.annotate(_documents(TEXT))
    assert all(quote.by.startswith("textacy") for quote in article.quotes)
    assert baseline.version.endswith("textacy")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [({"name": "no_such_pipeline"}, "no_such_pipeline"), ({"engine": "guess"}, "attrib, textacy")],
    ids=["pipeline", "engine"],
)
def test_what_is_not_there_is_named(arguments, reason):
    with pytest.raises(ModelError, match=reason):
        load_pipeline(**arguments)
