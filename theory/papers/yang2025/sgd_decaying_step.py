"""SGD with the step 1/(mu t) on a quadratic in one dimension, exactly."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Identity, Induction, Instance, Meaning, Premise
from theory.symbols import parameters

mu, sigma = parameters("mu sigma")
t, T = parameters("t T", integer=True)
x, xi = parameters("x xi", positive=False)
spread = sympy.symbols("spread", positive=True)
excess = sympy.Function("epsilon")(T)

CLAIM = Claim(
    id="yang2025:sgd-decaying-step",
    title="SGD with a decaying step on a quadratic",
    statement=Equality(excess, sigma**2 / (2 * mu * T)),
    source="textbook",
    fidelity="as stated",
    reference="Textbook: with this step the last point is the mean of noisy answers (Robbins and Monro 1951).",
    meanings=(
        Meaning(excess, "mean value above the least one of f(x) = mu x^2/2 after T steps, from any start"),
        Meaning(mu, "strong convexity"),
        Meaning(sigma, "standard deviation of the noise of a gradient, independent of the others, with mean zero"),
        Meaning(T, "number of steps"),
        Meaning(t, "a step, with step size 1/(mu t)"),
        Meaning(x, "the point before the step"),
        Meaning(xi, "the noise of its gradient"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="fixed"),
    derivation=Derivation(
        premises=(Premise("assumption", "f(x) = mu x^2/2; the variances of independent noise add"),),
        steps=(
            Identity(
                name="step",
                lhs=t * (x - (mu * x + xi) / (mu * t)),
                rhs=(t - 1) * x - xi / mu,
                why="t times the point after step t: what was t - 1 times the point before loses xi/mu",
            ),
            Induction(
                name="spread",
                formula=T * sigma**2 / mu**2,
                index=T,
                start=sympy.S.Zero,
                increment=sigma**2 / mu**2,
                why="mean square of T times the point after T steps: zero at first, wherever the start lies",
            ),
            Identity(
                name="excess",
                lhs=mu / 2 * spread / T**2,
                rhs=sigma**2 / (2 * mu * T),
                why="mu/2 times the mean square of the point",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(mu=m, sigma=s, T=k) for m, s, k in (("3/10", 1, 50), ("3/10", 1, 200), (2, "1/2", 1), (1, 3, 800))
    ),
    notes="Three times the oracle lower bound: no method does better than this by more than a constant factor.",
)
