"""Simulated banks, people and draws: the same for every engine."""

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Bank:
    """Dichotomous items, P(right) = c + (1 − c) / (1 + e^(−a (θ − b)))."""

    a: np.ndarray
    b: np.ndarray
    c: np.ndarray
    domain: np.ndarray
    competence: np.ndarray

    def __len__(self):
        return len(self.a)

    @property
    def domains(self):
        """How many domains."""
        return int(self.domain.max()) + 1

    @property
    def competences(self):
        """How many competences."""
        return int(self.competence.max()) + 1

    def chance(self, theta):
        """P(right) of each item at each ability: a column an item."""
        return self.c + (1 - self.c) * sigmoid(self.a * (np.asarray(theta)[..., None] - self.b))

    def answered(self, abilities, draws):
        """Right or wrong, by person and item; `abilities` has a column an item, that of its competence."""
        return draws < self.c + (1 - self.c) * sigmoid(self.a * (abilities - self.b))

    def information(self, theta):
        """Fisher information of each item at each ability: a column an item."""
        star = sigmoid(self.a * (np.asarray(theta)[..., None] - self.b))
        chance = self.c + (1 - self.c) * star
        return self.a**2 * (1 - self.c) * star**2 * (1 - star) / np.maximum(chance, 1e-300)

    def dealt(self, domains, competences=None):
        """The same items dealt in turn to domains, or to competences that are dealt in turn to domains."""
        count = competences or domains
        competence = np.arange(len(self)) % count
        return replace(self, domain=competence % domains, competence=competence)


def sigmoid(x):
    """The logistic curve, without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def generator(*seed):
    """Random numbers that belong to these numbers and to no others."""
    return np.random.default_rng(np.random.SeedSequence(seed))


def drawn(seed, two_parameters=300, three_parameters=125, guessing=None):
    """A bank: ln a ~ N(.2, .35) clipped to .4–3, b ~ N(0, 1.1) clipped to ±3.2; c of 3PL items ~ U(.1, .3) unless stated."""
    random = generator(1, seed)
    count = two_parameters + three_parameters
    a = np.clip(np.exp(random.normal(0.2, 0.35, count)), 0.4, 3.0)
    b = np.clip(random.normal(0.0, 1.1, count), -3.2, 3.2)
    c = np.zeros(count)
    c[two_parameters:] = random.uniform(0.1, 0.3, three_parameters) if guessing is None else guessing
    order = random.permutation(count)
    nothing = np.zeros(count, int)
    return Bank(a[order], b[order], c[order], nothing, nothing)


def correlated(people, domains, rho, seed):
    """Abilities of domains, N(0, 1) each, correlated `rho`: a row a person."""
    random = generator(2, seed)
    covariance = np.full((domains, domains), rho) + (1 - rho) * np.eye(domains)
    return random.standard_normal((people, domains)) @ np.linalg.cholesky(covariance).T


def uniform(people, items, seed):
    """The draws that decide answers: a row a person, a column an item."""
    return generator(3, seed).random((people, items))


def write_bank(bank, path):
    """The file of a bank, as the simulator reads it."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,model,domain,competence,a,b,c,b1,b2,b3,minutes\n")
        for item in range(len(bank)):
            model = "3PL" if bank.c[item] > 0 else "2PL"
            place = f"d{bank.domain[item] + 1},c{bank.competence[item] + 1}"
            numbers = ",".join(repr(float(x[item])) for x in (bank.a, bank.b, bank.c))
            file.write(f"i{item},{model},{place},{numbers},,,,0.83\n")


def write_people(abilities, path, competences=None):
    """The file of people: abilities of domains, and of competences where they differ from the domain's."""
    domains = abilities.shape[1]
    names = ["theta"] if domains == 1 else [f"t{d + 1}" for d in range(domains)]
    columns = [np.arange(len(abilities))[:, None], abilities]
    if competences is not None:
        names += [f"c{k + 1}" for k in range(competences.shape[1])]
        columns.append(competences)
    formats = ["%d"] + ["%.17g"] * (len(names))
    np.savetxt(path, np.hstack(columns), delimiter=",", header=",".join(["id", *names]), comments="", fmt=formats)


def write_draws(draws, path):
    """The file of draws: no header."""
    np.savetxt(path, draws, delimiter=",", fmt="%.17g")
