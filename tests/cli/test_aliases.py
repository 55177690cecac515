from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from attrib.store import open_database
from tests.identity.people import fill

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    with open_database(tmp_path / "news.db") as made:
        fill(made)
    return tmp_path / "news.db"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    text = "name,aliases,former,parent\nCoast Lab,CL|Lab,Old Lab,MIT\nB,Lab,,\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_list_is_taken_in_asked_and_forgotten(call: Call, news: Path, own: Path) -> None:
    done = call("aliases", "import", own, "--db", news)
    told = "own.csv has 2 organizations. Organizations were named by it in 5 articles.\n"
    assert (done.code, done.out) == (0, told)
    assert done.err == "attrib: these names mean several organizations, so none: lab.\n"
    assert call("aliases", "lists", "--db", news).out == "       2  own.csv\n"
    found = call("aliases", "find", "old lab", "--db", news).out.splitlines()
    assert found[0] == "Coast Lab (kind not known)"
    assert "    formerly      Old Lab" in found
    assert found[found.index("    part of       mit") + 1].startswith("Massachusetts Institute")
    assert call("aliases", "forget", "own.csv", "--db", news).out.startswith("own.csv is forgotten")
    assert "no list but the curated one" in call("aliases", "lists", "--db", news).err


def test_answers_come_as_json_too(call: Call, news: Path, own: Path) -> None:
    imported = json.loads(call("aliases", "import", own, "--json", "--db", news).out)
    assert imported["ambiguous"] == ["lab"]
    assert json.loads(call("aliases", "find", "CL", "--json", "--db", news).out.splitlines()[0])
    listed = json.loads(call("aliases", "lists", "--json", "--db", news).out)
    assert listed == {"list": "own.csv", "organizations": 2}


def test_what_cannot_be_done_is_said(call: Call, news: Path, tmp_path: Path) -> None:
    done = call("aliases", "import", tmp_path / "none.csv", "--db", news)
    assert done.code == 1
    assert done.err.startswith("attrib: none.csv cannot be read as a list of organizations")
    done = call("aliases", "find", "x" * 10_000, "--db", news)
    assert done.code == 1
    assert len(done.err) < 200
