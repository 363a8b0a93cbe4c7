"""One ability on a fixed grid: expected a posteriori estimates, two rules of selection, and the bound.

Everything is over a grid of abilities, so the posterior is exact to the width of the grid: no method is shared with ours.
"""

import numpy as np

GRID = np.linspace(-5.5, 5.5, 111)
PRIOR = np.exp(-0.5 * GRID**2) / np.exp(-0.5 * GRID**2).sum()


def adaptive(bank, answers, items, rule="mepv"):
    """Estimates and standard errors after each item, (people, items); and the items asked.

    `rule`: "mepv" takes the item of the least expected posterior variance, the first one too; "mfi" that of the most
    information at the estimate. Equal items go by their number.
    """
    chances = bank.chance(GRID)
    people = len(answers)
    posterior = np.tile(PRIOR, (people, 1))
    free = np.ones((people, len(bank)), bool)
    estimates, errors = np.zeros((people, items)), np.zeros((people, items))
    asked = np.zeros((people, items), int)
    everyone = np.arange(people)
    mean = np.zeros(people)
    for step in range(items):
        gain = variance_explained(posterior, chances) if rule == "mepv" else bank.information(mean)
        asked[:, step] = picked = np.where(free, gain, -np.inf).argmax(1)
        free[everyone, picked] = False
        right = answers[everyone, picked][:, None]
        posterior *= np.where(right, chances.T[picked], 1 - chances.T[picked])
        posterior /= posterior.sum(1, keepdims=True)
        mean, variance = moments(posterior)
        estimates[:, step], errors[:, step] = mean, np.sqrt(variance)
    return estimates, errors, asked


def moments(posterior):
    """Means and variances of distributions on the grid."""
    mean = posterior @ GRID
    return mean, posterior @ GRID**2 - mean**2


def variance_explained(posterior, chances):
    """What the answer to each item is expected to take off the variance: Var E[θ | answer], by person and item."""
    right = posterior @ chances
    first = posterior @ (chances * GRID[:, None])
    mean = (posterior @ GRID)[:, None]
    # With p the chance of a right answer and r = E[θ; right]: (r − p m)² / (p (1 − p)).
    return (first - right * mean) ** 2 / np.maximum(right * (1 - right), 1e-12)


def bound(bank, lengths):
    """Van Trees' bound of the root mean square error of any procedure that asks so many items, a figure a length.

    E(θ̂ − θ)² ≥ 1 / (E[−∂² ln prior] + E[information]) (Van Trees 1968; Gill & Levit 1995). Whatever it asks, a
    procedure gathers at θ no more information than the best items there: 1 / (1 + E_θ[Σ best n I_j(θ)]), θ ~ N(0, 1).
    """
    best = -np.sort(-bank.information(GRID), axis=1)
    gathered = PRIOR @ np.cumsum(best, axis=1)
    return np.array([1 / np.sqrt(1 + gathered[length - 1]) for length in lengths])
