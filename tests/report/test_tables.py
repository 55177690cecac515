"""Tables for download hold what the page shows, in plain values under a fitting heading."""

from __future__ import annotations

import pytest

from attrib.report import cards, tables
from attrib.report.charts import bar, bar_chart, split_chart, timeline
from attrib.report.gather import Gathered
from attrib.report.parts import Entry, Link, Refused, Run, Table
from tests.report.corpus import Corpus
from tests.report.test_places import _places, made


def _rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def test_quotations_of_a_speaker(corpus: Corpus) -> None:
    quotes = corpus.quotes(speaker_id="marchetti")
    [first, *_] = _rows(
        tables.of_cards("quotations", [cards.card(q, _places(corpus)) for q in quotes])
    )

    assert first["quotation"] == (
        "“The gates held, and so did the nerves of the people who closed them,” … "
        "“We had eleven minutes to spare.”"
    )
    assert (first["speaker"], first["date"]) == ("Ines Marchetti", "2026-01-14")
    assert str(first["page"]).startswith("articles/tide-gates")


def test_quotations_of_an_article_have_their_places(corpus: Corpus) -> None:
    detail = corpus.article("a1")
    rows = [cards.row(quote, detail.text, _places(corpus)) for quote in detail.quotes]
    table = _rows(tables.of_quotes("quotations", rows))

    assert [row["number"] for row in table] == [1, 2, 3, 4, 5, 6, 7]
    assert [(row["start"], row["end"]) for row in table] == [tuple(q.span) for q in detail.quotes]


ENTRY = Entry(
    name=Link(label="Ada", href="speakers/ada.html"),
    kind="k",
    note="n",
    sector="s",
    quotes=3,
    articles=2,
)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (
            tables.of_people("x", [ENTRY]),
            ("Ada", "n", "k", "s", 3, 2, None, None, "speakers/ada.html"),
        ),
        (tables.of_organizations("x", [ENTRY]), ("Ada", "k", "n", 0, 3, 2, "speakers/ada.html")),
        (tables.of_articles("x", [ENTRY]), ("Ada", "k", None, 3, 0, "n", "speakers/ada.html")),
        (
            tables.of_bars(
                bar_chart(name="x", title="", description="", unit="u", total=4, bars=[bar("A", 1)])
            ),
            ("A", "", 1, 0.25),
        ),
        (
            tables.of_parts(
                split_chart(name="x", title="", description="", unit="u", parts=[("A", 2)])
            ),
            ("A", 2, 1.0),
        ),
        (
            tables.of_time(timeline(["2026-01-05"], name="x", title="", unit="u")),
            ("5 January 2026", 1),
        ),
        (
            tables.of_refused(
                "x", [Refused(origin="o", code="c", reason="r", sha256=None, at="t")]
            ),
            ("o", "c", "r", None, "t"),
        ),
        (
            tables.of_runs(
                "x", [Run(program="p", model="m", config="c", started="s", finished=None)]
            ),
            ("s", None, "p", "m", "c"),
        ),
    ],
    ids=["people", "organizations", "articles", "bars", "parts", "time", "refused", "runs"],
)
def test_rows_are_plain_values(table: Table, row: tuple[object, ...]) -> None:
    assert (table.name, table.rows) == ("x", (row,))
    assert len(table.header) == len(row)


def test_standings_have_their_evidence(corpus: Corpus) -> None:
    gathered = Gathered()
    for detail in corpus.full_articles():
        gathered.add(detail, made(detail, _places(corpus)), _places(corpus))
    table = tables.of_standings("s", gathered.standings_of("okoro", _places(corpus)))

    assert _rows(table)[0]["value"] == "oceanographer"
    assert _rows(table)[0]["evidence"] == "oceanographer"
