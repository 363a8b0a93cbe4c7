"""Marginal log-likelihood of calibrated items, on one fine grid for all engines; and answers to calibrate from."""

from dataclasses import dataclass

import numpy as np

from bank import generator, sigmoid

NODES = np.linspace(-6.5, 6.5, 161)
WEIGHTS = np.exp(-0.5 * NODES**2) / np.exp(-0.5 * NODES**2).sum()


@dataclass(frozen=True)
class Answers:
    """Scores by person and item, −1 where nobody asked; and the parameters they were drawn from."""

    scores: np.ndarray
    a: np.ndarray
    b: np.ndarray

    def listed(self):
        """Person, item and score of every answer."""
        person, item = np.nonzero(self.scores >= 0)
        return person, item, self.scores[person, item]


def drawn(people, items, each, seed):
    """Answers to 2PL items, θ ~ N(0, 1), ln a ~ N(.2, .35) clipped to .4–3, b ~ N(0, 1.1) clipped to ±3.2."""
    random = generator(5, people, items, seed)
    a = np.clip(np.exp(random.normal(0.2, 0.35, items)), 0.4, 3.0)
    b = np.clip(random.normal(0, 1.1, items), -3.2, 3.2)
    theta = random.standard_normal((people, 1))
    scores = (random.random((people, items)) < sigmoid(a * (theta - b))).astype(np.int8)
    if each < items:
        order = random.random((people, items), dtype=np.float32).argpartition(each, axis=1)
        np.put_along_axis(scores, order[:, each:], -1, axis=1)
    return Answers(scores, a, b)


def marginal(scores, a, b):
    """ln of the chance of all answers, abilities N(0, 1) integrated out."""
    logit = a * (NODES[:, None] - b)
    right, wrong = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
    log = (scores == 1).astype(float) @ right.T + (scores == 0).astype(float) @ wrong.T
    most = log.max(1, keepdims=True)
    return float(np.sum(most[:, 0] + np.log(np.exp(log - most) @ WEIGHTS)))
