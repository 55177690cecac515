"""The query room answers what a report asks."""

from __future__ import annotations

import importlib
import inspect

import pytest

from attrib.report.source import Source
from tests.report.corpus import Corpus

QUESTIONS = sorted(name for name in vars(Source) if not name.startswith("_"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_query_answers(question: str) -> None:
    api = importlib.import_module("attrib.query.api")
    asked = inspect.signature(getattr(Source, question)).parameters
    answered = inspect.signature(getattr(api.Query, question)).parameters
    by_name = {name for name, p in asked.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}

    takes_any = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in answered.values())
    assert takes_any or by_name <= answered.keys()
    needed = [p for p in answered.values() if p.default is inspect.Parameter.empty]
    assert len([p for p in needed if p.kind is not inspect.Parameter.VAR_KEYWORD]) <= len(asked)


@pytest.mark.parametrize("question", QUESTIONS)
def test_corpus_of_the_tests_answers(question: str) -> None:
    asked = inspect.signature(getattr(Source, question)).parameters
    assert len(inspect.signature(getattr(Corpus, question)).parameters) == len(asked)
