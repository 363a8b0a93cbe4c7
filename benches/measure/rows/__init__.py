"""The rows of the table: each module measures one goal and returns a `Section` by its function `measure(settings)`.

To add the next one: write a module with `measure`, and name it in ROWS.
"""

from rows import (
    calibration,
    competences,
    coverage,
    dif,
    domains,
    exposure,
    guessing,
    memory,
    one_dimension,
    online,
    sessions,
    speed,
)

ROWS = [
    one_dimension,
    domains,
    coverage,
    competences,
    exposure,
    guessing,
    speed,
    calibration,
    memory,
    online,
    dif,
    sessions,
]


def name(row):
    """The short name of a row, as `ROWS=` chooses it."""
    return row.__name__.split(".")[-1]
