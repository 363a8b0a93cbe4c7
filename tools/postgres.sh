#!/usr/bin/env bash
# tools/postgres.sh run COMMAND…
#
# Runs a command beside a private PostgreSQL cluster, which is made for it and removed after it.
# The cluster listens on a Unix socket only. The command finds its address in
# PASSEPORT_TEST_POSTGRES (a superuser's, so that each test makes a database of its own),
# and psql of the same version first on PATH. Returns the command's exit code.
set -euo pipefail

if [ "${1:-}" != run ] || [ $# -lt 2 ]; then
  echo "usage: tools/postgres.sh run COMMAND…" >&2
  exit 2
fi
shift

# Debian keeps the server's programs off PATH, a folder for each version: take the newest.
bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] && export PATH="$bin:$PATH"
if ! command -v initdb >/dev/null || ! command -v pg_ctl >/dev/null; then
  echo "tools/postgres.sh: initdb and pg_ctl were not found. Install PostgreSQL: apt-get install postgresql" >&2
  exit 1
fi

# PGHOST, PGPORT and their like name another server: neither ours nor the command's.
unset "${!PG@}"

# In /tmp whatever TMPDIR says: a socket's path has at most 107 bytes.
home=$(mktemp -d /tmp/passeport-pg.XXXXXX)

# PostgreSQL refuses to run as root: another user then owns the cluster.
as=()
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$home"
  as=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups)
fi
pg() { (cd "$home" && "${as[@]}" "$@"); }

# shellcheck disable=SC2329 # called by the trap
remove() {
  pg pg_ctl stop -D "$home/data" -m immediate -s >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap remove EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# The data is thrown away, so it need not reach the disk; C collation sorts as SQLite does.
if ! pg initdb -D "$home/data" -U passeport -A trust -E UTF8 --no-locale --no-sync >"$home/initdb.log" 2>&1; then
  cat "$home/initdb.log" >&2
  exit 1
fi
cat >>"$home/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$home'
port = 5432
max_connections = 200
EOF
# Tests need no durability against power cuts; the bench does, and sets DURABLE.
[ -n "${DURABLE:-}" ] || printf 'fsync = off\nfull_page_writes = off\n' >>"$home/data/postgresql.conf"
if ! pg pg_ctl start -D "$home/data" -l "$home/server.log" -w -s >"$home/start.log" 2>&1; then
  cat "$home/start.log" "$home/server.log" >&2
  exit 1
fi

export PASSEPORT_TEST_POSTGRES="postgres://passeport@localhost/postgres?host=$home"
code=0
"$@" || code=$?
exit "$code"
