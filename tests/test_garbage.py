from __future__ import annotations

import gc
from contextlib import ExitStack

import pytest

from attrib.garbage import SELDOM, seldom


def test_garbage_is_looked_for_rarely_until_the_last_is_done() -> None:
    usual = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(seldom())
    second.enter_context(seldom())
    assert gc.get_threshold()[0] == SELDOM

    first.close()
    assert gc.get_threshold()[0] == SELDOM
    second.close()
    assert gc.get_threshold() == usual


def test_thresholds_are_as_before_after_an_error() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom():
        _ = 1 / 0
    assert gc.get_threshold() == usual
