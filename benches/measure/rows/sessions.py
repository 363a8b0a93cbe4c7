"""Whole sessions: validation against the best fixed form, and help from another in a free session."""

import json
import subprocess

import numpy as np

import settings
from table import Line, Mean, Section, short

HOW = """Six domains correlated .7, 80 competences (τ .3), 480 questions of 50 seconds on average and 60 simulations of
several scores that take three times as long: {banks} banks × {people} people (`benches/measure/speed/src/bin/sessions.rs`).
The fixed form is the best 100 questions, put together greedily for the least posterior variance over the population;
everybody answers all of it. Ours: `joint-a`, gain per minute, exposure held by prices. *Variants*: each question and each
simulation is a family of three, and exposure is counted by variant. *Positioning*: an honest free session of 25 minutes
before it, as prior with half weight and a drift of .2, dropped for who fails the consistency check. Help: one logit in a
free session of 40 answers, then 40 supervised ones; false passes are of people truly up to .5 below the cut."""


def measure(sizes):
    """The lines of both goals."""
    banks, people = (1, 100) if sizes.quick else (3, 600)
    found = figures(people, [str(seed) for seed in range(1, banks + 1)])
    return Section("Sessions of validation, and help from another", HOW.format(banks=banks, people=people), lines(found))


def figures(people, banks):
    """Figures by name, each a list over banks."""
    command = [settings.target() / "release" / "sessions", str(people), *banks]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def lines(found):
    """Precision after 45 minutes, minutes until it is reached, false passes and honest people flagged."""
    form = f"best fixed form, {found['form_minutes'].mean():.0f} minutes"
    goal = "≤ 45 minutes, exposure ≤ .20, as precise as the form"
    helped = Mean.over(found["passes_checked"] - found["passes_supervised"])
    flagged = Mean.over(found["flagged_honest"])
    return [
        against(found, "45 minutes without control of exposure", "", "adaptive", "form_by_domain", form),
        against(found, "45 minutes, fixed questions", f"{goal} scored by domain", "held", "form_by_domain", form),
        against(found, "45 minutes, three variants each", f"{goal} scored by domain", "families", "form_by_domain", form),
        against(found, "the same, stretch", f"{goal} scored jointly", "families", "form_jointly", form),
        against(found, "45 minutes, fixed questions, by eligibility", "", "lottery", "form_by_domain", form),
        against(found, "45 minutes, 4 simulations and 4 items a domain reserved", "", "reserved", "form_by_domain", form),
        against(
            found,
            f"45 minutes after positioning ({100 * found['positioned_dropped'].mean():.0f} % dropped)",
            f"{goal} scored jointly",
            "positioned",
            "form_jointly",
            form,
        ),
        Line(
            what="minutes until as precise as the form scored by domain, exposure ≤ .20",
            goal="",
            ours=f"{found['stopped_minutes'].mean():.0f} minutes, RMSE {short(found['stopped'].mean())}",
            baseline=f"{form}, RMSE {short(found['form_by_domain'].mean())}",
        ),
        Line(
            what="false passes with a helper",
            goal="within 3 points of certified answers alone",
            ours=f"{100 * found['passes_checked'].mean():.1f} %",
            baseline=f"certified answers alone {100 * found['passes_supervised'].mean():.1f} %",
            error=helped.error_shown(),
            met=helped.no_more_than(0.03),
        ),
        Line(
            what="honest people flagged",
            goal="≤ 5 %",
            ours=f"{100 * flagged.value:.1f} % (of the helped {100 * found['flagged_helped'].mean():.1f} %)",
            baseline="",
            error=flagged.error_shown(),
            met=bool(flagged.value <= 0.05),
        ),
    ]


def against(found, what, goal, ours, theirs, form):
    """A line: RMSE after 45 minutes against a scoring of the form."""
    difference = Mean.over(found[ours] - found[theirs])
    exposure = found[f"{ours}_exposure"].mean()
    minutes = found[f"{ours}_minutes"].mean()
    return Line(
        what=what,
        goal=goal,
        ours=f"RMSE {short(found[ours].mean())}, {minutes:.0f} minutes, largest exposure {short(exposure)}",
        baseline=f"{form}: RMSE {short(found[theirs].mean())}",
        error=f"difference {difference.value:+.3f} {difference.error_shown()}".replace("-", "−"),
        met=difference.no_more_than(0.0) and minutes <= 45 and exposure <= 0.2005 if goal else None,
    )
