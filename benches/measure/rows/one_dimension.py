"""One ability: precision by length, against a plain engine, the peers and the bound."""

import numpy as np

import bank as banks
import ours
import peers
from plain import one_ability
from table import Line, Mean, Section, rms, short

LENGTHS = [5, 8, 10, 15, 20, 32]
LONGEST = max(LENGTHS)
ROUNDING = 0.0005

HOW = """425 items (300 2PL, 125 3PL; ln a ~ N(.2, .35) clipped to .4–3; b ~ N(0, 1.1) clipped to ±3.2; c ~ U(.1,
.3)), θ ~ N(0, 1): {banks} banks × {samples} samples × {people} people; RMSE of θ, a mean over runs. Baseline: a plain
engine in numpy (a grid of 111 abilities, EAP; the first item by the same rule). catsim is its own loop (most
information at its maximum likelihood estimate), pip `mirt` its interactive CAT (most information, EAP over 61 nodes):
both on {few} people a bank, beside the plain MEPV of the same people. Bound: van Trees, 1 / (1 + E[information of the
n best items at θ]). Banks differ more than engines do: compare within a line."""


def measure(settings):
    """A line a length."""
    figures = {name: [] for name in ("mepv", "mfi", "plain mepv", "plain mfi", "bound", "catsim", "mirt", "few")}
    for bank_seed, sample in settings.runs():
        bank = banks.drawn(bank_seed)
        theta = banks.correlated(settings.people, 1, 0.0, bank_seed * 100 + sample)
        draws = banks.uniform(settings.people, len(bank), bank_seed * 100 + sample)
        answers = bank.answered(theta, draws)
        for rule in ("mepv", "mfi"):
            figures[rule].append(ours.rmse_by_length(bank, theta, draws, rule, LENGTHS))
            estimates, _, _ = one_ability.adaptive(bank, answers, LONGEST, rule)
            figures[f"plain {rule}"].append(by_length(estimates, theta))
            if rule == "mepv" and sample == 0:
                few = settings.people_of_peers
                figures["few"].append(by_length(estimates[:few], theta[:few]))
        if sample == 0:
            figures["bound"].append(one_ability.bound(bank, LENGTHS))
            for name, sessions in (("catsim", peers.catsim_sessions), ("mirt", peers.mirt_sessions)):
                estimates, _ = sessions(bank, answers[:few], LONGEST)
                figures[name].append(by_length(estimates, theta[:few]))
    figures = {name: np.array(runs) for name, runs in figures.items()}
    lines = [line(place, {name: runs[:, place] for name, runs in figures.items()}) for place in range(len(LENGTHS))]
    sizes = {"banks": settings.banks, "samples": settings.samples, "people": settings.people}
    return Section("One dimension", HOW.format(few=settings.people_of_peers, **sizes), lines)


def by_length(estimates, theta):
    """RMSE at each length."""
    return np.array([rms(estimates[:, length - 1] - theta[:, 0]) for length in LENGTHS])


def line(place, figures):
    """The line of a length: met when ours is not above the plain MEPV by more than two errors of the difference."""
    mean = {name: Mean.over(runs) for name, runs in figures.items()}
    difference = Mean.over(figures["mepv"] - figures["plain mepv"])
    few = ", ".join(f"{name} {mean[name].shown()}" for name in ("catsim", "mirt"))
    return Line(
        what=f"{LENGTHS[place]} items",
        goal="no worse than plain MEPV + EAP by more than two errors",
        ours=f"mepv {mean['mepv'].shown()}, mfi {mean['mfi'].shown()}",
        baseline=f"plain MEPV {mean['plain mepv'].shown()}, plain MFI {mean['plain mfi'].shown()}; "
        f"few people: {few}, plain MEPV {mean['few'].shown()}",
        bound=mean["bound"].shown(),
        error=f"{short(difference.value, 4)} {difference.error_shown()}",
        met=difference.no_more_than(ROUNDING),
    )
