# Everything goes into $(VENV), which needs nothing but a python3 of 3.11 or later. `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DEMO = demo-workspace
# The other tools that `make peers` measures live apart: one of them wants Python 3.12, and none may change what Forenote runs with.
PEERS = .venv-peers
PEERS_PYTHON ?= python3.12
# The demo leaves nothing outside its folder: its cache and its registered default lie in there, hidden.
DEMO_ENV = FORENOTE_WORKSPACE="$(CURDIR)/$(DEMO)" XDG_CONFIG_HOME="$(CURDIR)/$(DEMO)/.config" XDG_CACHE_HOME="$(CURDIR)/$(DEMO)/.cache"

.DEFAULT_GOAL := help
.PHONY: help venv demo test check eval eval-quick ablations peers bench growth real-notes kinds patterns semblance clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{printf "%-20s %s\n", $$1, $$2}'

venv: $(VENV)/.run ## install Forenote into .venv

demo: $(VENV)/.run ## a workspace of invented people in demo-workspace/ (made anew) and a brief from it
	@rm -rf $(DEMO)
	@$(DEMO_ENV) $(BIN)/forenote init $(DEMO) --sample
	@$(DEMO_ENV) $(BIN)/forenote prep Hanna

test: $(VENV)/.test ## the tests
	$(BIN)/python -m pytest -q

check: $(VENV)/.dev ## everything that a commit must pass
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/cog --check README.md
	$(BIN)/python -m pytest -q

eval: $(VENV)/.run ## all evals; a report in build/eval; fails where a figure is worse than in the last record
	$(BIN)/forenote eval --check --out build/eval

eval-quick: $(VENV)/.run ## the same on every few cases, in a minute or two
	$(BIN)/forenote eval --quick --check

bench: $(VENV)/.run ## how fast, as ratios to a bare interpreter
	$(BIN)/python -m bench.speed

growth: $(VENV)/.run ## how cost grows from 300 to 30,000 notes (half an hour): table, figures and plot in bench/results
	$(BIN)/python -m bench.growth

real-notes: $(VENV)/.run ## read every note below FOLDER=... : counts only, nothing may crash
	$(BIN)/python -m evals.realnotes $(FOLDER)

kinds: $(VENV)/.run ## fit anew what tells the kinds of complaints (knowledge/kinds.json), and print how well it does
	$(BIN)/python -m evals.kinds --write

patterns: $(VENV)/.run ## fit anew what tells which pattern fits a complaint (knowledge/patterns.json), and print how well it does
	$(BIN)/python -m evals.patterns --write

semblance: $(VENV)/.run ## fit anew what tells which open commitments look done (knowledge/semblance.json), and print how well it does
	$(BIN)/python -m evals.semblance --write

clean: ## remove what make made
	rm -rf $(VENV) $(PEERS) $(DEMO) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# One stamp a set of packages, so that a second run installs nothing.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Forenote needs Python 3.11 or later: make PYTHON=/path/to/it")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

$(VENV)/.test: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.run

$(VENV)/.dev: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.run $(VENV)/.test

$(PEERS)/.run: pyproject.toml evals/peers/requirements.txt
	@$(PEERS_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12) and "haiku.rag needs Python 3.12 or later")' || { echo 'make peers PEERS_PYTHON=/path/to/python3.12'; exit 1; }
	$(PEERS_PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -e . -r evals/peers/requirements.txt
	@touch $@
