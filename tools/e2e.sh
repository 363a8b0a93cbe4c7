#!/usr/bin/env bash
# The browser tests, against the debug binary, on both engines.
# tools/e2e.sh [FILE…]: only these test files, for instance e2e/tests/house.test.mjs
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- e2e/tests/*.test.mjs
exec tools/postgres.sh run node --test --test-reporter=spec "$@"
