"""Whether guessing makes people look better than they are."""

from dataclasses import replace

import numpy as np

import bank as banks
import ours
from plain import one_ability
from rows.coverage import COMPETENCES, DOMAINS, RHO, TAU, hierarchy
from table import Line, Mean, Section, short

LEVEL = 0.75
GUESSING = 0.2
ITEMS_ONE, ITEMS_SIX = 20, 40

HOW = """Items that one in five guesses (c = .2 for all, 425 items; known to the engine), θ ~ N(0, 1): {banks} banks ×
{samples} samples × {people} people. Mean of estimate − truth in levels .75 θ wide. Baselines: a plain MEPV + EAP that
does not know of guessing, and our `pix`, the adaptive certification of the closest peer written from its mathematics
(2PL, no guessing)."""


def measure(settings):
    """One ability, and six domains in one session."""
    found = {name: [] for name in ("mepv", "pix", "blind", "joint")}
    for bank_seed, sample in settings.runs():
        seed, people = 400_000 + bank_seed * 100 + sample, settings.people
        bank = banks.drawn(bank_seed, 0, 425, guessing=GUESSING)
        draws = banks.uniform(people, len(bank), seed)
        theta = banks.correlated(people, 1, 0.0, seed)
        blind = replace(bank, c=np.zeros(len(bank)))
        estimates, _, _ = one_ability.adaptive(blind, bank.answered(theta, draws), ITEMS_ONE)
        found["blind"].append(np.mean(estimates[:, -1] - theta[:, 0]))
        for rule in ("mepv", "pix"):
            found[rule].append(np.mean(ours.simulate(bank, theta, draws, rule, ITEMS_ONE)["bias"]))
        domains, competences = hierarchy(people, seed + 50)
        dealt = bank.dealt(DOMAINS, COMPETENCES)
        options = {"competences": competences, "rho": RHO, "tau": TAU}
        found["joint"].append(np.mean(ours.simulate(dealt, domains, draws, "joint-a", ITEMS_SIX, **options)["bias"]))
    levels = {name: Mean.over(np.array(runs) / LEVEL) for name, runs in found.items()}
    beside = f"blind to guessing {short(levels['blind'].value)}, pix {short(levels['pix'].value)}"
    lines = [
        line(f"one ability, `mepv`, {ITEMS_ONE} items", levels["mepv"], beside),
        line(f"six domains, `joint-a`, {ITEMS_SIX} items", levels["joint"], ""),
    ]
    how = HOW.format(banks=settings.banks, samples=settings.samples, people=settings.people)
    return Section("Guessing", how, lines)


def line(what, bias, beside):
    """The line of a bias in levels."""
    met = bool(abs(bias.value) < 0.05)
    return Line(what, "bias under .05 level at 20 % guessing", bias.shown(), beside, met, error=bias.error_shown())
