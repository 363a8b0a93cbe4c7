"""The peers from PyPI, each called by its own documented interface on our banks, people and draws."""

import time
import warnings

import numpy as np


def catsim_sessions(bank, answers, items):
    """catsim's own loop: most information at its own maximum likelihood estimate. Estimates and seconds a step."""
    from catsim.estimation import NumericalSearchEstimator
    from catsim.item_bank import ItemBank
    from catsim.selection import MaxInfoSelector

    its = ItemBank(np.column_stack([bank.a, bank.b, bank.c, np.ones(len(bank))]))
    selector, estimator = MaxInfoSelector(), NumericalSearchEstimator()
    estimates, begun = np.zeros((len(answers), items)), time.perf_counter()
    for person, right in enumerate(answers):
        theta, asked, given = 0.0, [], []
        for step in range(items):
            item = int(selector.select(item_bank=its, administered_items=asked, est_theta=theta))
            asked.append(item)
            given.append(bool(right[item]))
            theta = estimator.estimate(item_bank=its, administered_items=asked, response_vector=given, est_theta=theta)
            estimates[person, step] = theta
    return estimates, (time.perf_counter() - begun) / estimates.size


def mirt_model(bank):
    """pip `mirt`'s model with known parameters; a 2PL item is a 3PL one without guessing."""
    from mirt.models.dichotomous import ThreeParameterLogistic

    model = ThreeParameterLogistic(n_items=len(bank))
    model.set_parameters(discrimination=bank.a, difficulty=bank.b, guessing=bank.c)
    model._is_fitted = True  # its engine asks for a fitted model; known parameters have no public door
    return model


def mirt_sessions(bank, answers, items):
    """pip `mirt`'s interactive adaptive test, EAP over 61 nodes, most information. Estimates and seconds a step."""
    from mirt.cat import CATEngine
    from mirt.cat.stopping import MaxItemsStop

    engine = CATEngine(mirt_model(bank), stopping_rule=MaxItemsStop(items), n_quadpts=61)
    estimates, begun = np.zeros((len(answers), items)), time.perf_counter()
    for person, right in enumerate(answers):
        engine.reset()
        state = engine.get_current_state()
        for step in range(items):
            state = engine.administer_item(int(right[state.next_item]))
            estimates[person, step] = state.theta
    return estimates, (time.perf_counter() - begun) / estimates.size


def mirt_calibration(scores, nodes, errors):
    """The 2PL fit of pip `mirt` and its seconds; −1 stands for an answer that is missing."""
    from mirt import fit_mirt

    begun = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = fit_mirt(scores, model="2PL", n_quadpts=nodes, max_iter=2000, compute_standard_errors=errors)
    return fit, time.perf_counter() - begun


def girth_calibration(scores):
    """Slopes, difficulties and seconds of girth; it takes items by people."""
    import girth

    begun = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = girth.twopl_mml(scores.T, {"quadrature_n": 41})
    return found["Discrimination"], found["Difficulty"], time.perf_counter() - begun
