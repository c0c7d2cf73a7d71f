"""What noisy gradients cost any method: the two-point bound for a stochastic oracle."""

import sympy

from theory.papers.yang2025.two_point_squared import CONSTANT
from theory.records import Bound, Claim, Convention, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

R, d, mu, sigma, T = parameters("R d mu sigma T")
x, theta, xi = parameters("x theta xi", positive=False)

CLAIM = Claim(
    id="yang2025:stochastic-oracle",
    title="Stochastic oracle lower bound",
    statement=Inequality(R, ">=", CONSTANT / 2 * sigma**2 / (mu * T)),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours, by the two-point bound; the order is textbook (Nemirovski and Yudin 1983). The summaries of the paper "
        "name both kinds of argument and do not give them."
    ),
    meanings=(
        Meaning(
            R,
            "least, over all methods that ask T noisy gradients of f(x) = mu (x - theta)^2/2 at points of their "
            "choice, of the larger mean value above the least one at the two minimisers theta",
        ),
        Meaning(mu, "strong convexity"),
        Meaning(sigma, "standard deviation of the Gaussian noise of a gradient"),
        Meaning(T, "number of gradients"),
        Meaning(d, "the larger mean squared distance from the minimiser"),
        Meaning(theta, "minimiser, 6/5 sigma/(mu sqrt(T)) or minus that"),
        Meaning(x, "a point asked"),
        Meaning(xi, "the noise of its gradient"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "yang2025:two-point-squared: from T draws of deviation sigma/mu around theta the larger mean squared "
                "error of any estimate is at least 0.3314 sigma^2/(mu^2 T)",
            ),
            Premise("assumption", "each gradient has fresh noise, whatever was asked before"),
        ),
        steps=(
            Identity(
                name="answer",
                lhs=x - (mu * (x - theta) + xi) / mu,
                rhs=theta - xi / mu,
                why="a gradient at a known point is a draw around theta, wherever the point lies",
            ),
            Bound(
                name="bound",
                relation=CONSTANT / 2 * sigma**2 / (mu * T) <= R,
                facts=(sympy.Eq(R, mu * d / 2), d >= CONSTANT * (sigma / mu) ** 2 / T),
                why="the value above the least one is mu/2 times the squared distance",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(mu=m, sigma=s, T=k) for m, s, k in (("3/10", 1, 50), ("3/10", 1, 200), (2, "1/2", 4), (1, 3, 800))
    ),
    notes=(
        "SGD with the step 1/(mu t) has 1/2 in place of 0.1657, so the rate 1/T of noisy optimisation is matched from "
        "below under squared loss."
    ),
)
