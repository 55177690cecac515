"""The invented corpus, its report, and the environment that renders it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from attrib.report.render import make_environment, template_folders
from attrib.report.site import build_site
from tests.report.corpus import Corpus
from tests.report.stories import selmouth


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return selmouth()


@pytest.fixture(scope="session")
def site(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "site"
    build_site(corpus, out)
    return out


@pytest.fixture(scope="session")
def environment() -> Environment:
    return make_environment(template_folders(None))
