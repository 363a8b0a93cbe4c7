"""Several correlated abilities: a plain joint run, A-optimal, and its bound.

An answer tells of one domain alone, so the likelihood is a product of one function on a grid a domain. The joint
posterior is found by expectation propagation (Minka 2001): a Gaussian factor a domain, matched in mean and variance.
Neither the approximation nor the rule is ours (a variational step; information averaged over three nodes).
"""

import numpy as np

GRID = np.linspace(-5.0, 5.0, 61)
"""Wide steps do: the posterior of a domain is no narrower than .25 (Trefethen & Weideman 2014, theorem 5.1)."""
SWEEPS = 2
WEAKEST = 1e-8


class Beliefs:
    """What is believed of everybody's abilities: likelihoods on the grid, and a Gaussian factor a domain."""

    def __init__(self, people, domains, rho):
        covariance = np.full((domains, domains), rho) + (1 - rho) * np.eye(domains)
        self.prior_precision = np.linalg.inv(covariance)
        self.log_likelihood = np.zeros((people, domains, len(GRID)))
        self.precision = np.full((people, domains), WEAKEST)
        self.shift = np.zeros((people, domains))
        self.settle()

    def settle(self, sweeps=SWEEPS):
        """Matches the factors to the answers, and the marginals on the grid."""
        eye = np.eye(self.precision.shape[1])
        for sweep in range(sweeps + 1):
            self.covariance = np.linalg.inv(self.prior_precision + self.precision[:, :, None] * eye)
            self.mean = np.einsum("nde,ne->nd", self.covariance, self.shift)
            variance = np.einsum("ndd->nd", self.covariance)
            cavity = 1 / variance - self.precision
            around = self.mean / variance - self.shift
            log = self.log_likelihood + around[..., None] * GRID - 0.5 * cavity[..., None] * GRID**2
            self.marginal = np.exp(log - log.max(2, keepdims=True))
            self.marginal /= self.marginal.sum(2, keepdims=True)
            first = self.marginal @ GRID
            second = np.maximum(self.marginal @ GRID**2 - first**2, 1e-9)
            if sweep < sweeps:
                self.precision = np.maximum(1 / second - cavity, WEAKEST)
                self.shift = first * (self.precision + cavity) - around

    def explained(self, chances, domain):
        """The fall of the summed variance that the answer to each item is expected to bring, by person and item."""
        people, items = len(self.mean), chances.shape[1]
        falls = np.zeros((people, items))
        variance = np.einsum("ndd->nd", self.covariance)
        spread = (self.covariance**2).sum(1) / variance**2
        for d in range(self.mean.shape[1]):
            own, marginal = np.flatnonzero(domain == d), self.marginal[:, d]
            right = marginal @ chances[:, own]
            first = marginal @ (chances[:, own] * GRID[:, None])
            mean = (marginal @ GRID)[:, None]
            falls[:, own] = spread[:, d : d + 1] * (first - right * mean) ** 2 / np.maximum(right * (1 - right), 1e-12)
        return falls


def adaptive(bank, answers, items, rho):
    """Estimates of all domains after each item, (items, people, domains)."""
    chances = bank.chance(GRID)
    logs = np.log(np.stack([1 - chances, chances]))
    people = len(answers)
    beliefs, everyone = Beliefs(people, bank.domains, rho), np.arange(people)
    free = np.ones(answers.shape, bool)
    estimates = np.zeros((items, people, bank.domains))
    for step in range(items):
        picked = np.where(free, beliefs.explained(chances, bank.domain), -1).argmax(1)
        free[everyone, picked] = False
        right = answers[everyone, picked].astype(int)
        beliefs.log_likelihood[everyone, bank.domain[picked]] += logs[right, :, picked]
        beliefs.settle()
        estimates[step] = beliefs.mean
    return estimates


def bound(bank, abilities, rho, lengths):
    """Van Trees' bound of the root mean square error over domains, for any procedure of so many items, a figure a length.

    The error matrix is at least (Σ⁻¹ + E[J])⁻¹, J diagonal: what the items asked tell of each domain. Whatever is asked,
    the sum of J is at most that of the n best items of the whole bank at θ; the trace of the inverse is convex and, for
    equal correlations, the same for all domains, so no split of that sum does better than an equal one.
    """
    domains = bank.domains
    own = bank.information(abilities)[:, bank.domain, np.arange(len(bank))]
    gathered = np.cumsum(-np.sort(-own, axis=1), axis=1).mean(0)
    covariance = np.full((domains, domains), rho) + (1 - rho) * np.eye(domains)
    precision = np.linalg.inv(covariance)
    equal = [precision + gathered[length - 1] / domains * np.eye(domains) for length in lengths]
    return np.array([np.sqrt(np.trace(np.linalg.inv(matrix)) / domains) for matrix in equal])
