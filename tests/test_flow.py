"""The main job on real files: seeds to database to report, and the article of the issue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.ingest import IngestSummary
from attrib.resources import model_dir
from attrib.tracker import Tracker

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds" / "articles"
REAL = ROOT.parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (model_dir() / "meta.json").exists(), reason="this checkout has no trained model"
    ),
]
needs_real = pytest.mark.skipif(
    not REAL.is_dir(), reason="../shared, which holds a real article, is not here"
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tracker, IngestSummary]]:
    with Tracker(tmp_path_factory.mktemp("seeds") / "a.db") as tracker:
        yield tracker, tracker.ingest(SEEDS)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    with Tracker(tmp_path_factory.mktemp("real") / "a.db") as tracker:
        tracker.ingest(REAL)
        yield tracker


def test_every_seed_is_stored(seeds: tuple[Tracker, IngestSummary]) -> None:
    tracker, summary = seeds

    assert summary.quarantined == 0
    assert summary.stored == tracker.totals().articles >= 8
    assert all(article.quotes for article in tracker.articles())


def test_stored_words_are_those_of_the_text(seeds: tuple[Tracker, IngestSummary]) -> None:
    tracker, _ = seeds
    for article in tracker.articles():
        detail = tracker.article(article.key)
        for quote in detail.quotes:
            parts = [detail.text[start:end] for start, end in quote.spans]
            assert quote.text == " ".join(parts)
            for evidence in quote.evidence:
                assert detail.text[slice(*evidence.span)] == evidence.text


def test_ingest_again_changes_nothing(seeds: tuple[Tracker, IngestSummary]) -> None:
    tracker, first = seeds
    before = tracker.totals()
    again = tracker.ingest(SEEDS)

    assert (again.stored, again.unchanged) == (0, first.stored)
    assert tracker.totals() == before


def test_report_shows_every_article_and_speaker(
    seeds: tuple[Tracker, IngestSummary], tmp_path: Path
) -> None:
    tracker, _ = seeds
    summary = tracker.report(tmp_path / "report")
    pages = {p: p.read_text(encoding="utf-8") for p in (tmp_path / "report").rglob("*.html")}

    assert summary.articles == tracker.totals().articles
    assert any("Fravel" in page for page in pages.values())
    assert not [path for path, page in pages.items() if "{{" in page or "{%" in page]


def test_report_is_the_same_again(seeds: tuple[Tracker, IngestSummary], tmp_path: Path) -> None:
    tracker, _ = seeds
    first = tracker.report(tmp_path / "report")
    again = tracker.report(tmp_path / "report")

    assert first.changed == first.files
    assert again.changed == 0


@needs_real
@pytest.mark.parametrize(
    ("asked", "speaker", "organization"),
    [
        (
            ("Fravel", "MIT"),
            ("M. Taylor Fravel", "director of the Security Studies Program"),
            "Massachusetts Institute of Technology",
        ),
        (("Kirchberger", "Kiel"), ("Sarah Kirchberger", "scientist"), "Kiel University"),
    ],
    ids=["Fravel at MIT", "Kirchberger at Kiel"],
)
def test_speaker_of_the_real_article_is_found(
    real: Tracker, asked: tuple[str, str], speaker: tuple[str, str], organization: str
) -> None:
    quotes = list(real.quotes(speaker=asked[0], affiliation=asked[1]))

    assert quotes
    for quote in quotes:
        assert (quote.speaker, quote.role) == speaker
        assert organization in quote.affiliations


@needs_real
def test_report_of_the_real_article_names_its_speakers(real: Tracker, tmp_path: Path) -> None:
    real.report(tmp_path / "report")
    pages = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "report").rglob("*.html"))

    for name in ("M. Taylor Fravel", "Sarah Kirchberger", "Kiel University"):
        assert name in pages
