"""How large the entries of a ReLU-attention network can become."""

import sympy

from theory.papers.havrilla2024._network import FACTOR, GROWTH, LAYERS, MAJORANT, SIZES, L, M
from theory.records import (
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Identity,
    Induction,
    Inequality,
    Instance,
    Meaning,
)
from theory.symbols import named, parameters

f, g, h = parameters("f g h")
A, y = parameters("A y", positive=False)
growth = sympy.symbols("growth", positive=True)
largest = sympy.Function("H")(L)
logarithm = (3**L - 1) / 2 * A + 3**L * y

CLAIM = Claim(
    id="havrilla2024:attention-growth",
    title="Growth of the entries through ReLU attention",
    statement=Inequality(largest, "<=", GROWTH),
    source="ours",
    fidelity="reconstructed",
    reference="Ours. Notes on the paper recall a covering lemma with the power 3^L of the input; it was not seen.",
    meanings=(
        Meaning(largest, "largest modulus of an entry after L blocks"),
        LAYERS,
        *SIZES,
        Meaning(f, "w p kappa^2"),
        Meaning(g, "m l p^4 kappa^3"),
        Meaning(h, "largest modulus of an entry before a block, at least one"),
        Meaning(A, "logarithm of (1 + f)(1 + g)"),
        Meaning(y, "logarithm of M"),
    ),
    assumptions=(sympy.Ge(M, 1),),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(MAJORANT,),
        steps=(
            Bound(
                name="block",
                relation=(1 + f) * (h + g * h**3) <= (1 + f) * (1 + g) * h**3,
                facts=(h >= 1,),
                why="a block at most cubes, up to the factor (1 + f)(1 + g)",
            ),
            Induction(
                name="logs",
                formula=logarithm,
                index=L,
                start=y,
                increment=2 * logarithm + A,
                why="each block triples the logarithm and adds A",
            ),
            Identity(
                name="growth",
                lhs=sympy.exp(named("logs")),
                rhs=GROWTH,
                given=((A, sympy.log(FACTOR)), (y, sympy.log(M))),
                why="without logarithms",
            ),
            Combine(name="bound", expression=largest <= growth, why="L blocks, from entries of at most M"),
        ),
    ),
    instances=tuple(
        Instance.of(L=depth, kappa=k, M=size, p=2, m=2, l=3, w=3)
        for depth, k, size in ((1, 1, 5), (2, 1, 5), (3, 1, 5), (1, "1/4", 2), (2, "1/4", 2), (3, 2, 3))
    ),
    notes="Weights that are all kappa on entries that are all M come close to the bound, so the power 3^L is needed.",
)
