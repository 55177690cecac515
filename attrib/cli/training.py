"""`attrib train` and `attrib evaluate`: corpora in, a model or its figures out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from attrib.cli import options, show
from attrib.cli.progress import progress
from attrib.errors import AttribError
from attrib.types import Document, Refusal

_CURE = "install what training needs: pip install 'attrib[train]'"


def train(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="Settings, in TOML.")],
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Where checkpoints go.")
    ] = Path("build/model"),
) -> None:
    """Train a model by a config file. Called again after a break, it goes on where it was."""
    try:
        from attrib.train.config import load_config
        from attrib.train.fit import fit
        from attrib.train.publish import publish
    except ModuleNotFoundError as error:
        raise AttribError(f"There is no {error.name} here; {_CURE}.") from error
    logging.getLogger("attrib").setLevel(logging.INFO)
    try:
        settings = load_config(config)
    except (OSError, ValueError, TypeError) as error:
        raise AttribError(f"{config}: {error}") from error
    fit(settings, out)
    typer.echo(publish(settings, out, out / "model"))


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Annotated articles (JSONL), a treebank (CoNLL-U) or entities (IOB2); .gz as well.",
        ),
    ],
    *,
    pipeline: options.Pipeline = None,
    engine: options.Engine = "attrib",
    given_quotes: Annotated[
        bool,
        typer.Option(
            "--given-quotes",
            help="Take the quotes from the gold, to measure who speaks apart from finding quotes.",
        ),
    ] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Measure against gold: attributions and speakers, or syntax, or entities."""
    kind = "".join(gold.suffixes).removesuffix(".gz").rpartition(".")[2]
    if not gold.is_file():
        raise AttribError(f"{gold}: there is no such file.")
    if kind in {"jsonl", "json"}:
        with progress("articles", quiet=quiet) as bar:
            figures = _score_articles(gold, pipeline, engine, bar, given=given_quotes)
    else:
        figures = _score_tokens(gold, kind)
    typer.echo(show.as_json(figures) if json else "\n".join(show.figure_lines(figures)))


def _score_articles(
    gold: Path,
    pipeline: str | None,
    engine: str,
    bar: Callable[[int, int | None], None],
    *,
    given: bool,
) -> dict[str, Any]:
    from attrib.contract import to_dict
    from attrib.nlp import load_pipeline
    from attrib.train.corpora import read_json_lines
    from attrib.train.given import resolve_given
    from attrib.train.scoring import score

    articles = {row["id"]: row for row in read_json_lines(gold)}
    reader = load_pipeline(pipeline, engine=engine)
    documents = (Document(id=name, text=row["text"]) for name, row in articles.items())
    answers = resolve_given(reader, articles.values()) if given else reader.annotate(documents)
    predicted = {}
    for number, answer in enumerate(answers, 1):
        if not isinstance(answer, Refusal):
            predicted[answer.document.id] = to_dict(answer)
        bar(number, len(articles))
    return score(articles, predicted)


def _score_tokens(gold: Path, kind: str) -> dict[str, Any]:
    from attrib.nlp.encoder import Encoder
    from attrib.resources import model_dir
    from attrib.train.corpora import read_conllu
    from attrib.train.evaluate import read_iob2, score_entities, score_syntax

    if kind == "conllu":
        return dict(score_syntax(Encoder(model_dir()), read_conllu(gold)))
    if kind == "iob2":
        return dict(score_entities(Encoder(model_dir()), read_iob2(gold)))
    raise AttribError(f"{gold}: gold is JSONL, CoNLL-U or IOB2, and so named.")
