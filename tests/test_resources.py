"""The folders that travel with attrib are found beside the package, or inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib import resources
from attrib.errors import AttribError
from attrib.resources import model_dir, resource_dir


@pytest.mark.parametrize("name", ["templates", "seeds"])
def test_resource_dir_finds_the_folder_of_this_installation(name: str) -> None:
    assert resource_dir(name).is_dir()


def test_seeds_hold_the_lexicon() -> None:
    files = (resource_dir("seeds") / "lexicon").iterdir()

    assert [path for path in files if not path.name.startswith(".")]


def test_resource_dir_prefers_the_one_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "attrib" / "templates"
    inside.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "attrib")

    assert resource_dir("templates") == inside


def test_resource_dir_names_the_folder_that_is_missing() -> None:
    with pytest.raises(AttribError, match="'no-such-folder': install attrib again"):
        resource_dir("no-such-folder")


def test_model_dir_is_inside_the_package() -> None:
    assert model_dir().is_relative_to(Path(resources.__file__).parent)
