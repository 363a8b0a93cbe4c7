"""How much is simulated: the default, a quick look (`QUICK=1`), and what takes very long (`FULL=1`)."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Settings:
    """Sizes. A run of an engine is one bank with one sample of people; errors come from the spread of runs."""

    quick: bool
    full: bool
    banks: int
    samples: int
    """Samples of people a bank."""
    samples_long: int
    """Samples a bank of the rows whose sessions are long."""
    people: int
    """People a sample."""
    people_of_peers: int
    """People for peers that take milliseconds a step."""
    replications: int
    """Data sets of the search for items that differ between groups."""

    def runs(self):
        """Bank and sample of every run; the seed of what is drawn follows from them."""
        return [(bank, sample) for bank in range(self.banks) for sample in range(self.samples)]

    def runs_long(self):
        """Those of the rows whose sessions are long."""
        return [(bank, sample) for bank, sample in self.runs() if sample < self.samples_long]


def read():
    """The settings that the environment asks for."""
    quick = os.environ.get("QUICK", "0") not in ("", "0")
    full = os.environ.get("FULL", "0") not in ("", "0")
    if quick:
        sizes = {"samples": 2, "samples_long": 1, "people": 250, "people_of_peers": 20, "replications": 3}
        return Settings(quick, full, banks=2, **sizes)
    sizes = {"samples": 4, "samples_long": 2, "people": 500, "people_of_peers": 50, "replications": 12}
    return Settings(quick, full, banks=3, **sizes)


def chosen_rows():
    """Names of the rows that `ROWS=one_dimension,dif` asks for; none for all."""
    return {name for name in os.environ.get("ROWS", "").split(",") if name}


def target():
    """Where cargo builds."""
    return Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")


def binaries():
    """Where the release examples of the crate are."""
    return target() / "release" / "examples"
