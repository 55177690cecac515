from __future__ import annotations

import getpass
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


def test_merge_shows_what_became_and_how_to_undo_it(call: Call, news: Path) -> None:
    words = ("--who", "Ada", "--why", "misspelt", "--db", news)
    done = call("entities", "merge", "Li Wei", "Li Wen", *words)
    assert done.code == 0
    assert done.out.startswith("Li Wen (person)\n")
    assert "2 quotes in 2 articles" in done.out
    assert done.out.endswith("Decision 1. To take it back: attrib entities undo 1\n")
    listed = call("entities", "decisions", "--db", news).out
    assert "merge Li Wei, Li Wen" in listed
    assert "Ada, 20" in listed
    assert ": misspelt" in listed
    assert "taken back by Bob" in call("entities", "undo", 1, "--who", "Bob", "--db", news).out
    assert "1 article" in call("who", "Li Wei", "--db", news).out


def test_split_and_rename_show_all_that_they_made(call: Call, news: Path) -> None:
    done = call("entities", "split", "Rudolf Zunz", "second", "--db", news)
    assert done.out.count("Rudolf Zunz (person)") == 2
    key = call("entities", "show", "Zunz", "--db", news).err
    assert "may be any of" not in key
    done = call("entities", "rename", "Li Wei", "Prof. Li", "--db", news)
    assert done.out.startswith("Prof. Li (person)")


def test_doubts_lead_to_a_decision(call: Call, news: Path) -> None:
    done = call("entities", "doubts", "--db", news)
    assert "Rudolf Zunz, oceanographer, Kiel University (2 articles): " in done.out
    assert done.err == "attrib: 1 open doubt.\n"
    ids = [line.rpartition(": ")[2] for line in done.out.splitlines()[:2]]
    assert call("entities", "apart", *ids, "--db", news).code == 0
    assert call("entities", "doubts", "--db", news).err == "attrib: no doubts are open.\n"


def test_answers_come_as_json_too(call: Call, news: Path) -> None:
    shown = json.loads(call("entities", "show", "Li Wei", "--json", "--db", news).out)
    assert shown["members"][0]["name"] == "Li Wei"
    doubt = json.loads(call("entities", "doubts", "--json", "--db", news).out)
    assert doubt["pairs"] == 2


def test_no_decision_is_said_so(call: Call, news: Path) -> None:
    assert "nobody has decided" in call("entities", "decisions", "--db", news).err


def test_name_of_two_is_refused_with_both(call: Call, news: Path) -> None:
    done = call("entities", "merge", "li", "Rudolf Zunz", "--db", news)
    assert done.code == 1
    assert done.err.count("#li-we") == 2


def test_who_decides_must_be_known(call: Call, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.delenv("ATTRIB_WHO", raising=False)
    done = call("entities", "merge", "Li Wei", "Li Wen", "--db", news)
    assert (done.code, done.err) == (1, "attrib: Say who decides, with --who NAME.\n")
    monkeypatch.setenv("ATTRIB_WHO", "Ada")
    assert call("entities", "merge", "Li Wei", "Li Wen", "--db", news).code == 0


def test_rebuild_says_how_much_was_judged(call: Call, news: Path) -> None:
    told = "Speakers and organizations of 5 articles were judged anew.\n"
    assert call("entities", "rebuild", "--db", news).out == told
