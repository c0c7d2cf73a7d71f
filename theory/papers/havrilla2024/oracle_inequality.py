"""Least squares over finitely many functions, from noisy labels."""

import sympy

from theory.records import (
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Identity,
    Inequality,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import parameters

N, n, sigma, b, t = parameters("N n sigma b t")
x, z = parameters("x z")
risk = sympy.Symbol("risk", positive=True)
largest = sympy.symbols("largest", positive=True)

CLAIM = Claim(
    id="havrilla2024:oracle-inequality",
    title="Oracle inequality for least squares",
    statement=Inequality(risk, "<=", 4 * b**2 + 12 * sigma**2 * (sympy.log(N) + 1) / n),
    source="textbook",
    fidelity="reconstructed",
    reference=(
        "Textbook (least squares over a cover), constants ours. Notes recall bounds of this form for the paper and "
        "for Chen et al. 2022; they were not seen."
    ),
    meanings=(
        Meaning(risk, "mean squared distance, at the sample points, of the least-squares choice from the target"),
        Meaning(b, "distance of the nearest of the functions from the target"),
        Meaning(N, "number of functions"),
        Meaning(n, "number of samples"),
        Meaning(sigma, "standard deviation of the Gaussian noise"),
        Meaning(x, "distance of the choice from the target"),
        Meaning(
            z, "largest mean product of the noise with a unit vector from the nearest function to one of the others"
        ),
        Meaning(t, "value of n z^2/sigma^2"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "the choice fits the labels at least as well as the nearest function does, so x^2 <= b^2 + 2 (x + b) z "
                "(textbook: basic inequality, triangle inequality)",
            ),
            Premise(
                "citation",
                "n z^2/sigma^2 is the largest of N squared normal deviates, which exceeds t with a probability of at "
                "most N exp(-t/2) and of at most one; means are integrals of such probabilities (textbook)",
            ),
        ),
        steps=(
            Bound(
                name="basic",
                relation=x**2 <= 4 * b**2 + 6 * z**2,
                facts=(x**2 <= b**2 + 2 * (x + b) * z,),
                why="solved for x",
            ),
            Identity(
                name="largest",
                lhs=2 * sympy.log(N) + sympy.Integral(N * sympy.exp(-t / 2), (t, 2 * sympy.log(N), sympy.oo)),
                rhs=2 * sympy.log(N) + 2,
                why="bound on the mean of n z^2/sigma^2, with probability one up to 2 log N",
            ),
            Combine(
                name="bound",
                expression=risk <= 4 * b**2 + 6 * sigma**2 * largest / n,
                why="mean of the first step",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(N=count, n=size, sigma=1, b=distance)
        for count, size, distance in ((64, 50, "1/2"), (1000, 100, "1/10"), (16, 400, 1))
    ),
    notes="With a cover of radius delta in place of finitely many functions a term of order delta is added.",
)
