"""Competences of one domain that differ: one capacity for all of them, or the hierarchical model."""

import numpy as np

import bank as banks
import ours
from plain import one_ability
from rows.coverage import hierarchy
from table import Line, Mean, Section, rms, short

SPREADS = [0.3, 0.6, 1.0]
COMPETENCES, ITEMS = 16, 32

HOW = """One capacity θ ~ N(0, 1), 16 competences about it with standard deviation s, the 425 items of the first table
dealt in turn to them, 32 answers: {banks} banks × {samples} samples × {people} people. Ours is `joint-a` with τ = s.
Baseline in numpy: one global capacity (MEPV + EAP) taken as the ability in every competence. RMSE over competences
and people."""


def measure(settings):
    """A line a spread."""
    how = HOW.format(banks=settings.banks, samples=settings.samples, people=settings.people)
    return Section("Per competence", how, [line(settings, spread) for spread in SPREADS])


def line(settings, spread):
    """The line of a spread; the goal is asked at 1.0."""
    ratios, mine, capacity, coverage = [], [], [], []
    for bank_seed, sample in settings.runs():
        bank, seed = banks.drawn(bank_seed).dealt(1, COMPETENCES), 200_000 + bank_seed * 100 + sample
        theta, competences = hierarchy(settings.people, seed, 1, COMPETENCES, 0.0, spread)
        draws = banks.uniform(settings.people, len(bank), seed)
        found = ours.simulate(bank, theta, draws, "joint-a", ITEMS, competences=competences, rho=0, tau=spread)
        answers = bank.answered(competences[:, bank.competence], draws)
        estimates, _, _ = one_ability.adaptive(bank, answers, ITEMS)
        mine.append(found["competence"]["rmse"])
        coverage.append(100 * found["competence"]["coverage95"])
        capacity.append(rms(estimates[:, -1:] - competences))
        ratios.append(mine[-1] / capacity[-1])
    ratio = Mean.over(np.array(ratios))
    return Line(
        what=f"s = {spread}",
        goal="≥ 15 % below one capacity" if spread == 1.0 else "",
        ours=f"{Mean.over(mine).shown()} (coverage {np.mean(coverage):.1f} %)",
        baseline=f"one capacity {Mean.over(capacity).shown()}",
        error=f"ratio {short(ratio.value)} {ratio.error_shown()}",
        met=bool(ratio.value <= 0.85) if spread == 1.0 else None,
    )
