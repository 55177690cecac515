from __future__ import annotations

import io
import json
from itertools import count, islice

from attrib.export.stream import ITEMS, write_document


def test_items_stand_where_the_list_is_to_be() -> None:
    file = io.StringIO()
    items = ['["@@"]', {"a": '"@@"'}, []]
    assert write_document({"a": 1, "first": {"items": ITEMS, "b": 2}}, items, file) == 3
    assert json.loads(file.getvalue()) == {"a": 1, "first": {"items": items, "b": 2}}


def test_no_item_is_an_empty_list() -> None:
    file = io.StringIO()
    assert write_document({"items": ITEMS}, [], file) == 0
    assert json.loads(file.getvalue()) == {"items": []}


def test_items_are_taken_one_by_one() -> None:
    numbers = count()
    write_document({"items": ITEMS}, islice(numbers, 5), io.StringIO())
    assert next(numbers) == 5
