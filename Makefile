# everyreader: `make help` lists the targets. Everything installs into $(VENV), from hash-pinned locks.
PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
SEEDS ?= seeds
OUTPUT ?= output

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help epub audio build check checkers test lint format types bench schema lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

epub: $(VENV)/.ready ## the EPUB of every document in seeds/, into output/
	$(BIN)/reader epub $(SEEDS) -o $(OUTPUT)

audio: $(VENV)/.ready ## the spoken edition of every document in seeds/, into output/
	$(BIN)/reader audio $(SEEDS) -o $(OUTPUT) --jobs $(JOBS)

build: $(VENV)/.ready ## both
	$(BIN)/reader build $(SEEDS) -o $(OUTPUT) --jobs $(JOBS)

check: $(VENV)/.ready-dev checkers build ## EPUBCheck, Ace and axe-core on what was built
	$(BIN)/reader check $(OUTPUT)/*/*.epub

checkers: $(VENV)/.checkers ## bring the checkers that pip cannot: npm packages, a browser

test: $(VENV)/.ready-dev checkers ## every test, with the real checkers and a reading system
	$(BIN)/python -m pytest

lint: $(VENV)/.ready-dev ## style, types, and the direction of the imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev ## put the code into its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.ready-dev ## speed, as ratios against limits
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/epub.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/long.py
	$(BIN)/python bench/audio.py
	$(BIN)/python bench/neural.py
	$(BIN)/python bench/webpages.py
	$(BIN)/python bench/flattened.py
	$(BIN)/python bench/glossary.py

schema: $(VENV)/.ready-dev ## write docs/reference/document.schema.json
	$(BIN)/python -c 'from reader.codec import document_schema as s; import sys; sys.stdout.buffer.write(s())' \
	  > docs/reference/document.schema.json

RESOLVE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
  --no-emit-index-url --no-emit-find-links --no-emit-package docopt --quiet --extra names --extra neural --group build

lock: $(VENV)/.ready-dev ## resolve the locks anew; docopt, a source archive, is for a command of num2words
	$(PIP) uv
	$(BIN)/$(RESOLVE) --upgrade -o requirements.lock
	$(BIN)/$(RESOLVE) --extra check --group dev -c requirements.lock -o requirements-dev.lock
	cd .ci/node && npm update --package-lock-only

clean: ## remove what was built; the environment stays
	find "$(or $(OUTPUT),output)" -mindepth 1 ! -name .gitkeep -delete

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "everyreader needs Python 3.11 or newer; this is " + sys.version.split()[0] + ": make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready: $(VENV)/.installed .ci/wordnet
	@if .ci/wordnet $(VENV); then touch $@; fi

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.checkers: .ci/checkers .ci/node/package-lock.json $(VENV)/.installed
	@if .ci/checkers $(VENV); then touch $@; fi
