"""New items among operational ones: after how many answers they join the scale."""

import json
import subprocess

import numpy as np

import settings
from table import Line, Mean, Section, short

HOW = """60 new 2PL items (slopes as in the first table, difficulties within 1.5) seeded among 300 operational ones; each is
answered by 320 people of whom 40 operational answers say that they are within 1.2 of its difficulty: {banks} samples
(`benches/measure/speed/src/bin/online.rs`). An item joins with 300 answers and SE(b) ≤ .15. Bound: none; the
baseline is what its error says of itself, beside how far off b is. A flat item says less an answer, and waits longer."""


def measure(sizes):
    """The line of seeded items."""
    banks = 2 if sizes.quick else 6
    command = [settings.target() / "release" / "online", *map(str, range(1, banks + 1))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    found = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    return Section("Online calibration", HOW.format(banks=banks), [line(found)])


def line(found):
    """Met when the mean error of b is small enough."""
    error = Mean.over(found["error_of_b"])
    joined, steep = (100 * found[name].mean() for name in ("joined", "steep_joined"))
    return Line(
        what="a new item",
        goal="on the scale after ~300 answers with SE(b) ≤ .15",
        ours=f"mean SE(b) {error.shown()} after {found['answers'].mean():.0f} answers; {joined:.0f} % join, "
        f"of a > 1.1 {steep:.0f} %",
        baseline=f"RMSE of b {short(found['rmse_of_b'].mean())}",
        error=error.error_shown(),
        met=bool(error.value <= 0.15),
    )
