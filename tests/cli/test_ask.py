"""`who`, `quotes` and `info`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrib.resolve import cluster
from attrib.store import open_database
from tests.cli.conftest import Call
from tests.query.test_history import moved


def test_who_tells_role_affiliation_and_quotes(call: Call, database: Path) -> None:
    done = call("who", "weiß", "--db", database)

    assert done.code == 0
    assert "Jörg Weiß (person)" in done.out
    assert "spokesman" in done.out
    assert "Kiel University" in done.out
    assert '"Nobody asked us,"' in done.out


def test_who_shows_as_many_quotes_as_asked(call: Call, database: Path) -> None:
    assert "The reef is dying" not in call("who", "munoz", "--limit", 0, "--db", database).out


def test_who_writes_json(call: Call, database: Path) -> None:
    (line,) = call("who", "weiss", "--db", database, "--json").out.splitlines()

    assert json.loads(line)["roles"] == ["spokesman"]


def test_unknown_name_is_exit_code_1_with_the_nearest(call: Call, database: Path) -> None:
    done = call("who", "Wiess", "--db", database)

    assert done.code == 1
    assert done.out == ""
    assert "Jörg Weiß" in done.err


def test_quotes_by_speaker_and_affiliation(call: Call, database: Path) -> None:
    done = call("quotes", "--speaker", "munoz", "--affiliation", "MIT", "--db", database)

    assert '"The reef is dying,"' in done.out
    assert "Nobody asked us" not in done.out


def test_quotes_come_as_json_lines(call: Call, database: Path) -> None:
    lines = call("quotes", "--db", database, "--json").out.splitlines()
    quotes = [json.loads(line) for line in lines]

    assert len(quotes) == 5
    assert {quote["form"] for quote in quotes} == {"direct", "indirect"}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--form", "indirect"), 2),
        (("--type", "unnamed"), 1),
        (("--text", "reef"), 2),
        (("--outlet", "Tern"), 2),
        (("--since", "2023-06"), 2),
        (("--until", "2023-05-01"), 3),
        (("--min-confidence", "0.8"), 4),
        (("--limit", "1"), 1),
        (("--role", "biologist"), 2),
        (("--act", "attitude"), 0),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_quotes_are_chosen_by(
    call: Call, database: Path, words: tuple[str, str], count: int
) -> None:
    done = call("quotes", *words, "--db", database, "--json")

    assert len(done.out.splitlines()) == count


def test_quotes_of_nobody_are_none_and_name_the_nearest(call: Call, database: Path) -> None:
    done = call("quotes", "--speaker", "Munos", "--db", database)

    assert done.code == 0
    assert done.out == ""
    assert "Ana Muñoz" in done.err


def test_info_counts_the_database(call: Call, database: Path) -> None:
    facts = json.loads(call("info", "--db", database, "--json").out)

    assert facts["articles"] == 2
    assert facts["quarantined"] == 1
    assert facts["attrib"]


def test_info_tells_also_without_a_database(call: Call, tmp_path: Path) -> None:
    done = call("info", "--db", tmp_path / "none.db")

    assert done.code == 0
    assert "There is no database" in done.out
    assert not (tmp_path / "none.db").exists()


def test_affiliations_tell_where_somebody_is_and_was(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "moved.db"
    former = moved("2016-01-01", "Kiel University", former=True)
    with open_database(path) as made:
        keys = [p.key for p in made.save([moved("2014-01-01", "Kiel University"), former]).profiles]
        made.decide([keys], cluster, who="Ada")
    lines = call("affiliations", "muñoz", "--db", path).out.splitlines()
    assert lines[0] == "Ana Muñoz"
    assert "    formerly Kiel University" in lines
    assert "    Kiel University" in lines
    there = "        2014-01-01, left by 2016-01-01, in 1 article; last: "
    assert any(line.startswith(there) for line in lines)
    done = call("affiliations", "muñoz", "--on", "2015", "--json", "--db", path)
    assert json.loads(done.out)["organization"] == "Kiel University"
    assert call("affiliations", "muñoz", "--on", "2017", "--db", path).code == 1
