"""Excess risk of least squares is the sum of its two terms, jointly in model size and samples."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, MODES, NOISE, NOISY, SAMPLES, SMOOTHNESS, C, N, n, sigma
from theory.records import Claim, Convention, Derivation, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

risk, error = sympy.Function("R")(N, n), sympy.Function("E")(N)
epsilon = parameters("epsilon")

CLAIM = Claim(
    id="havrilla2024:additive-risk",
    title="Approximation and variance add up along the frontier",
    statement=Limit(risk / (error + sigma**2 * N / n), C, sympy.oo, sympy.S.One),
    source="ours",
    fidelity="as stated",
    reference="Textbook ingredients: arithmetic and harmonic means, matrix Chernoff bounds.",
    meanings=(
        Meaning(risk, "excess risk of least squares with N Fourier modes on n random points of the torus"),
        Meaning(error, "variance of the target beyond the N modes"),
        Meaning(C, "compute, model size times samples, with N chosen to minimise the sum"),
        Meaning(epsilon, "bound on E(N)/sigma^2 and on the deviation of the sampled Gram matrix from the identity"),
        MODES,
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(
        loss="squared",
        mode="high probability",
        target="average",
        compute=N * n,
        along="frontier",
        limits="probability over the points, expectation over target and noise",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "lower side: the sampled Gram matrix G of N modes of constant total square has trace N, so the "
                "variance sigma^2 tr(G^-1)/n is at least sigma^2 N/n (arithmetic against harmonic mean)",
            ),
            Premise(
                "citation",
                "upper side: G is at least 1 - epsilon with probability tending to one (matrix Chernoff; n/N grows "
                "like a power of C on the frontier), and the score of noise plus unfitted modes has mean square "
                "(sigma^2 + E) N/n exactly",
            ),
        ),
        steps=(
            Squeeze(
                "ratio",
                lower=sympy.S.One,
                upper=(1 + epsilon) / (1 - epsilon) ** 2,
                slack=epsilon,
                why="with E(N) <= epsilon sigma^2 and G >= 1 - epsilon",
            ),
        ),
    ),
    instances=(
        Instance.of(beta="1/2", d=1, sigma=1),
        Instance.of(beta=1, d=2, sigma=1),
        Instance.of(beta="3/2", d=3, sigma=1),
    ),
    notes="Lower bounds per term do not make a joint law; this is the two-sided statement over joint allocations.",
)
