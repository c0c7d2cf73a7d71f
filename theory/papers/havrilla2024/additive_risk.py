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
        Meaning(epsilon, "bound on the square root of E/sigma^2 and on how far G falls below the identity"),
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
                "R >= E + sigma^2 N/n: the sampled Gram matrix G of N modes of constant total square has trace N, so "
                "the variance sigma^2 tr(G^-1)/n is at least sigma^2 N/n (arithmetic against harmonic mean)",
            ),
            Premise(
                "citation",
                "R <= E + sigma^2 (N/n) (1 + epsilon)/(1 - epsilon)^2 with probability tending to one, for an epsilon "
                "that tends to zero: G >= 1 - epsilon (matrix Chernoff; n/N grows like a power of C on the frontier), "
                "and the score has mean square sigma^2 N/n from the noise, exactly, and E N/n from the unfitted modes "
                "on average over the points, hence at most epsilon sigma^2 N/n outside a probability epsilon if "
                "E <= epsilon^2 sigma^2 (Markov)",
            ),
        ),
        steps=(
            Squeeze(
                "ratio",
                lower=sympy.S.One,
                upper=(1 + epsilon) / (1 - epsilon) ** 2,
                slack=epsilon,
                why="both premises, divided by E + sigma^2 N/n",
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
