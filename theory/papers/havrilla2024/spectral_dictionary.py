"""One exponent of decay for smoothness and dimension."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, SPECTRUM, WEYL, beta, d, j
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Optimum
from theory.symbols import parameters, resources

q = parameters("q")
r = resources("r")
decay = sympy.symbols("decay", positive=True)

CLAIM = Claim(
    id="havrilla2024:spectral-dictionary",
    title="Smoothness and dimension in one exponent",
    statement=Equality(q, 1 + 2 * beta / d),
    source="ours",
    fidelity="as stated",
    reference="Ours; textbook ingredients: Weyl's law.",
    meanings=(
        Meaning(q, "decay of the variances of the modes in their index; 1 + alpha_N, and 1/(1 - alpha_D) with noise"),
        Meaning(j, "index of a mode"),
        Meaning(r, "frequency of the j-th mode"),
        SMOOTHNESS,
        DIMENSION,
    ),
    derivation=Derivation(
        premises=(WEYL, SPECTRUM),
        steps=(
            Optimum(
                "decay",
                r ** -(2 * beta + d),
                costs=(r**d,),
                budget=j,
                yields="exponent",
                why="least variance among the first j modes",
            ),
            Identity("law", lhs=decay, rhs=1 + 2 * beta / d, why="as a sum"),
        ),
    ),
    instances=tuple(Instance.of(beta=b, nu=b, d=k, D=2 * k, sigma=1) for b, k in (("1/2", 1), ("1/2", 2), ("3/2", 3))),
    notes="It ties the laws on manifolds to those of power-law spectra, where alpha_N = q - 1 and alpha_D = 1 - 1/q.",
)
