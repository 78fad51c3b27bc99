# Every task, one line each. Needs only Python 3.11 or newer, make and git; `.venv` makes itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# Images of containers forbid Python to keep what it compiled; then every process of the bot starts three times as slowly.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test check bench format language
demo: $(READY) ## the bot in your browser, with pretend phones; nothing is kept
	@exec $(BIN)/python -m bot demo
run: $(READY) ## the real bot, with the settings of .env
	@exec $(BIN)/python -m bot run
test: $(READY) ## all tests; make test ARGS="-k stop" for some
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)
check: $(READY) ## format, lint, types, import contracts, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check
bench: $(READY) ## how fast a turn is, beside the floor and two peers
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.hostile
format: $(READY) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --select I .
language: $(READY) ## bring the catalogues in step with the code; LANG=so starts a new one
	$(BIN)/python -m bot.language.catalogues $(if $(filter file command,$(origin LANG)),$(LANG))

# With uv when it is there, else with pip; both check the hashes of the lock file.
$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
	  uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock && \
	  uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $(READY)
