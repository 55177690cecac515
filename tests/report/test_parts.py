"""Parts of pages are frozen: a template cannot change what it lays out."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from attrib.report import parts


@pytest.mark.parametrize(
    "part",
    [t for _, t in inspect.getmembers(parts, dataclasses.is_dataclass)],
    ids=lambda t: t.__name__,
)
def test_part_is_frozen_slotted_and_by_keyword(part: type) -> None:
    parameters = part.__dataclass_params__  # type: ignore[attr-defined]

    assert parameters.frozen
    assert hasattr(part, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(part))


def test_link_without_page_is_only_a_name() -> None:
    assert parts.Link(label="Nobody").href is None
