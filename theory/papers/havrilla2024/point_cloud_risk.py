"""Learning curve of kernel regression from random points on a manifold."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, NOISE, NOISY, SAMPLES, n, nu
from theory.records import Claim, Combine, Convention, Derivation, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

curve, equivalent = sympy.Function("R")(n), sympy.Function("E")(n)
epsilon, eta, a, b = parameters("epsilon eta a b")

CLAIM = Claim(
    id="havrilla2024:point-cloud-risk",
    title="Point clouds learn at the rate of their spectrum",
    statement=Limit(curve / equivalent, n, sympy.oo, sympy.S.One),
    source="ours",
    fidelity="as stated",
    reference="Textbook ingredients: Opper and Vivarelli 1999, Sollich and Halees 2002, matrix Chernoff bounds.",
    meanings=(
        Meaning(curve, "average squared error of Bayes kernel regression from n random points of the torus"),
        Meaning(
            equivalent,
            "its prediction from the spectrum: the solution of E = sum_j (sigma^2 + E) lambda_j/(n lambda_j + "
            "sigma^2 + E)",
        ),
        Meaning(epsilon, "deviation of the sampled from the true covariance of the modes, tending to zero with n"),
        Meaning(eta, "E/sigma^2, tending to zero with n"),
        SAMPLES,
        Meaning(nu, "smoothness of the Matérn kernel of the ambient distance"),
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(
        loss="squared", mode="expectation", target="average", limits="n to infinity at fixed kernel and noise"
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "1 <= R/S(sigma^2) with S(v) = sum_j v lambda_j/(n lambda_j + v): the trace of the inverse is convex "
                "(Jensen, averaged over the points)",
            ),
            Premise(
                "citation",
                "R/S(sigma^2) <= 1/(1 - epsilon): matrix Chernoff bound on the sampled covariance of the modes, since "
                "n exceeds their effective number by any factor, logarithms included",
            ),
            Premise(
                "assumption",
                "1 <= E/S(sigma^2) <= 1 + eta with eta = E/sigma^2: E = S(sigma^2 + E), and S(v) increases and S(v)/v "
                "decreases in v",
            ),
        ),
        steps=(
            Squeeze(
                "a",
                lower=sympy.S.One,
                upper=1 / (1 - epsilon),
                slack=epsilon,
                why="R/S(sigma^2), by the first two premises",
            ),
            Squeeze("b", lower=sympy.S.One, upper=1 + eta, slack=eta, why="E/S(sigma^2), by the third premise"),
            Combine("ratio", a / b, why="R/E"),
        ),
    ),
    instances=tuple(
        Instance.of(nu=smoothness, d=dimension, sigma=1) for smoothness in ("1/2", "3/2") for dimension in (1, 2, 3)
    ),
    notes="Noise matters: without it the ratio tends to 4/3 on a line with nu = 1/2 (Brownian bridges between points).",
)
