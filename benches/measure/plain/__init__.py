"""Plain engines in numpy, in batch over people: what ours is compared with, and the bounds nobody passes."""
