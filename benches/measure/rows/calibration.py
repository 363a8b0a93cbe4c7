"""Items from answers: seconds, likelihood and recovery, against girth and pip `mirt`."""

import numpy as np

import ours
import peers
from plain import likelihood
from rows import mixed
from table import Line, Mean, Section, rms, short

SIZES = [(1_000, 40, 40, None), (10_000, 40, 40, 0.3), (20_000, 300, 36, 1.5)]
"""People, items, answers a person, goal in seconds."""
LARGE = (270_000, 1_000, 60, 90.0)
NODES = 41
SLACK = 0.1

HOW = """2PL, θ ~ N(0, 1), ln a ~ N(.2, .35), b ~ N(0, 1.1): {count} data set(s) a size. Ours: by the example
`calibrate`, seconds as it says (without reading the file), standard errors included; *as set* with its default priors
and nodes, *ML* without priors over 41 nodes. pip `mirt`: 41 nodes, with its standard errors and without; girth: 41
nodes, no standard errors, dense answers only (its sparse run did not end in 200 s). The sparse size is without pip
`mirt`'s errors, which take it minutes. Log-likelihood (a mean) of each engine's parameters on one fine grid of 161
nodes; it counts as no worse when it is not lower by more than .1. Recovery: RMSE of a and b, not above the best
peer's by more than 1 % or two errors of the difference. LSAT6 and LSAT7 are tested in the crate
(`tests/it/calibrated.rs`): −2466.653 and −2658.805."""


def measure(settings):
    """Lines a size: seconds, likelihood, recovery; then kinds mixed."""
    count = 1 if settings.quick else 3
    lines = [line for size in SIZES for line in measured(size, count)]
    lines += mixed.lines(count, peer=not settings.quick)
    if settings.full:
        lines += large()
    return Section("Calibration", HOW.format(count=count), lines)


def measured(size, count):
    """The lines of a size."""
    people, items, each, seconds_max = size
    runs = [engines(likelihood.drawn(people, items, each, seed), dense=each == items) for seed in range(count)]
    name = f"{people:,} × {items}" + ("" if each == items else f", {each} each")
    return [seconds(name, runs, seconds_max), likelihoods(name, runs), *recoveries(name, runs)]


def engines(answers, dense):
    """Of each engine: seconds, log-likelihood, RMSE of a, RMSE of b."""
    found, listed = {}, answers.listed()

    def enter(name, a, b, seconds):
        loglik = likelihood.marginal(answers.scores, a, b)
        found[name] = (seconds, loglik, rms(a - answers.a), rms(b - answers.b))

    for name, options in (("as set", {}), ("ML", {"priors": False, "nodes": NODES})):
        result = ours.calibrate(*listed, **options)
        enter(name, column(result, "a"), column(result, "b"), result["seconds"])
    for name, errors in [("mirt", False), ("mirt with errors", True)][: 2 if dense else 1]:
        fit, seconds = peers.mirt_calibration(answers.scores.astype(int), NODES, errors=errors)
        enter(name, fit.model.parameters["discrimination"], fit.model.parameters["difficulty"], seconds)
    if dense:
        enter("girth", *peers.girth_calibration(answers.scores.astype(int)))
    return found


def column(result, key):
    """A parameter of all items."""
    return np.array([item[key] for item in result["items"]])


def of(runs, engine, place):
    """A figure of an engine in every run."""
    return np.array([run[engine][place] for run in runs])


def beside(runs, place, digits):
    """The figure of each peer, as text."""
    names = [name for name in runs[0] if name not in ("as set", "ML")]
    return ", ".join(f"{name} {number(of(runs, name, place).mean(), digits)}" for name in names)


def number(value, digits):
    """Seconds, likelihoods, errors: with thousands apart."""
    return f"{value:,.{digits}f}".replace("-", "−")


def seconds(name, runs, seconds_max):
    """The line of the time."""
    taken = Mean.over(of(runs, "as set", 0))
    return Line(
        what=f"{name}: seconds",
        goal=f"≤ {seconds_max} s" if seconds_max else "",
        ours=f"{taken.value:.2f} s as set, {of(runs, 'ML', 0).mean():.2f} s ML",
        baseline=beside(runs, 0, 2),
        error=taken.error_shown(2),
        met=bool(taken.value <= seconds_max) if seconds_max else None,
    )


def likelihoods(name, runs):
    """The line of the log-likelihood: ours by ML less the best peer's."""
    best = np.max([of(runs, peer, 1) for peer in runs[0] if peer not in ("as set", "ML")], axis=0)
    gap = of(runs, "ML", 1) - best
    return Line(
        what=f"{name}: log-likelihood",
        goal="no worse than the best peer, same nodes",
        ours=f"ML {number(of(runs, 'ML', 1).mean(), 2)}",
        baseline=beside(runs, 1, 2),
        error=f"difference {gap.min():+.3f} at worst".replace("-", "−"),
        met=bool(gap.min() >= -SLACK),
    )


def recoveries(name, runs):
    """The lines of the recovery of slopes and difficulties."""
    for place, parameter in ((2, "a"), (3, "b")):
        peer = min((p for p in runs[0] if p not in ("as set", "ML")), key=lambda p: of(runs, p, place).mean())
        gap = Mean.over(of(runs, "as set", place) - of(runs, peer, place))
        yield Line(
            what=f"{name}: RMSE of {parameter}",
            goal="no worse than peers",
            ours=f"{short(of(runs, 'as set', place).mean(), 4)} as set, {short(of(runs, 'ML', place).mean(), 4)} ML",
            baseline=beside(runs, place, 4),
            error=f"difference {gap.shown(4)} {gap.error_shown()}",
            met=gap.no_more_than(0.01 * of(runs, peer, place).mean()),
        )


def large():
    """The largest size, ours alone: peers want it as a dense table of floats."""
    people, items, each, seconds_max = LARGE
    answers = likelihood.drawn(people, items, each, 0)
    result = ours.calibrate(*answers.listed())
    a, b = rms(column(result, "a") - answers.a), rms(column(result, "b") - answers.b)
    taken, met = result["seconds"], bool(result["seconds"] <= seconds_max)
    figures = f"{taken:.0f} s; RMSE a {short(a, 4)}, b {short(b, 4)}"
    yield Line(f"{people:,} × {items:,}, {each} each: seconds", f"≤ {seconds_max:.0f} s", figures, "", met)
