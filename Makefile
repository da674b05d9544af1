# What can be done here: `make help`. Needs Node >= 20.19 with npm and, for dbt, Dagster and the tests, Python >= 3.11.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The version of pnpm stands in package.json, once.
PNPM := npx --yes $(shell sed -n 's/.*"packageManager": *"\(pnpm@[0-9.]*\)".*/\1/p' package.json)
UV := .cache/uv/bin/uv
NODE_BIN := node_modules/.bin
PYTHON_BIN := .venv/bin
ENGINES := .cache/engines
CHART := .cache/chart
FROM_SOURCE := node --conditions=floe-source --import tsx
DAGSTER := plugins/floe-orchestrator-dagster/python
AIRFLOW := plugins/floe-orchestrator-airflow/python
REPORTS := .cache/reports

NODE_STAMP := node_modules/.floe-stamp
PYTHON_STAMP := .venv/.floe-stamp
ADAPTERS_STAMP := .venv-adapters/.floe-stamp
PRODUCTS_STAMP := .venv-products/.floe-stamp
CUBE_STAMP := .cache/cube/.floe-stamp
AIRFLOW_STAMP := .venv-airflow/.floe-stamp
BUNDLE := packages/floe-cli/dist/floe.cjs
# Folders too: their time changes when a file in them goes away.
SOURCES := $(shell find packages/*/src packages/floe-cli/build plugins/*/src -type d -o -name '*.ts')
PACKAGES := package.json pnpm-workspace.yaml pnpm-lock.yaml $(wildcard packages/*/package.json plugins/*/package.json tests/package.json)

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name text; do printf '  %-14s %s\n' "$$name" "$$text"; done

## Setting up

.PHONY: setup setup-node setup-python setup-system setup-registry setup-ui setup-engines setup-chart
setup: setup-node setup-python setup-system ## Install everything
setup-node: $(NODE_STAMP) ## Install the Node packages
setup-python: $(PYTHON_STAMP) ## Make .venv with dbt, Dagster and the tools

setup-system: ## Install strace, which the tests need
	@scripts/setup-system.sh strace

setup-registry: ## Install an OCI registry, from which the tests pull
	@scripts/setup-system.sh docker-registry

setup-ui: ## Install Chromium, in which the tests look at Dagster
	@scripts/setup-system.sh chromium

setup-engines: setup-python $(UV) ## Install PostgreSQL, Trino, Spark and an S3 store with a catalog, on which tests run the demo
	@scripts/setup-system.sh mvn maven
	@scripts/setup-system.sh initdb postgresql-15
	@UV=$(UV) scripts/setup-engines.sh $(ENGINES)

setup-chart: setup-python $(UV) ## Build Helm, and install the schemas of Kubernetes, by which the chart is tried out
	@UV=$(UV) scripts/setup-chart.sh $(CHART)

$(UV): scripts/uv.lock
	@mkdir -p .cache
	@test -x .cache/uv/bin/pip || $$([ -x .venv/bin/python ] && echo .venv/bin/python || echo $(or $(PYTHON),python3)) -m venv .cache/uv
	@.cache/uv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r scripts/uv.lock
	@touch $@

$(NODE_STAMP): $(PACKAGES)
	@PNPM='$(PNPM)' scripts/setup-node.sh
	@touch $@

$(PYTHON_STAMP): $(DAGSTER)/requirements.lock $(DAGSTER)/build-requirements.lock $(DAGSTER)/pyproject.toml
	@PYTHON='$(PYTHON)' scripts/setup-python.sh $(DAGSTER)
	@touch $@

$(ADAPTERS_STAMP): $(PYTHON_STAMP) tests/adapters/requirements.lock | $(UV)
	@UV=$(UV) scripts/setup-environment.sh "the adapters of dbt" .venv-adapters tests/adapters/requirements.lock
	@touch $@

$(PRODUCTS_STAMP): $(PYTHON_STAMP) tests/products/requirements.lock | $(UV)
	@UV=$(UV) scripts/setup-environment.sh "dlt beside floe-dagster" .venv-products tests/products/requirements.lock $(DAGSTER)/src
	@touch $@

