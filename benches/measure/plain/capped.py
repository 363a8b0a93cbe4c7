"""What a cap of exposure must cost: the joint bound with and without it."""

import numpy as np

ROUNDS = 100


def least_cost(bank, abilities, rho, items, cap):
    """The ratio of the joint van Trees bounds, with no item shown to more than `cap` of the people, and without the cap.

    With a price for each item, people take the items of the most information less price; whatever the prices, the mean of
    that plus cap × Σ prices is at least what any procedure gathers under the cap (Lagrange's dual). Prices are sought by
    subgradient steps; the least value found is used: still an upper bound of what is gathered, so the cost is no less.
    """
    information = bank.information(abilities)[:, bank.domain, np.arange(len(bank))]
    ordered = np.sort(information, axis=1)[:, -items:]
    free, step = ordered.sum(1).mean(), 2 * np.median(ordered[:, 0])
    prices, least = np.zeros(len(bank)), free
    for number in range(1, ROUNDS + 1):
        net = information - prices
        taken = np.argpartition(-net, items - 1, axis=1)[:, :items]
        gathered = np.take_along_axis(net, taken, 1).sum(1).mean() + cap * prices.sum()
        least = min(least, gathered)
        shown = np.bincount(taken.ravel(), minlength=len(bank)) / len(abilities)
        prices = np.maximum(prices + step / np.sqrt(number) * (shown - cap), 0)
    return bound(least, bank.domains, rho) / bound(free, bank.domains, rho)


def bound(gathered, domains, rho):
    """The bound of the root mean square error over domains, so much information being spread evenly over them."""
    eye = np.eye(domains)
    precision = np.linalg.inv(rho * np.ones((domains, domains)) + (1 - rho) * eye) + gathered / domains * eye
    return np.sqrt(np.trace(np.linalg.inv(precision)) / domains)
