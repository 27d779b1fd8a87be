# make run   sets up and opens the demo on localhost
# make test  sets up and passes the tests, on SQLite and on a PostgreSQL that it starts for itself
PY ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8000
ARGS ?=

.PHONY: run test install check audit bench torture screenshots docs lock

run: install
	$(BIN)/thidua serve --demo --port $(PORT) $(ARGS)

test: install
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(ARGS)

install: $(STAMP)

$(STAMP): requirements/dev.lock pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PY) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

# Asks the index for known weaknesses of what is locked; needs a network that reaches it, so CI leaves it out.
audit: install
	$(BIN)/pip-audit --strict --require-hashes -r requirements/run.lock

bench: install
	$(BIN)/python -m bench $(ARGS)

torture: install
	$(BIN)/python -m pytest -q -m torture --torture-rounds=20 --torture-rungs=20000 $(ARGS)

screenshots: install
	$(BIN)/python -m tests.screenshots $(ARGS)

docs: install
	$(BIN)/python -m docs.generate

# Writes the locks; needs uv. The locks hold hashes and no address, so any mirror serves them.
lock:
	uv pip compile -q --generate-hashes --universal --no-header --no-annotate --group dev pyproject.toml -o requirements/dev.lock
	uv pip compile -q --generate-hashes --universal --no-header --no-annotate pyproject.toml -o requirements/run.lock
