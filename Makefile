# `make` lists the targets. Set-up happens by itself, speaks on stderr, and needs the network only the first time.
PYTHON ?=
ARGS ?=
JOBS ?= 2
READY := .venv/.ready
BIN := .venv/bin
# The folders that hold Python, as far as they exist.
ROOMS := $(patsubst %/,%,$(sort $(dir $(wildcard neutro_desk/*.py tests/*.py benchmarks/*.py docs/*.py packaging/*.py))))
UV := 0.13.8

.DEFAULT_GOAL := help
.PHONY: help run test coverage mutants torture setup check format bundle bench pictures icons translations lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: $(READY) ## the program; ARGS="anc --wbc 1.2 --segs 30" for the command line
	@$(BIN)/neutro-desk $(ARGS)

test: $(READY) ## every test, in random order; ARGS="-k nadir" picks some, JOBS=0 uses one process
	@$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

coverage: $(READY) ## that tests take every branch of what counts and grades
	@$(BIN)/coverage run -m pytest -q -n 0 --no-header $$($(BIN)/python -m tests.mutants --tests)
	@$(BIN)/coverage report

mutants: $(READY) ## small faults put into what counts and grades: at least 90 % must be found; minutes
	@$(BIN)/python -m tests.mutants --jobs $(JOBS) $(ARGS)

torture: $(READY) ## kills, power cuts, disk faults and turned bits by the thousand; ARGS="cuts" picks one; an hour
	@$(BIN)/python -m tests.records.torture $(ARGS)

setup: ## make or renew .venv
	@PYTHON="$(PYTHON)" bash packaging/setup.sh

check: $(READY) ## format, lint, types and the walls between the rooms
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(ROOMS)
	@$(BIN)/lint-imports

format: $(READY) ## put the code into the house's format
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bundle: $(READY) ## the program as a folder in dist/, tried without network from another folder
	@bash packaging/bundle.sh

bench: $(READY) ## speed and memory beside their baseline
	@$(BIN)/python -m benchmarks $(ARGS)

pictures: $(READY) ## the pictures of window and page in docs/
	@$(BIN)/python -m docs.pictures $(ARGS)

icons: $(READY) ## the icon's PNG, ICO and ICNS from its SVG
	@$(BIN)/python packaging/icons.py

translations: $(READY) ## the window's texts in other languages: .ts in step with the source, .qm from the .ts
	@$(BIN)/python packaging/translations.py

lock: ## renew requirements.lock from pyproject.toml
	@test -x build/lock/bin/uv || (python3 -m venv build/lock && build/lock/bin/pip install -q uv==$(UV))
	@build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --extra dev --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --upgrade --output-file requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml packaging/setup.sh
	@PYTHON="$(PYTHON)" bash packaging/setup.sh
