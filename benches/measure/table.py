"""Lines of the table, Monte-Carlo errors, and the page they are written to."""

import datetime
import os
import platform
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Line:
    """A line: what was measured, what it should be, what it is, against whom."""

    what: str
    goal: str
    ours: str
    baseline: str
    met: bool | None = None
    """Whether the goal is met; None where nothing is asked, or where it is not measured yet."""
    bound: str = ""
    error: str = ""


@dataclass(frozen=True)
class Section:
    """The lines of a goal, and how they were measured."""

    title: str
    how: str
    lines: list


@dataclass(frozen=True)
class Mean:
    """A mean over runs and its Monte-Carlo error: the standard deviation of the runs over the root of their number."""

    value: float
    error: float

    @classmethod
    def over(cls, runs):
        """The mean of figures, one a run."""
        runs = np.asarray(runs, float)
        spread = runs.std(ddof=1) if len(runs) > 1 else np.nan
        return cls(float(runs.mean()), float(spread / np.sqrt(len(runs))))

    def shown(self, digits=3):
        """The mean, without the 0 before the point."""
        return short(self.value, digits)

    def error_shown(self, digits=4):
        """The error."""
        return "" if np.isnan(self.error) else "±" + short(self.error, digits)

    def no_more_than(self, allowed):
        """Whether a difference is within what is allowed, or within two errors of nothing."""
        return bool(self.value <= max(allowed, 0.0 if np.isnan(self.error) else 2 * self.error))


def short(value, digits=3):
    """A number as tables print it: .402, −.013, 1.030."""
    text = f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")
    return text.replace("0.", ".", 1) if text.lstrip("−").startswith("0.") else text


def rms(errors):
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(errors))))


def machine():
    """The model and the number of processors."""
    model = platform.processor() or "unknown processor"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = names[0] if names else model
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores"


HEAD = """# Measurement: the table of goals

Written by `make bench-measure`; not by hand. Sources: `benches/measure/`. All engines see the same simulated people and
the same uniform draws. *Error* is the Monte-Carlo error of the figure (of the difference or ratio, where one is shown):
the standard deviation over runs, a run being one bank with one sample of people, over the root of the number of runs.
"""


def page(sections, settings, seconds):
    """The whole page, in Markdown."""
    size = "FULL=1" if settings.full else "default"
    today = datetime.date.today().isoformat()
    peers = "catsim 0.21.0, girth 0.8.0, pip `mirt` 1.2.0"
    head = [HEAD, f"{today}; {machine()}; Python {platform.python_version()}, numpy {np.__version__}; peers {peers}."]
    load = f"load of the machine at the end {os.getloadavg()[2]:.1f} (a mean over 15 minutes; the run itself makes 1 to 2)"
    head.append(f"Settings: {size}; {seconds / 60:.0f} minutes in all; {load}.\n")
    return "\n".join(head + [shown(section) for section in sections])


def shown(section):
    """A section, in Markdown."""
    rows = [f"## {section.title}\n", section.how + "\n"]
    rows.append("| what | goal | ours | baseline | bound | error | met |")
    rows.append("| --- | --- | --- | --- | --- | --- | --- |")
    for line in section.lines:
        met = {True: "met", False: "**missed**", None: "–"}[line.met]
        cells = [line.what, line.goal, line.ours, line.baseline, line.bound, line.error, met]
        rows.append("| " + " | ".join(cell or "–" for cell in cells) + " |")
    return "\n".join(rows) + "\n"
