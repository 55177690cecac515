"""The bar goes to stderr, and only where somebody watches."""

from __future__ import annotations

import sys

import pytest

from attrib.cli.progress import progress


@pytest.mark.parametrize(("watched", "quiet"), [(True, True), (False, False)])
def test_bar_is_hidden_when_not_wanted(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    watched: bool,
    quiet: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watched)
    with progress("articles", quiet=quiet) as bar:
        bar(3, 10)

    assert capsys.readouterr().err == ""


def test_bar_goes_to_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress("articles", quiet=False) as bar:
        bar(3, 10)
    written = capsys.readouterr()

    assert "articles" in written.err
    assert written.out == ""
