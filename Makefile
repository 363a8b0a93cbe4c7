# The one door to everything a developer runs. `make` alone lists the targets.
.DEFAULT_GOAL := help
.PHONY: help demo test check fmt lint e2e screenshots bench bench-measure fuzz deny permissions

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## build, then serve a demo organisation at http://127.0.0.1:8080 (Ctrl-C ends it)
	@tools/demo.sh $(DEMO)

test: ## every check and every test, on both engines and in a browser; installs what is missing
	@tools/test.sh

check: ## quick: format, lint and the libraries' unit tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	@if cargo nextest --version >/dev/null 2>&1; then set -x; cargo nextest run --workspace --lib --locked; \
	else set -x; cargo test --workspace --lib --locked; fi

fmt: ## format the Rust code
	cargo fmt --all

lint: ## clippy on all targets; a warning is an error
	cargo clippy --workspace --all-targets --locked -- -D warnings

e2e: ## the browser tests alone; TESTS=e2e/tests/house.test.mjs runs one file
	@tools/needs.sh
	cargo build --locked -p passeport
	@tools/e2e.sh $(TESTS)

screenshots: ## pictures of every page in screenshots/, light and dark, 360 and 1440 px wide
	@tools/needs.sh
	cargo build --locked -p passeport
	node e2e/screenshots.mjs $(PAGES)

bench: ## what pages, appends and the demonstration cost on this machine, on both engines
	@tools/needs.sh
	cargo build --profile demo --locked -p passeport
	cargo build --manifest-path benches/Cargo.toml --profile demo --locked --target-dir target/bench
	DURABLE=1 tools/postgres.sh run target/bench/demo/benches
	@tools/build-times.sh

bench-measure: ## the table of measurement's goals beside peers from PyPI, to docs/measurement.md; QUICK=1, FULL=1, ROWS=dif,speed
	python3 -m venv target/measure-venv
	target/measure-venv/bin/python -m pip install --quiet --disable-pip-version-check -r benches/measure/requirements.txt
	cargo build --release --locked -p psychometrics --examples
	cargo build --release --locked --manifest-path benches/measure/speed/Cargo.toml --target-dir $(or $(CARGO_TARGET_DIR),target)
	target/measure-venv/bin/python -B benches/measure

fuzz: ## every parser on made-up input for FUZZ seconds each (60 unless set)
	@tools/fuzz.sh $(or $(FUZZ),60)

deny: ## licences, bans and sources of the dependencies (needs cargo-deny)
	@cargo deny --version >/dev/null 2>&1 || { echo "cargo-deny is missing. Install it: cargo install --locked cargo-deny"; exit 1; }
	cargo deny --locked check bans licenses sources

permissions: ## who may open which route: the matrix that the tests check
	cargo test -q -p passeport --test it permission_matrix -- --nocapture
