import pytest

from attrib.errors import ReadError
from attrib.read.limits import Limits
from attrib.read.records import field_names, record_document
from attrib.types import Document


def document(record: object, **fields: str) -> Document:
    return record_document(
        record,
        names=field_names(fields),
        number_id="corpus:7",
        origin="corpus.jsonl line 7",
        limits=Limits(),
    )


def test_record_is_taken_to_the_character() -> None:
    text = " “Yes,”\r\n she\tsaid.\n\n"
    assert document({"text": text}).text == text


def test_metadata_is_taken_where_present() -> None:
    found = document(
        {
            "text": "A.",
            "id": 12,
            "title": " T\n x ",
            "author": ["Jo Ann", "Bo"],
            "url": "https://example.org/a",
            "outlet": "",
            "published": "May 3, 2016",
            "extra": {},
        }
    )
    assert (found.id, found.title, found.author) == ("12", "T x", "Jo Ann, Bo")
    assert (found.outlet, found.published) == (None, "2016-05-03")
    assert found.origin == "corpus.jsonl line 7"


def test_record_without_id_is_named_by_its_number() -> None:
    assert document({"text": "A."}).id == "corpus:7"


def test_other_names_are_taken_by_fields() -> None:
    assert document({"body": "A.", "headline": "T"}, text="body", title="headline").title == "T"


def test_unknown_field_is_refused() -> None:
    with pytest.raises(ReadError, match="no field 'body'"):
        field_names({"body": "text"})


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ([], "malformed"),
        ("text", "malformed"),
        ({"body": "x"}, "malformed"),
        ({"text": 5}, "malformed"),
        ({"text": None}, "empty"),
        ({"text": "  "}, "empty"),
    ],
    ids=str,
)
def test_record_without_text_is_refused(record: object, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(record)
    assert caught.value.code == code


def test_title_as_long_as_a_text_is_none() -> None:
    assert document({"text": "A.", "title": "x" * 5000}).title is None
