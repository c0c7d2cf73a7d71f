"""Number of samples at which label noise starts to matter."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, beta, d, n
from theory.records import Claim, Convention, Crossover, Derivation, Instance, Meaning, Order, Premise
from theory.symbols import resources

S = resources("S")
crossover = sympy.Function("n_cross")(S)

CLAIM = Claim(
    id="havrilla2024:noise-crossover",
    title="Crossover from noise-free to noisy learning",
    statement=Order(crossover, "Theta", S ** (d / beta), S),
    source="ours",
    fidelity="as stated",
    reference="From the noiseless and the noisy rate.",
    meanings=(
        Meaning(crossover, "number of samples at which noise doubles the noise-free risk", r"n_\times(S)"),
        Meaning(S, "1/sigma, with sigma the standard deviation of the noise and the largest mode of variance one"),
        Meaning(n, "number of samples"),
        SMOOTHNESS,
        DIMENSION,
    ),
    convention=Convention(
        loss="squared", mode="expectation", target="average", limits="sigma to zero, with n at the crossover"
    ),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:noiseless-rate"),
            Premise("claim", "havrilla2024:data-exponent"),
            Premise(
                "assumption",
                "in the noisy rate noise and samples enter as n/sigma^2 alone, as they do in the sequence model, and "
                "the two rates meet up to a constant factor where noise doubles the risk",
            ),
        ),
        steps=(
            Crossover(
                "crossover",
                left=(n * S**2) ** (-2 * beta / (2 * beta + d)),
                right=n ** (-2 * beta / d),
                variable=n,
                why="where the noisy and the noiseless rate are equal",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k) for b in ("1/2", "3/2") for k in (1, 2, 3)),
)
