"""Kinds of items mixed in one calibration: 2PL, 3PL with a known c, graded."""

import time

import numpy as np

import ours
from bank import generator, sigmoid
from table import Line, Mean, rms, short

PEOPLE, TWO, THREE, GRADED = 10_000, 20, 12, 8
GUESSING = 0.2
OWN = {"2PL": slice(0, TWO), "3PL": slice(TWO, TWO + THREE), "GRM": slice(TWO + THREE, TWO + THREE + GRADED)}


def lines(count, peer):
    """One line a kind, over so many data sets; the peer is pip `mirt`, its c fixed too."""
    errors, seconds = {"ours": [], "mirt": []}, {"ours": [], "mirt": []}
    for seed in range(count):
        scores, a, thresholds = drawn(seed)
        for name, engine in [("ours", mine), ("mirt", mirt)][: 2 if peer else 1]:
            slopes, places, took = engine(scores)
            misses = [np.ravel(found) - np.ravel(true) for found, true in zip(places, thresholds)]
            errors[name].append([(rms(slopes[own] - a[own]), rms(np.concatenate(misses[own]))) for own in OWN.values()])
            seconds[name].append(took)
    return [line(place, kind, errors, seconds) for place, kind in enumerate(OWN)]


def line(place, kind, errors, seconds):
    """The line of a kind: RMSE of slopes and of thresholds."""
    shown, met, gaps = {}, None, []
    for name, found in errors.items():
        if found:
            a, b = np.mean(found, axis=0)[place]
            shown[name] = f"a {short(a, 4)}, b {short(b, 4)} ({np.mean(seconds[name]):.1f} s for all)"
    if errors["mirt"]:
        one, other = (np.array(errors[name])[:, place] for name in ("ours", "mirt"))
        gaps = [Mean.over(one[:, k] - other[:, k]) for k in (0, 1)]
        met = all(gap.no_more_than(0.01 * other[:, k].mean()) for k, gap in enumerate(gaps))
    return Line(
        what=f"mixed, {PEOPLE:,} × {TWO + THREE + GRADED} in one go: {kind}",
        goal="recovery no worse than peers",
        ours=shown["ours"],
        baseline=f"mirt {shown['mirt']}" if "mirt" in shown else "",
        error="differences " + ", ".join(f"{gap.shown(4)} {gap.error_shown()}" for gap in gaps) if gaps else "",
        met=met,
    )


def drawn(seed):
    """Scores, slopes, and thresholds by item: one, or three of a graded item."""
    random = generator(6, seed)
    count = TWO + THREE + GRADED
    a = np.clip(np.exp(random.normal(0.2, 0.35, count)), 0.4, 3.0)
    thresholds = [np.clip(random.normal(0, 1.1, 1), -3.2, 3.2) for _ in range(TWO + THREE)]
    thresholds += [np.array([-1.2, 0.0, 1.2]) + random.normal(0, 0.4) for _ in range(GRADED)]
    theta, scores = random.standard_normal(PEOPLE), np.zeros((PEOPLE, count), int)
    for item in range(count):
        above = sigmoid(a[item] * (theta[:, None] - thresholds[item]))
        if TWO <= item < TWO + THREE:
            above = GUESSING + (1 - GUESSING) * above
        scores[:, item] = (random.random((PEOPLE, 1)) < above).sum(1)
    return scores, a, thresholds


def mine(scores):
    """Slopes, thresholds and seconds of our engine."""
    person, item = np.nonzero(scores >= 0)
    models = [("2PL", 0)] * TWO + [("3PL", GUESSING)] * THREE + [("GRM", 0)] * GRADED
    result = ours.calibrate(person, item, scores[person, item], models)
    slopes = np.array([found["a"] for found in result["items"]])
    return slopes, [np.array(found["thresholds"]) for found in result["items"]], result["seconds"]


def mirt(scores):
    """Slopes, thresholds and seconds of pip `mirt`, c fixed at what it is."""
    from mirt import fit_mirt

    begun = time.perf_counter()
    fit = fit_mirt(
        scores,
        model=["2PL"] * TWO + ["3PL"] * THREE + ["GRM"] * GRADED,
        n_quadpts=41,
        start_values={"3PL.guessing": np.full(THREE, GUESSING)},
        fixed={"3PL.guessing": True},
        compute_standard_errors=False,
    )
    found, seconds = fit.model.parameters, time.perf_counter() - begun
    slopes = np.concatenate([found[f"{kind}.discrimination"] for kind in ("2PL", "3PL", "GRM")])
    singles = np.concatenate([found["2PL.difficulty"], found["3PL.difficulty"]])
    return slopes, [np.array([b]) for b in singles] + list(found["GRM.thresholds"]), seconds
