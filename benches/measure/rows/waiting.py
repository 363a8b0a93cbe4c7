"""Goals whose simulator needs more than the examples give; a program of its own will measure them.

Each has a function that says what is missing; it is replaced by a row when that program stands.
"""

from table import Line, Section


def online_calibration():
    """A new item among calibrated ones."""
    goal = "on the scale after ~300 answers with SE(b) ≤ .15"
    return Line("online calibration", goal, "tested in the crate (`tests/it/seeded_items.rs`)", "")


ALL = [online_calibration]


def measure(_settings):
    """The goals that wait."""
    return Section("Waiting for a program", "Named here so that they are not forgotten.", [line() for line in ALL])
