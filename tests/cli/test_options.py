"""Options that become arguments of the library."""

from __future__ import annotations

import pytest
import typer

from attrib.cli.options import parse_fields


def test_fields_map_our_names_to_theirs() -> None:
    assert parse_fields(["text=body", "title=a=b"]) == {"text": "body", "title": "a=b"}


@pytest.mark.parametrize("nothing", [None, []])
def test_no_fields_are_none(nothing: list[str] | None) -> None:
    assert parse_fields(nothing) is None


def test_field_without_equals_sign_is_wrong_usage() -> None:
    with pytest.raises(typer.BadParameter, match="NAME=THEIRS"):
        parse_fields(["text"])
