# Parcours Dos: the same words for a contributor and for the build server.
# Needs python3 (3.11 or later, with venv) and make. Everything else is installed in .venv.

PYTHON ?= python3
PORT ?= 8000
UPGRADE ?=

BIN := .venv/bin
MESSAGES := $(patsubst %.po,%.mo,$(wildcard parcours_dos/web/locale/*/LC_MESSAGES/django.po))
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := .tools/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make pins" $(UPGRADE)

# Python keeps what it has compiled: the tests start it many times.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check prove prove-faults bench docs pictures pins browser java load

help: ## Say what each word does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.runtime $(MESSAGES) ## Serve the demonstration on http://127.0.0.1:8000 (another port: PORT=9000)
	PARCOURS_DOS_DEMO=1 $(BIN)/python -m granian --interface wsgi --workers 2 --blocking-threads 4 \
		--host 127.0.0.1 --port $(PORT) parcours_dos.web.wsgi:application

test: .venv/.installed browser java check ## Install everything, check, then run every test (this is what CI runs)
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: .venv/.installed $(MESSAGES) ## Check style, types, direction of imports and the knowledge itself
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PARCOURS_DOS_DEMO=1 $(BIN)/mypy parcours_dos proofs
	$(BIN)/lint-imports
	$(BIN)/parcours-dos check

prove: .venv/.installed ## Prove the promises over every possible patient
	$(BIN)/parcours-dos prove

prove-faults: .venv/.installed ## Plant faults in the rules and see that the proofs catch them
	$(BIN)/python -m proofs.faults

bench: .venv/.installed $(MESSAGES) load ## Measure decisions beside other rule engines, pages beside a bare one
	$(BIN)/python -m tests.bench

docs: .venv/.installed ## Write again the documents that are drawn from the rules
	$(BIN)/python -m tests.generate

pictures: .venv/.installed browser ## Take the pictures of the README again (every page: python -m tests.pictures FOLDER)
	$(BIN)/python -m tests.pictures

pins: $(UV) ## Compute the pinned requirements again (newer versions: UPGRADE=--upgrade)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(COMPILE) --group pyproject.toml:tools -o requirements-tools.txt

# A stamp a step, so that nothing is installed twice.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 ou plus récent est nécessaire : make PYTHON=python3.12 ..."; \
		echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt | .venv/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

# Where only pip knows the way to the packages, pip brings them.
.venv/.development: requirements-dev.txt | .venv/bin/python $(UV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt || \
		$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch .venv/.runtime $@

.venv/.installed: .venv/.development pyproject.toml
	$(PIP) install --quiet --no-deps --no-index --no-build-isolation -e .
	@touch $@

# The words of each language, in the form that programs read.

%.mo: %.po | .venv/.runtime
	$(BIN)/pybabel --quiet compile --domain django --input-file $< --output-file $@

$(UV): requirements-tools.txt
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-tools.txt
	@touch $@

browser:
	@command -v chromium-headless-shell >/dev/null && exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
			chromium-headless-shell fonts-noto-core && exit 0; \
	fi; \
	for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		if command -v $$name >/dev/null; then exit 0; fi; \
	done; \
	echo "Il manque un navigateur pour les tests : installez chromium (ou google-chrome), puis relancez."; \
	echo "The tests need a browser: install chromium (or google-chrome), then try again."; \
	exit 1

# The checker of HTML comes with the other Python packages; it runs on java.
java:
	@if command -v java >/dev/null; then exit 0; fi; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends default-jre-headless; \
	else \
		echo "Il manque java pour vérifier le HTML : installez default-jre-headless, puis relancez."; \
		echo "The HTML checker needs java: install default-jre-headless, then try again."; \
		exit 1; \
	fi

# Only for figures: without it, the load on the pages is not measured, and the bench says so.
load:
	@command -v wrk >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends wrk; } || true
