from attrib.errors import ReadError
from attrib.read.settings import refusal


def test_refusal_carries_the_reason_and_its_code() -> None:
    found = refusal("a.txt", ReadError("It is empty.", code="empty"))
    assert (found.origin, found.reason, found.code) == ("a.txt", "It is empty.", "empty")
