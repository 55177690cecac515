"""brat files, read by the rules of brat's own reader (server/src/annotation.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from attrib.export.brat import configuration, write_brat
from attrib.tracker import Tracker
from attrib.types import Flag
from tests.export.conftest import HARD

ID = re.compile(r"([A-Za-z]+|#[A-Za-z]*)([0-9]+)")


@dataclass
class Collection:
    """What a strict reader of brat's standoff makes of one document; any fault is an AssertionError."""

    text: str
    config: dict[str, set[str]]
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: list[tuple[str, ...]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def read(self, ann: str) -> Collection:
        assert ann.endswith("\n") or not ann
        for line in ann.splitlines():  # as codecs' readers split them: at every kind of line break
            name, _, rest = line.partition("\t")
            assert ID.fullmatch(name), line
            assert name not in self.ids, line
            self.ids.add(name)
            {
                "T": self.text_bound,
                "R": self.relation,
                "A": self.attribute,
                "#": self.note,
            }[name[0]](name, rest)
        named = {target for _, *targets in self.relations for target in targets}
        named |= {attribute[1] for attribute in self.attributes} | self.notes.keys()
        assert named <= self.spans.keys()
        return self

    def text_bound(self, name: str, rest: str) -> None:
        data, _, words = rest.partition("\t")
        kind, _, places = data.partition(" ")
        assert kind in self.config["entities"]
        spans = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        for place, (start, end) in enumerate(spans):
            assert 0 <= start < end <= len(self.text)
            assert not [s for s, e in spans[:place] if end >= s and start < e], "overlap"
        assert words == " ".join(self.text[start:end] for start, end in spans)
        self.spans[name] = (kind, spans)  # type: ignore[assignment]

    def relation(self, _: str, rest: str) -> None:
        kind, first, second = rest.rstrip("\t").split(" ")
        (one, left), (two, right) = first.split(":"), second.split(":")
        assert (one, two) == ("Arg1", "Arg2")
        assert kind in self.config["relations"]
        self.relations.append((kind, left, right))

    def attribute(self, _: str, rest: str) -> None:
        found = re.fullmatch(r"(\S+) (\S+)(?: (\S+))?", rest)
        assert found
        assert found[1] in self.config["attributes"]
        assert found[3] is None or f"{found[1]}={found[3]}" in self.config["values"]
        self.attributes.append(tuple(part for part in found.groups() if part))

    def note(self, _: str, rest: str) -> None:
        target, _, words = rest.partition("\t")
        kind, name = target.split(" ")
        assert kind == "AnnotatorNotes"
        self.notes[name] = words


def read_configuration(text: str) -> dict[str, set[str]]:
    """Return the names of each section, and the values that attributes may have."""
    found: dict[str, set[str]] = {"values": set()}
    section = ""
    for line in text.splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", line):
            section = header[1]
            found[section] = set()
            continue
        name, _, arguments = line.partition(" ")
        assert re.fullmatch(r"[\w-]+|<OVERLAP>", name), line
        found[section].add(name)
        if values := re.search(r"Value:(\S+)", arguments):
            found["values"] |= {f"{name}={value}" for value in values[1].split("|")}
    assert {"entities", "relations", "events", "attributes"} <= found.keys()
    return found


@pytest.fixture
def folder(tracker: Tracker, tmp_path: Path) -> Path:
    path = tmp_path / "brat"
    path.mkdir()
    assert write_brat(tracker.full_articles(), path) == 9
    return path


def read_all(folder: Path) -> dict[str, Collection]:
    config = read_configuration((folder / "annotation.conf").read_text(encoding="utf-8"))
    return {
        path.stem: Collection(path.with_suffix(".txt").read_bytes().decode(), config).read(
            path.read_bytes().decode()
        )
        for path in folder.glob("*.ann")
    }


def test_strict_reader_takes_every_file(folder: Path) -> None:
    found = read_all(folder)

    assert len(found) == 3
    assert sum(len(collection.notes) for collection in found.values()) == 9


def test_offsets_are_those_of_the_article(folder: Path, tracker: Tracker) -> None:
    collection = read_all(folder)[tracker.article("hard").article.key]

    assert len(collection.text) == len(HARD)
    assert collection.text == HARD.replace("\r", " ")


def test_quote_over_lines_is_one_annotation_in_parts(folder: Path, tracker: Tracker) -> None:
    collection = read_all(folder)[tracker.article("hard").article.key]
    name = next(name for name, spans in collection.spans.items() if len(spans[1]) > 2)

    assert [collection.text[s:e] for s, e in collection.spans[name][1]] == [
        '"First',
        "line",
        "second",
        'third,"',
        '"@@ and [\\"@@\\"] too."',
    ]
    about = {
        attribute[0]: attribute[2:] for attribute in collection.attributes if attribute[1] == name
    }
    assert about == {
        "Form": ("direct",),
        "Act": ("statement",),
        "Speaker": ("person",),
        "Negated": (),
        "No-comment": (),
        "Hedged": (),
    }
    related = {kind for kind, left, _ in collection.relations if left == name}
    assert related == {"Source_of", "Cue_of", "Channel_of"}
    assert collection.notes[name] == "Ann O'Dea (0.90 by model)"


def test_every_flag_can_be_shown() -> None:
    names = {name.lower() for name in read_configuration(configuration())["attributes"]}

    assert set(Flag) <= names
