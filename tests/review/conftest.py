from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.resolve.resolver import Resolver
from attrib.tracker import Tracker
from tests.store.making import harbor, reef


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(tmp_path / "a.db") as tracker:
        tracker.database.save([reef(), harbor()], organizations=Resolver())
        yield tracker
