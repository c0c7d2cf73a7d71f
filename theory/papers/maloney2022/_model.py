"""Linear random features of latent variables, a teacher without preferred direction, and no ridge."""

from __future__ import annotations

from typing import Any

from theory.conventions import convention
from theory.papers._regression import FEATURES, RIDGE, average, unit
from theory.problems import PowerLawRegression, Ridge
from theory.records import Decomposed, Derivation, Identity, Meaning
from theory.symbols import named, parameters, resources

N, T, C = resources("N T C")
alpha, a = parameters("alpha a")
LETTERS = convention("maloney2022")
PROBLEM = PowerLawRegression(a, a, Ridge(T), features=N)  # capacity and source are the same here
CONSTANT = unit(LETTERS.capacity) ** LETTERS.capacity
REFERENCE = "Constant: ours. Notes recall the loss of the paper, whose abstract alone was read."

WIDTH = Meaning(N, "number of random features")
SAMPLES = Meaning(T, "number of samples, without noise")
SPECTRUM = Meaning(
    alpha, "the k-th latent variable has variance k^-(1 + alpha), and a weight of size one in the target"
)
EXPONENT = Meaning(a, "1 + alpha")
PREMISES = (RIDGE, FEATURES)
SETTING = average("infinitely many latent variables, no ridge")


def limited(by: str, size: Any, law: Any) -> Derivation:
    """What is left where the samples, or the features, are the fewer."""
    steps = (
        Decomposed("found", PROBLEM, limit=by),
        Identity("tidy", named("found"), unit(a) ** a * size ** (1 - a), why="by the reflection of the gamma function"),
        in_letters("tidy", law),
    )
    return Derivation(PREMISES, steps)


def in_letters(step: str, law: Any) -> Identity:
    """A result in the letters of the paper."""
    return Identity("law", named(step), law, given=((a, LETTERS.capacity),), why="in the letters of the paper")
