"""Without noise, data and model size limit kernel regression by the same exponent."""

import sympy

from theory.papers.bahri2021._model import DIMENSION, NOTES, P, beta, d, n, r
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters

alpha_D, alpha_P = parameters("alpha_D alpha_P")
data, model = sympy.symbols("data model", positive=True)

CLAIM = Claim(
    id="bahri2021:duality",
    title="Data and model size are dual",
    statement=Equality(alpha_D / alpha_P, sympy.S.One),
    source="ours",
    fidelity="reconstructed",
    reference=NOTES,
    meanings=(
        Meaning(alpha_D, "exponent of samples at infinite size", r"\alpha_D"),
        Meaning(alpha_P, "exponent of model size with infinite data", r"\alpha_P"),
        Meaning(n, "number of samples"),
        Meaning(P, "number of modes fitted"),
        Meaning(r, "frequency resolved"),
        Meaning(beta, "smoothness of the target"),
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:noiseless-rate: n samples leave what lies beyond frequency r, r^d = n"),
            Premise("claim", "havrilla2024:model-exponent: P modes leave what lies beyond frequency r, r^d = P"),
        ),
        steps=(
            Optimum("data", r ** (-2 * beta), costs=(r**d,), budget=n, yields="exponent", why="limited by samples"),
            Optimum("model", r ** (-2 * beta), costs=(r**d,), budget=P, yields="exponent", why="limited by size"),
            Identity(
                name="ratio",
                lhs=alpha_D / alpha_P,
                rhs=sympy.S.One,
                given=((alpha_D, data), (alpha_P, model)),
                why="both tails are cut at the same frequency",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k, sigma=0) for b, k in (("1/2", 1), ("3/2", 2), ("1/2", 3))),
    notes="Noise breaks it: then 1/alpha_D exceeds 1/alpha_P by one, see havrilla2024:exponent-identity.",
)
