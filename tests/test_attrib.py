"""The public names of the package: light to import, and two verbs that do the work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import attrib
from attrib.resources import model_dir

needs_model = pytest.mark.skipif(
    not (model_dir() / "meta.json").exists(), reason="this checkout has no trained model"
)
TEXT = "“It rained for a week,” said Ada Moor, a gauge keeper at Fen Trust."


def test_import_is_light() -> None:
    code = (
        "import sys, attrib; "
        "heavy = {'spacy', 'sqlalchemy', 'numpy', 'typer', 'jinja2', 'importlib.metadata'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", attrib.__all__)
def test_public_name_is_there(name: str) -> None:
    assert getattr(attrib, name)


def test_version_is_a_number() -> None:
    assert [part.isdigit() for part in attrib.__version__.split(".")][:2] == [True, True]


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = attrib.no_such_name


@needs_model
@pytest.mark.parametrize(
    "text", [TEXT, attrib.Document(id="rain", text=TEXT)], ids=["text", "document"]
)
def test_annotate_finds_words_speaker_role_and_affiliation(text: str | attrib.Document) -> None:
    article = attrib.annotate(text)
    (quote,) = article.quotes
    assert quote.speaker is not None
    speaker = article.speakers[quote.speaker]

    assert [TEXT[start:end] for start, end in quote.content] == ["“It rained for a week,”"]
    assert speaker.name == "Ada Moor"
    assert speaker.roles[0].title == "gauge keeper"
    assert [a.organization for a in speaker.affiliations] == ["Fen Trust"]


@needs_model
def test_annotate_refuses_what_is_no_text() -> None:
    with pytest.raises(attrib.ReadError) as raised:
        attrib.annotate("half a character: \ud83d")

    assert raised.value.code == "not-text"


def test_open_makes_a_database(tmp_path: Path) -> None:
    with attrib.open(str(tmp_path / "a.db")) as tracker:
        assert tracker.totals().quotes == 0


def test_open_makes_none_where_told_not_to(tmp_path: Path) -> None:
    with pytest.raises(attrib.StoreError, match="There is no database"):
        attrib.open(str(tmp_path / "a.db"), create=False)

    assert not list(tmp_path.iterdir())
