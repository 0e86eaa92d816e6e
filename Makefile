# make run     set everything up, convert the sample articles, show the table
# make test    set everything up, check style and types, run the tests
# make table   show the table that `make run` wrote
# make codebook  write CODEBOOK.md anew, after a change of columns, rules or commands
# make bench   measure speed, memory and growth (ARGS="FOLDER --full" for more)
# make kill    kill a hundred runs of a dataset, compare it with one that was left in peace
# make fuzz    an hour of hostile articles, pages and files (ARGS="SECONDS SEED")
# make clean   remove the environment and what was made
#
# Needs Python 3.11 or newer and make. PYTHON=... names an interpreter, VENV=... a place for the environment.

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
OUT := out/samples.parquet

.PHONY: run table test bench kill fuzz check lock clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@mkdir -p out
	$(BIN)/events convert events/samples --out $(OUT)
	@$(BIN)/events show $(OUT) --rows 1000

table: $(VENV)/.run
	@$(BIN)/events show $(OUT) --rows 1000

codebook: $(VENV)/.run
	@$(BIN)/events codebook --out CODEBOOK.md

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m pytest

$(BIN)/python:
	@.ci/make-venv $(VENV)

# The stamps say for which dependencies the environment was last made ready.
$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

# The versions that the tests pass with, for machines that want exactly these: PIP_CONSTRAINT=.ci/requirements.lock
lock: $(VENV)/.test
	@$(BIN)/python -m pip freeze --exclude-editable | grep '==' > .ci/requirements.lock

bench: $(VENV)/.run
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

kill: $(VENV)/.test
	DATELINE_KILLS=100 $(BIN)/python -m pytest tests/dataset -k killed_at_any_moment

fuzz: $(VENV)/.test
	$(BIN)/python tests/fuzz/fuzz.py $(ARGS)

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
