# The doors of the project. `make run` and `make test` are all that a new user needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check docs clean

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "attrib needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 run" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	$(PIP) install --editable '.[docx,pdf]'
	touch $@

# Read from pyproject.toml by hand: `pip install --group` needs a newer pip than Python 3.11 brings.
$(VENV)/.dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev'], sep='\n')" > $(VENV)/dev.txt
	$(PIP) install --requirement $(VENV)/dev.txt
	touch $@

run: $(VENV)/.installed
	$(BIN)/attrib run seeds/articles --db attrib.db --out reports/latest

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python docs/build.py --check
	$(BIN)/attrib db check --db sqlite://

docs: $(VENV)/.dev
	$(BIN)/python docs/build.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
