"""`attrib train` and `attrib evaluate`: corpora in, a model or its figures out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
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
    # A run of a fold is there to teach another, and never shipped.
    typer.echo(out if settings.fold else publish(settings, out, out / "model"))


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
    """Measure against gold: attributions and speakers, or syntax, or entities.

    Another engine's figures stand beside attrib's own.
    """
    kind = "".join(gold.suffixes).removesuffix(".gz").rpartition(".")[2]
    if not gold.is_file():
        raise AttribError(f"{gold}: there is no such file.")
    lines: Callable[[dict[str, Any]], Iterator[str]] = show.figure_lines
    if kind in {"jsonl", "json"}:
        by_engine = dict[str, Any]()
        for name in dict.fromkeys(("attrib", engine)):
            with progress(f"articles, {name}", quiet=quiet) as bar:
                by_engine[name] = _score_articles(gold, pipeline, name, bar, given=given_quotes)
        figures = by_engine["attrib"]
        if len(by_engine) > 1:
            figures, lines = by_engine, show.lines_beside
    else:
        figures = _score_tokens(gold, kind, pipeline)
    typer.echo(show.as_json(figures) if json else "\n".join(lines(figures)))


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
    from attrib.train.forms import score_forms
    from attrib.train.given import resolve_given
    from attrib.train.scoring import score

    articles = _read_gold(gold)
    reader = load_pipeline(pipeline, engine=engine)
    documents = (Document(id=name, text=row["text"]) for name, row in articles.items())
    answers = resolve_given(reader, articles.values()) if given else reader.annotate(documents)
    predicted = {}
    for number, answer in enumerate(answers, 1):
        if not isinstance(answer, Refusal):
            predicted[answer.document.id] = to_dict(answer)
        bar(number, len(articles))
    return score(articles, predicted) | score_forms(articles, predicted)


def _read_gold(path: Path) -> dict[str, Any]:
    """Return gold articles by id."""
    from attrib.train.corpora import read_json_lines

    articles = {}
    try:
        for number, row in enumerate(read_json_lines(path), 1):
            missing = {"id", "text", "attributions"} - row.keys()
            if missing:
                lacks = ", ".join(sorted(missing))
                raise AttribError(f"{path}, article {number}: gold needs {lacks}.")
            articles[row["id"]] = row
    except (ValueError, AttributeError, EOFError, OSError) as error:
        raise AttribError(f"{path} cannot be read as JSONL: {error}") from error
    return articles


def _score_tokens(gold: Path, kind: str, pipeline: str | None) -> dict[str, Any]:
    from attrib.nlp import load_pipeline
    from attrib.nlp.encoder import Encoder
    from attrib.resources import model_dir
    from attrib.train.corpora import read_conllu
    from attrib.train.evaluate import read_iob2, score_entities, score_syntax
    from attrib.train.parses import score_names, score_parses

    if kind not in {"conllu", "iob2"}:
        raise AttribError(f"{gold}: gold is JSONL, CoNLL-U or IOB2, and so named.")
    try:
        examples = list(read_conllu(gold) if kind == "conllu" else read_iob2(gold))
    except (ValueError, IndexError, EOFError, OSError) as error:
        raise AttribError(f"{gold} cannot be read as {kind}: {error}") from error
    if pipeline:
        nlp = load_pipeline(pipeline).nlp
        return score_parses(nlp, examples) if kind == "conllu" else score_names(nlp, examples)
    encoder = Encoder(model_dir())
    if kind == "conllu":
        return dict(score_syntax(encoder, examples))
    return dict(score_entities(encoder, examples))
