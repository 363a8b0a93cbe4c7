"""Several correlated domains in one session, against separate tests, a plain joint run and the bound."""

import numpy as np

import bank as banks
import ours
from plain import joint, one_ability
from table import Line, Mean, Section, rms, short

LENGTHS = [10, 15, 20, 25, 32, 50]
LONGEST = max(LENGTHS)
RHO = 0.7
RATIO_MAX = 1.01

HOW = """The 425 items of the first table dealt in turn to five domains, and to six; abilities N(0, 1) correlated .7,
no deviation of competences (τ 0): {banks} banks × {samples} samples × {people} people; RMSE over domains and people,
a mean over runs. Ours is `joint-a`. Baselines in numpy: *separate*, each domain its own MEPV + EAP test with its
share of the items; *plain joint*, expectation propagation on a grid and the item that takes most off the summed
variance. Bound: van Trees, with the n best items of the whole bank at θ spread evenly over domains."""


def measure(settings):
    """A line a length, for five and for six domains."""
    lines = [line for domains in (5, 6) for line in measured(settings, domains)]
    how = HOW.format(banks=settings.banks, samples=settings.samples, people=settings.people)
    return Section("Five domains, and six, in one session", how, lines)


def measured(settings, domains):
    """The lines of so many domains."""
    figures = {name: [] for name in ("ours", "plain", "separate", "bound")}
    for bank_seed, sample in settings.runs():
        bank, seed = banks.drawn(bank_seed).dealt(domains), bank_seed * 100 + sample + 10_000 * domains
        theta = banks.correlated(settings.people, domains, RHO, seed)
        draws = banks.uniform(settings.people, len(bank), seed)
        answers = bank.answered(theta[:, bank.domain], draws)
        figures["ours"].append(ours.rmse_by_length(bank, theta, draws, "joint-a", LENGTHS, rho=RHO, tau=0))
        estimates = joint.adaptive(bank, answers, LONGEST, RHO)
        figures["plain"].append([rms(estimates[length - 1] - theta) for length in LENGTHS])
        figures["separate"].append(separate(bank, answers, theta))
        figures["bound"].append(joint.bound(bank, theta, RHO, LENGTHS))
    figures = {name: np.array(runs) for name, runs in figures.items()}
    of = [{name: runs[:, place] for name, runs in figures.items()} for place in range(len(LENGTHS))]
    return [line(domains, place, found) for place, found in enumerate(of)]


def separate(bank, answers, theta):
    """RMSE of one test a domain; the first domains get one item more where the length does not divide."""
    domains, errors = bank.domains, []
    for domain in range(domains):
        own = np.flatnonzero(bank.domain == domain)
        part = banks.Bank(bank.a[own], bank.b[own], bank.c[own], bank.domain[own], bank.competence[own])
        estimates, _, _ = one_ability.adaptive(part, answers[:, own], -(-LONGEST // domains))
        shares = [(length + domains - 1 - domain) // domains for length in LENGTHS]
        errors.append([estimates[:, share - 1] - theta[:, domain] for share in shares])
    return [rms([of[place] for of in errors]) for place in range(len(LENGTHS))]


def line(domains, place, figures):
    """The line of a length: met when the ratio of the means is at most 1.01."""
    mean = {name: Mean.over(runs) for name, runs in figures.items()}
    ratio = Mean.over(figures["ours"] / figures["plain"])
    return Line(
        what=f"{domains} domains, {LENGTHS[place]} items",
        goal="≤ 1.01 × plain joint",
        ours=mean["ours"].shown(),
        baseline=f"plain joint {mean['plain'].shown()}; separate {mean['separate'].shown()}",
        bound=mean["bound"].shown(),
        error=f"ratio {short(ratio.value, 4)} {ratio.error_shown()}",
        met=bool(ratio.value <= RATIO_MAX),
    )
