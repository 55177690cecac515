from __future__ import annotations

from attrib.export.chosen import Chosen
from attrib.tracker import Tracker


def test_filters_choose_quotes_articles_and_counts(tracker: Tracker) -> None:
    chosen = Chosen(tracker, {"speaker": "Weiß"})

    assert [quote.text for quote in chosen.quotes()] == ['"Nobody asked us,"']
    assert [len(article.quotes) for article in chosen.articles()] == [1]
    assert [len(article.quotes) for article in chosen.annotated()] == [2]
    assert [count.value for count in chosen.counts("speaker")] == ["Jörg Weiß"]
