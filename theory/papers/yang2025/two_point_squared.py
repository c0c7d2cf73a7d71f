"""Two means that n Gaussian samples hardly tell apart: squared loss pays 1/n."""

import sympy

from theory.records import Bound, Claim, Convention, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

R, sigma, n, delta, x, w = parameters("R sigma n delta x w")
p, m, A = parameters("p m A")
t, y = parameters("t y", positive=False)

DEVIATION = sigma / sympy.sqrt(n)
DENSITY = sympy.exp(-((y + delta) ** 2) / (2 * DEVIATION**2)) / (DEVIATION * sympy.sqrt(2 * sympy.pi))
CONSTANT = sympy.Rational(3314, 10000)
SEPARATION = sympy.Rational(6, 5)
TAIL = sympy.Rational(1150696, 10**7)

CLAIM = Claim(
    id="yang2025:two-point-squared",
    title="Two-point lower bound under squared loss",
    statement=Inequality(R, ">=", CONSTANT * sigma**2 / n),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Le Cam's method of two points (textbook: Tsybakov 2009, section 2.4); adding the losses at the two points in "
        "place of a test makes this constant, ours. The summaries of the paper name an information-theoretic two-point "
        "reduction and do not give it."
    ),
    meanings=(
        Meaning(
            R,
            "least, over all estimators, of the larger mean squared error at the two means 6/5 sigma n^(-1/2) and "
            "minus that",
        ),
        Meaning(sigma, "standard deviation of the Gaussian samples"),
        Meaning(n, "number of samples"),
        Meaning(delta, "distance of the two means from zero"),
        Meaning(x, "delta in units of sigma n^(-1/2)"),
        Meaning(t, "what an estimator answers"),
        Meaning(p, "density of the data at mean delta"),
        Meaning(m, "density of the data at mean -delta"),
        Meaning(w, "the smaller of the two"),
        Meaning(A, "its integral, the overlap"),
        Meaning(y, "sample mean"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation", "the larger of two risks is at least their mean, and risks are integrals over the data"
            ),
            Premise(
                "citation", "the sample mean is sufficient, so the overlap is that of its two densities (textbook)"
            ),
            Premise(
                "citation", "the normal distribution (tables): a deviation beyond -6/5 has probability 0.1150696..."
            ),
        ),
        steps=(
            Bound(
                name="separation",
                relation=p * (t - delta) ** 2 + m * (t + delta) ** 2 >= 2 * delta**2 * w,
                facts=(p >= w, m >= w),
                why="whatever the answer, both losses together are at least 2 delta^2 times the smaller density",
            ),
            Identity(
                name="overlap",
                lhs=2 * sympy.Integral(DENSITY, (y, 0, sympy.oo)),
                rhs=sympy.erfc(x / sympy.sqrt(2)),
                given=((delta, x * sigma / sympy.sqrt(n)),),
                why="twice the chance of a sample mean on the wrong side, 2 Phi(-x)",
            ),
            Bound(
                name="bound",
                relation=CONSTANT * sigma**2 / n <= R,
                facts=(
                    delta**2 * A <= R,
                    sympy.Eq(delta**2 * n, SEPARATION**2 * sigma**2),
                    A >= 2 * TAIL,
                ),
                why="the mean of the two risks is at least delta^2 times the overlap; x = 6/5 is close to the best",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=k, sigma=s) for k, s in ((1, 1), (25, 1), (100, "1/2"), (400, 3))),
    notes=(
        "The best separation, x = 1.1906, gives 0.33143. The mean of the samples has the risk sigma^2/n: no rate but "
        "1/n comes of two points under squared loss. The exact least risk at these points is 0.479 sigma^2/n."
    ),
)
