import subprocess
import sys

import pytest
import spacy

from attrib.errors import ModelError
from attrib.nlp import load_pipeline
from attrib.resources import model_dir
from attrib.types import Annotated, Document, Quote, Refusal, Span
from tests.nlp import handmade
from tests.nlp.handmade import CLEARNLP, UNIVERSAL, save_pipeline

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


def test_word_that_runs_on_after_a_bracket_is_a_token(pipeline):
    text = "(CNN)The mayor (left) won f(x)."

    words = [token.text for token in pipeline.nlp.tokenizer(text)]

    assert words[:5] == ["(", "CNN", ")", "The", "mayor"]


def test_quotes_that_are_given_get_their_speaker(pipeline):
    start = TEXT.index("anyone")
    quote = Quote(source=(Span(45, 48),), content=(Span(start, len(TEXT) - 1),))
    article = pipeline.resolve(*_documents(TEXT), [quote])
    (resolved,) = article.quotes
    assert resolved.content == quote.content
    assert article.speakers[resolved.speaker].name == "Ann Lee"


def test_who_passes_a_quote_on_is_kept(pipeline):
    text = "Ann Lee said that Bob Roe had said that it was late."
    told, said, late = text.index("said"), text.rindex("said"), text.index("it was")
    outer = Quote(
        source=(Span(0, 7),), cue=(Span(told, told + 4),), content=(Span(told + 5, len(text) - 1),)
    )
    inner = Quote(
        source=(Span(18, 25),),
        cue=(Span(said, said + 4),),
        content=(Span(late, len(text) - 1),),
        parent=0,
    )
    article = pipeline.resolve(*_documents(text), [outer, inner])
    passed_on = article.quotes[1]
    assert article.speakers[passed_on.speaker].name == "Bob Roe"
    assert passed_on.via is not None
    assert article.speakers[passed_on.via].name == "Ann Lee"


def test_short_forms_that_the_article_defines_are_kept(pipeline):
    text = "The Fen Water Council (FWC) met. “It is late,” the FWC said."
    (article,) = pipeline.annotate(_documents(text))
    assert article.aliases == (("FWC", "Fen Water Council"),)
    assert [speaker.name for speaker in article.speakers] == ["Fen Water Council"]


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


@pytest.fixture(scope="module", params=["ClearNLP", "Universal Dependencies"])
def foreign(request, tmp_path_factory):
    relations = CLEARNLP if request.param == "ClearNLP" else UNIVERSAL
    return save_pipeline(tmp_path_factory.mktemp("spacy") / "handmade", relations)


def test_another_pipeline_may_stand_in_for_syntax_and_names(foreign):
    pipeline = load_pipeline(str(foreign))
    doc = pipeline.nlp(handmade.TEXT)
    assert [token.head.i for token in doc] == handmade.HEADS
    assert {(e.text, e.label_) for e in doc.ents} == {
        ("Ann Lee", "PERSON"),
        ("Tom Reed", "PERSON"),
        ("Alder Council", "ORG"),
        ("Alder", "LOC"),
    }
    assert doc[4].dep_ == "acl:relcl"
    (article,) = pipeline.annotate(_documents(handmade.TEXT))
    named = {article.speakers[quote.speaker].name for quote in article.quotes if quote.content}
    assert named == {"Ann Lee"}
    assert article.model == f"{load_pipeline().version} + {foreign}"


def test_what_another_pipeline_does_not_set_is_ours(tmp_path):
    folder = save_pipeline(tmp_path / "tagger", parser=False, entities=False)
    pipeline = load_pipeline(str(folder))
    doc, own = pipeline.nlp(TEXT), load_pipeline().nlp(TEXT)
    assert [(t.dep_, t.head.i) for t in doc] == [(t.dep_, t.head.i) for t in own]
    assert [e.text for e in doc.ents] == [e.text for e in own.ents] != []


def test_our_own_saved_pipeline_is_taken_as_it_is(pipeline, tmp_path):
    pipeline.nlp.to_disk(tmp_path / "own")
    again = load_pipeline(str(tmp_path / "own"))
    assert again.nlp.pipe_names == ["attrib_encoder"]
    (article,) = again.annotate(_documents(TEXT))
    assert article.quotes == next(pipeline.annotate(_documents(TEXT))).quotes


def test_a_pipeline_of_another_language_is_refused(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="attrib reads English"):
        load_pipeline(str(tmp_path / "german"))


def test_a_damaged_pipeline_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "broken")
    (tmp_path / "broken" / "config.cfg").write_text("[nlp]\nlang = ")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_pipeline(str(tmp_path / "broken"))


@pytest.mark.parametrize("library", ["textacy", "sklearn", "torch"])
def test_what_takes_long_to_import_is_not_needed_to_start(library):
    # spaCy itself imports torch where it finds it; without it, nothing of ours asks for it.
    code = (
        "import sys, spacy; there = set(sys.modules); from attrib.nlp import load_pipeline; "
        "load_pipeline(); print(*(set(sys.modules) - there))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert library not in done.stdout.split()
