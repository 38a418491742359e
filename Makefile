# Two commands do everything on a machine with nothing but python3 and make:
#
#   make demo    an environment, the package with its English model, and the samples cleaned
#   make test    the same with the test tools, and all tests
#
# PYTHON names the interpreter (3.11 to 3.14), VENV the environment, TESTS what `make test` runs.

PYTHON ?= python3
VENV   ?= .venv
TESTS  ?=
UV     ?= $(firstword $(wildcard $(VENV)/bin/uv) uv)

BIN       := $(VENV)/bin
BOOTSTRAP := $(PYTHON) .ci/bootstrap.py $(VENV) --editable .
COMPILE   := $(UV) pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet
STYLED    := src tests benchmarks samples .ci

.PHONY: help demo test all lint format types contracts rules pages samples bench wheel lock clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# ---- environments: made anew only when what they consist of changes ------------------------------------------------

$(VENV)/.demo-ready: requirements.lock pyproject.toml .ci/bootstrap.py
	@$(BOOTSTRAP) --lock requirements.lock
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock pyproject.toml .ci/bootstrap.py
	@$(BOOTSTRAP) --lock requirements-dev.lock
	@touch $@ $(VENV)/.demo-ready

# ---- what a visitor does -------------------------------------------------------------------------------------------

demo: $(VENV)/.demo-ready ## clean samples/knowledge into demo-out
	@test -f build/demo/gptsanitize.key || $(BIN)/gptsanitize init build/demo
	@$(BIN)/gptsanitize clean samples/knowledge --out demo-out --key build/demo/gptsanitize.key --source-names --force

test: $(VENV)/.test-ready ## all tests; some of them by TESTS="tests/unit -k iban"
	@$(BIN)/python -m pytest $(TESTS)

# ---- what a contributor does ---------------------------------------------------------------------------------------

all: lint types contracts rules samples test ## everything that is checked before a change goes in

lint: $(VENV)/.test-ready ## style, and the form of every file
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.test-ready ## put every file into the form that lint wants
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

types: $(VENV)/.test-ready ## mypy --strict
	@$(BIN)/mypy $(STYLED)

contracts: $(VENV)/.test-ready ## who may import whom
	@$(BIN)/lint-imports

rules: $(VENV)/.test-ready ## the examples of every rule, through the real engine
	@$(BIN)/gptsanitize rules test

pages: $(VENV)/.test-ready ## a page for each rule, into docs/rules
	@$(BIN)/gptsanitize rules pages docs/rules

samples: $(VENV)/.test-ready ## are the committed samples what their script writes
	@$(BIN)/python samples/make.py --check

bench: $(VENV)/.test-ready ## how fast detection and masking are on this machine
	@mkdir -p build
	@$(BIN)/python benchmarks/speed.py README.md docs/*.md docs/adr/*.md --out build/speed.json
	@$(BIN)/python benchmarks/masking.py --values 5000

wheel: $(VENV)/.demo-ready ## build the wheel into dist/
	@rm -rf dist
	@$(BIN)/python -m hatchling build -t wheel

lock: ## resolve the lock files anew (needs uv); `make lock UPGRADE=--upgrade` takes newer versions
	@$(COMPILE) $(UPGRADE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) $(UPGRADE) pyproject.toml --group build --group dev --output-file requirements-dev.lock

clean: ## remove what was made, the environment too
	rm -rf $(VENV) build dist demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
