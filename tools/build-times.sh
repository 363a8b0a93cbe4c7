#!/usr/bin/env bash
# tools/build-times.sh
#
# What building costs on this machine: the dev profile from nothing (dependencies fetched beforehand), again after
# a change in the binary, and after one in the crate that all others call. In a folder of its own, removed after.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo fetch --locked --quiet
timed() { # WORDS
  local start end
  start=$(date +%s%N)
  cargo build --locked --quiet -p passeport --target-dir "$folder"
  end=$(date +%s%N)
  printf 'build, dev profile, %s: %s s\n' "$1" "$(((end - start) / 1000000000))"
}
timed "cold"
touch passeport/src/lib.rs
timed "after a change in the binary"
touch ground/kit/src/lib.rs
timed "after a change that every crate sees"
