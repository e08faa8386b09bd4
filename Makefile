# Everything from Python 3.11 or newer and make: the environment is built in .venv.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := examples/reports/page.html
DEMO_OUT := demo-out
DEMO_INCIDENTS := examples/incidents
LEDGER := RELATA_DATABASE_URL=$(DEMO_OUT)/ledger.sqlite
RUN ?= runs/reader

.PHONY: demo test lint train docs readme clean

demo: $(VENV)/.installed
	rm -rf $(DEMO_OUT)
	$(BIN)/relata read $(DEMO) --format table
	$(BIN)/relata read $(DEMO) --format json --out $(DEMO_OUT)
	$(BIN)/relata read $(DEMO) --format html --out $(DEMO_OUT)
	$(LEDGER) $(BIN)/relata add $(DEMO_INCIDENTS)
	$(LEDGER) $(BIN)/relata incidents --format text
	$(LEDGER) $(BIN)/relata digest --from 2024-05-06 --to 2024-05-08 --format html \
		--out $(DEMO_OUT)/digest.html
	@echo; echo "The record, the page and the ledger are in:"; ls $(DEMO_OUT)/*

test: lint
	$(BIN)/python -m pytest -rs

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/relata train $(RUN) --export $(RUN)/export

docs: $(VENV)/.tested
	$(BIN)/python -m tests.generated_docs
	$(BIN)/python -m tests.reference_docs

# the README’s output and all pictures, from the reader as it is; needs chromium
readme: $(VENV)/.tested
	$(BIN)/python -m tests.readme
	$(BIN)/python -m tests.desk_pictures

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Relata needs Python 3.11 or newer; say: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "installing relata into $(VENV), a minute or two"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[postgresql,desk]'
	$(BIN)/python -m pip install --quiet --group lint --group types --group test
	$(BIN)/python -m pip install --quiet --group oracles || \
		echo "followthemoney or libhxl could not be installed here; the tests that read with them are skipped"
	@touch $@

clean:
	rm -rf $(DEMO_OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
