"""What a step costs, beside the peers in the same run."""

import re
import subprocess

import bank as banks
import peers
import settings
from table import Line, Section

ITEMS, PEOPLE, STEPS, BATCH = 540, 8, 20, 32
MICROSECONDS = {"ns": 1e-3, "µs": 1.0, "ms": 1e3, "s": 1e6}

HOW = """A bank of 540 items, in memory, one core. Ours by divan (`benches/measure/speed`), the median of 500 samples
and, in brackets, the fastest (others may be at work on the machine). *One dimension*: the 20th answer is taken in,
and the best of 540 items found by most information (mfi) or least expected variance (mepv). *6 + 80*: six domains and
80 competences are estimated from 60 answers, the expected fall of variance of 540 items, the pick among the five
best. Peers: a step of their own interactive loop, most information, a mean over the first 20 steps of 8 people; one
ability, for none of them has the other."""


def measure(_sizes):
    """The lines of a step."""
    mine = divan()
    bank = banks.drawn(0, ITEMS * 7 // 10, ITEMS - ITEMS * 7 // 10)
    answers = bank.answered(banks.correlated(PEOPLE, 1, 0.0, 0), banks.uniform(PEOPLE, ITEMS, 0))
    theirs = {
        "catsim": 1e6 * peers.catsim_sessions(bank, answers, STEPS)[1],
        "mirt": 1e6 * peers.mirt_sessions(bank, answers, STEPS)[1],
    }
    batch = tuple(figure / BATCH for figure in mine["many_batch"])
    lines = [
        line("a step, one dimension, mfi", 20, mine["one_mfi"], theirs),
        line("a step, one dimension, mepv", 20, mine["one_mepv"], theirs),
        line("a step, 6 + 80", 100, mine["many_step"], theirs),
        line("the estimate alone, 6 + 80", None, mine["many_estimate"], {}),
        line(f"a step, 6 + 80, {BATCH} people in turn, each", None, batch, {}),
    ]
    return Section("Speed", HOW, lines)


def line(what, most, took, theirs):
    """The line of a figure in microseconds: the goal is held against the median."""
    median, fastest = took
    beside = ", ".join(f"{name} {other:,.0f} µs ({other / median:,.0f} ×)" for name, other in theirs.items())
    met = bool(median <= most) if most else None
    return Line(what, f"≤ {most} µs" if most else "", f"{median:,.1f} µs ({fastest:,.1f})", beside, met)


def divan():
    """The median and the fastest of each benchmark, in microseconds."""
    command = [settings.target() / "release" / "measure-speed", "--bench", "--sample-count", "500"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = {}
    for row in done.stdout.splitlines():
        cells = [cell.strip() for cell in row.split("│")]
        name = re.match(r"[├╰]─ (\w+)\s+(.*)", cells[0])
        if name and len(cells) > 2:
            found[name.group(1)] = (microseconds(cells[2]), microseconds(name.group(2)))
    return found


def microseconds(text):
    """A time as divan prints it: 42.5 µs."""
    number, unit = text.split()
    return float(number) * MICROSECONDS[unit]
