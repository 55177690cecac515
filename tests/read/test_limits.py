from attrib.read import Limits


def test_an_article_of_a_megabyte_is_within_the_limits() -> None:
    assert Limits().text_chars >= 1_000_000
    assert Limits().file_bytes >= 4 * 1_000_000
