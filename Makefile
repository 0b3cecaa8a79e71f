# The commands people and CI run. `make run` and `make test` work from a fresh clone.

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
# Anything pip understands, such as a wheel index for a CPU build of PyTorch.
PIP_FLAGS ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_FLAGS) --constraint constraints.txt

.PHONY: run test check lint types imports format bench bench-encoder bench-register bench-speed train pictures clean

run: $(VENV)/.installed
	@$(BIN)/kamerbrief --library .

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: lint types imports
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/parts.py
	$(BIN)/python benchmarks/kamervragen.py

bench-encoder: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/encoder.py

bench-register: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/register.py

bench-speed: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/speed.py

train: $(VENV)/.installed-dev
	$(BIN)/python -m training.train

pictures: $(VENV)/.installed-dev
	$(BIN)/python docs/make_pictures.py

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (once)…" >&2
	@$(PIP) torch
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf index/gen-* index/work index/current index/writer.* .mypy_cache .ruff_cache .import_linter_cache
