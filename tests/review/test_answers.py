from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from attrib.correct.changes import (
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.errors import CorrectionError
from attrib.review.answers import Filled, read_answers
from attrib.review.sheet import COLUMNS
from attrib.types import Span, SpeakerType

SEEN = {
    "what": "quote",
    "key": "a1-2",
    "spans": "3-9 12-20",
    "text": "one | two",
    "article": "reef",
}


def sheet(path: Path, *rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in COLUMNS} for row in rows)
    return path


def filled(tmp_path: Path, **cells: str) -> Filled:
    (one,) = read_answers(sheet(tmp_path / "a.csv", SEEN | cells))
    return one


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        ({"verdict": "right"}, (Right(),)),
        ({"verdict": " Not_a_quote "}, (NotAQuote(),)),
        ({"verdict": "scare-quote"}, (ScareQuote(),)),
        ({"new_speaker": "Ada Moor"}, (NewSpeaker("Ada Moor"),)),
        ({"new_speaker": "-"}, (NewSpeaker(None),)),
        (
            {"new_speaker": "Fen Trust", "speaker_type": "Organization"},
            (NewSpeaker("Fen Trust", SpeakerType.ORGANIZATION),),
        ),
        ({"new_role": "mayor"}, (NewRole("mayor"),)),
        ({"new_role": "-"}, (NewRole(None),)),
        ({"new_affiliations": "Fen Trust | MIT"}, (NewAffiliation(("Fen Trust", "MIT")),)),
        ({"new_affiliations": "-"}, (NewAffiliation(),)),
        ({"new_text": "one|two", "cue": "said"}, (NewSpan(("one", "two"), None, "said"),)),
        ({"new_role": "'=mayor", "verdict": "right"}, (NewRole("=mayor"), Right())),
    ],
)
def test_filled_cells_become_changes(tmp_path: Path, cells: dict[str, str], changes: Any) -> None:
    one = filled(tmp_path, why=" Seen. ", **cells)
    assert one.changes == changes
    assert (one.line, one.key, one.why) == (2, "a1-2", "Seen.")
    assert one.spans == (Span(3, 9), Span(12, 20))


def test_faults_of_a_sampled_quote_are_the_kinds_of_its_changes(tmp_path: Path) -> None:
    one = filled(tmp_path, sample="4/17", verdict="right", new_role="mayor", new_speaker="Ada")
    assert one.sample == (4, 17)
    assert one.faults == (CorrectionKind.SPEAKER, CorrectionKind.ROLE)
    assert filled(tmp_path, sample="4/17", verdict="right").faults == ()


def test_line_that_says_nothing_is_left_out(tmp_path: Path) -> None:
    assert read_answers(sheet(tmp_path / "a.csv", SEEN, SEEN | {"why": "?"})) == ()


def test_missing_quote_needs_its_article_and_words(tmp_path: Path) -> None:
    row = {"article": "reef", "new_text": "It rained", "new_speaker": "Ada Moor"}
    (one,) = read_answers(sheet(tmp_path / "a.csv", row))
    assert one.missing == MissingQuote(content=("It rained",), speaker="Ada Moor")
    for broken, reason in (
        ({"article": ""}, "needs its article"),
        ({"new_text": " "}, "needs its words"),
    ):
        with pytest.raises(CorrectionError, match=reason):
            read_answers(sheet(tmp_path / "b.csv", row | {"verdict": "missing"} | broken))


def test_two_speakers_are_one_or_two(tmp_path: Path) -> None:
    row = {"what": "identity", "key": "a#x | b#x", "text": "x | x"}
    found = read_answers(
        sheet(tmp_path / "a.csv", row, *(row | {"verdict": v} for v in ("same", "different")))
    )
    assert [one.same for one in found] == [True, False]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_a_spreadsheet_writes_is_read(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    row = SEEN | {"new_speaker": "Jörg Weiß", "text": "“one” – \n| two"}
    path = sheet(tmp_path / "a.csv", row, delimiter=delimiter, encoding=encoding)
    (one,) = read_answers(path)
    assert one.changes == (NewSpeaker("Jörg Weiß"),)


def test_every_line_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    rows = (
        SEEN | {"verdict": "maybe"},
        SEEN | {"verdict": "right"},
        SEEN | {"new_speaker": "x", "speaker_type": "robot"},
        SEEN | {"verdict": "same"},
    )
    with pytest.raises(CorrectionError) as error:
        read_answers(sheet(tmp_path / "a.csv", *rows))
    lines = str(error.value).splitlines()
    assert [line.split(":")[0].split(", ")[-1] for line in lines] == ["line 2", "line 4", "line 5"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no column what"),
        (b"a,b\n1,2\n", "no column what"),
        (b"\x00\x01\x02\xff" * 100, "no column what"),
        (None, "No such file"),
    ],
)
def test_file_that_is_no_sheet_is_refused(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Exception, match=reason) as error:
        read_answers(path)
    assert type(error.value).__module__ == "attrib.errors"
