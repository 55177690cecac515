"""Every foreseen failure is an AttribError, which the command line prints as one line."""

from __future__ import annotations

import inspect

import pytest

from attrib import errors
from attrib.errors import AttribError, ReadError

ERRORS = [
    value
    for _, value in inspect.getmembers(errors, inspect.isclass)
    if value.__module__ == errors.__name__
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_error_is_an_attrib_error_with_a_docstring(error: type[Exception]) -> None:
    assert issubclass(error, AttribError)
    assert error.__doc__


def test_attrib_error_is_no_builtin_error_that_a_caller_might_swallow() -> None:
    assert not issubclass(AttribError, (OSError, ValueError, LookupError))


def test_read_error_keeps_its_message_and_its_code() -> None:
    error = ReadError("a.txt: the file is empty", code="empty")

    assert str(error) == "a.txt: the file is empty"
    assert error.code == "empty"
