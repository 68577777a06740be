# Two commands: `make site` and `make test`. README says the same in plain `python -m …` steps, for machines without make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := $(PIP) install --quiet --require-hashes --no-build-isolation -r

export NO_MKDOCS_2_WARNING := 1

.PHONY: install site test-tools test test-all bench lock clean

install: .venv/.installed

site: install
	$(BIN)/yitu check
	$(BIN)/yitu build --site-dir site
	cd examples/shili && ../../$(BIN)/yitu check
	cd examples/shili && ../../$(BIN)/yitu build --site-dir ../../site/demo
	@echo
	@echo "site/ is built, the demonstration district in site/demo/. To look at it while you edit:"
	@echo "    .venv/bin/yitu serve"

test-tools: .venv/.test-tools
	$(BIN)/python -m tests.browsing.find_chromium --install

test: test-tools
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check generator tests bench
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal

# Adds what needs npm and Java: Lighthouse, axe, the W3C checker.
test-all: test-tools .venv/.node
	$(BIN)/python -m pytest -m full -rA tests/full

bench: .venv/.bench
	$(BIN)/python -m bench

# The stamps carry the work: a lock that did not change installs nothing.
.venv/.base: requirements/build.txt requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Yitu needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(LOCKED) requirements/build.txt
	$(LOCKED) requirements/base.txt
	@touch $@

.venv/.installed: .venv/.base pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test-tools: .venv/.installed requirements/test.txt
	$(LOCKED) requirements/test.txt
	@touch $@

.venv/.node: .venv/.installed tests/full/package-lock.json
	@command -v npm >/dev/null || { echo "npm is not installed. Debian/Ubuntu package: npm (Node.js 18 or newer)"; exit 1; }
	npm ci --prefix tests/full --loglevel=error
	@touch $@

.venv/.bench: .venv/.installed requirements/bench.txt
	$(LOCKED) requirements/bench.txt
	@touch $@

# For maintainers: resolve the pins of pyproject.toml again (needs uv).
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(LOCK) requirements/build.in -o requirements/build.txt
	$(LOCK) pyproject.toml -o requirements/base.txt
	$(LOCK) pyproject.toml --extra test -c requirements/base.txt -o requirements/test.txt
	$(LOCK) pyproject.toml --extra bench -c requirements/base.txt -o requirements/bench.txt

clean:
	rm -rf .venv site build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
