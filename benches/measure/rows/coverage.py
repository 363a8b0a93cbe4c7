"""Whether intervals that promise 95 % hold the truth in 95 %."""

from dataclasses import replace

import numpy as np

import bank as banks
import ours
from table import Line, Mean, Section, short

LENGTHS = [10, 25, 60]
RHO, TAU = 0.7, 0.3
DOMAINS, COMPETENCES, ITEMS = 6, 80, 480

HOW = """Six domains correlated .7, 80 competences (τ .3), 480 items of one kind (slopes and difficulties as in the
first table; 3PL: c ~ U(.1, .3)), rule `joint-a` with the true ρ and τ: {banks} banks × {samples} samples × {people} people.
The baseline is the promise: 95 %. The last lines assume another ρ and τ than those of the people."""
OTHERS = [(0.5, 0.4), (0.85, 0.3)]


def measure(settings):
    """A line a kind of item and a length."""
    lines = []
    for kind, guessing in (("2PL", False), ("3PL", True)):
        runs = {length: [] for length in LENGTHS}
        for bank_seed, sample in settings.runs_long():
            for length, found in sessions(settings, guessing, bank_seed, sample):
                runs[length].append(found)
        lines += [line(kind, length, np.array(found)) for length, found in runs.items()]
    for rho, tau in OTHERS:
        found = [
            figure
            for bank_seed, sample in settings.runs_long()
            for _, figure in sessions(settings, False, bank_seed, sample, [25], rho, tau)
        ]
        what = f"2PL, 25 answers, ρ {short(rho, 2)} and τ {short(tau, 1)} assumed"
        lines.append(replace(line("2PL", 25, np.array(found)), what=what, goal="", met=None))
    how = HOW.format(banks=settings.banks, samples=settings.samples_long, people=settings.people)
    return Section("Coverage of 95 % intervals", how, lines)


def sessions(settings, guessing, bank_seed, sample, lengths=LENGTHS, rho=RHO, tau=TAU):
    """Coverage of domains and of competences at each length, in percent."""
    counts = (0, ITEMS) if guessing else (ITEMS, 0)
    bank = banks.drawn(1000 + bank_seed, *counts).dealt(DOMAINS, COMPETENCES)
    seed = 100_000 + bank_seed * 100 + sample
    theta, competences = hierarchy(settings.people, seed)
    draws = banks.uniform(settings.people, ITEMS, seed)
    for length in lengths:
        found = ours.simulate(bank, theta, draws, "joint-a", length, competences=competences, rho=rho, tau=tau)
        yield length, (100 * np.mean(found["coverage95"]), 100 * found["competence"]["coverage95"])


def hierarchy(people, seed, domains=DOMAINS, competences=COMPETENCES, rho=RHO, tau=TAU):
    """Abilities of domains, and of competences about them."""
    theta = banks.correlated(people, domains, rho, seed)
    deviations = banks.generator(4, seed).normal(0, tau, (people, competences))
    return theta, theta[:, np.arange(competences) % domains] + deviations


def line(kind, length, found):
    """The line of a kind and a length."""
    domain, competence = Mean.over(found[:, 0]), Mean.over(found[:, 1])
    return Line(
        what=f"{kind}, {length} answers",
        goal="domains 94–96 %, competences 93–97 %",
        ours=f"domains {domain.value:.1f} %, competences {competence.value:.1f} %",
        baseline="95 %",
        error=f"±{domain.error:.1f}, ±{competence.error:.1f}",
        met=bool(94 <= domain.value <= 96 and 93 <= competence.value <= 97),
    )
