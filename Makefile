# Every task, one line each. Needs only Python 3.11 or newer, make and git; `.venv` makes itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
READY_DEV := .venv/ready-dev
AUDIT := .venv/audit
# Images of containers forbid Python to keep what it compiled; then every process of the bot starts three times as slowly.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run install test check audit bench format language lock
demo: $(READY_DEV) ## the bot in your browser, with pretend phones; nothing is kept
	@exec $(BIN)/python -m bot demo
run: $(READY) ## the real bot, with the settings of .env
	@exec $(BIN)/python -m bot run
install: $(READY) ## what a server needs to run the bot, and no more
test: $(READY_DEV) ## all tests; make test ARGS="-k stop" for some
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)
check: $(READY_DEV) ## format, lint, types, import contracts, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check
audit: $(AUDIT)/ready ## known holes in what the lock files name; says so where none can be looked up
	$(AUDIT)/bin/python -m upkeep.audit requirements.lock requirements-dev.lock requirements-audit.lock
bench: $(READY_DEV) ## how fast a turn is, beside the floor and two peers
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.hostile
format: $(READY_DEV) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --select I .
language: $(READY_DEV) ## bring the catalogues in step with the code; LANG=so starts a new one
	$(BIN)/python -m bot.language.catalogues $(if $(filter file command,$(origin LANG)),$(LANG))

lock: ## the newest versions that fit into the lock files; needs uv
	uv pip compile -q --universal --generate-hashes --upgrade pyproject.toml --extra dev -o requirements-dev.lock
	uv pip compile -q --universal --generate-hashes --upgrade pyproject.toml -c requirements-dev.lock -o requirements.lock
	uv pip compile -q --universal --generate-hashes --upgrade --group audit -o requirements-audit.lock

# What is in a lock file, its hashes checked, with uv when it is there, else with pip. The code runs from this folder.
define install
if command -v uv >/dev/null; then \
  uv venv --quiet --allow-existing --python $(PYTHON) $(2) && \
  uv pip sync --quiet --require-hashes --python $(2)/bin/python $(1); \
else \
  $(PYTHON) -m venv $(2) && \
  $(2)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $(1); \
fi
endef
# So that "python -m bot" and "buurmaat" find it from anywhere.
define here
echo "$(CURDIR)" >"$$($(BIN)/python -c 'import site; print(site.getsitepackages()[0])')/buurmaat.pth" && \
printf '#!/bin/sh\nexec "%s" -m bot "$$@"\n' "$(CURDIR)/$(BIN)/python" >$(BIN)/buurmaat && chmod +x $(BIN)/buurmaat
endef

# A server gets what running needs and no more; where the rest is already, it stays until a lock file changes.
$(READY): requirements.lock pyproject.toml
	@rm -f $(READY_DEV)
	@$(call install,requirements.lock,.venv)
	@$(here)
	@touch $(READY)
$(READY_DEV): requirements-dev.lock requirements.lock pyproject.toml
	@$(call install,requirements-dev.lock,.venv)
	@$(here)
	@touch $(READY) $(READY_DEV)
$(AUDIT)/ready: requirements-audit.lock
	@$(call install,requirements-audit.lock,$(AUDIT))
	@touch $@
