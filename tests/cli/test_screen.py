from __future__ import annotations

import pytest

from attrib.cli.screen import Screen, harmless, marked


def test_what_would_steer_a_terminal_is_shown_as_what_it_is() -> None:
    assert (
        harmless("a\x1b[2Jb\x00c\x9bd\ud800\u202ee\u200bf\n\tg")
        == "a\ufffd[2Jb\ufffdc\ufffdd\ufffdef\n\tg"
    )


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 2, "content")], "[ab]cdef"),
        ([(0, 2, "source"), (3, 4, "cue")], "{ab}c<d>ef"),
        ([(0, 6, "content"), (2, 4, "source")], "[ab]{cd}[ef]"),
        ([], "abcdef"),
    ],
)
def test_spans_are_marked_without_colors_too(
    spans: list[tuple[int, int, str]], expected: str
) -> None:
    assert marked("abcdef", spans, color=False) == expected


def test_colored_text_is_the_text() -> None:
    colored = marked("abcdef", [(0, 2, "content")], color=True)
    assert colored.startswith("\x1b[")
    assert "cdef" in colored


def test_pipe_is_no_terminal() -> None:
    assert not Screen().is_there


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colors_are_left_out_where_they_are_not_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert not Screen().has_color


def test_keys_that_end_the_input_quit(monkeypatch: pytest.MonkeyPatch) -> None:
    for pressed in ("\x03", "\x04", "q"):
        monkeypatch.setattr("click.getchar", lambda pressed=pressed: pressed)
        assert Screen().key() == "q"

    def interrupt() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.getchar", interrupt)
    assert Screen().key() == "q"
