"""The house holds: who imports whom, which library lives where, and tests beside their modules."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "attrib"
MODULES = sorted(PACKAGE.rglob("*.py"))

EVERYONE = {"types", "errors", "garbage", "resources", "contract"}
MAY_IMPORT: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "garbage": set(),
    "resources": {"errors"},
    "contract": {"types", "errors"},
    "read": EVERYONE,
    "nlp": EVERYONE,
    "resolve": EVERYONE,
    "correct": EVERYONE,
    "store": EVERYONE | {"correct"},
    "claims": EVERYONE | {"store"},
    "query": EVERYONE | {"correct", "store"},
    "review": EVERYONE | {"read", "resolve", "correct", "store", "query", "identity", "ingest"},
    "report": EVERYONE | {"query", "claims"},
    "train": EVERYONE | {"read", "nlp"},
    "export": EVERYONE | {"query"},
    "identity": EVERYONE | {"resolve", "store", "query"},
    "ingest": EVERYONE | {"identity", "read", "nlp", "store"},
    "tracker": EVERYONE
    | {"identity", "review", "nlp", "ingest", "query", "claims", "report", "store", "export"},
    "cli": {path.stem for path in PACKAGE.iterdir()} - {"__init__", "__main__", "cli"},
    "__main__": {"cli"},
    "__init__": EVERYONE | {"correct", "nlp", "tracker"},
}
ROOMS_OF_LIBRARY: dict[str, set[str]] = {
    "spacy": {"nlp", "train"},
    "textacy": {"nlp", "claims", "report"},
    "onnxruntime": {"nlp", "train"},
    "sqlalchemy": {"store", "query", "claims"},
    "alembic": {"store"},
    "jinja2": {"report"},
    "trafilatura": {"read"},
    "typer": {"cli"},
    "torch": {"train"},
}
CALLED_BY_TORCH = {"forward"}
"""torch hands a network its inputs by position, as many as there are."""
MAX_MODULE, MAX_FUNCTION, MAX_POSITIONAL = 400, 60, 5
LONG_FUNCTION = 45
"""Reported, not refused: a few may be this long, with a reason."""


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def name_of(module: Path) -> str:
    parts = ("attrib", *module.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, also inside its functions."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(module: Path) -> set[str]:
    ours = (name.split(".") for name in imports_of(module) if name.startswith("attrib."))
    return {parts[1] for parts in ours} - {room_of(module)}


def functions_of(module: Path) -> Iterator[ast.FunctionDef]:
    yield from (n for n in ast.walk(tree_of(module)) if isinstance(n, ast.FunctionDef))


by_name = pytest.mark.parametrize("module", MODULES, ids=name_of)


@by_name
def test_module_imports_only_the_rooms_it_stands_on(module: Path) -> None:
    assert rooms_imported(module) <= MAY_IMPORT[room_of(module)]


@by_name
def test_library_stays_in_its_room(module: Path) -> None:
    libraries = {name.split(".")[0] for name in imports_of(module)} & ROOMS_OF_LIBRARY.keys()

    assert not {name for name in libraries if room_of(module) not in ROOMS_OF_LIBRARY[name]}


@by_name
def test_module_says_what_it_is_for(module: Path) -> None:
    is_empty = not tree_of(module).body

    assert is_empty or ast.get_docstring(tree_of(module))


@by_name
def test_module_does_not_print(module: Path) -> None:
    calls = [n.func for n in ast.walk(tree_of(module)) if isinstance(n, ast.Call)]

    assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}


@by_name
def test_function_takes_few_positional_parameters(module: Path) -> None:
    many = [
        f.name
        for f in functions_of(module)
        if len({a.arg for a in f.args.posonlyargs + f.args.args} - {"self", "cls"}) > MAX_POSITIONAL
        and f.name not in CALLED_BY_TORCH
    ]

    assert not many


def test_rooms_form_no_cycle() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        graph.setdefault(room_of(module), set()).update(rooms_imported(module))

    TopologicalSorter(graph).prepare()


def test_modules_form_no_cycle() -> None:
    names = {name_of(module) for module in MODULES} - {"attrib"}

    def ours(module: Path) -> set[str]:
        found = {n if n in names else n.rpartition(".")[0] for n in imports_of(module)}
        return (found & names) - {name_of(module)}

    graph = {name_of(module): ours(module) for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def mirror_of(module: Path) -> Path:
    """Return where a module's tests are; those of a room's `__init__` are named for the room."""
    folder = ROOT / "tests" / module.relative_to(PACKAGE).parent
    stem = module.parent.name if module.name == "__init__.py" else module.stem.strip("_")
    return folder / f"test_{stem}.py"


@by_name
def test_module_with_code_has_its_test_file(module: Path) -> None:
    code = [n for n in tree_of(module).body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    has_code = any(n.name != "__getattr__" for n in code)

    assert not has_code or "migrations" in module.parts or mirror_of(module).exists()


def test_modules_keep_their_size() -> None:
    sizes = {name_of(m): len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES}

    assert median(sizes.values()) < 150
    assert not {name for name, size in sizes.items() if size > MAX_MODULE}


def test_functions_keep_their_size() -> None:
    sizes = {
        f"{name_of(module)}.{f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for module in MODULES
        for f in functions_of(module)
    }
    for name, size in sizes.items():
        if size > LONG_FUNCTION:
            sys.stdout.write(f"long: {name} has {size} lines\n")

    assert median(sizes.values()) <= 12
    assert not {name for name, size in sizes.items() if size > MAX_FUNCTION}


def test_migrations_are_one_chain() -> None:
    """Two that take one number at the same time are found before they meet."""
    found = []
    for path in sorted((PACKAGE / "store" / "migrations" / "versions").glob("0*.py")):
        values = {
            target.id: ast.literal_eval(node.value)
            for node in tree_of(path).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant)
        }
        found.append((path.name[:4], values["revision"], values["down_revision"]))

    numbers = [f"{number:04}" for number in range(1, len(found) + 1)]
    assert found == list(zip(numbers, numbers, [None, *numbers], strict=False))
