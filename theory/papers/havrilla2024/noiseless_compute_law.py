"""Risk on the compute frontier from noise-free labels."""

import sympy

from theory.papers.havrilla2024._symbols import (
    COMPUTE,
    DIMENSION,
    MODES,
    NOISE,
    NOISELESS,
    SAMPLES,
    SMOOTHNESS,
    SPECTRUM,
    TAIL,
    WEYL,
    C,
    N,
    beta,
    d,
    n,
)
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise

risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="havrilla2024:noiseless-compute-law",
    title="Compute-optimal risk with noise-free labels",
    statement=Order(risk, "Theta", C ** (-beta / d), C),
    source="ours",
    fidelity="as stated",
    reference="Ours; no compute law was seen in the paper's summaries.",
    meanings=(
        Meaning(risk, "least squared error at compute C, of least squares with N modes on n equispaced samples"),
        COMPUTE,
        MODES,
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISELESS,),
    convention=Convention(loss="squared", mode="expectation", target="average", compute=N * n, along="frontier"),
    derivation=Derivation(
        premises=(
            WEYL,
            SPECTRUM,
            TAIL,
            Premise(
                "citation",
                "on a lattice the discrete Fourier modes are orthogonal, so least squares adds to what lies beyond the "
                "N modes what the samples confuse with them, which is at most what lies beyond the order of n modes",
            ),
            Premise(
                "claim",
                "havrilla2024:noiseless-rate: whatever N is, no rule does better than the order of n^(-2 beta/d)",
            ),
        ),
        steps=(
            Optimum(
                name="law",
                risk=N ** (-2 * beta / d) + n ** (-2 * beta / d),
                costs=(N * n,),
                budget=C,
                why="both sides of the joint risk have this order: below by the larger term, above by the sum",
            ),
        ),
    ),
    instances=(
        Instance.of(beta="3/2", d=1, sigma=0),
        Instance.of(beta="1/2", d=2, sigma=0),
    ),
    notes="Model and samples then grow alike, as the root of compute; with noise samples grow faster.",
)
