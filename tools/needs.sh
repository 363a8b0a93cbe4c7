#!/usr/bin/env bash
# Makes sure that what the tests need is there. Installs what is missing and may be installed:
# Debian packages when run by root, npm packages by their lock file. Otherwise says what is
# missing and how to install it, and fails. Quick when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }

# 1. What only a person can install.
missing=()
has cargo || missing+=("Rust 1.95 or later: https://rustup.rs")
has cc || missing+=("a C compiler, for SQLite: apt-get install gcc libc6-dev")
if ! has npm || ! node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'; then
  missing+=("Node.js 20 or later with npm: https://nodejs.org")
fi

# 2. Debian packages.
packages=()
has "${CHROMIUM:-chromium}" || packages+=(chromium)
has strace || packages+=(strace)
has initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages+=(postgresql)
# Chromium draws with these; without them text has other widths, and some signs are boxes.
fonts=/usr/share/fonts/truetype
compgen -G "$fonts/liberation*/LiberationSans-Regular.ttf" >/dev/null || packages+=(fonts-liberation)
[ -e "$fonts/noto/NotoSans-Regular.ttf" ] || packages+=(fonts-noto-core)

if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "installing Debian packages: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # RUNLEVEL=1 keeps the packages from starting services: the tests start their own.
    RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${packages[@]}"
  else
    missing+=("Debian packages: apt-get install ${packages[*]}")
  fi
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "missing, and needed by the tests:" >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 1
fi

# 3. npm packages: npm writes the hidden file last, so it is newer than the lock file it follows.
if [ ! e2e/node_modules/.package-lock.json -nt e2e/package-lock.json ]; then
  echo "installing npm packages in e2e/"
  (cd e2e && npm ci --ignore-scripts --no-fund --no-audit)
fi
