"""Runs the rows of the table and writes `docs/measurement.md`: `make bench-measure`.

`QUICK=1` for a look in three minutes, with too few people for a verdict; `FULL=1` for the largest calibration too;
`ROWS=dif,speed` for some rows alone. A look and a part are printed, not written.
"""

import sys
import time

import numpy as np

import rows
import settings
import table


def main():
    """Measures every row that is chosen; the whole table is written, a part of it only printed."""
    chosen, sizes = settings.chosen_rows(), settings.read()
    unknown = chosen - {rows.name(row) for row in rows.ROWS}
    if unknown:
        sys.exit(f"no such rows: {', '.join(sorted(unknown))}; there are {', '.join(map(rows.name, rows.ROWS))}")
    begun, sections = time.perf_counter(), []
    for row in rows.ROWS:
        if not chosen or rows.name(row) in chosen:
            started = time.perf_counter()
            sections.append(row.measure(sizes))
            print(table.shown(sections[-1]), flush=True)
            print(f"{rows.name(row)}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    if not chosen and not sizes.quick:
        path = settings.ROOT / "docs" / "measurement.md"
        path.write_text(table.page(sections, sizes, time.perf_counter() - begun), encoding="utf-8")
        print(f"written: {path.relative_to(settings.ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
