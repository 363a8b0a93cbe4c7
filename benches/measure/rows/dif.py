"""Items that differ between two groups: found, and not found where there is nothing."""

import numpy as np

import ours
from bank import generator, sigmoid
from plain import mantel_haenszel
from table import Line, Mean, Section, short

PEOPLE, ITEMS, BIASED = 500, 40, 4
IMPACT, BIAS = 0.5, 0.6

HOW = """500 people a group, the focal group .5 standard deviations lower, 40 2PL items of p .25–.75, 4 of them harder
by .6 logit for the focal group: {count} replications. Ours is the example `dif` (logistic regression, false discovery
rate .05). Baseline: a plain Mantel–Haenszel test on the whole score, same rate, no purification."""


def measure(settings):
    """Power and false alarms."""
    found = {name: [] for name in ("power", "alarms", "plain power", "plain alarms", "delta")}
    for seed in range(settings.replications):
        scores, focal = drawn(seed)
        person, item = np.nonzero(scores >= 0)
        result = ours.dif(person, item, scores[person, item], focal)
        flagged = np.array([one["flagged"] for one in result])
        plain = mantel_haenszel.flagged(scores, focal)
        for name, flags in (("", flagged), ("plain ", plain)):
            found[f"{name}power"].append(flags[:BIASED].mean())
            found[f"{name}alarms"].append(flags[BIASED:].mean())
        found["delta"].append(np.mean([one["delta"] for one in result[:BIASED]]))
    mean = {name: Mean.over(runs) for name, runs in found.items()}
    lines = [
        Line(
            "power at .6 logit", "≥ .85", mean["power"].shown(2), f"Mantel–Haenszel {mean['plain power'].shown(2)}",
            bool(mean["power"].value >= 0.85), error=mean["power"].error_shown(3),
        ),
        Line(
            "false alarms", "≤ .05", mean["alarms"].shown(), f"Mantel–Haenszel {mean['plain alarms'].shown()}",
            bool(mean["alarms"].value <= 0.05), error=mean["alarms"].error_shown(3),
        ),
        Line(
            "size of what differs", "", f"{short(mean['delta'].value, 2)} delta", "true −1.41",
            error=mean["delta"].error_shown(2),
        ),
    ]
    return Section("Items that differ between groups", HOW.format(count=settings.replications), lines)


def drawn(seed):
    """Scores by person and item, and who is of the focal group; the first items are those that differ."""
    random = generator(7, seed)
    focal = np.arange(2 * PEOPLE) >= PEOPLE
    theta = random.standard_normal(2 * PEOPLE) - IMPACT * focal
    scores = np.zeros((2 * PEOPLE, ITEMS), int)
    item = 0
    while item < ITEMS:
        a, b = np.clip(np.exp(random.normal(0.2, 0.35)), 0.4, 3.0), random.normal(-0.25, 0.8)
        chance = sigmoid(a * (theta - b) - BIAS * focal * (item < BIASED))
        if 0.25 <= chance.mean() <= 0.75:
            scores[:, item] = random.random(2 * PEOPLE) < chance
            item += 1
    return scores, focal
