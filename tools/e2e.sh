#!/usr/bin/env bash
# The browser tests, against the debug binary, on both engines.
# tools/e2e.sh [FILE…]: only these test files, for instance e2e/tests/house.test.mjs
set -euo pipefail
cd "$(dirname "$0")/.."
# The longest first: two files run at once, and none should be left alone at the end.
[ $# -gt 0 ] || set -- e2e/tests/pages.test.mjs $(ls e2e/tests/*.test.mjs | grep -v /pages.test.mjs)
exec tools/postgres.sh run node --test --test-concurrency=2 --test-reporter=spec "$@"
