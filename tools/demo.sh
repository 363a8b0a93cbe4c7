#!/usr/bin/env bash
# Builds Passeport, makes a demo organisation in data/demo (once), and serves it until Ctrl-C.
# tools/demo.sh [OPTION…]: options are handed to `passeport demo`, for instance --agents 500
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --profile demo --locked -p passeport
awk "BEGIN { printf \"built in %.1f minutes\n\", $SECONDS / 60 }"
exec "${CARGO_TARGET_DIR:-target}/demo/passeport" demo --listen 127.0.0.1:8080 "$@"
