from __future__ import annotations

import io
import json

from attrib.contract import from_dict
from attrib.export.jsonl import write_jsonl
from attrib.tracker import Tracker
from tests.export.conftest import hard
from tests.store.making import harbor, reef


def test_articles_come_as_they_were_stored(tracker: Tracker) -> None:
    file = io.StringIO()
    assert write_jsonl(tracker.annotated(), file) == 3
    found = [from_dict(json.loads(line)) for line in file.getvalue().split("\n")[:-1]]

    by_id = {article.document.id: article for article in found}
    assert by_id == {
        "reef": reef(url="https://gull.example/reef"),
        "harbor": harbor(),
        "hard": hard(),
    }
