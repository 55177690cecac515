from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.tracker import Tracker
from tests.store.making import Lexicon, harbor, reef


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(tmp_path / "a.db") as tracker:
        tracker.database.save([reef(), harbor()], organizations=Lexicon())
        yield tracker
