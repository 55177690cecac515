from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def test_counts_by_sector_tell_whom_a_corpus_quotes(call: Call, database: Path) -> None:
    first, *lines = call("counts", "--db", database).out.splitlines()
    assert first.split() == ["quotes", "words", "articles", "speakers", "sector"]
    assert [line.split(maxsplit=4) for line in lines] == [
        ["3", "15", "2", "2", "academia"],
        ["2", "8", "2", "2", "not known"],
    ]


def test_counts_take_filters_and_write_json(call: Call, database: Path) -> None:
    done = call("counts", "--by", "outlet", "--speaker", "weiß", "--json", "--db", database)
    assert json.loads(done.out)["value"] == "The Tern"
    done = call("counts", "--speaker", "nobody", "--db", database)
    assert (done.code, done.out, done.err) == (0, "", "attrib: no quote to count.\n")


def test_counts_by_something_else_are_refused_with_the_choices(call: Call, database: Path) -> None:
    done = call("counts", "--by", "moon", "--db", database)
    assert done.code == 2
    assert "sector" in done.err
