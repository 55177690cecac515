from __future__ import annotations

import pytest

from attrib.resolve.names import MAX_LENGTH, parse_name


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        pytest.param("Sarah Kirchberger", ("sarah",), ("kirchberger",), id="plain"),
        pytest.param("Prof. M. Taylor Fravel", ("m", "taylor"), ("fravel",), id="initial"),
        pytest.param("Rep. A. Ocasio-Cortez, D-N.Y.", ("a", "ocasio"), ("cortez",), id="hyphen"),
        pytest.param("Bill de Blasio", ("bill",), ("de", "blasio"), id="particle"),
        pytest.param("von der Leyen", (), ("von", "der", "leyen"), id="particle-surname-alone"),
        pytest.param("Van Jones", ("van",), ("jones",), id="particle-as-given-name"),
        pytest.param("JD Vance", ("j", "d"), ("vance",), id="initials-without-stops"),
        pytest.param("J.J. Goldberg", ("j", "j"), ("goldberg",), id="initials"),
        pytest.param("Recep Tayyip Erdoğan", ("recep", "tayyip"), ("erdogan",), id="accents"),
        pytest.param("Michael O’Hanlon", ("michael",), ("ohanlon",), id="apostrophe"),
        pytest.param("Clinton, Hillary", ("hillary",), ("clinton",), id="inverted"),
        pytest.param("Mr. Trump's", (), ("trump",), id="possessive"),
        pytest.param("Prime Minister Narendra Modi", ("narendra",), ("modi",), id="office"),
        pytest.param("Gen. John Allen (Ret.)", ("john",), ("allen",), id="retired"),
        pytest.param("Alan Dale, 54, a welder", ("alan",), ("dale",), id="apposition"),
    ],
)
def test_parse_splits_given_names_and_surname(
    text: str, given: tuple[str, ...], surname: tuple[str, ...]
) -> None:
    name = parse_name(text)
    assert (name.given, name.surname) == (given, surname)


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        pytest.param("Xi Jinping", "jinping", "xi", id="chinese"),
        pytest.param("Chinese Vice Foreign Minister Le Yucheng", "yucheng", "le", id="titles"),
        pytest.param("Kim Jong-un", "jongun", "kim", id="korean-hyphen"),
        pytest.param("Kim Jong Un", "jongun", "kim", id="korean-apart"),
        pytest.param("Ban Ki-moon", "kimoon", "ban", id="ban"),
        pytest.param("Fei-Fei Li", "feifei", "li", id="western-order"),
        pytest.param("Kim Davis", "kim", "davis", id="kim-as-given-name"),
        pytest.param("Li Wei", "wei", "li", id="either"),
    ],
)
def test_parse_finds_east_asian_surname_at_its_end(text: str, given: str, surname: str) -> None:
    name = parse_name(text)
    assert (name.given, name.surname) == ((given,), (surname,))


def test_parse_keeps_what_it_takes_off() -> None:
    name = parse_name("Sen. William “Bill” Cruz Jr. (R-Texas)")
    assert (name.titles, name.nickname, name.suffix) == (("sen",), "bill", "jr")
    assert (name.party, name.state) == ("r", "texas")


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Mr. Clinton", "m"), ("Mrs. Clinton", "f"), ("Dr. Clinton", None)],
)
def test_parse_reads_gender_from_honorific_alone(text: str, gender: str | None) -> None:
    assert parse_name(text).gender == gender


@pytest.mark.parametrize(
    "text",
    ["", "  ", "x" * 10_000, "a " * (MAX_LENGTH // 2), "<b>Joe</b>", "@joe", "...", "Al and Bo Ek"],
    ids=["empty", "blank", "long", "many-words", "markup", "handle", "marks", "joint"],
)
def test_parse_of_what_is_no_name_has_no_surname(text: str) -> None:
    assert parse_name(text).surname == ()


def test_parse_leaves_a_word_when_all_are_titles() -> None:
    assert parse_name("Prime Minister").surname == ("minister",)
