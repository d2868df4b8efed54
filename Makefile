# One recipe file for people, hooks and CI. `make play` and `make test` set up whatever they need by themselves.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
export PORT

BIN := .venv/bin
PYTHON := $(BIN)/python
SYNC := $(BIN)/uv pip sync --quiet --require-hashes --python $(PYTHON)
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
           --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
PYTEST := $(PYTHON) -m pytest
TEMPLATES = $(shell git ls-files '*.html')

# Stamps: what is newer than its recipe's files is not done again, so a second start takes seconds.
INSTALLED := .venv/.installed
INSTALLED_FOR_TESTS := .venv/.installed-for-tests
COLLECTED := staticfiles/.collected

.PHONY: help play cluster test test-lobby test-parts test-browsers test-rules setup setup-tests
.PHONY: lint format types imports js lock coverage bench balance clean
.PHONY: soak soak-browsers soak-rules soak-lobby soak-parts

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

play: $(INSTALLED) $(COLLECTED) ## start a table that this network can join (PORT=8000)
	@STATIC_HASHED=1 exec $(PYTHON) manage.py play

cluster: setup-tests ## two web processes, runner, PostgreSQL and Redis on this machine (PORT=8000, SERVER=uvicorn)
	@exec $(PYTHON) -m tests.parts --port $(PORT) --server $(or $(SERVER),daphne)

# Everything runs, also after a failure, three recipes at a time (LANES=1: one after the other): they wait much, and two cores
# are half idle with two of them. The long ones come first, so that the short ones fill what is left. Browser tests are a
# command of their own, because Playwright keeps an event loop; so is what is proven again on PostgreSQL and Redis, which
# settings name.
test: setup-tests ## everything that has to hold before a commit is shared
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} exec $(PYTHON) tools/lanes.py --lanes $(or $(LANES),3) \
	  test-parts test-browsers test-lobby test-rules types lint js imports

# Tables, people and sockets: on SQLite in one process, and on PostgreSQL and Redis. What depends on chance and figures
# rather than on the database (PAIRS of games and so on) is played with smaller figures the second time.
LOBBY := tests/faults tests/lobby tests/privacy tests/roles tests/upgrade
REST := $(addprefix --ignore=,$(LOBBY) tests/parts tests/e2e)
FEWER := PAIRS=$${PAIRS:-4} COMMANDS=$${COMMANDS:-1000} RECONNECTS=$${RECONNECTS:-100} KILLS=$${KILLS:-2}

test-lobby: setup-tests ## a part of it: tables, people and sockets on SQLite
	@$(PYTEST) -o cache_dir=.pytest_cache/lobby $(LOBBY)

test-parts: setup-tests ## a part of it: the same on PostgreSQL and Redis, and several processes
	@$(FEWER) $(PYTEST) -o cache_dir=.pytest_cache/parts -p tests.parts.real $(LOBBY) tests/parts

test-browsers: setup-tests ## a part of it: games in real browsers
	@$(PYTEST) -o cache_dir=.pytest_cache/browsers tests/e2e

test-rules: setup-tests ## a part of it: everything else
	@$(PYTEST) -o cache_dir=.pytest_cache/rules $(REST)

setup: $(INSTALLED_FOR_TESTS) ## all set-up alone: Python packages, and what the tests need of the system
	@tools/system-packages.sh || echo "The game can be played; only tests that need these programs will fail."

setup-tests: $(INSTALLED_FOR_TESTS)
	@tools/system-packages.sh

lint: $(INSTALLED_FOR_TESTS) ## style of the Python code and of the templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	@$(BIN)/djlint --lint --quiet $(TEMPLATES)

format: $(INSTALLED_FOR_TESTS) ## put code into shape, as far as a program can
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $(TEMPLATES) || true
	@tools/check-js.sh format

types: $(INSTALLED_FOR_TESTS) ## mypy, strict
	$(BIN)/mypy

imports: $(INSTALLED_FOR_TESTS) ## imports point one way
	$(BIN)/lint-imports --no-logo

js: ## types and style of the browser's code, where node 20 is at hand
	@tools/check-js.sh check

coverage: setup-tests ## which branches no test has taken (without browsers)
	@$(BIN)/coverage run -m pytest --ignore=tests/e2e -q && $(BIN)/coverage report

lock: $(BIN)/uv ## renew the lock files from requirements*.in
	$(COMPILE) --upgrade -o requirements.lock requirements.in
	$(COMPILE) --upgrade -c requirements.lock -o requirements-lab.lock requirements-lab.in
	$(COMPILE) --upgrade -c requirements-lab.lock -o requirements-dev.lock requirements-dev.in

bench: $(INSTALLED) ## how fast the engine plays on one core
	@$(PYTHON) manage.py bench

balance: $(INSTALLED) ## the balance bars of the rules, by simulation
	@$(PYTHON) manage.py balance

# All four run, also after a failure. KILLS=50 and the like (tests/README.md) take a share of the figures.
soak: setup-tests ## the promises of docs/reliability.md with the figures of a release (days; LANES=2 for two parts at once)
	@SOAK=1 HYPOTHESIS_PROFILE=release exec $(PYTHON) tools/lanes.py --lanes $(or $(LANES),1) \
	  soak-browsers soak-rules soak-lobby soak-parts

SOAKING := -rA -m "slow or promise"

soak-browsers: setup-tests
	@$(PYTEST) -o cache_dir=.pytest_cache/browsers tests/e2e -k anybody_out

soak-rules: setup-tests
	@$(PYTEST) -o cache_dir=.pytest_cache/rules $(SOAKING) $(REST)

soak-lobby: setup-tests
	@$(PYTEST) -o cache_dir=.pytest_cache/lobby $(SOAKING) $(LOBBY)

soak-parts: setup-tests
	@$(PYTEST) -o cache_dir=.pytest_cache/parts -p tests.parts.real $(SOAKING) $(LOBBY) tests/parts

clean: ## remove what was built; data in var/ stays
	rm -rf .venv node_modules staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/uv:
	@tools/bootstrap.sh

$(INSTALLED): requirements.lock | $(BIN)/uv
	@echo "Installing the Python packages ..."
	@$(SYNC) $(if $(wildcard $(INSTALLED_FOR_TESTS)),requirements-dev.lock,requirements.lock)
	@touch $@

$(INSTALLED_FOR_TESTS): requirements-dev.lock requirements.lock | $(BIN)/uv
	@echo "Installing the Python packages for tests ..."
	@$(SYNC) requirements-dev.lock
	@touch $(INSTALLED) $@

$(COLLECTED): $(INSTALLED) wargame/static.py $(shell find static -type f)
	@echo "Collecting the static files ..."
	@STATIC_HASHED=1 $(PYTHON) manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@
