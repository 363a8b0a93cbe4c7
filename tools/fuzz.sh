#!/usr/bin/env bash
# tools/fuzz.sh [SECONDS] [TARGET…]
#
# Runs the fuzz targets of fuzz/ one after the other, each for SECONDS (60 unless told), from the
# product's own content as first inputs. Coverage comes from the stable compiler's own pass, so no
# nightly toolchain is needed. What made one fail is kept in fuzz/artifacts/.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(statement family framework expression backup measurement)
host=$(rustc -vV | sed -n 's/^host: //p')

# The flags that cargo-fuzz sets, without a sanitizer: the code has no unsafe of ours to watch.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
cargo build --manifest-path fuzz/Cargo.toml --release --locked --target "$host" --target-dir target/fuzz

for target in "${targets[@]}"; do
  corpus=fuzz/corpus/$target
  mkdir -p "$corpus" "fuzz/artifacts/$target"
  case $target in
    family) cp content/items/*/*.toml "$corpus" ;;
    backup) cp fuzz/seeds/backup/* "$corpus" ;;
    statement) cp fuzz/seeds/statement/* "$corpus" ;;
    framework) cp content/socle/*.toml content/frameworks/*.toml "$corpus" ;;
  esac
  echo "== $target, $seconds s"
  "target/fuzz/$host/release/$target" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 \
    -artifact_prefix="fuzz/artifacts/$target/" "$corpus" 2>&1 | grep -E 'ERROR|panicked|DONE|stat::number_of|Test unit|SUMMARY' || true
  [ -z "$(ls "fuzz/artifacts/$target")" ] || { echo "see fuzz/artifacts/$target" >&2; exit 1; }
done
