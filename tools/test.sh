#!/usr/bin/env bash
# Every check and every test, stage by stage, then each stage's minutes, how many tests were skipped,
# and on the last line "N passed, N failed" over all runners. Fails when anything failed.
# `make test` and CI both run this.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

export NO_COLOR=1 CARGO_TERM_COLOR=never
# A fresh clone is built once: what incremental builds keep would only be written, never read.
[ -n "${CI:-}" ] && export CARGO_INCREMENTAL=0

# As `cargo clippy -- -D warnings` sets them.
export RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0 minutes=""

# row NAME SECONDS: a line of the table of minutes.
row() { awk -v name="$1" -v s="$2" 'BEGIN { printf "%-20s %5.1f", name, s / 60 }'; }

# stage NAME COMMAND…: runs a command, shows and keeps what it prints, notes its minutes.
stage() {
  local name=$1 start=$SECONDS code
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  minutes+=$(row "$name" $((SECONDS - start)))
  [ "$code" = 0 ] || minutes+="  failed"
  minutes+=$'\n'
  return "$code"
}

# check NAME COMMAND…: a stage without tests; when it fails, it counts as one failure.
check() {
  stage "$@" && return
  echo "$1: failed"
  failed=$((failed + 1))
  return 1
}

# tests NAME RUNNER COMMAND…: a stage whose tests are counted from the runner's own summary.
tests() {
  local name=$1 runner=$2 code=0 p f s
  shift 2
  stage "$name" "$@" || code=$?
  read -r p f s < <(awk -v runner="$runner" -f tools/count.awk "$log")
  # A runner that stopped early or found no test has failed, whatever it counted; doctests may be none.
  if [ "$f" = 0 ] && { [ "$code" != 0 ] || { [ "$p" = 0 ] && [ "$name" != doctests ]; }; }; then
    echo "$name: the runner ended with code $code and counted $p passed"
    f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

all() {
  check needs tools/needs.sh || return
  check format cargo fmt --all --check
  # Lint and build in one pass: clippy compiles the workspace's own crates, so that no dependency is checked first and
  # built after. Also leaves the debug binary that the browser tests drive.
  check lint+build cargo build --workspace --all-targets --locked --keep-going || return
  if cargo nextest --version >/dev/null 2>&1; then
    tests rust nextest tools/postgres.sh run cargo nextest run --workspace --locked --no-fail-fast
    tests doctests cargo cargo test --workspace --locked --doc --no-fail-fast
  else
    tests rust cargo tools/postgres.sh run cargo test --workspace --locked --no-fail-fast
  fi
  tests browser node tools/e2e.sh
}

all
printf '\n== minutes\n%s%s\n\n' "$minutes" "$(row total "$SECONDS")"
echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
