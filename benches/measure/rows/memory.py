"""The most memory that a calibration takes, beside pip `mirt`: each in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import ours
import settings
from plain import likelihood
from table import Line, Section

SIZES = [(10_000, 40, 40), (20_000, 300, 36)]
LARGE = (270_000, 1_000, 60)
HERE = Path(__file__).resolve().parents[1]

HOW = """The largest resident set of a process that reads the answers and calibrates: ours the example `calibrate` on a CSV
file, with standard errors; pip `mirt` in Python on a dense table of numpy, 41 nodes, without them."""

WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
PEER = """
import sys, numpy
sys.path.insert(0, sys.argv[1])
import peers
peers.mirt_calibration(numpy.load(sys.argv[2]).astype(int), 41, errors=False)
"""


def measure(sizes):
    """A line a size."""
    lines = [line(*size, peer=not sizes.quick) for size in SIZES]
    if sizes.full:
        lines.append(line(*LARGE, peer=False))
    return Section("Memory", HOW, lines)


def line(people, items, each, peer):
    """Megabytes of ours and of the peer."""
    answers = likelihood.drawn(people, items, each, 0)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "responses.csv")
        ours.write_responses(file, *answers.listed())
        calibrate = [settings.binaries() / "calibrate", "--responses", file, "--model", "2pl", "--json"]
        mine, size = peak(calibrate), file.stat().st_size / 1e6
        theirs = None
        if peer:
            table = Path(folder, "scores.npy")
            np.save(table, answers.scores)
            theirs = peak([sys.executable, "-B", "-c", PEER, HERE, table])
    name = f"{people:,} × {items:,}" + ("" if each == items else f", {each} each")
    beside = f"mirt {theirs:,.0f} MB ({theirs / mine:.0f} ×)" if theirs else ""
    return Line(name, "", f"{mine:,.0f} MB (the file: {size:,.0f} MB)", beside)


def peak(command):
    """The largest resident set of a program, in megabytes: measured by a small process, for a program's figure begins at
    that of the process that started it."""
    watched = [sys.executable, "-S", "-c", WATCH, *map(str, command)]
    done = subprocess.run(watched, capture_output=True, text=True, check=True)
    return float(done.stdout) / 1e3