$(CUBE_STAMP): $(wildcard tests/products/cube/*) | $(NODE_STAMP)
	@scripts/setup-cube.sh
	@touch $@

$(AIRFLOW_STAMP): $(PYTHON_STAMP) tests/airflow/requirements.lock | $(UV)
	@UV=$(UV) scripts/setup-environment.sh Airflow .venv-airflow tests/airflow/requirements.lock $(AIRFLOW)/src
	@touch $@

## Building and trying out

.PHONY: build demo compile-demo
build: $(BUNDLE) ## Build the command and the libraries
	@$(NODE_BIN)/tsc -b tsconfig.build.json

$(BUNDLE): $(NODE_STAMP) $(SOURCES)
	@$(FROM_SOURCE) packages/floe-cli/build/bundle.ts

demo: setup-python build ## Compile the three demo products and run them with dbt on DuckDB
	@$(PYTHON_BIN)/python scripts/demo.py build

compile-demo: setup-python build ## Compile the demo products and leave dbt's target/manifest.json in each
	@$(PYTHON_BIN)/python scripts/demo.py parse

## Checking

# Each of these runs dbt dozens of times.
PROJECTS := test_compute_routing.py test_cron.py test_dagster_changes.py test_dagster_elsewhere.py test_dagster_workspace.py test_database_names.py test_dbt_graph.py test_dbt_verdicts.py test_doctor.py test_duckdb_settings.py test_environments.py test_init.py test_quality_checks.py

.PHONY: test test-node test-python test-tools test-projects test-attacks test-ui test-consumers test-adapters test-airflow test-engines test-products test-chart explore lint typecheck bench
test: setup build ## Run the tests of the compiler, of floe-dagster and of the demo in dbt and Dagster
	@rm -rf $(REPORTS)
	@status=0; for part in test-node test-python test-tools; do $(MAKE) $$part || status=1; done; \
	$(PYTHON_BIN)/python scripts/test_summary.py $(REPORTS) node.json python.xml tools.xml || status=1; exit $$status

test-node: build setup-system ## Run the tests of the compiler (vitest)
	@mkdir -p $(REPORTS)
	@$(NODE_BIN)/vitest run --coverage --project together --reporter=default --reporter=json --outputFile.json=$(REPORTS)/node.json

test-python: setup-python ## Run the tests of floe-dagster (pytest)
	@mkdir -p $(REPORTS)
	@cd $(DAGSTER) && ../../../$(PYTHON_BIN)/python -m pytest --quiet --junitxml=../../../$(REPORTS)/python.xml

test-tools: setup-python build ## Run the compiled demo with the real dbt and Dagster (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/tools && ../../$(PYTHON_BIN)/python -m pytest --quiet $(PROJECTS:%=--ignore=%) --junitxml=../../$(REPORTS)/tools.xml

test-projects: setup-python build ## Compile and build many more dbt projects with the real dbt and Dagster (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/tools && ../../$(PYTHON_BIN)/python -m pytest --quiet $(PROJECTS) --junitxml=../../$(REPORTS)/projects.xml

test-attacks: build setup-system setup-registry ## Run what needs the machine for itself, attacks as other users, the fuzzer, damages of the caches, a real registry (as root; vitest)
	@mkdir -p $(REPORTS)
	@$(NODE_BIN)/vitest run --project alone --project attacks --reporter=default --reporter=json --outputFile.json=$(REPORTS)/attacks.json

test-ui: setup-python setup-ui build ## Look at the compiled demo in Dagster's user interface, in a real Chromium (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/ui && ../../$(PYTHON_BIN)/python -m pytest --quiet --junitxml=../../$(REPORTS)/ui.xml

test-consumers: setup-python build ## Change every leaf of floe.yaml and look for it in the real dbt and Dagster (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/consumers && ../../$(PYTHON_BIN)/python -m pytest --quiet --junitxml=../../$(REPORTS)/consumers.xml

test-adapters: $(ADAPTERS_STAMP) build ## Hold each engine of the table against its real dbt adapter (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/adapters && ../../.venv-adapters/bin/python -m pytest --quiet --junitxml=../../$(REPORTS)/adapters.xml

test-airflow: $(AIRFLOW_STAMP) build ## Run a compiled product in the real Airflow (pytest)
	@mkdir -p $(REPORTS)
	@cd $(AIRFLOW) && ../../../.venv-airflow/bin/python -m mypy --no-error-summary
	@cd tests/airflow && ../../.venv-airflow/bin/python -m pytest --quiet --junitxml=../../$(REPORTS)/airflow.xml

test-engines: setup-engines build ## Run the demo on real engines: PostgreSQL, Trino and Spark with Iceberg tables (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/engines && ../../$(ENGINES)/python/bin/python -m pytest --quiet --junitxml=../../$(REPORTS)/engines.xml

test-products: $(PRODUCTS_STAMP) $(CUBE_STAMP) build ## Load data with dlt, send it on, and ask the tables by Cube (pytest)
	@mkdir -p $(REPORTS)
	@cd tests/products && ../../.venv-products/bin/python -m pytest --quiet --junitxml=../../$(REPORTS)/products.xml

test-chart: setup-node setup-chart ## Render the chart with the real Helm, and hold its objects against the schemas of Kubernetes (vitest)
	@mkdir -p $(REPORTS)
	@$(NODE_BIN)/vitest run --project chart --reporter=default --reporter=json --outputFile.json=$(REPORTS)/chart.json

explore: setup-node ## Try the properties and the fuzzer on new seeds: make explore SECONDS=300
	@$(FROM_SOURCE) scripts/explore.ts $(or $(SECONDS),300)

lint: setup ## Check style and formatting
	@$(NODE_BIN)/biome check --error-on-warnings .
	@$(PYTHON_BIN)/ruff check --quiet .
	@$(PYTHON_BIN)/ruff format --quiet --check .

typecheck: setup ## Check types
	@$(NODE_BIN)/tsc --noEmit -p tsconfig.json
	@cd $(DAGSTER) && ../../../$(PYTHON_BIN)/mypy --no-error-summary
	@$(PYTHON_BIN)/mypy --no-error-summary
	@$(PYTHON_BIN)/mypy --no-error-summary tests/ui
	@$(PYTHON_BIN)/mypy --no-error-summary tests/consumers
	@$(PYTHON_BIN)/mypy --no-error-summary tests/adapters
	@$(PYTHON_BIN)/mypy --no-error-summary tests/engines

bench: build ## Measure the start-up and large products, and write bench/RESULTS.md
	@$(FROM_SOURCE) bench/start-up.ts

## Changing

.PHONY: format generate lock lock-node lock-python clean
format: setup ## Format everything
	@$(NODE_BIN)/biome check --write .
	@$(PYTHON_BIN)/ruff check --quiet --fix .
	@$(PYTHON_BIN)/ruff format --quiet .

generate: setup build ## Write the generated files again: time zones, schemas, lists of codes, rules and secrets, what floe-dagster reads, seeds
	@$(PYTHON_BIN)/python scripts/generate-time-zones.py
	@$(PYTHON_BIN)/python scripts/generate-secret-rules.py
	@node packages/floe-cli/bin/floe.cjs schema export -o docs/schemas
	@$(FROM_SOURCE) scripts/generate-diagnostics.ts
	@$(FROM_SOURCE) scripts/generate-governance.ts
	@$(FROM_SOURCE) scripts/generate-engines.ts
	@$(FROM_SOURCE) scripts/generate-reference.ts
	@$(PYTHON_BIN)/python $(DAGSTER)/tests/recorded_reads.py
	@$(FROM_SOURCE) scripts/generate-template.ts
	@$(MAKE) setup-chart && $(FROM_SOURCE) tests/chart/update.ts
	@$(FROM_SOURCE) demo/seeds/generate.ts

lock: lock-node lock-python ## Write the lock files again after a change of versions
lock-node:
	@$(PNPM) install --lockfile-only
LOCKED := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header
lock-python: $(UV)
	@cd $(DAGSTER) && $(foreach name,requirements build-requirements,../../../$(UV) $(LOCKED) -o $(name).lock $(name).in &&) true
	@cd tests/adapters && ../../$(UV) $(LOCKED) -o requirements.lock requirements.in
	@cd tests/airflow && ../../$(UV) $(LOCKED) -o requirements.lock requirements.in
	@cd tests/engines && ../../$(UV) $(LOCKED) -o requirements.lock requirements.in
	@cd tests/products && ../../$(UV) $(LOCKED) -o requirements.lock requirements.in
	@cd tests/chart && ../../$(UV) $(LOCKED) -o requirements.lock requirements.in
	@cd scripts && ../$(UV) $(LOCKED) -o uv.lock uv.in

clean: ## Remove what was built, compiled and measured, but not what was installed
	@if [ -d .cache ]; then find .cache -mindepth 1 -maxdepth 1 ! -name engines ! -name chart ! -name uv -exec rm -rf {} +; fi
	@rm -rf coverage packages/*/dist plugins/*/dist
	@rm -rf demo/*/target demo/*/.floe demo/*/logs demo/*/definitions.py demo/*/profiles.yml demo/*/selectors.yml
	@rm -rf demo/.floe demo/workspace.yaml demo/dg.toml demo/*/dg.toml demo/*/selectors.yml demo/*/tests/floe
