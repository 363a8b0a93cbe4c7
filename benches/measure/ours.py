"""Our engine, called as any program would: by its examples, with files in and JSON out."""

import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import bank as banks
import settings
from table import rms


def call(name, *arguments):
    """What an example prints, read as JSON."""
    command = [str(settings.binaries() / name), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)


def simulate(bank, abilities, draws, rule, items, competences=None, steps=False, **options):
    """One session a person by the example `simulate`; options as it names them (`exposure=0.2`, `rho=0.7`, `tau=0.3`).

    What it says; with `steps` also the estimates of the domains after each item, under "steps": (people, items, domains).
    """
    with tempfile.TemporaryDirectory() as folder:
        names = ("bank.csv", "people.csv", "draws.csv", "paths.csv")
        bank_file, people_file, draws_file, paths_file = (Path(folder, name) for name in names)
        banks.write_bank(bank, bank_file)
        banks.write_people(abilities, people_file, competences)
        banks.write_draws(draws, draws_file)
        arguments = ["--bank", bank_file, "--people", people_file, "--draws", draws_file]
        arguments += ["--rule", rule, "--items", items, "--seed", 1]
        if steps:
            arguments += ["--paths", paths_file]
        for name, value in options.items():
            arguments += [f"--{name}", value]
        found = call("simulate", *arguments)
        if steps:
            found["steps"] = means(paths_file, abilities.shape[1]).reshape(len(abilities), items, -1)
        return found


def means(path, domains):
    """The means of the domains, in their order, of every row of a file of paths."""
    header = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    columns = [header.index(f"d{domain + 1}_mean") for domain in range(domains)]
    return np.loadtxt(path, delimiter=",", skiprows=1, usecols=columns, ndmin=2)


def rmse_by_length(bank, abilities, draws, rule, lengths, **options):
    """Root mean square error over domains and people, a figure a length."""
    found = simulate(bank, abilities, draws, rule, max(lengths), steps=True, **options)["steps"]
    return np.array([rms(found[:, length - 1] - abilities) for length in lengths])


def write_responses(path, person, item, score):
    """The file of answers: person, item, score."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("person,item,score\n")
        file.writelines(f"p{p},i{i},{s}\n" for p, i, s in zip(person.tolist(), item.tolist(), score.tolist()))


def calibrate(person, item, score, models=None, priors=True, nodes=None):
    """Items from answers, in the order of their numbers; `models` gives (name of the model, c) of each item."""
    with tempfile.TemporaryDirectory() as folder:
        responses, items = Path(folder, "responses.csv"), Path(folder, "items.csv")
        write_responses(responses, person, item, score)
        arguments = ["--responses", responses, "--model", "file" if models else "2pl"]
        if models:
            rows = [f"i{k},{model},{c}" for k, (model, c) in enumerate(models)]
            items.write_text("\n".join(["id,model,c", *rows]) + "\n", encoding="utf-8")
            arguments += ["--items", items]
        if not priors:
            arguments.append("--no-priors")
        if nodes:
            arguments += ["--nodes", nodes]
        found = call("calibrate", *arguments)
    found["items"].sort(key=lambda item: int(item["item"][1:]))
    return found


def dif(person, item, score, focal):
    """Which items differ between two groups, in the order of their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        responses, groups = Path(folder, "responses.csv"), Path(folder, "groups.csv")
        write_responses(responses, person, item, score)
        rows = [f"p{k},{'focal' if f else 'reference'}" for k, f in enumerate(focal)]
        groups.write_text("\n".join(["person,group", *rows]) + "\n", encoding="utf-8")
        found = call("dif", "--responses", responses, "--groups", groups, "--focal", "focal")["items"]
    return sorted(found, key=lambda item: int(item["item"][1:]))
