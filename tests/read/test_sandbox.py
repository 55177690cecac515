from collections.abc import Iterator

import pytest

from attrib.errors import ReadError
from attrib.read.limits import Limits
from attrib.read.sandbox import Sandbox

PAGE = (
    b"<html><article><p>The mayor said on Monday that the port would be closed for a while, and "
    b"that nobody should worry about it.</p></article></html>"
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits()) as sandbox:
        yield sandbox


def test_page_is_taken_apart_in_another_process(sandbox: Sandbox) -> None:
    assert sandbox.extract("html", PAGE, None).text.startswith("The mayor said")
    with pytest.raises(ReadError, match="No article") as caught:
        sandbox.extract("html", b"<p>", None)
    assert caught.value.code == "extraction-empty"
    assert sandbox.extract("html", PAGE, None).text.startswith("The mayor said")


def test_process_that_died_is_replaced(sandbox: Sandbox) -> None:
    sandbox.extract("html", PAGE, None)
    process = sandbox._process
    assert process is not None
    process.kill()
    process.wait()
    assert sandbox.extract("html", PAGE, None).text.startswith("The mayor said")


def test_page_that_takes_too_long_is_given_up() -> None:
    with Sandbox(Limits(seconds=1.5)) as sandbox:
        sandbox.extract("html", PAGE, None)
        with pytest.raises(ReadError, match="longer than") as caught:
            sandbox.extract("html", b"<p>a" * 2_000_000, None)
        assert caught.value.code == "timeout"
        assert sandbox.extract("html", PAGE, None).text.startswith("The mayor said")


def test_process_short_of_memory_costs_one_page() -> None:
    with Sandbox(Limits(memory_bytes=300_000_000)) as sandbox:
        with pytest.raises(ReadError) as caught:
            sandbox.extract("html", b"<p>a" * 5_000_000, None)
        assert caught.value.code in {"too-large", "crashed", "extraction-empty", "too-deep"}
        assert sandbox.extract("html", PAGE, None).text.startswith("The mayor said")
