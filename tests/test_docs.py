"""The docs tell the truth: generated pages are up to date, and every example names what exists."""

from __future__ import annotations

import importlib.util
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command

import attrib
from attrib.cli import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
GENERATED = ("cli.md", "api.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child in getattr(command, "commands", {}).values():
        yield from commands(f"{name} {child.name}", child)


COMMANDS = dict(commands("attrib", get_command(app)))


def examples(language: str) -> Iterator[tuple[str, str]]:
    for page in GUIDE:
        for found, code in FENCE.findall(page.read_text(encoding="utf-8")):
            if found == language:
                yield page.name, code


def shell_lines() -> list[str]:
    return [
        re.split(r" [#|>] ", line.removeprefix("$ "))[0]
        for _, code in examples("sh")
        for line in code.replace("\\\n", " ").splitlines()
        if line.removeprefix("$ ").startswith("attrib ")
    ]


@pytest.mark.parametrize("page", GENERATED)
def test_generated_page_is_up_to_date(page: str) -> None:
    built = load_build().PAGES[page]()

    assert (DOCS / page).read_text(encoding="utf-8") == built, "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_and_its_options_are_documented(name: str) -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    command = COMMANDS[name]
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]

    assert command.help
    for param in command.params:
        assert param.param_type_name == "argument" or param.help, param.name
        assert all(f"`{option}`" in section for option in param.opts if option.startswith("-"))


@pytest.mark.parametrize("name", attrib.__all__)
def test_public_name_is_documented(name: str) -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")

    assert inspect.getdoc(getattr(attrib, name))
    assert f"### {name}\n" in page


@pytest.mark.parametrize("line", shell_lines())
def test_example_command_exists_with_its_options(line: str) -> None:
    words = shlex.split(line)
    name = max((n for n in COMMANDS if words[: len(n.split())] == n.split()), key=len)
    options = {option for param in COMMANDS[name].params for option in param.opts}
    used = {word.split("=")[0] for word in words if re.match(r"-{1,2}[a-z]", word)}

    assert len(name.split()) > 1 or used, f"{line}: no such command"
    assert used <= options | {"-h", "--help"}


@pytest.mark.parametrize(
    ("page", "code"), [pair for pair in examples("python") if pair[0] not in GENERATED]
)
def test_example_of_the_api_compiles(page: str, code: str) -> None:
    compile(code, page, "exec")


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.name)
def test_page_starts_with_its_title(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith("# ")


def test_every_table_is_documented() -> None:
    tables = importlib.import_module("attrib.store.tables").Base.metadata.tables
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")

    assert not [name for name in tables if f"`{name}`" not in page]


def test_every_key_of_the_contract_is_documented() -> None:
    article = attrib.Annotated(
        document=attrib.Document(id="a", text="Yes."), quotes=(attrib.Quote(),)
    )
    data = attrib.to_dict(article)
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")

    assert not [key for key in {**data, **data["quotes"][0]} if f"`{key}`" not in page]


@pytest.mark.parametrize("flag", list(attrib.Flag))
def test_every_flag_is_documented(flag: str) -> None:
    assert f"`{flag}`" in (DOCS / "data-model.md").read_text(encoding="utf-8")


def test_every_rule_is_documented() -> None:
    page = (DOCS / "how-attrib-decides.md").read_text(encoding="utf-8")
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "attrib").rglob("*.py"))
    rules = set(re.findall(r"\brule:[a-z-]+", sources))

    assert rules
    assert not [rule for rule in rules if f"`{rule}`" not in page]
