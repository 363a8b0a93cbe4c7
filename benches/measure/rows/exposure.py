"""What it costs to show no item to more than one person in five."""

import numpy as np

import bank as banks
import ours
from plain import capped
from rows.coverage import COMPETENCES, DOMAINS, RHO, TAU, hierarchy
from table import Line, Mean, Section, short

SESSION, CAP = 40, 0.2
PEOPLE_OF_BOUND = 500
COSTS = {1560: 0.04, 540: 0.06}

HOW = """Six domains correlated .7, 80 competences (τ .3), 40 items a session, `joint-a`; items as in the first table
(7 of 10 2PL), dealt in turn: {banks} banks × {samples} samples × {people} people, from the first session on. Baseline: the
same engine on the same bank, people and draws without `--exposure`; beside it eligibility (`--exposure-by eligibility`), a
lottery of what may be asked. Overlap: the share of items that two people have in common. Bound: what the cap must cost
whoever chooses, even if abilities were known from the start: the ratio of two van Trees bounds (`plain/capped.py`)."""


def measure(settings):
    """A line a size of bank."""
    how = HOW.format(banks=settings.banks, samples=settings.samples_long, people=2 * settings.people)
    return Section("Exposure", how, [line(settings, items, cost) for items, cost in COSTS.items()])


def line(settings, items, cost):
    """The line of a bank: met when all three bounds hold."""
    free, held, lottery, least = [], [], [], []
    for bank_seed, sample in settings.runs_long():
        bank = banks.drawn(2000 + bank_seed, items * 7 // 10, items - items * 7 // 10).dealt(DOMAINS, COMPETENCES)
        seed, people = 300_000 + bank_seed * 100 + sample, 2 * settings.people
        theta, competences = hierarchy(people, seed)
        draws = banks.uniform(people, items, seed)
        if sample == 0:
            least.append(capped.least_cost(bank, theta[:PEOPLE_OF_BOUND], RHO, SESSION, CAP))
        options = {"competences": competences, "rho": RHO, "tau": TAU}
        free.append(figures(ours.simulate(bank, theta, draws, "joint-a", SESSION, **options)))
        options["exposure"] = CAP
        held.append(figures(ours.simulate(bank, theta, draws, "joint-a", SESSION, **options)))
        options["exposure-by"] = "eligibility"
        lottery.append(figures(ours.simulate(bank, theta, draws, "joint-a", SESSION, **options)))
    free, held, lottery = np.array(free), np.array(held), np.array(lottery)
    ratio = Mean.over(held[:, 0] / free[:, 0])
    (rmse, top, overlap), (rmse_free, top_free, overlap_free) = held.mean(0), free.mean(0)
    return Line(
        what=f"{items} items",
        goal=f"largest ≤ .20, overlap ≤ .20 (stretch .16), RMSE ≤ +{100 * cost:.0f} %",
        ours=f"RMSE {short(rmse)}, largest {short(top)}, overlap {short(overlap)}",
        baseline=f"free: RMSE {short(rmse_free)}, largest {short(top_free)}, overlap {short(overlap_free)}; "
        f"eligibility: RMSE {100 * (np.mean(lottery[:, 0] / free[:, 0]) - 1):+.1f} %, overlap {short(lottery[:, 2].mean())}",
        bound=f"+{100 * (np.mean(least) - 1):.1f} %",
        error=f"RMSE {100 * (ratio.value - 1):+.1f} % ±{100 * ratio.error:.1f}".replace("-", "−"),
        met=bool(held[:, 1].max() <= CAP + 0.0005 and overlap <= 0.2 and ratio.value <= 1 + cost),
    )


def figures(found):
    """RMSE over domains, the largest exposure, the overlap."""
    return np.sqrt(np.mean(np.square(found["rmse"]))), found["max_exposure"], found["overlap"]
