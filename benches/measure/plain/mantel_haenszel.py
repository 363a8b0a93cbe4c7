"""The plain Mantel–Haenszel test of items that differ between groups (Holland & Thayer 1988)."""

import numpy as np
from scipy.stats import chi2


def flagged(scores, focal, rate=0.05):
    """Which items differ, by the whole score and false discovery control (Benjamini & Hochberg 1995)."""
    total = scores.sum(1)
    levels = [total == level for level in np.unique(total)]
    p = np.array([chi2.sf(statistic(scores[:, item], focal, levels), 1) for item in range(scores.shape[1])])
    order = np.argsort(p)
    below = p[order] <= rate * np.arange(1, len(p) + 1) / len(p)
    flags = np.zeros(len(p), bool)
    flags[order[: np.flatnonzero(below).max() + 1 if below.any() else 0]] = True
    return flags


def statistic(right, focal, levels):
    """χ² with the correction for continuity."""
    seen = expected = variance = 0.0
    for level in levels:
        count, own, won = level.sum(), (level & ~focal).sum(), right[level].sum()
        if count > 1:
            seen += right[level & ~focal].sum()
            expected += own * won / count
            variance += own * (count - own) * won * (count - won) / (count**2 * (count - 1))
    return max(abs(seen - expected) - 0.5, 0.0) ** 2 / variance
