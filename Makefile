.PHONY: install verify test slow bench lint format types docs ci

PYTHON ?= python

install:
	$(PYTHON) -m pip install --constraint constraints.txt '.[dev]'

verify:
	theory verify

test:
	$(PYTHON) -m pytest

slow:
	$(PYTHON) -m pytest -m slow

bench:
	$(PYTHON) -m pytest tests/benchmarks --benchmark-only

lint:
	ruff check .
	ruff format --check .

format:
	ruff check --fix .
	ruff format .

types:
	mypy

docs:
	$(PYTHON) -m sphinx -W --keep-going -b html docs docs/_build/html

ci:
	bash .ci/run
