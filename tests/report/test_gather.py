"""What is gathered of speakers and organizations does not depend on the order of the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.report.gather import Gathered, Said
from tests.report.corpus import Corpus
from tests.report.stories import JUDGEMENTS
from tests.report.test_places import _places, made


@pytest.fixture(scope="session")
def gathered(corpus: Corpus) -> Gathered:
    return gather(corpus, backwards=False)


def gather(corpus: Corpus, *, backwards: bool) -> Gathered:
    found, places = Gathered(), _places(corpus)
    for detail in corpus.full_articles()[:: -1 if backwards else 1]:
        found.add(detail, made(detail, places), places)
    return found


@pytest.mark.parametrize("speaker", ["okoro", "marchetti", "adeyemi"])
def test_order_of_the_articles_makes_no_difference(corpus: Corpus, speaker: str) -> None:
    places = _places(corpus)
    there, back = gather(corpus, backwards=False), gather(corpus, backwards=True)

    assert there.quotations_of(speaker) == back.quotations_of(speaker)
    assert there.standings_of(speaker, places) == back.standings_of(speaker, places)
    assert there.beside[speaker] == back.beside[speaker]


def test_every_attributed_quotation_is_gathered_once(corpus: Corpus, gathered: Gathered) -> None:
    attributed = [quote for quote in corpus.quotes() if quote.speaker_id]

    assert sum(len(said) for said in gathered.said.values()) == len(attributed)


def test_evidence_is_of_the_first_article_that_states_it(
    corpus: Corpus, gathered: Gathered
) -> None:
    [role, affiliation] = gathered.standings_of("okoro", _places(corpus))

    assert role.evidence is not None
    assert role.evidence.before + role.evidence.words == "Daniel Okoro, an oceanographer"
    assert (affiliation.first, affiliation.last, affiliation.articles) == (
        "2026-01-14",
        "2026-03-02",
        3,
    )


def test_doubts_go_to_both_ends() -> None:
    gathered = Gathered()
    gathered.add_doubts(JUDGEMENTS, {("a1", "Daniel Okoro"): "okoro", ("a7", "residents"): "r"})

    assert gathered.doubts == {"okoro": list(JUDGEMENTS), "r": list(JUDGEMENTS)}


def test_speaker_without_quotations_has_none(gathered: Gathered) -> None:
    assert gathered.quotations_of("nobody") == ()


def test_standings_lie_on_the_line_of_all_that_is_known(corpus: Corpus, gathered: Gathered) -> None:
    chief, director, trust = gathered.standings_of("marchetti", _places(corpus))

    assert (chief.value.label, chief.start, chief.length) == ("chief engineer", 0.0, 0.0)
    assert (director.value.label, director.start, director.length) == ("director", 1.0, 0.0)
    assert (trust.start, trust.length) == (0.0, 1.0)


def test_standing_is_the_line_of_most_articles(gathered: Gathered) -> None:
    card = gathered.quotations_of("okoro")[0]
    lines = ("nominee", "nominee", "nominee", "Republican, FBI", "", "", "", "")
    found = Gathered()
    for number, line in enumerate(lines):
        for again in range(1 + 9 * (line == "Republican, FBI")):
            order = (False, f"2026-01-0{number + 1}", f"a{number}", again)
            found.said["x"].append(Said(order, replace(card, standing=line)))

    assert found.standing_of("x") == "nominee"
    found.said["x"] = found.said["x"][2:]
    assert found.standing_of("x") == "Republican, FBI"
    assert found.standing_of("nobody") == ""
